"""Rows of work: two lines of text at the left, a state at the right, painted without widgets."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.qtmodels.roles import Role
from ui.theme import current
from ui.theme.painting import PaintKit
from ui.theme.tokens import RADIUS_CHIP, Group

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class WorkItem:
    """What one row says; ``chip`` is the word for ``group`` and ``state``, "" for none."""

    icon_name: str
    title: str
    meta: str
    chip: str = ""
    group: Group = "sla"
    state: str = "ontrack"

    def spoken(self) -> str:
        """The row in one sentence, for a screen reader."""
        return ", ".join(part for part in (self.title, self.chip, self.meta) if part)


class WorkItemDelegate(QStyledItemDelegate):
    """Paints ``WorkItem`` objects found under the card role."""

    HEIGHT, NARROW = 52, 300  # design pixels

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kit = PaintKit(current())
        current().changed.connect(self._on_theme_changed)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._kit.scaled(160), self._kit.scaled(self.HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item = index.data(Role.CARD)
        if not isinstance(item, WorkItem):
            super().paint(painter, option, index)
            return
        kit = self._kit
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        rect = option.rect.adjusted(kit.px("s"), kit.px("xs"), -kit.px("s"), -kit.px("xs"))
        side = self._side()
        place = QRect(rect.left(), rect.top(), side, rect.height())
        self._paint_picture(painter, place, item, index)
        text = rect.adjusted(side + kit.px("s"), 0, 0, 0)
        half = text.height() // 2
        upper = QRect(text.left(), text.top(), text.width(), half)
        lower = QRect(text.left(), text.top() + half, text.width(), half)
        if text.width() < kit.scaled(self.NARROW):  # the title needs its whole line
            lower = self._beside_chip(painter, lower, item)
        else:
            upper = self._beside_chip(painter, upper, item)
        kit.text(painter, upper, item.title, "strong")
        kit.text(painter, lower, item.meta, "small", "text_secondary")
        painter.restore()

    def _side(self) -> int:
        """The width of the picture at the left."""
        return self._kit.px("icon")

    def _paint_picture(self, painter: QPainter, place: QRect, item: WorkItem, index: Index) -> None:
        self._kit.icon(painter, place, item.icon_name, self._kit.color("text_muted"))

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        kit, state = self._kit, option.state
        ground = ""
        if state & QStyle.StateFlag.State_Selected:
            ground = "selected"
        elif state & QStyle.StateFlag.State_MouseOver:
            ground = "hover"
        if ground:
            painter.fillRect(option.rect, kit.color(ground))
        else:
            edge = QRect(option.rect)
            edge.setTop(edge.bottom())
            painter.fillRect(edge, kit.color("border"))
        if state & QStyle.StateFlag.State_HasFocus:
            kit.focus_ring(painter, option.rect, RADIUS_CHIP)

    def _beside_chip(self, painter: QPainter, rect: QRect, item: WorkItem) -> QRect:
        """Paint the chip at the right end; return the room that is left for the title."""
        if not item.chip:
            return rect
        kit = self._kit
        width = min(kit.chip_width(item.chip), rect.width() * 2 // 3)
        height = min(kit.px("chip"), rect.height())
        left = rect.right() + 1 - width
        place = QRect(left, rect.center().y() - height // 2, width, height)
        kit.chip(painter, place, item.chip, item.group, item.state)
        return rect.adjusted(0, 0, -width - kit.px("s"), 0)

    def _on_theme_changed(self) -> None:
        self._kit = PaintKit(current())
