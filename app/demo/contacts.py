"""What the demo company's people said to customers, and what they have promised to do next."""

from datetime import datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from sqlalchemy import func, insert, select, update

from app.customers.tables import CustomerStats
from app.db.uow import UnitOfWork
from app.demo.stories import TALKS
from app.followups.rules import FollowUpKind, FollowUpState
from app.followups.tables import FollowUp
from app.interactions.tables import Interaction

_TALKS_EACH = 3
_CHUNK = 5_000
_OPEN_PER_PERSON = 4


def talks(uow: UnitOfWork, random: Random, owners: dict[int, int]) -> None:
    """About three interactions with each customer; ``owners`` gives each customer's person."""
    rows: list[dict[str, Any]] = []
    for customer_id, owner_id in owners.items():
        for _ in range(random.randint(1, 2 * _TALKS_EACH - 1)):
            channel, subject, body, result = random.choice(TALKS)
            at = uow.now() - timedelta(days=random.triangular(0.1, 700, 20))
            rows.append(
                {
                    **_stamps(random, at, owner_id),
                    "customer_id": customer_id,
                    "user_id": owner_id,
                    "channel": channel,
                    "direction": random.choice(("in", "out", "out")),
                    "at": at,
                    "minutes": random.choice((3, 5, 8, 12, 25)),
                    "subject": subject,
                    "body": body,
                    "result": result,
                }
            )
    for start in range(0, len(rows), _CHUNK):
        uow.session.execute(
            insert(Interaction.__table__),  # type: ignore[arg-type] # it is a Table
            rows[start : start + _CHUNK],
        )
    latest = uow.session.execute(
        select(Interaction.customer_id, func.max(Interaction.at)).group_by(Interaction.customer_id)
    ).all()
    uow.session.execute(
        update(CustomerStats),
        [{"customer_id": customer, "last_contact_at": at} for customer, at in latest],
    )


def promises(uow: UnitOfWork, random: Random, owners: dict[int, int]) -> None:
    """Open follow-ups, overdue, due today and later: a handful for each person."""
    people = set(owners.values())
    chosen = random.sample(sorted(owners), min(len(owners), _OPEN_PER_PERSON * len(people)))
    rows = [
        {
            **_stamps(random, uow.now() - timedelta(days=4), owners[customer_id]),
            "customer_id": customer_id,
            "owner_id": owners[customer_id],
            "kind": random.choice((FollowUpKind.NEXT_STEP, FollowUpKind.FIRST_VISIT_BACK)),
            "due_at": _due(random, uow.now()),
            "state": FollowUpState.OPEN,
            "note": random.choice(TALKS)[1],
        }
        for customer_id in chosen
    ]
    if rows:
        uow.session.execute(insert(FollowUp.__table__), rows)  # type: ignore[arg-type] # it is a Table


def _due(random: Random, now: datetime) -> datetime:
    return now + timedelta(hours=random.choice((-30, -5, 2, 5, 26, 50, 100)))


def _stamps(random: Random, at: datetime, user_id: int) -> dict[str, Any]:
    return {
        "uid": UUID(int=random.getrandbits(128), version=4),
        "version": 1,
        "created_at": at,
        "created_by_id": user_id,
        "updated_at": at,
        "updated_by_id": user_id,
    }
