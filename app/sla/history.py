"""What happened to a ticket, as the clocks see it. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from app.sla.calendar import Interval
from app.sla.policy import ClockKind, TicketFacts


class Category(StrEnum):
    """What a status means for the clocks. Statuses with names of their own map to one."""

    OPEN = "open"
    WAITING = "waiting"
    SOLVED = "solved"
    CLOSED = "closed"


DONE = frozenset({Category.SOLVED, Category.CLOSED})
WAITING = frozenset({Category.WAITING})


class EventType(StrEnum):
    """The events of a ticket that move a clock."""

    REPORTED = "reported"
    TOOK = "took"
    TOLD_CUSTOMER = "told_customer"  # a reply or a report on progress
    STATUS_CHANGED = "status_changed"
    CLASSIFIED = "classified"  # tier, kind, sub-kind, severity or channel changed
    PLAN_FILED = "plan_filed"
    DUE_BY_HAND = "due_by_hand"
    WITHDRAWN = "withdrawn"  # merged into another, deleted, a duplicate or spam
    RESTORED = "restored"


ACTS = frozenset({EventType.TOOK, EventType.TOLD_CUSTOMER, EventType.STATUS_CHANGED})


@dataclass(frozen=True)
class TicketEvent:
    """One stored event, reduced to what a clock needs.

    Attributes:
        at: aware, the server's time.
        by_person: False for automatic routing and sweeps; those do not accept a ticket.
        category: the new category (reported, status changed); a report starts as open.
        facts: all facts after the event (reported, classified).
        clock, due_at: whose due time was set by hand, and to what instant.
    """

    type: EventType
    at: datetime
    by_person: bool = True
    category: Category = Category.OPEN
    facts: TicketFacts | None = None
    clock: ClockKind | None = None
    due_at: datetime | None = None


@dataclass(frozen=True)
class Stay:
    """An unbroken time in some categories; ``end`` is None while it lasts."""

    start: datetime
    end: datetime | None
    closed_at: datetime | None = None  # when the ticket became closed, if it did


class History:
    """The events of one ticket in order, with the questions the clocks ask about them."""

    def __init__(self, events: Iterable[TicketEvent]) -> None:
        """Take the events in any order; those of one instant stay in the order given.

        Raises:
            ValueError: there is no report with its facts.
        """
        self.events = tuple(sorted(events, key=lambda event: event.at))
        reports = [e for e in self.events if e.type is EventType.REPORTED]
        if not reports or reports[0].facts is None:
            raise ValueError("a ticket begins with a report and its facts")
        self.reported_at = reports[0].at
        self._facts = [(e.at, e.facts) for e in self.events if e.facts is not None]
        self._by_hand = [e for e in self.events if e.type is EventType.DUE_BY_HAND]
        self._stays: dict[frozenset[Category], tuple[Stay, ...]] = {}

    def facts_at(self, at: datetime) -> TicketFacts:
        """Return tier, kind, severity ... at ``at``; an event at that instant counts."""
        known = (facts for since, facts in reversed(self._facts) if since <= at)
        return next(known, self._facts[0][1])

    def fact_changes(self) -> list[datetime]:
        """Return when tier, kind, severity ... were set."""
        return [at for at, _ in self._facts]

    def first_act_at(self) -> datetime | None:
        """Return when a person first took, answered or moved the ticket, or it was done anyhow."""
        for event in self.events:
            by_hand = event.by_person and event.type in ACTS
            if by_hand or (event.type is EventType.STATUS_CHANGED and event.category in DONE):
                return event.at
        return None

    def first_at(self, type_: EventType) -> datetime | None:
        """Return when the first event of a type happened."""
        return next((event.at for event in self.events if event.type is type_), None)

    def told_at(self) -> list[datetime]:
        """Return when the customer was told something, in order."""
        return [e.at for e in self.events if e.type is EventType.TOLD_CUSTOMER]

    @cached_property
    def absences(self) -> list[Stay]:
        """Return the times in which the ticket was merged, deleted, a duplicate or spam."""
        found: list[Stay] = []
        since: datetime | None = None
        for event in self.events:
            if event.type is EventType.WITHDRAWN:
                since = since or event.at
            elif event.type is EventType.RESTORED and since is not None:
                found.append(Stay(since, event.at))
                since = None
        if since is not None:
            found.append(Stay(since, None))
        return found

    @cached_property
    def withdrawn_at(self) -> datetime | None:
        """Return since when the ticket is merged, deleted, a duplicate or spam."""
        return next((stay.start for stay in self.absences if stay.end is None), None)

    def due_by_hand(self, kind: ClockKind) -> list[TicketEvent]:
        """Return the events that set the due time of a clock by hand, in order."""
        return [event for event in self._by_hand if event.clock is kind]

    def stays(self, categories: frozenset[Category]) -> tuple[Stay, ...]:
        """Return the unbroken times spent in any of ``categories``, in order."""
        if categories not in self._stays:
            self._stays[categories] = tuple(self._spent(categories))
        return self._stays[categories]

    def _spent(self, categories: frozenset[Category]) -> list[Stay]:
        stays: list[Stay] = []
        since: datetime | None = None
        closed: datetime | None = None
        for event in self.events:
            if event.type not in (EventType.REPORTED, EventType.STATUS_CHANGED):
                continue
            if event.category in categories:
                since = since or event.at
                closed = event.at if event.category is Category.CLOSED else None
            elif since is not None:
                stays.append(Stay(since, event.at, closed))
                since = None
        if since is not None:
            stays.append(Stay(since, None, closed))
        return stays


def ended(stays: Iterable[Stay]) -> list[Interval]:
    """Return the stays that are over, as intervals."""
    return [(stay.start, stay.end) for stay in stays if stay.end is not None]
