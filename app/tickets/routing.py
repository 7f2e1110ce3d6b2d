"""Where a new ticket goes: the first rule of an ordered table that fits it decides. Pure.

What no rule fits goes by the default route of its kind (``rules.route``).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.core.text import fold
from app.tickets.rules import Severity

# What a rule may ask about, in the order in which it is asked.
CONDITIONS = ("kind", "sub_kind", "tier", "channel", "words")
_HARDNESS = tuple(Severity)
_BETWEEN_WORDS = re.compile(r"[,;，；、\n]+")


class Way(StrEnum):
    """How the person is chosen."""

    DEPARTMENT = "department"  # nobody is: its people take it
    PERSON = "person"
    LEAST_LOAD = "least_load"
    ROUND_ROBIN = "round_robin"
    ACCOUNT_MANAGER = "account_manager"


@dataclass(frozen=True, slots=True)
class RoutingFacts:
    """What is known of a ticket before it goes anywhere."""

    kind: str
    sub_kind: str | None
    tier: str | None
    channel: str
    title: str


@dataclass(frozen=True, slots=True)
class RoutingRule:
    """One line of the table; a condition that is None asks nothing.

    Attributes:
        words: any one of them in the title will do, apart by commas.
        severity: at least this one, whatever was chosen.
        department_id: where it goes when ``way`` finds nobody.
    """

    id: int
    way: Way
    department_id: int | None
    person_id: int | None = None
    severity: str | None = None
    kind: str | None = None
    sub_kind: str | None = None
    tier: str | None = None
    channel: str | None = None
    words: str | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class Hand:
    """Somebody who could be given a ticket.

    Attributes:
        open_tickets: how many are in his charge now.
        last_at: when his newest ticket was reported; None if that is long ago.
    """

    person_id: int
    open_tickets: int
    last_at: datetime | None


def missed(rule: RoutingRule, facts: RoutingFacts) -> str | None:
    """The first condition of a rule that a ticket does not meet; None when the rule fits."""
    return next((name for name in CONDITIONS if not _meets(rule, facts, name)), None)


def first_fitting(rules: Sequence[RoutingRule], facts: RoutingFacts) -> RoutingRule | None:
    """The rule that decides, if any does."""
    return next((rule for rule in rules if missed(rule, facts) is None), None)


def choose(way: Way, hands: Sequence[Hand]) -> int | None:
    """Of several people the one whose turn it is; None when there are none.

    By least load it is who has the fewest open tickets; else, and among equals, who has waited
    longest for a new one.
    """
    if way is Way.LEAST_LOAD:
        fewest = min((hand.open_tickets for hand in hands), default=0)
        hands = [hand for hand in hands if hand.open_tickets == fewest]
    waiting = [hand for hand in hands if hand.last_at is None]
    turn = min(waiting or hands, key=_turn, default=None)
    return None if turn is None else turn.person_id


def harder(one: str, other: str | None) -> Severity:
    """The harder of two severities."""
    return max((Severity(one), Severity(other or one)), key=_HARDNESS.index)


def words_of(text: str) -> tuple[str, ...]:
    """The words of a condition, apart by commas of either language."""
    return tuple(word.strip() for word in _BETWEEN_WORDS.split(text) if word.strip())


def _turn(hand: Hand) -> tuple[str, int]:
    return (hand.last_at.isoformat() if hand.last_at else "", hand.person_id)


def _meets(rule: RoutingRule, facts: RoutingFacts, name: str) -> bool:
    asked: str | None = getattr(rule, name)
    if not asked:
        return True
    if name == "words":
        title = fold(facts.title)
        return any(fold(word) in title for word in words_of(asked))
    return fold(asked) == fold(getattr(facts, name) or "")
