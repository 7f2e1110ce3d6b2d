"""Form: labelled fields, each with its own place for what is wrong with it."""

from collections.abc import Mapping
from typing import Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.theme import current, pixmap
from ui.theme.painting import PaintKit
from ui.widgets.date_field import DateField
from ui.widgets.fields import Field
from ui.widgets.label import Label


class _ErrorLine(QWidget):
    """An icon and a sentence under a field; takes no room while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = QLabel()
        self._text = Label(role="small", color="danger", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current().px("xs"))
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        self.hide()

    def say(self, text: str) -> None:
        theme = current()
        ink = PaintKit(theme).color("danger")
        size = theme.px("icon_small")
        self._picture.setPixmap(pixmap("error_circle", size, ink, self.devicePixelRatioF()))
        self._text.setText(text)
        self.setVisible(bool(text))

    def text(self) -> str:
        return self._text.text()


class Form(QWidget):
    """Fields by name, in one or two columns; every value is read by ``values``."""

    edited = Signal()

    def __init__(self, columns: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self._cells = 0
        self._fields: dict[str, QWidget] = {}
        self._labels: dict[str, Label] = {}
        self._errors: dict[str, _ErrorLine] = {}
        self._required: set[str] = set()
        self._captions: dict[str, str] = {}
        self._hidden: set[str] = set()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)
        current().changed.connect(self._restyle)
        self._restyle()

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
        caption, error = Label(role="small", color="text_secondary"), _ErrorLine()
        caption.setBuddy(field)
        box = QVBoxLayout()
        box.setSpacing(current().px("xs"))
        for widget in (caption, field, error):
            box.addWidget(widget)
        box.addStretch(1)
        if wide and self._cells % self._columns:
            self._cells += 1
        row, column = divmod(self._cells, self._columns)
        self._grid.addLayout(box, row, column, 1, self._columns - column if wide else 1)
        self._cells += self._columns if wide else 1
        self._fields[name], self._labels[name], self._errors[name] = field, caption, error
        if required:
            self._required.add(name)
        self.set_label(name, label)
        cast(Field, field).edited.connect(self._on_edited)

    def set_label(self, name: str, label: str) -> None:
        """Name a field."""
        self._captions[name] = label
        self._labels[name].setText(f"{label} *" if name in self._required else label)
        # Side by side, an empty caption keeps fields on one line; alone it is a gap.
        has_room = bool(label) or self._columns > 1
        self._labels[name].setVisible(has_room and name not in self._hidden)
        self._fields[name].setAccessibleName(label)

    def label(self, name: str) -> str:
        """Return the name of a field as people read it."""
        return self._captions[name]

    def set_shown(self, name: str, is_shown: bool) -> None:
        """Show or hide a field with its name; a hidden one is not checked and keeps its value."""
        if is_shown:
            self._hidden.discard(name)
        else:
            self._hidden.add(name)
            self._mark(name, "")
        for part in (self._labels[name], self._fields[name]):
            part.setVisible(is_shown)

    def field(self, name: str) -> QWidget:
        """Return a field by its name."""
        return self._fields[name]

    def values(self) -> dict[str, Any]:
        """Return every value by name."""
        return {name: cast(Field, field).value() for name, field in self._fields.items()}

    def typed(self) -> dict[str, Any]:
        """Return what a draft keeps: every value, and the bare text where it is no date yet."""
        return {
            name: field.typed() if isinstance(field, DateField) else cast(Field, field).value()
            for name, field in self._fields.items()
        }

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Show values; names the form does not have are passed over."""
        for name, field in self._fields.items():
            if name in values:
                cast(Field, field).set_value(values[name])

    def check(self) -> bool:
        """Mark what is missing or wrong, go to the first; True when nothing is."""
        self.clear_errors()
        for name, field in self._fields.items():
            if name in self._hidden:
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
            self._fields[name].setFocus()

    def error(self, name: str) -> str:
        """Return what is said under a field."""
        return self._errors[name].text()

    def clear_errors(self) -> None:
        """Take all marks away."""
        for name in self._fields:
            self._mark(name, "")

    def focus_first_error(self) -> bool:
        """Go to the first marked field; True when there is none."""
        marked = [name for name, error in self._errors.items() if error.text()]
        if marked:
            self._fields[marked[0]].setFocus()
        return not marked

    def _mark(self, name: str, text: str) -> None:
        field = self._fields[name]
        self._errors[name].say(text)
        field.setAccessibleDescription(text)
        if field.property("error") != bool(text):
            field.setProperty("error", bool(text))
            field.style().unpolish(field)  # a style sheet looks at properties only when polished
            field.style().polish(field)

    def _on_edited(self) -> None:
        sender = self.sender()
        for name, field in self._fields.items():
            if field is sender and self._errors[name].text():
                self._mark(name, "")
        self.edited.emit()

    def _restyle(self) -> None:
        theme = current()
        self._grid.setHorizontalSpacing(theme.px("l"))
        self._grid.setVerticalSpacing(theme.px("m"))


def _is_missing(field: QWidget) -> bool:
    """Tell whether a field holds nothing; the number 0 is something."""
    value = cast(Field, field).value()
    return value is None or value is False or value in ("", ())
