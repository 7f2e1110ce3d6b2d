"""Tickets with known times, for tests about figures."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from app.tickets import service
from app.tickets.past import PastStep, PastTicket
from app.tickets.rules import CLOSED, IN_PROGRESS, TO_CONFIRM, EventType, Kind
from tests.tickets_world import World, build


@pytest.fixture
def world(backend) -> World:
    return build(backend)


@pytest.fixture
def past(world, clock) -> Callable[..., int]:
    """Record a ticket reported so many hours ago, with hours from there to what happened."""

    def record(ago: float, *, took=None, solved=None, closed=None, reopened=None, **more: Any):
        began = clock.now - timedelta(hours=ago)
        moments = (
            (took, EventType.TOOK, IN_PROGRESS),
            (solved, EventType.SOLVED, TO_CONFIRM),
            (closed, EventType.CLOSED, CLOSED),
            (reopened, EventType.REOPENED, IN_PROGRESS),
        )
        steps = [
            PastStep(began + timedelta(hours=hours), type_, more.get("owner_id"), status)
            for hours, type_, status in moments
            if hours is not None
        ]
        more = {"kind": Kind.TECHNICAL, "title": "打印机卡纸", **more}
        more.setdefault("customer_id", world.customer_id)
        ticket = PastTicket(reported_at=began, steps=tuple(steps), **more)
        (id_,) = world.backend.command(service.record_history, [ticket]).result
        return id_

    return record
