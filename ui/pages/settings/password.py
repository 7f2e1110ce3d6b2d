"""One's own password on the team's server."""

from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.access import passwords
from app.core.errors import AppError, Invalid
from ui.errors.messages import field_problem, sentence
from ui.theme import current
from ui.widgets.button import Button
from ui.widgets.form import Form
from ui.widgets.inline_message import InlineMessage
from ui.widgets.page import Desk
from ui.widgets.password_field import PasswordField
from ui.widgets.server_card import ServerCard

_WIDTH = 420  # design pixels


class PasswordCard(ServerCard):
    """Its button changes one's own password."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "key")
        self.button.clicked.connect(self._on_change)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.button.setText(self.tr("Change password…"))

    def _on_change(self) -> None:
        dialog = PasswordDialog(self.desk, self)
        dialog.changed.connect(self._on_changed)
        dialog.open()

    def _on_changed(self) -> None:
        self.where.setText(self.tr("The password was changed."))


def _change(backend: Any, _progress: object, present: str, new: str) -> None:
    from app.server.passwords import change_password

    change_password(backend, present, new)


class PasswordDialog(QDialog):
    """The present password, then the new one twice."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.message = InlineMessage()
        self.form = Form()
        for name in ("present", "new", "again"):
            self.form.add(name, PasswordField(), required=True)
        self.change, self.leave = Button(kind="primary"), Button()
        self.change.setDefault(True)
        self.change.clicked.connect(self._on_change)
        self.leave.clicked.connect(self.reject)
        theme = current()
        column = QVBoxLayout(self)
        margin = theme.px("l")
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.px("m"))
        column.addWidget(self.message)
        column.addWidget(self.form)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.change)
        column.addLayout(buttons)
        self.setMinimumWidth(theme.scaled(_WIDTH))
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self.setWindowTitle(self.tr("Change password"))
        self.form.set_label("present", self.tr("Present password"))
        self.form.set_label("new", self.tr("New password"))
        self.form.set_label("again", self.tr("New password once more"))
        self.change.setText(self.tr("Change"))
        self.leave.setText(self.tr("Cancel"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _on_change(self) -> None:
        if not self.form.check():
            return
        values = self.form.values()
        wrong = passwords.problem(values["new"])
        if wrong or values["new"] != values["again"]:
            code = wrong or "password_differs"
            self.form.set_error("new" if wrong else "again", field_problem(code))
            self.form.focus_first_error()
            return
        self.change.setEnabled(False)
        self._desk.tasks.job(
            self,
            _change,
            values["present"],
            values["new"],
            on_done=self._on_done,
            on_step=lambda _done, _total: None,
            on_error=self._on_refused,
        )

    def _on_done(self, _result: object) -> None:
        self.changed.emit()
        self.accept()

    def _on_refused(self, error: AppError) -> None:
        self.change.setEnabled(True)
        if isinstance(error, Invalid) and "password" in error.fields:
            self.form.set_error("new", field_problem(error.fields["password"]))
        else:
            self.message.show_message(sentence(error), "error")
