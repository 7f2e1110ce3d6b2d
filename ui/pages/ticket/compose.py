"""The box below the history: tell the customer, note something for us, say how far it is."""

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.errors import AppError, Invalid
from app.drafts import queries as draft_queries
from app.drafts import service as drafts
from app.drafts.dto import SavedDraft
from app.tickets import service
from app.tickets.canned import UseReply, use_reply
from app.tickets.dto import Comment, FilePlan, SetProgress, TellCustomer, TicketDetail
from app.tickets.rules import Category, Channel
from ui.attempts import Attempts
from ui.errors.messages import field_problem, sentence
from ui.pages.ticket.growing_text import GrowingText
from ui.pages.ticket.replies import Replies
from ui.theme import current
from ui.widgets.button import Button, IconButton
from ui.widgets.chip import Chip
from ui.widgets.fields import ComboBox, NumberField
from ui.widgets.label import Label
from ui.widgets.page import Desk
from ui.widgets.segmented import Option, SegmentedControl
from ui.words import word

TELL, NOTE, PROGRESS, PLAN = "tell", "note", "progress", "plan"
_DRAFT_DELAY_MS = 1_000
_CHANNELS = (Channel.PHONE, Channel.EMAIL, Channel.CHAT, Channel.SOCIAL, Channel.VISIT)


