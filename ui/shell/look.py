"""Theme, text size and language: dressed from this computer's copy, changed while running."""

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from ui.shell.language import Language
from ui.shell.preferences import Preferences
from ui.theme import Mode, Theme, use
from ui.theme.tokens import FACTORS

THEME, LANGUAGE, PERCENT = "ui.theme", "ui.language", "ui.font_percent"
DEFAULTS = {THEME: "system", LANGUAGE: "system", PERCENT: "100"}
_PERCENTS = tuple(round(factor * 100) for factor in FACTORS)


def dress(app: QApplication, preferences: Preferences) -> "Look":
    """Give the application its look, before the first window."""
    theme = Theme(parent=app)
    use(theme)
    look = Look(app, preferences, theme)
    theme.apply(app)
    return look


class Look(QObject):
    """How the window looks and speaks; ``take`` follows the person's settings at once."""

    def __init__(self, app: QApplication, preferences: Preferences, theme: Theme) -> None:
        super().__init__(app)
        self._preferences = preferences
        self.theme = theme
        self.language = Language(app)
        self._values = {key: preferences.text(key, default) for key, default in DEFAULTS.items()}
        self.take({})

    def take(self, values: Mapping[str, object]) -> None:
        """Follow settings of the store; what this window does not know is passed over."""
        for key in DEFAULTS:
            value = values.get(key)
            if isinstance(value, str):
                self._values[key] = value
                self._preferences.keep(key, value)
        self.theme.set_mode(self._mode())
        self.theme.set_factor(self._percent() / 100)
        self.language.use(self._values[LANGUAGE])

    def choices(self) -> dict[str, str]:
        """What was chosen, by the keys of the settings."""
        return dict(self._values)

    def other_theme(self) -> str:
        """What a switch between light and dark would choose."""
        return Mode.LIGHT if self.theme.is_dark else Mode.DARK

    def other_percent(self, by: int) -> str:
        """The text size ``by`` steps larger or smaller, within what is offered."""
        at = min(range(len(_PERCENTS)), key=lambda i: abs(_PERCENTS[i] - self._percent()))
        return str(_PERCENTS[min(max(at + by, 0), len(_PERCENTS) - 1)])

    def _mode(self) -> Mode:
        value = self._values[THEME]
        return Mode(value) if value in list(Mode) else Mode.SYSTEM

    def _percent(self) -> int:
        value = self._values[PERCENT]
        return int(value) if value.isdigit() else 100
