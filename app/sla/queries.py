"""Reads about clocks and rules."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.core.permissions import Scope
from app.db.reading import Reading
from app.sla.calendar import BusinessCalendar
from app.sla.clock import ClockState, derive, promises
from app.sla.dto import ClockRow, Promise, RulesNow
from app.sla.explain import Explanation, explain
from app.sla.history import TicketEvent
from app.sla.policy import ClockKind, Hours, Policy, TicketFacts
from app.sla.public_holidays import PublicHolidays, public_holidays
from app.sla.rulebook import newest_rules, rule_book
from app.sla.tables import SlaClock, SlaRules, is_open_clock
from app.sla.terms import Rules

_CHUNK = 500  # below the number of parameters a statement may have

_COLUMNS = (
    SlaClock.id,
    SlaClock.record_type,
    SlaClock.record_id,
    SlaClock.kind,
    SlaClock.instance,
    SlaClock.epoch,
    SlaClock.state,
    SlaClock.target_seconds,
    SlaClock.hours,
    SlaClock.started_at,
    SlaClock.due_at,
    SlaClock.met_at.label("done_at"),
    SlaClock.paused_since,
    SlaClock.used_seconds,
    SlaClock.is_by_hand,
    SlaClock.policy_key,
    SlaClock.policy_version,
    SlaClock.calendar_version,
    SlaClock.warn_at,
)


def clocks(session: Session, record_type: str, record_id: int) -> tuple[ClockRow, ...]:
    """Every clock of one record, finished ones too, in the order in which they began."""
    return clocks_of(session, record_type, (record_id,)).get(record_id, ())


def clocks_of(
    session: Session, record_type: str, ids: Collection[int]
) -> dict[int, tuple[ClockRow, ...]]:
    """The clocks of several records; a record without clocks is not in the answer."""
    found: dict[int, list[ClockRow]] = defaultdict(list)
    wanted = sorted(ids)
    for first in range(0, len(wanted), _CHUNK):
        statement = (
            select(*_COLUMNS)
            .where(
                SlaClock.record_type == record_type,
                SlaClock.record_id.in_(wanted[first : first + _CHUNK]),
            )
            .order_by(SlaClock.record_id, SlaClock.started_at, SlaClock.id)
        )
        for values in session.execute(statement):
            row = _clock_row(values)
            found[row.record_id].append(row)
    return {record_id: tuple(rows) for record_id, rows in found.items()}


@dataclass
class OpenClocks:
    """When the open clocks of a record are due, by kind and instance, and the rules they follow."""

    dues: dict[tuple[ClockKind, int], datetime] = field(default_factory=dict)
    rules_ids: set[int] = field(default_factory=set)


def open_clocks(session: Session, record_type: str, ids: Collection[int]) -> dict[int, OpenClocks]:
    """The open clocks of a few hundred records, each of them in the answer."""
    found = {record_id: OpenClocks() for record_id in ids}
    clock = SlaClock
    statement = (
        select(clock.record_id, clock.kind, clock.instance, clock.due_at, clock.rules_id)
        .where(clock.record_type == record_type, clock.record_id.in_(ids), is_open_clock())
        .order_by(clock.record_id, clock.started_at, clock.id)
    )
    rows = session.connection().execute(statement)
    for record_id, kind, instance, due_at, rules_id in rows:
        found[record_id].dues[ClockKind(kind), instance] = due_at
        found[record_id].rules_ids.add(rules_id)
    return found


def working_calendar(session: Session) -> BusinessCalendar:
    """The working calendar that holds now."""
    return newest_rules(session)[1].working


def explanations(
    session: Session, events: Iterable[TicketEvent], now: datetime
) -> dict[tuple[ClockKind, int], Explanation]:
    """Every deadline of a ticket taken apart as it stands now, by (kind, instance) of its clock."""
    _, book = rule_book(session)
    return {(clock.kind, clock.instance): explain(clock, now) for clock in derive(events, book)}


def rules_now(read: Reading) -> RulesNow:
    """The policies and the calendar that hold now, for the editor."""
    rules_id, rules = newest_rules(read.session)
    return RulesNow(
        rules_id,
        rules.since,
        rules.policies,
        rules.working,
        rules.policy_version,
        rules.calendar_version,
    )


def promises_for(read: Reading, facts: TicketFacts, start: datetime) -> tuple[Promise, ...]:
    """What each clock would promise by today's rules if it started at ``start`` (aware)."""
    _, rules = newest_rules(read.session)
    return tuple(
        Promise(
            clock.kind,
            clock.terms.policy.key,
            clock.target_seconds,
            clock.terms.target.hours,
            clock.due_at,
        )
        for clock in promises(facts, start, rules)
    )


def what_if(
    read: Reading,
    facts: TicketFacts,
    start: datetime,
    policies: tuple[Policy, ...],
    calendar: BusinessCalendar,
) -> tuple[tuple[ClockKind, Explanation], ...]:
    """Every deadline of a ticket reported at ``start`` (aware), taken apart, by these rules.

    They need not be saved: an editor tries what it has on the screen.

    Raises:
        PastHorizon: a target is not used up within years.
    """
    rules = Rules(read.now(), policies, calendar)
    return tuple((clock.kind, explain(clock)) for clock in promises(facts, start, rules))


def official_days(_read: Reading, country: str, year: int, language: str) -> PublicHolidays:
    """The public holidays of a year, for a worker: the library that knows them loads slowly.

    Args:
        country: ISO 3166 code: "CN".
        language: of the names: "zh_CN", "en_US".

    Raises:
        UnknownCountry: the library does not know it.
    """
    return public_holidays(country, year, year, language)


def next_wakeup(read: Reading) -> datetime | None:
    """When the watcher must look next; it may lie in the past. None: nothing to watch."""
    if read.actor.scope("ticket.see") is Scope.NONE:
        return None
    if following_old_rules(read.session, 1):
        return read.now()
    return read.session.execute(select(func.min(SlaClock.next_at)).where(is_open_clock())).scalar()


def following_old_rules(session: Session, limit: int) -> tuple[tuple[str, int], ...]:
    """Records (type, id) with open clocks that were derived before the newest rules were saved."""
    newest = select(func.max(SlaRules.id)).scalar_subquery()
    rows = session.execute(
        select(SlaClock.record_type, SlaClock.record_id)
        .where(is_open_clock(), SlaClock.rules_id < newest)
        .distinct()
        .limit(limit)
    )
    return tuple((row.record_type, row.record_id) for row in rows)


def _clock_row(values: Any) -> ClockRow:
    row = values._asdict()
    coded = {
        "kind": ClockKind(row["kind"]),
        "state": ClockState(row["state"]),
        "hours": Hours(row["hours"]),
    }
    return ClockRow(**row | coded)
