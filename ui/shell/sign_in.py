"""Signing in to a team's server: name and password, and one's own password at the first time."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.access import passwords, roles
from app.access.address import ServerAddress
from app.core.errors import AppError, Invalid, SignInRefused
from ui.errors.messages import field_problem, sentence
from ui.shell.server_store import ServerStore
from ui.theme import current
from ui.widgets.button import Button
from ui.widgets.fields import CheckBox, LineEdit
from ui.widgets.form import Form
from ui.widgets.inline_message import InlineMessage
from ui.widgets.label import Label
from ui.widgets.password_field import PasswordField

_WIDTH = 440  # design pixels
_NEW = ("new", "again")


def can_mend(error: AppError) -> bool:
    """Whether signing in again may help."""
    return isinstance(error, SignInRefused) or (
        isinstance(error, Invalid) and "password" in error.fields
    )


class SignIn(QDialog):
    """Asks for name and password; with a first password also for the person's own."""

    answered = Signal(object)  # ServerStore

    def __init__(self, store: ServerStore, error: AppError, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store, self._error = store, error
        self._address = ServerAddress.parse(store.address)
        self._is_first = isinstance(error, Invalid) or error.params.get("reason") in (
            "must_change",
            "old_password",
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._title, self._where = Label(role="h1"), Label(role="small", color="text_muted")
        self.message = InlineMessage()
        self.form = Form()
        self.form.add("name", LineEdit(), required=True)
        self.form.add("password", PasswordField(), required=True)
        for name in _NEW:
            self.form.add(name, PasswordField(), required=True)
            self.form.set_shown(name, self._is_first)
        self.keep = CheckBox()
        self.form.add("keep", self.keep)
        self.enter, self.leave = Button(kind="primary"), Button()
        self.enter.setDefault(True)
        self.enter.clicked.connect(self._on_enter)
        self.leave.clicked.connect(self.reject)
        self.form.set_values(
            {
                "name": roles.short_name(self._address.user),
                "password": (store.password or "") if self._is_first else "",
            }
        )
        self._lay_out()
        self.retranslate()
        first = "password" if self._address.user else "name"
        self.form.field("new" if self._is_first and store.password else first).setFocus()

    def retranslate(self) -> None:
        """Set every text."""
        title = self.tr("Choose your password") if self._is_first else self.tr("Sign in")
        self.setWindowTitle(title)
        self._title.setText(title)
        host = self._address.host or self.tr("this computer")
        self._where.setText(f"{self._address.database} · {host}")
        self.form.set_label("name", self.tr("Name for signing in"))
        self.form.set_label(
            "password", self.tr("Present password") if self._is_first else self.tr("Password")
        )
        self.form.set_label("new", self.tr("New password"))
        self.form.set_label("again", self.tr("New password once more"))
        self.keep.setText(self.tr("Keep it in this computer's keyring"))
        self.enter.setText(self.tr("Change and sign in") if self._is_first else title)
        self.leave.setText(self.tr("Cancel"))
        is_quiet = self._error.params.get("reason") in ("password_needed", "must_change")
        self.message.show_message(sentence(self._error), "info" if is_quiet else "error")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _lay_out(self) -> None:
        theme = current()
        column = QVBoxLayout(self)
        margin = theme.px("xl")
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.px("m"))
        for widget in (self._title, self._where, self.message, self.form):
            column.addWidget(widget)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.enter)
        column.addLayout(buttons)
        self.setMinimumWidth(theme.scaled(_WIDTH))

    def _on_enter(self) -> None:
        if not self.form.check():
            return
        values = self.form.values()
        if self._is_first and not self._is_new_password_fine(values["new"], values["again"]):
            return
        login = roles.login(self._address.database, values["name"])
        store = ServerStore(
            self._address.for_user(login).text,
            values["password"],
            new_password=values["new"] if self._is_first else "",
            is_kept=values["keep"],
        )
        self.answered.emit(store)
        self.accept()

    def _is_new_password_fine(self, new: str, again: str) -> bool:
        wrong = passwords.problem(new, roles.short_name(self._address.user))
        if wrong:
            self.form.set_error("new", field_problem(wrong))
        elif new != again:
            self.form.set_error("again", field_problem("password_differs"))
        else:
            return True
        self.form.focus_first_error()
        return False
