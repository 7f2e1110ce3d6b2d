"""An import of tickets from the file to the store: read, check, write in one transaction.

They come in as history, with their events at their true times: nothing rings, nobody is told.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from uuid import UUID

from app.core.progress import Progress
from app.core.words import ENGLISH, say
from app.customers.bulk import prepare, register_many
from app.customers.drafting import CustomerDraft
from app.customers.dto import NewCustomer
from app.dataio import columns, ticket_fields
from app.dataio.columns import Mapped
from app.dataio.headers import Table, find_table
from app.dataio.importing import Store, read_file
from app.dataio.records import Problem, Reject
from app.dataio.result import Remark
from app.dataio.ticket_fields import TICKET_FIELDS
from app.dataio.ticket_planning import TicketChoices, TicketPlan, plan_tickets
from app.dataio.ticket_records import ParsedTickets, parse_tickets
from app.db.leases import queue
from app.db.reading import Reading
from app.db.uow import UnitOfWork
from app.tickets import importing, queries
from app.tickets.past import PastTicket, Prepared, belonging


@dataclass(frozen=True)
class CheckedTickets:
    """A table parsed and held against the store; nothing is written yet.

    Attributes:
        prepared: the rows of the tickets by their uid, so that the store need not wait for them.
        customers: those of the customers who come with them.
    """

    table: Table
    parsed: ParsedTickets
    choices: TicketChoices
    preview: "TicketResult"
    prepared: Mapping[UUID, Prepared]
    customers: Mapping[NewCustomer, CustomerDraft]


@dataclass(frozen=True, slots=True)
class TicketResult:
    """What an import did, or would do.

    Attributes:
        created, skipped, rejected: tickets; a skipped one is stored already. Of a rejected ticket
            each refused row counts.
        customers: registered with it.
        left_out: headings of the columns that were not taken.
    """

    created: int
    skipped: int
    rejected: int
    customers: int
    rejects: tuple[Reject, ...]
    warnings: tuple[Problem, ...]
    remarks: tuple[Remark, ...]
    headings: tuple[str, ...]
    left_out: tuple[str, ...]


def open_and_check(
    store: Store,
    progress: Progress,
    path: Path,
    choices: TicketChoices,
    *,
    sheet: str | None = None,
    header_row: int | None = None,
    map_file: Path | None = None,
) -> CheckedTickets:
    """Read a file and decide about every ticket in it.

    Raises:
        PermissionDenied: the actor may not import, or sees no customers and tickets.
        AppError: the file, its table or its mapping cannot be used.
    """
    workbook = read_file(progress, path, sheet)
    table = find_table(workbook, _recognise, sheet=sheet, header_row=header_row)
    if map_file is not None:
        mapping = columns.load_mapping(map_file, table.headings, TICKET_FIELDS)
    else:
        mapping = columns.match(table.headings, TICKET_FIELDS)
    checked: CheckedTickets = store.query(_check, table, mapping, choices)
    return checked


def run_import(store: Store, checked: CheckedTickets) -> TicketResult:
    """Write a checked table, all of it or nothing.

    Raises:
        PermissionDenied: the actor may not import.
        StoreError: the store could not be written; nothing was kept.
    """
    result: TicketResult = store.command(_write, checked).result
    return result


def _recognise(heading: str) -> str | None:
    return columns.recognise(heading, TICKET_FIELDS)


def _check(read: Reading, table: Table, mapping: Mapped, choices: TicketChoices) -> CheckedTickets:
    # Customers are found by their names too, and tickets and their histories are written as
    # whoever sees them writes them: administrators import customers only.
    for action in ("import.run", "ticket.see", "customer.see"):
        read.require(action)
    parsed = parse_tickets(table, mapping, _statuses(read), choices.customer)
    plan = plan_tickets(read.session, table, parsed, choices, read.zone)
    left_out = tuple(
        heading for index, heading in enumerate(table.headings) if heading and index not in mapping
    )
    prepared = {item.past.uid: item for item in importing.prepare(read, plan.tickets)}
    result = _result(plan, parsed, table, left_out)
    return CheckedTickets(table, parsed, choices, result, prepared, prepare(plan.customers))


def _statuses(read: Reading) -> dict[str, str]:
    """How the statuses of this store are written: words of old lists, own names, keys."""
    rows = queries.statuses(read)
    keys = {row.key for row in rows}
    found = {word: key for word, key in ticket_fields.STATUS.items() if key in keys}
    for row in rows:
        word = f"ticket.status.{row.key}"
        defaults = [say(word, language) for language in ("en", "zh_CN") if word in ENGLISH]
        found |= {one.casefold(): row.key for one in (row.key, row.name, *defaults) if one}
    return found


def _write(uow: UnitOfWork, checked: CheckedTickets) -> TicketResult:
    uow.require("import.run")
    # Two imports at once would bring a ticket in twice: this row makes the second one wait.
    queue(uow.session, "import", uow.now())
    plan = plan_tickets(uow.session, checked.table, checked.parsed, checked.choices, uow.zone)
    drafts = [checked.customers.get(form) for form in plan.customers]
    made = register_many(uow, plan.customers, is_history=True, drafts=drafts)
    tickets = [
        replace(one, customer_id=made[-one.customer_id - 1]) if one.customer_id < 0 else one
        for one in plan.tickets
    ]
    _record(uow, tickets, checked.prepared)
    return _result(plan, checked.parsed, checked.table, checked.preview.left_out)


def _record(
    uow: UnitOfWork, tickets: Sequence[PastTicket], prepared: Mapping[UUID, Prepared]
) -> None:
    ready = [
        belonging(prepared[one.uid], one.customer_id) for one in tickets if one.uid in prepared
    ]
    if ready:
        importing.record(uow, ready)
    # Of customers whom somebody registered since the check.
    rest = [one for one in tickets if one.uid not in prepared]
    if rest:
        importing.record_history(uow, rest)


def _result(plan: TicketPlan, parsed: ParsedTickets, table: Table, left_out: Any) -> TicketResult:
    return TicketResult(
        len(plan.tickets),
        plan.skipped,
        len(plan.rejects),
        len(plan.customers),
        tuple(sorted(plan.rejects, key=lambda reject: reject.row)),
        parsed.warnings,
        plan.remarks,
        table.headings,
        left_out,
    )
