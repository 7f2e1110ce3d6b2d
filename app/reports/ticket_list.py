"""The list of tickets with every field of the tracking form, of any length."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from app.core.mark import QT_TRANSLATE_NOOP
from app.reports import ticket_data
from app.reports.columns import Column, Kind
from app.reports.job import Draft, ReportJob, Store
from app.reports.seen import Content, chosen
from app.reports.streaming import stream
from app.reports.texts import Texts
from app.reports.ticket_data import Case

_TITLE = QT_TRANSLATE_NOOP("Reports", "Ticket list")
_WIDE = 40
Get = Callable[[Case, Texts], Any]


@dataclass(frozen=True)
class TicketColumn:
    """A column of the list; ``title`` is English, context "Reports"."""

    title: str
    get: Get
    kind: Kind = Kind.TEXT
    width: int | None = None


def _row(name: str) -> Get:
    return lambda case, _texts: getattr(case.row, name)


def _form(name: str) -> Get:
    return lambda case, _texts: case.form[name]


def _word(name: str, prefix: str) -> Get:
    return lambda case, texts: texts.word(prefix, getattr(case.row, name))


def _form_word(name: str, prefix: str) -> Get:
    return lambda case, texts: texts.word(prefix, case.form[name])


def _due(kind: str) -> Get:
    return lambda case, _texts: case.deadlines[kind].due_at if kind in case.deadlines else None


def _kept(kind: str) -> Get:
    def get(case: Case, texts: Texts) -> Any:
        found = case.deadlines.get(kind)
        return texts.word("sla.state", found.state) if found else None

    return get


def _kind(case: Case, texts: Texts) -> Any:
    """Kind and, where there is one, sub-kind."""
    kind = texts.word("ticket.kind", case.row.kind)
    return f"{kind} · {case.row.sub_kind}" if case.row.sub_kind else kind


def _status(case: Case, texts: Texts) -> Any:
    return texts.named("ticket.status", case.row.status, case.form["status_name"])


def _department(case: Case, texts: Texts) -> Any:
    return texts.named("department", case.form["department_key"], case.form["department_name"])


_C = TicketColumn
COLUMNS: tuple[TicketColumn, ...] = (
    _C(QT_TRANSLATE_NOOP("Reports", "Ticket no."), _row("number")),
    _C(QT_TRANSLATE_NOOP("Reports", "Number elsewhere"), _form("external_no")),
    _C(QT_TRANSLATE_NOOP("Reports", "Customer no."), _form("customer_no")),
    _C(QT_TRANSLATE_NOOP("Reports", "Customer"), _row("customer_name")),
    _C(QT_TRANSLATE_NOOP("Reports", "Tier"), _word("tier", "tier")),
    _C(QT_TRANSLATE_NOOP("Reports", "Contact"), _row("contact_name")),
    _C(QT_TRANSLATE_NOOP("Reports", "Channel"), _form_word("channel", "channel")),
    _C(QT_TRANSLATE_NOOP("Reports", "Title"), _row("title"), width=_WIDE),
    _C(QT_TRANSLATE_NOOP("Reports", "Description"), _form("description"), width=_WIDE),
    _C(QT_TRANSLATE_NOOP("Reports", "Kind"), _word("kind", "ticket.kind")),
    _C(QT_TRANSLATE_NOOP("Reports", "Sub-kind"), _row("sub_kind")),
    _C(QT_TRANSLATE_NOOP("Reports", "Severity"), _word("severity", "ticket.severity")),
    _C(QT_TRANSLATE_NOOP("Reports", "Priority"), _word("priority", "ticket.priority")),
    _C(QT_TRANSLATE_NOOP("Reports", "Status"), _status),
    _C(QT_TRANSLATE_NOOP("Reports", "Occurred at"), _form("occurred_at"), Kind.DATETIME),
    _C(QT_TRANSLATE_NOOP("Reports", "Reported at"), _row("reported_at"), Kind.DATETIME),
    _C(QT_TRANSLATE_NOOP("Reports", "Wanted by"), _form("wanted_by"), Kind.DATETIME),
    _C(QT_TRANSLATE_NOOP("Reports", "Department"), _department),
    _C(QT_TRANSLATE_NOOP("Reports", "Person in charge"), _row("owner_name")),
    _C(QT_TRANSLATE_NOOP("Reports", "Assigned at"), _form("assigned_at"), Kind.DATETIME),
    _C(QT_TRANSLATE_NOOP("Reports", "Accepted at"), _form("accepted_at"), Kind.DATETIME),
    _C(QT_TRANSLATE_NOOP("Reports", "Accept by"), _due("accept"), Kind.DATETIME),
    _C(QT_TRANSLATE_NOOP("Reports", "Accepted in time"), _kept("accept")),
    _C(QT_TRANSLATE_NOOP("Reports", "Solve by"), _due("solve"), Kind.DATETIME),
    _C(QT_TRANSLATE_NOOP("Reports", "Solved in time"), _kept("solve")),
    _C(QT_TRANSLATE_NOOP("Reports", "Progress (%)"), _row("progress"), Kind.INT),
    _C(QT_TRANSLATE_NOOP("Reports", "Progress noted at"), _form("progress_at"), Kind.DATETIME),
    _C(QT_TRANSLATE_NOOP("Reports", "Solution"), _form("solution"), width=_WIDE),
    _C(QT_TRANSLATE_NOOP("Reports", "Solved at"), _form("solved_at"), Kind.DATETIME),
    _C(
        QT_TRANSLATE_NOOP("Reports", "Customer's confirmation"),
        _form_word("outcome", "ticket.outcome"),
    ),
    _C(QT_TRANSLATE_NOOP("Reports", "Customer's rating"), _form_word("rating", "ticket.rating")),
    _C(QT_TRANSLATE_NOOP("Reports", "Customer's words"), _form("feedback"), width=_WIDE),
    _C(QT_TRANSLATE_NOOP("Reports", "Root cause"), _form("root_cause"), width=_WIDE),
    _C(QT_TRANSLATE_NOOP("Reports", "Improvement suggestion"), _form("improvement"), width=_WIDE),
    _C(QT_TRANSLATE_NOOP("Reports", "Times reopened"), _form("reopen_count"), Kind.INT),
    _C(QT_TRANSLATE_NOOP("Reports", "Closed at"), _row("closed_at"), Kind.DATETIME),
    _C(QT_TRANSLATE_NOOP("Reports", "Reported by"), _form("created_by")),
)


# What the columns of the table on the screen hold in a file.
ON_SCREEN: Mapping[str, Content[Get]] = {
    "number": Content(_row("number")),
    "title": Content(_row("title")),
    "customer": Content(_row("customer_name")),
    "kind": Content(_kind),
    "severity": Content(_word("severity", "ticket.severity")),
    "priority": Content(_word("priority", "ticket.priority")),
    "status": Content(_status),
    "owner": Content(_row("owner_name")),
    "reported": Content(_row("reported_at"), Kind.DATETIME),
    "due": Content(_row("next_due_at"), Kind.DATETIME),
    "progress": Content(_row("progress"), Kind.INT),
}


def ticket_list(store: Store, job: ReportJob) -> Draft:
    """The tickets of the job's filter and period, as .xlsx or .csv.

    Raises:
        UnknownColumn: a column of the screen that no file holds.
    """
    texts = Texts(job.language)
    if job.params.columns:
        columns, gets = chosen(job.params.columns, ON_SCREEN)
    else:
        columns = [Column(texts.text(one.title), one.kind, one.width) for one in COLUMNS]
        gets = [one.get for one in COLUMNS]

    def cells(case: Case) -> tuple[Any, ...]:
        return tuple([get(case, texts) for get in gets])

    rows = store.query(ticket_data.count, job.params)
    return stream(store, job, texts.text(_TITLE), columns, rows, ticket_data.cases, cells)
