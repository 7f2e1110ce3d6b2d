"""Canned replies beside the compose box: a menu to insert one, and what a macro does on sending."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from app.core.changes import Changes
from app.tickets import canned, queries
from app.tickets.canned import TOPIC, RemoveReply, Reply, filled, remove_reply
from app.tickets.dto import StatusRow, TicketDetail
from app.tickets.templates import TOPIC as TEMPLATES
from ui.pages.ticket.reply_form import ReplyForm
from ui.theme import current
from ui.widgets.button import Button, IconButton
from ui.widgets.label import Label, escaped
from ui.widgets.page import Desk
from ui.widgets.ticket_words import reply_values
from ui.words import named, word


class Replies(QWidget):
    """The button with the menu; ``line`` says what the chosen macro will do and lets go of it."""

    chosen = Signal(str)  # the text of a reply, filled in

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._ticket: TicketDetail | None = None
        self._replies: tuple[Reply, ...] = ()
        self._statuses: dict[str, StatusRow] = {}
        self._typed = ""
        self.macro: Reply | None = None
        self.menu = QMenu(self)
        self.menu.setToolTipsVisible(True)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.button = Button(icon_name="document_text")
        self.button.set_menu(self.menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)
        self.line = QWidget()
        self._does = Label(role="small", color="text_secondary", wrap=True)
        self._drop = IconButton("dismiss")
        self._drop.clicked.connect(self.clear)
        told = QHBoxLayout(self.line)
        told.setContentsMargins(0, 0, 0, 0)
        told.setSpacing(current().px("xs"))
        told.addWidget(self._does, 1)
        told.addWidget(self._drop)
        self.line.hide()
        desk.tasks.changed.connect(self._on_changed)
        self.retranslate()

    def show_ticket(self, ticket: TicketDetail) -> None:
        """Fill placeholders in from this ticket; another one's macro is let go."""
        if self._ticket is None or self._ticket.row.id != ticket.row.id:
            self.clear()
        if self._ticket is None:
            self._read()
        self._ticket = ticket

    def pop_up(self, where: QPoint) -> None:
        """Open the menu at a place on the screen."""
        self.menu.popup(where)

    def keep_in_mind(self, typed: str) -> None:
        """Know what is typed: a new reply begins with it."""
        self._typed = typed

    def clear(self) -> None:
        """Let go of the macro; the text stays."""
        self.macro = None
        self.line.hide()

    def choose(self, reply: Reply) -> None:
        """Insert a reply; what it changes is done when the text is sent."""
        self.macro = reply if reply.is_macro else None
        self._say()
        self.chosen.emit(filled(reply.text, self.values()))

    def values(self) -> Mapping[str, str]:
        """What stands for the placeholders."""
        if self._ticket is None:
            return {}
        return reply_values(self._ticket.row, self._desk.tasks.backend.actor.name)

    def retranslate(self) -> None:
        self.button.setText(self.tr("Replies (/)"))
        self.button.setToolTip(self.tr("Insert a canned reply; “/” in the empty box does it, too"))
        self._drop.set_name(self.tr("Only the text, change nothing"))
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _read(self) -> None:
        query = self._desk.tasks.query
        query(self, canned.replies, on_done=self._show, key="replies")
        query(self, queries.statuses, on_done=self._show_statuses, key="statuses")

    def _show(self, replies: tuple[Reply, ...]) -> None:
        self._replies = replies

    def _show_statuses(self, rows: tuple[StatusRow, ...]) -> None:
        self._statuses = {row.key: row for row in rows}

    def _on_changed(self, changes: Changes) -> None:
        if self._ticket is not None and changes.touches(TOPIC, TEMPLATES):
            self._read()

    def _fill_menu(self) -> None:
        self.menu.clear()
        for reply in self._replies:
            action = self._action(self.menu, reply)
            action.setToolTip(escaped(filled(reply.text, self.values())))
            action.triggered.connect(lambda _=False, one=reply: self.choose(one))
        if not self._replies:
            self.menu.addAction(self.tr("There are no replies yet")).setEnabled(False)
        self.menu.addSeparator()
        self.menu.addAction(self.tr("New reply…")).triggered.connect(self._on_new)
        mine = [reply for reply in self._replies if self._may_change(reply)]
        if not mine:
            return
        change, remove = self.menu.addMenu(self.tr("Change")), self.menu.addMenu(self.tr("Remove"))
        for reply in mine:
            self._action(change, reply).triggered.connect(
                lambda _=False, one=reply: self.open_form(one)
            )
            self._action(remove, reply).triggered.connect(
                lambda _=False, one=reply: self._remove(one)
            )

    def _action(self, menu: QMenu, reply: Reply) -> QAction:
        name = reply.name.replace("&", "&&")
        return menu.addAction(f"{name} ⚡" if reply.is_macro else name)

    def _may_change(self, reply: Reply) -> bool:
        return not reply.is_shared or self._desk.may("settings.change")

    def _on_new(self) -> None:
        self.open_form(Reply(0, "", self._typed, is_shared=False))

    def open_form(self, reply: Reply) -> ReplyForm:
        """The form of a reply."""
        form = ReplyForm(self._desk, reply, tuple(self._statuses.values()), self.window())
        form.open()
        return form

    def _remove(self, reply: Reply) -> None:
        self._desk.tasks.command(self, remove_reply, RemoveReply(reply.id, reply.version))

    def _say(self) -> None:
        self.line.setVisible(self.macro is not None)
        if self.macro is None:
            return
        parts = []
        if self.macro.takes:
            parts.append(self.tr("you take the ticket"))
        if self.macro.priority:
            priority = word(f"ticket.priority.{self.macro.priority}")
            parts.append(self.tr("priority: {0}").format(priority))
        if self.macro.template_id:
            name = self.macro.template_name or self.tr("no longer there")
            parts.append(self.tr("checklist: {0}").format(name))
        if self.macro.status:
            row = self._statuses.get(self.macro.status)
            status = named("ticket.status", self.macro.status, row.name if row else None)
            parts.append(self.tr("status: {0}").format(status))
        self._does.setText(self.tr("On sending: {0}").format(self.tr("; ").join(parts)))
