"""WhoseBoxes: department, person in charge and tier, by which figures are narrowed."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from app.customers.dto import TierRow
from app.identity.dto import DepartmentRow
from ui.widgets.fields import ComboBox
from ui.words import named


class WhoseBoxes(QObject):
    """Three boxes for a row of filters; each offers "all" first and keeps what was chosen."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.department, self.person, self.tier = ComboBox(), ComboBox(), ComboBox()
        self._departments: tuple[DepartmentRow, ...] = ()
        self._people: tuple[tuple[int, str], ...] = ()
        self._tiers: tuple[TierRow, ...] = ()
        for box in self.boxes():
            box.edited.connect(self.changed)

    def boxes(self) -> tuple[ComboBox, ...]:
        """The boxes in their order."""
        return self.department, self.person, self.tier

    def set_departments(self, rows: tuple[DepartmentRow, ...]) -> None:
        """Offer these departments."""
        self._departments = rows
        self._fill()

    def set_people(self, rows: tuple[tuple[int, str], ...]) -> None:
        """Offer these people."""
        self._people = rows
        self._fill()

    def set_tiers(self, rows: tuple[TierRow, ...]) -> None:
        """Offer these tiers."""
        self._tiers = rows
        self._fill()

    def retranslate(self) -> None:
        self.department.setAccessibleName(self.tr("Department"))
        self.person.setAccessibleName(self.tr("Person in charge"))
        self.tier.setAccessibleName(self.tr("Tier"))
        self._fill()

    def _fill(self) -> None:
        offer(
            self.department,
            self.tr("All departments"),
            [(row.id, named("department", row.key, row.name)) for row in self._departments],
        )
        offer(self.person, self.tr("Everybody in charge"), self._people)
        offer(
            self.tier,
            self.tr("All tiers"),
            [(row.key, named("tier", row.key, row.name)) for row in self._tiers],
        )


def offer(box: ComboBox, everything: str, choices: Sequence[tuple[object, str]]) -> None:
    """Offer "all" and these choices; what was chosen stays, as far as it is still there."""
    before = box.value()
    box.set_choices([(None, everything), *choices])
    box.set_value(before)
    if box.currentIndex() < 0:
        box.setCurrentIndex(0)
