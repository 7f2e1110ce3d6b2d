"""The page of what came in: read it, make a ticket of it, or say that it is spam."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from app.core.errors import AppError
from app.core.paging import PAGE_SIZE, Cursor
from app.core.paging import Page as RowPage
from app.intake import queries, service
from app.intake.dto import Decide, IncomingFile, IncomingRow, Taken
from app.intake.rules import State
from app.workflows.watching import is_intake_used
from ui.errors.messages import sentence
from ui.pages.intake.models import incoming_model
from ui.router import Route
from ui.theme import current
from ui.widgets.button import Button
from ui.widgets.data_table import DataTable
from ui.widgets.file_words import files_named
from ui.widgets.inline_message import InlineMessage
from ui.widgets.label import Label
from ui.widgets.long_text import LongText
from ui.widgets.page import Desk, Page
from ui.widgets.page_header import PageHeader
from ui.widgets.page_states import PageStates
from ui.widgets.segmented import Option, SegmentedControl

_TO_DO, _ALL = "to_do", "all"
_OPEN = (State.WAITING, State.ASIDE)


class IntakePage(Page):
    """A table, the text of the chosen one below it, and two decisions."""

    topics = ("incoming", "ticket", "setting")

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._is_used = True
        self.model = incoming_model(self)
        self.header = PageHeader()
        self.which = SegmentedControl()
        self.ticket_button = Button(kind="primary", icon_name="ticket_diagonal")
        self.spam_button = Button(icon_name="delete")
        self._ticket_action, self._spam_action = QAction(self), QAction(self)
        self.message = InlineMessage(closable=True)
        self.message.hide()
        self.table = DataTable(self.model, "incoming")
        self.text = LongText()
        self.files = Label("", "small", "text_secondary", wrap=True, selectable=True)
        self.files.hide()
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.table)
        self._split.addWidget(self._reading())
        self._split.setStretchFactor(0, 3)
        self._split.setStretchFactor(1, 2)
        self.states = PageStates(self._split, "mail")
        self._column = QVBoxLayout(self)
        self._lay_out()
        self._connect()
        self.retranslate()
        self._enable()

    def title(self) -> str:
        return self.tr("Incoming")

    def reload(self) -> None:
        self.desk.tasks.query(self, is_intake_used, on_done=self._set_used, key="used")
        self._read(None, max(PAGE_SIZE, len(self.model.rows)))

    def retranslate(self) -> None:
        self.header.set_title(self.title())
        self.header.set_subtitle(self.tr("Mails and web forms; what is clear is a ticket already"))
        self.which.set_options(
            [Option(_TO_DO, self.tr("To decide")), Option(_ALL, self.tr("Everything"))]
        )
        for button, action, text in (
            (self.ticket_button, self._ticket_action, self.tr("As ticket")),
            (self.spam_button, self._spam_action, self.tr("Spam")),
        ):
            button.setText(text)
            action.setText(text)
        self.table.setAccessibleName(self.title())
        self.text.setAccessibleName(self.tr("Text"))
        self._name_text()
        self.model.repaint_all()
        if self.states.is_empty():
            self._show_empty()

    def chosen(self) -> IncomingRow | None:
        """The line that is selected, if it is just one."""
        keys = self.table.selected_keys()
        row = self.model.row_of(keys[0]) if len(keys) == 1 else None
        return None if row is None else self.model.rows[row]

    def _reading(self) -> QWidget:
        """The text, and below it the files that came with it."""
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().px("s"))
        column.addWidget(self.text, 1)
        column.addWidget(self.files)
        return part

    def _lay_out(self) -> None:
        theme = current()
        side, top = theme.px("xl"), theme.px("l")
        self._column.setContentsMargins(side, top, side, top)
        self._column.setSpacing(theme.px("m"))
        for button in (self.spam_button, self.ticket_button):
            self.header.add_action(button)
        bar = QHBoxLayout()
        bar.addWidget(self.which)
        bar.addStretch(1)
        self._column.addWidget(self.header)
        self._column.addLayout(bar)
        self._column.addWidget(self.message)
        self._column.addWidget(self.states, 1)

    def _connect(self) -> None:
        self.which.chosen.connect(self._on_which)
        self.model.page_wanted.connect(self._read)
        self.table.selectionModel().selectionChanged.connect(self._on_selected)
        self.model.rows_moved.connect(self._enable)
        self.model.modelReset.connect(self._enable)
        self.table.opened.connect(self._open)
        self.states.retried.connect(self.reload)
        self.states.acted.connect(self._open_settings)
        for button, action, slot in (
            (self.ticket_button, self._ticket_action, self._make_ticket),
            (self.spam_button, self._spam_action, self._mark_spam),
        ):
            button.clicked.connect(partial(slot, None))
            action.triggered.connect(partial(slot, None))
            self.table.addAction(action)

    def _on_which(self, _which: str) -> None:
        self.table.begin_anew()
        self.model.restart()

    def _read(self, cursor: Cursor | None, size: int = PAGE_SIZE) -> None:
        self.states.begin()
        self.desk.tasks.query(
            self,
            queries.incoming_page,
            self.which.current() != _ALL,
            cursor,
            size,
            on_done=self._show_first if cursor is None else self.model.append_page,
            on_error=self.states.fail,
            key="rows",
        )

    def _show_first(self, page: RowPage[IncomingRow]) -> None:
        self.model.show_first(page)
        if page.rows:
            self.states.show_content()
        else:
            self._show_empty()
        self._enable()

    def _set_used(self, is_used: bool) -> None:
        self._is_used = is_used
        if self.states.is_empty():
            self._show_empty()

    def _open_settings(self) -> None:
        self.desk.router.go(Route("settings"))

    def _show_empty(self) -> None:
        if not self._is_used:
            self._say_what_to_set_up()
        elif self.which.current() == _ALL:
            self.states.show_empty(
                self.tr("Nothing came in yet"),
                self.tr("Mails and web forms are switched on in the settings."),
            )
        else:
            self.states.show_empty(
                self.tr("Nothing to decide"),
                self.tr("What is set aside or waits is listed here; the rest is tickets already."),
            )

    def _say_what_to_set_up(self) -> None:
        if self.desk.tasks.backend.is_shared:
            how = self.tr(
                "“Mail” in the settings makes tickets of an office mailbox. The web form of a team "
                "runs by itself: laike serve-forms."
            )
        else:
            how = self.tr(
                "In the settings, “Mail” makes tickets of an office mailbox, and “Web form” puts a "
                "form into the office network."
            )
        self.states.show_empty(
            self.tr("No mailbox and no web form yet"), how, self.tr("Open the settings")
        )

    def _on_selected(self) -> None:
        self._enable()
        row = self.chosen()
        self.text.clear()
        self._show_files(())
        self._name_text()
        if row is not None:
            self.desk.tasks.query(
                self,
                queries.incoming_text,
                row.id,
                on_done=self.text.show_text,
                on_error=self._on_refused,
                key="text",
            )
            self.desk.tasks.query(
                self,
                queries.incoming_files,
                row.id,
                on_done=self._show_files,
                on_error=self._on_refused,
                key="files",
            )

    def _show_files(self, files: tuple[IncomingFile, ...]) -> None:
        self.files.setText(self.tr("Files: {0}").format(files_named(files)))
        self.files.setVisible(bool(files))

    def _name_text(self) -> None:
        """What stands where there is no text."""
        if self.chosen() is None:
            self.text.setPlaceholderText(self.tr("Choose a line to read what was written."))
        else:
            self.text.setPlaceholderText(self.tr("There is no text."))

    def _enable(self) -> None:
        row = self.chosen()
        is_open = row is not None and row.state in _OPEN
        may_be_ticket = row is not None and row.state != State.TAKEN
        for part, is_enabled in (
            (self.ticket_button, may_be_ticket),
            (self._ticket_action, may_be_ticket),
            (self.spam_button, is_open),
            (self._spam_action, is_open),
        ):
            part.setEnabled(is_enabled)
        hint = "" if row is not None else self.tr("Choose a line first")
        self.ticket_button.setToolTip(hint)
        self.spam_button.setToolTip(hint)

    def _open(self, _key: object) -> None:
        row = self.chosen()
        if row is not None and row.ticket_id is not None:
            self.desk.router.go(Route("ticket", row.ticket_id))

    def _make_ticket(self, _key: object) -> None:
        row = self.chosen()
        if row is not None:
            self.desk.tasks.command(
                self,
                service.as_ticket,
                Decide(row.id, row.version),
                on_done=self._on_ticket,
                on_error=self._on_refused,
            )

    def _on_ticket(self, taken: Taken) -> None:
        if taken.ticket_id is not None:
            self.desk.router.go(Route("ticket", taken.ticket_id))
        else:
            self.message.show_message(
                self.tr("It stays in the list: nobody is known to have sent it."), "warning"
            )

    def _mark_spam(self, _key: object) -> None:
        row = self.chosen()
        if row is not None:
            self.desk.tasks.command(
                self,
                service.mark_spam,
                Decide(row.id, row.version),
                on_error=self._on_refused,
            )

    def _on_refused(self, error: AppError) -> None:
        self.message.show_message(sentence(error), "error")
