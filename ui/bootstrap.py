"""From arguments to a running window: dress it, paint it, open the store behind it."""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

import resources
from app.core.errors import AppError
from app.core.progress import Progress
from ui.errors.crash import CrashHook, watch_faults
from ui.errors.messages import sentence
from ui.options import Options
from ui.router import Route, Router
from ui.shell.language import Language
from ui.shell.main_window import MainWindow
from ui.shell.preferences import Preferences
from ui.tasks import Opening, Tasks
from ui.theme import Mode, Theme, use
from ui.widgets.page import Desk

DEMO_CUSTOMERS, DEMO_SEED = 300, 1


def run(options: Options) -> int:
    """Open the window and stay until it is closed; returns the exit code."""
    from platformdirs import user_config_path, user_log_path

    preferences = Preferences(user_config_path("Laike", appauthor=False))
    app = make_application()
    hook = CrashHook(app)
    hook.install()
    log_file = _start_log(user_log_path("Laike", appauthor=False))
    look = Look(app, preferences)
    program = Program(look, store_call(options, preferences), log_file, hook)
    if options.route:
        program.window.go(Route.parse(options.route))
    program.start(is_demo=options.is_demo)
    code = app.exec()
    program.stop()
    return code


def make_application() -> QApplication:
    """The one application object, named but not yet dressed."""
    app = QApplication(sys.argv[:1])
    app.setOrganizationName("Laike")
    app.setApplicationName("laike")
    app.setApplicationDisplayName("Laike")
    app.setDesktopFileName("laike")
    app.setWindowIcon(QIcon(str(resources.path("app", "laike.png"))))
    return app


class Look:
    """Theme, text size and language of the program, as this computer remembers them."""

    def __init__(self, app: QApplication, preferences: Preferences) -> None:
        self.preferences = preferences
        self.theme = Theme(
            Mode(preferences.text("look/theme", Mode.SYSTEM)),
            preferences.number("look/percent", 100) / 100,
            app,
        )
        use(self.theme)
        self.theme.apply(app)
        self.language = Language(app)
        self.language.use(preferences.text("look/language", "system"))


class Program(QObject):
    """Window, store and what stands between them, for one run."""

    def __init__(
        self,
        look: Look,
        open_store: Callable[[Progress], object],
        log_file: Path | None,
        hook: CrashHook,
    ) -> None:
        super().__init__()
        self._look = look
        self._open_store = open_store
        self._log_file = log_file
        self._hook = hook
        self._opening: Opening | None = None
        self._tasks: Tasks | None = None
        self._is_demo = False
        hook.caught.connect(self._on_crash)
        self.window = MainWindow(look.preferences)
        self.window.opening.retry_wanted.connect(self._open)
        self.window.opening.quit_wanted.connect(self.window.close)

    def start(self, *, is_demo: bool = False) -> None:
        """Show the window, then open the store behind it."""
        self._is_demo = is_demo
        self.window.resize(1280, 800)
        self.window.show()
        self._open()

    def stop(self) -> None:
        """Let running work end and close the store."""
        if self._opening is not None:
            self._opening.stop()
        if self._tasks is not None:
            self._tasks.shutdown()
            self._tasks.backend.close()
        self._hook.uninstall()

    def _open(self) -> None:
        self.window.opening.start(is_demo=self._is_demo)
        self._opening = Opening(self._open_store, self)
        self._opening.opened.connect(self._on_opened)
        self._opening.refused.connect(self._on_refused)
        self._opening.crashed.connect(self._hook.report)
        self._opening.stepped.connect(self.window.opening.step)
        self._opening.start()

    def _on_opened(self, backend: object) -> None:
        self._tasks = Tasks(backend, self)  # type: ignore[arg-type] # a signal carries objects
        self._tasks.refused.connect(self.window.say)
        self._tasks.crashed.connect(self._hook.report)
        self._tasks.watch_others()
        self.window.attach(Desk(self._tasks, Router(self)))

    def _on_refused(self, error: AppError) -> None:
        self.window.opening.fail(sentence(error))

    def _on_crash(self, details: str) -> None:
        from ui.shell.crash_dialog import CrashDialog

        dialog = self.window.findChild(CrashDialog)
        if dialog is None:
            dialog = CrashDialog(self._log_file, self.window)
        dialog.add(details)
        dialog.open()


def store_call(options: Options, preferences: Preferences) -> Callable[[Progress], object]:
    """What opens the store that the arguments name; runs off the UI thread."""
    if options.is_demo:
        return open_demo
    address = options.db or preferences.text("store/address")

    def call(_progress: Progress) -> object:
        from app.bootstrap import default_path, open_store

        if not address:
            return open_store(default_path())
        return open_store(address if "://" in address else Path(address))

    return call


def open_demo(progress: Progress, customers: int = DEMO_CUSTOMERS) -> object:
    """A store with demo data in a folder of its own, removed when the program ends."""
    from app.demo.service import fill

    from app.bootstrap import open_store

    folder = tempfile.TemporaryDirectory(prefix="laike-demo-", ignore_cleanup_errors=True)
    backend = open_store(Path(folder.name) / "demo.laike")
    _KEPT.append(folder)
    fill(backend, customers, DEMO_SEED, progress)
    return backend


_KEPT: list[object] = []


def _start_log(folder: Path) -> Path | None:
    """Write the log; a folder that cannot be written must not stop the desk."""
    from app.core import logs

    try:
        path = logs.start(folder)
        _KEPT.append(watch_faults(folder))
    except OSError:
        return None
    return path
