"""FilingTextArea: text is written into it, files and pictures go where files are kept."""

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent

from ui.widgets.fields import TextArea
from ui.widgets.file_sources import holds_files


class FilingTextArea(TextArea):
    """What is dropped on it goes to the ``DropArea`` it stands in."""

    files_given = Signal(object)  # QMimeData that was pasted, only within the slot

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return holds_files(source) or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if holds_files(source):
            self.files_given.emit(source)
        else:
            super().insertFromMimeData(source)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if holds_files(event.mimeData()):
            event.ignore()
        else:
            super().dragEnterEvent(event)
