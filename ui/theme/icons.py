"""Icons from the shipped SVG files, tinted with a colour of the theme, sharp at any scale."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

import resources
from ui.theme.theme import current


def icon(name: str, filled: bool = False, color_token: str | None = None) -> QIcon:
    """Return an icon by its Fluent name; it follows the theme while it is shown.

    Args:
        name: file name in ``resources/icons`` without its ending.
        filled: the filled variant, for what is selected or urgent.
        color_token: a neutral colour of the theme; None takes the secondary text colour.

    Raises:
        FileNotFoundError: no such icon ships.
    """
    _svg_path(name, filled)
    return QIcon(_TintedEngine(name, filled, color_token or "text_secondary"))


def pixmap(name: str, size: int, color: QColor, dpr: float, filled: bool = False) -> QPixmap:
    """Return a tinted icon of ``size`` logical pixels, cached until the theme changes.

    Raises:
        FileNotFoundError: no such icon ships.
    """
    key = f"laike:{name}:{filled}:{size}:{dpr}:{color.rgba()}"
    found = QPixmap()
    if not QPixmapCache.find(key, found):
        found = _render(_svg_path(name, filled), size, color, dpr)
        QPixmapCache.insert(key, found)
    return found


def paint_icon(
    painter: QPainter, rect: QRect, name: str, color: QColor, filled: bool = False
) -> None:
    """Paint an icon as the largest square in the middle of a rectangle."""
    size = min(rect.width(), rect.height())
    corner = rect.center() - QPoint((size - 1) // 2, (size - 1) // 2)
    painter.drawPixmap(corner, pixmap(name, size, color, pixel_ratio(painter), filled))


def pixel_ratio(painter: QPainter) -> float:
    """Device pixels to a logical pixel, where nothing is turned or stretched.

    Not by ``painter.device()``: to name its type PySide6 makes the class of every widget there is,
    a fifth of the first paint.
    """
    return painter.combinedTransform().m11()


def _svg_path(name: str, filled: bool) -> str:
    file = resources.path("icons", f"{name}.filled.svg" if filled else f"{name}.svg")
    if not file.is_file():
        raise FileNotFoundError(file)
    return str(file)


def _render(svg: str, size: int, color: QColor, dpr: float) -> QPixmap:
    side = round(size * dpr)
    drawn = QPixmap(side, side)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(svg).render(painter, QRectF(0, 0, side, side))
    # The files carry no colour of their own and would be black on dark.
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.setPen(Qt.PenStyle.NoPen)  # fillRect would have PySide6 make 180 names of gradients
    painter.setBrush(color)
    painter.drawRect(drawn.rect())
    painter.end()
    drawn.setDevicePixelRatio(dpr)
    return drawn


class _TintedEngine(QIconEngine):
    """Asks the theme for its colour at the moment of painting."""

    def __init__(self, name: str, filled: bool, color_token: str) -> None:
        super().__init__()
        self._name = name
        self._filled = filled
        self._color_token = color_token

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        paint_icon(painter, rect, self._name, self._color(mode), self._filled)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(  # noqa: N802 - Qt's name
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        side = min(size.width(), size.height())
        return pixmap(self._name, side, self._color(mode), scale, self._filled)

    def clone(self) -> QIconEngine:
        return _TintedEngine(self._name, self._filled, self._color_token)

    def _color(self, mode: QIcon.Mode) -> QColor:
        disabled = mode is QIcon.Mode.Disabled
        return current().color("text_disabled" if disabled else self._color_token)
