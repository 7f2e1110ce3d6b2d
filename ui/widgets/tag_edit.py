"""TagEdit: short words as chips, added by Enter or a comma."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QToolButton, QWidget

from ui.theme import current, icon
from ui.widgets.flow_layout import FlowLayout

_SEPARATORS = ",，、;；"


class _Input(QLineEdit):
    """The line in which a tag is typed."""

    entered = Signal()
    emptied = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enters = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enters and self.text().strip():
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.emptied.emit()
        else:
            super().keyPressEvent(event)


class TagEdit(QWidget):
    """Edits a set of tags in the order they were added."""

    edited = Signal()

    def __init__(self, suggestions: Iterable[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: dict[str, QToolButton] = {}
        self._known = QStringListModel(list(suggestions), self)
        self._input = _Input(self)
        completer = QCompleter(self._known, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._input.setCompleter(completer)
        self._input.entered.connect(self._take)
        self._input.editingFinished.connect(self._take)
        self._input.emptied.connect(self._remove_last)
        self._input.textEdited.connect(self._on_typed)
        self._flow = FlowLayout(self)
        self._flow.addWidget(self._input)
        self.setFocusProxy(self._input)
        current().changed.connect(self._restyle)
        self.retranslate()
        self._restyle()

    def set_suggestions(self, tags: Iterable[str]) -> None:
        """Offer these tags while typing."""
        self._known.setStringList(list(tags))

    def value(self) -> Any:
        """Return the tags as a tuple; text not yet entered counts."""
        pending = self._input.text().strip()
        more = (pending,) if pending and pending not in self._chips else ()
        return (*self._chips, *more)

    def set_value(self, value: Any) -> None:
        """Show these tags, None for none."""
        for tag in list(self._chips):
            self._drop(tag)
        self._input.clear()
        for tag in value or ():
            self._put(tag)

    def problem(self) -> str:
        """Any word will do."""
        return ""

    def retranslate(self) -> None:
        self._input.setPlaceholderText(self.tr("Add a tag"))
        self._input.setAccessibleName(self.tr("Add a tag"))
        for tag, chip in self._chips.items():
            chip.setAccessibleName(self.tr("Remove tag {0}").format(tag))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _on_typed(self, text: str) -> None:
        if text and text[-1] in _SEPARATORS:
            self._take()

    def _take(self) -> None:
        tag = self._input.text().strip().strip(_SEPARATORS).strip()
        self._input.clear()
        if tag and tag not in self._chips:
            self._put(tag)
            self.edited.emit()

    def _remove_last(self) -> None:
        if self._chips:
            self._remove(list(self._chips)[-1])

    def _remove(self, tag: str) -> None:
        self._drop(tag)
        self.edited.emit()

    def _put(self, tag: str) -> None:
        chip = QToolButton(self)
        chip.setProperty("filterChip", True)
        chip.setText(tag)
        chip.setIcon(icon("dismiss"))
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross stands at the end
        chip.setAccessibleName(self.tr("Remove tag {0}").format(tag))
        chip.clicked.connect(partial(self._remove, tag))
        self._chips[tag] = chip
        self._flow.removeWidget(self._input)
        self._flow.addWidget(chip)
        self._flow.addWidget(self._input)
        chip.show()
        self.updateGeometry()

    def _drop(self, tag: str) -> None:
        chip = self._chips.pop(tag)
        self._flow.removeWidget(chip)
        chip.deleteLater()
        self.updateGeometry()

    def _restyle(self) -> None:
        self._flow.setSpacing(current().px("xs"))
        self._input.setMinimumWidth(current().scaled(120))
