"""The steps of a clock as JSON data and back."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from app.sla.policy import Action, Whom
from app.sla.watch import Step


def schedule_to_data(steps: Sequence[Step]) -> list[dict[str, Any]]:
    """Return the steps of a clock as JSON data; ``schedule_from_data`` reads it back."""
    return [
        {"at": step.at.isoformat(), "level": step.level, "action": step.action, "whom": step.whom}
        for step in steps
    ]


def schedule_from_data(data: Sequence[Mapping[str, Any]]) -> tuple[Step, ...]:
    """Return the steps that ``schedule_to_data`` wrote, earliest first."""
    return tuple(
        Step(
            datetime.fromisoformat(row["at"]),
            row["level"],
            Action(row["action"]),
            Whom(row["whom"]),
        )
        for row in data
    )
