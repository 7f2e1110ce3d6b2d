"""One column of the board as an item model: cards to drag, and drops that ask for a move."""

import json
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from app.tickets.dto import MoveTicket, TicketRow
from ui.qtmodels.paged_model import PagedTableModel
from ui.qtmodels.roles import Role
from ui.qtmodels.table_model import ROOT, Column

Index = QModelIndex | QPersistentModelIndex
CARDS_MIME = "application/x-laike-tickets"


class DraggedCard(NamedTuple):
    """What a drag carries of a ticket: enough to ask for a move, nothing to edit."""

    ticket_id: int
    seen_version: int
    status: str


def dragged_cards(data: QMimeData) -> tuple[DraggedCard, ...]:
    """Return the cards of a drag of ours; none where it is something else."""
    if not data.hasFormat(CARDS_MIME):
        return ()
    return tuple(DraggedCard(*card) for card in json.loads(data.data(CARDS_MIME).toStdString()))


class LaneModel(PagedTableModel[TicketRow]):
    """The tickets of one status. A drop asks for a move; it never edits the model."""

    moves_requested = Signal(object)  # the MoveTicket of every card that was dropped

    def __init__(
        self,
        status: str,
        card: Callable[[TicketRow], object],
        spoken: Callable[[TicketRow], str],
        parent: QObject | None = None,
    ) -> None:
        """``card`` makes what a delegate paints, ``spoken`` the sentence of a screen reader."""
        self._status = status
        self._card = card
        self._spoken = spoken
        column = Column[TicketRow]("card", str, lambda row: row.title)
        super().__init__((column,), lambda row: row.id, parent)

    def role_data(self, row: TicketRow, column: Column[TicketRow], role: int) -> Any:
        match role:
            case Role.CARD:
                return self._card(row)
            case Role.STATUS:
                return row.status
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row)
            case _:
                return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        drag, drop = Qt.ItemFlag.ItemIsDragEnabled, Qt.ItemFlag.ItemIsDropEnabled
        return super().flags(index) | drag if index.isValid() else drop

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [CARDS_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        rows = [index.data(Role.ROW) for index in indexes]
        data = QMimeData()
        cards = [DraggedCard(row.id, row.version, row.status) for row in rows]
        data.setData(CARDS_MIME, json.dumps(cards).encode())
        data.setText("\n".join(f"{row.number} {row.title}" for row in rows))
        return data

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index = ROOT
    ) -> bool:
        return any(card.status != self._status for card in dragged_cards(data))

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index = ROOT
    ) -> bool:
        wishes = tuple(
            MoveTicket(card.ticket_id, self._status, card.seen_version)
            for card in dragged_cards(data)
            if card.status != self._status
        )
        if wishes:
            self.moves_requested.emit(wishes)
        return False  # the view must not remove the source row; the next rows will
