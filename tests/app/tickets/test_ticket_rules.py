"""Which moves are allowed, and the reason for every one that is not."""

import pytest

from app.core.concrete import DEFAULT_PHRASES
from app.core.errors import Invalid, InvalidTransition
from app.tickets import rules
from app.tickets.rules import (
    ASSIGNED,
    CLOSED,
    IN_PROGRESS,
    NEW,
    TO_CONFIRM,
    WAITING_CUSTOMER,
    Category,
    Kind,
    Place,
    Priority,
    Route,
    Standing,
)

PLACES = {
    NEW: Place(NEW, Category.OPEN),
    ASSIGNED: Place(ASSIGNED, Category.OPEN),
    IN_PROGRESS: Place(IN_PROGRESS, Category.OPEN),
    WAITING_CUSTOMER: Place(WAITING_CUSTOMER, Category.WAITING),
    TO_CONFIRM: Place(TO_CONFIRM, Category.SOLVED),
    CLOSED: Place(CLOSED, Category.CLOSED),
    "waiting_supplier": Place("waiting_supplier", Category.WAITING),
}
READY = {"has_owner": True, "solution": "x", "outcome": "solved", "rating": "content"}


def reason(at: str, to: str, **facts) -> str | None:
    standing = Standing(PLACES[at], **({"has_owner": True} | facts))
    try:
        rules.check_move(standing, PLACES[to])
    except InvalidTransition as refusal:
        return str(refusal.params["reason"])
    return None


@pytest.mark.parametrize(
    ("at", "to", "facts", "expected"),
    [
        (IN_PROGRESS, IN_PROGRESS, READY, "same_status"),
        (CLOSED, IN_PROGRESS, READY, "reopen"),
        (CLOSED, NEW, READY, "reopen"),
        (ASSIGNED, NEW, READY, "back_to_new"),
        (TO_CONFIRM, NEW, READY, "back_to_new"),
        (NEW, ASSIGNED, {"has_owner": False}, "needs_owner"),
        (IN_PROGRESS, TO_CONFIRM, {}, "needs_solution"),
        (NEW, CLOSED, {}, "needs_solution"),
        (TO_CONFIRM, CLOSED, {"solution": "x"}, "needs_outcome"),
        (TO_CONFIRM, CLOSED, {"solution": "x", "outcome": "partly"}, "needs_rating"),
    ],
)
def test_a_forbidden_move_says_why(at, to, facts, expected):
    assert reason(at, to, **facts) == expected


@pytest.mark.parametrize(
    ("at", "to", "facts"),
    [
        (NEW, ASSIGNED, {}),
        (NEW, IN_PROGRESS, {"has_owner": False}),
        (ASSIGNED, WAITING_CUSTOMER, {}),
        (IN_PROGRESS, "waiting_supplier", {}),
        (WAITING_CUSTOMER, IN_PROGRESS, {}),
        (IN_PROGRESS, TO_CONFIRM, {"solution": "x"}),
        (TO_CONFIRM, IN_PROGRESS, {"solution": "x"}),
        (TO_CONFIRM, CLOSED, READY | {"rating": "no_answer"}),
    ],
)
def test_an_allowed_move_passes(at, to, facts):
    assert reason(at, to, **facts) is None


def test_reopening_is_for_closed_tickets_and_work_for_others():
    rules.check_reopen(PLACES[CLOSED])
    rules.check_not_closed(PLACES[TO_CONFIRM])
    with pytest.raises(InvalidTransition) as not_closed:
        rules.check_reopen(PLACES[TO_CONFIRM])
    with pytest.raises(InvalidTransition) as is_closed:
        rules.check_not_closed(PLACES[CLOSED])
    assert not_closed.value.params == {"reason": "not_closed"}
    assert is_closed.value.params == {"reason": "is_closed"}


def test_taking_what_one_works_on_already_is_refused():
    rules.check_take(PLACES[ASSIGNED], is_mine=True)
    rules.check_take(PLACES[IN_PROGRESS], is_mine=False)
    with pytest.raises(InvalidTransition) as refusal:
        rules.check_take(PLACES[IN_PROGRESS], is_mine=True)
    assert refusal.value.params == {"reason": "already_mine"}


def test_each_kind_has_its_default_route():
    assert {kind: rules.route(kind) for kind in Kind} == {
        Kind.INQUIRY: Route("sales"),
        Kind.TECHNICAL: Route("support"),
        Kind.COMPLAINT: Route("service", to_supervisor=True),
        Kind.SUGGESTION: Route("service"),
        Kind.PRAISE: Route("service"),
    }


def test_urgent_sorts_first():
    assert sorted(Priority, key=rules.priority_rank) == [
        Priority.URGENT,
        Priority.HIGH,
        Priority.NORMAL,
        Priority.LOW,
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [("  ", "required"), ("已处理", "vague"), ("Done.", "vague"), ("问题已解决！", "vague")],
)
def test_a_text_that_tells_nothing_is_refused(text, problem):
    with pytest.raises(Invalid) as refusal:
        rules.concrete("solution", text, DEFAULT_PHRASES)
    assert refusal.value.fields == {"solution": problem}


def test_a_concrete_text_is_kept_without_blanks_around_it():
    assert rules.concrete("solution", " 更换硒鼓 ", DEFAULT_PHRASES) == "更换硒鼓"


@pytest.mark.parametrize("percent", [-1, 101])
def test_progress_is_a_percentage(percent):
    with pytest.raises(Invalid) as refusal:
        rules.check_percent(percent)
    assert refusal.value.fields == {"progress": "out_of_range"}
