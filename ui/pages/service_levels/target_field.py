"""Fields of a policy: one promise, and the steps that follow when it is not kept."""

from itertools import pairwise
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.sla.policy import HOUR, MINUTE, Action, Hours, Whom
from ui.theme import current
from ui.widgets.button import Button, IconButton
from ui.widgets.deadline_words import hours_name
from ui.widgets.fields import ComboBox, NumberField
from ui.widgets.label import Label
from ui.words import word

_MOST = 10_000
_NUMBER_WIDTH = 64  # design pixels
Rung = tuple[int, str, str, str]  # seconds after the due time, counted in, action, whom


class DurationField(QWidget):
    """A number, its unit and what it is counted in; an empty number means nothing is promised."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = NumberField(0, _MOST)
        self.number.setFixedWidth(current().scaled(_NUMBER_WIDTH))
        self.unit, self.hours = ComboBox(), ComboBox()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current().px("xs"))
        for part in (self.number, self.unit, self.hours):
            part.edited.connect(self.edited)
            row.addWidget(part)
        row.addStretch(1)
        self.setFocusProxy(self.number)
        self.retranslate()
        self.unit.set_value(HOUR)
        self.hours.set_value(Hours.WORKING.value)

    def value(self) -> Any:
        """Return (seconds, hours), None for an empty or wrong number."""
        number = self.number.value()
        if number is None:
            return None
        return int(number) * int(self.unit.value()), str(self.hours.value())

    def set_value(self, value: Any) -> None:
        """Show (seconds, hours) in hours if they come out even; None empties the number."""
        if value is None:
            self.number.set_value("")
            return
        seconds, hours = value
        unit = MINUTE if seconds % HOUR or not seconds else HOUR
        self.number.set_value(seconds // unit)
        self.unit.set_value(unit)
        self.hours.set_value(str(hours))

    def problem(self) -> str:
        """Return what is wrong with the number."""
        return self.number.problem()

    def retranslate(self) -> None:
        self.number.setAccessibleName(self.accessibleName())
        self.number.setPlaceholderText(self.tr("none"))
        self.unit.setAccessibleName(self.tr("Unit"))
        self.hours.setAccessibleName(self.tr("Counted in"))
        self.unit.set_choices([(MINUTE, self.tr("minutes")), (HOUR, self.tr("hours"))])
        self.hours.set_choices([(hours.value, hours_name(hours)) for hours in Hours])


class _RungRow(QWidget):
    """One step after the due time."""

    edited = Signal()
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.after = DurationField()
        self.later = Label(color="text_secondary")
        self.action, self.whom = ComboBox(), ComboBox()
        self.remove = IconButton("dismiss")
        self.remove.clicked.connect(self.removed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current().px("xs"))
        for part in (self.after, self.later, self.action, self.whom, self.remove):
            row.addWidget(part)
        row.addStretch(1)
        for field in (self.after, self.action, self.whom):
            field.edited.connect(self.edited)
        self.retranslate()

    def rung(self) -> Rung | None:
        """Return the step, None while its time is missing."""
        after = self.after.value()
        if after is None:
            return None
        return (*after, str(self.action.value()), str(self.whom.value()))

    def show_rung(self, rung: Rung) -> None:
        seconds, hours, action, whom = rung
        self.after.set_value((seconds, hours))
        self.action.set_value(action)
        self.whom.set_value(whom)

    def retranslate(self) -> None:
        self.after.setAccessibleName(self.tr("How long after the due time"))
        self.after.retranslate()
        self.later.setText(self.tr("late:"))
        self.action.setAccessibleName(self.tr("What happens"))
        self.whom.setAccessibleName(self.tr("Whom"))
        self.remove.set_name(self.tr("Remove this step"))
        self.action.set_choices([(one.value, word(f"sla.action.{one}")) for one in Action])
        self.whom.set_choices([(one.value, word(f"sla.whom.{one}")) for one in Whom])


class LadderField(QWidget):
    """The steps after a promise was missed, in the order of their times."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[_RungRow] = []
        self.add_button = Button(kind="quiet", icon_name="add")
        self.add_button.clicked.connect(self._on_add)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current().px("xs"))
        foot = QHBoxLayout()
        foot.addWidget(self.add_button)
        foot.addStretch(1)
        self._column.addLayout(foot)
        self.setFocusProxy(self.add_button)
        self.retranslate()

    def value(self) -> Any:
        """Return the steps that are complete."""
        return [list(rung) for row in self.rows if (rung := row.rung())]

    def set_value(self, value: Any) -> None:
        """Show steps."""
        for row in list(self.rows):
            self._drop(row)
        for rung in value or ():
            self._add(tuple(rung))

    def problem(self) -> str:
        """Return what is missing or out of order."""
        rungs = [row.rung() for row in self.rows]
        if any(row.after.problem() for row in self.rows) or None in rungs:
            return self.tr("Enter after which time each step follows; 0 is at the due time.")
        told = [rung for rung in rungs if rung]
        for first, second in pairwise(told):
            if first[1] == second[1] and second[0] < first[0]:
                return self.tr("Enter the steps in the order of their times.")
        return ""

    def retranslate(self) -> None:
        self.add_button.setText(self.tr("Add a step"))
        for row in self.rows:
            row.retranslate()

    def _on_add(self) -> None:
        seconds = max((row.rung() or (0,))[0] for row in self.rows) + HOUR if self.rows else 0
        self._add((seconds, Hours.WORKING.value, Action.NOTIFY.value, Whom.MANAGER.value))
        self.rows[-1].after.setFocus()
        self.edited.emit()

    def _add(self, rung: Rung) -> None:
        row = _RungRow()
        row.show_rung(rung)
        row.edited.connect(self.edited)
        row.removed.connect(self._on_removed)
        self._column.insertWidget(len(self.rows), row)
        self.rows.append(row)

    def _on_removed(self) -> None:
        row = self.sender()
        if isinstance(row, _RungRow):
            self._drop(row)
            self.edited.emit()

    def _drop(self, row: _RungRow) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
