"""From arguments to a running window.

The order of a start, each step when the one before is on the screen:

1. ``run``: the dressed window with rail, top bar and nothing in it; no store, no SQLAlchemy.
2. ``Program.painted``: the log begins, later starts are listened to, and a worker loads the first
   page with the backend and opens the store.
3. ``Program._on_opened``: the first page is made and reads its rows.
4. ``Program._on_rows``: a worker loads what lives beside the pages: palette, notices, watcher.
5. ``Program._on_loaded``: that is made and the watcher looks; ``Program.opened``.

``quick_start.before_qt`` came before all this, ``quick_start.settled`` comes at its end.
"""

import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

import resources
from app.core import logs
from app.core.errors import AppError
from app.core.places import default_path, is_server
from ui import quick_start
from ui.errors.crash import CrashHook
from ui.errors.messages import sentence
from ui.openers import DEMO_CUSTOMERS, Demo, Opener, store_at, with_first_page
from ui.options import Options
from ui.router import Route, Router
from ui.shell import layout
from ui.shell.look import DEFAULTS, LANGUAGE, Look, dress
from ui.shell.main_window import MainWindow
from ui.shell.page_list import FORMS, PAGE_BY_KEY
from ui.shell.preferences import Preferences
from ui.theme.theme import STYLE

if TYPE_CHECKING:
    from app.backend import Backend
    from app.core.progress import Progress
    from ui.shell.first_start import FirstAnswers
    from ui.shell.next_person import NextPerson
    from ui.shell.server_store import ServerStore
    from ui.shell.session import Session
    from ui.tasks import Opening, Tasks

_ADDRESS = "store/address"
_LONGEST_PAINT_MS = 500


def run(options: Options) -> int:
    """Open the window and stay until it is closed; returns the exit code."""
    from platformdirs import user_config_path, user_log_path

    from ui.shell.instance import Instance

    app = make_application()
    config = user_config_path("Laike", appauthor=False)
    preferences = Preferences(config)
    address = options.db or preferences.text(_ADDRESS) or str(default_path())
    if "://" not in address:
        address = str(Path(address).absolute())  # one store has one window, however it is named
    instance = Instance(config, "demo" if options.is_demo else address)
    if not instance.claim():
        return 0 if instance.knock(options.route) else 1
    log_folder = user_log_path("Laike", appauthor=False)
    hook = CrashHook(app)
    hook.install()
    program = Program(dress(app, preferences), preferences, hook, log_folder / logs.FILE_NAME)
    program.painted.connect(partial(start_log, log_folder, hook))
    program.painted.connect(instance.listen)
    instance.knocked.connect(program.come_forward)
    program.go(options.route)
    if options.is_demo:
        program.start_demo()
    elif "://" not in address and not options.db and not Path(address).exists():
        program.ask_first()
    else:
        program.start(store_at(address))
    code = app.exec()
    program.stop()
    instance.release()
    return code


def make_application() -> QApplication:
    """The one application object, named but not yet dressed."""
    app = QApplication([*sys.argv[:1], *STYLE])
    app.setOrganizationName("Laike")
    app.setApplicationName("laike")
    app.setApplicationDisplayName("Laike")
    app.setDesktopFileName("laike")
    app.setWindowIcon(QIcon(str(resources.path("app", "laike.png"))))
    return app


def start_log(folder: Path, hook: CrashHook) -> None:
    """Begin log and fault file; a folder that cannot be written must not stop the desk."""
    with suppress(OSError):
        logs.start(folder)
        hook.watch_faults(folder)


def _load_session(_progress: "Progress") -> object:
    """Load what lives beside the pages; nobody who looks at the first rows waits for it."""
    from ui.shell.session import Session

    return Session


class _NextPaint(QObject):
    """Says once that a widget was painted: a worker that loads a lot would delay it."""

    happened = Signal()

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._on_time)
        if widget.isVisible():
            self._timer.start(_LONGEST_PAINT_MS)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self._timer.start(_LONGEST_PAINT_MS)  # shown minimised it is not painted
        elif event.type() == QEvent.Type.Paint:
            self._timer.start(0)  # what stands in the widget is painted after it
        return False

    def _on_time(self) -> None:
        self._widget.removeEventFilter(self)
        self.happened.emit()


