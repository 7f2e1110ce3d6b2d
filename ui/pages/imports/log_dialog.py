"""The log of one import: its figures and what it had to say."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.dataio.past import PastImport
from app.dataio.result import Remark
from ui.pages.imports.check_step import remark_text
from ui.pages.imports.models import past_state
from ui.widgets.label import Label
from ui.widgets.reading_dialog import ReadingDialog
from ui.widgets.when import clock_text


class ImportLog(ReadingDialog):
    """Window-modal; nothing in it can be changed."""

    def __init__(
        self, row: PastImport, remarks: tuple[Remark, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(560, 380, parent)
        self._row, self._remarks = row, remarks
        self._title = Label(row.file, "h2", wrap=True, selectable=True)
        self._facts = Label(color="text_secondary", wrap=True)
        self._figures = Label(selectable=True)
        self._heading = Label(role="strong")
        self.log = Label(wrap=True, selectable=True)
        self.log.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.close_button.setDefault(True)
        self._lay_out()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        super().retranslate()
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

    def _lay_out(self) -> None:
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(self.log)
        for widget in (self._title, self._facts, self._figures, self._heading):
            self.body.addWidget(widget)
        self.body.addWidget(scroll, 1)
