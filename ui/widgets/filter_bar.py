"""FilterBar: the filters in force as chips one can take away, and a way to add more."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from ui.theme import current, icon
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout


class FilterBar(QWidget):
    """Shows filters as "Owner: Li ×"; a click on one asks for its removal."""

    removed = Signal(str)
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filters: dict[str, str] = {}
        self._chips: dict[str, QToolButton] = {}
        self._add = Button(kind="quiet", icon_name="filter")
        self._clear = Button(kind="quiet")
        self._clear.clicked.connect(self.cleared)
        self._flow = FlowLayout(self)
        self._flow.addWidget(self._add)
        self._flow.addWidget(self._clear)
        self._clear.hide()
        self._add.hide()
        current().changed.connect(self._restyle)
        self.retranslate()
        self._restyle()

    def set_menu(self, menu: QMenu) -> None:
        """Offer more filters; the menu opens under "Filter"."""
        self._add.set_menu(menu)
        self._add.show()

    def set_filters(self, filters: Mapping[str, str]) -> None:
        """Show these filters: key to what stands on the chip."""
        for chip in self._chips.values():
            self._flow.removeWidget(chip)
            chip.deleteLater()
        self._filters = dict(filters)
        self._chips = {key: self._chip(key, text) for key, text in filters.items()}
        self._flow.removeWidget(self._clear)
        for chip in self._chips.values():
            self._flow.addWidget(chip)
            chip.show()
        self._flow.addWidget(self._clear)
        self._clear.setVisible(len(self._chips) > 1)
        self.updateGeometry()

    def filters(self) -> Mapping[str, str]:
        """Return the filters shown."""
        return dict(self._filters)

    def retranslate(self) -> None:
        self._add.setText(self.tr("Filter"))
        self._clear.setText(self.tr("Clear all"))
        for key, chip in self._chips.items():
            chip.setAccessibleName(self.tr("Remove filter {0}").format(self._filters[key]))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _chip(self, key: str, text: str) -> QToolButton:
        chip = QToolButton(self)
        chip.setProperty("filterChip", True)
        chip.setText(text)
        chip.setIcon(icon("dismiss"))
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross stands at the end
        chip.setAccessibleName(self.tr("Remove filter {0}").format(text))
        chip.clicked.connect(partial(self.removed.emit, key))
        return chip

    def _restyle(self) -> None:
        self._flow.setSpacing(current().px("xs"))
