"""Problem improvement report 问题改进报告: what keeps coming back, and room for what to do."""

from collections.abc import Iterable

from app.core.mark import QT_TRANSLATE_NOOP
from app.core.progress import Progress
from app.db.reading import Reading
from app.figures.behind import tickets_behind
from app.figures.dto import FiguresFilter
from app.figures.problems import Problem, Problems, Sort, behind, problems
from app.figures.queries import left_out
from app.figures.words import left_out_text
from app.reports.book import Book, Series
from app.reports.columns import Column, Kind
from app.reports.figures_report import made_line, wanted_of
from app.reports.job import Draft, ReportJob, Store
from app.reports.period import LAST_WEEK, named_period
from app.reports.texts import Texts
from app.reports.workbook import Written

_TITLE = QT_TRANSLATE_NOOP("Reports", "Problem improvement report")
_SORTS = {
    Sort.SUB_KIND: QT_TRANSLATE_NOOP("Reports", "Sub-kinds"),
    Sort.CAUSE: QT_TRANSLATE_NOOP("Reports", "Root causes"),
    Sort.KEYWORD: QT_TRANSLATE_NOOP("Reports", "Keywords"),
}
_TOLD = QT_TRANSLATE_NOOP(
    "Reports", "Tickets: {tickets}; of them {told} say something here, {rarer} something rarer."
)
_EXAMPLES = 3

_Examples = dict[str, str]


def frequent_problems(store: Store, job: ReportJob) -> Draft:
    """The frequent problems of the job's period, last week's at first.

    Raises:
        PermissionDenied: the reader may see no figures.
    """
    wanted = wanted_of(store, job)
    if wanted.begins_at is None:
        week = named_period(LAST_WEEK, store.clock().astimezone(store.zone).date())
        wanted = FiguresFilter(week.begins_at(store.zone), week.ends_at(store.zone))
    found = [store.query(_with_examples, wanted, sort) for sort in Sort]
    rest = store.query(left_out, wanted)
    count = found[0][0].tickets

    def write(progress: Progress) -> Written:
        texts = Texts(job.language)
        book = Book(texts.display(store.zone), texts.text(_TITLE))
        notes = (made_line(store, wanted, texts), left_out_text(rest, job.language))
        for done, (shown, examples) in enumerate(found):
            progress.step(done, len(found))
            _sheet(book, shown, examples, texts, notes)
        progress.step(len(found), len(found))
        book.save(job.path)
        return Written(count, book.cut)

    return Draft(count, write)


def _with_examples(read: Reading, wanted: FiguresFilter, sort: Sort) -> tuple[Problems, _Examples]:
    """The problems, and the latest tickets of each; a few statements for a few bars."""
    shown = problems(read, wanted, sort)
    examples = {}
    for row in shown.rows:
        page = tickets_behind(read, wanted, behind(sort, row.text))
        lines = (f"{one.number} {one.title}" for one in page.rows[:_EXAMPLES])
        examples[row.text] = "\n".join(lines)
    return shown, examples


def _sheet(
    book: Book, shown: Problems, examples: _Examples, texts: Texts, notes: Iterable[str]
) -> None:
    title = texts.text(_SORTS[shown.sort])
    sheet = book.sheet(title, is_landscape=True)
    sheet.title(f"{texts.text(_TITLE)} · {title}")
    for note in filter(None, notes):
        sheet.note(note)
    told = texts.text(_TOLD)
    sheet.note(told.format(tickets=shown.tickets, told=shown.told, rarer=shown.rarer))
    area = sheet.table(_columns(texts), [_row(row, examples) for row in shown.rows])
    if shown.rows:
        sheet.pareto_chart(title, area, Series(0, (1,)), Series(0, (4,)))


def _columns(texts: Texts) -> list[Column]:
    t = texts.text
    return [
        Column(t(QT_TRANSLATE_NOOP("Reports", "Problem")), width=26),
        Column(t(QT_TRANSLATE_NOOP("Reports", "Tickets")), Kind.INT, 9),
        Column(t(QT_TRANSLATE_NOOP("Reports", "Period before")), Kind.INT, 10),
        Column(t(QT_TRANSLATE_NOOP("Reports", "Share")), Kind.PERCENT, 9),
        Column(t(QT_TRANSLATE_NOOP("Reports", "Running share")), Kind.PERCENT, 10),
        Column(t(QT_TRANSLATE_NOOP("Reports", "Examples")), width=46),
        Column(t(QT_TRANSLATE_NOOP("Reports", "Measure")), width=26),
        Column(t(QT_TRANSLATE_NOOP("Reports", "Who")), width=12),
        Column(t(QT_TRANSLATE_NOOP("Reports", "Until")), width=12),
    ]


def _row(row: Problem, examples: _Examples) -> tuple[object, ...]:
    """The last three are filled in by the meeting."""
    return (
        row.text, row.tickets, row.before, row.share, row.running, examples[row.text],
        None, None, None,
    )  # fmt: skip
