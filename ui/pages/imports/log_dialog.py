"""The log of one import: its figures and what it had to say."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.dataio.past import PastImport
from app.dataio.result import Remark
from ui.pages.imports.check_step import remark_text
from ui.pages.imports.models import past_state
from ui.theme import current
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.when import clock_text


class ImportLog(QDialog):
    """Window-modal; nothing in it can be changed."""

    def __init__(
        self, row: PastImport, remarks: tuple[Remark, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._row, self._remarks = row, remarks
        self._title = Label(row.file, "h2", wrap=True, selectable=True)
        self._facts = Label(color="text_secondary", wrap=True)
        self._figures = Label(selectable=True)
        self._heading = Label(role="strong")
        self.log = Label(wrap=True, selectable=True)
        self.log.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._close = Button(kind="primary")
        self._close.clicked.connect(self.accept)
        self._close.setDefault(True)
        self._lay_out()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        row, summary = self._row, self._row.summary
        self.setWindowTitle(self.tr("Log of an import"))
        facts = [clock_text(row.at), row.by, past_state(row)]
        if row.undone_at is not None:
            facts[-1] = self.tr("taken back {0}").format(clock_text(row.undone_at))
        self._facts.setText(" · ".join(facts))
        self._figures.setText(
            self.tr("{0} created · {1} updated · {2} skipped · {3} rejected").format(
                summary.created, summary.updated, summary.skipped, summary.rejected
            )
        )
        self._heading.setText(self.tr("Remarks"))
        nothing = self.tr("Nothing to remark: everybody in charge was known.")
        self.log.setText("\n".join(map(remark_text, self._remarks)) or nothing)
        self._close.setText(self.tr("Close"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _lay_out(self) -> None:
        theme = current()
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(self.log)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        column = QVBoxLayout(self)
        margin = theme.px("l")
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.px("s"))
        for widget in (self._title, self._facts, self._figures, self._heading):
            column.addWidget(widget)
        column.addWidget(scroll, 1)
        column.addLayout(buttons)
        self.resize(theme.scaled(560), theme.scaled(380))
