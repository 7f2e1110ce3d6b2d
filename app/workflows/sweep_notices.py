"""Telling people what a sweep found: one notice per clock, or one digest for a storm."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from app.db.uow import UnitOfWork
from app.notifications import service
from app.notifications.dto import NewNotice
from app.tickets.task_clocks import TASK

Hearer = tuple[int, str]  # who, and of what; one's own task is not lost among late tickets

MOST_NOTICES = 5
NAMED_IN_DIGEST = 20


@dataclass(frozen=True)
class Told:
    """What one person hears of one clock.

    Attributes:
        key: under which the notice is written; that of the digest once it is part of one.
        at: when it really happened.
        is_urgent: told outside working hours, too (VIP, promises around the clock).
    """

    key: str
    kind: str
    subject_type: str
    subject_id: int
    number: str
    params: Mapping[str, object]
    at: datetime
    is_urgent: bool = False


def tell(
    uow: UnitOfWork,
    new: Mapping[Hearer, Sequence[Told]],
    before: Mapping[Hearer, tuple[Told, ...]],
) -> dict[Hearer, tuple[Told, ...]]:
    """Tell each hearer what is new to them; returns all they were told in this sweep."""
    told = dict(before)
    news: list[NewNotice] = []
    unseen = service.withdraw(
        uow,
        {
            (hearer[0], thing.key)
            for hearer, things in new.items()
            for thing in told.get(hearer, ())
            if _is_storm(told.get(hearer, ()), things)
        },
    )
    for hearer, things in new.items():
        (user_id, about), earlier = hearer, told.get(hearer, ())
        if _is_storm(earlier, things):
            # What nobody has seen yet of earlier batches is told together with the new.
            pile = [*(thing for thing in earlier if (user_id, thing.key) in unseen), *things]
            digest = _digest(user_id, about, pile, things[0].key)
            news.append(digest)
            told[hearer] = tuple(replace(thing, key=digest.dedupe_key) for thing in pile)
        else:
            news += (_notice(user_id, thing) for thing in things)
            told[hearer] = (*earlier, *things)
    service.notify_all(uow, news)
    return told


def _is_storm(earlier: Sequence[Told], things: Sequence[Told]) -> bool:
    return len(earlier) + len(things) > MOST_NOTICES


def _notice(user_id: int, thing: Told) -> NewNotice:
    return NewNotice(
        user_id,
        thing.kind,
        thing.subject_type,
        thing.subject_id,
        thing.params,
        thing.key,
        thing.at,
        thing.is_urgent,
    )


def _digest(user_id: int, about: str, pile: Sequence[Told], first_key: str) -> NewNotice:
    numbers = list(dict.fromkeys(thing.number for thing in pile))
    first_at, last_at = min(thing.at for thing in pile), max(thing.at for thing in pile)
    params = {
        "count": len(pile),
        "numbers": numbers[:NAMED_IN_DIGEST],
        "first_at": first_at.isoformat(),
        "last_at": last_at.isoformat(),
    }
    is_urgent = any(thing.is_urgent for thing in pile)
    key = f"sla_digest:{first_key}"
    kind, leads_to = ("task_digest", TASK) if about == TASK else ("sla_digest", "")
    return NewNotice(user_id, kind, leads_to, 0, params, key, last_at, is_urgent)
