"""What the import would do, with every problem; nothing is written before the last button."""

from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.dataio.importing import Checked
from app.dataio.result import Choices, OnDuplicate, Remark, Summary
from ui.pages.imports.models import DUPLICATE, NOTE, REJECTED, Finding, FindingsModel, findings
from ui.theme import current
from ui.widgets.button import Button
from ui.widgets.data_table import DataTable
from ui.widgets.fields import CheckBox
from ui.widgets.inline_message import InlineMessage
from ui.widgets.kpi import Kpi
from ui.widgets.label import Label
from ui.widgets.segmented import Option, SegmentedControl
from ui.words import word

_NEW = "new"


def remark_text(remark: Remark) -> str:
    """One remark about the whole import."""
    return word(f"import.remark.{remark.code}").format(
        text=remark.text, count=len(remark.rows), rows=", ".join(map(str, remark.rows))
    )


class CheckStep(QWidget):
    """Figures as tiles that filter the table, and the choices that change them."""

    back = Signal()
    chosen = Signal(object)  # Choices
    confirmed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._checked: Checked | None = None
        self._findings: tuple[Finding, ...] = ()
        self._kind = ""
        self.tiles = {kind: Kpi() for kind in (_NEW, DUPLICATE, REJECTED, NOTE)}
        for kind, tile in self.tiles.items():
            tile.clicked.connect(partial(self._filter, kind))
        self.model = FindingsModel(self)
        self.table = DataTable(self.model, "import_findings")
        self._duplicates_label = Label(color="text_secondary")
        self.on_duplicate = SegmentedControl()
        self.on_duplicate.chosen.connect(self._on_chosen)
        self.create_users = CheckBox()
        self.create_users.edited.connect(self._on_chosen)
        self._remarks = InlineMessage()
        self._back = Button(icon_name="arrow_left")
        self._back.clicked.connect(self.back)
        self.confirm = Button(kind="primary")
        self.confirm.clicked.connect(self.confirmed)
        self._lay_out()
        self.retranslate()

    def choices(self) -> Choices:
        """What the person decided."""
        return Choices(OnDuplicate(self.on_duplicate.current()), self.create_users.value())

    def show_check(self, checked: Checked) -> None:
        """Show what importing this would do."""
        self._checked = checked
        self._findings = findings(checked.preview)
        self._filter("")
        self.retranslate()

    def retranslate(self) -> None:
        self.on_duplicate.set_options(
            [
                Option(OnDuplicate.SKIP, self.tr("Skip")),
                Option(OnDuplicate.UPDATE, self.tr("Update")),
                Option(OnDuplicate.CREATE, self.tr("Create anyway")),
            ]
        )
        self._duplicates_label.setText(self.tr("Customers that are there already:"))
        self.create_users.setText(self.tr("Make users of unknown people in charge"))
        self._back.setText(self.tr("Columns"))
        self.tiles[_NEW].set_caption(self.tr("New customers"))
        self.tiles[DUPLICATE].set_caption(self.tr("Duplicates"))
        self.tiles[REJECTED].set_caption(self.tr("Rejected rows"))
        self.tiles[NOTE].set_caption(self.tr("Notes on cells"))
        if self._checked is not None:
            self._show_figures(self._checked)
        self.model.repaint_all()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        theme = current()
        tiles = QHBoxLayout()
        tiles.setSpacing(theme.px("m"))
        for tile in self.tiles.values():
            tiles.addWidget(tile, 1)
        options = QHBoxLayout()
        options.setSpacing(theme.px("m"))
        options.addWidget(self._duplicates_label)
        options.addWidget(self.on_duplicate)
        options.addWidget(self.create_users)
        options.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addWidget(self._back)
        buttons.addStretch(1)
        buttons.addWidget(self.confirm)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("m"))
        column.addLayout(tiles)
        column.addLayout(options)
        column.addWidget(self._remarks)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)

    def _show_figures(self, checked: Checked) -> None:
        summary = checked.preview.summary
        duplicates = sum(finding.kind == DUPLICATE for finding in self._findings)
        self.tiles[_NEW].set_value(str(summary.created))
        self.tiles[DUPLICATE].set_value(str(duplicates), self._fate(summary))
        self.tiles[REJECTED].set_value(str(summary.rejected))
        self.tiles[NOTE].set_value(str(len(checked.preview.warnings)))
        self.confirm.setText(self._promise(summary))
        self.confirm.setEnabled(bool(summary.created or summary.updated))
        remarks = checked.preview.remarks
        if remarks:
            self._remarks.show_message("\n".join(map(remark_text, remarks[:_MOST_REMARKS])), "info")
        else:
            self._remarks.hide()

    def _fate(self, summary: Summary) -> str:
        """What becomes of the duplicates."""
        if not summary.updated:
            return self.tr("{0} skipped").format(summary.skipped) if summary.skipped else ""
        return self.tr("{0} updated, {1} unchanged").format(summary.updated, summary.skipped)

    def _promise(self, summary: Summary) -> str:
        """The last button says what it will do."""
        if summary.updated:
            return self.tr("Import {0} new, update {1} ({2} skipped)").format(
                summary.created, summary.updated, summary.skipped
            )
        if not summary.created:
            return self.tr("Nothing to import")
        return self.tr("Import %n customer(s) ({0} skipped)", "", summary.created).format(
            summary.skipped
        )

    def _filter(self, kind: str) -> None:
        """Show one kind of finding; the same tile again, or the first, shows all."""
        self._kind = "" if kind in (self._kind, _NEW) else kind
        self.model.set_rows(
            [finding for finding in self._findings if self._kind in ("", finding.kind)]
        )

    def _on_chosen(self) -> None:
        self.chosen.emit(self.choices())


_MOST_REMARKS = 4
