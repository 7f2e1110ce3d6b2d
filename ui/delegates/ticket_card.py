"""Ticket cards: painted in three densities from a small frozen object."""

from dataclasses import dataclass
from enum import Enum
from typing import Literal

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.qtmodels.roles import Role
from ui.theme import current
from ui.theme.painting import PaintKit
from ui.theme.states import state_icon

Index = QModelIndex | QPersistentModelIndex
Priority = Literal["low", "normal", "high", "urgent"]
SlaState = Literal["ontrack", "duesoon", "overdue", "paused", "none"]


@dataclass(frozen=True, slots=True)
class TicketCard:
    """What a ticket card shows; every text is ready to be read."""

    number: str  # with its sign: "#1042"
    title: str
    customer: str
    kind_text: str
    kind: str
    priority: Priority
    severity: str  # the word for the priority
    tier: str  # the word for the customer's tier; "" for an ordinary customer
    age_text: str
    sla_state: SlaState
    sla_text: str
    progress: int  # 0 to 100
    owner_name: str  # "" while nobody has it
    unread: bool = False
    attachments: int = 0


class Density(Enum):
    """How much of a ticket a card shows; the value is its height at font factor 1."""

    COMFORTABLE = 128
    COMPACT = 64
    LINE = 28


class TicketCardDelegate(QStyledItemDelegate):
    """Paints ``TicketCard`` objects found under the card role."""

    GAP = 8  # design pixels between two cards, half of it above and half below

    def __init__(
        self, density: Density = Density.COMFORTABLE, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._density = density
        self._kit = PaintKit(current())
        current().changed.connect(self._on_theme_changed)

    @property
    def density(self) -> Density:
        """How much a card shows; the view must be laid out anew after a change."""
        return self._density

    @density.setter
    def density(self, density: Density) -> None:
        self._density = density

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        gap = 0 if self._density is Density.LINE else self.GAP
        return QSize(self._kit.scaled(252), self._kit.scaled(self._density.value + gap))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card = index.data(Role.CARD)
        if not isinstance(card, TicketCard):
            super().paint(painter, option, index)
            return
        kit = self._kit
        half = 0 if self._density is Density.LINE else kit.scaled(self.GAP) // 2
        rect = option.rect.adjusted(0, half, 0, -half)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state = option.state
        kit.card(
            painter,
            rect,
            selected=bool(state & QStyle.StateFlag.State_Selected),
            hovered=bool(state & QStyle.StateFlag.State_MouseOver),
            focused=bool(state & QStyle.StateFlag.State_HasFocus),
            stripe=kit.tone("priority", card.priority).solid,
        )
        inner = rect.adjusted(kit.px("m") + kit.px("xs") // 2, 0, -kit.px("m"), 0)
        if self._density is Density.COMFORTABLE:
            self._paint_comfortable(painter, inner, card)
        elif self._density is Density.COMPACT:
            self._paint_compact(painter, inner, card)
        else:
            self._paint_line(painter, inner, card)
        painter.restore()

    def _paint_comfortable(self, painter: QPainter, rect: QRect, card: TicketCard) -> None:
        kit = self._kit
        pad = kit.px("s")
        band = (rect.height() - 2 * pad) // 5  # the title may take two of five
        left, top, width = rect.left(), rect.top() + pad, rect.width()
        head, names, customer, foot = (
            QRect(left, top + row * band, width, high * band)
            for row, high in ((0, 1), (1, 2), (3, 1), (4, 1))
        )
        self._paint_head(painter, head, card)
        self._paint_title_lines(painter, names, card)
        self._paint_customer(painter, customer, card)
        start = self._paint_foot(painter, foot, card)
        self._paint_sla(painter, foot, card, start - kit.px("s"))
        self._paint_progress(painter, rect, card.progress)

    def _paint_compact(self, painter: QPainter, rect: QRect, card: TicketCard) -> None:
        kit = self._kit
        band = (rect.height() - kit.px("s")) // 2
        top = QRect(rect.left(), rect.top() + kit.px("xs"), rect.width(), band)
        bottom = top.translated(0, band)
        mark = self._paint_priority_mark(painter, top, card)
        numbered = f"{card.number} {card.title}"
        self._paint_title(painter, top.adjusted(0, 0, -mark, 0), numbered, card.unread)
        left = self._paint_foot(painter, bottom, card)
        right = self._paint_sla_right(painter, bottom, card, left - kit.px("xs"))
        room = bottom.adjusted(0, 0, right - bottom.right() - kit.px("s"), 0)
        kit.text(painter, room, card.customer, "small", "text_secondary")

    def _paint_line(self, painter: QPainter, rect: QRect, card: TicketCard) -> None:
        kit = self._kit
        left = self._paint_foot(painter, rect, card)
        right = self._paint_sla_right(painter, rect, card, left - kit.px("xs"))
        room = rect.adjusted(0, 0, right - rect.right() - kit.px("s"), 0)
        self._paint_title(painter, room, f"{card.number} {card.title}", card.unread)

    def _paint_head(self, painter: QPainter, rect: QRect, card: TicketCard) -> None:
        """Number, kind and age at the left; at the right the priority, in words if they fit."""
        kit = self._kit
        chip = kit.px("chip")
        facts = " · ".join(part for part in (card.number, card.kind_text, card.age_text) if part)
        spare = rect.width() - kit.width(facts, "small") - kit.px("s")
        word = card.severity if kit.chip_width(card.severity) <= spare else ""
        width = kit.chip_width(word)
        place = QRect(rect.right() + 1 - width, rect.center().y() - chip // 2, width, chip)
        kit.chip(painter, place, word, "priority", card.priority)
        room = rect.adjusted(0, 0, -width - kit.px("s"), 0)
        kit.text(painter, room, facts, "small", "text_secondary")

    def _paint_title_lines(self, painter: QPainter, rect: QRect, card: TicketCard) -> None:
        """Paint the title in one line, a long one in two; the dot stands before the first."""
        kit = self._kit
        dot = kit.px("s") + kit.px("xs") if card.unread else 0
        lines = kit.lines(card.title, "h3", rect.width() - dot)
        high = rect.height() // 2
        top = rect.top() + (rect.height() - len(lines) * high) // 2
        for row, line in enumerate(lines):
            place = QRect(rect.left() + (dot if row else 0), top + row * high, rect.width(), high)
            place.setRight(rect.right())
            self._paint_title(painter, place, line, card.unread and not row)

    def _paint_title(self, painter: QPainter, rect: QRect, title: str, unread: bool) -> None:
        kit = self._kit
        if unread:
            dot = kit.px("s")
            painter.setPen(kit.color("accent"))
            painter.setBrush(kit.color("accent"))
            painter.drawEllipse(rect.left(), rect.center().y() - dot // 2, dot, dot)
            rect = rect.adjusted(dot + kit.px("xs"), 0, 0, 0)
        kit.text(painter, rect, title, "h3")

    def _paint_customer(self, painter: QPainter, rect: QRect, card: TicketCard) -> None:
        kit = self._kit
        customer = f"{card.customer} · {card.tier}" if card.tier else card.customer
        kit.text(painter, rect, customer, "small", "text_secondary")

    def _paint_foot(self, painter: QPainter, rect: QRect, card: TicketCard) -> int:
        """Paint the owner and the attachments at the right; return the x where they begin."""
        kit = self._kit
        right = rect.right() + 1
        if card.owner_name:
            side = min(kit.px("target"), rect.height())
            right -= side
            kit.avatar(
                painter, QRect(right, rect.center().y() - side // 2, side, side), card.owner_name
            )
            right -= kit.px("xs")
        if card.attachments and self._density is Density.COMFORTABLE:
            count = str(card.attachments)
            right -= kit.width(count, "small")
            place = QRect(right, rect.top(), rect.right() - right, rect.height())
            kit.text(painter, place, count, "small", "text_muted")
            side = kit.px("icon_small")
            right -= side + kit.px("xs")
            clip = QRect(right, rect.top(), side, rect.height())
            kit.icon(painter, clip, "attach", kit.color("text_muted"))
        return right

    def _paint_priority_mark(self, painter: QPainter, rect: QRect, card: TicketCard) -> int:
        """Paint the priority's icon at the right; return the room it took."""
        kit = self._kit
        side = kit.px("icon_small")
        place = QRect(rect.right() + 1 - side, rect.top(), side, rect.height())
        ink = kit.tone("priority", card.priority).text
        kit.icon(painter, place, state_icon("priority", card.priority).name, ink)
        return side + kit.px("xs")

    def _paint_sla(self, painter: QPainter, rect: QRect, card: TicketCard, right: int) -> None:
        if card.sla_state == "none":
            return
        kit = self._kit
        chip = kit.px("chip")
        width = min(kit.chip_width(card.sla_text), right - rect.left())
        place = QRect(rect.left(), rect.center().y() - chip // 2, width, chip)
        kit.chip(painter, place, card.sla_text, "sla", card.sla_state)

    def _paint_sla_right(self, painter: QPainter, rect: QRect, card: TicketCard, right: int) -> int:
        """Paint the clock's chip so that it ends at ``right``; return the x where it begins."""
        if card.sla_state == "none":
            return right
        kit = self._kit
        chip = kit.px("chip")
        width = min(kit.chip_width(card.sla_text), (right - rect.left()) * 2 // 3)
        place = QRect(right - width, rect.center().y() - chip // 2, width, chip)
        kit.chip(painter, place, card.sla_text, "sla", card.sla_state)
        return right - width

    def _paint_progress(self, painter: QPainter, rect: QRect, progress: int) -> None:
        """Paint a thin bar along the lower edge; nothing while nothing is done."""
        if progress <= 0:
            return
        kit = self._kit
        bar = QRect(rect.left(), rect.bottom() - 3, rect.width(), 2)
        painter.fillRect(bar, kit.color("border"))
        done = QRect(bar)
        done.setWidth(bar.width() * min(progress, 100) // 100)
        painter.fillRect(done, kit.color("accent"))

    def _on_theme_changed(self) -> None:
        self._kit = PaintKit(current())
