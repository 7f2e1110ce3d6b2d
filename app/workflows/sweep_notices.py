"""Telling people what a sweep found: one notice per clock, or one digest for a storm."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from app.db.uow import UnitOfWork
from app.notifications import service
from app.notifications.dto import NewNotice
from app.tickets.task_clocks import TASK

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
    new: Mapping[int, Sequence[Told]],
    before: Mapping[int, tuple[Told, ...]],
) -> dict[int, tuple[Told, ...]]:
    """Tell each person what is new to them; returns all they were told in this sweep."""
    told = dict(before)
    news: list[NewNotice] = []
    unseen = service.withdraw(
        uow,
        {
            (user_id, thing.key)
            for user_id, things in new.items()
            for thing in told.get(user_id, ())
            if _is_storm(told.get(user_id, ()), things)
        },
    )
    for user_id, things in new.items():
        earlier = told.get(user_id, ())
        if _is_storm(earlier, things):
            # What nobody has seen yet of earlier batches is told together with the new.
            pile = [*(thing for thing in earlier if (user_id, thing.key) in unseen), *things]
            digest = _digest(user_id, pile, things[0].key)
            news.append(digest)
            told[user_id] = tuple(replace(thing, key=digest.dedupe_key) for thing in pile)
        else:
            news += (_notice(user_id, thing) for thing in things)
            told[user_id] = (*earlier, *things)
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


def _digest(user_id: int, pile: Sequence[Told], first_key: str) -> NewNotice:
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
    # Tasks alone lead to where they stand, everything else to the tickets that are late.
    about = TASK if all(thing.subject_type == TASK for thing in pile) else ""
    return NewNotice(user_id, "sla_digest", about, 0, params, key, last_at, is_urgent)
