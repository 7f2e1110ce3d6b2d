"""Earlier imports: what came in when, its log, and a way to take it back."""

from functools import partial

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.core.errors import AppError
from app.core.paging import Cursor, Page
from app.dataio import past
from app.dataio.past import PastImport, UndoOutlook
from app.dataio.result import Remark
from app.dataio.undoing import undo_import
from ui.errors.messages import sentence
from ui.pages.imports.log_dialog import ImportLog
from ui.pages.imports.models import past_imports_model
from ui.theme import current
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.data_table import DataTable
from ui.widgets.inline_message import InlineMessage, MessageTone
from ui.widgets.label import Label
from ui.widgets.page import Desk
from ui.widgets.section_header import SectionHeader

_LOWEST = 110  # design pixels of the table


class EarlierImports(Card):
    """A paged list. Taking back cannot be taken back, so it says first what it would do."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asked_about: int | None = None
        self.model = past_imports_model(self)
        self.table = DataTable(self.model, "past_imports")
        self.nothing = Label(color="text_muted", wrap=True)
        self.message = InlineMessage(closable=True)
        self.log_button = Button(kind="quiet", icon_name="document_text")
        self.undo_button = Button(kind="quiet", icon_name="arrow_undo")
        self._log_action, self._undo_action = QAction(self), QAction(self)
        self._header = SectionHeader()
        self._header.add_action(self.log_button)
        self._header.add_action(self.undo_button)
        for widget in (self._header, self.message, self.nothing):
            self.body.addWidget(widget)
        self.body.addWidget(self.table, 1)
        self._connect()
        current().changed.connect(self._resize)
        self._resize()
        self._show_first(Page((), None))
        self.retranslate()

    def reload(self) -> None:
        """Read the first page again."""
        self.model.restart()

    def retranslate(self) -> None:
        self._header.set_title(self.tr("Earlier imports"))
        self.table.setAccessibleName(self.tr("Earlier imports"))
        self.nothing.setText(
            self.tr("Imports are listed here with their logs, and can be taken back as a whole.")
        )
        for button, action, text in (
            (self.log_button, self._log_action, self.tr("Log")),
            (self.undo_button, self._undo_action, self.tr("Take back…")),
        ):
            button.setText(text)
            action.setText(text)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _connect(self) -> None:
        self.model.page_wanted.connect(self._read)
        self.table.selectionModel().selectionChanged.connect(self._enable)
        self.table.opened.connect(self._open_log)
        self.message.triggered.connect(self._undo)
        for button, action, slot in (
            (self.log_button, self._log_action, self._open_log),
            (self.undo_button, self._undo_action, self._ask),
        ):
            button.clicked.connect(partial(slot, None))
            action.triggered.connect(partial(slot, None))
            self.table.addAction(action)

    def _read(self, cursor: Cursor | None) -> None:
        done = self._show_first if cursor is None else self.model.append_page
        self._desk.tasks.query(self, past.past_imports, cursor, on_done=done, key="past")

    def _show_first(self, page: Page[PastImport]) -> None:
        self.model.show_first(page)
        for widget in (self.table, self.log_button, self.undo_button):
            widget.setVisible(bool(page.rows))
        if not self._desk.may("customer.see"):
            self.undo_button.hide()  # a manager takes it back
        self.nothing.setVisible(not page.rows)
        policy = QSizePolicy.Policy.Expanding if page.rows else QSizePolicy.Policy.Maximum
        self.setSizePolicy(QSizePolicy.Policy.Preferred, policy)
        self._enable()

    def _chosen(self) -> PastImport | None:
        keys = self.table.selected_keys()
        if len(keys) != 1:
            return None
        return next((row for row in self.model.rows if row.id == keys[0]), None)

    def _enable(self) -> None:
        row = self._chosen()
        can_undo = row is not None and row.undone_at is None and self._desk.may("customer.see")
        hint = "" if row is not None else self.tr("Choose an import in the list first")
        for part, is_enabled in (
            (self.log_button, row is not None),
            (self.undo_button, can_undo),
            (self._log_action, row is not None),
            (self._undo_action, can_undo),
        ):
            part.setEnabled(is_enabled)
        self.log_button.setToolTip(hint)
        self.undo_button.setToolTip(hint)

    def _open_log(self, _key: object) -> None:
        row = self._chosen()
        if row is not None:
            self._desk.tasks.query(
                self, past.remarks, row.id, on_done=partial(self._show_log, row), key="log"
            )

    def _show_log(self, row: PastImport, remarks: tuple[Remark, ...]) -> None:
        ImportLog(row, remarks, self.window()).open()

    def _ask(self, _key: object) -> None:
        row = self._chosen()
        if row is not None:
            self._desk.tasks.query(
                self, past.undo_outlook, row.id, on_done=partial(self._warn, row), key="outlook"
            )

    def _warn(self, row: PastImport, outlook: UndoOutlook) -> None:
        self._asked_about = row.id
        tone: MessageTone = "warning" if outlook.in_use else "info"
        self.message.show_message(self._outlook_text(row, outlook), tone, self.tr("Take back"))

    def _outlook_text(self, row: PastImport, outlook: UndoOutlook) -> str:
        parts = []
        if outlook.customers:
            made = self.tr(
                "%n customer(s) from {0} would go to the recycle bin.", "", outlook.customers
            )
            parts.append(made.format(row.file))
        if outlook.in_use:
            parts.append(self.tr("%n of them have tickets or talks by now.", "", outlook.in_use))
        if outlook.changed:
            parts.append(
                self.tr(
                    "%n record(s) would get their old values back, where nobody has changed "
                    "them since.",
                    "",
                    outlook.changed,
                )
            )
        return " ".join(parts) or self.tr("Nothing of {0} is left to take back.").format(row.file)

    def _undo(self) -> None:
        self._desk.tasks.command(
            self,
            undo_import,
            self._asked_about,
            on_done=self._on_undone,
            on_error=self._on_refused,
        )

    def _on_undone(self, _nothing: None) -> None:
        self.message.show_message(self.tr("The import was taken back."), "success")

    def _on_refused(self, error: AppError) -> None:
        self.message.show_message(sentence(error), "error")

    def _resize(self) -> None:
        self.table.setMinimumHeight(current().scaled(_LOWEST))
