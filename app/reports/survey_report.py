"""Survey results 满意度调研结果: figures, distribution, trend, and how each figure is meant."""

from collections.abc import Iterator

from app.core.mark import QT_TRANSLATE_NOOP
from app.core.progress import Progress
from app.reports.book import Book, BookSheet, Series
from app.reports.columns import Column, Kind
from app.reports.job import Draft, ReportJob, Store
from app.reports.period import TWELVE_MONTHS, Period
from app.reports.texts import Texts
from app.reports.workbook import Written
from app.surveys import dashboard
from app.surveys.dto import Dashboard, DashboardFilter, PeriodFigures
from app.surveys.figures import DimensionFigures

_TITLE = QT_TRANSLATE_NOOP("Reports", "Survey results")
_TREND = QT_TRANSLATE_NOOP("Reports", "Trend by month")
_MEANING = QT_TRANSLATE_NOOP("Reports", "What the figures mean")
_MADE = QT_TRANSLATE_NOOP("Reports", "Months {period}. Exported {at} by {name}.")
_OVERALL = QT_TRANSLATE_NOOP("Reports", "All dimensions")
_MEAN = QT_TRANSLATE_NOOP("Reports", "Mean (1–5)")
_TOP_TWO = QT_TRANSLATE_NOOP("Reports", "Top-two share")
_LOW = QT_TRANSLATE_NOOP("Reports", "below 3: needs a measure")
_FEW = QT_TRANSLATE_NOOP("Reports", "fewer than 30 answers")
_MEANINGS = (
    (
        _MEAN,
        QT_TRANSLATE_NOOP("Reports", "Arithmetic mean of the answers; a blank counts for nothing."),
        "ISO 10004:2018 = GB/T 19014-2019",
    ),
    (
        _TOP_TWO,
        QT_TRANSLATE_NOOP("Reports", "Share of 4 and 5 among all answers on 1 to 5 (CSAT)."),
        "Delighted help, article 240",
    ),
    (
        QT_TRANSLATE_NOOP("Reports", "95 % interval"),
        QT_TRANSLATE_NOOP(
            "Reports",
            "Wilson score interval of the top-two share, no continuity correction. For all "
            "dimensions together it counts each person once.",
        ),
        "Wilson 1927; Newcombe 1998, Statistics in Medicine 17: 857–872",
    ),
    (
        QT_TRANSLATE_NOOP("Reports", "Standard deviation"),
        QT_TRANSLATE_NOOP("Reports", "Of the sample, so divided by n − 1."),
        "ISO 10004:2018 = GB/T 19014-2019",
    ),
    (
        QT_TRANSLATE_NOOP("Reports", "Recommend score (1–5)"),
        QT_TRANSLATE_NOOP(
            "Reports",
            "Percentage of 5 minus percentage of 1 to 3, from −100 to 100. It is no NPS, which "
            "needs a scale from 0 to 10, and is not to be compared with one.",
        ),
        "NHS England, Friends and Family Test 2013–14",
    ),
    (
        QT_TRANSLATE_NOOP("Reports", "Response rate"),
        QT_TRANSLATE_NOOP(
            "Reports",
            "Answered invitations among those that were answered or closed; open ones are left "
            "out, undeliverable ones count as not answered.",
        ),
        "AAPOR Standard Definitions, RR1",
    ),
)


def survey_results(store: Store, job: ReportJob) -> Draft:
    """The figures of the job's months, as the dashboard computes them; the last twelve at first.

    Raises:
        PermissionDenied: the reader may not see survey figures.
    """
    today = store.clock().astimezone(store.zone).date()
    period = job.params.period or Period.named(TWELVE_MONTHS, today)
    shown = store.query(dashboard.dashboard, DashboardFilter(period.first, period.last))

    def write(progress: Progress) -> Written:
        progress.step(0, 1)
        texts = Texts(job.language)
        book = Book(texts.display(store.zone), texts.text(_TITLE))
        at = store.clock().astimezone(store.zone)
        made = texts.text(_MADE).format(
            period=period.text, at=f"{at:%Y-%m-%d %H:%M}", name=store.actor.name
        )
        _results(book, shown.now, texts, made)
        _trend(book, shown, texts, made)
        _meanings(book, texts)
        progress.step(1, 1)
        book.save(job.path)
        return Written(shown.now.responses, book.cut)

    return Draft(shown.now.responses, write)


