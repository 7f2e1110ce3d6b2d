"""Writes the clocks and the rules they follow. The only writer of both."""

import json
from collections.abc import Collection, Iterable
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.errors import Conflict
from app.db.uow import UnitOfWork
from app.sla.calendar import BusinessCalendar
from app.sla.clock import OPEN_STATES, Clock, ClockState, derive
from app.sla.dto import NextDue, SaveCalendar, SavePolicies, Subject
from app.sla.history import EventType, TicketEvent
from app.sla.policy import Policy, check
from app.sla.rulebook import newest_rules, rule_book
from app.sla.span import Span
from app.sla.stored import (
    calendar_to_data,
    policies_to_data,
    schedule_to_data,
)
from app.sla.tables import SlaClock, SlaRules, SlaStep
from app.sla.terms import Rules
from app.sla.watch import WARNING, Step, schedule

NO_STEPS = "[]"


def refresh(uow: UnitOfWork, subject: Subject) -> NextDue | None:
    """Derive the clocks of a record from its events and store how they stand.

    Call it in the transaction that appends an event; the clocks go out with the caller's flush.
    A step that was carried out is never due again in the same epoch.

    Returns:
        The earliest due time of the clocks that run; None when none does.

    Raises:
        ValueError: there is no report among the events.
    """
    rules_id, book = rule_book(uow.session)
    found = derive(_with_facts(subject), book)
    return _store(
        uow, subject.record_type, subject.record_id, found, rules_id, is_silent=subject.is_silent
    )


def refresh_new(uow: UnitOfWork, subjects: Iterable[Subject]) -> dict[int, NextDue | None]:
    """Store the clocks of many records that had none yet; returns what is due by record id."""
    rules_id, book = rule_book(uow.session)
    due: dict[int, NextDue | None] = {}
    rows: list[SlaClock] = []
    for subject in subjects:
        found = derive(_with_facts(subject), book)
        for clock in found:
            row = SlaClock(
                record_type=subject.record_type,
                record_id=subject.record_id,
                is_silent=subject.is_silent,
            )
            _write(row, clock, rules_id, set())
            rows.append(row)
        due[subject.record_id] = next_due(found)
    uow.session.add_all(rows)
    uow.session.flush()
    for row in rows:  # an import of many thousands keeps none of them in memory
        uow.session.expunge(row)
    uow.changes.touch("sla")
    return due


def stop_all(uow: UnitOfWork, record_type: str, record_id: int) -> None:
    """Stop the open clocks of a record that is gone for good; they ring no more."""
    for row in _stored(uow.session, record_type, record_id):
        if row.state in OPEN_STATES:
            _stop(row)
            uow.changes.touch("sla", row.id)


def save_policies(uow: UnitOfWork, cmd: SavePolicies) -> int:
    """Let a new list of policies hold from now on; returns the id of the new rules.

    What was met or missed stays. Open clocks follow when the watcher looks next
    (``app.workflows.sweep``), before it rings.

    Raises:
        PermissionDenied: the actor lacks ``policy.change``.
        Conflict: somebody saved rules since ``cmd.seen_rules_id``.
        PolicyError: the list cannot be used.
        PastHorizon: a target is not used up within years.
    """
    uow.require("policy.change")
    rules = _seen_rules(uow, cmd.seen_rules_id)
    check(cmd.policies)
    version = rules.policy_version + 1
    return _append(uow, replace(rules, policies=cmd.policies, policy_version=version))


def save_calendar(uow: UnitOfWork, cmd: SaveCalendar) -> int:
    """Let a new working calendar hold from now on; returns the id of the new rules.

    What was met or missed stays; open clocks follow as with ``save_policies``.

    Raises:
        PermissionDenied: the actor lacks ``policy.change``.
        Conflict: somebody saved rules since ``cmd.seen_rules_id``.
        CalendarError: zone or hours are not acceptable, it never opens, or too rarely.
    """
    uow.require("policy.change")
    rules = _seen_rules(uow, cmd.seen_rules_id)
    calendar = BusinessCalendar(
        zone=cmd.zone,
        weekly={day: _spans(hours) for day, hours in cmd.weekly.items()},
        holidays=cmd.holidays,
        special={day: _spans(hours) for day, hours in cmd.special.items()},
        known_until=cmd.known_until,
    )
    return _append(
        uow, replace(rules, working=calendar, calendar_version=rules.calendar_version + 1)
    )


def add_first_rules(
    uow: UnitOfWork, policies: tuple[Policy, ...], calendar: BusinessCalendar
) -> int:
    """Write the rules a new store starts with; they also cover everything before."""
    return _append(uow, Rules(uow.now(), policies, calendar))


def _spans(hours: Iterable[tuple[str, str]]) -> tuple[Span, ...]:
    return tuple(Span.of(opens, closes) for opens, closes in hours)


