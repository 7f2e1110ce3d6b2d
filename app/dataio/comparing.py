"""What an update would change: a stored customer held against what a file says. Pure."""

from dataclasses import dataclass
from typing import Any

from app.core.text import fold
from app.customers.dto import NewContact
from app.customers.points import Point, clean, first_masked
from app.customers.rules import CustomerKind, Lifecycle, PointKind, Status
from app.dataio.forms import SOURCE, Person, Wanted
from app.dataio.stored import StoredContact, StoredCustomer

TAGS = "tags"  # stands for a column of the customer, though tags are rows of their own
_PRIVATE = ("revenue_text", "revenue_amount")
_KEPT = frozenset({"kind", "external_no", TAGS, *_PRIVATE})  # not simply overwritten


@dataclass(frozen=True, slots=True)
class Change:
    """One column that gets another value."""

    table: str
    row_id: int
    column: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Update:
    """Everything an import changes at one customer; nothing is ever taken away.

    Attributes:
        points: (contact id, new points of this contact).
        contacts: people who are new at this customer.
    """

    customer_id: int
    changes: tuple[Change, ...]
    points: tuple[tuple[int, tuple[Point, ...]], ...]
    contacts: tuple[NewContact, ...]

    def is_empty(self) -> bool:
        """Whether the file says nothing new."""
        return not (self.changes or self.points or self.contacts)


@dataclass(frozen=True, slots=True)
class InCharge:
    """The people a file names, as ids; None where it names nobody or nobody known."""

    owner_id: int | None
    manager_id: int | None
    department_id: int | None  # of the owner


def compare(stored: StoredCustomer, wanted: Wanted, people: InCharge) -> Update:
    """What ``wanted`` changes at ``stored``."""
    id_ = stored.columns["id"]
    values = {name: value for name, value in wanted.values.items() if name not in _KEPT}
    values |= _number(stored, wanted)
    if people.owner_id is not None and people.owner_id != stored.columns["owner_id"]:
        values |= {"owner_id": people.owner_id, "department_id": people.department_id}
    if people.manager_id is not None:
        values["account_manager_id"] = people.manager_id
    values |= _lifecycle(stored, values)
    private = {name: wanted.values[name] for name in _PRIVATE if name in wanted.values}
    changes = [
        *_changes("customer", id_, stored.columns, values),
        *_changes("customer_private", id_, stored.private, private),
    ]
    tags = tuple(sorted({*stored.tags, *wanted.values.get(TAGS, ())}))
    if set(tags) != set(stored.tags):
        changes.append(Change("customer", id_, TAGS, stored.tags, tags))
    contacts = _People(stored)
    for person in wanted.people:
        contacts.take(person)
    if "name" in values and stored.columns["kind"] == CustomerKind.INDIVIDUAL:
        contacts.rename(values["name"])
    return Update(
        id_,
        (*changes, *contacts.changes),
        tuple((contact_id, tuple(points)) for contact_id, points in contacts.points.items()),
        tuple(contacts.added),
    )


def _number(stored: StoredCustomer, wanted: Wanted) -> dict[str, str]:
    """The number of the file, for a customer that has none; a number he has stays."""
    number = wanted.values.get("external_no")
    if not number or stored.columns["external_no"] or number == stored.columns["number"]:
        return {}
    return {"external_no": number, "external_source": SOURCE}


def _lifecycle(stored: StoredCustomer, values: dict[str, Any]) -> dict[str, str]:
    """The lifecycle that follows from another status.

    The first won date does not follow: a file tells what has been so for a while, not since when.
    """
    status = values.get("status")
    if status == Status.LOST:
        return {"lifecycle": Lifecycle.LOST}
    if status is not None and stored.columns["lifecycle"] == Lifecycle.LOST:
        return {"lifecycle": Lifecycle.ACTIVE}
    return {}


def _changes(
    table: str, row_id: int, before: dict[str, Any], values: dict[str, Any]
) -> list[Change]:
    return [
        Change(table, row_id, name, before[name], value)
        for name, value in values.items()
        if value != before[name]
    ]


class _People:
    """The contacts of a customer, taking what a file says of people."""

    def __init__(self, stored: StoredCustomer) -> None:
        self._stored = stored
        self._known = {point for contact in stored.contacts for point in contact.points}
        self.changes: list[Change] = []
        self.points: dict[int, list[Point]] = {}
        self.added: list[NewContact] = []

    def take(self, person: Person) -> None:
        """Note what is new about a person."""
        contact = self._find(person)
        points = [
            point
            for point in clean(tuple(person.points.values()), is_strict=False)
            if (point.kind, point.normal) not in self._known
        ]
        self._known |= {(point.kind, point.normal) for point in points}
        if contact is None:
            self.added.append(person.contact())
            return
        id_ = contact.columns["id"]
        said = {"name": person.name, "position": person.position}
        if self._is_individual():
            del said["name"]
        for kind, column in ((PointKind.PHONE, "phone_masked"), (PointKind.EMAIL, "email_masked")):
            said[column] = contact.columns[column] or first_masked(points, kind) or ""
        private = {"birthday": person.birthday, "wechat": person.wechat}
        self.changes += _changes("contact", id_, contact.columns, _filled(said))
        contact.columns |= _filled(said)  # the next person must not take the same contact
        self.changes += _changes("contact_private", id_, contact.private, _filled(private))
        if points:
            self.points.setdefault(id_, []).extend(points)

    def rename(self, name: str) -> None:
        """An individual's only contact is called as he is."""
        himself = self._stored.contacts[0]
        self.changes += _changes("contact", himself.columns["id"], himself.columns, {"name": name})

    def _find(self, person: Person) -> StoredContact | None:
        contacts = self._stored.contacts
        if not contacts:
            return None
        if not person.name or self._is_individual():
            return contacts[0]
        for contact in contacts:
            if fold(contact.columns["name"]) == fold(person.name):
                return contact
        return contacts[0] if not contacts[0].columns["name"] else None

    def _is_individual(self) -> bool:
        return bool(self._stored.columns["kind"] == CustomerKind.INDIVIDUAL)


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "")}
