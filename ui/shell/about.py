"""About Laike: versions to copy, and what it is made of."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

import resources
from ui.errors.crash import system_facts
from ui.theme import current
from ui.widgets.button import Button
from ui.widgets.label import Label


class AboutDialog(QDialog):
    """What this is, and what a support person asks for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        theme = current()
        picture = QLabel()
        side = theme.scaled(64)
        logo = QPixmap(str(resources.path("app", "laike.png")))
        dpr = self.devicePixelRatioF()
        logo = logo.scaledToWidth(round(side * dpr), Qt.TransformationMode.SmoothTransformation)
        logo.setDevicePixelRatio(dpr)
        picture.setPixmap(logo)
        self._title = Label("Laike 来客", "h1")
        self._text = Label(color="text_secondary", wrap=True)
        self._facts = Label(system_facts(), "small", "text_secondary", selectable=True)
        self._made_of = Label(role="small", color="text_muted", wrap=True)
        self._copy = Button(icon_name="copy")
        self._copy.clicked.connect(self._on_copy)
        self._close = Button(kind="primary")
        self._close.clicked.connect(self.accept)
        self._close.setDefault(True)
        buttons = QHBoxLayout()
        buttons.addWidget(self._copy)
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        column = QVBoxLayout(self)
        margin = theme.px("xl")
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.px("m"))
        for widget in (picture, self._title, self._text, self._facts, self._made_of):
            column.addWidget(widget)
        column.addLayout(buttons)
        self.setMinimumWidth(theme.scaled(440))
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self.setWindowTitle(self.tr("About Laike"))
        self._text.setText(self.tr("The customer desk of a small team."))
        self._made_of.setText(
            self.tr(
                "Free under the MIT licence. Made with Qt for Python (LGPL), SQLAlchemy, SQLite, "
                "Fluent System Icons and Noto Sans SC."
            )
        )
        self._copy.setText(self.tr("Copy versions"))
        self._close.setText(self.tr("Close"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(system_facts())
