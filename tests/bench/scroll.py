"""Scrolling a column of 10,000 cards: how long one step takes until everything is painted."""

import time
from collections.abc import Iterator
from datetime import timedelta

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QApplication, QListView

from app.core.clock import system_clock
from app.tickets.dto import StatusRow, TicketRow
from app.tickets.lanes import BoardColumn
from app.tickets.rules import Category, Kind, Priority, Severity
from tests.bench.table import Line, Target
from ui.widgets.board_view import BoardView

_ROWS = 10_000
_SIZE = (1280, 680)
_LANE = 340  # as wide as a column grows
_STEPS = 300
_WHEEL, _PAGE = 60, 560  # pixels a step
_FRAME = Target(most=16)  # milliseconds between two pictures of a screen
_PERCENTILE = 0.95
_TITLES = (
    "打印机无法连接，前台急用",
    "Scanner sends blank pages to e-mail",
    "发票抬头填错，需要重开",
)
_CUSTOMERS = ("深圳博雅玉信息技术有限公司", "Blue Harbor Foods Group", "孙子俊")
_OWNERS = ("陈静", "Anna Keller", "王磊", None)


def lines(app: QApplication) -> Iterator[Line]:
    """The 95th percentile of a step through cards, beside one through a bare list of texts."""
    board, plain = _board(), _plain()
    (lane,) = board.lanes.values()
    for what, step in (("wheel step", _WHEEL), ("page", _PAGE)):
        ours, bare = _scrolled(app, lane.view, step), _scrolled(app, plain, step)
        yield Line(f"a {what} through 10,000 cards, 95 of 100", ours, bare, _FRAME)


def _board() -> BoardView:
    status = StatusRow("in_progress", None, Category.OPEN, 0, None)
    board = BoardView(system_clock)
    rows = tuple(_row(number) for number in range(_ROWS))
    board.resize(*_SIZE)
    board.show()
    board.show_columns((BoardColumn(status, _ROWS, rows, None),))
    return board


def _plain() -> QListView:
    view = QListView()
    view.setModel(QStringListModel([_TITLES[n % 3] for n in range(10 * _ROWS)], view))
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    view.setUniformItemSizes(True)
    view.resize(_LANE, _SIZE[1])
    view.show()
    return view


def _scrolled(app: QApplication, view: QListView, step: int) -> float:
    """Milliseconds within which 95 of 100 steps are painted."""
    bar, taken = view.verticalScrollBar(), []
    app.processEvents()
    for _ in range(_STEPS):
        began = time.perf_counter()
        bar.setValue(bar.value() + step)
        app.processEvents()
        taken.append((time.perf_counter() - began) * 1_000)
    return sorted(taken)[int(_STEPS * _PERCENTILE)]


def _row(number: int) -> TicketRow:
    now = system_clock()
    return TicketRow(
        id=number,
        number=f"T-20260302-{number:04}",
        title=f"{_TITLES[number % 3]} {number}",
        customer_id=number,
        customer_name=_CUSTOMERS[number % 3],
        tier="vip" if number % 7 == 0 else "ordinary",
        contact_name=None,
        kind=tuple(Kind)[number % 5],
        sub_kind=None,
        severity=Severity.REGULAR,
        priority=tuple(Priority)[number % 4],
        status="in_progress",
        category=Category.OPEN,
        is_confidential=False,
        owner_id=None,
        owner_name=_OWNERS[number % 4],
        department_id=None,
        progress=number % 100,
        reported_at=now - timedelta(minutes=number),
        closed_at=None,
        next_due_at=now + timedelta(minutes=number - 500),
        next_due_kind="solve",
        warn_at=now + timedelta(minutes=number - 600),
        is_paused=False,
        version=1,
    )
