"""The tickets that belong to this one: duplicates, causes, related and merged ones."""

from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.tickets.family import MERGED, LinkRow
from app.tickets.links import BACK
from ui.theme import current
from ui.widgets.button import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.label import ElidedLabel, Label, escaped
from ui.widgets.section_header import SectionHeader
from ui.widgets.ticket_words import short_number
from ui.words import named, word

_MOST = 12  # rows; a problem of many says how many more there are


class LinksBox(Card):
    """Hidden while there is nothing to show."""

    opened = Signal(int)  # ticket id
    remove_wanted = Signal(object)  # LinkRow

    def __init__(self) -> None:
        super().__init__()
        self._title = SectionHeader()
        self._rows: tuple[LinkRow, ...] = ()
        self.lines: list[QWidget] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(current().px("s"))
        self._more = Label(role="small", color="text_secondary")
        self.body.addWidget(self._title)
        self.body.addLayout(self._column)
        self.body.addWidget(self._more)
        self.hide()
        self.retranslate()

    def show_links(self, rows: tuple[LinkRow, ...]) -> None:
        """Show what is linked."""
        if rows != self._rows:
            self._rows = rows
            self._rebuild()
        self.setVisible(bool(rows))

    def texts(self) -> list[str]:
        """What is shown, as a screen reader reads it."""
        return [line.accessibleName() for line in self.lines]

    def retranslate(self) -> None:
        self._title.set_title(self.tr("Linked tickets"))
        self._rebuild()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _rebuild(self) -> None:
        for line in self.lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = [self._line(row) for row in self._rows[:_MOST]]
        for line in self.lines:
            self._column.addWidget(line)
        more = len(self._rows) - _MOST
        self._more.setText(self.tr("and %n more", "", max(0, more)))
        self._more.setVisible(more > 0)

    def _line(self, row: LinkRow) -> QWidget:
        line = QWidget()
        relation = word(f"ticket.link.{row.kind}{BACK if row.is_back else ''}")
        status = named("ticket.status", row.status, row.status_name)
        open_ = Button(short_number(row.number), "quiet")
        open_.setProperty("inText", True)
        open_.setToolTip(escaped(f"{row.number} {row.title}"))
        open_.setAccessibleName(self.tr("Open {0}").format(row.number))
        open_.clicked.connect(partial(self.opened.emit, row.ticket_id))
        head = QHBoxLayout()
        head.setSpacing(current().px("xs"))
        head.addWidget(Label(relation, "small", "text_secondary"))
        head.addWidget(open_)
        head.addStretch(1)
        head.addWidget(Label(status, "small", "text_muted"))
        if row.may_remove and row.kind != MERGED:
            remove = IconButton("dismiss", self.tr("Remove the link"))
            remove.clicked.connect(partial(self.remove_wanted.emit, row))
            head.addWidget(remove)
        title = ElidedLabel(row.title)
        title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(title)
        line.setAccessibleName(f"{relation} {row.number} {row.title}: {status}")
        return line
