"""Calendars and policies as plain data, the form they are stored and compared in as JSON."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from app.sla.calendar import WEEKDAYS, BusinessCalendar, Spans
from app.sla.errors import BadHours, PolicyError
from app.sla.policy import (
    FACTS,
    Action,
    ClockKind,
    Hours,
    LadderStep,
    Policy,
    Target,
    Whom,
    check,
)
from app.sla.span import Span


def calendar_to_data(calendar: BusinessCalendar) -> dict[str, Any]:
    """Return a calendar as JSON data; ``calendar_from_data`` reads it back."""
    return {
        "zone": calendar.zone,
        "weekly": {WEEKDAYS[day]: _texts(spans) for day, spans in sorted(calendar.weekly.items())},
        "holidays": {day.isoformat(): name for day, name in sorted(calendar.holidays.items())},
        "special": {
            day.isoformat(): _texts(spans) for day, spans in sorted(calendar.special.items())
        },
        "known_until": calendar.known_until,
    }


def calendar_from_data(data: Mapping[str, Any]) -> BusinessCalendar:
    """Return the calendar that JSON data describes.

    Raises:
        CalendarError: a zone, time, date or weekday is not acceptable, hours overlap, or the
            calendar never opens.
    """
    try:
        return BusinessCalendar(
            zone=data["zone"],
            weekly={_weekday(key): spans_from(hours) for key, hours in data["weekly"].items()},
            holidays={_date(key): name for key, name in data.get("holidays", {}).items()},
            special={
                _date(key): spans_from(hours) for key, hours in data.get("special", {}).items()
            },
            known_until=data.get("known_until"),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise BadHours(value=str(error)) from error


def spans_from(hours: Sequence[Sequence[str]]) -> Spans:
    """Return spans from pairs of texts: ``[["09:00", "12:00"], ["13:30", "18:00"]]``.

    Raises:
        BadHours: a pair or a time cannot be read.
    """
    if not all(len(pair) == 2 for pair in hours):
        raise BadHours(value=str(hours))
    return tuple(Span.of(opens, closes) for opens, closes in hours)


def policies_to_data(policies: Sequence[Policy]) -> list[dict[str, Any]]:
    """Return a policy list as JSON data; ``policies_from_data`` reads it back."""
    return [
        {
            "key": policy.key,
            **policy.conditions,
            "targets": {kind: _target_data(target) for kind, target in policy.targets.items()},
            "warn_share": policy.warn_share,
            "ladder": [
                {
                    "level": step.level,
                    "after": step.after and _target_data(step.after),
                    "action": step.action,
                    "whom": step.whom,
                }
                for step in policy.ladder
            ],
            "fresh_after_days": policy.fresh_after_days,
        }
        for policy in policies
    ]


def policies_from_data(data: Sequence[Mapping[str, Any]]) -> tuple[Policy, ...]:
    """Return the policy list that JSON data describes, checked.

    Raises:
        PolicyError: the data cannot be read, or ``policy.check`` refuses the list.
    """
    try:
        policies = tuple(_policy(row) for row in data)
    except PolicyError:
        raise
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise PolicyError(reason="unreadable", policy=str(error)) from error
    check(policies)
    return policies


def _policy(row: Mapping[str, Any]) -> Policy:
    return Policy(
        key=row["key"],
        targets={ClockKind(kind): _target(target) for kind, target in row["targets"].items()},
        **{name: row[name] for name in FACTS if row.get(name) is not None},
        warn_share=float(row["warn_share"]),
        ladder=tuple(
            LadderStep(
                level=step["level"],
                after=_target(step["after"]) if step["after"] else None,
                action=Action(step["action"]),
                whom=Whom(step["whom"]),
            )
            for step in row["ladder"]
        ),
        fresh_after_days=row.get("fresh_after_days"),
    )


def _target(data: Mapping[str, Any]) -> Target:
    return Target(int(data["seconds"]), Hours(data["hours"]))


def _target_data(target: Target) -> dict[str, Any]:
    return {"seconds": target.seconds, "hours": target.hours}


def _texts(spans: Spans) -> list[list[str]]:
    return [list(span.texts()) for span in spans]


def _weekday(key: str) -> int:
    if key not in WEEKDAYS:
        raise BadHours(value=key)
    return WEEKDAYS.index(key)


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise BadHours(value=text) from error
