"""Which reactions an event has. The one list to read to know what follows from what."""

from collections.abc import Callable
from functools import cache
from typing import Any

from app.core.events import Event
from app.db.uow import UnitOfWork

Reaction = Callable[[UnitOfWork, Any], None]


@cache
def _reactions() -> dict[type[Event], tuple[Reaction, ...]]:
    return {}


def dispatch(uow: UnitOfWork, event: Event) -> None:
    """Run every reaction to ``event``, in the order of the list."""
    for reaction in _reactions().get(type(event), ()):
        reaction(uow, event)
