"""Tables of the page: dimensions, answers, invitations."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Qt

from app.core.clock import Clock
from app.core.mark import QT_TRANSLATE_NOOP
from app.surveys.dto import AnswerRow, InvitationRow
from app.surveys.figures import DimensionFigures
from app.surveys.rules import InvitationState
from ui.pages.surveys.drawings import dimension_text, score_text
from ui.qtmodels.paged_model import PagedTableModel
from ui.qtmodels.table_model import Column, TableModel
from ui.widgets.when import ago, due, local
from ui.words import word

_RIGHT = Qt.AlignmentFlag.AlignRight
_TITLES = {
    "dimension": QT_TRANSLATE_NOOP("SurveyTables", "Dimension"),
    "n": QT_TRANSLATE_NOOP("SurveyTables", "Answers"),
    "mean": QT_TRANSLATE_NOOP("SurveyTables", "Mean"),
    "sd": QT_TRANSLATE_NOOP("SurveyTables", "Spread (SD)"),
    "top_two": QT_TRANSLATE_NOOP("SurveyTables", "4 and 5"),
    "interval": QT_TRANSLATE_NOOP("SurveyTables", "95 % interval"),
    "note": QT_TRANSLATE_NOOP("SurveyTables", "Note"),
    "answer": QT_TRANSLATE_NOOP("SurveyTables", "Answer"),
    "customer": QT_TRANSLATE_NOOP("SurveyTables", "Customer"),
    "ticket": QT_TRANSLATE_NOOP("SurveyTables", "Ticket"),
    "owner": QT_TRANSLATE_NOOP("SurveyTables", "In charge"),
    "when": QT_TRANSLATE_NOOP("SurveyTables", "When"),
    "comment": QT_TRANSLATE_NOOP("SurveyTables", "Comment"),
    "state": QT_TRANSLATE_NOOP("SurveyTables", "State"),
    "contact": QT_TRANSLATE_NOOP("SurveyTables", "Contact"),
    "phone": QT_TRANSLATE_NOOP("SurveyTables", "Phone"),
    "opened": QT_TRANSLATE_NOOP("SurveyTables", "Asked"),
    "until": QT_TRANSLATE_NOOP("SurveyTables", "May answer until"),
    "number": QT_TRANSLATE_NOOP("SurveyTables", "Number"),
}
_STATE_COLORS = {InvitationState.ANSWERED: "resolved", InvitationState.CLOSED: "onhold"}


def dimensions_model(parent: QObject | None = None) -> TableModel[DimensionFigures]:
    """The figures of every dimension, with the count of each score."""
    columns = (
        Column[DimensionFigures](
            "dimension", _title("dimension"), lambda row: dimension_text(row.key), width=190
        ),
        _figure("n", _title("n"), lambda row: str(row.n)),
        _figure("mean", _title("mean"), lambda row: _decimal(row.mean)),
        _figure("sd", _title("sd"), lambda row: _decimal(row.sd)),
        _figure("top_two", _title("top_two"), lambda row: _share(row.top_two)),
        _figure("interval", _title("interval"), _interval),
        *(_count_column(score) for score in range(1, 6)),
        Column[DimensionFigures]("note", _title("note"), _note, chip=_note_chip, width=160),
    )
    return TableModel(columns, lambda row: row.key, parent)


def answers_model(clock: Clock, parent: QObject | None = None) -> PagedTableModel[AnswerRow]:
    """Single answers: who gave them, and what he added in words."""

    def when(row: AnswerRow) -> str:
        return ago(row.answered_at, clock()) if row.answered_at else f"{row.month:%Y-%m}"

    columns = (
        Column[AnswerRow]("score", _title("answer"), _score, chip=_score_chip, width=190),
        Column[AnswerRow](
            "dimension", _title("dimension"), lambda row: dimension_text(row.dimension), width=160
        ),
        Column[AnswerRow]("customer", _title("customer"), _customer, width=200),
        Column[AnswerRow](
            "ticket", _title("ticket"), lambda row: row.ticket_number or "", width=140
        ),
        Column[AnswerRow]("owner", _title("owner"), lambda row: row.owner or "", width=90),
        Column[AnswerRow]("when", _title("when"), when, width=110),
        Column[AnswerRow](
            "comment",
            _title("comment"),
            lambda row: " ".join((row.comment or "").split()),
            width=300,
        ),
    )
    return PagedTableModel(columns, lambda row: row.id, parent)


def invitations_model(
    clock: Clock, parent: QObject | None = None
) -> PagedTableModel[InvitationRow]:
    """Who was asked, and until when he may answer."""

    def is_to_call(row: InvitationRow) -> bool:
        return row.state is InvitationState.OPEN and row.remind_at <= clock()

    def state(row: InvitationRow) -> str:
        return _call_text() if is_to_call(row) else word(f"survey.state.{row.state}")

    def chip(row: InvitationRow) -> tuple[str, str]:
        if is_to_call(row):
            return ("sla", "duesoon")
        return ("status", _STATE_COLORS.get(row.state, "new"))

    def until(row: InvitationRow) -> str:
        if row.state is InvitationState.OPEN:
            return due(row.closes_at, clock())
        return f"{local(row.closes_at):%Y-%m-%d}"

    columns = (
        Column[InvitationRow]("state", _title("state"), state, chip=chip, width=180),
        Column[InvitationRow]("customer", _title("customer"), lambda row: row.customer, width=210),
        Column[InvitationRow](
            "contact", _title("contact"), lambda row: row.contact or "", width=120
        ),
        Column[InvitationRow](
            "phone", _title("phone"), lambda row: row.phone_masked or "", width=100
        ),
        Column[InvitationRow](
            "ticket", _title("ticket"), lambda row: row.ticket_number or "", width=140
        ),
        Column[InvitationRow]("owner", _title("owner"), lambda row: row.owner or "", width=90),
        Column[InvitationRow](
            "opened", _title("opened"), lambda row: ago(row.opened_at, clock()), width=100
        ),
        Column[InvitationRow]("until", _title("until"), until, width=120),
        Column[InvitationRow]("number", _title("number"), lambda row: row.number, width=140),
    )
    return PagedTableModel(columns, lambda row: row.id, parent)


def _title(key: str) -> Callable[[], str]:
    """A heading that follows the language."""
    return partial(QCoreApplication.translate, "SurveyTables", _TITLES[key])


def _figure(
    key: str, title: Callable[[], str], text: Callable[[DimensionFigures], str]
) -> Column[DimensionFigures]:
    return Column(key, title, text, align=_RIGHT, width=100)


def _count_column(score: int) -> Column[DimensionFigures]:
    return Column(
        f"count_{score}",
        lambda: str(score),
        lambda row: str(row.counts[score - 1]),
        align=_RIGHT,
        width=60,
    )


def _decimal(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _share(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.0f} %"


def _interval(row: DimensionFigures) -> str:
    if row.interval is None:
        return "–"
    return f"{100 * row.interval.low:.0f}–{100 * row.interval.high:.0f} %"


def _note(row: DimensionFigures) -> str:
    if row.is_low:
        return QCoreApplication.translate("SurveyCharts", "below 3")
    return QCoreApplication.translate("SurveyCharts", "few answers") if row.is_small else ""


def _note_chip(row: DimensionFigures) -> tuple[str, str] | None:
    if row.is_low:
        return ("csat", "1")
    return ("status", "onhold") if row.is_small else None


def _score(row: AnswerRow) -> str:
    return f"{row.score} {score_text(row.dimension, row.score)}"


def _score_chip(row: AnswerRow) -> tuple[str, str]:
    return ("csat", str(row.score))


def _customer(row: AnswerRow) -> str:
    return row.customer or QCoreApplication.translate("SurveyTables", "Anonymous")


def _call_text() -> str:
    return QCoreApplication.translate("SurveyTables", "Remind by phone")
