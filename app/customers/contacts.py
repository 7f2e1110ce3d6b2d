"""Writes about the contacts of a customer and their contact points."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select

from app.core.errors import Conflict, Invalid, NotFound
from app.core.text import sort_key
from app.core.undo import Undo
from app.customers import index, point_reads, point_writes
from app.customers.dto import PointInput, PointRow, RemoveContact, SaveContact
from app.customers.point_writes import KeptPoint
from app.customers.points import clean, first_masked
from app.customers.rules import CustomerKind, PointKind
from app.customers.service import require_on
from app.customers.tables import Contact, Customer
from app.db.uow import UnitOfWork

_PRIVATE = frozenset({"birthday", "wechat"})
_PLAIN = frozenset(
    {"name", "position", "is_primary", "is_decision_maker", "preferred_channel", "left_on"}
)


@dataclass(frozen=True)
class PutContactBack:
    """What a contact was before a step: the inverse that undo runs.

    Attributes:
        fields: his columns; None if the step made him.
        points: those he had.
        primary_id: who was the primary contact of his customer.
        is_private: the step changed his birthday or handles, which are not named here.
        seen_version: of the contact after the step.
        added: the points that came by the step.
    """

    contact_id: int
    fields: Mapping[str, Any] | None
    points: tuple[KeptPoint, ...]
    primary_id: int | None
    is_private: bool = False
    seen_version: int = 0
    added: tuple[int, ...] = ()


def save_contact(uow: UnitOfWork, cmd: SaveContact) -> int:
    """Add or change a contact.

    Raises:
        PermissionDenied, NotFound, Conflict.
        Invalid: no name, a phone or e-mail that cannot be one, a second person of an individual.
    """
    customer = uow.get(Customer, cmd.customer_id)
    require_on(uow, "customer.change", customer)
    fields = {name: _stripped(value) for name, value in cmd.fields.items()}
    unknown = fields.keys() - _PLAIN - _PRIVATE
    if unknown:
        raise Invalid(dict.fromkeys(unknown, "not_changeable"))
    primary_id = _primary_id(uow, customer)
    contact = _contact(uow, customer, cmd, fields)
    before = _before(uow, contact, primary_id, is_new=cmd.contact_id is None)
    _apply(uow, contact, fields)
    private = {name: fields[name] or None for name in sorted(_PRIVATE & fields.keys())}
    if private:
        point_writes.save_private(uow, [{"contact_id": contact.id, **private}])
    added = _set_points(uow, contact, cmd.points) if cmd.points is not None else []
    _keep_one_primary(uow, customer, contact)
    _finish(uow, customer, contact)
    label = "undo.contact.added" if before.fields is None else "undo.contact.changed"
    before = replace(before, added=tuple(added), is_private=bool(private))
    _offer_undo(uow, label, contact, before)
    return contact.id


def _finish(uow: UnitOfWork, customer: Customer, contact: Contact) -> None:
    index.refresh(uow.session, customer)
    uow.changes.touch("customer", customer.id)
    uow.changes.touch("contact", contact.id)


def _stripped(value: object) -> object:
    return value.strip() if isinstance(value, str) else value


def _contact(
    uow: UnitOfWork, customer: Customer, cmd: SaveContact, fields: Mapping[str, Any]
) -> Contact:
    """The contact to change, or a new one."""
    if cmd.contact_id is None:
        if not fields.get("name"):
            raise Invalid({"name": "required"})
        if customer.kind == CustomerKind.INDIVIDUAL:
            raise Invalid({"contacts": "only_himself"})
        contact = Contact(customer_id=customer.id, name=fields["name"], sort_key="")
        return uow.add(contact)
    contact = uow.get_seen(Contact, cmd.contact_id, cmd.seen_version)
    if not fields.get("name", contact.name):
        raise Invalid({"name": "required"})
    if (
        customer.kind == CustomerKind.INDIVIDUAL
        and fields.get("name", contact.name) != contact.name
    ):
        raise Invalid({"name": "only_himself"})  # he is renamed as the customer
    return contact


def _apply(uow: UnitOfWork, contact: Contact, fields: Mapping[str, Any]) -> None:
    for name in _PLAIN & fields.keys():
        setattr(contact, name, None if fields[name] == "" else fields[name])
    contact.sort_key = sort_key(contact.name)


def _set_points(uow: UnitOfWork, contact: Contact, wanted: tuple[PointInput, ...]) -> list[int]:
    """Make ``wanted`` the points of a contact; those without a text stay as they are stored.

    Returns the ids of the new ones.
    """
    kept = [
        KeptPoint(
            point.point_id, point.label.strip() or None, point.do_not_contact, point.is_preferred
        )
        for point in wanted
        if point.text is None and point.point_id is not None
    ]
    added = point_writes.set_points(uow, contact.id, kept, clean(wanted))
    contact.updated_at = uow.now()  # who saw other points did not see this contact
    _remask(uow, contact)
    return added


def _points(uow: UnitOfWork, contact: Contact) -> list[PointRow]:
    uow.session.flush()
    return point_reads.masked(uow.session, [contact.id])


def _remask(uow: UnitOfWork, contact: Contact) -> None:
    points = _points(uow, contact)
    contact.phone_masked = first_masked(points, PointKind.PHONE)
    contact.email_masked = first_masked(points, PointKind.EMAIL)


def _keep_one_primary(uow: UnitOfWork, customer: Customer, contact: Contact) -> None:
    """Exactly one contact is primary: the one just made so, else the oldest who has not left."""
    uow.session.flush()
    others = (
        select(Contact)
        .where(
            Contact.customer_id == customer.id,
            Contact.id != contact.id,
            Contact.deleted_at.is_(None),
        )
        .order_by(Contact.left_on.is_not(None), Contact.id)
    )
    people = list(uow.session.execute(others).scalars())
    if contact.is_primary:
        for other in people:
            other.is_primary = False
    elif not any(other.is_primary for other in people):
        heir = people[0] if people and contact.deleted_at is not None else contact
        heir.is_primary = heir.deleted_at is None


def remove_contact(uow: UnitOfWork, cmd: RemoveContact) -> None:
    """Delete a contact with his contact points.

    Raises:
        PermissionDenied, NotFound, Conflict.
        Invalid: an individual customer cannot lose himself.
    """
    contact = uow.get_seen(Contact, cmd.contact_id, cmd.seen_version)
    customer = uow.get(Customer, contact.customer_id)
    require_on(uow, "customer.change", customer)
    if customer.kind == CustomerKind.INDIVIDUAL:
        raise Invalid({"contacts": "only_himself"})
    before = _before(uow, contact, _primary_id(uow, customer), is_new=False)
    _remove(uow, customer, contact)
    _finish(uow, customer, contact)
    _offer_undo(uow, "undo.contact.deleted", contact, before)


def _remove(uow: UnitOfWork, customer: Customer, contact: Contact) -> None:
    _set_points(uow, contact, ())
    uow.delete(contact)
    contact.is_primary = False
    _keep_one_primary(uow, customer, contact)


def put_back(uow: UnitOfWork, cmd: PutContactBack) -> None:
    """Make a contact what he was before a step; points others have added since stay.

    Raises:
        PermissionDenied.
        NotFound: no such contact.
        Conflict: he was changed since.
    """
    contact = uow.session.get(Contact, cmd.contact_id)
    if contact is None:
        raise NotFound(entity="contact", id=cmd.contact_id)
    customer = uow.get(Customer, contact.customer_id)
    require_on(uow, "customer.change", customer)
    if contact.version != cmd.seen_version:
        raise Conflict(entity="contact", id=contact.id)
    if cmd.fields is None:
        _remove(uow, customer, contact)
    else:
        contact.deleted_at = contact.deleted_by_id = None
        _apply(uow, contact, cmd.fields)
        if cmd.is_private:
            point_writes.put_private_back(uow, contact.id)
        point_writes.put_points_back(uow, contact.id, cmd.points, cmd.added)
        _remask(uow, contact)
    _make_primary(uow, customer, contact, cmd.primary_id)
    _finish(uow, customer, contact)


def _make_primary(
    uow: UnitOfWork, customer: Customer, contact: Contact, primary_id: int | None
) -> None:
    """The one who was primary before is it again, if he is still there."""
    uow.session.flush()
    people = select(Contact).where(Contact.customer_id == customer.id, Contact.deleted_at.is_(None))
    found = uow.session.execute(people).scalars().all()
    if any(other.id == primary_id for other in found):
        for other in found:
            other.is_primary = other.id == primary_id
    else:
        _keep_one_primary(uow, customer, contact)


def _primary_id(uow: UnitOfWork, customer: Customer) -> int | None:
    return uow.session.execute(
        select(Contact.id).where(
            Contact.customer_id == customer.id, Contact.is_primary, Contact.deleted_at.is_(None)
        )
    ).scalar()


def _before(
    uow: UnitOfWork, contact: Contact, primary_id: int | None, *, is_new: bool
) -> PutContactBack:
    if is_new:
        return PutContactBack(contact.id, None, (), primary_id)
    points = tuple(
        KeptPoint(point.id, point.label, point.do_not_contact, point.is_preferred)
        for point in _points(uow, contact)
    )
    fields = {name: getattr(contact, name) for name in _PLAIN}
    return PutContactBack(contact.id, fields, points, primary_id)


def _offer_undo(uow: UnitOfWork, label: str, contact: Contact, before: PutContactBack) -> None:
    uow.session.flush()
    uow.undo = Undo(label, put_back, (replace(before, seen_version=contact.version),))
