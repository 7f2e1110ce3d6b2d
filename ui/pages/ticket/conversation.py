"""What happened to a ticket, the newest last: what was said as cards, changes as lines."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.core.paging import Cursor, Page
from app.tickets.dto import EventRow
from app.tickets.rules import EventType
from ui.pages.ticket.history import is_spoken, is_theirs, may_be_mail, said
from ui.theme import current, pixmap
from ui.theme.painting import PaintKit
from ui.theme.tokens import RADIUS_CARD
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.ticket_words import short_number
from ui.widgets.when import local

_NEAR_END = 4  # pixels
_NAME_SHOWN = 40  # characters of a file's name


class _Entry(QWidget):
    """One thing that happened."""

    file_wanted = Signal(int)
    mail_wanted = Signal(int)

    def __init__(self, event: EventRow, description: str) -> None:
        super().__init__()
        self.event_id = event.id
        self.mail_button: Button | None = None
        line = said(event, description)
        self._is_card = bool(line.text)
        self._is_internal = line.is_internal
        theme = current()
        who = event.actor_name or (self.tr("Customer") if is_theirs(event) else self.tr("By rule"))
        when = f"{local(event.at):%m-%d %H:%M}"
        picture = QLabel()
        ink = theme.color("text_secondary")
        dpr = self.devicePixelRatioF()
        picture.setPixmap(pixmap(line.icon, theme.px("icon_small"), ink, dpr))
        color = "text" if self._is_card else "text_secondary"
        head = QHBoxLayout()
        head.setSpacing(theme.px("s"))
        place = Qt.AlignmentFlag.AlignTop
        if line.file_id is not None:
            place = Qt.AlignmentFlag.AlignVCenter
        head.addWidget(picture, 0, place)
        said_on = f"{short_number(event.number)} · " if event.number else ""
        title = Label(
            f"{said_on}{line.title}", "strong" if self._is_card else "small", color, wrap=True
        )
        if line.file_id is None:
            head.addWidget(title, 1)
        else:
            head.addWidget(title)
            self.file_button = self._file_button(line.file_id, line.file_name)
            head.addWidget(self.file_button)
            head.addStretch(1)
        head.addWidget(Label(f"{who} · {when}", "small", "text_muted"), 0, place)
        column = self._column = QVBoxLayout(self)
        edge = theme.px("m") if self._is_card else 0
        column.setContentsMargins(theme.px("m"), edge // 2, theme.px("m"), edge // 2)
        column.setSpacing(theme.px("xs"))
        column.addLayout(head)
        if self._is_card:
            column.addWidget(Label(line.text, wrap=True, selectable=True))
        self.setAccessibleName(
            f"{when} {who}: {said_on}{line.title}. {line.text or line.file_name}"
        )

    def offer_mail(self) -> None:
        """Lead to the mail that it came with, which is longer than what stands here."""
        if self.mail_button is None:
            self.mail_button = Button(self.tr("Show the whole mail"), "quiet")
            self.mail_button.setProperty("inText", True)
            self.mail_button.setProperty("flush", True)
            self.mail_button.clicked.connect(partial(self.mail_wanted.emit, self.event_id))
            self._column.addWidget(self.mail_button, 0, Qt.AlignmentFlag.AlignLeft)

    def _file_button(self, file_id: int, name: str) -> Button:
        shown = name if len(name) <= _NAME_SHOWN else f"{name[: _NAME_SHOWN - 12]}…{name[-11:]}"
        button = Button(shown.replace("&", "&&"), "quiet")
        button.setProperty("inText", True)
        button.setToolTip(name)
        button.setAccessibleName(self.tr("Open {0}").format(name))
        button.clicked.connect(partial(self.file_wanted.emit, file_id))
        return button

    def text(self) -> str:
        """The entry as a screen reader reads it."""
        return self.accessibleName()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._is_card:
            return
        kit, painter = PaintKit(current()), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        note = kit.tone("message", "warning")
        painter.setPen(QPen(note.solid if self._is_internal else kit.color("border"), 1))
        painter.setBrush(kit.color("surface"))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), RADIUS_CARD, RADIUS_CARD)


class Conversation(QScrollArea):
    """The history of one ticket; earlier parts come when asked for."""

    more_wanted = Signal(object)  # cursor
    file_wanted = Signal(int)
    mail_wanted = Signal(int)  # the line behind which it stands
    reports_shown = Signal(object)  # ids of the lines that may have come with a mail

    def __init__(self) -> None:
        super().__init__()
        self._with_mail: frozenset[int] = frozenset()
        self._events: tuple[EventRow, ...] = ()
        self._cursor: Cursor | None = None
        self._description = ""
        self._shows_all = True
        self._is_at_end = True
        self.entries: list[_Entry] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(current().px("xxl"))
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, current().px("xs"), 0)
        self._column.setSpacing(current().px("xs"))
        self._earlier = Button(kind="quiet", icon_name="history")
        self._earlier.clicked.connect(self._on_earlier)
        self._column.addWidget(self._earlier, 0, Qt.AlignmentFlag.AlignCenter)
        self._column.addStretch(1)
        self.setWidget(inside)
        self.verticalScrollBar().rangeChanged.connect(self._on_range)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        current().changed.connect(self._rebuild)
        self.retranslate()

    def begin(self) -> None:
        """Another ticket: nothing is known of it yet."""
        self._events, self._cursor = (), None
        self._rebuild()

    def show_history(self, page: Page[EventRow], description: str) -> None:
        """Show the newest events; those read before them stay."""
        known = {event.id for event in page.rows}
        older = [event for event in self._events if event.id not in known]
        if not older:
            self._cursor = page.next_cursor
        fresh = (*page.rows, *older)
        if fresh != self._events or description != self._description:
            self._events, self._description = fresh, description
            self._rebuild()
            self._is_at_end = True
            self._on_range(0, self.verticalScrollBar().maximum())
            self._tell_reports()

    def show_earlier(self, page: Page[EventRow]) -> None:
        """Put an earlier part above what is shown."""
        self._events, self._cursor = (*self._events, *page.rows), page.next_cursor
        self._rebuild()
        self._tell_reports()

    def offer_mails(self, event_ids: frozenset[int]) -> None:
        """Offer the whole mail on the lines that came with one."""
        self._with_mail = event_ids
        for entry in self.entries:
            if entry.event_id in event_ids:
                entry.offer_mail()

    def show_changes(self, is_shown: bool) -> None:
        """Show every change, or only what somebody said."""
        self._shows_all = is_shown
        self._rebuild()

    def texts(self) -> Sequence[str]:
        """What is shown, from top to bottom."""
        return [entry.text() for entry in self.entries]

    def retranslate(self) -> None:
        self._earlier.setText(self.tr("Show earlier"))
        self.setAccessibleName(self.tr("History"))
        self._rebuild()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _rebuild(self) -> None:
        for entry in self.entries:
            self._column.removeWidget(entry)
            entry.hide()
            entry.deleteLater()
        shown = [event for event in reversed(self._events) if self._is_shown(event)]
        self.entries = [_Entry(event, self._description) for event in shown]
        for entry in self.entries:
            entry.file_wanted.connect(self.file_wanted)
            entry.mail_wanted.connect(self.mail_wanted)
            self._column.insertWidget(self._column.count() - 1, entry)
        self.offer_mails(self._with_mail)
        self._earlier.setVisible(self._cursor is not None)

    def _tell_reports(self) -> None:
        ids = [event.id for event in self._events if may_be_mail(event)]
        if ids:
            self.reports_shown.emit(ids)

    def _is_shown(self, event: EventRow) -> bool:
        return is_spoken(event) or (self._shows_all and event.type is not EventType.IMPORTED)

    def _on_earlier(self) -> None:
        if self._cursor is not None:
            self.more_wanted.emit(self._cursor)

    def _on_range(self, _minimum: int, maximum: int) -> None:
        """The newest is what one came for; who scrolled up stays where he is."""
        if self._is_at_end:
            self.verticalScrollBar().setValue(maximum)

    def _on_scrolled(self, value: int) -> None:
        self._is_at_end = value >= self.verticalScrollBar().maximum() - _NEAR_END
