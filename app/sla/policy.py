"""Targets: which policy a ticket falls under, and what it promises. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from app.sla.errors import PolicyError

MINUTE, HOUR = 60, 3600


class ClockKind(StrEnum):
    """What a clock measures."""

    ACCEPT = "accept"  # 受理: reported → first act of a person
    SOLVE = "solve"  # 解决: reported → solved
    PLAN = "plan"  # 方案: reported → first plan filed
    PROGRESS = "progress"  # 进展: from one report to the customer to the next
    CALLBACK = "callback"  # 回访: on a follow-up
    ANSWER = "answer"  # 答复: on a low survey rating


class Hours(StrEnum):
    """The calendar a duration is counted in."""

    WORKING = "working"
    ELAPSED = "elapsed"


class Action(StrEnum):
    """What a step of the ladder does. Severity is never raised: that would move the target."""

    NOTIFY = "notify"
    REASSIGN = "reassign"
    RAISE_PRIORITY = "raise_priority"


class Whom(StrEnum):
    """Whom a step of the ladder reaches."""

    IN_CHARGE = "in_charge"
    SUPERVISOR = "supervisor"
    MANAGER = "manager"


@dataclass(frozen=True)
class Target:
    """A duration in seconds and the calendar that counts it."""

    seconds: int
    hours: Hours = Hours.WORKING

    def __post_init__(self) -> None:
        if self.seconds < 0:
            raise PolicyError(reason="seconds", policy="")


@dataclass(frozen=True)
class LadderStep:
    """One step: the warning (level 0, ``after`` is None) or so long after the breach."""

    level: int
    after: Target | None
    action: Action
    whom: Whom


def ladder(hours: Hours) -> tuple[LadderStep, ...]:
    """Return the default steps: warn, at the breach the supervisor, an hour later the manager."""
    return (
        LadderStep(0, None, Action.NOTIFY, Whom.IN_CHARGE),
        LadderStep(1, Target(0, hours), Action.NOTIFY, Whom.SUPERVISOR),
        LadderStep(2, Target(HOUR, hours), Action.NOTIFY, Whom.MANAGER),
    )


@dataclass(frozen=True)
class TicketFacts:
    """What a policy can ask about."""

    tier: str | None = None
    kind: str | None = None
    sub_kind: str | None = None
    severity: str | None = None
    channel: str | None = None


FACTS = ("tier", "kind", "sub_kind", "severity", "channel")


@dataclass(frozen=True)
class Policy:
    """One row of the ordered list. A condition that is None fits every ticket.

    Attributes:
        key: stable name, unique in the list.
        targets: promised duration by clock; a missing one or 0 seconds means no such clock.
        warn_share: share of the target at which level 0 warns, above 0 and below 1.
        fresh_after_days: a ticket reopened after being closed longer than so many elapsed days
            starts a new solve clock; None goes on with the time used.
    """

    key: str
    targets: Mapping[ClockKind, Target]
    tier: str | None = None
    kind: str | None = None
    sub_kind: str | None = None
    severity: str | None = None
    channel: str | None = None
    warn_share: float = 0.75
    ladder: tuple[LadderStep, ...] = field(default_factory=lambda: ladder(Hours.WORKING))
    fresh_after_days: int | None = None

    @cached_property
    def conditions(self) -> dict[str, str]:
        """The facts this policy asks for, in the order they are compared."""
        asked = {name: getattr(self, name) for name in FACTS}
        return {name: value for name, value in asked.items() if value is not None}

    @property
    def is_round_the_clock(self) -> bool:
        """Whether every promise counts by the clock, as those to a VIP do."""
        return all(target.hours is Hours.ELAPSED for target in self.targets.values())

    def fits(self, facts: TicketFacts) -> bool:
        """Return whether the ticket meets every condition."""
        return all(getattr(facts, name) == value for name, value in self.conditions.items())

    def target(self, kind: ClockKind) -> Target | None:
        """Return the promise for a clock, or None when there is no such clock."""
        target = self.targets.get(kind)
        return target if target and target.seconds else None


@dataclass(frozen=True)
class Why:
    """How a policy was chosen.

    Attributes:
        position: place in the list, from 1.
        matched: the conditions that were met; empty for the default.
        facts: what the policies were compared with.
    """

    position: int
    matched: Mapping[str, str]
    facts: TicketFacts


def choose(policies: Sequence[Policy], facts: TicketFacts) -> tuple[Policy, Why]:
    """Return the first policy that fits, and why.

    Raises:
        PolicyError: none fits; a list that ``check`` accepts always has one.
    """
    for position, policy in enumerate(policies, start=1):
        if policy.fits(facts):
            return policy, Why(position, policy.conditions, facts)
    raise PolicyError(reason="no_default", policy="")


def hidden_by(policies: Sequence[Policy], position: int) -> int | None:
    """Return the place of an earlier policy that takes every ticket of this one, if any.

    Places count from 1, as in ``Why``.
    """
    asked = policies[position - 1].conditions.items()
    for earlier, policy in enumerate(policies[: position - 1], start=1):
        if policy.conditions.items() <= asked:
            return earlier
    return None


def check(policies: Sequence[Policy]) -> None:
    """Refuse a list that cannot be used.

    Raises:
        PolicyError: not exactly one default at the end, a key used twice, a warning share outside
            (0, 1), ladder levels that do not count up, or an escalation without its time.
    """
    defaults = [policy.key for policy in policies if not policy.conditions]
    if not defaults:
        raise PolicyError(reason="no_default", policy="")
    if len(defaults) > 1 or defaults[0] != policies[-1].key:
        raise PolicyError(reason="default_not_last", policy=defaults[0])
    keys = [policy.key for policy in policies]
    for policy in policies:
        if keys.count(policy.key) > 1:
            raise PolicyError(reason="key", policy=policy.key)
        _check_ladder(policy)


def _check_ladder(policy: Policy) -> None:
    if not 0 < policy.warn_share < 1:
        raise PolicyError(reason="share", policy=policy.key)
    levels = [step.level for step in policy.ladder]
    if levels != sorted(set(levels)) or any(level < 0 for level in levels):
        raise PolicyError(reason="levels", policy=policy.key)
    if any((step.level == 0) != (step.after is None) for step in policy.ladder):
        raise PolicyError(reason="levels", policy=policy.key)


def default_policies() -> tuple[Policy, ...]:
    """Return the list a new desk starts with; VIP promises run 7×24."""
    return (
        _default("vip_major", "major", vip=True),
        _default("vip_complex", "complex", vip=True),
        _default("vip", None, vip=True),
        _default("major", "major"),
        _default("complex", "complex"),
        _default("default", None),
    )


def _default(key: str, severity: str | None, *, vip: bool = False) -> Policy:
    hours = Hours.ELAPSED if vip else Hours.WORKING
    solve = {
        "complex": Target(24 * HOUR, Hours.ELAPSED),
        "major": Target(72 * HOUR, Hours.ELAPSED),
    }
    targets = {
        ClockKind.ACCEPT: Target(30 * MINUTE, hours),
        ClockKind.SOLVE: solve.get(severity or "", Target(4 * HOUR, hours)),
        ClockKind.PROGRESS: Target(4 * HOUR, hours),
        ClockKind.CALLBACK: Target(24 * HOUR, Hours.ELAPSED),
    }
    if severity == "major":
        targets[ClockKind.PLAN] = Target(2 * HOUR, hours)
    tier = "vip" if vip else None
    return Policy(key, targets, tier=tier, severity=severity, ladder=ladder(hours))
