"""FilesToCome: files that are attached to a record as soon as it is saved."""

from functools import partial

from PySide6.QtCore import QEvent, QMimeData, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.files.rules import label
from app.files.sources import Source
from ui.theme import current, pixmap
from ui.widgets.button import Button, IconButton
from ui.widgets.file_handling import FileHandling
from ui.widgets.file_sources import sources_of
from ui.widgets.label import ElidedLabel, Label
from ui.widgets.page import Desk


class _Line(QWidget):
    """One file, which may be left out again."""

    def __init__(self, source: Source) -> None:
        super().__init__()
        self.source = source
        theme = current()
        picture = QLabel()
        ink, dpr = theme.color("text_muted"), self.devicePixelRatioF()
        picture.setPixmap(pixmap("attach", theme.px("icon_small"), ink, dpr))
        self.name = ElidedLabel(label(source.name))
        self.leave_out = IconButton("dismiss")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px("s"))
        row.addWidget(picture)
        row.addWidget(self.name, 1)
        row.addWidget(self.leave_out)
        self.retranslate()

    def retranslate(self) -> None:
        self.leave_out.set_name(self.tr("Leave out {0}").format(self.name.text()))


class FilesToCome(QWidget):
    """The names of files that were chosen, dropped or pasted; nothing is read before the save."""

    added = Signal(object)  # the widget of the last one

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._handling = FileHandling(desk, self)
        self.lines: list[_Line] = []
        self._title = Label(role="small", color="text_secondary")
        self._hint = Label(role="small", color="text_muted", wrap=True)
        self.add_button = Button(icon_name="attach")
        self.add_button.clicked.connect(self.choose)
        head = QHBoxLayout()
        head.setSpacing(current().px("s"))
        head.addWidget(self.add_button)
        head.addWidget(self._hint, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current().px("xs"))
        self._column.addWidget(self._title)
        self._column.addLayout(head)
        self.retranslate()

    def sources(self) -> list[Source]:
        """What is to be attached."""
        return [line.source for line in self.lines]

    def choose(self) -> None:
        """Ask for files of this computer."""
        self._add(self._handling.ask())

    def take(self, mime: QMimeData) -> None:
        """Keep in mind what was dropped or pasted."""
        if not self.isHidden():
            self._add(sources_of(mime, self._desk.tasks.backend.clock()))

    def retranslate(self) -> None:
        self._title.setText(self.tr("Attachments"))
        self._hint.setText(self.tr("Drop files here, or paste a picture of the screen."))
        self.add_button.setText(self.tr("Attach files…"))
        for line in self.lines:
            line.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _add(self, sources: list[Source]) -> None:
        for source in sources:
            line = _Line(source)
            line.leave_out.clicked.connect(partial(self._leave_out, line))
            self.lines.append(line)
            self._column.addWidget(line)
            line.show()
        if sources:
            self.added.emit(self.lines[-1])

    def _leave_out(self, line: _Line) -> None:
        self.lines.remove(line)
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()
        self.add_button.setFocus()
