"""Scrolling a long column; from rows to their first paint: 200 customers, and a full board."""

import os
from collections.abc import Callable, Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject, QSettings, QStringListModel
from PySide6.QtWidgets import QApplication, QListView, QTableView, QWidget

from app.bootstrap import open_store
from app.core.clock import system_clock
from app.customers import queries
from app.tickets.board import board
from app.tickets.dto import TicketFilter
from tests.bench import scroll
from tests.bench.store import folder, large_store
from tests.bench.table import Line, Target
from tests.bench.timing import medians
from ui.bootstrap import make_application
from ui.delegates.customer_card import CustomerCardDelegate
from ui.pages.customers.models import CustomerListModel
from ui.theme import Theme, use
from ui.widgets.board_view import BoardView
from ui.widgets.card_view import CardView
from ui.widgets.data_table import DataTable

TITLE = "Scrolling, and the first paint of a list after its rows arrived"
_ROWS = 200
_SIZE = (1280, 680)
_CARD = 372
_TARGET = Target(most=100)
_ROUNDS = 9


class _Paints(QObject):
    """Says whether a widget was painted since it was asked to watch."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.is_done = False
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.is_done = True
        return False


class _Stage:
    """Shows an empty view; ``play`` gives it rows and comes back when they are painted."""

    def __init__(self, app: QApplication, view: QWidget, viewport: QWidget) -> None:
        self._app, self._viewport = app, viewport
        view.resize(*_SIZE)
        view.show()
        app.processEvents()
        self.view = view

    def play(self, fill: Callable[[], object]) -> None:
        paints = _Paints(self._viewport)
        fill()
        while not paints.is_done:
            self._app.processEvents()


def run() -> Iterator[Line]:
    app = QApplication.instance() or make_application()
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder()))
    theme = Theme(parent=app)
    use(theme)
    theme.apply(app)
    yield from scroll.lines(app)
    backend = open_store(large_store())
    page = backend.query(queries.customer_page, size=_ROWS)
    columns = backend.query(board, TicketFilter())
    backend.close()
    names = [row.name for row in page.rows]

    def cards() -> tuple[_Stage, Callable[[], None]]:
        model = CustomerListModel(system_clock)
        view = CardView(model, CustomerCardDelegate(), _CARD)
        return _Stage(app, view, view.viewport()), lambda: model.show_first(page)

    def table() -> tuple[_Stage, Callable[[], None]]:
        model = CustomerListModel(system_clock)
        view = DataTable(model, "bench")
        return _Stage(app, view, view.viewport()), lambda: model.show_first(page)

    def lanes() -> tuple[_Stage, Callable[[], None]]:
        view = BoardView(system_clock)
        return _Stage(app, view, view.viewport()), lambda: view.show_columns(columns)

    def bare(kind: type[QListView] | type[QTableView]) -> tuple[_Stage, Callable[[], None]]:
        model = QStringListModel()
        view = kind()
        view.setModel(model)
        return _Stage(app, view, view.viewport()), lambda: model.setStringList(names)

    shown = sum(len(column.rows) for column in columns)
    for name, make, plain in (
        (f"cards, {len(page.rows)} of 100,000 customers", cards, QListView),
        (f"table, {len(page.rows)} of 100,000 customers", table, QTableView),
        (f"board, {shown:,} of 100,000 tickets", lanes, QListView),
    ):
        ours, theirs = _timed(make, lambda plain=plain: bare(plain))
        yield Line(name, ours, theirs, _TARGET)


def _timed(*makes: Callable[[], tuple[_Stage, Callable[[], None]]]) -> tuple[float, ...]:
    """Medians of the first paint in fresh views, which are made before the clock runs."""
    ready = [[make() for _ in range(_ROUNDS + 1)] for make in makes]

    def work(stages: list[tuple[_Stage, Callable[[], None]]]) -> Callable[[], None]:
        waiting = iter(stages)

        def play() -> None:
            stage, fill = next(waiting)
            stage.play(fill)

        return play

    return medians(tuple(work(stages) for stages in ready), _ROUNDS)
