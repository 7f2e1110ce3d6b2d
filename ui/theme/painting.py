"""Fonts, colours and shapes ready for painting; shared by delegates and painted widgets."""

import re
import zlib
from collections.abc import Callable
from math import ceil
from typing import NamedTuple, get_args

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QStaticText,
    QTextLayout,
    QTransform,
)

from ui.theme import tokens
from ui.theme.icons import pixel_ratio, pixmap
from ui.theme.states import is_solid, state_icon
from ui.theme.theme import Theme

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTER = Qt.AlignmentFlag.AlignCenter

# Avatars take the tints of these states: four that differ and never look like an alarm.
_AVATAR_TINTS: tuple[tuple[tokens.Group, str], ...] = (
    ("status", "new"),
    ("status", "resolved"),
    ("priority", "high"),
    ("status", "closed"),
)
_MOST_TEXTS = 5000  # some screens of cards
_MOST_PICTURES = 500
_TWO_LETTERS_FROM = 32  # pixels of an avatar; below, two Han characters cannot be read


class ToneColors(NamedTuple):
    """The colours of one meaning as Qt colours."""

    text: QColor
    background: QColor
    solid: QColor
    on_solid: QColor


_LONGEST_PERSON = 4
_BRACKETED = re.compile(r"[(（\[【][^)）\]】]*[)）\]】]?")


def initials(name: str, *, short: bool = False) -> str:
    """Return what an avatar shows of a name.

    Of a person the last two Han characters (``short``: the first one, the surname), of a long
    Chinese company name the two after its place (上海科盛… 科盛), else the first letters of the
    first two words. What stands in brackets does not count.
    """
    name = _BRACKETED.sub(" ", name)
    letters = "".join(name.split())
    if not letters:
        return "?"
    if letters[0] >= "\u2e80":
        if len(letters) > _LONGEST_PERSON:
            return letters[2] if short else letters[2:4]
        return letters[0] if short else letters[-2:]
    words = name.split()
    return "".join(word[0] for word in (words[:1] if short else words[:2])).upper()


