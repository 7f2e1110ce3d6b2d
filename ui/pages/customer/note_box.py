"""The quick way to note a call: pick the channel, write, Ctrl+Enter."""

from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.core.errors import AppError, Invalid
from app.drafts import queries as draft_queries
from app.drafts import service as drafts
from app.drafts.dto import SavedDraft
from app.interactions import service
from app.interactions.dto import LogInteraction
from app.interactions.rules import Direction, InteractionChannel
from ui.attempts import Attempts
from ui.errors.messages import field_problem, sentence
from ui.theme import current
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.fields import ComboBox
from ui.widgets.filing_text import FilingTextArea
from ui.widgets.inline_message import InlineMessage
from ui.widgets.page import Desk
from ui.words import word

_DRAFT_DELAY_MS = 1_000


class NoteBox(Card):
    """Logs an interaction with the customer shown; what is typed is kept for each customer."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._customer_id = 0
        self._is_dirty = False
        self._attempts = Attempts()
        self.text = FilingTextArea(lines=2)
        self.channel = ComboBox()
        self.direction = ComboBox()
        self.save_button = Button(kind="secondary", icon_name="send")
        self.message = InlineMessage(closable=True)
        self._hint_row = QHBoxLayout()
        self._hint_row.addWidget(self.channel)
        self._hint_row.addWidget(self.direction)
        self._hint_row.addStretch(1)
        self._hint_row.addWidget(self.save_button)
        self.body.addWidget(self.text)
        self.body.addWidget(self.message)
        self.body.addLayout(self._hint_row)
        current().changed.connect(self._fit)
        self._fit()
        self._timer = QTimer(self, singleShot=True, interval=_DRAFT_DELAY_MS)
        self._timer.timeout.connect(self.keep_draft)
        self.text.edited.connect(self._on_edited)
        self.save_button.clicked.connect(self.save)
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.save)
        self.retranslate()
        self.channel.set_value(InteractionChannel.PHONE)
        self.direction.set_value(Direction.OUT)

    def open(self, customer_id: int) -> None:
        """Write about another customer; what was typed about the last one is kept."""
        if customer_id == self._customer_id:
            return
        self.keep_draft()
        self._customer_id = customer_id
        self.text.set_value("")
        self._is_dirty = False
        self.message.hide()
        self._desk.tasks.query(
            self, draft_queries.draft, self._draft_key(), on_done=self._restore, key="draft"
        )

    def save(self) -> None:
        """Log what is written."""
        body = self.text.value()
        if not body or not self.save_button.isEnabled():
            self.text.setFocus()
            return
        self.save_button.setEnabled(False)
        command = LogInteraction(
            self._customer_id,
            InteractionChannel(self.channel.value()),
            Direction(self.direction.value()),
            body,
        )
        self.keep_draft()
        self._desk.tasks.command(
            self,
            drafts.finishing,
            self._draft_key(),
            service.log,
            command,
            on_done=partial(self._on_saved, self._draft_key()),
            on_error=self._on_refused,
            uid=self._attempts.uid_of(command),
        )

    def keep_draft(self) -> None:
        """Keep what is typed now, rather than in a second."""
        self._timer.stop()
        if self._is_dirty and self._customer_id:
            self._is_dirty = False
            owner = self._desk.tasks
            if self.text.value():
                values = {"body": self.text.value()}
                owner.command(owner, drafts.keep, self._draft_key(), values)
            else:
                owner.command(owner, drafts.discard, self._draft_key())

    def retranslate(self) -> None:
        self.text.setPlaceholderText(self.tr("What was said, what was agreed? Ctrl+Enter logs it."))
        self.text.setAccessibleName(self.tr("Log a conversation"))
        self.channel.setAccessibleName(self.tr("Channel"))
        self.direction.setAccessibleName(self.tr("Direction"))
        self.channel.set_choices([(one, word(f"channel.{one}")) for one in InteractionChannel])
        self.direction.set_choices([(one, word(f"direction.{one}")) for one in Direction])
        self.save_button.setText(self.tr("Log"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _draft_key(self) -> str:
        return f"note:{self._customer_id}"

    def _on_edited(self) -> None:
        self._is_dirty = True
        self._attempts.forget()
        self.message.hide()
        self._timer.start()

    def _on_saved(self, draft_key: str, _result: object) -> None:
        self.save_button.setEnabled(True)
        self._attempts.forget()
        if draft_key == self._draft_key():  # else the page has gone on to another customer
            self._timer.stop()
            self._is_dirty = False
            self.text.set_value("")
            self.message.hide()

    def _on_refused(self, error: AppError) -> None:
        self.save_button.setEnabled(True)
        if isinstance(error, Invalid) and "body" in error.fields:
            text = field_problem(error.fields["body"])
        else:
            text = sentence(error)
        self.message.show_message(text, "error")
        self.text.setFocus()

    def _restore(self, draft: SavedDraft | None) -> None:
        if draft is not None and not self._is_dirty:
            self.text.set_value(draft.values.get("body", ""))

    def _fit(self) -> None:
        """As high as its lines, so that the timeline has the room."""
        self.text.setFixedHeight(self.text.minimumHeight())
