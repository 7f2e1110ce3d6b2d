"""LaneMenu: whether the board is cut into swimlanes, and by what; remembered for each person."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from app.tickets.lanes import LaneBy
from ui.widgets.button import Button
from ui.widgets.remembered import remember, remembered


class LaneMenu(QObject):
    """A button that says what makes the lanes, and a menu to choose something else."""

    chosen = Signal()

    def __init__(self, me: int, parent: QWidget) -> None:
        """``me`` is the id of the person at the desk."""
        super().__init__(parent)
        self._key = f"tickets/lanes/{me}"
        kept = remembered(self._key, "")
        self.by = LaneBy(kept) if kept in set(LaneBy) else None
        self.button = Button(kind="quiet", icon_name="navigation")
        self.menu = QMenu(parent)
        self.menu.aboutToShow.connect(self._fill)
        self.button.set_menu(self.menu)

    def choose(self, by: LaneBy | None) -> None:
        """Cut the board into lanes by this, or not at all."""
        self.by = by
        remember(self._key, by or "")
        self.retranslate()
        self.chosen.emit()

    def retranslate(self) -> None:
        self.button.setText(self._texts()[self.by] if self.by else self.tr("Swimlanes"))
        self.button.setToolTip(self.tr("Cut the board into lanes"))

    def _texts(self) -> dict[LaneBy | None, str]:
        return {
            None: self.tr("No swimlanes"),
            LaneBy.PERSON: self.tr("By person"),
            LaneBy.TIER: self.tr("By tier"),
            LaneBy.DEPARTMENT: self.tr("By department"),
        }

    def _fill(self) -> None:
        self.menu.clear()
        group = QActionGroup(self.menu)
        for by, text in self._texts().items():
            action = self.menu.addAction(text, partial(self.choose, by))
            action.setCheckable(True)
            action.setChecked(by is self.by)
            group.addAction(action)
