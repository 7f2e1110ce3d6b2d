"""What a questionnaire may ask, what an answer may be, and the life of an invitation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.core.errors import Invalid, InvalidTransition

TEXT_LIMIT = 10_000  # characters of an open answer

Answer = int | str | frozenset[str] | None


class QuestionKind(StrEnum):
    """How a question is answered."""

    SCALE5 = "scale5"  # 1..5
    SCALE10 = "scale10"  # 0..10
    SINGLE = "single"  # one key of the choices
    MULTIPLE = "multiple"  # any keys of the choices
    TEXT = "text"


class InvitationState(StrEnum):
    """Where an invitation stands; all but open are final."""

    OPEN = "open"
    ANSWERED = "answered"
    DECLINED = "declined"  # the customer said no
    UNREACHABLE = "unreachable"  # bounced, or nobody picked up
    CLOSED = "closed"  # not answered in time


FINISHED = frozenset(InvitationState) - {InvitationState.OPEN}
SCALES = {QuestionKind.SCALE5: range(1, 6), QuestionKind.SCALE10: range(11)}


@dataclass(frozen=True)
class QuestionSpec:
    """One question; its text belongs to the language, its key to the answers.

    Attributes:
        choices: keys to choose from; empty unless the kind is single or multiple.
    """

    key: str
    kind: QuestionKind
    is_required: bool = False
    choices: tuple[str, ...] = ()


DIMENSIONS = (
    "response_speed",
    "problem_solving",
    "professionalism",
    "product_fit",
    "recommend",
)
COMMENT = "comment"
DEFAULT_QUESTIONS = (
    *(QuestionSpec(key, QuestionKind.SCALE5, is_required=True) for key in DIMENSIONS),
    QuestionSpec(COMMENT, QuestionKind.TEXT),
)


def check_answers(questions: Sequence[QuestionSpec], answers: Mapping[str, Answer]) -> None:
    """Check the answers to one questionnaire; all problems are told at once.

    Raises:
        Invalid: ``fields`` maps the key of a question to ``required`` (not answered),
            ``range`` (off the scale), ``choice`` (not offered), ``kind`` (not an answer of this
            kind), ``too_long`` or ``unknown`` (no such question); ``""`` maps to ``empty``
            when nothing at all was answered.
    """
    known = {question.key for question in questions}
    problems = {key: "unknown" for key in answers if key not in known}
    for question in questions:
        problem = _problem(question, answers.get(question.key))
        if problem:
            problems[question.key] = problem
    if not problems and all(_is_blank(answer) for answer in answers.values()):
        problems[""] = "empty"
    if problems:
        raise Invalid(problems)


def check_move(state: InvitationState, to: InvitationState) -> None:
    """Check that an invitation may get another state.

    Raises:
        InvalidTransition: only an open invitation can be answered, declined or closed.
    """
    if state is not InvitationState.OPEN or to is InvitationState.OPEN:
        raise InvalidTransition(reason="invitation_not_open", state=state, to=to)


def _problem(question: QuestionSpec, answer: Answer) -> str | None:
    """Return what is wrong with one answer, None when it is fine."""
    if _is_blank(answer):
        return "required" if question.is_required else None
    if question.kind in SCALES:
        return _scale_problem(SCALES[question.kind], answer)
    if question.kind is QuestionKind.MULTIPLE:
        if not isinstance(answer, frozenset):
            return "kind"
        return None if answer <= set(question.choices) else "choice"
    if not isinstance(answer, str):
        return "kind"
    if question.kind is QuestionKind.SINGLE:
        return None if answer in question.choices else "choice"
    return "too_long" if len(answer) > TEXT_LIMIT else None


def _scale_problem(scale: range, answer: Answer) -> str | None:
    if not isinstance(answer, int) or isinstance(answer, bool):
        return "kind"
    return None if answer in scale else "range"


def _is_blank(answer: Answer) -> bool:
    if isinstance(answer, str):
        return not answer.strip()
    return answer is None or answer == frozenset()
