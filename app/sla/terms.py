"""The rules in force over time, and what they promise a ticket. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.sla.calendar import ALWAYS, BusinessCalendar
from app.sla.history import History
from app.sla.policy import ClockKind, Hours, Policy, Target, Why, choose


@dataclass(frozen=True)
class Rules:
    """The policies and the working calendar that hold from ``since`` on."""

    since: datetime
    policies: tuple[Policy, ...]
    working: BusinessCalendar
    policy_version: int = 1
    calendar_version: int = 1

    def calendar(self, hours: Hours) -> BusinessCalendar:
        """Return the calendar that counts such hours."""
        return self.working if hours is Hours.WORKING else ALWAYS


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


def terms_at(
    at: datetime, kind: ClockKind, history: History, book: Sequence[Rules]
) -> Terms | None:
    """Return what is promised at ``at`` by the rules and the facts of that moment, if anything."""
    rules = rules_at(book, at)
    policy, why = choose(rules.policies, history.facts_at(at))
    target = policy.target(kind)
    return Terms(target, policy, why, rules) if target else None


def rules_at(book: Sequence[Rules], at: datetime) -> Rules:
    """Return the rules in force at ``at``; the oldest cover everything before them.

    Raises:
        ValueError: the book is empty.
    """
    if not book:
        raise ValueError("clocks need rules")
    return next((rules for rules in reversed(book) if rules.since <= at), book[0])
