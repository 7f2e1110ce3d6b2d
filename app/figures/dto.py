"""Figures as the window sees them, and what may be asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from app.figures.formulas import BACKLOG_DAYS, Level, Times, reopen_rate
from app.sla.policy import ClockKind
from app.tickets.rules import Kind, Outcome, Priority

Key = str | int | None  # of a group: an id, a code, None for nobody's
LeftOut = Mapping[Outcome, int]  # tickets in no figure, by what they were closed as


class By(StrEnum):
    """What the tickets are grouped by."""

    DEPARTMENT = "department"
    PERSON = "person"
    TIER = "tier"
    KIND = "kind"
    PRIORITY = "priority"


# Clocks of tickets, in the order in which they run.
TICKET_CLOCKS = (ClockKind.ACCEPT, ClockKind.SOLVE, ClockKind.PLAN, ClockKind.PROGRESS)


@dataclass(frozen=True)
class FiguresFilter:
    """Which tickets: those reported in [begins_at, ends_at), aware; None for no bound."""

    begins_at: datetime | None = None
    ends_at: datetime | None = None
    department_id: int | None = None
    owner_id: int | None = None
    tier: str | None = None
    kind: Kind | None = None
    priority: Priority | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """How long something took, by the clock and in working time of the company's calendar."""

    elapsed: Times | None = None
    working: Times | None = None


@dataclass(frozen=True, slots=True)
class FigureSet:
    """The figures of some tickets.

    Attributes:
        levels: by the kind of clock; only kinds some of the tickets have.
        level: all kinds added up; each ticket counts once for each clock it has.
        first_answer: from the report to the first act of a person.
        solve: from the report to the (last) solution, time of waiting included.
        unsolved_ends: closed, but nobody noted when they were solved: in no time, in no rate of
            the solve clock.
        solved: ever solved.
        reopened: of those, taken up again at least once.
        backlog: neither solved nor closed now, whenever they were reported, by age.
    """

    tickets: int = 0
    levels: Mapping[ClockKind, Level] = field(default_factory=dict)
    level: Level = field(default_factory=Level)
    first_answer: Span = field(default_factory=Span)
    solve: Span = field(default_factory=Span)
    unsolved_ends: int = 0
    solved: int = 0
    reopened: int = 0
    backlog: tuple[int, ...] = (0,) * (len(BACKLOG_DAYS) + 1)

    @property
    def reopen_rate(self) -> float | None:
        """Share of the solved tickets that were taken up again."""
        return reopen_rate(self.reopened, self.solved)

    @property
    def open(self) -> int:
        """Tickets of the backlog, of any age."""
        return sum(self.backlog)


@dataclass(frozen=True, slots=True)
class GroupFigures:
    """The figures of one department, person, tier, kind or priority.

    Attributes:
        code: of a department or tier, while it has the name of its code.
        name: as people gave it, None where it goes by its code.
    """

    key: Key
    code: str | None
    name: str | None
    figures: FigureSet


@dataclass(frozen=True, slots=True)
class Figures:
    """All that was asked for: the whole and its groups."""

    by: By
    total: FigureSet
    groups: tuple[GroupFigures, ...]


class What(StrEnum):
    """Which tickets a number stands for."""

    ALL = "all"
    MISSED = "missed"
    ANSWERED = "answered"
    SOLVED = "solved"  # with a known time
    UNSOLVED_END = "unsolved_end"
    REOPENED = "reopened"
    BACKLOG = "backlog"
    SUB_KIND = "sub_kind"
    CAUSE = "cause"
    KEYWORD = "keyword"
    LEFT_OUT = "left_out"  # of every other number


@dataclass(frozen=True)
class Behind:
    """One number of the page.

    Attributes:
        by, key: the group, where it is the number of one.
        clock: missed by this kind of clock; None for any.
        age: of the backlog, a place in ``BACKLOG_DAYS``; None for any.
        text: the sub-kind, root cause or keyword; of what is left out the outcome it is for.
    """

    what: What = What.ALL
    by: By | None = None
    key: Key = None
    clock: ClockKind | None = None
    age: int | None = None
    text: str = ""