class Program(QObject):
    """Window, store and what stands between them, for one run."""

    painted = Signal()  # the window stands on the screen
    opened = Signal()  # the store is open, the first page shows its rows, the watcher watches

    def __init__(
        self,
        look: Look,
        preferences: Preferences,
        hook: CrashHook,
        log_file: Path | None = None,
        opens: Callable[[str], Opener] = store_at,
    ) -> None:
        """``opens`` makes what opens the store at the address chosen at the first start."""
        super().__init__()
        self._opens = opens
        self._look, self._preferences = look, preferences
        self._hook, self._log_file = hook, log_file
        self._opener: Opener | None = None
        self._opening: Opening | None = None
        self._loading: Opening | None = None
        self._demo: Demo | None = None
        self._choices: Mapping[str, str] = {}
        self._next: NextPerson | None = None
        self.tasks: Tasks | None = None
        self.session: Session | None = None
        hook.caught.connect(self._on_crash)
        self.window = self._make_window()
        self._is_painted = False
        _NextPaint(self.window).happened.connect(self._on_painted)

    def _make_window(self) -> MainWindow:
        window = MainWindow(self._preferences)
        window.opening.retry_wanted.connect(self._open)
        window.opening.quit_wanted.connect(window.close)
        layout.restore(window, self._preferences)
        return window

    def start(self, opener: Opener, choices: Mapping[str, str] | None = None) -> None:
        """Show the window, then open the store behind it.

        Args:
            choices: settings of the look that the store must take over from this window.
        """
        self._opener = opener
        self._choices = choices or {}
        self.window.show()
        if self._is_painted:
            self._open()  # else when it is

    def start_demo(self, customers: int = DEMO_CUSTOMERS) -> None:
        """Show the window on a throw-away demo store."""
        self._demo = Demo(customers)
        self.window.status.set_demo()
        self.start(self._demo, self._look.choices())

    def ask_first(self) -> None:
        """Show the window with the three questions of the first start."""
        from ui.shell.first_start import FirstStart

        self.window.show()
        dialog = FirstStart(self._look.language.code, self.window)
        dialog.language_changed.connect(self._look.language.use)
        dialog.answered.connect(self._on_answered)
        dialog.rejected.connect(self.window.close)
        dialog.open()

    def come_forward(self, route: str = "") -> None:
        """A second start knocked: show the window and go where it wanted."""
        window = self.window
        window.setWindowState(window.windowState() & ~window.windowState().WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()
        self.go(route)

    def go(self, route: str) -> None:
        """Open a route that came from outside, "" for none; one that leads nowhere is let be."""
        try:
            wanted = Route.parse(route)
        except ValueError:
            return
        if wanted.page in PAGE_BY_KEY or wanted.page in FORMS:
            self.window.go(wanted)

    def stop(self) -> None:
        """Let running work end and close the store."""
        layout.keep(self.window, self._preferences)
        for running in (self._opening, self._loading, self._next):
            if running is not None:
                running.stop()
        self._close_store()
        if self._demo is not None:
            self._demo.remove()
        self._look.language.remove()
        self._hook.uninstall()

    def _close_store(self) -> None:
        if self.tasks is not None:
            self.tasks.shutdown()
            self.tasks.backend.close()
        if self.window.desk is not None:
            self.window.desk.opened.clear()

    def _on_painted(self) -> None:
        self._is_painted = True
        self.painted.emit()
        self._open()

    def _open(self) -> None:
        if self._opener is None:
            return
        from ui.tasks import Opening

        self.window.opening.start(is_demo=self._demo is not None)
        self._opening = Opening(with_first_page(self._opener), self)
        self._opening.opened.connect(self._on_opened)
        self._opening.refused.connect(self._on_refused)
        self._opening.crashed.connect(self._on_failed)
        self._opening.stepped.connect(self.window.opening.step)
        self._opening.start()

    def _on_answered(self, answers: "FirstAnswers") -> None:
        self._look.take({LANGUAGE: answers.language})
        if answers.is_demo:
            self.start_demo()
            return
        self._preferences.keep(_ADDRESS, answers.address)
        opener = self._opens(answers.address or str(default_path()))
        if answers.address:
            from ui.shell.server_store import ServerStore

            opener = ServerStore(answers.address, answers.password, is_kept=answers.is_kept)
        # What was not chosen here a server may know better.
        chosen = {key: v for key, v in self._look.choices().items() if v != DEFAULTS[key]}
        self.start(opener, {**chosen, LANGUAGE: answers.language})

    def _on_opened(self, backend: "Backend") -> None:
        from ui.tasks import Tasks
        from ui.widgets.page import Desk

        self.tasks = Tasks(backend, self)
        self.tasks.crashed.connect(self._hook.report)
        self.tasks.rested.connect(self._on_rows, Qt.ConnectionType.SingleShotConnection)
        self.window.attach(Desk(self.tasks, Router(self)))

    def _on_rows(self) -> None:
        from ui.tasks import Opening

        self._loading = Opening(_load_session, self)
        self._loading.opened.connect(self._on_loaded)
        self._loading.crashed.connect(self._hook.report)
        _NextPaint(self.window.pages).happened.connect(self._loading.start)

    def _on_loaded(self, make_session: "type[Session]") -> None:
        desk = self.window.desk
        if self.tasks is None or desk is None:
            return
        self.session = make_session(self.window, desk, self._look, self._choices)
        self.session.lock.other_wanted.connect(self._ask_who)
        self.tasks.watch_others()
        self.session.watcher.look()
        quick_start.settled()
        self.opened.emit()

    def _on_refused(self, error: AppError) -> None:
        quick_start.settled()
        self.window.opening.fail(sentence(error))
        if is_server(getattr(self._opener, "address", "")):
            self._ask_to_sign_in(error)

    def _ask_to_sign_in(self, error: AppError) -> None:
        """Where another name or password may help, ask for them."""
        from ui.shell.server_store import ServerStore
        from ui.shell.sign_in import SignIn, can_mend

        if isinstance(self._opener, ServerStore) and can_mend(error):
            dialog = SignIn(self._opener, error, self.window)
            dialog.answered.connect(self._on_signed_in)
            dialog.open()

    def _ask_who(self) -> None:
        """At a locked desk: somebody else wants to sign in."""
        from ui.shell.next_person import NextPerson

        address = getattr(self._opener, "address", "")
        if self.session is not None and address:
            self._next = NextPerson(address, self.session.lock, self)
            self._next.arrived.connect(self._hand_over)
            self._next.crashed.connect(self._hook.report)
            self._next.ask()

    def _hand_over(self, opener: "ServerStore", backend: "Backend") -> None:
        """The desk of one person goes with window, rows and drafts; that of the next comes."""
        before, old = self.window, self.tasks
        layout.keep(before, self._preferences)
        clipboard = QApplication.clipboard()
        for mode in (clipboard.Mode.Clipboard, clipboard.Mode.Selection):
            clipboard.clear(mode)  # what it holds may be of the one before
        self.session = None
        self._close_store()
        self.window, self._choices = self._make_window(), {}
        self.window.show()
        before.hide()
        before.deleteLater()
        if old is not None:
            old.deleteLater()
        self._on_signed_in(opener, backend)

    def _on_signed_in(self, opener: "ServerStore", backend: "Backend | None" = None) -> None:
        if self._preferences.text(_ADDRESS):
            self._preferences.keep(_ADDRESS, opener.address)  # with the name typed last
        self._opener = opener
        if backend is None:
            self._open()
        else:
            self._on_opened(backend)

    def _on_failed(self, error: Exception) -> None:
        quick_start.settled()
        self.window.opening.fail(self.tr("The records could not be opened. Nothing was changed."))
        self._hook.report(error)

    def _on_crash(self, details: str) -> None:
        from ui.shell.crash_dialog import CrashDialog

        dialog = self.window.findChild(CrashDialog)
        if dialog is None:
            dialog = CrashDialog(self._log_file, self.window)
        dialog.add(details)
        dialog.open()
