"""The stored rules over time, parsed."""

import json
from datetime import datetime
from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.sla.calendar import BusinessCalendar
from app.sla.policy import Policy
from app.sla.stored import calendar_from_data, policies_from_data
from app.sla.tables import SlaRules
from app.sla.terms import Rules

_PARSED = 32


def rule_book(session: Session) -> tuple[int, tuple[Rules, ...]]:
    """Return the id of the newest rules and all rules, oldest first."""
    rows = session.execute(
        select(
            SlaRules.id,
            SlaRules.since,
            SlaRules.policies,
            SlaRules.calendar,
            SlaRules.policy_version,
            SlaRules.calendar_version,
        ).order_by(SlaRules.id)
    ).all()
    return rows[-1].id, tuple(_rules(*row[1:]) for row in rows)


def newest_rules(session: Session) -> tuple[int, Rules]:
    """Return the rules that hold now, and their id."""
    row = session.execute(
        select(
            SlaRules.id,
            SlaRules.since,
            SlaRules.policies,
            SlaRules.calendar,
            SlaRules.policy_version,
            SlaRules.calendar_version,
        )
        .order_by(SlaRules.id.desc())
        .limit(1)
    ).one()
    return row.id, _rules(*row[1:])


def _rules(since: datetime, policies: str, calendar: str, policy: int, hours: int) -> Rules:
    return Rules(since, _policies(policies), _calendar(calendar), policy, hours)


# Keyed by the text itself: right for every store, and a calendar keeps the hours it worked out.
@lru_cache(maxsize=_PARSED)
def _policies(text: str) -> tuple[Policy, ...]:
    return policies_from_data(json.loads(text))


@lru_cache(maxsize=_PARSED)
def _calendar(text: str) -> BusinessCalendar:
    return calendar_from_data(json.loads(text))
