"""SearchField: search as you type, at the pace of typing."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme import icon

PAUSE_MS = 120


class SearchField(QLineEdit):
    """Emits ``searched`` when typing pauses.

    Only what a person typed counts; text set by the program is silent, and so is text an input
    method has not committed yet.
    """

    searched = Signal(str)

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._clear: QAction = self.addAction(
            icon("dismiss"), QLineEdit.ActionPosition.TrailingPosition
        )
        self._clear.setVisible(False)
        self._clear.triggered.connect(self.clear_search)
        self.textEdited.connect(self._pause.start)
        self.textChanged.connect(self._on_text_changed)
        self.set_placeholder(placeholder)
        self.retranslate()

    def set_placeholder(self, text: str) -> None:
        """Say what can be searched for."""
        self.setPlaceholderText(text)
        self.setAccessibleName(text)

    def clear_search(self) -> None:
        """Empty the field and search for nothing at once."""
        self.clear()
        self._search()

    def retranslate(self) -> None:
        self._clear.setToolTip(self.tr("Clear"))
        self._clear.setText(self.tr("Clear"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear_search()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._search()
            super().keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def _on_text_changed(self, text: str) -> None:
        self._clear.setVisible(bool(text))

    def _search(self) -> None:
        self._pause.stop()
        self.searched.emit(self.text())
