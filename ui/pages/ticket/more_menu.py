"""What one seldom does with a ticket: link it, merge it, close what is no case of its own.

Where the head has no room for all its buttons, the rarer ones are entries here, too.
"""

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.core.errors import AppError, InvalidTransition, PermissionDenied
from app.tickets.dto import TicketDetail
from app.tickets.rules import Category, Outcome
from ui.errors.messages import sentence
from ui.theme import current, icon
from ui.widgets.button import Button
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
        self._buttons: dict[str, tuple[Button, QAction]] = {}
        self._line: QAction | None = None
        for step, icon_name in _STEPS.items():
            if step == "duplicate":
                self.addSeparator()
            self.steps[step] = self.addAction(icon(icon_name), "")
            self.steps[step].triggered.connect(partial(self.step_wanted.emit, step))
        current().changed.connect(self._restyle)
        self.retranslate()

    def add_button(self, step: str, button: Button, menu: QMenu | None = None) -> None:
        """Have an entry for a button of the head, shown when it has no room; or its menu."""
        before = self.steps["link"] if self._line is None else self._line
        if menu is not None:
            self._buttons[step] = (button, self.insertMenu(before, menu))
        else:
            entry = QAction(self)
            entry.setIcon(button.icon())
            entry.triggered.connect(button.click)
            self.insertAction(before, entry)
            self._buttons[step] = (button, entry)
        if self._line is None:
            self._line = self.insertSeparator(before)
        self.take_in(())

    def take_in(self, steps: Collection[str]) -> None:
        """Show the entries of these buttons of the head; they say what their buttons say."""
        for step, (button, entry) in self._buttons.items():
            entry.setText(button.text())
            entry.setEnabled(button.isEnabled())
            entry.setToolTip(button.toolTip())
            entry.setVisible(step in steps)
        if self._line is not None:
            self._line.setVisible(bool(steps))

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
