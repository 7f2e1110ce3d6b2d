"""FileView: a list of attachments that can be dragged out to the desktop or another program."""

from PySide6.QtCore import QMimeData, Qt, QUrl, Signal
from PySide6.QtGui import QDrag, QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QWidget

from app.files.dto import AttachmentRow
from ui.delegates.file_row import FileRowDelegate
from ui.widgets.file_model import FileModel
from ui.widgets.work_list import WorkList


class FileView(WorkList):
    """A drag begins as soon as a copy of the file is there, if the button is still held."""

    drag_wanted = Signal(object)  # AttachmentRow

    def __init__(self, model: FileModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self.setItemDelegate(FileRowDelegate(self))
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)

    def visible_rows(self) -> list[AttachmentRow]:
        """The rows in sight."""
        model = self.model()
        if not isinstance(model, FileModel) or not model.rows:
            return []
        area = self.viewport().rect()
        first = self.indexAt(area.topLeft())
        last = self.indexAt(area.bottomLeft())
        end = last.row() + 1 if last.isValid() else len(model.rows)
        return list(model.rows[max(first.row(), 0) : end])

    def startDrag(self, _actions: Qt.DropAction) -> None:
        row = self.current_row()
        if row is not None:
            self.drag_wanted.emit(row)

    def drag(self, path: str) -> None:
        """Let a file go with the mouse; nothing happens once its button was let go."""
        if not QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            return
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(path)])
        drag = QDrag(self)
        drag.setMimeData(mime)
        drag.exec(Qt.DropAction.CopyAction)
