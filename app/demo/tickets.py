"""The demo company's tickets: two years of solved ones, and a board full of open ones."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random

from app.demo.stories import STORIES, Story
from app.tickets.past import PastStep, PastTicket
from app.tickets.rules import (
    ASSIGNED,
    CLOSED,
    IN_PROGRESS,
    TO_CONFIRM,
    WAITING_CUSTOMER,
    Channel,
    EventType,
    Kind,
    Outcome,
    Priority,
    Rating,
    Severity,
)

_CHANNELS = (Channel.PHONE, Channel.HOTLINE, Channel.EMAIL, Channel.SOCIAL, Channel.WEB)
_PRIORITIES = (Priority.NORMAL, Priority.NORMAL, Priority.HIGH, Priority.LOW, Priority.URGENT)
_DEPARTMENTS = {"inquiry": "sales", "technical": "support"}
_TAKE_WITHIN, _TOLD_AFTER = timedelta(minutes=12), timedelta(minutes=25)
_PUT_OFF_AFTER = timedelta(minutes=70)
_PACE = {"regular": 2.5, "complex": 16.0, "major": 40.0}  # hours to a solution, about


@dataclass(frozen=True)
class Desk:
    """Who works where: ids of the people and departments tickets are given to."""

    departments: dict[str, int]
    members: dict[str, list[int]]

    def place(self, random: Random, story: Story) -> tuple[int, int]:
        """Department and person for a ticket."""
        key = _DEPARTMENTS.get(story.kind, "service")
        return self.departments[key], random.choice(self.members[key])


def solved(
    random: Random, customers: Sequence[int], count: int, now: datetime, desk: Desk
) -> list[PastTicket]:
    """``count`` closed tickets, reported in working hours of the two years before ``now``."""
    return [_solved(random, customers, now, desk) for _ in range(count)]


def _solved(random: Random, customers: Sequence[int], now: datetime, desk: Desk) -> PastTicket:
    story = random.choice(STORIES)
    department_id, owner_id = desk.place(random, story)
    reported = _in_office(random, now - timedelta(days=random.triangular(3, 720, 20)))
    took = reported + timedelta(minutes=random.choice((4, 8, 12, 20, 26, 45)))
    told = took + timedelta(minutes=random.uniform(10, 60))
    done = told + timedelta(hours=_PACE[story.severity] * random.uniform(0.2, 1.7))
    closed = done + timedelta(hours=random.uniform(0.3, 20))
    is_partly = random.random() < 0.06
    steps = (
        PastStep(took, EventType.TOOK, owner_id, IN_PROGRESS),
        PastStep(told, EventType.TOLD_CUSTOMER, owner_id, text=story.progress),
        PastStep(done, EventType.SOLVED, owner_id, TO_CONFIRM, text=story.solution),
        PastStep(closed, EventType.CLOSED, owner_id, CLOSED),
    )
    ticket = _ticket(
        random, story, random.choice(customers), reported, department_id, owner_id, steps
    )
    return replace(
        ticket,
        solution=story.solution,
        outcome=Outcome.PARTLY if is_partly else Outcome.SOLVED,
        rating=_rating(random, is_partly),
        root_cause=story.root_cause or None,
    )


_LATELY = (3, 20, 31, 50, 64, 76, 90, 110, 133, 156)  # hours since the customer was content


def lately_closed(
    random: Random, customers: Sequence[int], count: int, now: datetime, desk: Desk
) -> list[PastTicket]:
    """``count`` tickets closed in the week before ``now``: their customers may still be asked."""
    found: list[PastTicket] = []
    for position in range(count):
        ticket = _solved(random, customers, now, desk)
        closed = now - timedelta(hours=_LATELY[position % len(_LATELY)])
        found.append(_moved(ticket, closed - ticket.steps[-1].at))
    return found


def _moved(ticket: PastTicket, by: timedelta) -> PastTicket:
    """The same ticket at another time."""
    return replace(
        ticket,
        reported_at=ticket.reported_at + by,
        occurred_at=ticket.occurred_at and ticket.occurred_at + by,
        steps=tuple(replace(step, at=step.at + by) for step in ticket.steps),
    )


def _ticket(
    random: Random,
    story: Story,
    customer_id: int,
    reported: datetime,
    department_id: int,
    owner_id: int | None,
    steps: tuple[PastStep, ...],
) -> PastTicket:
    return PastTicket(
        customer_id=customer_id,
        kind=Kind(story.kind),
        title=story.title,
        description=story.description,
        reported_at=reported,
        occurred_at=reported - timedelta(minutes=random.choice((5, 30, 90))),
        channel=random.choice(_CHANNELS),
        severity=Severity(story.severity),
        priority=random.choice(_PRIORITIES),
        sub_kind=story.sub_kind,
        department_id=department_id,
        owner_id=owner_id,
        steps=steps,
    )


# Where an open ticket stands, how long ago it was reported (hours), and how many of a hundred.
_STANDS: tuple[tuple[str, float, float, int], ...] = (
    ("new", 0.02, 0.3, 16),
    ("late", 60, 110, 5),
    ("assigned", 0.1, 0.5, 18),
    ("in_progress", 0.8, 3, 30),
    ("in_progress_late", 80, 160, 5),
    ("waiting", 20, 90, 16),
    ("to_confirm", 12, 60, 10),
)


def still_open(
    random: Random, customers: Sequence[int], count: int, now: datetime, desk: Desk
) -> list[PastTicket]:
    """``count`` open tickets in every column; some overdue, some due soon, some waiting."""
    weights = [stand[3] for stand in _STANDS]
    stands = [_STANDS[i % len(_STANDS)] for i in range(min(count, len(_STANDS)))]
    stands += random.choices(_STANDS, weights, k=count - len(stands))
    return [_open(random, stand, customers, now, desk) for stand in stands]


def _open(
    random: Random,
    stand: tuple[str, float, float, int],
    customers: Sequence[int],
    now: datetime,
    desk: Desk,
) -> PastTicket:
    name, least, most, _ = stand
    story = random.choice(STORIES)
    department_id, owner_id = desk.place(random, story)
    reported = now - timedelta(hours=random.uniform(least, most))
    age = now - reported
    took = reported + min(age / 4, _TAKE_WITHIN)
    steps: tuple[PastStep, ...] = ()
    if name not in ("new", "late"):
        steps = (PastStep(took, EventType.ROUTED, None, ASSIGNED),)
    if name in ("in_progress", "in_progress_late", "waiting", "to_confirm"):
        told = took + min(age / 8, _TOLD_AFTER)
        steps = (
            PastStep(took, EventType.TOOK, owner_id, IN_PROGRESS),
            PastStep(told, EventType.TOLD_CUSTOMER, owner_id, percent=40, text=story.progress),
        )
    later = took + min(age / 2, _PUT_OFF_AFTER)
    if name == "waiting":
        text = "请客户补充设备序列号和故障时的照片"
        steps += (PastStep(later, EventType.MOVED, owner_id, WAITING_CUSTOMER, text=text),)
    if name == "to_confirm":
        steps += (PastStep(later, EventType.SOLVED, owner_id, TO_CONFIRM, text=story.solution),)
    ticket = _ticket(
        random,
        story,
        random.choice(customers),
        reported,
        department_id,
        None if name in ("new", "late") else owner_id,
        steps,
    )
    return replace(
        ticket,
        solution=story.solution if name == "to_confirm" else None,
        is_silent=False,
    )


def _rating(random: Random, is_partly: bool) -> Rating:
    if is_partly:
        return Rating.MOSTLY
    return random.choices(
        (Rating.CONTENT, Rating.MOSTLY, Rating.NOT, Rating.NO_ANSWER), (64, 22, 5, 9)
    )[0]


def _in_office(random: Random, near: datetime) -> datetime:
    """A moment of that day between 9:00 and 17:30 in Shanghai (UTC given and returned)."""
    day = near.replace(hour=1, minute=0, second=0, microsecond=0)
    return day + timedelta(minutes=random.uniform(0, 510))
