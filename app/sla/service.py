"""Writes the clocks and the rules they follow. The only writer of both."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from app.core.errors import Conflict
from app.db.leases import queue
from app.db.uow import UnitOfWork
from app.notifications import service as notifications
from app.sla import clock_store
from app.sla.calendar import BusinessCalendar
from app.sla.clock import OPEN_STATES, Clock, ClockState, derive
from app.sla.clock_store import Row
from app.sla.dto import NextDue, SaveCalendar, SavePolicies, Subject
from app.sla.history import EventType, TicketEvent
from app.sla.policy import Policy, check
from app.sla.rulebook import newest_rules, rule_book
from app.sla.span import Span
from app.sla.stored import calendar_to_data, policies_to_data
from app.sla.stored_schedule import schedule_to_data
from app.sla.tables import SlaRules
from app.sla.terms import Rules
from app.sla.watch import WARNING, Step, schedule

NO_STEPS = "[]"


def refresh(uow: UnitOfWork, subject: Subject) -> NextDue | None:
    """Derive the clocks of a record from its events and store how they stand.

    Call it in the transaction that appends an event.
    A step that was carried out is never due again in the same epoch.

    Returns:
        The earliest due time of the clocks that run; None when none does.

    Raises:
        ValueError: there is no report among the events.
    """
    rules_id, book = rule_book(uow.session)
    found = derive(_with_facts(subject), book)
    return _store(uow, subject, found, rules_id)


@dataclass(frozen=True, slots=True)
class FirstClocks:
    """The clocks of a record that has none yet, and the earliest due time of those that run."""

    rows: tuple[Row, ...]
    due: NextDue | None


def first_clocks(rules: tuple[int, Sequence[Rules]], subject: Subject) -> FirstClocks:
    """Derive the clocks of a new record, for ``store_first``; pure.

    Args:
        rules: what ``rulebook.rule_book`` gives.
    """
    rules_id, book = rules
    found = derive(_with_facts(subject), book)
    rows = tuple(_row(subject, clock, rules_id, set()) for clock in found)
    return FirstClocks(rows, next_due(found))


def store_first(uow: UnitOfWork, rows: Sequence[Row]) -> None:
    """Store the clocks of records that had none yet."""
    clock_store.put(uow.session, rows)
    uow.changes.touch("sla")


def stop_all(uow: UnitOfWork, record_type: str, record_id: int) -> tuple[str, ...]:
    """Stop the open clocks of a record that is gone for good; they ring no more.

    Returns:
        The kinds of those that were stopped.
    """
    rows = clock_store.stored(uow.session, record_type, record_id).values()
    stopped = [_stopped(row) for row in rows if row["state"] in OPEN_STATES]
    recorded = clock_store.recorded_levels(uow.session, [row["id"] for row in rows])
    write(uow, record_type, record_id, stopped, recorded)
    return tuple(row["kind"] for row in stopped)


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
    queue(uow.session, "sla_rules", uow.now())  # of two who save, the second waits and is told
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
    uow: UnitOfWork, subject: Subject, clocks: Collection[Clock], rules_id: int
) -> NextDue | None:
    rows, recorded = _rows(uow.session, subject, clocks, rules_id)
    write(uow, subject.record_type, subject.record_id, rows, recorded)
    return next_due(clocks)


@dataclass(frozen=True)
class Comparison:
    """How stored clocks stand beside those that the events of their record tell of.

    Attributes:
        differing: the kinds of clocks that are stored otherwise.
        due: the earliest due time of the clocks that should run.
    """

    differing: tuple[str, ...]
    due: NextDue | None


def compare(session: Session, subject: Subject) -> Comparison:
    """Compare the stored clocks of a record with its events.

    Raises:
        ValueError: there is no report among the events.
    """
    rules_id, book = rule_book(session)
    clocks = derive(_with_facts(subject), book)
    rows, _ = _rows(session, subject, clocks, rules_id)
    stored = clock_store.stored(session, subject.record_type, subject.record_id)
    differ = (row for row in rows if _differs(row, stored.get((row["kind"], row["instance"]))))
    return Comparison(tuple(sorted({str(row["kind"]) for row in differ})), next_due(clocks))


def _differs(row: Row, stored: Row | None) -> bool:
    """A clock of older rules is no fault: the watcher lets it follow when it looks next."""
    if stored is None:
        return True
    if _is_open(stored) and stored["rules_id"] < row["rules_id"]:
        return False
    return any(stored[name] != value for name, value in row.items() if name != "rules_id")


def _rows(
    session: Session, subject: Subject, clocks: Iterable[Clock], rules_id: int
) -> tuple[list[Row], Mapping[tuple[int, int], set[int]]]:
    """What has to be written, and the levels that were carried out."""
    known = clock_store.stored(session, subject.record_type, subject.record_id)
    recorded = clock_store.recorded_levels(session, [row["id"] for row in known.values()])
    rows: list[Row] = []
    for clock in clocks:
        row = known.pop((clock.kind, clock.instance), None)
        if row is None:
            rows.append(_row(subject, clock, rules_id, set()))
        elif not _stays(row, clock):
            done = recorded.get((row["id"], clock.epoch), set())
            was = replace(subject, is_silent=row["is_silent"])
            rows.append({"id": row["id"], **_row(was, clock, rules_id, done)})
    # What is left is no longer among the clocks the events tell of.
    rows += [_stopped(row) for row in known.values() if row["state"] in OPEN_STATES]
    return rows, recorded


def write(
    uow: UnitOfWork,
    record_type: str,
    record_id: int,
    rows: Sequence[Row],
    recorded: Mapping[tuple[int, int], set[int]],
) -> None:
    """Store clocks; what people were told of one that ended or has a new target is settled."""
    ids = [row["id"] for row in rows if "id" in row]
    plain = [{name: value for name, value in row.items() if name != "id"} for row in rows]
    clock_store.put(uow.session, plain)
    rings = {(row["id"], row["epoch"]) for row in rows if "id" in row and _is_open(row)}
    keys = [
        clock_store.step_key(clock_id, epoch, level)
        for (clock_id, epoch), levels in recorded.items()
        if clock_id in ids and (clock_id, epoch) not in rings
        for level in levels
    ]
    notifications.settle(uow, record_type, record_id, keys)
    uow.changes.touch("sla")


def _is_open(row: Row) -> bool:
    return row["state"] in OPEN_STATES


def next_due(clocks: Iterable[Clock]) -> NextDue | None:
    """The earliest due time of the clocks that run."""
    running = [clock for clock in clocks if clock.state is ClockState.RUNNING]
    first = min(running, key=lambda clock: clock.due_at, default=None)
    return NextDue(first.due_at, first.kind) if first else None


def _stays(row: Row, clock: Clock) -> bool:
    """Whether the clock was recorded as finished then; nothing rewrites what was met or missed."""
    was_finished = row["state"] not in OPEN_STATES and row["met_at"] == clock.done_at
    return not clock.is_open and was_finished


def _row(subject: Subject, clock: Clock, rules_id: int, done: Collection[int]) -> Row:
    steps = schedule(clock)
    return {
        "record_type": subject.record_type,
        "record_id": subject.record_id,
        "kind": clock.kind,
        "instance": clock.instance,
        "epoch": clock.epoch,
        "target_seconds": clock.target_seconds,
        "hours": clock.terms.target.hours,
        "policy_key": clock.terms.policy.key,
        "policy_version": clock.terms.rules.policy_version,
        "calendar_version": clock.terms.rules.calendar_version,
        "rules_id": rules_id,
        "started_at": clock.started_at,
        "due_at": clock.due_at,
        "warn_at": next((step.at for step in steps if step.level == WARNING), None),
        "used_seconds": clock.used_seconds,
        "paused_since": clock.paused_since,
        "state": clock.state,
        "met_at": clock.done_at,
        "is_by_hand": clock.by_hand,
        "is_silent": subject.is_silent,
        "schedule": _json(schedule_to_data(steps)),
        **waiting_for(() if subject.is_silent else steps, done),
    }


def waiting_for(steps: Iterable[Step], done: Collection[int]) -> Row:
    """What a clock waits for: the first of its steps whose level was not carried out."""
    step = next((step for step in steps if step.level not in done), None)
    return {
        "next_at": step.at if step else None,
        "next_level": step.level if step else None,
    }


def _stopped(row: Row) -> Row:
    ended = {"state": ClockState.STOPPED, "schedule": NO_STEPS, "warn_at": None}
    return row | ended | waiting_for((), ())


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False)