def _seen_rules(uow: UnitOfWork, seen_rules_id: int) -> Rules:
    # The first row stands for the whole book: of two people who save, the second waits and is told.
    first = select(SlaRules.id).order_by(SlaRules.id).limit(1).with_for_update()
    uow.session.execute(first).one()
    newest_id, rules = newest_rules(uow.session)
    if newest_id != seen_rules_id:
        raise Conflict(entity="sla_rules", id=newest_id)
    # A clock that was set back must not slip new rules in before older ones.
    return replace(rules, since=max(uow.now(), rules.since))


def _append(uow: UnitOfWork, rules: Rules) -> int:
    _check_reach(rules)
    row = SlaRules(
        since=rules.since,
        policies=_json(policies_to_data(rules.policies)),
        calendar=_json(calendar_to_data(rules.working)),
        policy_version=rules.policy_version,
        calendar_version=rules.calendar_version,
        saved_by_id=uow.actor.user_id or None,
    )
    uow.add(row)
    uow.changes.touch("sla")
    return row.id


def _check_reach(rules: Rules) -> None:
    """Refuse hours so short that a promise could not be dated: no ticket could be saved then."""
    for policy in rules.policies:
        for target in policy.targets.values():
            rules.calendar(target.hours).due(rules.since, target.seconds)


def _with_facts(subject: Subject) -> list[TicketEvent]:
    return [
        replace(event, facts=subject.facts)
        if event.type is EventType.REPORTED and event.facts is None
        else event
        for event in subject.events
    ]


def _store(
    uow: UnitOfWork,
    record_type: str,
    record_id: int,
    clocks: Collection[Clock],
    rules_id: int,
    *,
    is_silent: bool,
) -> NextDue | None:
    rows = {(row.kind, row.instance): row for row in _stored(uow.session, record_type, record_id)}
    recorded = recorded_levels(uow.session, [row.id for row in rows.values()])
    for clock in clocks:
        row = rows.pop((clock.kind, clock.instance), None)
        if row is None:
            row = SlaClock(record_type=record_type, record_id=record_id, is_silent=is_silent)
            uow.session.add(row)
        elif _stays(row, clock):
            continue
        _write(row, clock, rules_id, recorded.get((row.id, clock.epoch), set()))
    for row in rows.values():  # no longer among the clocks the events tell of
        if row.state in OPEN_STATES:
            _stop(row)
    uow.changes.touch("sla")
    return next_due(clocks)


def next_due(clocks: Iterable[Clock]) -> NextDue | None:
    """The earliest due time of the clocks that run."""
    running = [clock for clock in clocks if clock.state is ClockState.RUNNING]
    first = min(running, key=lambda clock: clock.due_at, default=None)
    return NextDue(first.due_at, first.kind) if first else None


def _stays(row: SlaClock, clock: Clock) -> bool:
    """Whether the clock was recorded as finished then; nothing rewrites what was met or missed."""
    return not clock.is_open and row.state not in OPEN_STATES and row.met_at == clock.done_at


def _write(row: SlaClock, clock: Clock, rules_id: int, done: set[int]) -> None:
    row.kind = clock.kind
    row.instance = clock.instance
    row.epoch = clock.epoch
    row.target_seconds = clock.target_seconds
    row.hours = clock.terms.target.hours
    row.policy_key = clock.terms.policy.key
    row.policy_version = clock.terms.rules.policy_version
    row.calendar_version = clock.terms.rules.calendar_version
    row.rules_id = rules_id
    row.started_at = clock.started_at
    row.due_at = clock.due_at
    row.used_seconds = clock.used_seconds
    row.paused_since = clock.paused_since
    row.state = clock.state
    row.met_at = clock.done_at
    row.is_by_hand = clock.by_hand
    steps = schedule(clock)
    row.warn_at = next((step.at for step in steps if step.level == WARNING), None)
    row.schedule = _json(schedule_to_data(steps))
    point_to_next(row, steps, done)


def point_to_next(row: SlaClock, steps: Iterable[Step], done: Collection[int]) -> None:
    """Let a clock wait for the first of its steps whose level was not carried out."""
    waiting = () if row.is_silent else steps
    step = next((step for step in waiting if step.level not in done), None)
    row.next_at, row.next_level = (step.at, step.level) if step else (None, None)


def _stop(row: SlaClock) -> None:
    row.state = ClockState.STOPPED
    row.schedule, row.warn_at, row.next_at, row.next_level = NO_STEPS, None, None, None


def _stored(session: Session, record_type: str, record_id: int) -> list[SlaClock]:
    statement = select(SlaClock).where(
        SlaClock.record_type == record_type, SlaClock.record_id == record_id
    )
    return list(session.execute(statement).scalars())


def recorded_levels(
    session: Session, clock_ids: Collection[int]
) -> dict[tuple[int, int], set[int]]:
    """The levels that were carried out, by (clock, epoch)."""
    levels: dict[tuple[int, int], set[int]] = {}
    if clock_ids:
        statement = select(SlaStep.clock_id, SlaStep.epoch, SlaStep.level).where(
            SlaStep.clock_id.in_(clock_ids)
        )
        for clock_id, epoch, level in session.execute(statement):
            levels.setdefault((clock_id, epoch), set()).add(level)
    return levels


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False)
