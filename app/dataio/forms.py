"""From rows to registration forms: what all rows about one customer say together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from app.core.errors import Invalid
from app.core.text import fold
from app.customers import rules
from app.customers.dto import NewContact, NewCustomer, PointInput
from app.customers.rules import CustomerKind, Gender, PointKind, Priority, Status
from app.dataio.headers import Table
from app.dataio.records import CustomerRecord, ParsedImport, Problem, Reject

SOURCE = "file"  # of the numbers that come with files: the same number is the same customer
# Texts a record and a form call by the same name.
_TEXTS = (
    "name", "industry", "staff_size", "main_business", "source", "need_pain", "need_goal",
    "remark", "city", "address", "website", "occupation",
)  # fmt: skip
_VALUES = ("expected_on", "won_on", "tier")
_CODES = {"kind": CustomerKind, "status": Status, "priority": Priority, "gender": Gender}
_NOT_TAKEN = frozenset({"website"})  # a wrong value here costs the value, not the row


@dataclass
class Person:
    """What rows say of one contact; points by kind and text."""

    name: str = ""
    position: str = ""
    wechat: str = ""
    birthday: date | None = None
    points: dict[tuple[PointKind, str], PointInput] = field(default_factory=dict)

    def add(self, other: "Person") -> None:
        """Take what another row says of the same person; it outdoes what was said before."""
        self.name = other.name or self.name
        self.position = other.position or self.position
        self.wechat = other.wechat or self.wechat
        self.birthday = other.birthday or self.birthday
        self.points = {**self.points, **other.points}

    def contact(self) -> NewContact:
        """The person as a form has it."""
        return NewContact(
            name=self.name,
            position=self.position,
            birthday=self.birthday,
            wechat=self.wechat,
            points=tuple(self.points.values()),
        )


@dataclass
class Wanted:
    """What the rows of one customer say together.

    Attributes:
        rows: of the sheet, the first one first.
        values: by field of the form; only what some row says.
        owner, manager: names of the people in charge, "" if no row says.
        people: the contacts; the first one is the main one.
    """

    rows: list[int]
    values: dict[str, Any]
    owner: str
    manager: str
    people: list[Person]

    def add(self, other: "Wanted") -> None:
        """Take a later row about the same customer: what it says outdoes what was said before."""
        self.rows += other.rows
        number = self.values.get("external_no") or other.values.get("external_no")
        tags = (*self.values.get("tags", ()), *other.values.get("tags", ()))
        self.values |= other.values
        if number:
            self.values["external_no"] = number
        if tags:
            self.values["tags"] = tuple(dict.fromkeys(tags))
        self.owner = other.owner or self.owner
        self.manager = other.manager or self.manager
        for person in other.people:
            known = _same(self.people, person)
            if known:
                known.add(person)
            else:
                self.people.append(person)

    def form(self, owner_id: int | None, manager_id: int | None) -> NewCustomer:
        """The registration form of a new customer."""
        values = dict(self.values)
        number = values.pop("external_no", None)
        return NewCustomer(
            **values,
            external_no=number,
            external_source=SOURCE if number else "",
            owner_id=owner_id,
            account_manager_id=manager_id,
            contacts=tuple(person.contact() for person in self.people),
        )


def _same(people: list[Person], wanted: Person) -> Person | None:
    """The person already known; one without a name is the main one."""
    if not wanted.name and people:
        return people[0]
    for person in people:
        if fold(person.name) == fold(wanted.name) or not person.name:
            return person
    return None


def wanted(record: CustomerRecord, zone: ZoneInfo) -> Wanted:
    """What one row says; ``zone`` is that of the company, in which files mean their times."""
    values: dict[str, Any] = {}
    for name in (*_TEXTS, *_VALUES, "external_no", "tags"):
        values[name] = getattr(record, name)
    for name, code in _CODES.items():
        given = getattr(record, name)
        values[name] = code(given) if given else None
    values["need_keywords"] = "、".join(record.need_keywords)
    if record.first_contact_at:
        values["first_contact_at"] = record.first_contact_at.replace(tzinfo=zone)
    if record.revenue:
        values["revenue_text"] = record.revenue.text
        values["revenue_amount"] = record.revenue.amount
    said = {name: value for name, value in values.items() if value not in (None, "", ())}
    return Wanted([record.row], said, record.owner, record.account_manager, _people(record))


def _people(record: CustomerRecord) -> list[Person]:
    texts = [(PointKind.PHONE, phone.as_typed) for phone in record.phones]
    if record.email:
        texts.append((PointKind.EMAIL, record.email))
    person = Person(
        name="" if record.kind == CustomerKind.INDIVIDUAL else record.contact_name,
        position=record.contact_position,
        wechat=record.wechat,
        birthday=record.birthday,
        points={(kind, text): PointInput(kind, text) for kind, text in texts},
    )
    return [person] if person != Person() else []


def screened(parsed: ParsedImport, table: Table, mapping: Mapping[int, str]) -> ParsedImport:
    """Hold every record against the rules of the registration form.

    A value the form would refuse rejects its row, or is left out with a warning where the customer
    is worth having without it.
    """
    headings = {key: table.headings[index] for index, key in mapping.items()}
    cells = {row.number: row.cells for row in table.rows}
    records: list[CustomerRecord] = []
    rejects = list(parsed.rejects)
    warnings = list(parsed.warnings)
    for record in parsed.records:
        problems = [
            Problem(table.sheet, record.row, headings[name], name, code, raw[:80])
            for name, code, raw in _refused(record)
        ]
        if any(problem.field not in _NOT_TAKEN for problem in problems):
            rejects.append(Reject(table.sheet, record.row, tuple(problems), cells[record.row]))
            continue
        warnings += problems
        left_out: dict[str, Any] = {problem.field: "" for problem in problems}
        records.append(replace(record, **left_out) if left_out else record)
    rejects.sort(key=lambda reject: reject.row)
    return replace(parsed, records=tuple(records), rejects=tuple(rejects), warnings=tuple(warnings))


def _refused(record: CustomerRecord) -> Iterable[tuple[str, str, str]]:
    """(field, problem code, text) of what the form would refuse."""
    texts = {name: getattr(record, name) for name in _TEXTS if getattr(record, name)}
    texts["need_keywords"] = "、".join(record.need_keywords)
    try:
        rules.check(texts)
    except Invalid as error:
        return [(name, code, texts[name]) for name, code in error.fields.items()]
    return ()
