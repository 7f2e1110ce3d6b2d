"""Telling people what a sweep found: one notice per clock, or one digest for a storm."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from app.db.uow import UnitOfWork
from app.notifications import service

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
    for user_id, things in new.items():
        earlier = told.get(user_id, ())
        if len(earlier) + len(things) > MOST_NOTICES:
            told[user_id] = _digest(uow, user_id, earlier, things)
        else:
            told[user_id] = (*earlier, *things)
            for thing in things:
                _notify(uow, user_id, thing)
    return told


def _notify(uow: UnitOfWork, user_id: int, thing: Told) -> None:
    service.notify(
        uow,
        user_id,
        thing.kind,
        thing.subject_type,
        thing.subject_id,
        thing.params,
        thing.key,
        thing.at,
        is_urgent=thing.is_urgent,
    )


def _digest(
    uow: UnitOfWork, user_id: int, earlier: Sequence[Told], things: Sequence[Told]
) -> tuple[Told, ...]:
    """Put what nobody has seen yet of earlier batches together with the new."""
    unseen = service.withdraw(uow, user_id, {thing.key for thing in earlier})
    pile = [*(thing for thing in earlier if thing.key in unseen), *things]
    key = f"sla_digest:{things[0].key}"
    numbers = list(dict.fromkeys(thing.number for thing in pile))
    first_at, last_at = min(thing.at for thing in pile), max(thing.at for thing in pile)
    params = {
        "count": len(pile),
        "numbers": numbers[:NAMED_IN_DIGEST],
        "first_at": first_at.isoformat(),
        "last_at": last_at.isoformat(),
    }
    is_urgent = any(thing.is_urgent for thing in pile)
    service.notify(uow, user_id, "sla_digest", "", 0, params, key, last_at, is_urgent=is_urgent)
    return tuple(replace(thing, key=key) for thing in pile)
