"""The menus of a card: everything the mouse can do with it, by name."""

from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QInputDialog, QMenu

from app.tickets import service
from app.tickets.dto import MoveTicket, SetLimit, StatusRow
from app.tickets.rules import Category
from ui.router import Route
from ui.theme import icon
from ui.widgets.board_view import BoardView
from ui.widgets.page import Desk
from ui.widgets.ticket_steps import TicketSteps
from ui.widgets.ticket_words import reason_text, status_text

_MOST = 9999  # tickets in a column


class CardMenus(QObject):
    """Opens the context menu of a card and the list "move to"."""

    opened = Signal(int)
    move_requested = Signal(object)  # MoveTicket

    def __init__(self, desk: Desk, board: BoardView, steps: TicketSteps) -> None:
        super().__init__(board)
        self._desk = desk
        self._board = board
        self._steps = steps
        board.limit_wanted.connect(self.ask_limit)

    def open_targets(self, ticket_id: int, where: QPoint) -> None:
        """List the columns a ticket can move to; one that is refused says why on its tooltip."""
        menu = self._menu()
        self._fill_targets(menu, ticket_id)
        menu.popup(where)
        if menu.actions():
            menu.setActiveAction(menu.actions()[0])

    def open_menu(self, ticket_id: int, where: QPoint) -> None:
        """Offer what one can do with a ticket."""
        row = self._board.row(ticket_id)
        if row is None:
            return
        menu = self._menu()
        menu.addAction(icon("open"), self.tr("Open"), partial(self.opened.emit, ticket_id))
        targets = menu.addMenu(icon("arrow_right"), self.tr("Move to"))
        targets.setToolTipsVisible(True)
        self._fill_targets(targets, ticket_id)
        menu.addSeparator()
        is_open = row.category is not Category.CLOSED
        take = menu.addAction(icon("person"), self.tr("Take it"), partial(self._steps.take, row))
        take.setEnabled(is_open and self._desk.may("ticket.work"))
        assign = menu.addAction(
            icon("person_swap"), self.tr("Assign…"), partial(self._steps.assign, row)
        )
        assign.setEnabled(is_open and self._desk.may("ticket.assign"))
        menu.addSeparator()
        for name, text, step in (
            ("copy", self.tr("Close as a duplicate…"), self._steps.duplicate),
            ("dismiss_circle", self.tr("Close as spam"), self._steps.spam),
        ):
            action = menu.addAction(icon(name), text, partial(step, row))
            action.setEnabled(is_open and self._desk.may("ticket.work"))
        menu.addSeparator()
        customer = Route("customer", row.customer_id)
        menu.addAction(
            icon("people"), self.tr("Open customer"), partial(self._desk.router.go, customer)
        )
        menu.popup(where)

    def ask_limit(self, status: StatusRow) -> None:
        """Ask how many tickets a column shall hold, whoever may set it."""
        if not self._desk.may("settings.change"):
            return
        dialog = QInputDialog(self._board)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Limit of {0}").format(status_text(status)))
        dialog.setLabelText(self.tr("Tickets this column should hold at most (0: no limit)"))
        dialog.setOkButtonText(self.tr("Save"))
        dialog.setCancelButtonText(self.tr("Cancel"))
        dialog.setInputMode(QInputDialog.InputMode.IntInput)
        dialog.setIntRange(0, _MOST)
        dialog.setIntValue(status.limit or 0)
        dialog.intValueSelected.connect(partial(self._set_limit, status.key))
        dialog.open()

    def _set_limit(self, key: str, limit: int) -> None:
        self._desk.tasks.command(self, service.set_limit, SetLimit(key, limit or None))

    def _menu(self) -> QMenu:
        menu = QMenu(self._board)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        return menu

    def _fill_targets(self, menu: QMenu, ticket_id: int) -> None:
        row = self._board.row(ticket_id)
        if row is None:
            return
        for status in self._board.statuses():
            if status.key == row.status:
                continue
            wish = MoveTicket(row.id, status.key, row.version)
            text = status_text(status).replace("&", "&&")
            action = menu.addAction(text, partial(self.move_requested.emit, wish))
            action.setToolTip(reason_text(row, status))
