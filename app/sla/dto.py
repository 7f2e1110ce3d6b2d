"""Service levels as other features and the window see them, and the commands on the rules."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from app.sla.calendar import ALWAYS, BusinessCalendar
from app.sla.clock import OPEN_STATES, ClockState
from app.sla.history import TicketEvent
from app.sla.policy import ClockKind, Hours, Policy, TicketFacts
from app.sla.watch import Reading, left_seconds

HoursText = tuple[tuple[str, str], ...]  # (("09:00", "12:00"), ("13:30", "18:00"))


@dataclass(frozen=True)
class Subject:
    """A ticket whose clocks are to be derived anew.

    Attributes:
        facts: as they are now; they stand in for a report that kept no facts of its own.
        events: everything that ever happened to it, in order.
        is_silent: imported history: its clocks are kept but never ring.
    """

    record_type: str
    record_id: int
    facts: TicketFacts
    events: tuple[TicketEvent, ...]
    is_silent: bool = False


@dataclass(frozen=True, slots=True)
class NextDue:
    """What a record must do first: the due time and the kind of the clock."""

    at: datetime
    kind: str


@dataclass(frozen=True, slots=True)
class ClockRow:
    """A stored clock.

    Attributes:
        hours: what the target is counted in.
        done_at: when it was met or missed for good.
        used_seconds: of the target; None while it runs.
        warn_at: when it begins to be pressing; None once it is finished.
    """

    id: int
    record_type: str
    record_id: int
    kind: ClockKind
    instance: int
    epoch: int
    state: ClockState
    target_seconds: int
    hours: Hours
    started_at: datetime
    due_at: datetime
    done_at: datetime | None
    paused_since: datetime | None
    used_seconds: int | None
    is_by_hand: bool
    policy_key: str
    policy_version: int
    calendar_version: int
    warn_at: datetime | None

    @property
    def is_open(self) -> bool:
        """Whether it can still be met or missed."""
        return self.state in OPEN_STATES

    def reading(self, working: BusinessCalendar, now: datetime) -> Reading:
        """Return elapsed and left seconds at ``now``, counted as the target is.

        Args:
            working: the calendar of today's rules, see ``queries.working_calendar``.
        """
        if self.used_seconds is not None:
            left = self.target_seconds - self.used_seconds
            return Reading(self.used_seconds, left, self.state is ClockState.MISSED)
        left = left_seconds(working if self.hours is Hours.WORKING else ALWAYS, self.due_at, now)
        return Reading(self.target_seconds - left, left, breached=now > self.due_at)


@dataclass(frozen=True, slots=True)
class RulesNow:
    """What the editor shows and saves back."""

    id: int
    since: datetime
    policies: tuple[Policy, ...]
    calendar: BusinessCalendar
    policy_version: int
    calendar_version: int


@dataclass(frozen=True, slots=True)
class Promise:
    """What one clock would promise: the what-if of the editor and the command line."""

    kind: ClockKind
    policy_key: str
    target_seconds: int
    hours: Hours
    due_at: datetime


@dataclass(frozen=True)
class SavePolicies:
    """Replace the ordered list of policies."""

    policies: tuple[Policy, ...]
    seen_rules_id: int


@dataclass(frozen=True)
class SaveCalendar:
    """Replace the working calendar.

    Attributes:
        zone: IANA name; the hours are wall clock in it.
        weekly: weekday (Monday = 0) -> opening hours; a missing day is closed.
        holidays: local date -> name.
        special: local date -> hours of that day (make-up day, short day; empty means closed).
        known_until: last year whose public holidays are official; None where nobody announces
            them.
    """

    zone: str
    weekly: Mapping[int, HoursText]
    holidays: Mapping[date, str]
    special: Mapping[date, HoursText]
    known_until: int | None
    seen_rules_id: int
