"""A task as the home page shows it: a start has no use for all else that is done in steps."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class TaskToDo:
    """A task of the reader that is not done."""

    id: int
    ticket_id: int
    number: str
    title: str
    customer_name: str
    text: str
    due_at: datetime
