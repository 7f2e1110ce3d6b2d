"""Writes about the contacts of a customer and their contact points."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete as delete_rows
from sqlalchemy import select

from app.core.errors import Invalid
from app.core.text import sort_key
from app.customers import index
from app.customers.dto import PointInput, RemoveContact, SaveContact
from app.customers.points import Point, clean, first_masked
from app.customers.rules import CustomerKind, PointKind
from app.customers.service import insert_point, require_on
from app.customers.tables import (
    Contact,
    ContactPoint,
    ContactPointToken,
    ContactPrivate,
    Customer,
)
from app.db.uow import UnitOfWork

_PRIVATE = frozenset({"birthday", "wechat"})
_PLAIN = frozenset(
    {"name", "position", "is_primary", "is_decision_maker", "preferred_channel", "left_on"}
)


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
    contact = _contact(uow, customer, cmd, fields)
    _apply(uow, contact, fields)
    if cmd.points is not None:
        _set_points(uow, contact, cmd.points)
    _keep_one_primary(uow, customer, contact)
    index.refresh(uow.session, customer)
    uow.changes.touch("customer", customer.id)
    uow.changes.touch("contact", contact.id)
    return contact.id


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
        uow.add(contact)
        uow.session.add(ContactPrivate(contact_id=contact.id))
        uow.session.flush()
        return contact
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
    private = uow.session.get_one(ContactPrivate, contact.id)
    for name, value in fields.items():
        setattr(private if name in _PRIVATE else contact, name, None if value == "" else value)
    contact.sort_key = sort_key(contact.name)


def _set_points(uow: UnitOfWork, contact: Contact, wanted: tuple[PointInput, ...]) -> None:
    """Make ``wanted`` the points of a contact; those without a text stay as they are stored."""
    stored = {
        point.id: point
        for point in uow.session.execute(
            select(ContactPoint).where(
                ContactPoint.contact_id == contact.id, ContactPoint.deleted_at.is_(None)
            )
        ).scalars()
    }
    kept = {point.point_id or 0 for point in wanted if point.text is None}
    for point_id in stored.keys() - kept:
        _remove_point(uow, stored[point_id])
    for point in wanted:
        old = stored.get(point.point_id or 0)
        if point.text is None and old is not None:
            old.label = point.label.strip() or None
            old.do_not_contact = point.do_not_contact
            old.is_preferred = point.is_preferred
    present = {
        (stored[point_id].kind, stored[point_id].normal) for point_id in kept & stored.keys()
    }
    for new in clean(wanted):
        if (new.kind, new.normal) not in present:
            insert_point(uow, contact.id, new)
    uow.session.flush()
    _remask(uow, contact)


def _remove_point(uow: UnitOfWork, point: ContactPoint) -> None:
    uow.delete(point)
    uow.session.execute(
        delete_rows(ContactPointToken).where(ContactPointToken.point_id == point.id)
    )


def _remask(uow: UnitOfWork, contact: Contact) -> None:
    rows = uow.session.execute(
        select(
            ContactPoint.kind,
            ContactPoint.as_typed,
            ContactPoint.normal,
            ContactPoint.label,
            ContactPoint.do_not_contact,
            ContactPoint.is_preferred,
        )
        .where(ContactPoint.contact_id == contact.id, ContactPoint.deleted_at.is_(None))
        .order_by(ContactPoint.id)
    )
    points = [Point(PointKind(row[0]), *row[1:]) for row in rows]
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
    _set_points(uow, contact, ())
    uow.delete(contact)
    contact.is_primary = False
    _keep_one_primary(uow, customer, contact)
    index.refresh(uow.session, customer)
    uow.changes.touch("customer", customer.id)
    uow.changes.touch("contact", contact.id)
