"""What a ticket may be, where it goes, and which moves are allowed. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from app.core.concrete import is_concrete
from app.core.errors import Invalid, InvalidTransition


class Kind(StrEnum):
    """What a customer comes with."""

    INQUIRY = "inquiry"
    TECHNICAL = "technical"
    COMPLAINT = "complaint"
    SUGGESTION = "suggestion"
    PRAISE = "praise"


class Severity(StrEnum):
    """How hard it is: picks the targets."""

    REGULAR = "regular"
    COMPLEX = "complex"
    MAJOR = "major"


class Priority(StrEnum):
    """How pressing it is: sorts."""

    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"
    URGENT = "urgent"


class Category(StrEnum):
    """What a status means; statuses with names of their own map to one."""

    OPEN = "open"
    WAITING = "waiting"
    SOLVED = "solved"
    CLOSED = "closed"


class Outcome(StrEnum):
    """How a ticket ended: with the customer's word on the solution, or as no case of its own."""

    SOLVED = "solved"
    PARTLY = "partly"
    DUPLICATE = "duplicate"
    SPAM = "spam"
    MERGED = "merged"


CUSTOMERS_WORD = (Outcome.SOLVED, Outcome.PARTLY)
# Nobody solved these: no clock is met or missed by them, no figure counts them.
WITHDRAWN = (Outcome.DUPLICATE, Outcome.SPAM, Outcome.MERGED)


class LinkKind(StrEnum):
    """What one ticket is to another, said of the first of them."""

    DUPLICATE_OF = "duplicate_of"
    CAUSED_BY = "caused_by"
    RELATED = "related"


class Rating(StrEnum):
    """How content the customer is; ``NO_ANSWER`` when we asked in vain."""

    CONTENT = "content"
    MOSTLY = "mostly"
    NOT = "not"
    NO_ANSWER = "no_answer"


class Channel(StrEnum):
    """How a ticket reached us, and how the customer is told."""

    HOTLINE = "hotline"
    PHONE = "phone"
    EMAIL = "email"
    CHAT = "chat"
    WEB = "web"
    SUGGESTION_BOX = "suggestion_box"
    VISIT = "visit"
    SOCIAL = "social"


class EventType(StrEnum):
    """What a line of the history tells; ``field`` of the line says what changed."""

    REPORTED = "reported"
    IMPORTED = "imported"  # a report from before: its clocks stay silent
    ROUTED = "routed"  # by rule or by somebody else; nobody has acted on it yet
    TOOK = "took"
    MOVED = "moved"
    UNDONE = "undone"
    CHANGED = "changed"
    CLASSIFIED = "classified"
    COMMENTED = "commented"
    TOLD_CUSTOMER = "told_customer"
    CUSTOMER_WROTE = "customer_wrote"
    PLAN_FILED = "plan_filed"
    DUE_BY_HAND = "due_by_hand"
    ESCALATED = "escalated"
    SOLVED = "solved"
    CLOSED = "closed"
    REOPENED = "reopened"
    ATTACHED = "attached"  # a file: ``after`` is its id, ``text`` its name
    DETACHED = "detached"
    WITHDRAWN = "withdrawn"  # a duplicate or spam: its clocks stop without a verdict
    MERGED = "merged"
    UNMERGED = "unmerged"
    LINKED = "linked"
    UNLINKED = "unlinked"
    SLA_BREACHED = "sla_breached"  # ``field`` names the clock
    STEP_DONE = "step_done"  # of a complaint; ``field`` names the step
    STEP_UNDONE = "step_undone"
    CHECKED = "checked"  # a line of the checklist, in ``after``
    UNCHECKED = "unchecked"
    JOINED = "joined"  # the task force: who, in ``after``
    LEFT = "left"
    TASK_GIVEN = "task_given"  # to whom, in ``after``
    TASK_DONE = "task_done"  # which, in ``after``
    TASK_UNDONE = "task_undone"
    MET = "met"  # who took part, in ``after``


class ComplaintStep(StrEnum):
    """The four steps of a complaint 投诉处理四步, in their order."""

    LISTEN = "listen"
    CAUSE = "cause"
    REMEDY = "remedy"
    VISIT_BACK = "visit_back"


# The statuses of a new store; an administrator may add others.
NEW, ASSIGNED, IN_PROGRESS = "new", "assigned", "in_progress"
WAITING_CUSTOMER, TO_CONFIRM, CLOSED = "waiting_customer", "to_confirm", "closed"

_PRIORITY_ORDER = (Priority.URGENT, Priority.HIGH, Priority.NORMAL, Priority.LOW)


def priority_rank(priority: Priority) -> int:
    """Urgent 0 … low 3: sorts after the next due time."""
    return _PRIORITY_ORDER.index(priority)


@dataclass(frozen=True)
class Route:
    """Where a new ticket goes: a department by its key, to its supervisor in person or not."""

    department: str
    to_supervisor: bool = False


_ROUTES = {
    Kind.INQUIRY: Route("sales"),
    Kind.TECHNICAL: Route("support"),
    Kind.COMPLAINT: Route("service", to_supervisor=True),
    Kind.SUGGESTION: Route("service"),
    Kind.PRAISE: Route("service"),
}


def route(kind: Kind) -> Route:
    """Return where tickets of a kind go when nobody says otherwise."""
    return _ROUTES[kind]


@dataclass(frozen=True)
class Place:
    """A status and what it means."""

    key: str
    category: Category


