"""Which answers a questionnaire takes, and the states of an invitation."""

import pytest

from app.core.errors import Invalid, InvalidTransition
from app.surveys import rules
from app.surveys.rules import InvitationState, QuestionKind, QuestionSpec

GOOD = dict.fromkeys(rules.DIMENSIONS, 4)


def problems(questions, answers):
    with pytest.raises(Invalid) as caught:
        rules.check_answers(questions, answers)
    return caught.value.fields


def test_the_default_questionnaire_takes_five_scores_without_a_comment():
    rules.check_answers(rules.DEFAULT_QUESTIONS, GOOD)
    rules.check_answers(rules.DEFAULT_QUESTIONS, GOOD | {"comment": "很好"})


def test_all_problems_are_told_at_once():
    answers = GOOD | {"recommend": 6, "product_fit": None, "professionalism": "4", "mood": 1}
    assert problems(rules.DEFAULT_QUESTIONS, answers) == {
        "recommend": "range",
        "product_fit": "required",
        "professionalism": "kind",
        "mood": "unknown",
    }


@pytest.mark.parametrize(
    ("kind", "answer", "problem"),
    [
        (QuestionKind.SCALE5, 0, "range"),
        (QuestionKind.SCALE10, 11, "range"),
        (QuestionKind.SCALE10, True, "kind"),
        (QuestionKind.SINGLE, "c", "choice"),
        (QuestionKind.SINGLE, 1, "kind"),
        (QuestionKind.MULTIPLE, frozenset({"a", "c"}), "choice"),
        (QuestionKind.MULTIPLE, "a", "kind"),
        (QuestionKind.TEXT, "x" * 10_001, "too_long"),
        (QuestionKind.TEXT, 5, "kind"),
    ],
)
def test_an_answer_that_does_not_fit_its_question(kind, answer, problem):
    choices = ("a", "b") if kind in (QuestionKind.SINGLE, QuestionKind.MULTIPLE) else ()
    assert problems([QuestionSpec("q", kind, choices=choices)], {"q": answer}) == {"q": problem}


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        (QuestionKind.SCALE5, 1),
        (QuestionKind.SCALE10, 0),
        (QuestionKind.SINGLE, "b"),
        (QuestionKind.MULTIPLE, frozenset({"a", "b"})),
        (QuestionKind.TEXT, "x" * 10_000),
    ],
)
def test_an_answer_that_fits_its_question(kind, answer):
    rules.check_answers(
        [QuestionSpec("q", kind, is_required=True, choices=("a", "b"))], {"q": answer}
    )


@pytest.mark.parametrize("blank", [None, "  ", frozenset()])
def test_a_form_left_blank_is_no_response(blank):
    questions = [QuestionSpec("q", QuestionKind.TEXT)]
    assert problems(questions, {"q": blank}) == {"": "empty"}


def test_only_an_open_invitation_moves():
    for state in rules.FINISHED:
        rules.check_move(InvitationState.OPEN, state)
        with pytest.raises(InvalidTransition):
            rules.check_move(state, InvitationState.ANSWERED)
    with pytest.raises(InvalidTransition):
        rules.check_move(InvitationState.OPEN, InvitationState.OPEN)
