"""A mail as it came, to read: from whom and when, the whole text, and its files by name."""

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.core.errors import AppError
from app.intake.dto import WholeMail
from app.intake.mails import whole_mail
from app.intake.rules import WHOLE_LENGTH
from ui.errors.messages import sentence
from ui.router import Route
from ui.theme import current
from ui.widgets.file_words import files_named
from ui.widgets.inline_message import InlineMessage
from ui.widgets.label import Label
from ui.widgets.long_text import LongText
from ui.widgets.page import Desk
from ui.widgets.reading_dialog import ReadingDialog
from ui.widgets.when import clock_text

_WIDE, _HIGH = 720, 600  # design pixels


class MailDialog(ReadingDialog):
    """Route ``whole_mail`` with the line of a ticket's history that the mail stands behind."""

    def __init__(self, desk: Desk, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(_WIDE, _HIGH, parent)
        self._mail: WholeMail | None = None
        self.message = InlineMessage()
        self.names = [Label(role="small", color="text_muted") for _ in range(5)]
        self.values = [Label(wrap=True, selectable=True) for _ in self.names]
        self.text = LongText()
        self._lay_out()
        self.retranslate()
        desk.tasks.query(
            self,
            whole_mail,
            route.record_id,
            on_done=self._show,
            on_error=self._on_error,
            key="mail",
        )

    def retranslate(self) -> None:
        """Set every text."""
        super().retranslate()
        self.setWindowTitle(self.tr("The whole mail"))
        self.text.setAccessibleName(self.tr("Text"))
        self.text.setPlaceholderText("" if self._mail is None else self.tr("There is no text."))
        names = (
            self.tr("Subject"),
            self.tr("From"),
            self.tr("To"),
            self.tr("Received"),
            self.tr("Files"),
        )
        for label, name, value, shown in zip(
            self.names, names, self.values, self._shown(), strict=True
        ):
            label.setText(name)
            value.setText(shown)
            value.setAccessibleName(f"{name}: {shown}")
            label.setVisible(bool(shown))
            value.setVisible(bool(shown))
        if self._mail is not None and self._mail.is_cut:
            text = self.tr("The mail is very long: these are its first {0} characters.")
            self.message.show_message(text.format(QLocale().toString(WHOLE_LENGTH)))

    def _lay_out(self) -> None:
        theme = current()
        head = QGridLayout()
        head.setHorizontalSpacing(theme.px("m"))
        head.setVerticalSpacing(theme.px("xs"))
        head.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(zip(self.names, self.values, strict=True)):
            head.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            head.addWidget(value, row, 1)
        self.body.addLayout(head)
        self.body.addWidget(self.message)
        self.body.addWidget(self.text, 1)
        self.body.addStretch()  # keeps a refusal at the top, where there is no text
        self.text.setFocus()

    def _shown(self) -> tuple[str, ...]:
        mail = self._mail
        if mail is None:
            return ("",) * len(self.names)
        return (
            mail.subject,
            mail.sender,
            mail.mailbox,
            clock_text(mail.received_at),
            files_named(mail.files),
        )

    def _show(self, mail: WholeMail) -> None:
        self._mail = mail
        self.text.show_text(mail.text)
        self.retranslate()

    def _on_error(self, error: AppError) -> None:
        self.message.show_message(sentence(error), "error")
        self.text.hide()
