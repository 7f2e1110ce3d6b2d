"""ConflictView: what somebody else changed meanwhile, field by field: before, theirs, mine."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QRadioButton, QWidget

from ui.theme import current
from ui.widgets.card import Card
from ui.widgets.label import Label, escaped

_LONGEST = 160  # characters of a value; its tooltip says all


@dataclass(frozen=True)
class Difference:
    """One field that somebody else changed.

    Attributes:
        is_mine_too: I changed it as well, so that one of us must give way.
    """

    name: str
    before: Any
    theirs: Any
    mine: Any
    is_mine_too: bool


def differences(
    before: Mapping[str, Any], theirs: Mapping[str, Any], mine: Mapping[str, Any]
) -> tuple[Difference, ...]:
    """Return the fields that they changed and that do not say the same as mine."""
    return tuple(
        Difference(name, old, theirs[name], mine[name], mine[name] != old)
        for name, old in before.items()
        if theirs[name] != old and theirs[name] != mine[name]
    )


@dataclass(frozen=True)
class Line:
    """A difference in words."""

    difference: Difference
    label: str
    before: str
    theirs: str
    mine: str


class _Value(QWidget):
    """One of two values to choose from."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__()
        self.button = QRadioButton()
        self.button.setAccessibleName(f"{name}: {text}")
        label = Label(_short(text), wrap=True)
        label.setToolTip(escaped(text) if len(text) > _LONGEST else "")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current().px("xs"))
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label, 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The words are as good as the button."""
        self.button.click()
        event.accept()


class ConflictView(Card):
    """One line per field that somebody else changed; hidden while there is none."""

    chosen = Signal(str, object)  # field, the value that shall stand

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout()
        self._title = Label(role="h3")
        self._hint = Label(role="small", color="danger", wrap=True)
        self.body.addWidget(self._title)
        self.body.addLayout(self._grid)
        self.body.addWidget(self._hint)
        self._heads = [Label(role="small", color="text_secondary") for _ in range(4)]
        self._lines: tuple[Line, ...] = ()
        self._values: dict[str, tuple[_Value, _Value]] = {}
        self._groups: dict[str, QButtonGroup] = {}
        for column, stretch in enumerate((1, 2, 2, 2)):
            self._grid.setColumnStretch(column, stretch)
        self.retranslate()
        self.hide()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these; a field that only they changed is taken, the others wait for a choice."""
        self._empty()
        self._lines = tuple(lines)
        self._hint.hide()
        for column, head in enumerate(self._heads):
            self._grid.addWidget(head, 0, column)
        for row, line in enumerate(lines, start=1):
            self._add(row, line)
        self.setVisible(bool(lines))

    def is_settled(self) -> bool:
        """Whether every field has a choice; says so if one has not."""
        open_ = [name for name, group in self._groups.items() if group.checkedButton() is None]
        self._hint.setVisible(bool(open_))
        if open_:
            self._values[open_[0]][0].button.setFocus()
        return not open_

    def choose(self, name: str, *, is_mine: bool) -> None:
        """Choose as a click does.

        Raises:
            KeyError: the field is in no conflict.
        """
        self._values[name][is_mine].button.click()

    def names(self) -> tuple[str, ...]:
        """Return the fields shown."""
        return tuple(line.difference.name for line in self._lines)

    def retranslate(self) -> None:
        self._title.setText(self.tr("Changed by somebody else meanwhile"))
        self._hint.setText(self.tr("Choose for each field what shall stand, then save again."))
        heads = (self.tr("Field"), self.tr("Before"), self.tr("Theirs"), self.tr("Mine"))
        for label, text in zip(self._heads, heads, strict=True):
            label.setText(text)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _add(self, row: int, line: Line) -> None:
        difference = line.difference
        before = Label(_short(line.before), color="text_secondary", wrap=True)
        theirs, mine = _Value(line.theirs, line.label), _Value(line.mine, line.label)
        group = QButtonGroup(self)
        for column, widget in enumerate((Label(line.label), before, theirs, mine)):
            self._grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignTop)
        for value, stands in ((theirs, difference.theirs), (mine, difference.mine)):
            group.addButton(value.button)
            value.button.clicked.connect(partial(self._on_clicked, difference.name, stands))
        theirs.button.setChecked(not difference.is_mine_too)
        self._values[difference.name] = theirs, mine
        self._groups[difference.name] = group

    def _on_clicked(self, name: str, value: Any) -> None:
        self._hint.hide()
        self.chosen.emit(name, value)

    def _empty(self) -> None:
        for head in self._heads:
            self._grid.removeWidget(head)
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for group in self._groups.values():
            group.deleteLater()
        self._values, self._groups = {}, {}


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
