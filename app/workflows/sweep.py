"""What the watcher does: warn, say that a clock is late, escalate; each step once.

One call is one transaction over one batch. The step is recorded, and only who recorded it acts:
however many desks look at the same moment, and whatever is killed in between, everything happens
once. The lease only saves the others the work.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from app.core.actor import Actor
from app.core.permissions import Role, Scope
from app.db import leases
from app.db.uow import UnitOfWork
from app.notifications.mutes import mutes
from app.sla.queries import following_old_rules
from app.sla.ringing import Place, Ringing, claim, due_clocks, is_any_due
from app.sla.rulebook import newest_rules
from app.sla.service import stop_all
from app.sla.watch import BREACH, WARNING, Step
from app.tickets.tables import Ticket
from app.tickets.task_clocks import TASK
from app.tickets.working import finish
from app.workflows.sweep_acts import carry_out, held_tickets, hold, lock_tickets, settle
from app.workflows.sweep_notices import Hearer, Told, tell
from app.workflows.sweep_people import People, Watched, watched

LEASE = "sla.sweep"
LEASE_LENGTH = timedelta(seconds=10)  # two desks may die one after the other within a minute
BATCH = 200
OUTDATED_BATCH = 100
_NOBODY = Actor(0, "", Role.OWNER)  # what follows by rule has no author

# Kinds of notices (words ``notice.<kind>``).
ESCALATED, HANDED_OVER = "sla_escalated", "sla_handed_over"
TASK_LATE = "task_late"
_KINDS = {WARNING: "sla_warning", BREACH: "sla_breach"}
_ALWAYS_TIER = "vip"


@dataclass(frozen=True)
class SweepResult:
    """What a batch did.

    Attributes:
        is_holder: False: another desk holds the lease and does it.
        steps: warnings, breaches and escalations of this batch.
        has_more: call again, with this result.
        told: what each hearer was told in this sweep, so that a storm becomes one notice.
        after: the clock this batch ended with; those before it were left to the next sweep.
    """

    is_holder: bool = True
    steps: int = 0
    has_more: bool = False
    told: Mapping[Hearer, tuple[Told, ...]] = field(default_factory=dict)
    after: Place | None = None


def sweep(uow: UnitOfWork, holder: str, before: SweepResult | None = None) -> SweepResult:
    """Carry out one batch of what is due by now.

    Clocks that still follow older rules are derived anew first, so that only what holds rings.
    Who sees no tickets has nothing to carry out and leaves the lease to others. A confidential
    ticket is left to desks that see it: nobody else is told about it anyway.

    Args:
        holder: a name of this desk's process; one holder sweeps at a time.
        before: the result of the batch before, while it ``has_more``.
    """
    told = before.told if before else {}
    if uow.actor.scope("ticket.see") is Scope.NONE:
        return SweepResult(is_holder=False)
    session, now = uow.session, uow.now()
    outdated = following_old_rules(session, OUTDATED_BATCH)
    if not outdated and not is_any_due(session, now):
        return SweepResult(told=told)
    if not leases.take(session, LEASE, holder, now, LEASE_LENGTH):
        return SweepResult(is_holder=False, told=told)
    by_rule = replace(uow, actor=_NOBODY)
    if outdated and _derive_anew(by_rule, outdated):
        return SweepResult(has_more=True, told=told)
    found = due_clocks(session, now, BATCH, before.after if before else None)
    holds = [ring for ring in found if (ring.row.record_type, ring.row.record_id) not in outdated]
    ringing = claim(session, lock_tickets(session, holds, now), now)
    return SweepResult(
        steps=sum(len(ring.steps) for ring in ringing),
        has_more=len(found) == BATCH,
        told=tell(by_rule, _act(by_rule, ringing), told),
        after=found[-1].place if found else None,
    )


def _derive_anew(uow: UnitOfWork, records: Sequence[tuple[str, int]]) -> bool:
    """Let clocks follow the newest rules; False: somebody is saving every one of these tickets."""
    held = held_tickets(
        uow.session, {record_id for type_, record_id in records if type_ == "ticket"}
    )
    for record_type, record_id in records:
        if record_type == "ticket" and record_id in held:
            continue
        ticket = uow.session.get(Ticket, record_id) if record_type == "ticket" else None
        if ticket is None or ticket.deleted_at is not None:
            stop_all(uow, record_type, record_id)
        else:
            finish(uow, ticket)
    return len(held) < len(records)


def _act(uow: UnitOfWork, ringing: Sequence[Ringing]) -> dict[Hearer, list[Told]]:
    """Act on the claimed steps; returns what each hearer is to be told, one thing per clock."""
    people = People(uow.session)
    records = watched(uow.session, ringing)
    muted = mutes(uow.session, {record.id for record in records.values()})
    rules = newest_rules(uow.session)[1]
    always = {policy.key for policy in rules.policies if policy.is_round_the_clock}
    new: dict[Hearer, list[Told]] = {}
    held = hold(uow.session, ringing)
    with uow.session.no_autoflush:  # ``settle`` writes, not a read on the way
        for ring in ringing:
            uow.changes.touch("sla", ring.row.id)
            record = records.get((ring.row.record_type, ring.row.record_id))
            if record is None:
                continue
            is_urgent = record.tier == _ALWAYS_TIER or ring.row.policy_key in always
            for user_id, thing in _heard(uow, ring, record, people).items():
                if (user_id, record.id) in muted and not _is_escalation(thing, user_id, record):
                    continue
                hearer = user_id, thing.subject_type
                new.setdefault(hearer, []).append(replace(thing, is_urgent=is_urgent))
        settle(uow)
    held.clear()
    return new


def _is_escalation(thing: Told, user_id: int, record: Watched) -> bool:
    """Whether somebody must hear of it who muted the ticket: it is passed on or given to them."""
    if thing.kind == _KINDS[BREACH]:
        return user_id != record.owner_id
    return thing.kind != _KINDS[WARNING]


def _heard(uow: UnitOfWork, ring: Ringing, record: Watched, people: People) -> dict[int, Told]:
    """Carry out the steps of a clock; of several, everybody hears the highest that reaches them."""
    heard: dict[int, Told] = {}
    for step in ring.steps:
        if record.task is not None:
            heard |= {who: _task(ring, record, step) for who in people.reached(step, record)}
            continue
        taker = carry_out(uow, ring, step, record, people)
        for user_id in people.reached(step, record):
            heard[user_id] = _thing(ring, record, step, _KINDS.get(step.level, ESCALATED))
        if taker is not None:
            heard[taker] = _thing(ring, record, step, HANDED_OVER)
            record = replace(record, owner_id=taker)
    return heard


def _thing(ring: Ringing, record: Watched, step: Step, kind: str) -> Told:
    about = {"title": record.title, "clock": ring.kind}
    return _told(ring, record, step, kind, ("ticket", record.id), about)


def _task(ring: Ringing, record: Watched, step: Step) -> Told:
    about = {"ticket_id": record.id, "task": record.task}
    return _told(ring, record, step, TASK_LATE, (TASK, ring.row.record_id), about)


def _told(
    ring: Ringing,
    record: Watched,
    step: Step,
    kind: str,
    subject: tuple[str, int],
    about: dict[str, Any],
) -> Told:
    subject_type, subject_id = subject
    return Told(
        key=ring.key(step),
        kind=kind,
        subject_type=subject_type,
        subject_id=subject_id,
        number=record.number,
        params={"number": record.number, **about, "due_at": ring.row.due_at.isoformat()},
        at=step.at,
    )
