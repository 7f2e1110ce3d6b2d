"""What happened inside a command, told upward within the same transaction.

A feature emits an event; ``app/workflows`` decides what else must follow. Features never call
upward and never call their neighbours.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Event:
    """Base of every event; each feature defines its own in ``events.py``."""
