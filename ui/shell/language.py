"""The language of the window: Chinese where the system is Chinese; switched while running."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

import resources

CHINESE, ENGLISH = "zh_CN", "en"


def system_language() -> str:
    """Chinese where the desktop is Chinese, else English."""
    names = QLocale.system().uiLanguages()
    return CHINESE if names and names[0].casefold().startswith("zh") else ENGLISH


class Language:
    """The translators of the running program."""

    def __init__(self, app: QCoreApplication) -> None:
        self._app = app
        self._translators: list[QTranslator] = []
        self.code = ""

    def use(self, choice: str) -> None:
        """Speak ``zh_CN``, ``en``, or the language of the ``system``; open windows follow."""
        code = system_language() if choice == "system" else choice
        if code == self.code:
            return
        self.code = code
        QLocale.setDefault(QLocale(code))
        for old in self._translators:
            self._app.removeTranslator(old)
            old.deleteLater()
        self._translators = [self._load(str(resources.path("i18n")), f"laike_{code}")]
        if code == CHINESE:
            folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            self._translators.append(self._load(folder, "qtbase_zh_CN"))
        for new in self._translators:
            self._app.installTranslator(new)

    def remove(self) -> None:
        """Speak English as it is written in the source again."""
        for old in self._translators:
            self._app.removeTranslator(old)
        self._translators, self.code = [], ""

    def other(self) -> str:
        """The language a switch would take."""
        return ENGLISH if self.code == CHINESE else CHINESE

    def _load(self, folder: str, name: str) -> QTranslator:
        translator = QTranslator(self._app)
        translator.load(name, folder)
        return translator
