"""Questionnaires, invitations and answers.

An anonymous questionnaire's response carries no invitation, so that nobody can join the two.
"""

from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import Date, ForeignKey, Index, Text, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Row
from app.db.types import Id
from app.surveys.main_tables import Invitation, Questionnaire

__all__ = ["Answer", "Invitation", "Question", "Questionnaire", "Response"]


class Question(Row):
    """One question; ``text`` stays empty while it has its default words of ``key``."""

    __tablename__ = "question"

    questionnaire_id: Mapped[int] = mapped_column(Id, ForeignKey("questionnaire.id"))
    key: Mapped[str] = mapped_column(Text)
    text: Mapped[str | None] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)  # scale5, scale10, text …
    position: Mapped[int]
    is_required: Mapped[bool] = mapped_column(default=True)

    @classmethod
    def constraints(cls) -> tuple[UniqueConstraint, ...]:
        return (UniqueConstraint("questionnaire_id", "key"),)


class Response(Row):
    """One filled-in questionnaire, with copies of what figures are grouped by."""

    __tablename__ = "response"

    uid: Mapped[UUID] = mapped_column(Uuid, unique=True, default=uuid4)
    questionnaire_id: Mapped[int] = mapped_column(Id, ForeignKey("questionnaire.id"))
    invitation_id: Mapped[int | None] = mapped_column(Id, ForeignKey("invitation.id"), unique=True)
    month: Mapped[date] = mapped_column(Date)  # first day of the month of the answer
    answered_at: Mapped[datetime | None]  # empty for anonymous answers
    department_id: Mapped[int | None] = mapped_column(Id, ForeignKey("department.id"))
    owner_id: Mapped[int | None] = mapped_column(Id, ForeignKey("user_account.id"))
    tier: Mapped[str | None] = mapped_column(Text)
    channel: Mapped[str] = mapped_column(Text)

    @classmethod
    def constraints(cls) -> tuple[Index, ...]:
        return (Index(None, "month"), Index(None, "questionnaire_id", "month"))


class Answer(Row):
    """The answer to one question: a score, or words."""

    __tablename__ = "answer"

    response_id: Mapped[int] = mapped_column(Id, ForeignKey("response.id"))
    question_id: Mapped[int] = mapped_column(Id, ForeignKey("question.id"))
    score: Mapped[int | None]
    text: Mapped[str | None] = mapped_column(Text)

    @classmethod
    def constraints(cls) -> tuple[Index | UniqueConstraint, ...]:
        return (UniqueConstraint("response_id", "question_id"), Index(None, "question_id", "score"))
