"""Taking an import back: what it made goes to the recycle bin, what it changed goes back."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import select

from app.core.errors import InvalidTransition, PermissionDenied
from app.core.permissions import Scope
from app.customers import index, point_writes
from app.customers.point_writes import PrivateChange
from app.customers.tables import Contact, Customer
from app.dataio import wire
from app.dataio.comparing import TAGS
from app.dataio.stored import parts
from app.dataio.tables import CREATED, BatchChange, ImportBatch
from app.dataio.writing import PRIVATE, STEP, TABLES, hold, set_tags, set_value
from app.db.uow import UnitOfWork


def undo_import(uow: UnitOfWork, batch_id: int) -> None:
    """Take an import back.

    Customers it made go to the recycle bin. A value it changed goes back where nobody has changed
    it since. People it made stay: they cannot sign in.

    Raises:
        PermissionDenied: the actor may not import or sees no customers, or it is the import of
            another person and the actor does not reach every customer.
        NotFound: no such import.
        InvalidTransition: it was taken back before.
    """
    uow.require("import.run")
    uow.require("customer.see")
    batch = uow.get(ImportBatch, batch_id)
    is_mine = batch.user_id == uow.actor.user_id
    if not is_mine and uow.actor.scope("customer.change") is not Scope.ALL:
        raise PermissionDenied(action="import.run")
    if batch.undone_at is not None:
        raise InvalidTransition(reason="import_undone", file=batch.file_name)
    made: dict[str, list[int]] = {}
    values: list[BatchChange] = []
    for change in uow.session.execute(
        select(BatchChange).where(BatchChange.batch_id == batch_id).order_by(BatchChange.id.desc())
    ).scalars():
        if change.column_name == CREATED:
            made.setdefault(change.table_name, []).append(change.row_id)
        else:
            values.append(change)
    changed = _put_all_back(uow, values)
    changed |= _remove_points(uow, made.get("contact_point", []))
    changed |= _remove_contacts(uow, made.get("contact", []))
    _remove_customers(uow, made.get("customer", []))
    for part in parts(tuple(changed)):
        customers = select(Customer).where(Customer.id.in_(part), Customer.deleted_at.is_(None))
        index.refresh(uow.session, *uow.session.execute(customers).scalars())
    batch.undone_at = uow.now()
    uow.changes.touch("import", batch_id)
    uow.changes.touch("customer", *changed, *made.get("customer", []))


def _put_all_back(uow: UnitOfWork, changes: Sequence[BatchChange]) -> set[int]:
    """Put values back, many at once; returns the customers."""
    customers: set[int] = set()
    for start in range(0, len(changes), STEP):
        part = changes[start : start + STEP]
        held = [
            record
            for name, table in TABLES.items()
            for record in hold(uow.session, table, _rows(part, name))
        ]
        with uow.session.no_autoflush:
            for change in part:
                if change.table_name != PRIVATE:
                    customers |= _put_back(uow, change)
        uow.session.flush()
        customers |= _put_private_back(uow, part)
        del held
    return customers


def _rows(changes: Sequence[BatchChange], table: str) -> set[int]:
    return {change.row_id for change in changes if change.table_name == table}


def _put_back(uow: UnitOfWork, change: BatchChange) -> set[int]:
    """Put one value back if it is still what the import wrote; returns the customer."""
    before, after = _values(change)
    if change.column_name == TAGS:
        if set(index.tag_names(uow.session, change.row_id)) == _words(after):
            set_tags(uow.session, change.row_id, _words(before))
        return {change.row_id}
    record: Any = uow.session.get_one(TABLES[change.table_name], change.row_id)
    if getattr(record, change.column_name) == after:
        set_value(record, change.column_name, before)
    return {record.customer_id if isinstance(record, Contact) else change.row_id}


def _put_private_back(uow: UnitOfWork, changes: Sequence[BatchChange]) -> set[int]:
    private = [change for change in changes if change.table_name == PRIVATE]
    point_writes.restore_private(
        uow,
        [PrivateChange(change.row_id, change.column_name, *_values(change)) for change in private],
    )
    return _customers_of(uow, {change.row_id for change in private})


def _values(change: BatchChange) -> tuple[Any, Any]:
    """What was there before the import, and what it wrote."""
    return wire.load(change.before or "null"), wire.load(change.after or "null")


def _customers_of(uow: UnitOfWork, contact_ids: Iterable[int]) -> set[int]:
    found = select(Contact.customer_id).where(Contact.id.in_(contact_ids))
    return set(uow.session.execute(found).scalars())


def _words(value: object) -> set[str]:
    return set(map(str, value)) if isinstance(value, list) else set()


def _remove_points(uow: UnitOfWork, ids: Sequence[int]) -> set[int]:
    """Delete contact points and what they are found by; returns their customers."""
    customers: set[int] = set()
    for part in parts(ids):
        customers |= _customers_of(uow, point_writes.remove_points(uow, point_ids=part))
    return customers


def _remove_contacts(uow: UnitOfWork, ids: Sequence[int]) -> set[int]:
    """Delete contacts with their points; returns their customers."""
    customers: set[int] = set()
    for part in parts(ids):
        point_writes.remove_points(uow, contact_ids=part)
        for contact in uow.session.execute(select(Contact).where(Contact.id.in_(part))).scalars():
            uow.delete(contact)
            customers.add(contact.customer_id)
    return customers


def _remove_customers(uow: UnitOfWork, ids: Sequence[int]) -> None:
    """Put customers in the recycle bin, out of the search index."""
    for part in parts(ids):
        customers = select(Customer).where(Customer.id.in_(part), Customer.deleted_at.is_(None))
        for customer in uow.session.execute(customers).scalars():
            uow.delete(customer)
            customer.search_text = ""
        uow.session.flush()
