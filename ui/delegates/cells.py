"""Table cells: text in line with its heading, and states as chips."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.qtmodels.roles import Role
from ui.theme import current
from ui.theme.painting import LEFT, RIGHT, PaintKit
from ui.theme.tokens import RADIUS_CHIP, Group

Index = QModelIndex | QPersistentModelIndex


class _CellDelegate(QStyledItemDelegate):
    """The ground of a painted cell: the view's own row colours, then what the subclass adds."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kit = PaintKit(current())
        current().changed.connect(self._on_theme_changed)

    def paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint selection, zebra and hover as the other cells of the row have them."""
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        ground.text = ""
        widget: QWidget | None = ground.widget
        style = widget.style() if widget else None
        if style:
            style.drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, widget)

    def _on_theme_changed(self) -> None:
        self._kit = PaintKit(current())


class TextDelegate(_CellDelegate):
    """Paints a cell's text as far from the edge as its heading stands.

    Asks the model and the style for as little as it can: a table paints hundreds of cells at once.
    """

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        kit, state = self._kit, option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, kit.color("selected"))
        if state & QStyle.StateFlag.State_HasFocus:
            kit.focus_ring(painter, option.rect, RADIUS_CHIP)
        text = _text(index)
        if not text:
            return
        asked = index.data(Qt.ItemDataRole.TextAlignmentRole) or LEFT
        align = RIGHT if asked & Qt.AlignmentFlag.AlignRight else LEFT
        gap = kit.px("s")
        painter.save()
        kit.text(painter, option.rect.adjusted(gap, 0, -gap, 0), text, align=align)
        painter.restore()


class ChipDelegate(_CellDelegate):
    """Paints a cell's text as a chip; ``Role.CHIP`` gives group and key of its colours."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if not index.data(Role.CHIP):
            return super().sizeHint(option, index)
        kit = self._kit
        return QSize(kit.chip_width(_text(index)) + 2 * kit.px("s"), kit.px("row"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        state: tuple[Group, str] | None = index.data(Role.CHIP)
        if not state:
            super().paint(painter, option, index)
            return
        kit, text = self._kit, _text(index)
        self.paint_ground(painter, option, index)
        rect = option.rect.adjusted(kit.px("s"), 0, -kit.px("xs"), 0)
        height = min(kit.px("chip"), rect.height() - 2)
        width = min(kit.chip_width(text), rect.width())
        place = QRect(rect.left(), rect.top() + (rect.height() - height) // 2, width, height)
        painter.save()
        kit.chip(painter, place, text, *state)
        painter.restore()


def _text(index: Index) -> str:
    return str(index.data(Qt.ItemDataRole.DisplayRole) or "")
