"""Attachments as rows: name, size, who and when; small pictures come later."""

from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QLocale, QObject, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from app.files import queries
from app.files.dto import AttachmentRow
from app.files.rules import PICTURES, Group, disagrees, group
from ui.delegates.work_item import WorkItem
from ui.qtmodels.paged_model import PagedTableModel
from ui.qtmodels.roles import Role
from ui.qtmodels.table_model import Column
from ui.widgets.when import clock_text
from ui.words import word

_LARGEST_READ = 8 * 1024 * 1024  # bytes of a file that is read for a small picture
_MOST_PIXELS = 50_000_000
_MOST_MB = 256  # of one decoded picture
_FORMATS = (b"png", b"jpeg")
_ICONS = {
    Group.PICTURE: "image",
    Group.PDF: "document_pdf",
    Group.TEXT: "document_text",
    Group.DOCUMENT: "document_text",
    Group.SHEET: "document_table",
    Group.ARCHIVE: "archive",
    Group.PROGRAM: "warning",
}


class FileModel(PagedTableModel[AttachmentRow]):
    """The files of one record, newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        column: Column[AttachmentRow] = Column("name", lambda: "", lambda row: row.name)
        super().__init__((column,), lambda row: row.id, parent)
        self._pictures: dict[int, QImage | None] = {}

    def wants_picture(self, row: AttachmentRow) -> bool:
        """Whether a small picture of it was never asked for, and there may be one."""
        is_small = row.size <= _LARGEST_READ
        return row.mime in PICTURES and is_small and row.id not in self._pictures

    def set_picture(self, attachment_id: int, image: QImage | None) -> None:
        """Show a small picture; None: it is on its way, or there is none."""
        self._pictures[attachment_id] = image
        place = self.row_of(attachment_id)
        if image is not None and place is not None:
            self.dataChanged.emit(self.index(place, 0), self.index(place, 0))

    def forget_pictures(self) -> None:
        """Another record: its files have other pictures."""
        self._pictures.clear()

    def role_data(self, row: AttachmentRow, column: Column[AttachmentRow], role: int) -> Any:
        match role:
            case Role.CARD:
                return item_of(row)
            case Qt.ItemDataRole.DecorationRole:
                return self._pictures.get(row.id)
            case Qt.ItemDataRole.AccessibleTextRole:
                return item_of(row).spoken()
            case Qt.ItemDataRole.ToolTipRole:
                return row.name
            case _:
                return None


def item_of(row: AttachmentRow) -> WorkItem:
    """A file in one row; one that is not what its name says is marked."""
    kind = group(row.mime)
    size = QLocale().formattedDataSize(
        row.size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat
    )
    parts = (size, row.user_name or "", clock_text(row.at), word(f"file.{kind}"))
    chip = ""
    if disagrees(row.mime, row.name):
        really = QCoreApplication.translate("Attachments", "In truth: {0}")
        chip = really.format(word(f"file.{kind}"))
    meta = " · ".join(part for part in parts if part)
    return WorkItem(_ICONS.get(kind, "document"), row.name, meta, chip, "message", "warning")


def small_picture(read: Any, attachment_id: int, side: int) -> QImage | None:
    """A picture of at most ``side`` pixels, made on the worker that reads the file.

    Only PNG and JPEG, and only after their size was asked: a few bytes can claim to be a picture
    that fills the memory.
    """
    return decoded(queries.content(read, attachment_id), side)


def decoded(data: bytes, side: int) -> QImage | None:
    """The picture in ``data``, made smaller; None if it is none, or too large to be shown."""
    QImageReader.setAllocationLimit(_MOST_MB)
    held = QByteArray(data)
    buffer = QBuffer(held)
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if reader.format().data() not in _FORMATS or not _is_sane(size):
        return None
    if size.width() > side or size.height() > side:
        reader.setScaledSize(size.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return None if image.isNull() else image


def _is_sane(size: QSize) -> bool:
    return size.isValid() and 0 < size.width() * size.height() <= _MOST_PIXELS
