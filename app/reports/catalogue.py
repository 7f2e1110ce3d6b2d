"""Every report, declared once: the page, the command line and the file names read this list."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from app.audit.recorder import record_action
from app.core.mark import QT_TRANSLATE_NOOP
from app.core.progress import Progress
from app.db.reading import Reading
from app.db.uow import UnitOfWork
from app.reports.customer_list import customer_list
from app.reports.figures_report import ticket_figures
from app.reports.filters import customer_pairs, ticket_pairs
from app.reports.job import Draft, ReportJob, ReportParams, ReportResult, Store, WrongSuffix
from app.reports.period import LAST_MONTH, LAST_WEEK, TWELVE_MONTHS
from app.reports.problems_report import frequent_problems
from app.reports.reach import EXPORT
from app.reports.registration_form import registration_form
from app.reports.survey_report import survey_results
from app.reports.texts import Texts
from app.reports.ticket_list import ticket_list
from app.reports.ticket_tracking import ticket_tracking

XLSX, CSV = ".xlsx", ".csv"
_FORBIDDEN = str.maketrans(dict.fromkeys('\\/:*?"<>|\n\t', " "))


@dataclass(frozen=True)
class ReportDefinition:
    """One report.

    Attributes:
        title, holds, use: English, context "Reports": its name, what is in it, when it helps.
        prepare: reads what the report covers; raises where the reader may not have it.
        subject: the record it can be about, "customer", "ticket" or "".
        has_period: it can cover months.
        has_weeks: it can cover weeks and single days, too.
        period: the name of the months offered first.
        filters: what a list can be narrowed by, "customers", "tickets" or "".
        suffixes: the files it can be written to, the usual one first.
        permission: what else the reader needs besides ``report.export``.
    """

    name: str
    title: str
    holds: str
    use: str
    prepare: Callable[[Store, ReportJob], Draft]
    subject: str = ""
    has_period: bool = True
    has_weeks: bool = False
    period: str = LAST_MONTH
    filters: str = ""
    suffixes: tuple[str, ...] = (XLSX,)
    permission: str = EXPORT


REPORTS: tuple[ReportDefinition, ...] = (
    ReportDefinition(
        "registration_form",
        QT_TRANSLATE_NOOP("Reports", "Customer registration form"),
        QT_TRANSLATE_NOOP("Reports", "Every field of the form and the contacts, a sheet each."),
        QT_TRANSLATE_NOOP("Reports", "To print for the file, or to let a customer check it."),
        registration_form,
        subject="customer",
    ),
    ReportDefinition(
        "ticket_tracking",
        QT_TRANSLATE_NOOP("Reports", "Ticket tracking form"),
        QT_TRANSLATE_NOOP(
            "Reports", "One ticket with all that was done, or a line for each ticket of a period."
        ),
        QT_TRANSLATE_NOOP("Reports", "For the weekly meeting, or when a case is handed on."),
        ticket_tracking,
        subject="ticket",
    ),
    ReportDefinition(
        "survey_results",
        QT_TRANSLATE_NOOP("Reports", "Survey results"),
        QT_TRANSLATE_NOOP(
            "Reports", "Figures of each dimension, charts, the trend, and how they are counted."
        ),
        QT_TRANSLATE_NOOP("Reports", "For the month's or quarter's review of satisfaction."),
        survey_results,
        period=TWELVE_MONTHS,  # few answers a month: one alone says little
        permission="survey.dashboard",
    ),
    ReportDefinition(
        "ticket_figures",
        QT_TRANSLATE_NOOP("Reports", "Ticket figures"),
        QT_TRANSLATE_NOOP(
            "Reports",
            "Service levels, times, reopening and backlog by department, person, tier, kind and "
            "priority.",
        ),
        QT_TRANSLATE_NOOP("Reports", "For the monthly review of service."),
        ticket_figures,
        has_weeks=True,
        permission="figures.see",
    ),
    ReportDefinition(
        "frequent_problems",
        QT_TRANSLATE_NOOP("Reports", "Problem improvement report"),
        QT_TRANSLATE_NOOP(
            "Reports",
            "What keeps coming back by sub-kind, root cause and keyword, with Pareto charts, "
            "examples and room for measures.",
        ),
        QT_TRANSLATE_NOOP("Reports", "For the weekly meeting: what to put right first."),
        frequent_problems,
        has_weeks=True,
        period=LAST_WEEK,
        permission="figures.see",
    ),
    ReportDefinition(
        "customer_list",
        QT_TRANSLATE_NOOP("Reports", "Customer list"),
        QT_TRANSLATE_NOOP("Reports", "All customers you may export, with every field in a column."),
        QT_TRANSLATE_NOOP("Reports", "To count, sort and sum in Excel, or for other programs."),
        customer_list,
        has_period=False,
        filters="customers",
        suffixes=(XLSX, CSV),
    ),
    ReportDefinition(
        "ticket_list",
        QT_TRANSLATE_NOOP("Reports", "Ticket list"),
        QT_TRANSLATE_NOOP(
            "Reports", "All tickets you may export, with times, deadlines and results."
        ),
        QT_TRANSLATE_NOOP("Reports", "To look for what repeats, or for other programs."),
        ticket_list,
        filters="tickets",
        suffixes=(XLSX, CSV),
    ),
)
BY_NAME = {report.name: report for report in REPORTS}


def run_report(store: Store, progress: Progress, job: ReportJob) -> ReportResult:
    """Write a report; that it leaves the program is recorded and committed first.

    Raises:
        PermissionDenied: the reader may not export, or not this record.
        WrongSuffix: the file's name asks for a kind the report cannot be.
        TooManyForms, CannotWrite, Cancelled: there is no file then.
    """
    report = BY_NAME[job.name]
    if job.path.suffix.casefold() not in report.suffixes:
        raise WrongSuffix(file=job.path.name, allowed=", ".join(report.suffixes))
    store.query(_check, report)
    progress.step(0, 0)
    draft = report.prepare(store, job)
    store.command(_record, job, draft.rows)
    written = draft.write(progress)
    return ReportResult(job.path, written.rows, written.cut)


def file_name(report: ReportDefinition, subject: str, today: date, language: str) -> str:
    """Return a name for the file: what it is, whom or which months it covers, the day.

    Args:
        subject: a customer's name, a ticket's number, months, or "".
        today: company date.
    """
    parts = (Texts(language).text(report.title), subject.replace("..", "–"), f"{today:%Y-%m-%d}")
    clean = (part.translate(_FORBIDDEN).strip(" .") for part in parts)
    return " ".join(part for part in clean if part) + report.suffixes[0]


def _check(read: Reading, report: ReportDefinition) -> None:
    read.require(EXPORT)
    read.require(report.permission)


def _record(uow: UnitOfWork, job: ReportJob, rows: int) -> None:
    uow.require(EXPORT, owner_id=uow.actor.user_id)
    facts = _facts(job.params, uow)
    record_action(
        uow.session,
        uow.actor,
        uow.now(),
        "export",
        report=job.name,
        file=job.path.name,
        rows=rows,
        **facts,
    )


def _facts(params: ReportParams, uow: UnitOfWork) -> dict[str, Any]:
    """What the report covered, as far as it was narrowed."""
    facts: dict[str, Any] = {
        name.name: value
        for name in fields(params)
        if name.name in ("customer_id", "ticket_id") and (value := getattr(params, name.name))
    }
    if params.period is not None:
        facts["period"] = params.period.text
    narrowed = (
        customer_pairs(params.customers, params.customer_order),
        ticket_pairs(params.tickets, params.ticket_sort, uow.zone),
    )
    chosen = [pair for pairs in narrowed for pair in pairs if pair[0] not in ("sort",)]
    if params.columns:
        facts["columns"] = [column.key for column in params.columns]
    return facts | ({"filter": chosen} if chosen else {})
