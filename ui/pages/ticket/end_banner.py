"""Says of a ticket that was no case of its own which one is, and leads there."""

from PySide6.QtCore import Signal

from app.tickets.dto import TicketDetail
from app.tickets.family import MERGED, LinkRow
from app.tickets.rules import LinkKind, Outcome
from ui.widgets.inline_message import InlineMessage

_KINDS = {Outcome.MERGED: MERGED, Outcome.DUPLICATE: LinkKind.DUPLICATE_OF}


class EndBanner(InlineMessage):
    """Hidden on every other ticket."""

    opened = Signal(int)  # the other ticket

    def __init__(self) -> None:
        super().__init__()
        self._ticket: TicketDetail | None = None
        self._other: LinkRow | None = None
        self.triggered.connect(self._on_triggered)

    def show_ticket(self, ticket: TicketDetail, rows: tuple[LinkRow, ...]) -> None:
        """Show where a merged ticket or a duplicate goes on."""
        kind = _KINDS.get(ticket.outcome) if ticket.outcome else None
        mine = (row for row in rows if row.kind == kind and not row.is_back)
        self._ticket = ticket
        self._other = next(mine, None) if kind else None
        self._say()

    def retranslate(self) -> None:
        super().retranslate()
        self._say()

    def _say(self) -> None:
        other = self.__dict__.get("_other")
        if other is None:
            self.hide()
            return
        if other.kind == MERGED:
            text = self.tr("Merged into {0}: what happened here is read there, too.")
        else:
            text = self.tr("Closed as a duplicate of {0}.")
        action = self.tr("Open {0}").format(other.number)
        self.show_message(text.format(other.number), "info", action)

    def _on_triggered(self) -> None:
        if self._other is not None:
            self.opened.emit(self._other.ticket_id)
