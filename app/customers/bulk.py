"""Many customers at once: the import and the demo data, 100,000 in one transaction.

Rows go in by executemany, past the ORM. The audit therefore gets one line
for the whole batch (``register_many`` with its count and first and last id), not one per row; who
made each row stands on the row itself.
"""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from sqlalchemy import insert, select

from app.audit.recorder import record_action
from app.core.permissions import Scope
from app.core.progress import Progress
from app.customers import index, point_writes, stats
from app.customers.bringing import bring_in
from app.customers.drafting import CustomerDraft, check_form, completed, prepared
from app.customers.dto import NewCustomer
from app.customers.events import CustomersRegistered, Registered
from app.customers.tables import (
    Contact,
    Customer,
    CustomerPrivate,
    CustomerTag,
)
from app.db.base import Editable
from app.db.doors import is_server
from app.db.many import insert_many
from app.db.numbers import customer_numbers, reserve_ids
from app.db.uow import UnitOfWork
from app.identity.tables import UserAccount

CHUNK = 1_000  # customers per executemany: keeps memory flat and the progress moving

_Rows = list[dict[str, Any]]


def prepare(
    customers: Sequence[NewCustomer], progress: Progress | None = None
) -> dict[NewCustomer, CustomerDraft]:
    """Work out what ``register_many`` writes of customers of old, while no store waits for it.

    Raises:
        Invalid: a form is not acceptable.
        Cancelled: the person stopped it.
    """
    made: dict[NewCustomer, CustomerDraft] = {}
    for done, cmd in enumerate(customers):
        if progress and done % CHUNK == 0:
            progress.step(done, len(customers))
        check_form(cmd)
        made[cmd] = prepared(cmd, None, None, is_strict=False)
    return made


def register_many(
    uow: UnitOfWork,
    customers: Sequence[NewCustomer],
    progress: Progress | None = None,
    *,
    is_history: bool = False,
    drafts: Sequence[CustomerDraft | None] | None = None,
) -> list[int]:
    """Register many customers; returns their ids in the same order.

    Unlike ``service.register`` an empty owner stays empty, tiers are taken as given, and a phone or
    e-mail that cannot be one is kept as typed or left out; the caller has looked for duplicates.

    Args:
        is_history: customers of old, who start no follow-ups; a first contact or won date their
            form does not name is unknown, not today.
        drafts: what ``prepare`` made of them, in their order, None for who was not known then.

    Raises:
        PermissionDenied: the actor may not import.
        Invalid: a form is not acceptable; nothing was written.
        Cancelled: the person stopped it.
    """
    uow.require("import.run")
    known = [None] * len(customers) if drafts is None else drafts
    pairs = list(zip(customers, known, strict=True))
    for cmd, made in pairs:
        if made is None:
            check_form(cmd)
    numbers = customer_numbers(uow.session, len(customers)) if customers else []
    writer = _Writer(uow, is_history=is_history)
    ids: list[int] = []
    registered: list[Registered] = []
    for start in range(0, len(customers), CHUNK):
        if progress:
            progress.step(start, len(customers))
        part = zip(pairs[start : start + CHUNK], numbers[start:], strict=False)
        written = [writer.draft(cmd, made, number) for (cmd, made), number in part]
        ids += writer.write(written)
        if not is_history:
            registered += [
                Registered(id_, made.columns["owner_id"], made.columns["first_contact_at"])
                for id_, made in zip(ids[start:], written, strict=True)
            ]
    if ids:
        record_action(
            uow.session,
            uow.actor,
            uow.now(),
            "register_many",
            table="customer",
            count=len(ids),
            first_id=ids[0],
            last_id=ids[-1],
        )
        uow.changes.touch("customer", *ids)
    if registered:
        uow.emit(CustomersRegistered(tuple(registered)))
    if progress:
        progress.step(len(customers), len(customers))
    return ids


class _Writer:
    """Turns drafts into rows of every table; knows what is the same for the whole batch."""

    def __init__(self, uow: UnitOfWork, *, is_history: bool) -> None:
        self._uow = uow
        self._now = None if is_history else uow.now()
        self._today = None if is_history else uow.now().astimezone(uow.zone).date()
        people = uow.session.execute(select(UserAccount.id, UserAccount.department_id))
        self._departments = dict(people.all())
        self._tags: dict[str, int] = {}
        self._stamps = {
            "version": 1,
            "created_at": uow.now(),
            "created_by_id": uow.actor.user_id,
            "updated_at": uow.now(),
            "updated_by_id": uow.actor.user_id,
        }

    def draft(self, cmd: NewCustomer, made: CustomerDraft | None, number: str) -> CustomerDraft:
        """The rows of one form, ``made`` if it was prepared."""
        made = made or prepared(cmd, self._now, self._today, is_strict=False)
        return completed(made, cmd, number, self._departments.get(cmd.owner_id or 0))

    def write(self, drafts: Sequence[CustomerDraft]) -> list[int]:
        """Insert the rows of some customers; returns the customers' ids."""
        session = self._uow.session
        if is_server(session) and self._uow.actor.scope("customer.see") is Scope.NONE:
            return bring_in(session, drafts)
        ids = self._insert(Customer, [made.columns for made in drafts])
        private: _Rows = [
            {"customer_id": id_, "currency": "CNY", **made.private}
            for id_, made in zip(ids, drafts, strict=True)
        ]
        insert_many(session, CustomerPrivate, private)
        firsts = (made.columns["first_contact_at"] for made in drafts)
        stats.start(self._uow, zip(ids, firsts, strict=True))
        self._write_contacts(ids, drafts)
        self._write_tags(ids, drafts)
        return ids

    def _write_contacts(self, ids: Sequence[int], drafts: Sequence[CustomerDraft]) -> None:
        contacts = [
            (customer_id, contact)
            for customer_id, made in zip(ids, drafts, strict=True)
            for contact in made.contacts
        ]
        contact_ids = self._insert(
            Contact, [{"customer_id": owner, **contact.columns} for owner, contact in contacts]
        )
        by_id = [
            (contact_id, contact)
            for contact_id, (_, contact) in zip(contact_ids, contacts, strict=True)
        ]
        point_writes.add_many(self._uow, by_id)

    def _write_tags(self, ids: Sequence[int], drafts: Sequence[CustomerDraft]) -> None:
        new = {tag for made in drafts for tag in made.tags} - self._tags.keys()
        self._tags.update(index.tag_ids(self._uow.session, tuple(new)))
        links = [
            {"customer_id": id_, "tag_id": self._tags[tag]}
            for id_, made in zip(ids, drafts, strict=True)
            for tag in made.tags
        ]
        insert_many(self._uow.session, CustomerTag, links)

    def _insert(self, entity: type[Editable], rows: _Rows) -> list[int]:
        """Insert stamped rows; returns their ids in the order of the rows."""
        session = self._uow.session
        stamped: _Rows = [{"uid": uuid4(), **self._stamps, **row} for row in rows]
        if not is_server(session):
            ids = list(reserve_ids(session, entity.__tablename__, len(rows)))
            pairs = zip(ids, stamped, strict=True)
            insert_many(session, entity, [{"id": id_, **row} for id_, row in pairs])
            return ids
        if not rows:
            return []
        # A server lets nobody choose an id.
        statement = insert(entity).returning(entity.uid, entity.id)
        by_uid = dict(session.connection().execute(statement, stamped).all())
        return [by_uid[row["uid"]] for row in stamped]
