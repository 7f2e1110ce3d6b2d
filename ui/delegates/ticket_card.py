"""Ticket cards: painted in three densities from a small frozen object, each into a picture once."""

from dataclasses import dataclass
from enum import Enum
from typing import Literal

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.delegates.card_pictures import CardPicture, CardPictures
from ui.qtmodels.roles import Role
from ui.theme import current
from ui.theme.icons import pixel_ratio
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
    checklist: str = ""  # "3/5"
    sla_brief: str = ""  # where there is no room for the whole text

    def lasting(self) -> tuple[object, ...]:
        """Everything but the time left, which changes by the minute."""
        return (
            self.number, self.title, self.customer, self.kind_text, self.priority, self.severity,
            self.tier, self.age_text, self.sla_state == "none", self.progress, self.owner_name,
            self.unread, self.attachments, self.checklist,
        )  # fmt: skip


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
        self._pictures = CardPictures()
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
        half = 0 if self._density is Density.LINE else self._kit.scaled(self.GAP) // 2
        rect = option.rect.adjusted(0, half, 0, -half)
        picture = self._picture(painter, rect.size(), card, option.state)
        painter.drawPixmap(rect.topLeft(), picture.pixmap)
        if card.sla_state != "none":
            place, text = self._sla(rect.size(), card, picture.foot_left)
            self._kit.chip(painter, place.translated(rect.topLeft()), text, "sla", card.sla_state)

    def _picture(
        self, painter: QPainter, size: QSize, card: TicketCard, state: QStyle.StateFlag
    ) -> CardPicture:
        """The card without its time left, which counts down on top of it."""
        look = (
            bool(state & QStyle.StateFlag.State_Selected),
            bool(state & QStyle.StateFlag.State_MouseOver),
            bool(state & QStyle.StateFlag.State_HasFocus),
        )
        dpr = pixel_ratio(painter)
        widths = (self._sla_width(card), self._kit.chip_width(card.sla_brief))
        room = () if self._density is Density.COMFORTABLE else widths
        shape = (size.width(), size.height(), dpr, self._density, room)
        key = (card.lasting(), look, shape)
        found = self._pictures.get(key)
        if found is None:
            pixmap = QPixmap(size * dpr)
            pixmap.setDevicePixelRatio(dpr)
            pixmap.fill(Qt.GlobalColor.transparent)
            onto = QPainter(pixmap)
            onto.setRenderHint(QPainter.RenderHint.Antialiasing)
            found = CardPicture(pixmap, self._draw(onto, QRect(QPoint(), size), card, look))
            onto.end()
            self._pictures.keep(key, found)
        return found

    def _draw(
        self, painter: QPainter, rect: QRect, card: TicketCard, look: tuple[bool, bool, bool]
    ) -> int:
        """Paint all that lasts; return the x up to which the foot is free."""
        selected, hovered, focused = look
        self._kit.card(
            painter,
            rect,
            selected=selected,
            hovered=hovered,
            focused=focused,
            stripe=self._kit.tone("priority", card.priority).solid,
        )
        inner = self._inner(rect)
        if self._density is Density.COMFORTABLE:
            return self._paint_comfortable(painter, inner, card)
        if self._density is Density.COMPACT:
            return self._paint_compact(painter, inner, card)
        return self._paint_line(painter, inner, card)

    def _inner(self, rect: QRect) -> QRect:
        kit = self._kit
        return rect.adjusted(kit.px("m") + kit.px("xs") // 2, 0, -kit.px("m"), 0)

    def _paint_comfortable(self, painter: QPainter, rect: QRect, card: TicketCard) -> int:
        band, top = self._band(rect), rect.top() + self._kit.px("s")
        head, names, customer = (
            QRect(rect.left(), top + row * band, rect.width(), high * band)
            for row, high in ((0, 1), (1, 2), (3, 1))
        )
        self._paint_head(painter, head, card)
        self._paint_title_lines(painter, names, card)
        self._paint_customer(painter, customer, card)
        self._paint_progress(painter, rect, card.progress)
        return self._paint_foot(painter, self._foot(rect), card)

    def _paint_compact(self, painter: QPainter, rect: QRect, card: TicketCard) -> int:
        kit, bottom = self._kit, self._foot(rect)
        top = bottom.translated(0, -bottom.height())
        mark = self._paint_priority_mark(painter, top, card)
        numbered = f"{card.number} {card.title}"
        self._paint_title(painter, top.adjusted(0, 0, -mark, 0), numbered, card.unread)
        left = self._paint_foot(painter, bottom, card)
        room = self._before_sla(bottom, card, left)
        kit.text(painter, room, card.customer, "small", "text_secondary")
        return left

    def _paint_line(self, painter: QPainter, rect: QRect, card: TicketCard) -> int:
        left = self._paint_foot(painter, rect, card)
        room = self._before_sla(rect, card, left)
        self._paint_title(painter, room, card.title, card.unread)  # no room for the number
        return left

    def _band(self, rect: QRect) -> int:
        """The height of a line of a large card; the title may take two of five."""
        return (rect.height() - 2 * self._kit.px("s")) // 5

    def _foot(self, inner: QRect) -> QRect:
        """The line of the card that holds the time left and the person in charge."""
        kit = self._kit
        if self._density is Density.LINE:
            return inner
        if self._density is Density.COMFORTABLE:
            band = self._band(inner)
            return QRect(inner.left(), inner.top() + kit.px("s") + 4 * band, inner.width(), band)
        band = (inner.height() - kit.px("s")) // 2
        return QRect(inner.left(), inner.top() + kit.px("xs") + band, inner.width(), band)

    def _sla_width(self, card: TicketCard) -> int:
        return 0 if card.sla_state == "none" else self._kit.chip_width(card.sla_text)

    def _sla_within(self, card: TicketCard, room: int) -> tuple[int, str]:
        """How wide the time left is, and in which words: the few ones where room is short."""
        text, width = card.sla_text, self._sla_width(card)
        if width > room and card.sla_brief:
            text, width = card.sla_brief, self._kit.chip_width(card.sla_brief)
        return min(width, room), text

    def _sla(self, size: QSize, card: TicketCard, foot_left: int) -> tuple[QRect, str]:
        """Where the time left stands: at the left of a large card, else before the person."""
        kit = self._kit
        foot = self._foot(self._inner(QRect(QPoint(), size)))
        chip = kit.px("chip")
        top = foot.center().y() - chip // 2
        if self._density is Density.COMFORTABLE:
            width, text = self._sla_within(card, foot_left - kit.px("s") - foot.left())
            return QRect(foot.left(), top, width, chip), text
        right = foot_left - kit.px("xs")
        width, text = self._sla_within(card, (right - foot.left()) // 2)
        return QRect(right - width, top, width, chip), text

    def _before_sla(self, foot: QRect, card: TicketCard, foot_left: int) -> QRect:
        """What is left of a line before the time left."""
        kit = self._kit
        right = foot_left - kit.px("xs")
        if card.sla_state != "none":
            right -= self._sla_within(card, (right - foot.left()) // 2)[0]
        return foot.adjusted(0, 0, right - foot.right() - kit.px("s"), 0)

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
        room = QRect(rect)
        if card.checklist:  # here, since the time left needs all there is of the foot
            right = rect.right() + 1
            room.setRight(self._paint_count(painter, rect, right, card.checklist, "checkmark"))
        kit.text(painter, room, customer, "small", "text_secondary")

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
            right = self._paint_count(painter, rect, right, str(card.attachments), "attach")
        return right

    def _paint_count(self, painter: QPainter, rect: QRect, right: int, text: str, icon: str) -> int:
        """Paint an icon with a figure that end at ``right``; return the x where they begin."""
        kit = self._kit
        width, side = kit.width(text, "small"), kit.px("icon_small")
        figure = QRect(right - width, rect.top(), width, rect.height())
        kit.text(painter, figure, text, "small", "text_muted")
        left = figure.left() - kit.px("xs") - side
        kit.icon(
            painter, QRect(left, rect.top(), side, rect.height()), icon, kit.color("text_muted")
        )
        return left - kit.px("xs")

    def _paint_priority_mark(self, painter: QPainter, rect: QRect, card: TicketCard) -> int:
        """Paint the priority's icon at the right; return the room it took."""
        kit = self._kit
        side = kit.px("icon_small")
        place = QRect(rect.right() + 1 - side, rect.top(), side, rect.height())
        ink = kit.tone("priority", card.priority).text
        kit.icon(painter, place, state_icon("priority", card.priority).name, ink)
        return side + kit.px("xs")

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
        self._pictures = CardPictures()
