"""Ticket figures 指标: a sheet for each grouping, and how each figure is counted."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from app.core.mark import QT_TRANSLATE_NOOP
from app.core.progress import Progress
from app.core.words import translate
from app.figures import words
from app.figures.dto import By, Figures, FigureSet, FiguresFilter, GroupFigures
from app.figures.formulas import Times
from app.figures.queries import figures, left_out
from app.reports.book import Book, Series
from app.reports.columns import Column, Kind
from app.reports.job import Draft, ReportJob, Store
from app.reports.texts import Texts
from app.reports.workbook import Written
from app.sla.policy import ClockKind

_TITLE = QT_TRANSLATE_NOOP("Reports", "Ticket figures")
_MEANING = QT_TRANSLATE_NOOP("Reports", "What the figures mean")
_MADE = QT_TRANSLATE_NOOP("Reports", "Tickets reported {period}. Exported {at} by {name}.")
_TOTAL = QT_TRANSLATE_NOOP("Reports", "Total")
_NOBODY = QT_TRANSLATE_NOOP("Reports", "Nobody's")
_RATE = QT_TRANSLATE_NOOP("Reports", "Service-level rate")
_BY = {
    By.DEPARTMENT: QT_TRANSLATE_NOOP("Reports", "By department"),
    By.PERSON: QT_TRANSLATE_NOOP("Reports", "By person in charge"),
    By.TIER: QT_TRANSLATE_NOOP("Reports", "By tier"),
    By.KIND: QT_TRANSLATE_NOOP("Reports", "By kind"),
    By.PRIORITY: QT_TRANSLATE_NOOP("Reports", "By priority"),
}
_WORDS = {By.KIND: "ticket.kind", By.PRIORITY: "ticket.priority"}


def wanted_of(store: Store, job: ReportJob) -> FiguresFilter:
    """Which tickets a report about figures covers."""
    wanted, period = job.params.figures, job.params.period
    if period is None:
        return wanted
    return replace(
        wanted, begins_at=period.begins_at(store.zone), ends_at=period.ends_at(store.zone)
    )


def made_line(store: Store, wanted: FiguresFilter, texts: Texts) -> str:
    """What was covered, when and for whom: the line below a title."""
    first = f"{wanted.begins_at.astimezone(store.zone):%Y-%m-%d}" if wanted.begins_at else "…"
    last = (
        f"{wanted.ends_at.astimezone(store.zone) - timedelta(days=1):%Y-%m-%d}"
        if wanted.ends_at
        else "…"
    )
    at = store.clock().astimezone(store.zone)
    return texts.text(_MADE).format(
        period=f"{first} – {last}", at=f"{at:%Y-%m-%d %H:%M}", name=store.actor.name
    )


def ticket_figures(store: Store, job: ReportJob) -> Draft:
    """The figures of the tickets reported in the job's period, by every grouping.

    Raises:
        PermissionDenied: the reader may see no figures.
    """
    wanted = wanted_of(store, job)
    found = [store.query(figures, wanted, by) for by in By]
    rest = store.query(left_out, wanted)
    count = found[0].total.tickets

    def write(progress: Progress) -> Written:
        texts = Texts(job.language)
        book = Book(texts.display(store.zone), texts.text(_TITLE))
        notes = (made_line(store, wanted, texts), words.left_out_text(rest, job.language))
        for done, one in enumerate(found):
            progress.step(done, len(found))
            _sheet(book, one, texts, notes)
        _meanings(book, texts)
        progress.step(len(found), len(found))
        book.save(job.path)
        return Written(count, book.cut)

    return Draft(count, write)


def _sheet(book: Book, found: Figures, texts: Texts, notes: Iterable[str]) -> None:
    title = texts.text(_BY[found.by])
    sheet = book.sheet(title, is_landscape=True)
    sheet.title(f"{texts.text(_TITLE)} · {title}")
    for note in filter(None, notes):
        sheet.note(note)
    rows = [_row(_name(group, found.by, texts), group.figures) for group in found.groups]
    area = sheet.table(_columns(texts), rows)
    sheet.table(_columns(texts), [_row(texts.text(_TOTAL), found.total)])
    if rows:
        sheet.bar_chart(texts.text(_RATE), area, Series(0, (2,)), "0%")


def _columns(texts: Texts) -> list[Column]:
    t = texts.text
    first = t(QT_TRANSLATE_NOOP("Reports", "First answer, {0}"))
    solve = t(QT_TRANSLATE_NOOP("Reports", "Time to solve, {0}"))
    working = t(QT_TRANSLATE_NOOP("Reports", "Time to solve in working hours, {0}"))
    measures = (
        t(QT_TRANSLATE_NOOP("Reports", "median")),
        t(QT_TRANSLATE_NOOP("Reports", "90th percentile")),
        t(QT_TRANSLATE_NOOP("Reports", "mean")),
    )
    days = t(QT_TRANSLATE_NOOP("Reports", "Open {0} days"))
    return [
        Column(t(QT_TRANSLATE_NOOP("Reports", "Group")), width=20),
        Column(t(QT_TRANSLATE_NOOP("Reports", "Tickets")), Kind.INT, 9),
        Column(t(_RATE), Kind.PERCENT, 11),
        Column(t(QT_TRANSLATE_NOOP("Reports", "Promises kept")), Kind.INT, 10),
        Column(t(QT_TRANSLATE_NOOP("Reports", "Promises missed")), Kind.INT, 10),
        Column(t(QT_TRANSLATE_NOOP("Reports", "Accepted in time")), Kind.PERCENT, 11),
        Column(t(QT_TRANSLATE_NOOP("Reports", "Solved in time")), Kind.PERCENT, 11),
        *(
            Column(name.format(measure), Kind.DURATION, 12)
            for name in (first, solve, working)
            for measure in measures
        ),
        Column(t(QT_TRANSLATE_NOOP("Reports", "Closed without a time of solution")), Kind.INT, 12),
        Column(t(QT_TRANSLATE_NOOP("Reports", "Reopened")), Kind.PERCENT, 11),
        *(Column(days.format(age), Kind.INT, 9) for age in words.age_texts()),
    ]


def _name(group: GroupFigures, by: By, texts: Texts) -> str:
    if group.key is None:
        return texts.text(_NOBODY)
    return texts.named(_WORDS.get(by, by), group.code, group.name) or ""


def _row(name: str, of: FigureSet) -> tuple[object, ...]:
    rates = [
        of.levels[kind].rate if kind in of.levels else None
        for kind in (ClockKind.ACCEPT, ClockKind.SOLVE)
    ]
    return (
        name,
        of.tickets,
        of.level.rate,
        of.level.met,
        of.level.missed,
        *rates,
        *_times(of.first_answer.elapsed),
        *_times(of.solve.elapsed),
        *_times(of.solve.working),
        of.unsolved_ends,
        of.reopen_rate,
        *of.backlog,
    )


def _times(found: Times | None) -> tuple[timedelta | None, ...]:
    if found is None:
        return None, None, None
    return tuple(timedelta(seconds=round(s)) for s in (found.median, found.p90, found.mean))


def _meanings(book: Book, texts: Texts) -> None:
    t = texts.text
    sheet = book.sheet(t(_MEANING))
    sheet.title(t(_MEANING))
    columns = [
        Column(t(QT_TRANSLATE_NOOP("Reports", "Figure")), width=22),
        Column(t(QT_TRANSLATE_NOOP("Reports", "How it is counted")), width=48),
        Column(t(QT_TRANSLATE_NOOP("Reports", "Source")), width=34),
    ]

    def said(english: str) -> str:
        return translate(words.CONTEXT, english, texts.language)

    sheet.table(
        columns,
        [(said(one.name), said(one.meaning), one.source) for one in words.DEFINITIONS.values()],
    )
