"""One line of the log: who, when, from where, and every field before and after."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from app.audit.dto import AuditRow
from app.audit.wording import NOTHING, Change, Wording
from ui.theme import current
from ui.widgets.card import Card
from ui.widgets.label import Label

_WIDTH = 400  # design pixels


class LineCard(Card):
    """Shows the line that is selected."""

    def __init__(self, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        self._row: AuditRow | None = None
        self._title = Label(role="h2", wrap=True)
        self._who = Label(color="text_secondary", wrap=True, selectable=True)
        self._inside = QWidget()
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.body.addWidget(self._title)
        self.body.addWidget(self._who)
        self.body.addWidget(self._scroll, 1)
        self.setFixedWidth(current().scaled(_WIDTH))
        self.show_row(None)

    def set_wording(self, wording: Wording) -> None:
        """Know the names of people and departments."""
        self._wording = wording
        self.show_row(self._row)

    def show_row(self, row: AuditRow | None) -> None:
        """Show a line, or how one is chosen."""
        self._row = row
        words = self._wording
        if row is None:
            self._title.setText(self.tr("No line chosen"))
            self._who.setText(self.tr("Choose a line to see every field before and after."))
            self._show_changes(())
            return
        title = " · ".join(
            part for part in (words.operation(row.operation), words.record(row)) if part
        )
        self._title.setText(title)
        told = [words.moment(row.at), words.person(row)]
        if row.host:
            told.append(self.tr("Computer: {0}").format(row.host))
        self._who.setText("\n".join(told))
        self._show_changes(words.changes(row))

    def texts(self) -> list[str]:
        """What stands on the card, from the top."""
        return [label.text() for label in self.findChildren(Label) if label.text()]

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.show_row(self._row)
        super().changeEvent(event)

    def _show_changes(self, changes: tuple[Change, ...]) -> None:
        """Each field: its name, and below it what was and what is."""
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, current().px("s"), 0)
        column.setSpacing(current().px("m"))
        for change in changes:
            column.addLayout(self._field(change))
        column.addStretch(1)
        self._scroll.setWidget(self._inside)  # which deletes the one before
        self._inside.setAutoFillBackground(False)  # the card's own ground shows through

    def _field(self, change: Change) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(current().px("xs"))
        grid.setHorizontalSpacing(current().px("s"))
        grid.setColumnStretch(1, 1)
        grid.addWidget(Label(change.name, "strong", wrap=True), 0, 0, 1, 2)
        values = ((self.tr("before"), change.before), (self.tr("after"), change.after))
        for place, (when, value) in enumerate(values, 1):
            said = Label(when, "small", "text_muted")
            text = Label(value, wrap=True, selectable=True)
            if value == NOTHING:
                text.set_color("text_muted")
            grid.addWidget(said, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(text, place, 1)
        return grid
