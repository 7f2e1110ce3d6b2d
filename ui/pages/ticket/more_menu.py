"""What one seldom does with a ticket: link it, merge it, close what is no case of its own."""

from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.core.errors import AppError, InvalidTransition, PermissionDenied
from app.tickets.dto import TicketDetail
from app.tickets.rules import Category, Outcome
from ui.errors.messages import sentence
from ui.theme import current, icon
from ui.widgets.label import escaped

_STEPS = {"link": "link", "merge": "merge", "take_apart": "arrow_reset", "duplicate": "copy",
          "spam": "dismiss_circle"}  # fmt: skip
_RIGHTS = {"merge": "ticket.merge", "take_apart": "ticket.merge"}


class MoreMenu(QMenu):
    """An entry that cannot be chosen says why on its tooltip."""

    step_wanted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setToolTipsVisible(True)
        self.steps: dict[str, QAction] = {}
        for step, icon_name in _STEPS.items():
            if step == "duplicate":
                self.addSeparator()
            self.steps[step] = self.addAction(icon(icon_name), "")
            self.steps[step].triggered.connect(partial(self.step_wanted.emit, step))
        current().changed.connect(self._restyle)
        self.retranslate()

    def show_ticket(self, ticket: TicketDetail) -> None:
        """Offer what is possible with a ticket."""
        is_merged = ticket.outcome is Outcome.MERGED
        self.steps["merge"].setVisible(not is_merged)
        self.steps["take_apart"].setVisible(is_merged)
        for step, action in self.steps.items():
            refused = _refusal(step, ticket)
            action.setEnabled(refused is None)
            action.setToolTip(escaped(sentence(refused)) if refused else "")

    def retranslate(self) -> None:
        texts = {
            "link": self.tr("Link with another ticket…"),
            "merge": self.tr("Merge into another ticket…"),
            "take_apart": self.tr("Take the merge apart"),
            "duplicate": self.tr("Close as a duplicate…"),
            "spam": self.tr("Close as spam"),
        }
        for step, text in texts.items():
            self.steps[step].setText(text)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _restyle(self) -> None:
        for step, icon_name in _STEPS.items():
            self.steps[step].setIcon(icon(icon_name))


def _refusal(step: str, ticket: TicketDetail) -> AppError | None:
    """Why a step is not possible now; None where it is."""
    if step in ("merge", "duplicate", "spam") and ticket.row.category is Category.CLOSED:
        return InvalidTransition(reason="is_closed")
    right = _RIGHTS.get(step, "ticket.work")
    return None if right in ticket.may else PermissionDenied(action=right)
