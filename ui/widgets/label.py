"""Text on a page: plain, in a role of the type scale and a colour of the theme."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import current
from ui.theme.tokens import TextRole


class Label(QLabel):
    """A label that never takes its text for HTML and follows the theme."""

    def __init__(
        self,
        text: str = "",
        role: TextRole = "body",
        color: str = "text",
        *,
        wrap: bool = False,
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._role = role
        self._color_token = color
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if selectable:
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        current().changed.connect(self._restyle)
        self._restyle()

    def set_color(self, token: str) -> None:
        """Take another neutral colour of the theme."""
        self._color_token = token
        self._restyle()

    def _restyle(self) -> None:
        theme = current()
        self.setFont(theme.font(self._role))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, theme.color(self._color_token))
        self.setPalette(palette)


class ElidedLabel(Label):
    """One line that ends in an ellipsis when space is short; the tooltip has it whole."""

    def __init__(
        self,
        text: str = "",
        role: TextRole = "body",
        color: str = "text",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, role, color, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        whole = super().minimumSizeHint()
        return QSize(min(self.fontMetrics().averageCharWidth() * 3, whole.width()), whole.height())

    def setText(self, text: str) -> None:
        super().setText(text)
        self._update_tooltip()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._update_tooltip()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(self.contentsRect(), self.alignment(), self._shown())

    def _shown(self) -> str:
        width = self.contentsRect().width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, width)

    def _update_tooltip(self) -> None:
        cut = self._shown() != self.text()
        self.setToolTip(escaped(self.text()) if cut else "")


def escaped(text: str) -> str:
    """Return a text as a tooltip that shows it literally (tooltips guess at HTML)."""
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<span>{safe}</span>" if safe != text else text
