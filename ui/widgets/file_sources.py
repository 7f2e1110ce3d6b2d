"""Files that somebody drops or pastes: from a file manager, or a picture of the screen."""

from collections.abc import Iterator
from datetime import datetime
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QMimeData
from PySide6.QtGui import QImage

from app.files.sources import Bytes, DiskFile, Source
from ui.widgets.when import local


class Screenshot:
    """A pasted picture; it becomes a PNG on the worker that stores it."""

    def __init__(self, name: str, image: QImage) -> None:
        self.name = name
        self._image = image

    def size(self) -> int:
        return self._file.size()

    def pieces(self) -> Iterator[bytes]:
        return self._file.pieces()

    @cached_property
    def _file(self) -> Bytes:
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QBuffer.OpenModeFlag.WriteOnly)
        self._image.save(buffer, "PNG")  # type: ignore[call-overload]  # bytes are for Qt 5
        buffer.close()
        return Bytes(self.name, bytes(data.data()))


def holds_files(mime: QMimeData) -> bool:
    """Whether there is something to attach.

    Cells of Excel and words of Word come with a picture of themselves: text stays text.
    """
    return bool(_paths(mime)) or (mime.hasImage() and not mime.hasText())


def sources_of(mime: QMimeData, now: datetime) -> list[Source]:
    """What to attach: the files, or the picture, named after the moment (aware)."""
    paths = _paths(mime)
    if paths:
        return [DiskFile(path) for path in paths]
    image = mime.imageData() if mime.hasImage() else None
    if not isinstance(image, QImage) or image.isNull():
        return []
    name = QCoreApplication.translate("Attachments", "Screenshot {0}.png")
    return [Screenshot(name.format(f"{local(now):%Y-%m-%d %H.%M.%S}"), image)]


def _paths(mime: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
