"""Surveys as the window sees them, and the commands on them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID, uuid4

from app.surveys.figures import DimensionFigures, Overall, Score, Trend
from app.surveys.rules import InvitationState, QuestionSpec


@dataclass(frozen=True)
class RecordAnswers:
    """Enter what a customer answered.

    Attributes:
        answers: by the key of the question: a score, or words.
        uid: made by the form, so that a save repeated after a lost connection is one response.
    """

    invitation_id: int
    answers: Mapping[str, int | str]
    channel: str
    seen_version: int
    uid: UUID = field(default_factory=uuid4)


@dataclass(frozen=True)
class InvitationFilter:
    """Which invitations to list."""

    state: InvitationState = InvitationState.OPEN


@dataclass(frozen=True, slots=True)
class InvitationRow:
    """One invitation in a list; times in UTC."""

    id: int
    number: str
    customer_id: int
    customer: str
    contact_id: int | None
    contact: str | None
    phone_masked: str | None
    ticket_id: int | None
    ticket_number: str | None
    owner: str | None
    state: InvitationState
    opened_at: datetime
    remind_at: datetime
    closes_at: datetime
    version: int


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question of one edition; ``text`` is None while it has the default words of its key."""

    spec: QuestionSpec
    text: str | None


@dataclass(frozen=True, slots=True)
class InvitationDetail:
    """An invitation with the questions of its edition.

    Attributes:
        ticket_title: None where there is no ticket, or it is confidential to the actor.
    """

    row: InvitationRow
    tier: str
    ticket_title: str | None
    is_anonymous: bool
    questions: tuple[QuestionRow, ...]


@dataclass(frozen=True)
class DashboardFilter:
    """What the figures cover.

    Months, because an anonymous answer knows only its month.

    Attributes:
        first, last: first days of the first and the last month, both included.
    """

    first: date
    last: date
    department_id: int | None = None
    owner_id: int | None = None
    tier: str | None = None


@dataclass(frozen=True, slots=True)
class PeriodFigures:
    """The figures of one period.

    Attributes:
        answered, finished: invitations opened in the period that were answered, and those that
            were answered or closed; the response rate is their quotient.
        still_open: invitations opened in the period that may still be answered.
    """

    responses: int
    overall: Overall
    dimensions: tuple[DimensionFigures, ...]
    recommend: Score | None
    answered: int
    finished: int
    still_open: int

    @property
    def response_rate(self) -> float | None:
        """Share of the finished invitations that were answered; None without any."""
        return self.answered / self.finished if self.finished else None


@dataclass(frozen=True, slots=True)
class Dashboard:
    """Figures of a period, of the equally long period before it, and the months in it.

    Attributes:
        trends: the first is that of all dimensions together, under the key ``overall``; its
            ``n`` counts people, the others' answers.
    """

    now: PeriodFigures
    before: PeriodFigures
    trends: tuple[Trend, ...]


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One answer behind a bar; who gave it is empty for anonymous answers.

    Attributes:
        month: first day of the month of the answer.
        answered_at: UTC; None for anonymous answers.
    """

    id: int
    dimension: str
    score: int
    comment: str | None
    customer_id: int | None
    customer: str | None
    ticket_id: int | None
    ticket_number: str | None
    owner: str | None
    month: date
    answered_at: datetime | None
