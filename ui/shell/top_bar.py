"""The line above every page: back and forward, the search field, what can be made new."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QWidget

from ui.theme import current, icon
from ui.widgets.button import Button, IconButton

_SEARCH_WIDTH = 460  # design pixels: room for the Chinese hint


class SearchDoor(QLineEdit):
    """Looks like a search field; a click or a key opens the palette, where one types."""

    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setStyleSheet("QLineEdit:read-only { background: palette(base); }")
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.opened.emit()


class TopBar(QWidget):
    """Emits ``triggered`` with the id of an action."""

    triggered = Signal(str)

    def __init__(self, new: list[QAction], more: list[QAction | None]) -> None:
        super().__init__()
        self.back = self._button("arrow_left", "back")
        self.forward = self._button("arrow_right", "forward")
        self.search = SearchDoor()
        self.search.opened.connect(lambda: self.triggered.emit("search"))
        self.new = Button(icon_name="add")
        self.new.set_menu(self._menu(new))
        self.more = IconButton("more_horizontal")
        self.more.setMenu(self._menu(more))
        self.more.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        self._row = QHBoxLayout(self)
        for widget in (self.back, self.forward):
            self._row.addWidget(widget)
        self._row.addWidget(self.search, 3)
        self._row.addStretch(1)
        self._row.addWidget(self.new)
        self._row.addWidget(self.more)
        current().changed.connect(self._restyle)
        self._restyle()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self.back.set_name(self.tr("Back") + " (Alt+←)")
        self.forward.set_name(self.tr("Forward") + " (Alt+→)")
        hint = self.tr("Search customers, phones, tickets, pinyin…")
        self.search.setPlaceholderText(f"{hint}   Ctrl+K")
        self.search.setAccessibleName(hint)
        self.new.setText(self.tr("New"))
        self.more.set_name(self.tr("More"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _button(self, icon_name: str, action: str) -> IconButton:
        button = IconButton(icon_name)
        button.setEnabled(False)
        button.clicked.connect(lambda: self.triggered.emit(action))
        return button

    def _menu(self, actions: list[QAction] | list[QAction | None]) -> QMenu:
        menu = QMenu(self)
        for action in actions:
            if action is None:
                menu.addSeparator()
            else:
                menu.addAction(action)
        return menu

    def _restyle(self) -> None:
        theme = current()
        self._row.setContentsMargins(theme.px("xl"), theme.px("s"), theme.px("xl"), 0)
        self._row.setSpacing(theme.px("s"))
        self.search.setMaximumWidth(theme.scaled(_SEARCH_WIDTH))
