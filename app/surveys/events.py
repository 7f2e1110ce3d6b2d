"""What happened to a survey."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.core.events import Event


@dataclass(frozen=True)
class SurveyAnswered(Event):
    """A named questionnaire was answered; anonymous ones tell nobody.

    Attributes:
        scores: of the 1-5 questions, by key.
    """

    invitation_id: int
    customer_id: int
    ticket_id: int | None
    department_id: int | None
    scores: Mapping[str, int]
