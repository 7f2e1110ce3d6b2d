"""Carrying a plan out, within one transaction, so that it can be undone as a whole."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.core.permissions import Scope
from app.core.progress import Progress
from app.core.text import sort_key
from app.customers import index, point_writes
from app.customers.bulk import register_many
from app.customers.drafting import CustomerDraft, draft_contact
from app.customers.dto import NewContact, NewCustomer
from app.customers.service import insert_contact
from app.customers.tables import Contact, Customer, CustomerPrivate, CustomerTag
from app.dataio import wire
from app.dataio.comparing import TAGS, Change, Update
from app.dataio.planning import ImportPlan
from app.dataio.stored import parts
from app.dataio.tables import CREATED, BatchChange
from app.db.base import Base
from app.db.doors import is_server
from app.db.many import insert_many
from app.db.uow import UnitOfWork
from app.identity.service import add_inactive

TABLES: Mapping[str, type[Base]] = {
    table.__tablename__: table for table in (Customer, CustomerPrivate, Contact)
}
PRIVATE = "contact_private"  # written by ``point_writes`` only
STEP = 500  # changes loaded and flushed at once


def write(
    uow: UnitOfWork,
    plan: ImportPlan,
    prepared: Mapping[NewCustomer, CustomerDraft],
    batch_id: int,
    progress: Progress,
) -> None:
    """Write everything the plan says, and what it changes as ``BatchChange`` rows.

    Args:
        prepared: the rows of new customers, as far as they were planned before.

    Raises:
        Cancelled: the person stopped it; the transaction must not be committed.
    """
    people = {made: add_inactive(uow, name) for name, made in plan.people.items()}
    if people:
        uow.changes.touch("person", *people.values())
    _give_numbers_up(uow, plan.binned)
    total = len(plan.new_customers) + len(plan.updates)
    created = register_many(
        uow,
        [_with_people(form, people) for form in plan.new_customers],
        Progress(lambda done, _total: progress.step(done, total)),
        is_history=True,
        drafts=[prepared.get(form) for form in plan.new_customers],
    )
    log = _Log(uow.session, batch_id)
    log.made("customer", created)
    updates = _Updates(uow, log, people)
    for done in range(0, len(plan.updates), STEP):
        progress.step(len(created) + done, total)
        updates.write(plan.updates[done : done + STEP])
    log.write()
    progress.step(total, total)


def _with_people(form: NewCustomer, people: Mapping[int, int]) -> NewCustomer:
    """The form with the ids of the people whom the plan calls by negative ones."""
    owner_id, manager_id = form.owner_id, form.account_manager_id
    if owner_id not in people and manager_id not in people:
        return form
    return replace(
        form,
        owner_id=_real(people, owner_id),
        account_manager_id=_real(people, manager_id),
    )


def _real(people: Mapping[int, int], id_: int | None) -> int | None:
    """The id of a person the plan calls by a negative one."""
    return people.get(id_, id_) if id_ is not None else None


def _give_numbers_up(uow: UnitOfWork, customer_ids: Sequence[int]) -> None:
    """A number of a customer in the recycle bin goes to the new one who comes with it."""
    session = uow.session
    if is_server(session) and uow.actor.scope("customer.see") is Scope.NONE:
        return  # the function that brings customers in does it
    for part in parts(customer_ids):
        for customer in session.execute(select(Customer).where(Customer.id.in_(part))).scalars():
            customer.external_no = None
    session.flush()


def hold(session: Session, table: type[Base], ids: Iterable[int]) -> list[Base]:
    """Load records in one query; the session forgets those that nobody holds."""
    (key,) = table.__table__.primary_key
    return list(session.execute(select(table).where(key.in_(ids))).scalars())


def set_tags(session: Session, customer_id: int, names: Iterable[str]) -> None:
    """Give a customer exactly these tags."""
    session.execute(delete(CustomerTag).where(CustomerTag.customer_id == customer_id))
    ids = index.tag_ids(session, tuple(names))
    session.add_all(CustomerTag(customer_id=customer_id, tag_id=id_) for id_ in ids.values())
    session.flush()


def set_value(record: Base, column: str, value: Any) -> None:
    """Give a record another value; a name brings its sort key."""
    setattr(record, column, value)
    if isinstance(record, Customer | Contact) and column == "name":
        record.sort_key = sort_key(value)


class _Log:
    """Collects the ``BatchChange`` rows of an import."""

    def __init__(self, session: Session, batch_id: int) -> None:
        self._session = session
        self._batch_id = batch_id
        self._rows: list[dict[str, Any]] = []

    def made(self, table: str, ids: Iterable[int]) -> None:
        """Note rows that were made."""
        for id_ in ids:
            self._add(table, id_, CREATED, None, None)

    def changed(self, change: Change) -> None:
        """Note another value."""
        before, after = wire.dump(change.before), wire.dump(change.after)
        self._add(change.table, change.row_id, change.column, before, after)

    def write(self) -> None:
        """Insert what was noted."""
        insert_many(self._session, BatchChange, self._rows)

    def _add(
        self, table: str, row_id: int, column: str, before: str | None, after: str | None
    ) -> None:
        self._rows.append(
            {
                "batch_id": self._batch_id,
                "table_name": table,
                "row_id": row_id,
                "column_name": column,
                "before": before,
                "after": after,
            }
        )


def _touched(updates: Iterable[Update], table: str) -> set[int]:
    return {
        change.row_id for update in updates for change in update.changes if change.table == table
    }


class _Updates:
    """Changes stored customers."""

    def __init__(self, uow: UnitOfWork, log: _Log, people: Mapping[int, int]) -> None:
        self._uow = uow
        self._log = log
        self._people = people

    def write(self, updates: Sequence[Update]) -> None:
        """Change some customers, their contacts and what is derived from them."""
        session = self._uow.session
        ids = [update.customer_id for update in updates]
        customers = session.execute(select(Customer).where(Customer.id.in_(ids))).scalars().all()
        held = [
            record
            for name, table in TABLES.items()
            for record in hold(session, table, _touched(updates, name))
        ]
        with session.no_autoflush:
            for update in updates:
                self._write(update)
        self._write_private(updates)
        index.refresh(session, *customers)
        session.flush()
        self._uow.changes.touch("customer", *ids)
        del held

    def _write(self, update: Update) -> None:
        for change in update.changes:
            self._change(change)
        points = [(contact_id, point) for contact_id, some in update.points for point in some]
        self._log.made("contact_point", point_writes.add_points(self._uow, points))
        for person in update.contacts:
            self._add_contact(update.customer_id, person)

    def _change(self, change: Change) -> None:
        if change.column.endswith("_id") and change.after is not None:
            change = replace(change, after=_real(self._people, change.after))
        if change.column == TAGS:
            set_tags(self._uow.session, change.row_id, change.after)
        elif change.table != PRIVATE:
            record = self._uow.session.get_one(TABLES[change.table], change.row_id)
            set_value(record, change.column, change.after)
        self._log.changed(change)

    def _write_private(self, updates: Sequence[Update]) -> None:
        """Birthdays and handles of contacts, those that name the same columns at once."""
        contacts: dict[int, dict[str, Any]] = {}
        for change in (change for update in updates for change in update.changes):
            if change.table == PRIVATE:
                row = contacts.setdefault(change.row_id, {"contact_id": change.row_id})
                row[change.column] = change.after
        by_columns: dict[frozenset[str], list[dict[str, Any]]] = {}
        for row in contacts.values():
            by_columns.setdefault(frozenset(row), []).append(row)
        for rows in by_columns.values():
            point_writes.save_private(self._uow, rows)

    def _add_contact(self, customer_id: int, person: NewContact) -> None:
        has_others = self._uow.session.execute(
            select(Contact.id).where(
                Contact.customer_id == customer_id, Contact.deleted_at.is_(None)
            )
        ).first()
        made = draft_contact(person.name, person, is_first=not has_others, is_strict=False)
        contact = insert_contact(self._uow, customer_id, made)
        self._log.made("contact", [contact.id])
