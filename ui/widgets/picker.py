"""EntityPicker: one record out of many, found by typing."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QStringListModel, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from ui.theme import icon
from ui.widgets.fields import LineEdit
from ui.widgets.search_field import PAUSE_MS


class Choice(NamedTuple):
    """A record that can be picked: its value and how it reads in the list."""

    value: Any
    text: str


# Called with what was typed; answers through the second argument, now or later.
Search = Callable[[str, Callable[[Sequence[Choice]], None]], None]


class EntityPicker(LineEdit):
    """Asks ``search`` while a person types and offers the answers below the field.

    Only a picked record is a value: text that names none is a problem, not a guess.
    """

    def __init__(
        self, search: Search, placeholder: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(placeholder, parent)
        self._search = search
        self._picked: Choice | None = None
        self._choices: dict[str, Choice] = {}
        self._asked = ""
        self._texts = QStringListModel(self)
        completer = QCompleter(self._texts, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.activated.connect(self._on_activated)
        # The field takes the text over after that and stands at its end.
        completer.activated.connect(self._show_beginning, Qt.ConnectionType.QueuedConnection)
        self.setCompleter(completer)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.textEdited.connect(self._on_typed)
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)

    def value(self) -> Any:
        """Return the value of the picked record, None while there is none."""
        return self._picked.value if self._picked else None

    def set_value(self, value: Any) -> None:
        """Show a ``Choice`` as picked, None for none."""
        self._picked = value
        self.setText(value.text if value else "")
        self.setCursorPosition(0)

    def problem(self) -> str:
        """Return that the text was not picked from the list."""
        if self.text().strip() and self._picked is None:
            return self.tr("Pick an entry from the list.")
        return ""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason and not self.text():
            self._pause.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on an entry of the list picks it; the form hears of the next one only."""
        popup = self.completer().popup()
        is_picking = popup is not None and popup.isVisible() and popup.currentIndex().isValid()
        if is_picking and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # the list takes what the field leaves
        else:
            super().keyPressEvent(event)

    def _on_typed(self) -> None:
        self._picked = None
        self._pause.start()

    def _ask(self) -> None:
        self._asked = self.text()
        self._search(self._asked, self._show)

    def _show(self, choices: Sequence[Choice]) -> None:
        """Offer the answers, unless the text has moved on or a record was picked meanwhile."""
        if self.text() != self._asked or self._picked is not None:
            return
        self._choices = {choice.text: choice for choice in choices}
        self._texts.setStringList(list(self._choices))
        if self._choices and self.hasFocus():
            self.completer().complete()

    def _show_beginning(self) -> None:
        self.setCursorPosition(0)

    def _on_activated(self, text: str) -> None:
        choice = self._choices.get(text)
        if choice is not None:
            self.set_value(choice)
            self.edited.emit()
