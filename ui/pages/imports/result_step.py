"""What an import did, and what can be done about it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.dataio.result import ImportResult
from ui.pages.imports.check_step import remark_text
from ui.theme import current
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.label import Label

_MOST_REMARKS = 12


class ResultStep(QWidget):
    """The figures, the remarks, and four ways on."""

    rejects_wanted = Signal()
    undo_wanted = Signal()
    customers_wanted = Signal()
    another_wanted = Signal()

    def __init__(self, *, sees_customers: bool, parent: QWidget | None = None) -> None:
        """``sees_customers``: else there is nothing to show, and a manager takes imports back."""
        super().__init__(parent)
        self._result: ImportResult | None = None
        self._is_undone = False
        self._title = Label(role="h1")
        self._unseen = Label(color="text_secondary", wrap=True)
        self._unseen.setVisible(not sees_customers)
        self._figures = Label(selectable=True)
        self._remarks = Label(color="text_secondary", wrap=True, selectable=True)
        self.customers = Button(kind="primary", icon_name="people")
        self.rejects = Button(icon_name="document_table")
        self.undo = Button(icon_name="arrow_undo")
        self.another = Button(kind="quiet")
        for button in (self.customers, self.undo):
            button.setVisible(sees_customers)
        self.customers.clicked.connect(self.customers_wanted)
        self.rejects.clicked.connect(self.rejects_wanted)
        self.undo.clicked.connect(self.undo_wanted)
        self.another.clicked.connect(self.another_wanted)
        self._lay_out()
        self.retranslate()

    def show_result(self, result: ImportResult) -> None:
        """Show what was done."""
        self._result = result
        self._is_undone = False
        self.retranslate()

    def show_undone(self) -> None:
        """The import was taken back."""
        self._is_undone = True
        self.retranslate()

    def retranslate(self) -> None:
        self.customers.setText(self.tr("Show customers"))
        self.rejects.setText(self.tr("Save rejected rows…"))
        self.undo.setText(self.tr("Undo import"))
        self.another.setText(self.tr("Import another file"))
        self._unseen.setText(
            self.tr("You do not see customers yourself. A manager can take the import back.")
        )
        if self._result is not None:
            self._show(self._result)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _show(self, result: ImportResult) -> None:
        summary = result.summary
        done = self.tr("{0} was imported").format(result.file)
        undone = self.tr("The import of {0} was taken back").format(result.file)
        self._title.setText(undone if self._is_undone else done)
        self._figures.setText(
            self.tr("{0} created · {1} updated · {2} skipped · {3} rejected").format(
                summary.created, summary.updated, summary.skipped, summary.rejected
            )
        )
        self._remarks.setText("\n".join(map(remark_text, result.remarks[:_MOST_REMARKS])))
        self._remarks.setVisible(bool(result.remarks))
        self.rejects.setVisible(bool(result.rejects))
        self.undo.setEnabled(not self._is_undone)

    def _lay_out(self) -> None:
        card = Card()
        for label in (self._title, self._figures, self._unseen, self._remarks):
            card.body.addWidget(label)
        buttons = QHBoxLayout()
        buttons.setSpacing(current().px("s"))
        for button in (self.customers, self.rejects, self.undo, self.another):
            buttons.addWidget(button)
        buttons.addStretch(1)
        card.body.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card, 0, Qt.AlignmentFlag.AlignTop)
