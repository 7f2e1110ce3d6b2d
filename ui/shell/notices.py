"""The notice centre: a panel beside the rail with everything the person was told."""

from datetime import datetime, time, timedelta

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QListView, QMenu, QWidget

from app.core.changes import Changes
from app.core.paging import Cursor, Page
from app.notifications import mutes, queries, service
from app.notifications.dto import NoticeRow, SnoozeNotice
from ui.qtmodels.roles import Role
from ui.router import Route
from ui.shell.notice_list import NoticeDelegate, NoticeModel
from ui.shell.notice_text import notice_route
from ui.shell.overlay import OverlayPanel
from ui.theme import current
from ui.widgets.button import Button, IconButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.page import Desk
from ui.widgets.section_header import SectionHeader

_WIDTH = 380  # design pixels
_MORNING = time(9)


class NoticePanel(OverlayPanel):
    """Lists notices; opens, puts off, marks as read."""

    counted = Signal(int)  # unread
    opened = Signal(Route)

    def __init__(self, window: QWidget, rail: QWidget, desk: Desk) -> None:
        super().__init__(window)
        self._desk, self._rail = desk, rail
        self.model = NoticeModel(desk.tasks.backend.clock, self)
        self.model.page_wanted.connect(self._read_page)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(NoticeDelegate(self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.doubleClicked.connect(self._on_open)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.installEventFilter(self)
        self.empty = EmptyState("alert")
        self.header = SectionHeader()
        self.all_read = Button(kind="quiet")
        self.all_read.clicked.connect(self.read_all)
        self._close = IconButton("dismiss")
        self._close.clicked.connect(self.close_panel)
        self.header.add_action(self.all_read)
        self.header.add_action(self._close)
        self._build_buttons()
        margin = current().px("m")
        self.body.setContentsMargins(margin, margin, margin, margin)
        for widget in (self.header, self.list, self.empty, self._buttons):
            self.body.addWidget(widget)
        self.body.setStretch(1, 1)
        self.body.setStretch(2, 1)
        desk.tasks.changed.connect(self._on_changed)
        self.retranslate()
        self.count()

    def open(self) -> None:
        """Show the notices, the first one chosen."""
        super().open()
        self.reload()
        self.list.setFocus()

    def place(self) -> None:
        theme = current()
        top = theme.px("s")
        height = self._window.height() - 2 * top - theme.px("xxl")
        self.setGeometry(self._rail.width() + top, top, theme.scaled(_WIDTH), height)

    def reload(self) -> None:
        """Read the newest notices."""
        self._desk.tasks.query(self, queries.notices, on_done=self._show, key="notices")

    def count(self) -> None:
        """Count the unread ones."""
        tasks = self._desk.tasks
        tasks.query(self, queries.unread_count, on_done=self.counted.emit, key="count")

    def open_notice(self, notice: NoticeRow) -> None:
        """Go where a notice leads; it counts as read."""
        self._desk.tasks.command(self, service.mark_read, (notice.id,))
        self.close_panel()
        self.opened.emit(notice_route(notice))

    def read_all(self) -> None:
        """Mark everything as read."""
        self._desk.tasks.command(self, service.mark_all_read)

    def snooze(self, notice: NoticeRow, until: datetime) -> None:
        """Hear of a notice again at ``until`` (aware)."""
        self._desk.tasks.command(self, service.snooze, SnoozeNotice(notice.id, until))

    def mute(self, notice: NoticeRow) -> None:
        """Hear no more warnings about the ticket of a notice; the notice counts as read."""
        self._desk.tasks.command(self, mutes.mute, notice.subject_id)
        self._desk.tasks.command(self, service.mark_read, (notice.id,))

    def chosen(self) -> NoticeRow | None:
        """The notice the buttons are about."""
        notice = self.list.currentIndex().data(Role.ROW)
        return notice if isinstance(notice, NoticeRow) else None

    def retranslate(self) -> None:
        """Set every text."""
        self.header.set_title(self.tr("Notices"))
        self.all_read.setText(self.tr("Mark all as read"))
        self._close.set_name(self.tr("Close"))
        self.list.setAccessibleName(self.tr("Notices"))
        self.empty.set_texts(
            self.tr("Nothing to tell"),
            self.tr("What becomes late or is handed to you shows up here."),
        )
        self._open_button.setText(self.tr("Open"))
        self._read_button.setText(self.tr("Mark as read"))
        self._later.setText(self.tr("Later"))
        names = (self.tr("In 15 minutes"), self.tr("In an hour"), self.tr("Tomorrow at 9"))
        for action, name in zip(self._later_actions, names, strict=True):
            action.setText(name)
        self._mute.setText(self.tr("Mute: warn me no more about this ticket"))
        self.model.repaint_all()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.list
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            self._on_open(self.list.currentIndex())
            return True
        return super().eventFilter(watched, event)

    def _build_buttons(self) -> None:
        self._open_button = Button(kind="primary")
        self._open_button.clicked.connect(lambda: self._on_open(self.list.currentIndex()))
        self._read_button = Button()
        self._read_button.clicked.connect(self._on_read)
        self._later = Button(icon_name="clock")
        menu = QMenu(self)
        self._later_actions = [QAction(self) for _ in range(3)]
        for action in self._later_actions:
            action.triggered.connect(self._on_later)
            menu.addAction(action)
        menu.addSeparator()
        self._mute = menu.addAction("")
        self._mute.triggered.connect(self._on_mute)
        self._later.set_menu(menu)
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._open_button)
        row.addWidget(self._later)
        row.addWidget(self._read_button)
        row.addStretch(1)

    def _read_page(self, cursor: Cursor | None) -> None:
        done = self.model.append_page if cursor else self._show
        self._desk.tasks.query(self, queries.notices, cursor, on_done=done, key="notices")

    def _show(self, page: Page[NoticeRow]) -> None:
        self.model.show_first(page)
        has_rows = bool(self.model.rows)
        self.list.setVisible(has_rows)
        self._buttons.setVisible(has_rows)
        self.empty.setVisible(not has_rows)
        self.all_read.setEnabled(any(row.is_unread for row in self.model.rows))
        if has_rows and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0, 0))
        self._on_current()

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("notice"):
            self.count()
            if self.isVisible():
                self.reload()

    def _on_current(self) -> None:
        notice = self.chosen()
        self._read_button.setEnabled(notice is not None and notice.is_unread)
        self._mute.setEnabled(notice is not None and notice.subject_type == "ticket")

    def _on_open(self, index: QModelIndex) -> None:
        notice = index.data(Role.ROW)
        if isinstance(notice, NoticeRow):
            self.open_notice(notice)

    def _on_read(self) -> None:
        notice = self.chosen()
        if notice is not None:
            self._desk.tasks.command(self, service.mark_read, (notice.id,))

    def _on_mute(self) -> None:
        notice = self.chosen()
        if notice is not None:
            self.mute(notice)

    def _on_later(self) -> None:
        notice, sender = self.chosen(), self.sender()
        if notice is None or not isinstance(sender, QAction):
            return
        now = self._desk.tasks.backend.clock()
        local = now.astimezone(self._desk.tasks.backend.zone)
        tomorrow = (local + timedelta(days=1)).date()
        times = (
            now + timedelta(minutes=15),
            now + timedelta(hours=1),
            datetime.combine(tomorrow, _MORNING, local.tzinfo),
        )
        self.snooze(notice, times[self._later_actions.index(sender)])
