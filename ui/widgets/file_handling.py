"""What is done with the files of one record: attach, open, save, drag out; none of it waits."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from app.core.errors import AppError, Cancelled
from app.files.adding import Added, attach_all
from app.files.copying import write_copy
from app.files.dto import AttachmentRow, Holder
from app.files.rules import HEAD, kind_of, label, may_open
from app.files.sources import DiskFile, FileRefused, Source
from ui.errors.messages import sentence
from ui.tasks import Tasks
from ui.widgets.file_actions import open_file, show_in_folder
from ui.widgets.inline_message import InlineMessage
from ui.widgets.page import Desk
from ui.widgets.remembered import remember, remembered

_FOLDER = "attachments/folder"


class FileHandling(QObject):
    """Runs the jobs; the status bar shows how far they are and stops them."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._window = parent
        self._copies: dict[int, Path] = {}
        self._saved = Path()
        self.message = InlineMessage(closable=True)
        self.message.triggered.connect(self._show_saved)

    def choose(self, holder: Holder) -> None:
        """Ask for files of this computer and attach them."""
        self.attach(holder, self.ask())

    def ask(self) -> list[Source]:
        """Ask for files of this computer; none if somebody thinks better of it."""
        title = self.tr("Attach files")
        names, _ = QFileDialog.getOpenFileNames(self._window, title, self._folder())
        if names:
            remember(_FOLDER, str(Path(names[0]).parent))
        return [DiskFile(Path(name)) for name in names]

    def attach(self, holder: Holder, sources: Sequence[Source]) -> None:
        """Store files with a record; each that is refused is told in a sentence."""
        if sources:
            self.message.hide()
            self._job(attach_all, holder, sources, on_done=self._on_attached)

    def open(self, row: AttachmentRow) -> None:
        """Show a file with the system's program for it; of other kinds, ask where to save it."""
        if may_open(row.mime, row.name):
            self.fetch(row, self._open)
        else:
            self.save_as(row)

    def save_as(self, row: AttachmentRow) -> None:
        """Ask where, and save a copy there."""
        proposed = str(Path(self._folder()) / row.name)
        title = self.tr("Save a copy")
        typed, _ = QFileDialog.getSaveFileName(self._window, title, proposed)
        if typed:
            path = Path(typed)
            remember(_FOLDER, str(path.parent))
            self._job(write_copy, row.id, path, on_done=self._on_saved)

    def fetch(self, row: AttachmentRow, then: Callable[[Path], None]) -> None:
        """Make a copy in the folder of opened files, once, and hand its path on."""
        known = self._copies.get(row.id)
        if known is not None and known.exists() and known.name == row.name:
            then(known)
            return
        path = self._desk.opened.place(row.name)
        self._job(write_copy, row.id, path, on_done=partial(self._on_fetched, row.id, then))

    def _job(
        self, call: Callable[..., object], *args: object, on_done: Callable[..., None]
    ) -> None:
        self._desk.tasks.job(
            self, call, *args, on_done=on_done, on_step=_quiet, on_error=self._on_error
        )

    def _on_attached(self, added: Added) -> None:
        _tell_refused(self._desk.tasks, added)

    def _on_fetched(self, attachment_id: int, then: Callable[[Path], None], path: Path) -> None:
        self._copies[attachment_id] = path
        then(path)

    def _open(self, path: Path) -> None:
        """The bytes decide once more: the store only has the word of who sent them."""
        with path.open("rb") as file:
            head = file.read(HEAD)
        if may_open(kind_of(head, path.name), path.name):
            open_file(path)

    def _on_saved(self, path: Path) -> None:
        self._saved = path
        text = self.tr("Saved as {0}").format(path.name)
        self.message.show_message(text, "success", self.tr("Show in folder"))

    def _show_saved(self) -> None:
        show_in_folder(self._saved)

    def _on_error(self, error: AppError) -> None:
        if isinstance(error, Cancelled):
            self.message.show_message(sentence(error), "info")
        else:
            self._desk.tasks.refused.emit(error)

    def _folder(self) -> str:
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        return remembered(_FOLDER, "") or QStandardPaths.writableLocation(documents)


def attach_to_saved(tasks: Tasks, holder: Holder, sources: Sequence[Source]) -> None:
    """Store files with a record that was just saved; the form they were given to is gone by then.

    Each that is not kept is told in a sentence.
    """
    if sources:
        tasks.job(
            tasks,
            attach_all,
            holder,
            sources,
            on_done=partial(_tell_refused, tasks),
            on_step=_quiet,
            on_error=partial(_tell_lost, tasks, sources),
        )


def _tell_refused(tasks: Tasks, added: Added) -> None:
    for error in added.refusals:
        tasks.refused.emit(error)


def _tell_lost(tasks: Tasks, sources: Sequence[Source], error: AppError) -> None:
    """Why the store took none of them is no use without their names."""
    if not isinstance(error, FileRefused | Cancelled):
        names = ", ".join(label(source.name) for source in sources)
        error = FileRefused(reason="not_stored", name=names)
    tasks.refused.emit(error)


def _quiet(_done: int, _total: int) -> None:
    """The status bar shows it."""
