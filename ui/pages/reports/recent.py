"""The files written last from this computer."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import current
from ui.widgets.card import Card
from ui.widgets.file_actions import FileActions
from ui.widgets.label import ElidedLabel, Label
from ui.widgets.save_as import kept_files
from ui.widgets.section_header import SectionHeader
from ui.widgets.when import clock_text


class RecentFiles(Card):
    """Name, size and time of each file, the newest first; hidden while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = SectionHeader()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(current().px("xs"))
        self.body.addWidget(self._title)
        self.body.addLayout(self._lines)
        self.body.addStretch(1)
        self.retranslate()

    def paths(self) -> list[Path]:
        """The files shown, the newest first."""
        return [Path(str(line["path"])) for line in kept_files()]

    def retranslate(self) -> None:
        self._title.set_title(self.tr("Last exports"))
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        lines = kept_files()
        for line in lines:
            self._lines.addWidget(self._line(line))
        self.setVisible(bool(lines))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _line(self, line: dict[str, object]) -> QWidget:
        path, rows = Path(str(line["path"])), line["rows"]
        when = clock_text(datetime.fromisoformat(str(line["at"])))
        count = self.tr("%n record(s)", "", rows if isinstance(rows, int) else 0)
        name, files = ElidedLabel(path.name), FileActions()
        name.setToolTip(str(path))
        files.show_file(path)
        widget = QWidget()
        row = QHBoxLayout(widget)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(name, 1)
        row.addWidget(Label(f"{count} · {when}", "small", "text_muted"))
        row.addWidget(files)
        return widget
