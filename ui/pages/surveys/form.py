"""AnswerForm: what a customer answers on the phone."""

from collections.abc import Callable
from uuid import uuid4

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from app.core.errors import AppError
from app.customers import queries as customers
from app.customers import service as customer_service
from app.customers.dto import RevealedPoint
from app.customers.rules import PointKind
from app.surveys import queries, service
from app.surveys.dto import InvitationDetail, QuestionRow, RecordAnswers
from app.surveys.rules import InvitationState, QuestionKind
from ui.errors.messages import sentence
from ui.pages.surveys.rating import RatingField
from ui.router import Route
from ui.theme import current
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.fields import ComboBox, TextArea
from ui.widgets.form_dialog import FormDialog
from ui.widgets.label import ElidedLabel, Label
from ui.widgets.page import Desk
from ui.words import named, word

CHANNEL = "channel"
CHANNELS = ("phone", "visit", "chat", "email")
_SIZE = (620, 700)  # design pixels


class AnswerForm(FormDialog):
    """The questions of one invitation (route ``answer_survey/ID``)."""

    def __init__(self, desk: Desk, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(desk, route, parent)
        self._uid = uuid4()  # one form, one response, however often it is sent
        self._detail: InvitationDetail | None = None
        self._points: tuple[RevealedPoint, ...] = ()
        self.facts = Card()
        self._customer = ElidedLabel(role="h2")
        self._about = ElidedLabel(color="text_secondary")
        self._contact = Label(color="text_secondary", selectable=True)
        self.phone_button = Button(kind="quiet", icon_name="call")
        self.phone_button.clicked.connect(self._ask_phone)
        self._hint = Label(role="small", color="text_muted", wrap=True)
        self._lay_out_facts()
        theme = current()
        self.resize(theme.scaled(_SIZE[0]), theme.scaled(_SIZE[1]))
        self.save_button.setEnabled(False)
        self.retranslate()
        self._read(self._show)

    def read_again(self) -> None:
        """Read the invitation that somebody else changed: perhaps it was answered meanwhile."""
        self._read(self._look_again)

    def save(self) -> None:
        """Send what was answered; a blank stays out."""
        if self._detail is None:
            return
        values = self.form.values()
        channel = values.pop(CHANNEL)
        answers = {key: value for key, value in values.items() if value not in (None, "")}
        row = self._detail.row
        command = RecordAnswers(row.id, answers, channel, row.version, self._uid)
        self.submit(service.record_answers, command)

    def retranslate(self) -> None:
        super().retranslate()
        self.setWindowTitle(self.tr("Answers of a customer"))
        self.save_button.setText(self.tr("Save answers"))
        self.phone_button.setText(self.tr("Show phone"))
        self._hint.setText(
            self.tr("1 is the worst, 5 the best answer. The keys 1 to 5 choose and go on.")
        )
        if self._detail is not None:
            self._show_facts(self._detail)
            self._name_fields(self._detail)

    def _lay_out_facts(self) -> None:
        line = QHBoxLayout()
        line.addWidget(self._contact)
        line.addWidget(self.phone_button)
        line.addStretch(1)
        grid = QGridLayout()
        grid.addWidget(self._customer, 0, 0)
        grid.addLayout(line, 1, 0)
        grid.addWidget(self._about, 2, 0)
        self.facts.body.addLayout(grid)
        self.body.insertWidget(0, self.facts)
        self.body.insertWidget(1, self._hint)
        self.body.setSpacing(current().px("m"))
        self.facts.hide()
        self._hint.hide()

    def _show(self, detail: InvitationDetail) -> None:
        self._detail = detail
        self.form.add(CHANNEL, ComboBox(), wide=True)  # on top: below, a small screen hides it
        for question in detail.questions:
            required = question.spec.is_required
            self.form.add(question.spec.key, _field(question), required=required, wide=True)
        self._name_fields(detail)
        self._show_facts(detail)
        if detail.row.state is not InvitationState.OPEN:
            self._refuse(detail)
            return
        self._hint.show()
        self.save_button.setEnabled(True)
        first = detail.questions[0].spec.key
        self.show_values({CHANNEL: CHANNELS[0]})
        self.form.field(first).setFocus()

    def _read(self, on_done: Callable[[InvitationDetail], None]) -> None:
        self.desk.tasks.query(
            self,
            queries.invitation_detail,
            self.route.record_id,
            on_done=on_done,
            on_error=self._on_missing,
        )

    def _look_again(self, detail: InvitationDetail) -> None:
        self._detail = detail
        if detail.row.state is not InvitationState.OPEN:
            self.save_button.setEnabled(False)
            self._say_over(detail)  # what was typed stays to be read

    def _refuse(self, detail: InvitationDetail) -> None:
        """Answered or closed in the meantime: nothing can be entered any more."""
        self.form.hide()
        self._say_over(detail)

    def _say_over(self, detail: InvitationDetail) -> None:
        state = word(f"survey.state.{detail.row.state}")
        text = self.tr("Nothing can be entered any more. State of this survey: {0}")
        self.message.show_message(text.format(state), "warning")

    def _on_missing(self, error: AppError) -> None:
        self.message.show_message(sentence(error), "error")

    def _show_facts(self, detail: InvitationDetail) -> None:
        row = detail.row
        tier = named("tier", detail.tier)
        self._customer.setText(f"{row.customer} · {tier}")
        self._contact.setText(self._contact_text(detail))
        self.phone_button.setVisible(bool(row.phone_masked) and not self._points)
        parts = (row.ticket_number, detail.ticket_title, row.owner)
        self._about.setText(" · ".join(part for part in parts if part))
        self._about.setVisible(bool(self._about.text()))
        self.facts.show()

    def _contact_text(self, detail: InvitationDetail) -> str:
        phones = [
            point.text
            for point in self._points
            if point.kind is PointKind.PHONE and detail.row.contact_id in (None, point.contact_id)
        ]
        shown = " / ".join(phones) or detail.row.phone_masked or ""
        return " · ".join(part for part in (detail.row.contact or "", shown) if part)

    def _ask_phone(self) -> None:
        """The look at a number is recorded first, then it is read."""
        if self._detail is None:
            return
        customer_id = self._detail.row.customer_id
        self.desk.tasks.command(
            self, customer_service.request_reveal, customer_id, on_done=self._read_phone
        )

    def _read_phone(self, _done: object) -> None:
        if self._detail is not None:
            customer_id = self._detail.row.customer_id
            self.desk.tasks.query(
                self, customers.revealed_points, customer_id, on_done=self._show_phone
            )

    def _show_phone(self, points: tuple[RevealedPoint, ...]) -> None:
        self._points = points
        if self._detail is not None:
            self._show_facts(self._detail)

    def _name_fields(self, detail: InvitationDetail) -> None:
        for question in detail.questions:
            key = question.spec.key
            self.form.set_label(key, named("survey.dimension", key, question.text))
        self.form.set_label(CHANNEL, self.tr("How the answers came"))
        channel = self.form.field(CHANNEL)
        if isinstance(channel, ComboBox):
            channel.set_choices([(key, word(f"channel.{key}")) for key in CHANNELS])


def _field(question: QuestionRow) -> QWidget:
    if question.spec.kind is QuestionKind.TEXT:
        return TextArea(lines=3)
    words = "survey.recommend" if question.spec.key == "recommend" else "survey.score"
    return RatingField(words, required=question.spec.is_required)