@dataclass(frozen=True)
class Standing:
    """What the rules ask about a ticket before it moves.

    ``missing_step`` is the first step of a complaint that is not done; None of other tickets.
    """

    place: Place
    has_owner: bool
    solution: str | None = None
    outcome: str | None = None
    rating: str | None = None
    missing_step: ComplaintStep | None = None


def check_move(standing: Standing, to: Place) -> None:
    """Refuse a move that the rules forbid.

    Raises:
        InvalidTransition: with reason ``same_status``, ``reopen`` (a closed ticket needs a reason),
            ``back_to_new``, ``needs_owner``, ``needs_step_…`` (of a complaint: which),
            ``needs_solution``, ``needs_outcome`` or ``needs_rating``.
    """
    if standing.place.key == to.key:
        raise _refused("same_status")
    if standing.place.category is Category.CLOSED:
        raise _refused("reopen")
    if to.key == NEW:
        raise _refused("back_to_new")
    if to.key == ASSIGNED and not standing.has_owner:
        raise _refused("needs_owner")
    if to.category is Category.CLOSED and standing.missing_step:
        raise step_missing(standing.missing_step)
    if to.category in (Category.SOLVED, Category.CLOSED) and not standing.solution:
        raise _refused("needs_solution")
    if to.category is Category.CLOSED:
        if not standing.outcome:
            raise _refused("needs_outcome")
        if not standing.rating:
            raise _refused("needs_rating")


def check_not_closed(place: Place) -> None:
    """Refuse to work on a closed ticket.

    Raises:
        InvalidTransition: reason ``is_closed``.
    """
    if place.category is Category.CLOSED:
        raise _refused("is_closed")


def check_take(place: Place, *, is_mine: bool) -> None:
    """Refuse to take what is closed, or what one is working on already.

    Raises:
        InvalidTransition: reason ``is_closed`` or ``already_mine``.
    """
    check_not_closed(place)
    if is_mine and needs_person(place):
        raise _refused("already_mine")


def check_reopen(place: Place) -> None:
    """Refuse to reopen what is not closed.

    Raises:
        InvalidTransition: reason ``not_closed``.
    """
    if place.category is not Category.CLOSED:
        raise _refused("not_closed")


def next_step(done: Collection[ComplaintStep]) -> ComplaintStep | None:
    """The first step of a complaint that is not done, None after the last."""
    return next((step for step in ComplaintStep if step not in done), None)


def last_step(done: Collection[ComplaintStep]) -> ComplaintStep | None:
    """The step of a complaint that may be taken back: the last one that is done."""
    return next((step for step in reversed(ComplaintStep) if step in done), None)


def check_step(step: ComplaintStep, done: Collection[ComplaintStep]) -> None:
    """Refuse a step of a complaint whose turn it is not.

    Raises:
        InvalidTransition: reason ``step_done``, or ``needs_step_…`` for the one that comes first.
    """
    if step in done:
        raise _refused("step_done")
    first = next_step(done)
    if first is not None and first is not step:
        raise step_missing(first)


def check_last_step(step: ComplaintStep, done: Collection[ComplaintStep]) -> None:
    """Refuse to take back a step that others were built on.

    Raises:
        InvalidTransition: reason ``not_last_step``.
    """
    if step is not last_step(done):
        raise _refused("not_last_step")


def check_reopen_as_own(outcome: str | None) -> None:
    """Refuse to reopen what was merged: taking the merge back brings it to where it was.

    Raises:
        InvalidTransition: reason ``merged``.
    """
    if outcome == Outcome.MERGED:
        raise _refused("merged")


def check_other(ticket_id: int, other_id: int | None, field: str) -> int:
    """Return the other ticket of two.

    Raises:
        Invalid: none is named, or the ticket itself.
    """
    if other_id is None:
        raise Invalid({field: "required"})
    if other_id == ticket_id:
        raise Invalid({field: "itself"})
    return other_id


def needs_person(to: Place) -> bool:
    """Whether somebody must be in charge there: who moves a ticket nobody has takes it."""
    return to.key not in (NEW, ASSIGNED)


def concrete(field: str, text: str, phrases: tuple[str, ...]) -> str:
    """Return ``text`` without blanks around it if it tells something (I2).

    Raises:
        Invalid: the field is empty (``required``) or says only one of ``phrases`` (``vague``).
    """
    stripped = required(field, text)
    if not is_concrete(stripped, phrases):
        raise Invalid({field: "vague"})
    return stripped


def required(field: str, text: str) -> str:
    """Return ``text`` without blanks around it.

    Raises:
        Invalid: nothing is left of it.
    """
    stripped = text.strip()
    if not stripped:
        raise Invalid({field: "required"})
    return stripped


def check_few(field: str, count: int, most: int) -> None:
    """Refuse more lines than a checklist takes.

    Raises:
        Invalid: the field, ``too_many_lines``.
    """
    if count > most:
        raise Invalid({field: "too_many_lines"})


def check_percent(percent: int) -> None:
    """Refuse a progress outside 0 to 100.

    Raises:
        Invalid: field ``progress``.
    """
    if not 0 <= percent <= 100:
        raise Invalid({"progress": "out_of_range"})


def step_missing(step: ComplaintStep) -> InvalidTransition:
    """The refusal to close a complaint, or to go on with it, before this step is done."""
    return InvalidTransition(reason=f"needs_step_{step}", step=step.value)


def _refused(reason: str) -> InvalidTransition:
    return InvalidTransition(reason=reason)
