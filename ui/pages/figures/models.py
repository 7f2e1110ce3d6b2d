"""Tables of the page: groups, problems, and the tickets behind a number."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Qt

from app.core.mark import QT_TRANSLATE_NOOP
from app.figures.dto import Behind, By, FigureSet, GroupFigures, What
from app.figures.problems import Problem, Sort, behind
from app.figures.words import age_texts
from app.sla.policy import ClockKind
from app.tickets.dto import StatusRow, TicketRow
from ui.pages.figures.wording import group_text, median, p90, share
from ui.qtmodels.paged_model import PagedTableModel
from ui.qtmodels.table_model import Column, TableModel
from ui.widgets.ticket_words import kind_text
from ui.widgets.when import clock_text
from ui.words import named, word

_RIGHT = Qt.AlignmentFlag.AlignRight
_TITLES = {
    "group": QT_TRANSLATE_NOOP("FigureTables", "Group"),
    "tickets": QT_TRANSLATE_NOOP("FigureTables", "Tickets"),
    "rate": QT_TRANSLATE_NOOP("FigureTables", "Service level"),
    "accept": QT_TRANSLATE_NOOP("FigureTables", "Accepted in time"),
    "solve": QT_TRANSLATE_NOOP("FigureTables", "Solved in time"),
    "answer": QT_TRANSLATE_NOOP("FigureTables", "First answer, median"),
    "median": QT_TRANSLATE_NOOP("FigureTables", "Solved, median"),
    "p90": QT_TRANSLATE_NOOP("FigureTables", "Solved, 90 %"),
    "worked": QT_TRANSLATE_NOOP("FigureTables", "Median, working hours"),
    "worked90": QT_TRANSLATE_NOOP("FigureTables", "90 %, working hours"),
    "ends": QT_TRANSLATE_NOOP("FigureTables", "No time of solution"),
    "reopened": QT_TRANSLATE_NOOP("FigureTables", "Reopened"),
    "open": QT_TRANSLATE_NOOP("FigureTables", "Open now"),
    "problem": QT_TRANSLATE_NOOP("FigureTables", "Problem"),
    "before": QT_TRANSLATE_NOOP("FigureTables", "Before"),
    "share": QT_TRANSLATE_NOOP("FigureTables", "Share"),
    "running": QT_TRANSLATE_NOOP("FigureTables", "Running share"),
    "number": QT_TRANSLATE_NOOP("FigureTables", "Number"),
    "title": QT_TRANSLATE_NOOP("FigureTables", "Title"),
    "customer": QT_TRANSLATE_NOOP("FigureTables", "Customer"),
    "kind": QT_TRANSLATE_NOOP("FigureTables", "Kind"),
    "status": QT_TRANSLATE_NOOP("FigureTables", "Status"),
    "priority": QT_TRANSLATE_NOOP("FigureTables", "Priority"),
    "owner": QT_TRANSLATE_NOOP("FigureTables", "In charge"),
    "reported": QT_TRANSLATE_NOOP("FigureTables", "Reported"),
}
# What a cell's number stands for; the cells of the others stand for all tickets of the group.
_BEHIND: dict[str, tuple[What, ClockKind | None]] = {
    "rate": (What.MISSED, None),
    "accept": (What.MISSED, ClockKind.ACCEPT),
    "solve": (What.MISSED, ClockKind.SOLVE),
    "answer": (What.ANSWERED, None),
    "median": (What.SOLVED, None),
    "p90": (What.SOLVED, None),
    "worked": (What.SOLVED, None),
    "worked90": (What.SOLVED, None),
    "ends": (What.UNSOLVED_END, None),
    "reopened": (What.REOPENED, None),
    "open": (What.BACKLOG, None),
}
_AGE = "age"


@dataclass(frozen=True)
class GroupRow:
    """A row of the table: a group of what the tickets are grouped by."""

    by: By
    group: GroupFigures


def behind_cell(row: GroupRow, column: str) -> Behind:
    """The tickets behind one cell."""
    if column.startswith(_AGE):
        age = int(column.removeprefix(_AGE))
        return Behind(What.BACKLOG, row.by, row.group.key, age=age)
    what, clock = _BEHIND.get(column, (What.ALL, None))
    return Behind(what, row.by, row.group.key, clock)


def groups_model(parent: QObject | None = None) -> TableModel[GroupRow]:
    """The figures of every group."""

    def rate(kind: ClockKind) -> Callable[[FigureSet], str]:
        return lambda of: share(of.levels[kind].rate if kind in of.levels else None)

    cells: tuple[tuple[str, Callable[[FigureSet], str], int], ...] = (
        ("tickets", lambda of: str(of.tickets), 70),
        ("rate", lambda of: share(of.level.rate), 110),
        ("accept", rate(ClockKind.ACCEPT), 130),
        ("solve", rate(ClockKind.SOLVE), 120),
        ("answer", lambda of: median(of.first_answer.elapsed), 150),
        ("median", lambda of: median(of.solve.elapsed), 120),
        ("p90", lambda of: p90(of.solve.elapsed), 120),
        ("worked", lambda of: median(of.solve.working), 160),
        ("worked90", lambda of: p90(of.solve.working), 150),
        ("ends", lambda of: str(of.unsolved_ends), 140),
        ("reopened", lambda of: share(of.reopen_rate), 90),
        ("open", lambda of: str(of.open), 90),
    )
    columns = [
        Column[GroupRow](
            "group", _title("group"), lambda row: group_text(row.by, row.group), width=150
        ),
        *(_figure(key, _title(key), text, width) for key, text, width in cells),
        *(
            _figure(f"{_AGE}{age}", partial(_age_title, text), partial(_aged, age), 100)
            for age, text in enumerate(age_texts())
        ),
    ]
    return TableModel(columns, lambda row: (row.by, row.group.key), parent)


def problems_model(parent: QObject | None = None) -> TableModel[tuple[Sort, Problem]]:
    """The frequent problems, the most frequent first; the key of a row is what is behind it."""
    columns = (
        Column[tuple[Sort, Problem]](
            "problem", _title("problem"), lambda row: row[1].text, width=180
        ),
        _number("tickets", lambda one: str(one.tickets), 80),
        _number("before", lambda one: "–" if one.before is None else str(one.before), 80),
        _number("share", lambda one: share(one.share), 80),
        _number("running", lambda one: share(one.running), 110),
    )
    return TableModel(columns, lambda row: behind(row[0], row[1].text), parent)


class BehindModel(PagedTableModel[TicketRow]):
    """The tickets behind a number, loaded as one scrolls."""

    def __init__(self, parent: QObject | None = None) -> None:
        self._names: dict[str, str | None] = {}
        columns = (
            Column[TicketRow]("number", _title("number"), lambda row: row.number, width=130),
            Column[TicketRow]("title", _title("title"), lambda row: row.title, width=240),
            Column[TicketRow](
                "customer", _title("customer"), lambda row: row.customer_name, width=170
            ),
            Column[TicketRow]("kind", _title("kind"), kind_text, width=150),
            Column[TicketRow](
                "priority",
                _title("priority"),
                lambda row: word(f"ticket.priority.{row.priority}"),
                width=80,
            ),
            Column[TicketRow]("status", _title("status"), self._status, width=100),
            Column[TicketRow]("owner", _title("owner"), lambda row: row.owner_name or "", width=90),
            Column[TicketRow](
                "reported", _title("reported"), lambda row: clock_text(row.reported_at), width=130
            ),
        )
        super().__init__(columns, lambda row: row.id, parent)

    def set_statuses(self, statuses: tuple[StatusRow, ...]) -> None:
        """Know the names of statuses that have their own."""
        self._names = {status.key: status.name for status in statuses}
        self.repaint_all()

    def _status(self, row: TicketRow) -> str:
        return named("ticket.status", row.status, self._names.get(row.status))


def _figure(
    key: str, title: Callable[[], str], text: Callable[[FigureSet], str], width: int
) -> Column[GroupRow]:
    return Column(key, title, lambda row: text(row.group.figures), align=_RIGHT, width=width)


def _number(key: str, text: Callable[[Problem], str], width: int) -> Column[tuple[Sort, Problem]]:
    return Column(key, _title(key), lambda row: text(row[1]), align=_RIGHT, width=width)


def _aged(age: int, of: FigureSet) -> str:
    return str(of.backlog[age])


def _age_title(text: str) -> str:
    return QCoreApplication.translate("FigureTables", "Open {0} days").format(text)


def _title(key: str) -> Callable[[], str]:
    return lambda: QCoreApplication.translate("FigureTables", _TITLES[key])
