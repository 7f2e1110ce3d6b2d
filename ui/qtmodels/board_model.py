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
    lane: str = ""


def dragged_cards(data: QMimeData) -> tuple[DraggedCard, ...]:
    """Return the cards of a drag of ours; none where it is something else."""
    if not data.hasFormat(CARDS_MIME):
        return ()
    return tuple(DraggedCard(*card) for card in json.loads(data.data(CARDS_MIME).toStdString()))


class LaneModel(PagedTableModel[TicketRow]):
    """The tickets of one status, or of its cell in one swimlane.

    A drop asks for a move; it never edits the model.
    """

    moves_requested = Signal(object)  # the MoveTicket of every card that came from this lane
    brought = Signal(object)  # the ids of the cards that came from other lanes

    def __init__(
        self,
        status: str,
        card: Callable[[TicketRow], object],
        spoken: Callable[[TicketRow], str],
        parent: QObject | None = None,
        lane: str = "",
    ) -> None:
        """``card`` makes what a delegate paints, ``spoken`` the sentence of a screen reader."""
        self._status = status
        self._lane = lane
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
            case Role.LANE:
                return self._lane
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
        found = [(index.data(Role.ROW), index.data(Role.LANE)) for index in indexes]
        data = QMimeData()
        cards = [DraggedCard(row.id, row.version, row.status, lane) for row, lane in found]
        data.setData(CARDS_MIME, json.dumps(cards).encode())
        data.setText("\n".join(f"{row.number} {row.title}" for row, _ in found))
        return data

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index = ROOT
    ) -> bool:
        here = (self._status, self._lane)
        return any((card.status, card.lane) != here for card in dragged_cards(data))

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index = ROOT
    ) -> bool:
        cards = dragged_cards(data)
        wishes = tuple(
            MoveTicket(card.ticket_id, self._status, card.seen_version)
            for card in cards
            if card.status != self._status and card.lane == self._lane
        )
        others = tuple(card.ticket_id for card in cards if card.lane != self._lane)
        if wishes:
            self.moves_requested.emit(wishes)
        if others:
            self.brought.emit(others)
        return False  # the view must not remove the source row; the next rows will
