"""What a desk says of itself, and whom it sees."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Looking:
    """A desk shows a record; ``topic`` is that of its changes: customer, ticket."""

    desk: UUID
    topic: str
    record_id: int


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody else who has the record open."""

    user_id: int
    name: str
