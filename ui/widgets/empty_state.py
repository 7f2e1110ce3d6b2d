"""EmptyState: what a list shows while it has nothing, and the way out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.theme import current, pixmap
from ui.widgets.button import Button
from ui.widgets.label import Label


class EmptyState(QWidget):
    """A large icon, a title, one sentence and, where there are some, the next steps."""

    triggered = Signal()
    second_triggered = Signal()

    def __init__(
        self,
        icon_name: str,
        title: str = "",
        text: str = "",
        action: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._picture = QLabel()
        self._title = Label(role="h2")
        self._text = Label(color="text_muted", wrap=True)
        self._action = Button(kind="primary")
        self._action.clicked.connect(self.triggered)
        self._column = QVBoxLayout(self)
        self._column.addStretch(1)
        for label in (self._picture, self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._column.addWidget(label)
        self._second = Button()
        self._second.clicked.connect(self.second_triggered)
        self._buttons = QHBoxLayout()
        self._buttons.addStretch(1)
        self._buttons.addWidget(self._action)
        self._buttons.addWidget(self._second)
        self._buttons.addStretch(1)
        self._column.addLayout(self._buttons)
        self._column.addStretch(1)
        self.set_texts(title, text, action)
        current().changed.connect(self._restyle)
        self._restyle()

    def set_texts(self, title: str, text: str = "", action: str = "", second: str = "") -> None:
        """Say something else; without ``action`` and ``second`` there are no buttons."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._second.setText(second)
        self._second.setVisible(bool(second))
        self.setAccessibleName(f"{title} {text}".strip())

    def _restyle(self) -> None:
        theme = current()
        self._column.setSpacing(theme.px("s"))
        self._buttons.setSpacing(theme.px("s"))
        dpr = self.devicePixelRatioF()
        size = theme.px("icon_large")
        self._picture.setPixmap(pixmap(self._icon_name, size, theme.color("text_muted"), dpr))
