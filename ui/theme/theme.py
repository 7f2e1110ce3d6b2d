"""The theme: light or dark, the font factor, and what follows from them for Qt."""

import sys
from enum import StrEnum
from string import Template
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette, QPixmapCache
from PySide6.QtWidgets import QApplication

import resources
from ui.theme import tokens

BUNDLED_FAMILY: Final = "Noto Sans SC"
STYLE: Final = ("-style", "fusion")  # arguments of every application

# Simplified Chinese forms are named before any other Han font: left alone, Qt falls back to
# Japanese glyphs when the language of the system is not Chinese.
_FAMILIES: Final = {
    "win32": ["Segoe UI Variable Text", "Segoe UI", "Microsoft YaHei UI", BUNDLED_FAMILY],
    "darwin": [".AppleSystemUIFont", "PingFang SC", BUNDLED_FAMILY],
}
_FAMILIES_ELSEWHERE: Final = ["Noto Sans", "Noto Sans CJK SC", BUNDLED_FAMILY]
_MONO_FAMILIES: Final = ["Cascadia Mono", "Menlo", "Noto Sans Mono", "DejaVu Sans Mono"]


class Mode(StrEnum):
    """What the user chose; SYSTEM follows the desktop while the program runs."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """Colours by meaning and sizes by role; ``changed`` after either became different."""

    changed = Signal()

    def __init__(
        self, mode: Mode = Mode.SYSTEM, factor: float = 1.0, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._mode = mode
        self._factor = factor
        self._app: QApplication | None = None
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_scheme)

    @property
    def mode(self) -> Mode:
        """The chosen mode, which may be SYSTEM."""
        return self._mode

    @property
    def factor(self) -> float:
        """The font factor, 0.9 to 1.5."""
        return self._factor

    @property
    def is_dark(self) -> bool:
        """Whether dark colours are in use now."""
        if self._mode is Mode.SYSTEM:
            return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self._mode is Mode.DARK

    @property
    def colors(self) -> tokens.Colors:
        """The colours in use now."""
        return tokens.DARK if self.is_dark else tokens.LIGHT

    def color(self, token: str) -> QColor:
        """Return a neutral colour by its name in ``Colors``, e.g. ``"text_muted"``."""
        return QColor(getattr(self.colors, token))

    def tone(self, group: tokens.Group, key: str) -> tokens.Tone:
        """Return the colours of one meaning, e.g. ``tone("sla", "overdue")``."""
        return self.colors.tone(group, key)

    def px(self, size: tokens.Size) -> int:
        """Return a named size in logical pixels at the present factor."""
        return self.scaled(tokens.SIZES[size])

    def scaled(self, pixels: int) -> int:
        """Return design pixels (drawn at factor 1) at the present factor."""
        return tokens.scaled(pixels, self._factor)

    def font(self, role: tokens.TextRole = "body", *, tabular: bool = False) -> QFont:
        """Return the font of a text role; ``tabular`` lets digits line up in columns."""
        font = QFont()
        font.setFamilies(_FAMILIES.get(sys.platform, _FAMILIES_ELSEWHERE))
        font.setPixelSize(self.px(role))
        if role in tokens.BOLD:
            font.setWeight(QFont.Weight.Bold)
        if tabular:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def mono_font(self) -> QFont:
        """Return the font for identifiers and logs, in body size."""
        font = QFont()
        font.setFamilies([*_MONO_FAMILIES, BUNDLED_FAMILY])
        font.setPixelSize(self.px("body"))
        return font

    def set_mode(self, mode: Mode) -> None:
        """Choose light, dark or the desktop's; open windows follow at once."""
        if mode is not self._mode:
            self._mode = mode
            self._refresh()

    def set_factor(self, factor: float) -> None:
        """Choose the font factor; values outside 0.9 to 1.5 are brought inside."""
        factor = min(max(factor, tokens.FACTORS[0]), tokens.FACTORS[-1])
        if factor != self._factor:
            self._factor = factor
            self._refresh()

    def apply(self, app: QApplication) -> None:
        """Dress the application and keep it dressed; call once, before the first window.

        It was made with ``STYLE``: ``setStyle`` would give back the style, and PySide6 make all
        its names before the first window is painted.
        """
        self._app = app
        QFontDatabase.addApplicationFont(str(resources.path("fonts", "NotoSansSC-subset.otf")))
        self._refresh()

    def _on_system_scheme(self) -> None:
        if self._mode is Mode.SYSTEM:
            self._refresh()

    def _refresh(self) -> None:
        QPixmapCache.clear()
        if self._app is not None:
            self._ask_for_native_scheme()
            self._app.setPalette(self._palette())
            # The stubs ask for bytes where the binding takes str only.
            self._app.setPalette(
                self._view_palette(),
                "QAbstractItemView",  # type: ignore[arg-type] # see above
            )
            self._app.setFont(self.font("body"))
            self._app.setStyleSheet(self._style_sheet())
        self.changed.emit()

    def _ask_for_native_scheme(self) -> None:
        """Let the window frame follow; platforms that cannot ignore the wish."""
        wish = {Mode.LIGHT: Qt.ColorScheme.Light, Mode.DARK: Qt.ColorScheme.Dark}
        hints = QGuiApplication.styleHints()
        hints.blockSignals(True)  # our own wish is no change of the desktop
        hints.setColorScheme(wish.get(self._mode, Qt.ColorScheme.Unknown))
        hints.blockSignals(False)

    def _palette(self) -> QPalette:
        role = QPalette.ColorRole
        palette = QPalette()
        for color_role, token in {
            role.Window: "window",
            role.Base: "surface",
            role.AlternateBase: "subtle",
            role.Button: "surface",
            role.Text: "text",
            role.WindowText: "text",
            role.ButtonText: "text",
            role.BrightText: "danger",
            role.PlaceholderText: "text_muted",
            role.Highlight: "accent",
            role.Accent: "accent",
            role.HighlightedText: "on_accent",
            role.Link: "link",
            role.LinkVisited: "link",
            role.ToolTipBase: "surface",
            role.ToolTipText: "text",
            role.Light: "surface",
            role.Midlight: "hover",
            role.Mid: "border",
            role.Dark: "border_strong",
        }.items():
            palette.setColor(color_role, self.color(token))
        for color_role in (role.Text, role.WindowText, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, color_role, self.color("text_disabled"))
        return palette

    def _view_palette(self) -> QPalette:
        """Rows filled with the accent are too loud for lists that are looked at all day."""
        palette = self._palette()
        palette.setColor(QPalette.ColorRole.Highlight, self.color("selected"))
        palette.setColor(QPalette.ColorRole.HighlightedText, self.color("text"))
        return palette

    def _style_sheet(self) -> str:
        template = Template(resources.path("style", "theme.qss").read_text(encoding="utf-8"))
        colors = self.colors
        names = {
            name: value
            for name in colors.__slots__
            if isinstance(value := getattr(colors, name), str)
        }
        sizes = {f"px_{name}": str(self.px(name)) for name in ("xs", "s", "m", "l", "small")}
        shade = "dark" if self.is_dark else "light"
        inner = self.px("input") - 2 * tokens.FOCUS_WIDTH
        return template.substitute(
            names,
            **sizes,
            error_solid=colors.message["error"].solid,
            inner_height=str(inner),
            inner_compact=str(self.px("input_compact") - 2 * tokens.FOCUS_WIDTH),
            target=str(self.px("target")),
            radius_chip=str(tokens.RADIUS_CHIP),
            radius_button=str(tokens.RADIUS_BUTTON),
            radius_card=str(tokens.RADIUS_CARD),
            radius_round=str(self.px("l") // 2 + 1),
            check=resources.path("style", f"check_{shade}.svg").as_posix(),
            chevron_accent=resources.path("style", f"chevron_accent_{shade}.svg").as_posix(),
            chevron=resources.path("style", "chevron_down.svg").as_posix(),
        )


class _Holder:
    """Where the one theme of the running program stands; bootstrap puts it there."""

    theme: Theme | None = None


def use(theme: Theme) -> None:
    """Make a theme the one that ``current`` returns."""
    _Holder.theme = theme


def current() -> Theme:
    """Return the theme of the running program.

    Raises:
        RuntimeError: ``use`` was not called yet.
    """
    if _Holder.theme is None:
        raise RuntimeError("No theme in use: call ui.theme.use() first.")
    return _Holder.theme
