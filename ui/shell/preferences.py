"""What this computer remembers between starts: the look at start, the layout, the store."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings


class Preferences:
    """Values in an INI file below ``folder``; damaged or missing ones count as never set.

    The person's own choices of look stand in the store; a copy here dresses the window before
    the store is open.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        ini, scope = QSettings.Format.IniFormat, QSettings.Scope.UserScope
        QSettings.setDefaultFormat(ini)  # what views remember goes into the same file
        QSettings.setPath(ini, scope, str(folder))
        self._settings = QSettings(ini, scope, "Laike", "laike")

    def text(self, key: str, default: str = "") -> str:
        """A remembered text."""
        value = self._settings.value(key)
        return value if isinstance(value, str) else default

    def number(self, key: str, default: int) -> int:
        """A remembered whole number."""
        text = self.text(key)
        return int(text) if text.lstrip("-").isdigit() else default

    def is_on(self, key: str) -> bool:
        """A remembered yes or no; no by default."""
        return self.text(key) == "true"

    def blob(self, key: str) -> QByteArray:
        """A remembered state of a widget, empty if there is none."""
        value = self._settings.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep(self, key: str, value: str | int | bool | QByteArray) -> None:
        """Remember a value."""
        plain = str(value).lower() if isinstance(value, bool) else value
        self._settings.setValue(key, plain if isinstance(plain, QByteArray) else str(plain))

    def save(self) -> None:
        """Write the file now."""
        self._settings.sync()
