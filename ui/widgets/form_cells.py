"""The cells of a form: a field with its name and what is wrong with it, and headings of groups."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.theme import current, pixmap
from ui.theme.painting import PaintKit
from ui.widgets.label import Label


class ErrorLine(QWidget):
    """An icon and a sentence under a field; takes no room while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = QLabel()
        self._text = Label(role="small", color="danger", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current().px("xs"))
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        self.hide()

    def say(self, text: str) -> None:
        theme = current()
        ink = PaintKit(theme).color("danger")
        size = theme.px("icon_small")
        self._picture.setPixmap(pixmap("error_circle", size, ink, self.devicePixelRatioF()))
        self._text.setText(text)
        self.setVisible(bool(text))

    def text(self) -> str:
        return self._text.text()


class FieldCell(QWidget):
    """A field below its name and above what helps to fill it in and what is wrong with it."""

    def __init__(self, field: QWidget, parent: QWidget, *, is_wide: bool) -> None:
        super().__init__(parent)
        self.is_wide = is_wide
        self.is_wanted = True  # whether the form shows it
        self.caption = Label(role="small", color="text_secondary")
        self.field = field
        self.hint = Label(role="small", color="text_secondary", wrap=True)
        self.hint.hide()
        self.error = ErrorLine()
        self.caption.setBuddy(field)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(current().px("xs"))
        for widget in (self.caption, self.field, self.hint, self.error):
            box.addWidget(widget)
        box.addStretch(1)


class Heading(QWidget):
    """The name of a group of fields above a thin line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.title = Label(role="strong", color="text_secondary")
        self._box = QVBoxLayout(self)
        self._box.addWidget(self.title)
        current().changed.connect(self._restyle)
        self._restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(current().color("border"), 1))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)

    def _restyle(self) -> None:
        theme = current()
        self._box.setContentsMargins(0, theme.px("xs"), 0, theme.px("xs"))
        self.update()
