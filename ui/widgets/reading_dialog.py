"""ReadingDialog: the base of dialogs in which one only reads, with Close at the foot."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import current
from ui.widgets.button import Button


class ReadingDialog(QDialog):
    """Over its window, no larger than that, and gone when it is closed.

    A subclass fills ``body``, puts further buttons at the beginning of ``foot``, and sets its texts
    in ``retranslate`` along with those of this class.

    Args:
        wide, high: design pixels.
    """

    def __init__(self, wide: int, high: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.close_button = Button(kind="primary")
        self.close_button.clicked.connect(self.accept)
        self.body, self.foot = QVBoxLayout(), QHBoxLayout()
        self.foot.addStretch(1)
        self.foot.addWidget(self.close_button)
        theme = current()
        whole = QVBoxLayout(self)
        margin = theme.px("l")
        whole.setContentsMargins(margin, margin, margin, margin)
        for column in (whole, self.body):
            column.setSpacing(theme.px("m"))
        whole.addLayout(self.body, 1)
        whole.addLayout(self.foot)
        wanted = QSize(theme.scaled(wide), theme.scaled(high))
        self.resize(wanted.boundedTo(parent.size()) if parent else wanted)

    def retranslate(self) -> None:
        """Set every text."""
        self.close_button.setText(self.tr("Close"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
