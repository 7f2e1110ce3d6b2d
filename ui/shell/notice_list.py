"""The notices as an item model and how a line of them is painted."""

from typing import Any

from PySide6.QtCore import QCoreApplication, QModelIndex, QObject, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.core.clock import Clock
from app.notifications.dto import NoticeRow
from ui.qtmodels.paged_model import PagedTableModel
from ui.qtmodels.roles import Role
from ui.qtmodels.table_model import Column
from ui.shell.notice_text import kind_of, notice_text
from ui.theme import current
from ui.theme.painting import PaintKit
from ui.theme.states import state_icon
from ui.theme.tokens import RADIUS_BUTTON
from ui.widgets.when import ago


def _title() -> str:
    return QCoreApplication.translate("Notices", "Notices")


class NoticeModel(PagedTableModel[NoticeRow]):
    """Notices, newest first; a line says its sentence, how long ago, and whether it is unread."""

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__([Column("text", _title, notice_text)], lambda row: row.id, parent)
        self._clock = clock

    def role_data(self, row: NoticeRow, column: Column[NoticeRow], role: int) -> Any:
        match role:
            case Role.CARD:
                return self._when(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                unread = QCoreApplication.translate("Notices", "unread") if row.is_unread else ""
                parts = (unread, notice_text(row), self._when(row))
                return ", ".join(part for part in parts if part)
            case _:
                return None

    def _when(self, row: NoticeRow) -> str:
        """How long ago; whether it needs nobody's attention any more."""
        when = ago(row.happened_at, self._clock())
        settled = QCoreApplication.translate("Notices", "settled")
        return f"{when} · {settled}" if row.is_settled else when


class NoticeDelegate(QStyledItemDelegate):
    """Icon, the sentence on up to three lines, the time; a dot while unread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kit = PaintKit(current())
        current().changed.connect(self._renew)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | Any) -> QSize:
        width = option.rect.width()
        text = self._text_rect(QRect(0, 0, width, 0), str(index.data()))
        line = self._kit.metrics("small").height()
        return QSize(width, text.height() + line + 3 * self._kit.px("s"))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | Any
    ) -> None:
        kit, notice = self._kit, index.data(Role.ROW)
        rect: QRect = option.rect
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(kit.color("selected"))
            painter.drawRoundedRect(rect, RADIUS_BUTTON, RADIUS_BUTTON)
        kind = kind_of(notice)
        tone, state = kit.tone(kind.group, kind.state), state_icon(kind.group, kind.state)
        side, gap = kit.px("icon"), kit.px("s")
        square = QRect(rect.left() + gap, rect.top() + gap, side, side)
        kit.icon(painter, square, state.name, tone.solid, state.filled)
        area = self._text_rect(rect, str(index.data()))
        painter.setFont(kit.font("strong" if notice.is_unread else "body"))
        painter.setPen(kit.color("text" if notice.is_unread else "text_secondary"))
        painter.drawText(area, int(Qt.TextFlag.TextWordWrap), str(index.data()))
        line = QRect(area.left(), area.bottom() + 2, area.width(), kit.metrics("small").height())
        kit.text(painter, line, str(index.data(Role.CARD)), "small", "text_muted")
        if notice.is_unread:
            dot = kit.px("s")
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(kit.color("accent"))
            painter.drawEllipse(rect.right() - dot - gap, square.center().y() - dot // 2, dot, dot)

    def _text_rect(self, rect: QRect, text: str) -> QRect:
        kit = self._kit
        left = rect.left() + kit.px("icon") + 2 * kit.px("s")
        width = rect.right() - kit.px("xl") - left
        wrap = int(Qt.TextFlag.TextWordWrap)
        room = QRect(0, 0, max(width, 40), 10_000)
        height = kit.metrics("strong").boundingRect(room, wrap, text).height()
        return QRect(left, rect.top() + kit.px("s"), width, height)

    def _renew(self) -> None:
        self._kit = PaintKit(current())
