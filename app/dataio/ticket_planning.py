"""Deciding what becomes of every ticket of a file, before anything is written."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.text import fold
from app.core.words import ENGLISH, say
from app.customers.dto import NewCustomer
from app.dataio.forms import SOURCE
from app.dataio.headers import Table
from app.dataio.records import Problem, Reject
from app.dataio.result import Remark
from app.dataio.stored import parts
from app.dataio.ticket_customers import Customers, NoCustomer
from app.dataio.ticket_records import ParsedTickets, TicketRecord
from app.dataio.ticket_steps import EndUnknown, moment, steps_of
from app.identity.tables import Department, UserAccount
from app.tickets.history import categories
from app.tickets.past import PastTicket
from app.tickets.rules import Channel, Kind, Outcome, Priority, Rating, Severity
from app.tickets.tables import Ticket

_SPACE = UUID("6b8f6f0e-6a0b-4c1d-9d57-1f3f2f0f9a51")  # of tickets without a number
_TITLE_LENGTH = 80
_NAMED = 5  # names said in a remark
_CODES: Mapping[str, type] = {
    "kind": Kind, "severity": Severity, "priority": Priority, "channel": Channel,
    "outcome": Outcome, "rating": Rating,
}  # fmt: skip
_TEXTS = ("description", "solution", "feedback", "improvement", "root_cause", "sub_kind")


@dataclass(frozen=True, slots=True)
class TicketChoices:
    """What the person decided.

    Attributes:
        create_customers: who is not stored yet is registered, as a customer of old.
        source: whose numbers the file has; the same number of one source is the same ticket.
        kind: of tickets whose row names none.
        customer: the same, by name; "" refuses such rows.
    """

    create_customers: bool = False
    source: str = SOURCE
    kind: Kind = Kind.TECHNICAL
    customer: str = ""


@dataclass(frozen=True, slots=True)
class TicketPlan:
    """What an import will write.

    Attributes:
        tickets: with negative customer ids, -1 for the first of ``customers``.
        skipped: tickets that are stored already.
    """

    tickets: tuple[PastTicket, ...]
    customers: tuple[NewCustomer, ...]
    skipped: int
    rejects: tuple[Reject, ...]
    remarks: tuple[Remark, ...]


def plan_tickets(
    session: Session, table: Table, parsed: ParsedTickets, choices: TicketChoices, zone: ZoneInfo
) -> TicketPlan:
    """Decide about every record; the number of queries does not grow with each row.

    Args:
        zone: of the company; the file's times are in it.
    """
    planner = _Planner(session, table, parsed.records, choices, zone)
    for record in parsed.records:
        planner.take(record)
    return TicketPlan(
        tuple(planner.tickets),
        tuple(planner.customers.new.values()),
        planner.skipped,
        (*parsed.rejects, *planner.rejects),
        tuple(planner.remarks()),
    )


class _Planner:
    """Turns records into tickets, with what the store knows."""

    def __init__(
        self,
        session: Session,
        table: Table,
        records: Iterable[TicketRecord],
        choices: TicketChoices,
        zone: ZoneInfo,
    ) -> None:
        self.tickets: list[PastTicket] = []
        self.rejects: list[Reject] = []
        self.skipped = 0
        self.customers = Customers(session, records, create=choices.create_customers)
        self._table, self._choices, self._zone = table, choices, zone
        self._kinds = categories(session)
        self._people = _people(session)
        self._departments = _departments(session)
        self._unknown: dict[str, dict[str, list[int]]] = {}
        self._numbers, self._uids = _stored(session, records, choices.source)
        self._cells = {row.number: row.cells for row in table.rows}

    def take(self, record: TicketRecord) -> None:
        """Make a ticket of a record, skip it, or refuse it."""
        uid = _uid(record, self._choices.source)
        if record.number in self._numbers or uid in self._uids:
            self.skipped += 1
            return
        owner = self._find("people", self._people, record, "owner")
        try:
            customer_id = self.customers.find(record)
            steps = steps_of(record, self._kinds, self._zone, owner)
        except EndUnknown:
            self._refuse(record, "status", "end_unknown")
            return
        except NoCustomer as missing:
            self._refuse(record, "customer", missing.code)
            return
        self._uids.add(uid)
        said = record.said
        self.tickets.append(
            PastTicket(
                customer_id=customer_id,
                title=_title(record),
                steps=steps.steps,
                is_solve_noted=steps.is_solve_noted,
                reported_at=moment(said["reported_at"], self._zone),
                owner_id=owner,
                department_id=self._find("departments", self._departments, record, "department"),
                external_no=record.number or None,
                external_source=self._choices.source,
                reopened=said.get("reopened", 0),
                uid=uid,
                **self._values(said),
            )
        )

    def remarks(self) -> Iterable[Remark]:
        """The people and departments that are not known here."""
        for kind, names in self._unknown.items():
            text = ", ".join(list(names)[:_NAMED]) + (", …" if len(names) > _NAMED else "")
            rows = sorted(row for some in names.values() for row in some)
            yield Remark(f"{kind}_unknown", text, tuple(rows))

    def _values(self, said: Mapping[str, Any]) -> dict[str, Any]:
        found: dict[str, Any] = {key: said[key] for key in _TEXTS if key in said}
        found |= {key: code(said[key]) for key, code in _CODES.items() if key in said}
        for key in ("occurred_at", "wanted_by"):
            if key in said:
                found[key] = moment(said[key], self._zone)
        return {"kind": self._choices.kind, **found}

    def _find(
        self, kind: str, known: Mapping[str, int], record: TicketRecord, key: str
    ) -> int | None:
        name = record.said.get(key, "")
        if not name:
            return None
        if fold(name) not in known:
            self._unknown.setdefault(kind, {}).setdefault(name, []).extend(record.rows)
        return known.get(fold(name))

    def _refuse(self, record: TicketRecord, field: str, code: str) -> None:
        row = record.rows[-1]
        text = str(record.said.get(field) or record.said.get("customer_no", ""))
        problem = Problem(self._table.sheet, row, field, field, code, text)
        self.rejects.append(Reject(self._table.sheet, row, (problem,), self._cells[row]))


def _people(session: Session) -> dict[str, int]:
    """Ids by name; of two people with one name the active one counts, then the older."""
    rows = session.execute(
        select(UserAccount.name, UserAccount.id)
        .where(UserAccount.deleted_at.is_(None))
        .order_by(UserAccount.is_active, UserAccount.id.desc())
    )
    return {fold(name): id_ for name, id_ in rows}


def _departments(session: Session) -> dict[str, int]:
    """Ids by key, own name, and the default name in either language."""
    found: dict[str, int] = {}
    rows = session.execute(
        select(Department.id, Department.key, Department.name).where(
            Department.deleted_at.is_(None)
        )
    )
    for id_, key, name in rows:
        word = f"department.{key}"
        defaults = [say(word, language) for language in ("en", "zh_CN") if word in ENGLISH]
        found |= {fold(one): id_ for one in (key, name, *defaults) if one}
    return found


def _stored(
    session: Session, records: Iterable[TicketRecord], source: str
) -> tuple[set[str], set[UUID]]:
    """Numbers and uids of this file's tickets that are stored already, deleted ones too."""
    numbers = sorted({record.number for record in records if record.number})
    uids = [_uid(record, source) for record in records if not record.number]
    known: set[str] = set()
    for part in parts(numbers):
        found = select(Ticket.external_no).where(
            Ticket.external_source == source, Ticket.external_no.in_(part)
        )
        known |= {number for number in session.execute(found).scalars() if number}
    seen: set[UUID] = set()
    for some in parts(uids):
        seen |= set(session.execute(select(Ticket.uid).where(Ticket.uid.in_(some))).scalars())
    return known, seen


def _uid(record: TicketRecord, source: str) -> UUID:
    """The same for the same ticket of the same source, however often its file is read."""
    said = record.said
    told = (said.get(key, "") for key in ("customer_no", "customer", "reported_at", "title"))
    about = record.number or "\n".join(map(str, told))
    return uuid5(_SPACE, f"{source}\n{bool(record.number)}\n{about}")


def _title(record: TicketRecord) -> str:
    said = record.said
    lines = str(said.get("title") or said.get("description") or "").splitlines()
    text = lines[0] if lines else said.get("sub_kind") or record.number or said.get("customer", "")
    return str(text)[:_TITLE_LENGTH]
