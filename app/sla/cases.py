"""Check the arithmetic against a file of cases (``laike sla verify FILE``).

A case names a calendar, a start and its pauses, and what is expected of them: ``expected_due`` for
``target_minutes``, or ``expected_business_minutes`` until ``end``.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.core.errors import AppError
from app.sla.calendar import BusinessCalendar
from app.sla.stored import calendar_from_data


@dataclass(frozen=True)
class FailedCase:
    """A case that came out otherwise; ``got`` names the error where there is no result."""

    id: str
    expected: str
    got: str


class UnreadableCases(AppError):
    """The file is not a list of cases; params: path, detail."""

    code = "sla_cases_unreadable"


def verify(path: Path) -> tuple[int, tuple[FailedCase, ...]]:
    """Return how many cases of a JSON file passed, and those that failed.

    Raises:
        UnreadableCases: the file cannot be read or is no JSON list of objects.
    """
    try:
        cases = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UnreadableCases(path=str(path), detail=str(error)) from error
    if not isinstance(cases, list) or not all(isinstance(case, dict) for case in cases):
        raise UnreadableCases(path=str(path), detail="not a list of objects")
    return verify_cases(cases)


def verify_cases(cases: Iterable[Mapping[str, Any]]) -> tuple[int, tuple[FailedCase, ...]]:
    """Return how many cases passed, and those that failed."""
    results = [_failure(str(number), case) for number, case in enumerate(cases, start=1)]
    failed = tuple(failure for failure in results if failure is not None)
    return len(results) - len(failed), failed


def _failure(number: str, case: Mapping[str, Any]) -> FailedCase | None:
    name = str(case.get("id", number))
    try:
        expected, got = _due(case) if "expected_due" in case else _worked(case)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        return FailedCase(name, "a case that can be read", f"{type(error).__name__}: {error}")
    return None if expected == got else FailedCase(name, expected, got)


def _due(case: Mapping[str, Any]) -> tuple[str, str]:
    seconds = round(case["target_minutes"] * 60)
    due = _calendar(case).due(_instant(case["start"]), seconds, _pauses(case))
    return _text(_instant(case["expected_due"])), _text(due)


def _worked(case: Mapping[str, Any]) -> tuple[str, str]:
    expected = round(case["expected_business_minutes"] * 60)
    start, end = _instant(case["start"]), _instant(case["end"])
    return f"{expected} s", f"{_calendar(case).worked(start, end, _pauses(case))} s"


def _calendar(case: Mapping[str, Any]) -> BusinessCalendar:
    return calendar_from_data(
        {
            "zone": case.get("timezone", "UTC"),
            "weekly": case.get("weekly_hours", {}),
            "holidays": dict.fromkeys(case.get("holidays", ()), ""),
            "special": case.get("special_hours", {}),
        }
    )


def _pauses(case: Mapping[str, Any]) -> list[tuple[datetime, datetime]]:
    return [(_instant(start), _instant(end)) for start, end in case.get("pauses", ())]


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _text(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()
