"""Which lines of a conversation came with a mail, and the whole of such a mail on a click."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from app.intake.mails import mails_behind
from ui.pages.ticket.conversation import Conversation
from ui.router import Route
from ui.widgets.page import Desk


class Mails(QObject):
    """Asks for the lines that are shown; the conversation then offers a link on some of them."""

    def __init__(self, desk: Desk, conversation: Conversation, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._conversation = conversation
        conversation.reports_shown.connect(self._ask)
        conversation.mail_wanted.connect(self._open)

    def _ask(self, event_ids: Sequence[int]) -> None:
        self._desk.tasks.query(
            self,
            mails_behind,
            event_ids,
            on_done=self._conversation.offer_mails,
            key="mails",
        )

    def _open(self, event_id: int) -> None:
        self._desk.router.go(Route("whole_mail", event_id))
