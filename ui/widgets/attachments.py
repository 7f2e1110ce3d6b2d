"""AttachmentPanel: the files of one record, to open, save, drag out, rename and remove."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from app.core.errors import AppError
from app.core.paging import PAGE_SIZE, Cursor, Page
from app.files import queries, service
from app.files.dto import AttachmentRow, Holder, RemoveAttachment, RenameAttachment
from app.files.rules import may_open
from ui.delegates.file_row import PICTURE
from ui.theme import current, icon
from ui.widgets.button import IconButton
from ui.widgets.card import Card
from ui.widgets.file_handling import FileHandling
from ui.widgets.file_model import FileModel, small_picture
from ui.widgets.file_sources import sources_of
from ui.widgets.file_view import FileView
from ui.widgets.page import Desk
from ui.widgets.section_header import SectionHeader

_MOST_ROWS, _EMPTY = 5, 64  # of a narrow list: rows, and design pixels without any


class AttachmentPanel(Card):
    """Reads by itself; the page says of which record, and when that changed.

    Args:
        is_narrow: a short list beside others, as high as what it holds; its actions stand in a
            menu.
    """

    counted = Signal(int)

    def __init__(
        self, desk: Desk, *, is_narrow: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._is_narrow = is_narrow
        self._holder: Holder | None = None
        self._may_add = False
        self._total = 0
        self.header = SectionHeader()
        self.model = FileModel(self)
        self.view = FileView(self.model)
        self.handling = FileHandling(desk, self)
        self.open_action = self._action("open", "", self._open)
        self.save_action = self._action("arrow_download", "Ctrl+S", self._save)
        self.rename_action = self._action("edit", "F2", self._ask_name)
        self.remove_action = self._action("delete", "Del", self._remove)
        self.add_button = IconButton("attach")
        self.more_button = IconButton("more_horizontal")
        self.buttons = [self._button(action) for action in self.view.actions()]
        self._lay_out()
        self._connect()
        self.retranslate()
        self._follow()

    def show_holder(self, holder: Holder, *, may_add: bool) -> None:
        """Belong to a record and read its files, anew if it is the same."""
        if holder != self._holder:
            self.model.set_rows(())
            self.model.forget_pictures()
            self.handling.message.hide()
        self._holder, self._may_add = holder, may_add
        self.add_button.setVisible(may_add)
        self._read(None)

    def choose(self) -> None:
        """Ask for files to attach."""
        if self._holder is not None and self._may_add:
            self.handling.choose(self._holder)

    def take(self, mime: QMimeData) -> None:
        """Attach what was dropped or pasted."""
        if self._holder is not None and self._may_add:
            self.handling.attach(self._holder, sources_of(mime, self._desk.tasks.backend.clock()))

    def open_file(self, attachment_id: int) -> None:
        """Open a file by its id, wherever it was named."""
        self._desk.tasks.query(
            self, queries.attachment, attachment_id, on_done=self.handling.open, key="one"
        )

    def retranslate(self) -> None:
        count = str(self._total) if self._total else ""
        if self._is_narrow:
            self.header.set_title(self.tr("Attachments"), count)
        else:
            self.header.set_title("", self.tr("Drop files here, or paste a picture of the screen."))
        self.more_button.set_name(self.tr("More"))
        self.add_button.set_name(self.tr("Attach files"))
        self.open_action.setText(self.tr("Open"))
        self.save_action.setText(self.tr("Save a copy…"))
        self.rename_action.setText(self.tr("Rename…"))
        self.remove_action.setText(self.tr("Remove"))
        for button, action in zip(self.buttons, self.view.actions(), strict=True):
            button.set_name(action.text())
        self.view.setAccessibleName(self.tr("Attachments"))
        self.view.set_placeholder(self.tr("No files yet. Drop them anywhere on this page."))
        self.model.repaint_all()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._want_pictures()

    def _action(self, icon_name: str, key: str, slot: Callable[[AttachmentRow], None]) -> QAction:
        action = QAction(icon(icon_name), "", self.view)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(partial(self._with_row, slot))
        self.view.addAction(action)
        return action

    def _button(self, action: QAction) -> IconButton:
        button = IconButton("open")
        button.setIcon(action.icon())
        button.clicked.connect(action.trigger)
        action.enabledChanged.connect(button.setEnabled)
        if not self._is_narrow:
            self.header.add_action(button)
        return button

    def _lay_out(self) -> None:
        self.header.add_action(self.add_button)
        if self._is_narrow:
            self.header.add_action(self.more_button)
        self.body.addWidget(self.header)
        self.body.addWidget(self.handling.message)
        self.body.addWidget(self.view, 1)

    def _connect(self) -> None:
        self.add_button.clicked.connect(self.choose)
        self.more_button.clicked.connect(self._open_menu)
        current().changed.connect(self._fit)
        self.model.page_wanted.connect(self._read)
        self.view.opened.connect(self._open)
        self.view.current_changed.connect(self._follow)
        self.view.drag_wanted.connect(self._drag)
        self.view.verticalScrollBar().valueChanged.connect(self._want_pictures)

    def _read(self, cursor: Cursor | None) -> None:
        self._desk.tasks.query(
            self,
            queries.attachments,
            self._holder,
            cursor,
            PAGE_SIZE if cursor else max(PAGE_SIZE, len(self.model.rows)),
            on_done=partial(self._show, cursor is None),
            on_error=self._on_error,
            key="files",
        )

    def _show(self, is_first: bool, page: Page[AttachmentRow]) -> None:
        if is_first:
            self.model.show_first(page)
        else:
            self.model.append_page(page)
        self._follow()
        if page.next_cursor is None:
            self._name(len(self.model.rows))
        else:
            self._count()
        self._fit()
        self._want_pictures()

    def _count(self) -> None:
        self._desk.tasks.query(
            self,
            queries.attachment_count,
            self._holder,
            on_done=self._name,
            on_error=self._on_error,
            key="count",
        )

    def _name(self, total: int) -> None:
        self._total = total
        self.retranslate()
        self.counted.emit(total)

    def _fit(self) -> None:
        if self._is_narrow:
            rows = min(self.model.rowCount(), _MOST_ROWS)
            height = rows * self.view.sizeHintForRow(0) if rows else current().scaled(_EMPTY)
            self.view.setFixedHeight(height)

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self.view.actions())
        menu.popup(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))

    def _on_error(self, _error: AppError) -> None:
        """The record is gone or hidden: its page says so."""

    def _want_pictures(self) -> None:
        side = current().scaled(PICTURE) * 2  # sharp where a pixel has two
        for row in self.view.visible_rows():
            if self.model.wants_picture(row):
                self.model.set_picture(row.id, None)
                self._desk.tasks.query(
                    self,
                    small_picture,
                    row.id,
                    side,
                    on_done=partial(self.model.set_picture, row.id),
                    on_error=self._on_error,
                )

    def _follow(self) -> None:
        row = self.view.current_row()
        self.open_action.setEnabled(row is not None and may_open(row.mime, row.name))
        self.save_action.setEnabled(row is not None)
        for action in (self.rename_action, self.remove_action):
            action.setEnabled(row is not None and row.may_change)

    def _with_row(self, slot: Callable[[AttachmentRow], None]) -> None:
        row = self.view.current_row()
        if row is not None:
            slot(row)

    def _open(self, row: AttachmentRow) -> None:
        self.handling.open(row)

    def _save(self, row: AttachmentRow) -> None:
        self.handling.save_as(row)

    def _drag(self, row: AttachmentRow) -> None:
        self.handling.fetch(row, self._drag_copy)

    def _drag_copy(self, path: Path) -> None:
        self.view.drag(str(path))

    def _remove(self, row: AttachmentRow) -> None:
        self._desk.tasks.command(self, service.remove, RemoveAttachment(row.id, row.version))

    def _ask_name(self, row: AttachmentRow) -> None:
        dialog = QInputDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Rename"))
        dialog.setLabelText(self.tr("Name of the file"))
        dialog.setOkButtonText(self.tr("Save"))
        dialog.setCancelButtonText(self.tr("Cancel"))
        dialog.setTextValue(row.name)
        dialog.textValueSelected.connect(partial(self._rename, row))
        dialog.open()

    def _rename(self, row: AttachmentRow, name: str) -> None:
        wish = RenameAttachment(row.id, name, row.version)
        self._desk.tasks.command(self, service.rename, wish)
