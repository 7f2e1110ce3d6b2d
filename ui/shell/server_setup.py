"""Setting up a new server from the window: an administrator's login is used once, not kept."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from app.access import hba, passwords
from app.access.address import ServerAddress
from app.core.errors import AddressRefused, AppError
from app.core.progress import Progress
from ui.errors.messages import field_problem, sentence
from ui.tasks import Opening
from ui.theme import current
from ui.widgets.button import Button
from ui.widgets.fields import LineEdit, TextArea
from ui.widgets.form import Form
from ui.widgets.inline_message import InlineMessage
from ui.widgets.label import Label
from ui.widgets.password_field import PasswordField

_WIDTH = 560  # design pixels
_LINES = 5
_DATABASES = ("postgres", "laike")  # where the administrator signs in, and what is made


def _work(
    address: ServerAddress, password: str, values: dict[str, str]
) -> Callable[[Progress], object]:
    """What prepares the server, off the UI thread."""

    def call(progress: Progress) -> object:
        from app.server.setup import FirstAdmin, prepare

        first = FirstAdmin(values["login"], values["person"], values["first"])
        return prepare(address, values["database"], first, password=password, progress=progress)

    return call


class ServerSetup(QDialog):
    """Names the server and its first administrator, prepares it, and says how it went."""

    prepared = Signal(object)  # dict: host, database, name, password, certificate

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._opening: Opening | None = None
        self._title = Label(role="h1")
        self._hint = Label(role="small", color="text_muted", wrap=True)
        self.message = InlineMessage()
        self.form = Form(columns=2)
        self.form.add_group("server")
        self.form.add("host", LineEdit("db.example.cn"), required=True)
        self.form.add("certificate", LineEdit())
        self.form.add("admin", LineEdit(), required=True)
        self.form.add("secret", PasswordField())
        self.form.add_group("first")
        self.form.add("database", LineEdit(), required=True)
        self.form.add("person", LineEdit(), required=True)
        self.form.add("login", LineEdit(), required=True)
        self.form.add("first", PasswordField(), required=True)
        self.form.set_values({"admin": _DATABASES[0], "database": _DATABASES[1]})
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.hide()
        self.lines = TextArea(lines=_LINES)
        self.lines.setReadOnly(True)
        self.lines.setLineWrapMode(TextArea.LineWrapMode.NoWrap)
        self.lines.setFont(current().mono_font())
        self._after = Label(wrap=True)
        self.copy, self.go_on = Button(icon_name="copy"), Button(kind="primary")
        self.copy.clicked.connect(self._on_copy)
        self.go_on.clicked.connect(self.accept)
        self._result = (self._after, self.lines, self.copy, self.go_on)
        self.prepare, self.leave = Button(kind="primary"), Button()
        self.prepare.setDefault(True)
        self.prepare.clicked.connect(self._on_prepare)
        self.leave.clicked.connect(self.reject)
        self._lay_out()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        title = self.tr("Set up a new server")
        self.setWindowTitle(title)
        self._title.setText(title)
        self._hint.setText(
            self.tr(
                "An empty PostgreSQL gets its database, roles and first administrator. The "
                "server administrator's password is used once and kept nowhere."
            )
        )
        self.form.set_heading("server", self.tr("The server"))
        self.form.set_label("host", self.tr("Server"))
        self.form.set_label("certificate", self.tr("Certificate file"))
        self.form.set_label("admin", self.tr("Login of the server's administrator"))
        self.form.set_label("secret", self.tr("Password of the server's administrator"))
        self.form.set_heading("first", self.tr("The desk and its first administrator"))
        self.form.set_label("database", self.tr("Name of the new database"))
        self.form.set_label("person", self.tr("Name of the first administrator"))
        self.form.set_label("login", self.tr("Name for signing in"))
        self.form.set_label("first", self.tr("First password, to be changed"))
        self.prepare.setText(self.tr("Set up"))
        self.leave.setText(self.tr("Cancel"))
        self._after.setText(
            self.tr(
                "The server is ready. Put these lines at the top of pg_hba.conf on the server and "
                "reload it: they let the people of the desk in from the server's own network, with "
                "TLS and scram only, and nobody else. For another network write it in the place of "
                "“{0}”, for example 192.168.1.0/24."
            ).format(hba.OWN_NET)
        )
        self.lines.setAccessibleName(self.tr("Lines for pg_hba.conf"))
        self.copy.setText(self.tr("Copy the lines"))
        self.go_on.setText(self.tr("Go on"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def reject(self) -> None:
        """Close, but not over a set-up that runs: it would go on unseen."""
        if self._opening is None:
            super().reject()

    def _lay_out(self) -> None:
        theme = current()
        column = QVBoxLayout(self)
        margin = theme.px("xl")
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.px("m"))
        parts = (self._title, self._hint, self.message, self.form, self._bar)
        for widget in (*parts, self._after, self.lines):
            column.addWidget(widget)
        buttons = QHBoxLayout()
        buttons.addWidget(self.copy)
        buttons.addStretch(1)
        for button in (self.leave, self.prepare, self.go_on):
            buttons.addWidget(button)
        column.addLayout(buttons)
        for part in self._result:
            part.hide()
        self.setMinimumWidth(theme.scaled(_WIDTH))

    def _on_prepare(self) -> None:
        if not self.form.check():
            return
        values = self.form.values()
        wrong = passwords.problem(values["first"], values["login"])
        if wrong:
            self.form.set_error("first", field_problem(wrong))
            self.form.focus_first_error()
            return
        try:
            address = ServerAddress.of(
                values["host"], _DATABASES[0], values["admin"], values["certificate"]
            )
        except AddressRefused as error:
            self._say(error)
            return
        self._set_busy(True)
        self._opening = Opening(_work(address, values["secret"], values), self)
        self._opening.opened.connect(self._on_prepared)
        self._opening.refused.connect(self._on_refused)
        self._opening.crashed.connect(self._on_crashed)
        self._opening.stepped.connect(self._on_step)
        self._opening.start()

    def _on_prepared(self, _report: object) -> None:
        self._set_busy(False)
        values = self.form.values()
        self._show_result(values["database"])
        self.prepared.emit(
            {
                "host": values["host"],
                "database": values["database"],
                "name": values["login"],
                "password": values["first"],
                "certificate": values["certificate"],
            }
        )

    def _show_result(self, database: str) -> None:
        self.lines.setPlainText(hba.lines(database, database))
        for widget in (self._hint, self.form, self.prepare, self.leave):
            widget.hide()
        for part in self._result:
            part.show()
        self.go_on.setDefault(True)
        self.go_on.setFocus()
        self.adjustSize()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.lines.toPlainText())

    def _on_refused(self, error: AppError) -> None:
        self._set_busy(False)
        self._say(error)

    def _on_crashed(self, error: Exception) -> None:
        self._set_busy(False)
        raise error  # the crash dialog takes it

    def _on_step(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _say(self, error: AppError) -> None:
        self.message.show_message(sentence(error), "error")

    def _set_busy(self, is_busy: bool) -> None:
        if not is_busy:
            self._opening = None
        self.message.hide()
        self._bar.setRange(0, 0)
        self._bar.setVisible(is_busy)
        for widget in (self.form, self.prepare, self.leave):
            widget.setEnabled(not is_busy)
