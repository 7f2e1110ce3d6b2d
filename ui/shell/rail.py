"""The rail at the left: one button a page, with icon, word and perhaps a count."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import current
from ui.theme.painting import CENTER, PaintKit
from ui.theme.tokens import RADIUS_BUTTON

_WIDE, _NARROW = 88, 48  # design pixels
_BAR = 3  # the accent bar of the page one is on


class RailButton(QAbstractButton):
    """A page of the rail; drops its word where the rail is narrow or low."""

    def __init__(self, key: str, icon_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self._icon_name = icon_name
        self._count = 0
        self._is_narrow = False
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def set_text(self, text: str, shortcut: str) -> None:
        """Name the page and its key."""
        self.setText(text)
        self.setToolTip(f"{text} ({shortcut})" if shortcut else text)
        self._name()

    def set_count(self, count: int) -> None:
        """Show a count at the icon; 0 shows none."""
        self._count = count
        self._name()
        self.update()

    def count(self) -> int:
        """The count shown."""
        return self._count

    def set_narrow(self, is_narrow: bool) -> None:
        """Show the icon only."""
        self._is_narrow = is_narrow
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = current()
        height = theme.scaled(44) if self._is_narrow else theme.px("rail_item")
        return QSize(theme.scaled(_NARROW), height)

    def minimumSizeHint(self) -> QSize:
        theme = current()
        return QSize(theme.scaled(_NARROW), theme.px("input"))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        kit = PaintKit(theme)
        self._paint_ground(kit, painter)
        ink = "accent" if self.isChecked() else "text_secondary"
        with_word = self._has_room_for_word(kit)
        size, gap = theme.px("icon"), theme.px("xs")
        word_height = kit.metrics("small").height()
        top = (self.height() - size - (gap + word_height if with_word else 0)) // 2
        square = QRect((self.width() - size) // 2, top, size, size)
        kit.icon(painter, square, self._icon_name, kit.color(ink), self.isChecked())
        if with_word:
            line = QRect(2, square.bottom() + gap, self.width() - 4, word_height)
            kit.text(painter, line, self.text(), "small", "text", CENTER)
        if self._count:
            self._paint_count(kit, painter, square)

    def _paint_ground(self, kit: PaintKit, painter: QPainter) -> None:
        inset = kit.px("xs")
        area = self.rect().adjusted(inset, 1, -inset, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(kit.color("selected" if self.isChecked() else "hover"))
            painter.drawRoundedRect(area, RADIUS_BUTTON, RADIUS_BUTTON)
        if self.isChecked():
            third = area.height() // 4
            bar = QRect(area.left(), area.top() + third, _BAR, area.height() - 2 * third)
            painter.setBrush(kit.color("accent"))
            painter.drawRoundedRect(bar, 1, 1)
        if self.hasFocus():
            kit.focus_ring(painter, area, RADIUS_BUTTON)

    def _paint_count(self, kit: PaintKit, painter: QPainter, icon: QRect) -> None:
        text = str(self._count) if self._count < 100 else "99+"
        tone = kit.tone("message", "error")
        height = kit.px("l")
        width = max(height, kit.width(text, "tiny") + kit.px("s"))
        left = min(icon.right() - kit.px("xs"), self.width() - width - 2)
        pill = QRect(left, icon.top() - kit.px("xs"), width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tone.solid)
        painter.drawRoundedRect(pill, height / 2, height / 2)
        kit.text(painter, pill, text, "tiny", tone.on_solid, CENTER)

    def _has_room_for_word(self, kit: PaintKit) -> bool:
        needed = kit.px("icon") + kit.px("s") + kit.metrics("small").height()
        return not self._is_narrow and self.height() >= needed

    def _name(self) -> None:
        self.setAccessibleName(f"{self.text()} {self._count}" if self._count else self.text())


class Rail(QWidget):
    """The buttons of the pages; those added after ``add_stretch`` stand at the bottom."""

    picked = Signal(str)  # key of a button

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, RailButton] = {}
        self._is_narrow = False
        self._column = QVBoxLayout(self)
        self._column.setSpacing(2)
        self.setAutoFillBackground(True)
        current().changed.connect(self._restyle)
        self._restyle()

    def add(self, key: str, icon_name: str) -> RailButton:
        """Add a button at the bottom."""
        button = RailButton(key, icon_name)
        button.clicked.connect(self._on_clicked)
        button.set_narrow(self._is_narrow)
        self._buttons[key] = button
        self._column.addWidget(button)
        return button

    def add_stretch(self) -> None:
        """Let what follows stand at the bottom."""
        self._column.addStretch(1)

    def button(self, key: str) -> RailButton:
        """The button of a key.

        Raises:
            KeyError: no such button.
        """
        return self._buttons[key]

    def light(self, key: str) -> None:
        """Mark the page one is on."""
        for name, button in self._buttons.items():
            button.setChecked(name == key)

    def set_narrow(self, is_narrow: bool) -> None:
        """Show icons only, or icons and words."""
        self._is_narrow = is_narrow
        for button in self._buttons.values():
            button.set_narrow(is_narrow)
        self._restyle()

    def is_narrow(self) -> bool:
        """Whether only icons are shown."""
        return self._is_narrow

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._restyle()

    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, RailButton):
            button.setChecked(not button.isChecked())  # the page that opens lights it
            self.picked.emit(button.key)

    def _restyle(self) -> None:
        theme = current()
        self.setFixedWidth(theme.scaled(_NARROW if self._is_narrow else _WIDE))
        gap = theme.px("s")
        self._column.setContentsMargins(0, gap, 0, gap)
        palette = self.palette()
        palette.setColor(self.backgroundRole(), theme.color("subtle"))
        self.setPalette(palette)