def _results(book: Book, now: PeriodFigures, texts: Texts, made: str) -> None:
    t = texts.text
    sheet = book.sheet(t(_TITLE), is_landscape=True)
    sheet.title(t(_TITLE))
    sheet.note(made)
    score = t(QT_TRANSLATE_NOOP("Reports", "Score {0}"))
    columns = [
        Column(t(QT_TRANSLATE_NOOP("Reports", "Dimension")), width=22),
        Column(t(QT_TRANSLATE_NOOP("Reports", "Answers")), Kind.INT, 16),
        Column(t(_MEAN), Kind.DECIMAL, 10),
        Column(t(QT_TRANSLATE_NOOP("Reports", "Standard deviation")), Kind.DECIMAL, 10),
        Column(t(_TOP_TWO), Kind.PERCENT, 10),
        Column(t(QT_TRANSLATE_NOOP("Reports", "95 % from")), Kind.PERCENT, 9),
        Column(t(QT_TRANSLATE_NOOP("Reports", "95 % to")), Kind.PERCENT, 9),
        *(Column(score.format(n), Kind.INT, 7) for n in range(1, 6)),
        Column(t(QT_TRANSLATE_NOOP("Reports", "Note")), width=20),
    ]
    area = sheet.table(columns, [_line(one, texts) for one in now.dimensions])
    _together(sheet, now, texts)
    if now.dimensions:
        sheet.space()
        sheet.bar_chart(t(_MEAN), area, Series(0, (2,)), "0.00")


def _line(one: DimensionFigures, texts: Texts) -> tuple[object, ...]:
    interval = one.interval
    notes = [texts.text(_LOW)] if one.is_low else []
    notes += [texts.text(_FEW)] if one.is_small else []
    return (
        texts.word("survey.dimension", one.key),
        one.n,
        one.mean,
        one.sd,
        one.top_two,
        interval.low if interval else None,
        interval.high if interval else None,
        *one.counts,
        "\n".join(notes),
    )


def _together(sheet: BookSheet, now: PeriodFigures, texts: Texts) -> None:
    """What belongs to no single dimension."""
    t, overall = texts.text, now.overall
    score = now.recommend
    columns = [
        Column(t(QT_TRANSLATE_NOOP("Reports", "Figure"))),
        Column(t(QT_TRANSLATE_NOOP("Reports", "Value"))),
    ]
    interval = overall.interval
    both = f"{interval.low:.1%} – {interval.high:.1%}" if interval else "–"
    rows = (
        (t(QT_TRANSLATE_NOOP("Reports", "People who answered")), str(now.responses)),
        (t(_MEAN), _number(overall.mean, "{:.2f}")),
        (t(_TOP_TWO), _number(overall.top_two, "{:.1%}")),
        (t(QT_TRANSLATE_NOOP("Reports", "95 % interval")), both),
        (
            t(QT_TRANSLATE_NOOP("Reports", "Recommend score (1–5)")),
            f"{score.value:+.0f} ± {score.margin:.0f}" if score else "–",
        ),
        (
            t(QT_TRANSLATE_NOOP("Reports", "Response rate")),
            _number(now.response_rate, "{:.1%}") + f" ({now.answered}/{now.finished})",
        ),
    )
    sheet.note(t(_OVERALL))
    sheet.table(columns, rows)


def _number(value: float | None, shape: str) -> str:
    return "–" if value is None else shape.format(value)


def _trend(book: Book, shown: Dashboard, texts: Texts, made: str) -> None:
    t = texts.text
    sheet = book.sheet(t(_TREND))
    sheet.title(t(_TREND))
    sheet.note(made)
    names = [
        t(_OVERALL) if trend.key == dashboard.OVERALL else texts.word("survey.dimension", trend.key)
        for trend in shown.trends
    ]
    columns = [
        Column(t(QT_TRANSLATE_NOOP("Reports", "Month"))),
        Column(t(QT_TRANSLATE_NOOP("Reports", "People")), Kind.INT),
        *(Column(name or "", Kind.DECIMAL) for name in names),
    ]
    rows = list(_months(shown))
    area = sheet.table(columns, rows)
    if rows:
        series = Series(0, tuple(range(2, 2 + len(names))))
        sheet.line_chart(t(_MEAN), area, series, "0.0")


def _months(shown: Dashboard) -> Iterator[tuple[object, ...]]:
    """A line for each month: people, then the mean of every trend."""
    together = shown.trends[0].points if shown.trends else ()
    others = [{(p.year, p.month): p.mean for p in trend.points} for trend in shown.trends[1:]]
    for point in together:
        month = (point.year, point.month)
        means = (by_month.get(month) for by_month in others)
        yield (f"{point.year}-{point.month:02}", point.n, point.mean, *means)


def _meanings(book: Book, texts: Texts) -> None:
    t = texts.text
    sheet = book.sheet(t(_MEANING))
    sheet.title(t(_MEANING))
    columns = [
        Column(t(QT_TRANSLATE_NOOP("Reports", "Figure")), width=22),
        Column(t(QT_TRANSLATE_NOOP("Reports", "How it is counted")), width=44),
        Column(t(QT_TRANSLATE_NOOP("Reports", "Source")), width=34),
    ]
    sheet.table(columns, [(t(name), t(meaning), source) for name, meaning, source in _MEANINGS])
