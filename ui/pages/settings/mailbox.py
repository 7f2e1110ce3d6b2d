"""The password of the office mailbox on this computer, and a first look into it."""

import os
import platform

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout

from app.core.errors import AppError
from app.mail.fetching import Fetched
from app.server import keyring
from app.server.letterbox import keep_password, look
from ui.errors.messages import sentence
from ui.theme import current
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.fetched_words import fetched_text
from ui.widgets.form import Form
from ui.widgets.inline_message import InlineMessage
from ui.widgets.page import Desk
from ui.widgets.password_field import PasswordField
from ui.widgets.section_header import SectionHeader


class MailboxCard(Card):
    """A password and two buttons. It is kept in the system's keyring, never in the store."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._has_place = True
        self._title = SectionHeader()
        self.message = InlineMessage(closable=True)
        self.message.hide()
        self.form = Form()
        self.form.add("password", PasswordField())
        self.keep, self.fetch = Button(icon_name="key"), Button(icon_name="mail")
        self.keep.clicked.connect(self._on_keep)
        self.fetch.clicked.connect(self._on_fetch)
        row = QHBoxLayout()
        row.setSpacing(current().px("s"))
        row.addStretch(1)
        row.addWidget(self.keep)
        row.addWidget(self.fetch)
        for widget in (self._title, self.message, self.form):
            self.body.addWidget(widget)
        self.body.addLayout(row)
        self.retranslate()

    def reload(self) -> None:
        """Say it where this computer has no safe place for a password."""
        self._has_place = keyring.is_there()
        for part in (self.keep, self.form, self.fetch):
            part.setEnabled(self._has_place)
        self._say_place()

    def retranslate(self) -> None:
        """Set every text."""
        self._say_place()
        self._title.set_title(self.tr("Password of the mailbox"), self.tr("on this computer"))
        self.form.set_label("password", self.tr("Password, or the code for mail programs"))
        self.keep.setText(self.tr("Keep"))
        self.fetch.setText(self.tr("Fetch now"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _say_place(self) -> None:
        if not self._has_place:
            self.message.show_message(
                self.tr(
                    "This computer has no safe place for passwords, so this window does not look "
                    "into the mailbox. Use “laike mail fetch”, which asks for it."
                ),
                "warning",
            )

    def _on_keep(self) -> None:
        password = self.form.values()["password"]
        if not password:
            self.form.focus_first_error()
            return
        self._desk.tasks.job(
            self,
            keep_password,
            password,
            on_done=self._on_kept,
            on_step=lambda _done, _total: None,
            on_error=self._on_refused,
        )

    def _on_kept(self, is_kept: bool) -> None:
        self.form.set_values({"password": ""})
        if is_kept:
            self.message.show_message(self.tr("The password is kept."), "success")
        else:
            self.message.show_message(self.tr("The keyring did not take the password."), "error")

    def _on_fetch(self) -> None:
        self.fetch.setEnabled(False)
        self._desk.tasks.job(
            self,
            look,
            f"{platform.node()}:{os.getpid()}",
            on_done=self._on_fetched,
            on_step=lambda _done, _total: None,
            on_error=self._on_refused,
        )

    def _on_fetched(self, found: Fetched) -> None:
        self.fetch.setEnabled(True)
        self.message.show_message(fetched_text(found), "success")

    def _on_refused(self, error: AppError) -> None:
        self.fetch.setEnabled(True)
        self.message.show_message(sentence(error), "error")
