"""Everything that lives while a store is open: palette, notices, watcher, undo, connection."""

from collections.abc import Mapping

from PySide6.QtCore import QObject

from app.core.changes import Changes
from app.core.errors import AppError
from app.settings import queries as settings
from app.settings import service as settings_service
from app.settings.dto import ChangeSetting
from app.workflows.watching import is_intake_used
from ui.router import Route
from ui.shell.about import AboutDialog
from ui.shell.connection import Connection
from ui.shell.form_desk import FormDesk
from ui.shell.letterbox import Letterbox
from ui.shell.lock import ScreenLock
from ui.shell.look import LANGUAGE, PERCENT, THEME, Look
from ui.shell.main_window import MainWindow
from ui.shell.notices import NoticePanel
from ui.shell.palette import Palette
from ui.shell.shortcut_sheet import ShortcutSheet
from ui.shell.tray import Announcer
from ui.shell.undoing import Undoing
from ui.shell.watcher import Watcher
from ui.widgets.page import Desk


class Session(QObject):
    """Wires the open store to the window; ``watcher.look`` starts the watching.

    ``choices`` are settings of the look that the store takes over from the window.
    """

    def __init__(
        self, window: MainWindow, desk: Desk, look: Look, choices: Mapping[str, str]
    ) -> None:
        super().__init__(window)
        self._window, self._desk, self._look = window, desk, look
        desk.opened.sweep()
        tasks = desk.tasks
        self.connection = Connection(tasks, window.banner, window.status)
        self.undoing = Undoing(tasks, window.toasts, self)
        self.palette = Palette(window, desk)
        self.palette.chosen.connect(self._on_chosen)
        self.notices = NoticePanel(window, window.rail, desk)
        self.notices.counted.connect(window.rail.button("notices").set_count)
        self.notices.opened.connect(window.go)
        self.announcer = Announcer(window, window.toasts)
        self.announcer.opened.connect(self.notices.open_notice)
        self.announcer.listed.connect(self.notices.open)
        self.lock = ScreenLock(window, tasks, self.announcer)
        self.watcher = Watcher(tasks, self)
        self.watcher.announced.connect(self.announcer.announce)
        self.letterbox = Letterbox(tasks, self)
        self.form_desk = FormDesk(tasks, self)
        self.form_desk.failed.connect(window.say)
        tasks.refused.connect(self._on_refused)
        tasks.changed.connect(self._on_changed)
        tasks.job_started.connect(window.status.add_job)
        tasks.job_stepped.connect(window.status.step_job)
        tasks.job_ended.connect(window.status.remove_job)
        window.performed.connect(self.perform)
        for key, value in choices.items():
            self._choose(key, value)
        if not choices:
            self._read_settings()
        self.form_desk.read()
        self._ask_whether_used()

    def perform(self, action_id: str) -> None:
        """Do an action the window leaves to us."""
        match action_id:
            case "search":
                self.palette.open()
            case "notices":
                self._toggle_notices()
            case "undo":
                self.undoing.undo()
            case "theme":
                self._choose(THEME, self._look.other_theme())
            case "language":
                self._choose(LANGUAGE, self._look.language.other())
            case "larger":
                self._choose(PERCENT, self._look.other_percent(1))
            case "smaller":
                self._choose(PERCENT, self._look.other_percent(-1))
            case "lock":
                self.lock.lock()
            case "shortcuts":
                asks_password = self._desk.tasks.backend.asks_password
                ShortcutSheet(self._window, asks_password=asks_password).open()
            case "about":
                AboutDialog(self._window).open()

    def _toggle_notices(self) -> None:
        if self.notices.isVisible():
            self.notices.close_panel()
        else:
            self.notices.open()

    def _choose(self, key: str, value: str) -> None:
        self._look.take({key: value})
        self._desk.tasks.command(self, settings_service.change, ChangeSetting(key, value))

    def _read_settings(self) -> None:
        self._desk.tasks.query(self, settings.all_settings, on_done=self._take, key="settings")

    def _ask_whether_used(self) -> None:
        """Most desks have neither a mailbox nor a web form: theirs is a shorter rail."""
        if self._desk.may("intake.take"):
            self._desk.tasks.query(
                self, is_intake_used, on_done=self._show_intake, on_error=self._ignore, key="intake"
            )

    def _show_intake(self, is_used: bool) -> None:
        self._window.show_in_rail("intake", is_used)

    def _ignore(self, _error: AppError) -> None:
        """The store is busy or away: the next change asks again."""

    def _take(self, values: Mapping[str, object]) -> None:
        self._look.take(values)
        self.announcer.with_sound = values["notices.sound"] is True
        self.announcer.with_tray = values["notices.tray"] is True
        minutes = values["screen.lock_minutes"]
        self.lock.set_minutes(minutes if isinstance(minutes, int) else 0)

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("setting"):
            self._read_settings()
            self.form_desk.read()
        if changes.touches("setting", "incoming"):
            self._ask_whether_used()

    def _on_refused(self, error: AppError) -> None:
        if not self.connection.take(error):
            self._window.say(error)

    def _on_chosen(self, key: str) -> None:
        kind, _, name = key.partition(":")
        if kind == "route":
            self._window.go(Route.parse(name))
        else:
            self._window.perform(name)
