"""The rules in force over time, and what they promise a ticket. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from app.sla.calendar import ALWAYS, BusinessCalendar
from app.sla.policy import ClockKind, Hours, Policy, Target, TicketFacts, Why, choose


@dataclass(frozen=True)
class Rules:
    """The policies and the working calendar that hold from ``since`` on."""

    since: datetime
    policies: tuple[Policy, ...]
    working: BusinessCalendar
    policy_version: int = 1
    calendar_version: int = 1
    _chosen: dict[TicketFacts, tuple[Policy, Why]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )
    _terms: dict[tuple[ClockKind, TicketFacts], "Terms | None"] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def calendar(self, hours: Hours) -> BusinessCalendar:
        """Return the calendar that counts such hours."""
        return self.working if hours is Hours.WORKING else ALWAYS

    def choose(self, facts: TicketFacts) -> tuple[Policy, Why]:
        """Return the policy that such a ticket falls under, and why; tickets of a kind share it.

        Raises:
            PolicyError: none fits.
        """
        if facts not in self._chosen:
            self._chosen[facts] = choose(self.policies, facts)
        return self._chosen[facts]

    def terms(self, kind: ClockKind, facts: TicketFacts) -> "Terms | None":
        """Return what these rules promise such a ticket, if anything."""
        asked = kind, facts
        if asked not in self._terms:
            policy, why = self.choose(facts)
            target = policy.target(kind)
            self._terms[asked] = Terms(target, policy, why, self) if target else None
        return self._terms[asked]


@dataclass(frozen=True)
class Terms:
    """What was promised: the target, the policy it comes from, and why that one."""

    target: Target
    policy: Policy
    why: Why
    rules: Rules

    @property
    def calendar(self) -> BusinessCalendar:
        """The calendar the target is counted in."""
        return self.rules.calendar(self.target.hours)


def rules_at(book: Sequence[Rules], at: datetime) -> Rules:
    """Return the rules in force at ``at``; the oldest cover everything before them.

    Raises:
        ValueError: the book is empty.
    """
    if not book:
        raise ValueError("clocks need rules")
    return next((rules for rules in reversed(book) if rules.since <= at), book[0])
