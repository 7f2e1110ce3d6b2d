"""What the palette lists: headings and entries below them, and how they are painted."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.qtmodels.roles import Role
from ui.qtmodels.table_model import ROOT, Index
from ui.theme import current
from ui.theme.painting import RIGHT, PaintKit
from ui.theme.tokens import RADIUS_BUTTON


@dataclass(frozen=True)
class Entry:
    """One line: a thing to go to or to do; a heading has no ``key``.

    Attributes:
        key: ``route:ticket/7`` or ``action:theme``.
        detail: small, beside the text; ``hint`` (a shortcut) at the right.
    """

    text: str
    key: str = ""
    icon: str = ""
    detail: str = ""
    hint: str = ""


class PaletteModel(QAbstractListModel):
    """The lines of the palette."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._entries = tuple(entries)
        self.endResetModel()

    def entries(self) -> tuple[Entry, ...]:
        """What is shown now."""
        return self._entries

    def next_entry(self, row: int, by: int) -> int:
        """The next line one can choose from ``row`` in steps of ``by``; -1 for none."""
        row += by
        while 0 <= row < len(self._entries):
            if self._entries[row].key:
                return row
            row += by
        return -1

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return " ".join(part for part in (entry.text, entry.detail, entry.hint) if part)
            case Role.ROW:
                return entry
            case Role.ID:
                return entry.key
            case _:
                return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and not self._entries[index.row()].key:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


class PaletteDelegate(QStyledItemDelegate):
    """Paints headings small and entries with icon, text, detail and shortcut."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kit = PaintKit(current())
        current().changed.connect(self._renew)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | Any) -> QSize:
        entry: Entry = index.data(Role.ROW)
        return QSize(200, self._kit.scaled(38 if entry.key else 28))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | Any
    ) -> None:
        kit, entry = self._kit, index.data(Role.ROW)
        rect: QRect = option.rect
        gap = kit.px("m")
        if not entry.key:
            line = rect.adjusted(gap, kit.px("xs"), -gap, 0)
            kit.text(painter, line, entry.text, "small", "text_muted")
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(kit.color("selected"))
            painter.drawRoundedRect(rect, RADIUS_BUTTON, RADIUS_BUTTON)
        size = kit.px("icon")
        icon = QRect(rect.left() + gap, rect.top(), size, rect.height())
        kit.icon(painter, icon, entry.icon, kit.color("text_secondary"))
        left = icon.right() + gap
        right = rect.right() - gap
        if entry.hint:
            wide = kit.width(entry.hint, "small")
            at = QRect(right - wide, rect.top(), wide + 1, rect.height())
            kit.text(painter, at, entry.hint, "small", "text_muted", RIGHT)
            right -= wide + gap
        wide = min(kit.width(entry.text, "body"), right - left)
        kit.text(painter, QRect(left, rect.top(), wide + 1, rect.height()), entry.text)
        if entry.detail and right - left - wide > 4 * gap:
            at = QRect(left + wide + gap, rect.top(), right - left - wide - gap, rect.height())
            kit.text(painter, at, entry.detail, "small", "text_muted")

    def _renew(self) -> None:
        self._kit = PaintKit(current())
