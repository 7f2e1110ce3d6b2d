"""Writes about customers; their contacts stand in ``contacts.py``, many at once in ``bulk.py``."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from app.core.errors import Invalid, NotFound
from app.core.text import sort_key
from app.core.undo import Undo
from app.customers import index, point_writes, rules, stats
from app.customers.drafting import TEXTS, ContactDraft, CustomerDraft, check_form, draft
from app.customers.dto import ChangeCustomer, DeleteCustomer, NewCustomer, RestoreCustomer
from app.customers.events import CustomersRegistered, Registered, TierChanged
from app.customers.rules import CustomerKind, Lifecycle, Status
from app.customers.tables import (
    Contact,
    Customer,
    CustomerPrivate,
    CustomerTag,
    Tier,
)
from app.db.numbers import customer_numbers
from app.db.uow import UnitOfWork
from app.identity.queries import department_of
from app.identity.tables import UserAccount

SLIP = timedelta(minutes=10)  # whoever registered a customer may take it back so long
_OWNERSHIP = frozenset({"owner_id", "account_manager_id"})
_TIER = frozenset({"tier"})
_REVENUE = frozenset({"revenue_text", "revenue_amount"})
_CHANGEABLE = (
    frozenset({*TEXTS, "name", "status", "priority", "gender", "first_contact_at", "expected_on"})
    | frozenset({"won_on", "tags"})
    | _OWNERSHIP
    | _TIER
    | _REVENUE
)


def register(uow: UnitOfWork, cmd: NewCustomer) -> int:
    """Register a customer with his contacts; numbers him and starts his follow-ups (C3).

    The same ``uid`` again gives the same customer.

    Raises:
        PermissionDenied: the actor may not register, name another owner, or set the tier.
        Invalid: names every field that is not acceptable.
    """
    owner_id = cmd.owner_id or uow.actor.user_id
    uow.require("customer.register")
    if owner_id != uow.actor.user_id:
        uow.require("customer.name_owner")
    if cmd.tier != rules.ORDINARY:
        uow.require("customer.set_tier")
    known = uow.session.execute(select(Customer.id).where(Customer.uid == cmd.uid)).scalar()
    if known is not None:
        return known
    check_form(cmd)
    _check_references(uow, {"owner_id": owner_id, "tier": cmd.tier})
    _check_external_no(uow, cmd)
    made = draft(
        cmd,
        number=customer_numbers(uow.session)[0],
        department_id=department_of(uow.session, owner_id),
        now=uow.now(),
        won_on=_today(uow),
    )
    made.columns["owner_id"] = owner_id
    made.columns["account_manager_id"] = cmd.account_manager_id or owner_id
    customer = _insert(uow, made)
    uow.changes.touch("customer", customer.id)
    uow.undo = Undo(
        "undo.customer.registered", delete, (DeleteCustomer(customer.id, customer.version),)
    )
    first_contact_at = made.columns["first_contact_at"]
    uow.emit(CustomersRegistered((Registered(customer.id, owner_id, first_contact_at),)))
    return customer.id


def _insert(uow: UnitOfWork, made: CustomerDraft) -> Customer:
    customer = uow.add(Customer(**made.columns))
    uow.session.add(CustomerPrivate(customer_id=customer.id, **made.private))
    first = customer.first_contact_at
    stats.start(uow, [(customer.id, first)])
    for contact in made.contacts:
        insert_contact(uow, customer.id, contact)
    _set_tags(uow, customer.id, made.tags)
    uow.session.flush()
    return customer


def insert_contact(uow: UnitOfWork, customer_id: int, made: ContactDraft) -> Contact:
    """Insert a contact with its private side, its points and what they are found by."""
    contact = uow.add(Contact(customer_id=customer_id, **made.columns))
    private = {name: value for name, value in made.private.items() if value is not None}
    if private:
        point_writes.save_private(uow, [{"contact_id": contact.id, **private}])
    point_writes.add_points(uow, [(contact.id, point) for point in made.points])
    return contact


def change(uow: UnitOfWork, cmd: ChangeCustomer) -> None:
    """Change fields of a customer; owner, tier and revenue each need their own right.

    Raises:
        PermissionDenied, NotFound, Conflict.
        Invalid: names every field that is not acceptable.
    """
    customer = uow.get_seen(Customer, cmd.customer_id, cmd.seen_version)
    fields = {name: _stripped(value) for name, value in cmd.fields.items()}
    unknown = fields.keys() - _CHANGEABLE
    if unknown:
        raise Invalid(dict.fromkeys(unknown, "not_changeable"))
    _require_change(uow, customer, fields.keys())
    rules.check(fields)
    _check_references(uow, fields)
    before = _values(uow, customer, fields)
    _apply(uow, customer, fields)
    index.refresh(uow.session, customer)
    uow.session.flush()
    uow.changes.touch("customer", customer.id)
    inverse = ChangeCustomer(customer.id, customer.version, before)
    uow.undo = Undo("undo.customer.changed", change, (inverse,))
    tier = str(before.get("tier", customer.tier))
    if tier != customer.tier:
        uow.emit(TierChanged(customer.id, tier, customer.tier))


def _stripped(value: object) -> object:
    return value.strip() if isinstance(value, str) else value


def _require_change(uow: UnitOfWork, customer: Customer, names: Any) -> None:
    needed = (
        ("customer.change_owner", names & _OWNERSHIP),
        ("customer.set_tier", names & _TIER),
        ("customer.see_revenue", names & _REVENUE),
        ("customer.change", names - _OWNERSHIP - _TIER),
    )
    for action, touched in needed:
        if touched:
            require_on(uow, action, customer)


def require_on(uow: UnitOfWork, action: str, customer: Customer) -> None:
    """Raise PermissionDenied unless the actor may do ``action`` on this customer."""
    uow.require(
        action,
        owner_id=customer.owner_id,
        department_id=customer.department_id,
        created_by_id=customer.created_by_id,
    )


def _values(uow: UnitOfWork, customer: Customer, names: Mapping[str, object]) -> dict[str, object]:
    """The present values of the fields that are about to change, as a command takes them."""
    values: dict[str, object] = {}
    for name in names:
        if name == "tags":
            values[name] = index.tag_names(uow.session, customer.id)
        else:
            values[name] = getattr(_holder(uow, customer, name), name)
    if "status" in names:
        values["won_on"] = customer.won_on
    return values


def _holder(uow: UnitOfWork, customer: Customer, name: str) -> Customer | CustomerPrivate:
    """The record a field stands on; the private one is read by those only who may."""
    return uow.session.get_one(CustomerPrivate, customer.id) if name in _REVENUE else customer


def _apply(uow: UnitOfWork, customer: Customer, fields: Mapping[str, Any]) -> None:
    for name, value in fields.items():
        if name == "tags":
            _set_tags(uow, customer.id, value)
        else:
            setattr(_holder(uow, customer, name), name, value if value != "" else None)
    if "name" in fields:
        _rename(uow, customer)
    if "owner_id" in fields:
        customer.department_id = department_of(uow.session, customer.owner_id)
    if "status" in fields:
        _follow_status(uow, customer, keeps_won_on="won_on" in fields)


def _rename(uow: UnitOfWork, customer: Customer) -> None:
    customer.sort_key = sort_key(customer.name)
    if customer.kind == CustomerKind.INDIVIDUAL:
        himself = uow.session.execute(
            select(Contact).where(Contact.customer_id == customer.id, Contact.is_primary)
        ).scalar_one()
        himself.name, himself.sort_key = customer.name, customer.sort_key


def _follow_status(uow: UnitOfWork, customer: Customer, *, keeps_won_on: bool) -> None:
    """The first won date and the lifecycle follow the status."""
    if customer.status == Status.WON and customer.won_on is None and not keeps_won_on:
        customer.won_on = _today(uow)
    if customer.status == Status.LOST:
        customer.lifecycle = Lifecycle.LOST
    elif customer.lifecycle == Lifecycle.LOST:
        customer.lifecycle = Lifecycle.ACTIVE


def _set_tags(uow: UnitOfWork, customer_id: int, names: Sequence[str]) -> None:
    wanted = dict.fromkeys(name.strip() for name in names if name.strip())
    ids = index.tag_ids(uow.session, tuple(wanted)).values()
    links = select(CustomerTag).where(CustomerTag.customer_id == customer_id)
    stored = {link.tag_id: link for link in uow.session.execute(links).scalars()}
    for tag_id in stored.keys() - set(ids):
        uow.session.delete(stored[tag_id])
    new = (tag_id for tag_id in ids if tag_id not in stored)
    uow.session.add_all(CustomerTag(customer_id=customer_id, tag_id=tag_id) for tag_id in new)
    uow.session.flush()


def _today(uow: UnitOfWork) -> date:
    return uow.now().astimezone(uow.zone).date()


def _check_references(uow: UnitOfWork, fields: Mapping[str, Any]) -> None:
    """People and tiers named by a command must exist; nobody is a possible owner."""
    problems: dict[str, str] = {}
    for name in _OWNERSHIP & fields.keys():
        person = fields[name] and uow.session.get(UserAccount, fields[name])
        if fields[name] is not None and (not person or not person.is_active):
            problems[name] = "not_a_choice"
    if "tier" in fields:
        known = select(Tier.id).where(Tier.key == fields["tier"], Tier.deleted_at.is_(None))
        if uow.session.execute(known).scalar() is None:
            problems["tier"] = "not_a_choice"
    if problems:
        raise Invalid(problems)


def _check_external_no(uow: UnitOfWork, cmd: NewCustomer) -> None:
    given = (cmd.external_no or "").strip()
    taken = select(Customer.id).where(
        Customer.external_source == cmd.external_source, Customer.external_no == given
    )
    if given and uow.session.execute(taken).scalar() is not None:
        raise Invalid({"external_no": "taken"})


def delete(uow: UnitOfWork, cmd: DeleteCustomer) -> None:
    """Put a customer in the recycle bin; his records stay and come back with him.

    Raises:
        PermissionDenied, NotFound, Conflict.
    """
    customer = uow.get_seen(Customer, cmd.customer_id, cmd.seen_version)
    is_own_slip = (
        customer.created_by_id == uow.actor.user_id
        and customer.version == 1
        and uow.now() - customer.created_at <= SLIP
    )
    if not is_own_slip:
        require_on(uow, "customer.delete", customer)
    uow.delete(customer)
    customer.search_text = ""  # he leaves the index, so that no search has to skip him
    uow.changes.touch("customer", customer.id)
    uow.undo = Undo("undo.customer.deleted", restore, (RestoreCustomer(customer.id),))


def restore(uow: UnitOfWork, cmd: RestoreCustomer) -> None:
    """Take a customer out of the recycle bin.

    Raises:
        PermissionDenied.
        NotFound: no such customer in the bin.
    """
    uow.require_some("customer.see")
    customer = uow.session.get(Customer, cmd.customer_id)
    if customer is None or customer.deleted_at is None:
        raise NotFound(entity="customer", id=cmd.customer_id)
    if customer.deleted_by_id != uow.actor.user_id:
        require_on(uow, "customer.delete", customer)
    customer.deleted_at = customer.deleted_by_id = None
    index.refresh(uow.session, customer)
    uow.changes.touch("customer", customer.id)


def request_reveal(uow: UnitOfWork, customer_id: int) -> None:
    """Ask to see one customer's contact points in clear; it is recorded before they are read.

    Raises:
        PermissionDenied: also after too many requests within an hour.
        NotFound: no such customer.
    """
    customer = uow.get(Customer, customer_id)
    uow.require("contact.reveal")
    point_writes.note_reveal(uow, customer.id)
