"""The main window: rail, pages, search, notices, toasts. It is painted before its store opens."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.core.errors import AppError, PermissionDenied
from ui.actions.catalogue import ACTIONS
from ui.errors.messages import sentence
from ui.router import Route
from ui.shell import page_list
from ui.shell.opening import OpeningView
from ui.shell.page_list import PAGES, PageEntry
from ui.shell.page_stack import PageStack
from ui.shell.preferences import Preferences
from ui.shell.rail import Rail
from ui.shell.status_bar import StatusBar
from ui.shell.top_bar import TopBar
from ui.theme import icon
from ui.widgets.inline_message import InlineMessage
from ui.widgets.toast import ToastHost

if TYPE_CHECKING:
    from ui.widgets.page import Desk

_NARROW_BELOW = 1100  # logical pixels of the window
_SMALLEST = (800, 480)
_BOTTOM = ("audit", "settings")
_NEW = ("new_customer", "new_ticket", "log_interaction")
_MENU = (
    "theme", "language", "larger", "smaller", None, "shortcuts", "about", None, "lock", "quit",
)  # fmt: skip


class MainWindow(QMainWindow):
    """The shell around the pages. ``attach`` hands it the open store."""

    performed = Signal(str)  # id of an action that is not the window's own to do
    closed = Signal()

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences
        self._desk: Desk | None = None
        self._cover: QWidget | None = None
        self._covered: list[QWidget] = []
        self._waiting: list[Route] = []
        self._unused = {page.key for page in PAGES if page.is_rare}  # see show_in_rail
        self.actions_by_id: dict[str, QAction] = {}
        self._page_actions: dict[str, QAction] = {}
        self._make_actions()
        self.rail = Rail()
        self._fill_rail()
        new = [self.actions_by_id[name] for name in _NEW]
        more = [self.actions_by_id[name] if name else None for name in _MENU]
        self.top_bar = TopBar(new, more)
        self.top_bar.triggered.connect(self.perform)
        self.banner = InlineMessage()
        self.opening = OpeningView()
        self.pages = PageStack()
        self.pages.shown.connect(self._on_shown)
        self._layers = QStackedWidget()
        self._layers.addWidget(self.opening)
        self._layers.addWidget(self.pages)
        self.status = StatusBar()
        self.setStatusBar(self.status)
        self._lay_out()
        self.toasts = ToastHost(self, self.status)
        self.setMinimumSize(*_SMALLEST)
        self.retranslate()
        self._set_open(False)

    @property
    def desk(self) -> "Desk | None":
        """The open store, None while it is not open."""
        return self._desk

    def attach(self, desk: "Desk") -> None:
        """The store is open: show where to begin."""
        self._desk = desk
        desk.router.requested.connect(self.go)
        self._grant(desk)
        self.status.set_person(desk.tasks.backend.actor.name)
        if desk.tasks.backend.is_read_only:
            self.status.set_read_only()
        self._set_open(True)
        self.go(Route(page_list.first_page(desk.may)))
        self._go_where_wanted()

    def cover(self, screen: QWidget) -> None:
        """Show nothing but ``screen``: no page, no title, no key that does something."""
        self._cover = screen
        parts = [part for part in self.children() if isinstance(part, QWidget)]
        self._covered = [part for part in parts if not part.isWindow() and part.isVisibleTo(self)]
        for part in self._covered:
            part.hide()
        for action in self.actions():
            action.setEnabled(action is self.actions_by_id["quit"])
        screen.setParent(self)
        screen.setGeometry(self.rect())
        screen.show()
        screen.raise_()
        self._name_window()

    def uncover(self) -> None:
        """Show everything again, and go where somebody wanted to meanwhile."""
        if self._cover is None or self._desk is None:
            return
        self._cover.hide()
        self._cover = None
        for part in self._covered:
            if isValid(part):
                part.show()
        self._covered.clear()
        self._grant(self._desk)
        self._name_window()
        self._go_where_wanted()

    def go(self, route: Route) -> None:
        """Open a route: a page, or a form over the present page. Kept until the store is open
        and nothing covers the window.

        What is not for this person is refused, wherever the route comes from.
        """
        if self._desk is None or self._cover is not None:
            self._waiting.append(route)
            return
        needed = page_list.permission_of(route)
        if needed and not self._desk.may(needed):
            self.say(PermissionDenied(action=needed))
        elif route.page in page_list.FORMS:
            self._open_form(self._desk, route)
        else:
            self.pages.open(self._desk, route)

    def show_in_rail(self, key: str, is_used: bool) -> None:
        """Put a page into the rail; one that nobody uses is left to the palette and to links."""
        self._unused = self._unused - {key} if is_used else self._unused | {key}
        if self._desk is not None and self._cover is None:
            self._grant(self._desk)

    def perform(self, action_id: str) -> None:
        """Do an action of the catalogue."""
        if self._cover is not None and action_id != "quit":
            return
        match action_id:
            case "back" | "forward" if self._desk is not None:
                self.pages.step(self._desk, -1 if action_id == "back" else 1)
            case "reload":
                page = self.pages.page()
                if page is not None:
                    page.reload()
            case "rail":
                self._preferences.keep("rail/narrow", not self._preferences.is_on("rail/narrow"))
                self._fit_rail()
            case "quit":
                self.close()
            case _:
                self.performed.emit(action_id)

    def say(self, error: AppError) -> None:
        """Show a refusal as a toast."""
        self.toasts.show_toast(sentence(error), "error")

    def retranslate(self) -> None:
        """Set every text of the shell."""
        for action in ACTIONS:
            self.actions_by_id[action.id].setText(action.text())
        for entry in self._rail_entries():
            self.rail.button(entry.key).set_text(entry.text(), entry.shortcut)
        self.rail.button("notices").set_text(
            self.tr("Notices"), self.actions_by_id["notices"].shortcut().toString()
        )
        self.rail.setAccessibleName(self.tr("Pages"))
        self._name_window()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_rail()
        if self._cover is not None:
            self._cover.setGeometry(self.rect())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        match event.button():
            case Qt.MouseButton.BackButton:
                self.perform("back")
            case Qt.MouseButton.ForwardButton:
                self.perform("forward")
            case _:
                super().mousePressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        page = self.pages.page()
        if page is not None and not page.may_leave():
            event.ignore()
            return
        super().closeEvent(event)
        self.closed.emit()

    def _make_actions(self) -> None:
        for action in ACTIONS:
            made = QAction(icon(action.icon), "", self)
            made.setShortcuts([QKeySequence(keys) for keys in action.shortcuts])
            made.setData(action.id)
            made.triggered.connect(self._on_triggered)
            self.actions_by_id[action.id] = made
            self.addAction(made)
        for entry in self._rail_entries():
            made = QAction(self)
            made.setShortcut(QKeySequence(entry.shortcut))
            made.setData(entry.key)
            made.triggered.connect(self._on_page_triggered)
            self._page_actions[entry.key] = made
            self.addAction(made)

    def _rail_entries(self) -> list[PageEntry]:
        return [entry for entry in PAGES if entry.icon]

    def _fill_rail(self) -> None:
        entries = self._rail_entries()
        for entry in entries:
            if entry.key not in _BOTTOM:
                self.rail.add(entry.key, entry.icon)
        self.rail.add("notices", "alert").setCheckable(False)
        self.rail.add_stretch()
        for entry in entries:
            if entry.key in _BOTTOM:
                self.rail.add(entry.key, entry.icon)
        self.rail.picked.connect(self._on_picked)

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        column.addWidget(self.banner)
        column.addWidget(self._layers, 1)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(column, 1)
        self.setCentralWidget(whole)

    def _set_open(self, is_open: bool) -> None:
        self._layers.setCurrentWidget(self.pages if is_open else self.opening)
        self.rail.setEnabled(is_open)
        self.top_bar.setEnabled(is_open)

    def _grant(self, desk: "Desk") -> None:
        """Show only what the person may do."""
        for action in ACTIONS:
            self.actions_by_id[action.id].setVisible(
                desk.offers(action.permission, with_password=action.with_password)
            )
            self.actions_by_id[action.id].setEnabled(self.actions_by_id[action.id].isVisible())
        for entry in self._rail_entries():
            is_allowed = desk.offers(entry.permission)
            self.rail.button(entry.key).setVisible(is_allowed and entry.key not in self._unused)
            self._page_actions[entry.key].setEnabled(is_allowed)
        self.top_bar.new.setVisible(any(self.actions_by_id[name].isVisible() for name in _NEW))

    def _go_where_wanted(self) -> None:
        waiting, self._waiting = self._waiting, []
        for route in waiting:
            self.go(route)

    def _open_form(self, desk: "Desk", route: Route) -> None:
        form = page_list.load_form(route.page)(desk, route, self)
        form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        form.open()

    def _fit_rail(self) -> None:
        self.rail.set_narrow(self.width() < _NARROW_BELOW or self._preferences.is_on("rail/narrow"))

    def _name_window(self) -> None:
        page = self.pages.page()
        title = page.title() if page is not None and self._cover is None else ""
        name = self.tr("Laike")
        self.setWindowTitle(f"{title} – {name}" if title else name)

    def _on_shown(self, route: Route) -> None:
        entry = page_list.PAGE_BY_KEY[route.page]
        self.rail.light(entry.part_of or entry.key)
        self.top_bar.back.setEnabled(self.pages.can_step(-1))
        self.top_bar.forward.setEnabled(self.pages.can_step(1))
        self._name_window()

    def _on_picked(self, key: str) -> None:
        if key == "notices":
            self.perform("notices")
        else:
            self.go(Route(key))

    def _on_triggered(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction):
            action = next(found for found in ACTIONS if found.id == sender.data())
            if action.route:
                self.go(Route.parse(action.route))
            else:
                self.perform(action.id)

    def _on_page_triggered(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction):
            self.go(Route(str(sender.data())))