class ComposeBox(QWidget):
    """Three kinds of text, each kept apart; what is typed and not sent is kept as a draft."""

    sent = Signal()
    files_wanted = Signal()  # to be chosen
    files_given = Signal(object)  # QMimeData

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._ticket: TicketDetail | None = None
        self._texts = dict.fromkeys((TELL, NOTE, PROGRESS, PLAN), "")
        self._mode = TELL
        self._offers_plan = False
        self._is_open = True
        self.modes = SegmentedControl()
        self.text = GrowingText()
        self.replies = Replies(desk)
        self.replies.chosen.connect(self._insert)
        self.channel = ComboBox()
        self.percent = NumberField(0, 100)
        self.percent.setFixedWidth(current().scaled(64))
        self._percent_label = Label(role="small", color="text_secondary")
        self._problem = Label(role="small", color="danger", wrap=True)
        self._problem.hide()
        self.send_button = Button(kind="primary", icon_name="send")
        self.attach_button = IconButton("attach")
        self.attach_button.clicked.connect(self.files_wanted)
        self.text.files_given.connect(self.files_given)
        self.promise = Chip(group="sla", key="ontrack")
        self._is_promised = self._is_brief = False
        self._attempts = Attempts()
        self._draft_timer = QTimer(self, singleShot=True, interval=_DRAFT_DELAY_MS)
        self._draft_timer.timeout.connect(self.keep_draft)
        self.modes.chosen.connect(self.choose)
        self.text.edited.connect(self._on_edited)
        self.text.installEventFilter(self)
        self.send_button.clicked.connect(self.send)
        self._lay_out()
        self.retranslate()
        self.choose(TELL)

    def show_ticket(self, ticket: TicketDetail) -> None:
        """Belong to a ticket; another one's half-written texts are kept before."""
        is_other = self._ticket is None or self._ticket.row.id != ticket.row.id
        if is_other:
            self.keep_draft()
        self._ticket = ticket
        self.replies.show_ticket(ticket)
        if not self.percent.hasFocus():
            self.percent.set_value(ticket.row.progress)
        is_open = ticket.row.category is not Category.CLOSED
        if is_open != self._is_open:
            self._is_open = is_open
            if self._mode in (PROGRESS, PLAN):
                self.choose(NOTE)
            self.retranslate()
        self.send_button.setEnabled("ticket.comment" in ticket.may)
        self.attach_button.setVisible("ticket.comment" in ticket.may)
        if is_other:
            self._texts = dict.fromkeys(self._texts, "")
            self.text.set_value("")
            self._say("")
            self._desk.tasks.query(
                self, draft_queries.draft, self._draft_key(), on_done=self._restore, key="draft"
            )

    def offer_plan(self, is_wanted: bool) -> None:
        """Offer to file the first plan while its clock runs."""
        if is_wanted != self._offers_plan:
            self._offers_plan = is_wanted
            if self._mode == PLAN:
                self.choose(NOTE)
            self.retranslate()

    def show_promise(self, promise: tuple[str, str] | None) -> None:
        """Say until when the customer must hear of us: state and words; None: no such promise."""
        self._is_promised = promise is not None
        if promise is not None:
            state, left = promise
            self.promise.set_state(self.tr("Next report: {0}").format(left), "sla", state)
            self.promise.setToolTip(
                self.tr("What is told to the customer starts this time anew (F9).")
            )
        self._follow_promise()

    def set_brief(self, is_brief: bool) -> None:
        """Leave the promise to its clock, which then stands close above."""
        self._is_brief = is_brief
        self._follow_promise()

    def begin_telling(self) -> None:
        """Make ready to write what the customer is told: the one key of the progress duty."""
        self.choose(TELL)
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def begin_plan(self) -> None:
        """Make ready to write the first plan, while one is wanted."""
        if self._offers_plan and self._is_open:
            self.choose(PLAN)
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, mode: str) -> None:
        """Write another kind of text; the present one stays where it is."""
        self._texts[self._mode] = self.text.toPlainText()
        self._mode = mode
        self.modes.choose(mode)
        self.text.set_value(self._texts[mode])
        self.channel.setVisible(mode == TELL)
        self.replies.setVisible(mode == TELL)
        self.replies.clear()
        self.percent.setVisible(mode == PROGRESS)
        self._percent_label.setVisible(mode == PROGRESS)
        self._follow_promise()
        self._say("")
        self._show_placeholder()

    def send(self) -> None:
        """Send the text; a refusal is said beside the box and the text stays."""
        ticket = self._ticket
        if ticket is None or not self.send_button.isEnabled():
            return
        if self._mode == PROGRESS and self.percent.problem():
            self._say(self.percent.problem())
            return
        command, wish = self._command(ticket)
        self.send_button.setEnabled(False)
        typed = (self._mode, ticket.row.id, self.text.value(), self.channel.value())
        self._desk.tasks.command(
            self,
            command,
            wish,
            on_done=self._on_sent,
            on_error=self._on_refused,
            uid=self._attempts.uid_of((*typed, self.percent.value(), self.replies.macro)),
        )

    def keep_draft(self) -> None:
        """Keep what is typed so far; called before the ticket or the page is left."""
        if not self._draft_timer.isActive() or self._ticket is None:
            return
        self._draft_timer.stop()
        self._texts[self._mode] = self.text.toPlainText()
        tasks = self._desk.tasks
        if any(text.strip() for text in self._texts.values()):
            tasks.command(tasks, drafts.keep, self._draft_key(), dict(self._texts))
        else:
            tasks.command(tasks, drafts.discard, self._draft_key())

    def problem(self) -> str:
        """What is said beside the box."""
        return self._problem.text()

    def retranslate(self) -> None:
        options = [
            Option(TELL, self.tr("Tell the customer (F9)"), "arrow_reply"),
            Option(NOTE, self.tr("Internal note"), "lock_closed"),
        ]
        if self._is_open:
            options.append(Option(PROGRESS, self.tr("Progress"), "arrow_trending"))
        if self._is_open and self._offers_plan:
            options.append(Option(PLAN, self.tr("First plan"), "clipboard_task_list_ltr"))
        self.modes.set_options(options)
        chosen = self.channel.value() or Channel.PHONE
        self.channel.set_choices([(code, word(f"channel.{code}")) for code in _CHANNELS])
        self.channel.set_value(chosen)
        self.channel.setAccessibleName(self.tr("Told by"))
        self.percent.setAccessibleName(self.tr("Progress in percent"))
        self._percent_label.setText("%")
        self.send_button.setText(self.tr("Send"))
        self.attach_button.set_name(self.tr("Attach files"))
        self.send_button.setToolTip(self.tr("Ctrl+Enter sends; drafts are kept"))
        self._show_placeholder()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.send()
                return True
            if event.text() == "/" and self._mode == TELL and not self.text.toPlainText():
                self.replies.pop_up(self.text.mapToGlobal(self.text.rect().topLeft()))
                return True
        return super().eventFilter(watched, event)

    def _insert(self, text: str) -> None:
        self.text.insertPlainText(text)
        self.text.setFocus()

    def _lay_out(self) -> None:
        theme = current()
        row = QHBoxLayout()
        row.setSpacing(theme.px("s"))
        at_foot = Qt.AlignmentFlag.AlignBottom
        for widget in (self.channel, self.percent, self._percent_label):
            row.addWidget(widget, 0, at_foot)
        row.addWidget(self.text, 1, at_foot)
        row.addWidget(self.attach_button, 0, at_foot)
        row.addWidget(self.send_button, 0, at_foot)
        head = QHBoxLayout()
        head.addWidget(self.modes)
        head.addWidget(self.replies)
        head.addStretch(1)
        head.addWidget(self.promise)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("xs"))
        column.addLayout(head)
        column.addWidget(self._problem)
        column.addWidget(self.replies.line)
        column.addLayout(row)

    def _follow_promise(self) -> None:
        is_telling = self._mode == TELL and not self._is_brief
        self.promise.setVisible(self._is_promised and is_telling)

    def _command(self, ticket: TicketDetail) -> tuple[Callable[..., object], object]:
        ticket_id, text = ticket.row.id, self.text.value()
        match self._mode:
            case "tell":
                channel = Channel(self.channel.value())
                if self.replies.macro is not None:
                    reply_id, version = self.replies.macro.id, ticket.row.version
                    return use_reply, UseReply(ticket_id, reply_id, text, channel, version)
                return service.tell_customer, TellCustomer(ticket_id, text, channel)
            case "note":
                return service.comment, Comment(ticket_id, text)
            case "plan":
                return service.file_plan, FilePlan(ticket_id, text, ticket.row.version)
            case _:
                percent = int(self.percent.value() or Decimal(0))
                version = ticket.row.version
                return service.report_progress, SetProgress(ticket_id, percent, text, version)

    def _show_placeholder(self) -> None:
        hints = {
            TELL: self.tr("What the customer was told: what was done, what comes next, when"),
            NOTE: self.tr("For colleagues only, the customer never sees it"),
            PROGRESS: self.tr("What was done, and what is still to do"),
            PLAN: self.tr("What will be done, by whom, until when"),
        }
        self.text.setPlaceholderText(hints[self._mode])
        self.text.setAccessibleName(hints[self._mode])

    def _draft_key(self) -> str:
        return f"ticket:{self._ticket.row.id if self._ticket else 0}"

    def _on_edited(self) -> None:
        self._say("")
        self._attempts.forget()
        self.replies.keep_in_mind(self.text.toPlainText())
        self._draft_timer.start()

    def _restore(self, draft: SavedDraft | None) -> None:
        if draft is None or self.text.toPlainText():
            return
        for mode in self._texts:
            self._texts[mode] = str(draft.values.get(mode, ""))
        self.text.set_value(self._texts[self._mode])
        if not self._texts[self._mode]:
            written = [mode for mode, text in self._texts.items() if text]
            if written:
                self.text.set_value("")
                self.choose(written[0])

    def _on_sent(self, _result: object) -> None:
        self._attempts.forget()
        self.text.set_value("")
        self.replies.clear()
        self._texts[self._mode] = ""
        self._draft_timer.start()
        self.keep_draft()
        self.send_button.setEnabled(True)
        self.sent.emit()

    def _on_refused(self, error: AppError) -> None:
        self.send_button.setEnabled(True)
        if isinstance(error, Invalid):
            self._say("; ".join(field_problem(code) for code in error.fields.values()))
        else:
            self._say(sentence(error))

    def _say(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self.text.setAccessibleDescription(problem)
