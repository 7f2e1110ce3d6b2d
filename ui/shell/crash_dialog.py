"""The dialog of an unexpected failure: what it means, what to do, the details to copy."""

from pathlib import Path

from PySide6.QtCore import QEvent, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ui.errors.crash import system_facts
from ui.theme import current
from ui.widgets.button import Button
from ui.widgets.label import Label


class CrashDialog(QDialog):
    """One for all failures: a second one is added to the details."""

    def __init__(self, log_file: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._log_file = log_file
        self._title = Label(role="h2", wrap=True)
        self._text = Label(wrap=True)
        self._path = Label(role="small", color="text_muted", wrap=True, selectable=True)
        self._details = QPlainTextEdit(readOnly=True)
        self._details.setFont(current().mono_font())
        self._copy = Button(icon_name="copy")
        self._copy.clicked.connect(self._on_copy)
        self._folder = Button(icon_name="folder_open")
        self._folder.clicked.connect(self._on_folder)
        self._folder.setVisible(log_file is not None)
        self._go_on = Button(kind="primary")
        self._go_on.clicked.connect(self.accept)
        self._go_on.setDefault(True)
        self._lay_out()
        self.retranslate()

    def add(self, details: str) -> None:
        """Show what happened, below what happened before."""
        before = self._details.toPlainText() or system_facts()
        self._details.setPlainText(f"{before}\n\n{details}")

    def details(self) -> str:
        """What the button copies."""
        return self._details.toPlainText()

    def retranslate(self) -> None:
        """Set every text."""
        self.setWindowTitle(self.tr("Something went wrong"))
        self._title.setText(self.tr("Something went wrong in the program"))
        self._text.setText(
            self.tr(
                "What was saved is safe, and forms keep what you typed. You can go on working; if "
                "it happens again, start Laike anew and pass the details on."
            )
        )
        log = self.tr("Log file: {0}").format(self._log_file) if self._log_file else ""
        self._path.setText(log)
        self._details.setAccessibleName(self.tr("Details"))
        self._copy.setText(self.tr("Copy details"))
        self._folder.setText(self.tr("Open log folder"))
        self._go_on.setText(self.tr("Go on working"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _lay_out(self) -> None:
        theme = current()
        buttons = QHBoxLayout()
        buttons.addWidget(self._copy)
        buttons.addWidget(self._folder)
        buttons.addStretch(1)
        buttons.addWidget(self._go_on)
        column = QVBoxLayout(self)
        margin = theme.px("xl")
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.px("m"))
        for widget in (self._title, self._text, self._details, self._path):
            column.addWidget(widget)
        column.addLayout(buttons)
        self.resize(theme.scaled(640), theme.scaled(440))

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details())

    def _on_folder(self) -> None:
        if self._log_file is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._log_file.parent)))
