"""Customer cards, 420 × 132 design pixels, painted from a small frozen object."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.qtmodels.roles import Role
from ui.theme import current
from ui.theme.painting import RIGHT, PaintKit

Index = QModelIndex | QPersistentModelIndex
Tier = Literal["vip", "key", "normal"]
Risk = Literal["high", "middle", "low", "none"]

# Shape first, colour second: a star, a diamond, or nothing.
_TIER_ICONS: dict[str, str] = {"vip": "star", "key": "diamond"}
_RISK_STATES: dict[str, str] = {"high": "overdue", "middle": "duesoon", "low": "ontrack"}


@dataclass(frozen=True, slots=True)
class CustomerCard:
    """What a customer card shows; every text is ready to be read, contacts are masked."""

    name: str
    tier: Tier
    tier_text: str
    status: str  # a key of the status colours
    status_text: str
    lifecycle_text: str
    subtitle: str  # company, position, industry
    owner_name: str
    phone_masked: str
    email_masked: str
    last_contact_text: str
    open_tickets: int
    satisfaction: str
    risk: Risk
    tags: tuple[str, ...] = ()
    risk_text: str = ""


class CustomerCardDelegate(QStyledItemDelegate):
    """Paints ``CustomerCard`` objects found under the card role."""

    WIDTH, HEIGHT, GAP = 420, 132, 8  # design pixels

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kit = PaintKit(current())
        self._width = 0
        current().changed.connect(self._on_theme_changed)

    def set_width(self, width: int) -> None:
        """Paint cards of ``width`` logical pixels from now on, gap included."""
        self._width = width

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        kit = self._kit
        width = self._width or kit.scaled(self.WIDTH + self.GAP)
        return QSize(width, kit.scaled(self.HEIGHT + self.GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card = index.data(Role.CARD)
        if not isinstance(card, CustomerCard):
            super().paint(painter, option, index)
            return
        kit = self._kit
        half = kit.scaled(self.GAP) // 2
        rect = option.rect.adjusted(half, half, -half, -half)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state = option.state
        kit.card(
            painter,
            rect,
            selected=bool(state & QStyle.StateFlag.State_Selected),
            hovered=bool(state & QStyle.StateFlag.State_MouseOver),
            focused=bool(state & QStyle.StateFlag.State_HasFocus),
        )
        pad = kit.px("m")
        self._paint_inside(painter, rect.adjusted(pad, pad // 2, -pad, -pad // 2), card)
        painter.restore()

    def _paint_inside(self, painter: QPainter, rect: QRect, card: CustomerCard) -> None:
        kit = self._kit
        band = rect.height() // 5
        side = 2 * band - kit.px("xs")
        place = QRect(rect.left(), rect.top() + kit.px("xs"), side, side)
        kit.avatar(painter, place, card.name)
        indent = side + kit.px("s")
        lines = [
            QRect(rect.left(), rect.top() + row * band, rect.width(), band) for row in range(5)
        ]
        self._paint_name(painter, lines[0].adjusted(indent, 0, 0, 0), card)
        kit.text(
            painter, lines[1].adjusted(indent, 0, 0, 0), card.subtitle, "small", "text_secondary"
        )
        self._paint_contacts(painter, lines[2], card)
        self._paint_facts(painter, lines[3], card)
        self._paint_foot(painter, lines[4], card)

    def _paint_name(self, painter: QPainter, rect: QRect, card: CustomerCard) -> None:
        """The name, the tier beside it; the status and open tickets at the right end."""
        kit = self._kit
        right = rect.right() + 1
        for text, key in self._right_chips(card):
            width, height = kit.chip_width(text), kit.px("chip")
            right -= width
            place = QRect(right, rect.center().y() - height // 2, width, height)
            kit.chip(painter, place, text, "status", key)
            right -= kit.px("xs")
        tier_width = kit.chip_width(card.tier_text) if card.tier in _TIER_ICONS else 0
        room = right - rect.left() - tier_width - 2 * kit.px("s")
        width = min(kit.width(card.name, "h2"), max(room, kit.px("xxl")))
        kit.text(painter, QRect(rect.left(), rect.top(), width, rect.height()), card.name, "h2")
        if tier_width:
            chip = kit.px("chip")
            left = rect.left() + width + kit.px("s")
            place = QRect(left, rect.center().y() - chip // 2, tier_width, chip)
            kit.chip(painter, place, card.tier_text, "status", "new", _TIER_ICONS[card.tier])

    def _right_chips(self, card: CustomerCard) -> list[tuple[str, str]]:
        """Return text and status key of each chip, the outermost first."""
        chips = []
        if card.open_tickets:
            text = self.tr("%n open", "", card.open_tickets)
            chips.append((text, "open"))
        if card.status_text:
            chips.append((card.status_text, card.status))
        return chips

    def _paint_contacts(self, painter: QPainter, rect: QRect, card: CustomerCard) -> None:
        kit = self._kit
        half = rect.width() // 2
        parts = (("call", card.phone_masked), ("mail", card.email_masked))
        for column, (icon_name, text) in enumerate(parts):
            if not text:
                continue
            side = kit.px("icon_small")
            left = rect.left() + column * half
            kit.icon(
                painter,
                QRect(left, rect.top(), side, rect.height()),
                icon_name,
                kit.color("text_muted"),
            )
            gap = side + kit.px("xs")
            place = QRect(left + gap, rect.top(), half - gap - kit.px("xs"), rect.height())
            kit.text(painter, place, text, "body")

    def _paint_facts(self, painter: QPainter, rect: QRect, card: CustomerCard) -> None:
        """Last contact, lifecycle and satisfaction in one line."""
        facts = (card.last_contact_text, card.lifecycle_text, card.satisfaction)
        line = "   ".join(fact for fact in facts if fact)
        self._kit.text(painter, rect, line, "small", "text_secondary")

    def _paint_foot(self, painter: QPainter, rect: QRect, card: CustomerCard) -> None:
        """Tags at the left; the churn risk and the person in charge at the right."""
        kit = self._kit
        right = rect.right() + 1
        if card.owner_name:
            width = min(kit.width(card.owner_name, "small"), rect.width() // 3)
            right -= width
            place = QRect(right, rect.top(), width, rect.height())
            kit.text(painter, place, card.owner_name, "small", "text_muted", RIGHT)
            right -= kit.px("s")
        if card.risk_text and card.risk in _RISK_STATES:
            width, height = kit.chip_width(card.risk_text), kit.px("chip")
            right -= width
            place = QRect(right, rect.center().y() - height // 2, width, height)
            kit.chip(painter, place, card.risk_text, "sla", _RISK_STATES[card.risk], solid=False)
            right -= kit.px("s")
        room = QRect(rect.left(), rect.top(), right - rect.left(), rect.height())
        tags = " ".join(f"#{tag}" for tag in card.tags)
        kit.text(painter, room, tags, "small", "text_muted")

    def _on_theme_changed(self) -> None:
        self._kit = PaintKit(current())
