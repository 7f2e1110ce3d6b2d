"""Policies, targets and deadlines in words: what is promised to whom, and why it is due then."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from app.customers.dto import TierRow
from app.sla import telling
from app.sla.explain import Explanation
from app.sla.policy import ClockKind, Hours, Target
from app.tickets.rules import Channel, Kind, Severity
from ui.words import named, word

FACTS = ("tier", "kind", "severity", "channel")  # those that a ticket has before it is opened
_PREFIXES = {"kind": "ticket.kind", "severity": "ticket.severity", "channel": "channel"}
_CODES: dict[str, tuple[str, ...]] = {
    "kind": tuple(Kind),
    "severity": tuple(Severity),
    "channel": tuple(Channel),
}


class FactWords:
    """Speaks of deadlines in the window's language, with the company's own names of tiers."""

    def __init__(self, tiers: Sequence[TierRow] = ()) -> None:
        self._tiers = {tier.key: tier.name for tier in tiers}

    def choices(self, fact: str) -> list[tuple[str, str]]:
        """Codes and words of a fact."""
        codes = tuple(self._tiers) if fact == "tier" else _CODES[fact]
        return [(code, self.fact(fact, code)) for code in codes]

    def text(self, english: str) -> str:
        """A sentence of ``app.sla.telling`` in the window's language."""
        return QCoreApplication.translate(telling.CONTEXT, english)

    def word(self, key: str) -> str:
        """The name of a coded thing."""
        return word(key)

    def fact(self, fact: str, code: str) -> str:
        """One fact in words."""
        if fact == "tier":
            return named("tier", code, self._tiers.get(code))
        return word(f"{_PREFIXES[fact]}.{code}") if fact in _PREFIXES else code

    def conditions(self, conditions: Mapping[str, str]) -> str:
        """What a policy asks for: "VIP · Major"; for none, that it takes the rest."""
        return telling.conditions(conditions, self)


_SPEAKER = FactWords()


def fact_name(fact: str) -> str:
    """What is asked: tier, kind, severity or channel."""
    return telling.fact_name(fact, _SPEAKER)


def span_text(seconds: int) -> str:
    """A duration in hours and minutes; never in days, a working day is not 24 hours long."""
    return telling.span_text(seconds, _SPEAKER)


def hours_name(hours: Hours) -> str:
    """What a duration is counted in."""
    if hours is Hours.WORKING:
        return QCoreApplication.translate("Deadline", "working time")
    return QCoreApplication.translate("Deadline", "round the clock")


def target_text(target: Target | None) -> str:
    """A promise: "4 h working time"; a dash where there is none."""
    return f"{span_text(target.seconds)} {hours_name(target.hours)}" if target else "–"


def day_name(day: date) -> str:
    """A date with its weekday."""
    return telling.day_name(day, _SPEAKER)


def moment_name(moment: datetime, zone: ZoneInfo) -> str:
    """A moment on the wall clock of a zone, with its weekday."""
    return telling.moment_name(moment, zone, _SPEAKER)


def explained(kind: ClockKind, told: Explanation, facts: FactWords) -> list[str]:
    """One deadline taken apart, sentence by sentence: what counted, what did not, and why."""
    return telling.told(kind, told, facts)