class PaintKit:
    """What painting needs of one theme, made when first asked for and then kept.

    A kit belongs to one state of the theme: make a new one on ``Theme.changed``.
    """

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._sizes = {size: theme.px(size) for size in get_args(tokens.Size)}
        self._fonts: dict[tokens.TextRole, QFont] = {}
        self._metrics: dict[tokens.TextRole, QFontMetrics] = {}
        self._colors: dict[str, QColor] = {}
        self._tones: dict[tuple[tokens.Group, str], ToneColors] = {}
        self._texts: dict[tuple[str, tokens.TextRole, int | None], QStaticText] = {}
        self._lines: dict[tuple[str, tokens.TextRole, int], tuple[str, ...]] = {}
        self._pictures: dict[tuple[object, ...], QPixmap] = {}
        self._icons: dict[tuple[str, bool, int, float, int], QPixmap] = {}

    def px(self, size: tokens.Size) -> int:
        """Return a named size in logical pixels."""
        return self._sizes[size]

    def scaled(self, pixels: int) -> int:
        """Return design pixels at the font factor."""
        return self._theme.scaled(pixels)

    def font(self, role: tokens.TextRole) -> QFont:
        """Return the font of a role, with digits of one width."""
        if role not in self._fonts:
            self._fonts[role] = self._theme.font(role, tabular=True)
        return self._fonts[role]

    def metrics(self, role: tokens.TextRole) -> QFontMetrics:
        """Return the metrics of a role's font."""
        if role not in self._metrics:
            self._metrics[role] = QFontMetrics(self.font(role))
        return self._metrics[role]

    def color(self, token: str) -> QColor:
        """Return a neutral colour."""
        if token not in self._colors:
            self._colors[token] = self._theme.color(token)
        return self._colors[token]

    def tone(self, group: tokens.Group, key: str) -> ToneColors:
        """Return the colours of one meaning."""
        if (group, key) not in self._tones:
            tone = self._theme.tone(group, key)
            self._tones[group, key] = ToneColors(
                QColor(tone.text),
                QColor(tone.background),
                QColor(tone.solid),
                QColor(tone.on_solid),
            )
        return self._tones[group, key]

    def width(self, text: str, role: tokens.TextRole) -> int:
        """Return the width a text needs, in whole pixels."""
        return ceil(self._shaped(text, role, None).size().width())

    def text(
        self,
        painter: QPainter,
        rect: QRect,
        text: str,
        role: tokens.TextRole = "body",
        color: str | QColor = "text",
        align: Qt.AlignmentFlag = LEFT,
    ) -> None:
        """Write one line, vertically centred, elided where it does not fit."""
        shaped = self._shaped(text, role, rect.width())
        size = shaped.size()
        left = float(rect.left())
        if align is not LEFT:
            spare = rect.width() - size.width()
            left += spare if align is RIGHT else spare / 2
        painter.setFont(self.font(role))
        painter.setPen(self.color(color) if isinstance(color, str) else color)
        painter.drawStaticText(
            QPointF(left, rect.top() + (rect.height() - size.height()) / 2), shaped
        )

    def lines(self, text: str, role: tokens.TextRole, room: int) -> tuple[str, ...]:
        """Return a text as one line, or broken into two where ``room`` is too narrow for it."""
        key = (text, role, room)
        found = self._lines.get(key)
        if found is None:
            found = self._broken(text, role, room)
            if len(self._lines) >= _MOST_TEXTS:
                self._lines.clear()
            self._lines[key] = found
        return found

    def _broken(self, text: str, role: tokens.TextRole, room: int) -> tuple[str, ...]:
        if self.width(text, role) <= room:
            return (text,)
        layout = QTextLayout(text, self.font(role))
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(room)
        end = line.textLength()
        layout.endLayout()
        return (text[:end].rstrip(), text[end:])

    def _shaped(self, text: str, role: tokens.TextRole, room: int | None) -> QStaticText:
        """Return a text laid out once: shaping is what makes painting text slow."""
        key = (text, role, room)
        found = self._texts.get(key)
        if found is None:
            shown = text
            if room is not None and self.width(text, role) > room:
                shown = self.metrics(role).elidedText(text, Qt.TextElideMode.ElideRight, room)
            found = QStaticText(shown)
            found.setTextFormat(Qt.TextFormat.PlainText)
            found.prepare(QTransform(), self.font(role))
            if len(self._texts) >= _MOST_TEXTS:
                self._texts.clear()
            self._texts[key] = found
        return found

    def icon(
        self, painter: QPainter, rect: QRect, name: str, color: QColor, filled: bool = False
    ) -> None:
        """Paint an icon as the largest square in the middle of a rectangle."""
        size = min(rect.width(), rect.height())
        dpr = pixel_ratio(painter)
        key = (name, filled, size, dpr, color.rgba())
        drawn = self._icons.get(key)
        if drawn is None:
            drawn = self._icons[key] = pixmap(name, size, color, dpr, filled)
        left = rect.left() + (rect.width() - size) // 2
        painter.drawPixmap(left, rect.top() + (rect.height() - size) // 2, drawn)

    def chip_width(self, text: str, *, with_icon: bool = True) -> int:
        """Return the width a chip with this text wants."""
        icon = self.px("icon_small") + self.px("xs") if with_icon else 0
        gap = self.px("s") if text else self.px("xs")
        return self.width(text, "small") + icon + 2 * gap - (0 if text else self.px("xs"))

    def chip(
        self,
        painter: QPainter,
        rect: QRect,
        text: str,
        group: tokens.Group,
        key: str,
        icon_name: str | None = None,
        *,
        solid: bool | None = None,
    ) -> None:
        """Paint a state: its icon (or another, ``icon_name``), the word, the colour.

        ``solid`` None fills only the chips that are meant to shout.
        """
        solid = is_solid(group, key) if solid is None else solid
        chosen = ("chip", text, group, key, icon_name, solid)

        def draw(onto: QPainter, area: QRect) -> None:
            self._draw_chip(onto, area, text, group, key, icon_name, solid)

        self._picture(painter, rect, chosen, draw)

    def avatar(self, painter: QPainter, rect: QRect, name: str) -> None:
        """Paint a round avatar with the initials of a name."""

        def draw(onto: QPainter, area: QRect) -> None:
            self._draw_avatar(onto, area, name)

        self._picture(painter, rect, ("avatar", name), draw)

    def focus_ring(self, painter: QPainter, rect: QRect, radius: int) -> None:
        """Paint the focus ring just inside a rectangle."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.color("focus"), tokens.FOCUS_WIDTH))
        half = tokens.FOCUS_WIDTH / 2
        painter.drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), radius, radius)

    def card(
        self,
        painter: QPainter,
        rect: QRect,
        *,
        selected: bool,
        hovered: bool,
        focused: bool,
        stripe: QColor | None = None,
    ) -> None:
        """Paint the ground of a card with its edge and, in a colour, a stripe at the left."""
        ground = "selected" if selected else "hover" if hovered else "surface"
        ring = focused or selected
        key = ("card", ground, ring, stripe.rgba() if stripe else 0)

        def draw(onto: QPainter, area: QRect) -> None:
            onto.setBrush(self.color(ground))
            onto.setPen(QPen(self.color("border"), 1))
            edge = QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5)
            onto.drawRoundedRect(edge, tokens.RADIUS_CARD, tokens.RADIUS_CARD)
            if ring:
                self.focus_ring(onto, area, tokens.RADIUS_CARD)
            if stripe:
                self._draw_stripe(onto, area, stripe)

        self._picture(painter, rect, key, draw)

    def _picture(
        self,
        painter: QPainter,
        rect: QRect,
        key: tuple[object, ...],
        draw: Callable[[QPainter, QRect], None],
    ) -> None:
        """Paint what ``draw`` draws, from a picture kept under ``key``: far faster than shapes."""
        dpr = pixel_ratio(painter)
        full_key = (*key, rect.width(), rect.height(), dpr)
        kept = self._pictures.get(full_key)
        if kept is None:
            kept = QPixmap(rect.size() * dpr)
            kept.setDevicePixelRatio(dpr)
            kept.fill(Qt.GlobalColor.transparent)
            onto = QPainter(kept)
            onto.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw(onto, QRect(0, 0, rect.width(), rect.height()))
            onto.end()
            if len(self._pictures) >= _MOST_PICTURES:
                self._pictures.clear()
            self._pictures[full_key] = kept
        painter.drawPixmap(rect.topLeft(), kept)

    def _draw_chip(
        self,
        painter: QPainter,
        rect: QRect,
        text: str,
        group: tokens.Group,
        key: str,
        icon_name: str | None,
        solid: bool,
    ) -> None:
        tone = self.tone(group, key)
        ink = tone.on_solid if solid else tone.text
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tone.solid if solid else tone.background)
        painter.drawRoundedRect(rect, tokens.RADIUS_CHIP, tokens.RADIUS_CHIP)
        gap = self.px("s") if text else self.px("xs")
        inner = rect.adjusted(gap, 0, -gap, 0)
        state = state_icon(group, key)
        side = self.px("icon_small")
        square = QRect(inner.left(), rect.top(), side, rect.height())
        self.icon(painter, square, icon_name or state.name, ink, state.filled and not icon_name)
        if text:
            left = side + self.px("xs")
            self.text(painter, inner.adjusted(left, 0, 0, 0), text, "small", ink)

    def _draw_avatar(self, painter: QPainter, rect: QRect, name: str) -> None:
        tint = _AVATAR_TINTS[zlib.crc32(name.encode()) % len(_AVATAR_TINTS)]
        tone = self.tone(*tint)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tone.background)
        painter.drawEllipse(rect)
        short = rect.height() < self.scaled(_TWO_LETTERS_FROM)
        role: tokens.TextRole = "tiny" if short else "strong"
        self.text(painter, rect, initials(name, short=short), role, tone.text, CENTER)

    def _draw_stripe(self, painter: QPainter, rect: QRect, color: QColor) -> None:
        """Colour the left edge of a card inside its round corners."""
        corners = QPainterPath()
        corners.addRoundedRect(QRectF(rect), tokens.RADIUS_CARD, tokens.RADIUS_CARD)
        edge = QPainterPath()
        edge.addRect(QRectF(rect.left(), rect.top(), self.px("xs"), rect.height()))
        painter.fillPath(corners.intersected(edge), color)
