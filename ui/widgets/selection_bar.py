"""SelectionBar: what can be done with the rows that are selected."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import current
from ui.widgets.button import Button, IconButton
from ui.widgets.label import Label


class SelectionBar(QWidget):
    """Says how many are selected and holds the actions on them; hidden while there are none."""

    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self._text = Label(role="strong")
        self._clear = IconButton("dismiss")
        self._clear.clicked.connect(self.cleared)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._text)
        self._row.addStretch(1)
        self._row.addWidget(self._clear)
        current().changed.connect(self._restyle)
        self.retranslate()
        self._restyle()
        self.hide()

    def add_action(self, button: Button) -> None:
        """Put an action before the stretch, after those added earlier."""
        self._row.insertWidget(self._row.count() - 2, button)

    def set_count(self, count: int) -> None:
        """Show for this many rows; 0 hides the bar."""
        self._count = count
        self.retranslate()
        self.setVisible(count > 0)

    def retranslate(self) -> None:
        self._text.setText(self.tr("%n selected", "", self._count))
        self._clear.set_name(self.tr("Clear selection"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _restyle(self) -> None:
        theme = current()
        self._row.setContentsMargins(theme.px("s"), 0, theme.px("xs"), 0)
        self._row.setSpacing(theme.px("s"))
