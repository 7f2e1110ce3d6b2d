"""Form: labelled fields, each with its own place for what is wrong with it."""

from collections.abc import Iterator, Mapping
from itertools import takewhile
from typing import Any, cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.theme import current
from ui.widgets.date_field import DateField
from ui.widgets.fields import Field
from ui.widgets.form_cells import FieldCell, Heading
from ui.widgets.password_field import PasswordField

_COLUMN_WIDTH = 170  # design pixels; with less for each, the fields stand one below the other


class Form(QWidget):
    """Fields by name, every value read by ``values``.

    They stand in one or two columns, in one where two have no room, and in groups if there are
    headings. A hidden field leaves no hole, a group without fields no heading.
    """

    edited = Signal()

    def __init__(self, columns: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most_columns = self._columns = columns
        self._cells: dict[str, FieldCell] = {}
        self._headings: dict[str, Heading] = {}
        self._order: list[FieldCell | Heading] = []
        self._required: set[str] = set()
        self._captions: dict[str, str] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        current().changed.connect(self._restyle)
        self._restyle()

    def add_group(self, name: str) -> None:
        """Begin a group of fields; ``set_heading`` names it."""
        heading = Heading(self)
        self._headings[name] = heading
        self._order.append(heading)

    def set_heading(self, name: str, text: str) -> None:
        """Name a group."""
        self._headings[name].title.setText(text)

    def add(
        self,
        name: str,
        field: QWidget,
        label: str = "",
        *,
        required: bool = False,
        wide: bool = False,
    ) -> None:
        """Add a field; ``wide`` takes a whole row, ``required`` is marked and checked."""
        cell = FieldCell(field, self, is_wide=wide)
        self._cells[name] = cell
        self._order.append(cell)
        if required:
            self._required.add(name)
        self.set_label(name, label)
        self._arrange()
        cast(Field, field).edited.connect(self._on_edited)

    def set_label(self, name: str, label: str) -> None:
        """Name a field."""
        self._captions[name] = label
        cell = self._cells[name]
        cell.caption.setText(f"{label} *" if name in self._required else label)
        # Side by side, an empty caption keeps fields on one line; alone it is a gap.
        cell.caption.setVisible(bool(label) or self._most_columns > 1)
        cell.field.setAccessibleName(label)

    def set_hint(self, name: str, hint: str) -> None:
        """Say under a field what helps to fill it in."""
        cell = self._cells[name]
        cell.hint.setText(hint)
        cell.hint.setVisible(bool(hint))
        cell.field.setAccessibleDescription(cell.error.text() or hint)

    def label(self, name: str) -> str:
        """Return the name of a field as people read it."""
        return self._captions[name]

    def set_shown(self, name: str, is_shown: bool) -> None:
        """Show or hide a field with its name; a hidden one is not checked and keeps its value."""
        cell = self._cells[name]
        if not is_shown:
            self._mark(name, "")
        if cell.is_wanted != is_shown:
            cell.is_wanted = is_shown
            self._arrange()

    def field(self, name: str) -> QWidget:
        """Return a field by its name."""
        return self._cells[name].field

    def values(self) -> dict[str, Any]:
        """Return every value by name."""
        return {name: cast(Field, cell.field).value() for name, cell in self._cells.items()}

    def typed(self) -> dict[str, Any]:
        """Return what a draft keeps: all but passwords, and the bare text where it is no date."""
        return {
            name: field.typed() if isinstance(field, DateField) else cast(Field, field).value()
            for name, field in self._each()
            if not isinstance(field, PasswordField)
        }

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Show values; names the form does not have are passed over."""
        for name, field in self._each():
            if name in values:
                cast(Field, field).set_value(values[name])

    def check(self) -> bool:
        """Mark what is missing or wrong, go to the first; True when nothing is."""
        self.clear_errors()
        for name, field in self._each():
            if not self._cells[name].is_wanted:
                continue
            problem = cast(Field, field).problem()
            if not problem and name in self._required and _is_missing(field):
                problem = self.tr("Enter {0}.").format(self._captions[name])
            if problem:
                self._mark(name, problem)
        return self.focus_first_error()

    def set_error(self, name: str, text: str) -> None:
        """Mark one field and go to it; "" takes the mark away."""
        self._mark(name, text)
        if text:
            self._cells[name].field.setFocus()

    def error(self, name: str) -> str:
        """Return what is said under a field."""
        return self._cells[name].error.text()

    def clear_errors(self) -> None:
        """Take all marks away."""
        for name in self._cells:
            self._mark(name, "")

    def focus_first_error(self) -> bool:
        """Go to the first marked field; True when there is none."""
        marked = [name for name, cell in self._cells.items() if cell.error.text()]
        if marked:
            self._cells[marked[0]].field.setFocus()
        return not marked

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fits = max(1, self.width() // current().scaled(_COLUMN_WIDTH))
        if min(self._most_columns, fits) != self._columns:
            self._columns = min(self._most_columns, fits)
            self._arrange()

    def _mark(self, name: str, text: str) -> None:
        cell = self._cells[name]
        field = cell.field
        cell.error.say(text)
        field.setAccessibleDescription(text or cell.hint.text())
        if field.property("error") != bool(text):
            field.setProperty("error", bool(text))
            field.style().unpolish(field)  # a style sheet looks at properties only when polished
            field.style().polish(field)

    def _on_edited(self) -> None:
        sender = self.sender()
        for name, field in self._each():
            if field is sender and self._cells[name].error.text():
                self._mark(name, "")
        self.edited.emit()

    def _each(self) -> Iterator[tuple[str, QWidget]]:
        return ((name, cell.field) for name, cell in self._cells.items())

    def _arrange(self) -> None:
        """Put every cell in its place; what is hidden takes none."""
        while self._grid.takeAt(0) is not None:
            pass
        for column in range(self._most_columns):
            self._grid.setColumnStretch(column, int(column < self._columns))
        place = 0
        for number, cell in enumerate(self._order):
            is_shown = self._is_shown(number)
            if is_shown:
                is_wide = isinstance(cell, Heading) or cell.is_wide
                if is_wide:
                    place = -(-place // self._columns) * self._columns
                width = self._columns if is_wide else 1
                self._grid.addWidget(cell, place // self._columns, place % self._columns, 1, width)
                place += width
            cell.setVisible(is_shown)

    def _is_shown(self, number: int) -> bool:
        """Whether a field is wanted; a heading, whether a field of its group is."""
        cell = self._order[number]
        if isinstance(cell, FieldCell):
            return cell.is_wanted
        group = takewhile(lambda one: isinstance(one, FieldCell), self._order[number + 1 :])
        return any(isinstance(one, FieldCell) and one.is_wanted for one in group)

    def _restyle(self) -> None:
        theme = current()
        self._grid.setHorizontalSpacing(theme.px("l"))
        self._grid.setVerticalSpacing(theme.px("m"))


def _is_missing(field: QWidget) -> bool:
    """Tell whether a field holds nothing; the number 0 is something."""
    value = cast(Field, field).value()
    return value is None or value is False or value in ("", ())
