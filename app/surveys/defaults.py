"""The questionnaire of a new store."""

from app.db.uow import UnitOfWork
from app.surveys.rules import DEFAULT_QUESTIONS
from app.surveys.tables import Question, Questionnaire

SERVICE = "service"


def seed(uow: UnitOfWork) -> None:
    """Five dimensions on 1 to 5 and a comment; their words are those of their keys."""
    questionnaire = uow.add(Questionnaire(key=SERVICE, edition=1))
    for position, spec in enumerate(DEFAULT_QUESTIONS):
        uow.add(
            Question(
                questionnaire_id=questionnaire.id,
                key=spec.key,
                kind=spec.kind,
                position=position,
                is_required=spec.is_required,
            )
        )
