"""Open a file that was written, or the folder it lies in."""

import sys
from pathlib import Path

from PySide6.QtCore import QDir, QEvent, QProcess, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import current
from ui.widgets.button import Button


def open_file(path: Path) -> None:
    """Open a file with the program the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def show_in_folder(path: Path) -> None:
    """Show a file in the system's file manager, marked where the system can do that."""
    if sys.platform == "win32":
        QProcess.startDetached("explorer", ["/select,", QDir.toNativeSeparators(str(path))])
    elif sys.platform == "darwin":
        QProcess.startDetached("open", ["-R", str(path)])
    else:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


class FileActions(QWidget):
    """Two quiet buttons for one file."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = Path()
        self.open = Button(kind="quiet", icon_name="open")
        self.folder = Button(kind="quiet", icon_name="folder_open")
        self.open.clicked.connect(self._on_open)
        self.folder.clicked.connect(self._on_folder)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current().px("xs"))
        row.addWidget(self.open)
        row.addWidget(self.folder)
        self.retranslate()

    def show_file(self, path: Path) -> None:
        """Be about this file."""
        self._path = path
        self.retranslate()

    def retranslate(self) -> None:
        self.open.setText(self.tr("Open"))
        self.folder.setText(self.tr("Show in folder"))
        self.open.setAccessibleName(self.tr("Open {0}").format(self._path.name))
        self.folder.setAccessibleName(self.tr("Show {0} in its folder").format(self._path.name))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _on_open(self) -> None:
        open_file(self._path)

    def _on_folder(self) -> None:
        show_in_folder(self._path)
