"""Which sheet, which row of headings, which column is which field."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QLocale, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.dataio.columns import CUSTOMER_FIELDS, Mapped
from app.dataio.importing import Opened
from app.dataio.values import shown
from ui.theme import current
from ui.widgets.button import Button
from ui.widgets.fields import ComboBox
from ui.widgets.inline_message import InlineMessage
from ui.widgets.label import ElidedLabel, Label

_MOST_COLUMNS = 60  # shown; further ones keep the field that was found for them
_SAMPLES = 3
_HEADER_ROWS = 30
_NOTHING = ""


class ColumnsStep(QWidget):
    """Shows the columns with their first values and a field for each."""

    table_wanted = Signal(str, int)  # sheet, row of headings (0: find it)
    back = Signal()
    confirmed = Signal(object)  # Mapped

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opened: Opened | None = None
        self._boxes: dict[int, ComboBox] = {}
        self._file = ElidedLabel(role="h2")
        self._sheet_label, self._header_label = Label(), Label()
        self._sheet, self._header = ComboBox(), ComboBox()
        self._sheet.edited.connect(self._on_sheet)
        self._header.edited.connect(self._on_header)
        self._message = InlineMessage()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._titles = [Label(role="strong") for _ in range(3)]
        self._back = Button(icon_name="arrow_left")
        self._back.clicked.connect(self.back)
        self._next = Button(kind="primary")
        self._next.clicked.connect(self._on_next)
        self._lay_out()
        self.retranslate()

    def show_file(self, opened: Opened) -> None:
        """Show a file that was read; its columns are matched as proposed."""
        self._opened = opened
        self._file.setText(opened.path.name)
        self._fill_places(opened)
        self._fill_columns(opened)
        self._check()

    def mapping(self) -> Mapped:
        """Which column is which field, as the person left it."""
        found = dict(self._opened.mapping) if self._opened else {}
        for index, box in self._boxes.items():
            found.pop(index, None)
            if box.value():
                found[index] = box.value()
        return dict(sorted(found.items()))

    def retranslate(self) -> None:
        self._sheet_label.setText(self.tr("Sheet"))
        self._header_label.setText(self.tr("Column names in row"))
        self._sheet.setAccessibleName(self._sheet_label.text())
        self._header.setAccessibleName(self._header_label.text())
        names = (self.tr("Column in the file"), self.tr("First values"), self.tr("Comes in as"))
        for label, name in zip(self._titles, names, strict=True):
            label.setText(name)
        self._back.setText(self.tr("Another file"))
        self._next.setText(self.tr("Check"))
        for box in self._boxes.values():
            box.set_choices(self._choices())
        if self._opened is not None:
            self._fill_places(self._opened)
            self._check()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        theme = current()
        places = QHBoxLayout()
        places.setSpacing(theme.px("s"))
        places.addWidget(self._file, 1)
        for widget in (self._sheet_label, self._sheet, self._header_label, self._header):
            places.addWidget(widget)
        buttons = QHBoxLayout()
        buttons.addWidget(self._back)
        buttons.addStretch(1)
        buttons.addWidget(self._next)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("m"))
        column.addLayout(places)
        column.addWidget(self._message)
        column.addWidget(self._scroll, 1)
        column.addLayout(buttons)

    def _fill_places(self, opened: Opened) -> None:
        hidden = self.tr("{0} (hidden)")
        self._sheet.set_choices(
            [
                (sheet.name, hidden.format(sheet.name) if sheet.hidden else sheet.name)
                for sheet in opened.workbook.sheets
            ]
        )
        self._sheet.set_value(opened.table.sheet)
        has_sheets = len(opened.workbook.sheets) > 1
        self._sheet.setVisible(has_sheets)
        self._sheet_label.setVisible(has_sheets)
        rows = next(grid.rows for grid in opened.workbook.grids if grid.sheet == opened.table.sheet)
        self._header.set_choices(
            [(row.number, _line(row.number, row.cells)) for row in rows[:_HEADER_ROWS]]
        )
        self._header.set_value(opened.table.header_row)

    def _fill_columns(self, opened: Opened) -> None:
        theme = current()
        body = QWidget()
        grid = QGridLayout(body)
        grid.setHorizontalSpacing(theme.px("l"))
        grid.setVerticalSpacing(theme.px("s"))
        self._titles = [Label(role="strong") for _ in range(3)]
        for place, label in enumerate(self._titles):
            grid.addWidget(label, 0, place)
        self._boxes = {}
        used = [
            index
            for index, heading in enumerate(opened.table.headings)
            if heading or any(shown(row.cell(index)) for row in opened.table.rows[:_SAMPLES])
        ]
        for line, index in enumerate(used[:_MOST_COLUMNS], 1):
            values = [shown(row.cell(index)).strip() for row in opened.table.rows[:_SAMPLES]]
            heading = opened.table.headings[index] or str(index + 1)
            box = ComboBox()
            box.set_choices(self._choices())
            box.set_value(opened.mapping.get(index, _NOTHING))
            box.setAccessibleName(heading)
            box.edited.connect(self._on_field)
            self._boxes[index] = box
            grid.addWidget(ElidedLabel(heading), line, 0)
            samples = ElidedLabel(" · ".join(filter(None, values)), color="text_secondary")
            grid.addWidget(samples, line, 1)
            grid.addWidget(box, line, 2)
        grid.setRowStretch(len(used) + 1, 1)
        for place, share in enumerate((2, 4, 2)):
            grid.setColumnStretch(place, share)
        self._scroll.setWidget(body)
        self.retranslate()

    def _choices(self) -> list[tuple[str, str]]:
        is_chinese = QLocale().language() is QLocale.Language.Chinese
        names = [
            (field.key, field.chinese if is_chinese else field.english) for field in CUSTOMER_FIELDS
        ]
        return [(_NOTHING, self.tr("– leave out –")), *names]

    def _check(self) -> None:
        """The name must come from somewhere, and there must be rows."""
        has_name = "name" in self.mapping().values()
        has_rows = self._opened is not None and bool(self._opened.table.rows)
        self._next.setEnabled(has_name and has_rows)
        if not has_rows:
            self._message.show_message(
                self.tr("There are no rows under these column names."), "warning"
            )
        elif not has_name:
            self._message.show_message(
                self.tr("Say which column holds the customer name."), "warning"
            )
        else:
            self._message.hide()

    def _on_field(self) -> None:
        """A field comes from one column only: the one chosen last."""
        chosen = self.sender()
        field = chosen.value() if isinstance(chosen, ComboBox) else _NOTHING
        for box in self._boxes.values():
            if field and box is not chosen and box.value() == field:
                box.set_value(_NOTHING)
        self._check()

    def _on_sheet(self) -> None:
        self.table_wanted.emit(self._sheet.value(), 0)

    def _on_header(self) -> None:
        self.table_wanted.emit(self._sheet.value(), self._header.value())

    def _on_next(self) -> None:
        self.confirmed.emit(self.mapping())


def _line(number: int, cells: Sequence[object]) -> str:
    """A row as one short line: its number and how it begins."""
    texts = " ".join(str(cell) for cell in cells if isinstance(cell, str))
    begin = " ".join(texts.split())
    return f"{number}  {begin[:24]}…" if len(begin) > 24 else f"{number}  {begin}"
