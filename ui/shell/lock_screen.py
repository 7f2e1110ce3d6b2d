"""What a locked window shows: whose desk it is, and the field that opens it again."""

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.theme import current, pixmap
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.form import Form
from ui.widgets.inline_message import InlineMessage, MessageTone
from ui.widgets.label import Label
from ui.widgets.password_field import PasswordField

_WIDTH = 440  # design pixels


class LockScreen(QWidget):
    """Covers the window. ``begin`` starts it anew with an empty field."""

    typed = Signal(str)  # a password
    other_wanted = Signal()  # somebody else wants to sign in

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._news, self._seconds = name, 0, 0
        self._picture = QLabel()
        self._title = Label(role="h1")
        self._person = Label(color="text_secondary", wrap=True)
        self.news = Label(color="text_secondary")
        self.message = InlineMessage()
        self.form = Form()
        self.password = PasswordField()
        self.form.add("password", self.password, required=True)
        self.unlock, self.other = Button(kind="primary"), Button(kind="quiet")
        self.unlock.clicked.connect(self._on_unlock)
        self.password.returnPressed.connect(self._on_unlock)
        self.other.clicked.connect(self.other_wanted)
        self._timer = QTimer(self, interval=1_000)
        self._timer.timeout.connect(self._count)
        self._lay_out()
        current().changed.connect(self._restyle)
        self._restyle()
        self.retranslate()

    def begin(self) -> None:
        """Show an empty field; a wait that was begun goes on."""
        self.message.hide()
        self.show_news(0)
        self.clear()
        if self._seconds:
            self._say_wait()

    def clear(self) -> None:
        """Forget what was typed, and take the keyboard."""
        self.form.set_values({"password": ""})
        self.form.clear_errors()
        self._enable()
        self.password.setFocus()

    def show_news(self, count: int) -> None:
        """How many notices wait."""
        self._news = count
        self.news.setText(self.tr("%n new notice(s)", "", count) if count else "")
        self.news.setVisible(bool(count))

    def say(self, text: str, tone: MessageTone = "error") -> None:
        """Say something above the field."""
        self.message.show_message(text, tone)

    def be_busy(self) -> None:
        """The password is being tried."""
        self.message.hide()
        self._enable(is_busy=True)

    def wait(self, seconds: int) -> None:
        """Take no password for some seconds."""
        self._seconds = seconds
        self._timer.start()
        self._enable()
        self._say_wait()

    def retranslate(self) -> None:
        """Set every text."""
        self._title.setText(self.tr("Locked"))
        self._person.setText(self.tr("{0}, your password opens the desk again.").format(self._name))
        self.form.set_label("password", self.tr("Password"))
        self.unlock.setText(self.tr("Unlock"))
        self.other.setText(self.tr("Sign in as somebody else…"))
        self.show_news(self._news)
        if self._seconds:
            self._say_wait()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), current().color("window"))

    def _on_unlock(self) -> None:
        if self.unlock.isEnabled() and self.form.check():
            self.typed.emit(self.password.text())

    def _count(self) -> None:
        self._seconds -= 1
        if self._seconds > 0:
            self._say_wait()
            return
        self._timer.stop()
        self.message.hide()
        self.clear()

    def _say_wait(self) -> None:
        text = self.tr(
            "That was wrong several times. Try again in %n second(s).", "", self._seconds
        )
        self.say(text, "warning")

    def _enable(self, *, is_busy: bool = False) -> None:
        for part in (self.password, self.unlock):
            part.setEnabled(not is_busy and not self._seconds)
        self.other.setEnabled(not is_busy)

    def _lay_out(self) -> None:
        self._card = Card()
        head = QHBoxLayout()
        head.addWidget(self._picture)
        head.addWidget(self._title, 1)
        self._card.body.addLayout(head)
        for part in (self._person, self.news, self.message, self.form):
            self._card.body.addWidget(part)
        buttons = QHBoxLayout()
        buttons.addWidget(self.other)
        buttons.addStretch(1)
        buttons.addWidget(self.unlock)
        self._card.body.addLayout(buttons)
        column = QVBoxLayout(self)
        column.addStretch(1)
        middle = QHBoxLayout()  # an alignment would give a sentence of two lines the room of one
        middle.addStretch(1)
        middle.addWidget(self._card)
        middle.addStretch(1)
        column.addLayout(middle)
        column.addStretch(2)

    def _restyle(self) -> None:
        theme = current()
        size = theme.px("icon")
        color = theme.color("text_secondary")
        self._picture.setPixmap(pixmap("lock_closed", size, color, self.devicePixelRatioF()))
        self._card.setFixedWidth(theme.scaled(_WIDTH))
        self._card.body.setSpacing(theme.px("m"))
        margin = theme.px("xl")
        self._card.body.setContentsMargins(margin, margin, margin, margin)
        self.update()
