"""Where the team's server is and who signs in there."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QLineEdit, QVBoxLayout, QWidget

from app.access.address import ServerAddress
from app.access.roles import login
from ui.theme.icons import icon
from ui.widgets.fields import CheckBox, LineEdit
from ui.widgets.form import Form
from ui.widgets.password_field import PasswordField

_DATABASE = "laike"  # what server-setup calls it when nobody says otherwise


class ServerFields(QWidget):
    """Server, database, name and password; the certificate of the company's own authority."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Form(columns=2)
        self._certificate = LineEdit()
        self._browse = QAction(icon("folder"), "", self)
        self._browse.triggered.connect(self._on_browse)
        self._certificate.addAction(self._browse, QLineEdit.ActionPosition.TrailingPosition)
        self._keep = CheckBox()
        self.form.add("host", LineEdit("db.example.cn"), required=True)
        self.form.add("database", LineEdit(), required=True)
        self.form.add("name", LineEdit(), required=True)
        self.form.add("password", PasswordField(), required=True)
        self.form.add("certificate", self._certificate, wide=True)
        self.form.add("keep", self._keep, wide=True)
        self.form.set_values({"database": _DATABASE})
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        self.retranslate()

    def begin(self) -> None:
        """Put the cursor where typing begins."""
        self.form.field("host").setFocus()

    def show_values(self, values: Mapping[str, str]) -> None:
        """Show what is known of a server: host, database, name, password, certificate."""
        self.form.set_values(values)

    def check(self) -> bool:
        """Mark what is missing; True when nothing is."""
        return self.form.check()

    def address(self) -> str:
        """The address, without the password.

        Raises:
            AddressRefused: it cannot be one.
        """
        values = self.form.values()
        database = values["database"]
        user = login(database, values["name"])
        return ServerAddress.of(values["host"], database, user, values["certificate"]).text

    def password(self) -> str:
        """The password as typed."""
        return str(self.form.values()["password"])

    def is_kept(self) -> bool:
        """Whether the password goes into the keyring."""
        return self._keep.isChecked()

    def retranslate(self) -> None:
        """Set every text."""
        self.form.set_label("host", self.tr("Server"))
        self.form.set_label("database", self.tr("Database"))
        self.form.set_label("name", self.tr("Name for signing in"))
        self.form.set_label("password", self.tr("Password"))
        self.form.set_label("certificate", self.tr("Certificate file"))
        self._certificate.setPlaceholderText(self.tr("Only if the administrator gave you one"))
        self._browse.setText(self.tr("Choose a file"))
        self._keep.setText(self.tr("Keep the password in this computer's keyring"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _on_browse(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Certificate file"))
        if path:
            self._certificate.set_value(path)
