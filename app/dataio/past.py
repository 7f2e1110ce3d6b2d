"""Imports that were carried out: the list of them, what each had to say, what undoing would do."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import exists, func, select

from app.core.errors import NotFound
from app.core.paging import Cursor, Page
from app.customers.tables import Customer
from app.dataio.result import Remark, Summary
from app.dataio.tables import CREATED, BatchChange, ImportBatch
from app.db.paging import Key, page
from app.db.reading import Reading
from app.identity.tables import UserAccount
from app.interactions.tables import Interaction
from app.tickets.tables import Ticket


@dataclass(frozen=True, slots=True)
class PastImport:
    """One import in the list.

    Attributes:
        at: UTC.
        by: who ran it.
        undone_at: UTC, None while it stands.
    """

    id: int
    file: str
    at: datetime
    by: str
    summary: Summary
    undone_at: datetime | None


@dataclass(frozen=True, slots=True)
class UndoOutlook:
    """What taking an import back would do.

    Attributes:
        customers: made by it and still there; they would go to the recycle bin.
        in_use: those of them who have a ticket or a talk by now.
        changed: records whose values would go back.
    """

    customers: int
    in_use: int
    changed: int


def past_imports(read: Reading, cursor: Cursor | None = None) -> Page[PastImport]:
    """The imports, the latest first.

    Raises:
        PermissionDenied: the reader may not import.
    """
    read.require("import.run")
    statement = select(
        ImportBatch.id,
        ImportBatch.file_name,
        ImportBatch.at,
        UserAccount.name,
        ImportBatch.created,
        ImportBatch.updated,
        ImportBatch.skipped,
        ImportBatch.rejected,
        ImportBatch.undone_at,
    ).join(UserAccount, UserAccount.id == ImportBatch.user_id)
    return page(read.session, statement, (Key(ImportBatch.id, 0, descending=True),), _row, cursor)


def _row(found: Any) -> PastImport:
    id_, file, at, by, *figures, undone_at = found
    return PastImport(id_, file, at, by, Summary(*figures), undone_at)


def remarks(read: Reading, import_id: int) -> tuple[Remark, ...]:
    """What an import had to say: unknown people in charge, numbers it left out.

    Raises:
        PermissionDenied: the reader may not import.
        NotFound: no such import.
    """
    read.require("import.run")
    found = select(ImportBatch.log).where(ImportBatch.id == import_id)
    log = read.session.execute(found).scalar()
    if log is None:
        raise NotFound(entity="import_batch", id=import_id)
    return tuple(Remark(one["code"], one["text"], tuple(one["rows"])) for one in json.loads(log))


def undo_outlook(read: Reading, import_id: int) -> UndoOutlook:
    """What taking an import back would do now.

    Raises:
        PermissionDenied: the reader may not import, or sees no customers.
    """
    read.require("import.run")
    read.require("customer.see")
    of_it = BatchChange.batch_id == import_id
    made = (
        select(func.count(Customer.id))
        .join(BatchChange, BatchChange.row_id == Customer.id)
        .where(
            of_it,
            BatchChange.table_name == Customer.__tablename__,
            BatchChange.column_name == CREATED,
            Customer.deleted_at.is_(None),
        )
    )
    has_work = (
        exists().where(Ticket.customer_id == Customer.id, Ticket.deleted_at.is_(None))
        | exists().where(Interaction.customer_id == Customer.id, Interaction.deleted_at.is_(None))
    )  # fmt: skip
    changed = (
        select(BatchChange.table_name, BatchChange.row_id)
        .where(of_it, BatchChange.column_name != CREATED)
        .distinct()
        .subquery()
    )
    ask = read.session.execute
    return UndoOutlook(
        ask(made).scalar_one(),
        ask(made.where(has_work)).scalar_one(),
        ask(select(func.count()).select_from(changed)).scalar_one(),
    )
