"""BulkMore: what one seldom does with several tickets: their kind, duplicates, spam, a reply."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.core.changes import Changes
from app.tickets import canned
from app.tickets.bulk import Step
from app.tickets.canned import TOPIC, Reply
from app.tickets.dto import Classify, StatusRow, TicketRow
from app.tickets.rules import Kind, Outcome
from app.tickets.templates import TOPIC as TEMPLATES
from app.tickets.withdrawing import WithdrawTicket
from ui.theme import icon
from ui.widgets.button import Button
from ui.widgets.family_forms import DuplicatesForm
from ui.widgets.form_dialog import FormDialog
from ui.widgets.macro_form import MacroForm
from ui.widgets.page import Desk
from ui.words import word


class BulkMore(Button):
    """A button with a menu; asks for what a step needs."""

    wanted = Signal(object)  # tuple[Step, ...]
    opened = Signal(object)  # a FormDialog, whose ``saved`` gives a BulkResult

    def __init__(
        self, desk: Desk, chosen: Callable[[], Sequence[TicketRow]], parent: QWidget | None = None
    ) -> None:
        super().__init__(icon_name="more_horizontal", parent=parent)
        self._desk = desk
        self._chosen = chosen
        self._replies: tuple[Reply, ...] = ()
        self.statuses: tuple[StatusRow, ...] = ()
        self.menu_of_steps = QMenu(self)
        self.menu_of_steps.aboutToShow.connect(self._fill)
        self.set_menu(self.menu_of_steps)
        self._is_read = False
        desk.tasks.changed.connect(self._on_changed)
        self.retranslate()

    def prepare(self) -> None:
        """Know the replies before the menu is opened."""
        if not self._is_read:
            self._is_read = True
            self._desk.tasks.query(self, canned.replies, on_done=self._show, key="replies")

    def retranslate(self) -> None:
        self.setText(self.tr("More"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _show(self, replies: tuple[Reply, ...]) -> None:
        self._replies = replies

    def _on_changed(self, changes: Changes) -> None:
        if self._is_read and changes.touches(TOPIC, TEMPLATES):
            self._is_read = False
            self.prepare()

    def _fill(self) -> None:
        menu = self.menu_of_steps
        menu.clear()
        may = self._desk.may
        if may("ticket.classify"):
            kinds = menu.addMenu(icon("tag"), self.tr("Kind"))
            for kind in Kind:
                kinds.addAction(word(f"ticket.kind.{kind}"), partial(self._classify, kind))
        if may("ticket.comment"):
            replies = menu.addMenu(icon("document_text"), self.tr("Canned reply"))
            for reply in self._replies:
                name = reply.name.replace("&", "&&")
                text = f"{name} ⚡" if reply.is_macro else name
                replies.addAction(text, partial(self._reply, reply))
            if not self._replies:
                replies.addAction(self.tr("There are no replies yet")).setEnabled(False)
        if may("ticket.work"):
            menu.addSeparator()
            menu.addAction(icon("copy"), self.tr("Close as duplicates of…"), self._duplicates)
            menu.addAction(icon("dismiss_circle"), self.tr("Close as spam"), self._spam)

    def _classify(self, kind: Kind) -> None:
        steps: tuple[Step, ...] = tuple(
            Classify(row.id, row.version, kind, row.severity, row.sub_kind)
            for row in self._chosen()
            if row.kind is not kind
        )
        self.wanted.emit(steps)

    def _spam(self) -> None:
        rows = self._chosen()
        self.wanted.emit(tuple(WithdrawTicket(row.id, Outcome.SPAM, row.version) for row in rows))

    def _duplicates(self) -> None:
        self._ask(DuplicatesForm(self._desk, tuple(self._chosen()), self.window()))

    def _reply(self, reply: Reply) -> None:
        self._ask(MacroForm(self._desk, reply, self._chosen(), self.statuses, self.window()))

    def _ask(self, form: FormDialog) -> None:
        form.open()
        self.opened.emit(form)
