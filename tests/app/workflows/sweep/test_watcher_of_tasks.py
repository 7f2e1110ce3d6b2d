"""A task of a task force that is late is told to its owner, once, while it is still to be done."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import delete, select

from app.bootstrap import open_store
from app.core.permissions import Role
from app.identity import service as identity
from app.identity.dto import SavePerson
from app.migrate.versions.v0007_task_clocks import fill
from app.notifications.mutes import mute
from app.notifications.queries import notices
from app.sla import queries as sla
from app.sla.dto import SavePolicies
from app.sla.service import save_policies
from app.sla.tables import SlaClock, SlaStep
from app.tickets import service, steps
from app.tickets.dto import ReopenTicket
from app.tickets.rules import Outcome, Severity
from app.tickets.steps_dto import FinishTask, RemoveTask, ResumeTask, SaveTask
from app.tickets.tasks import finish_task, remove_task, resume_task, save_task
from app.tickets.withdrawing import WithdrawTicket
from tests.sla_world import sweep_all

LATER = timedelta(hours=3)
RESULT = "备件已从上海仓发出，明早九点到"


class Force:
    """One major ticket of 赵敏's whose tasks are the only thing anybody is told of here."""

    def __init__(self, world, clock):
        self.world, self.clock = world, clock
        self.lead = world.of("赵敏")
        self.ticket_id = world.report(
            severity=Severity.MAJOR, owner_id=world.people["赵敏"].user_id
        )

    def give(self, name, hours=3, text="把备件送到客户机房"):
        due_at = self.clock() + timedelta(hours=hours)
        cmd = SaveTask(self.ticket_id, text, self.world.people[name].user_id, due_at)
        return self.lead.command(save_task, cmd).result

    def task(self, task_id):
        rows = self.world.backend.query(steps.ticket_steps, self.ticket_id).tasks
        return next(row for row in rows if row.id == task_id)

    def change(self, task_id, **changes):
        row = self.task(task_id)
        fields = {"text": row.text, "owner_id": row.owner_id, "due_at": row.due_at} | changes
        cmd = SaveTask(self.ticket_id, **fields, task_id=task_id, seen_version=row.version)
        return self.lead.command(save_task, cmd)

    def finish(self, task_id):
        cmd = FinishTask(task_id, RESULT, self.task(task_id).version)
        return self.lead.command(finish_task, cmd)

    def look(self, hours=0.0, backend=None):
        self.clock.forward(hours=hours)
        sweep_all(backend or self.world.backend, "this desk")

    def steps(self):
        return self.world.backend.query(lambda read: read.session.execute(select(SlaStep)).all())

    def told(self, name):
        rows = self.world.of(name).query(notices).rows
        return [row for row in rows if row.kind == "task_late"]


@pytest.fixture
def force(world, clock):
    return Force(world, clock)


def test_the_owner_of_a_late_task_is_told_once_also_after_a_restart(force, store):
    due_at = force.clock() + LATER
    task_id = force.give("林涛")
    force.look(hours=2.9)
    assert force.told("林涛") == []
    force.look(hours=0.1)
    force.look()
    force.clock.forward(days=1)
    again = open_store(store, clock=force.clock)
    force.look(backend=again)
    again.close()
    (notice,) = force.told("林涛")
    assert (notice.subject_type, notice.subject_id) == ("task", task_id)
    assert notice.params == {
        "number": force.world.detail(force.ticket_id).row.number,
        "ticket_id": force.ticket_id,
        "task": "把备件送到客户机房",
        "due_at": due_at.isoformat(),
    }
    assert notice.happened_at == due_at
    assert force.told("赵敏") == []
    types = [event.field for event in force.world.history(force.ticket_id)]
    assert "deadline" not in types, "the history of the ticket tells of its own clocks"


def test_four_desks_that_look_at_once_tell_it_once(force, store):
    for name in ("林涛", "王磊"):
        force.give(name)
    force.clock.forward(hours=3)
    desks = [open_store(store, clock=force.clock) for _ in range(4)]
    with ThreadPoolExecutor(4) as at_once:  # one name: the lease does not keep them apart
        done = sum(at_once.map(lambda backend: sweep_all(backend, "any desk"), desks))
    done += sweep_all(force.world.backend, "any desk")  # what somebody held at that moment
    for backend in desks:
        backend.close()
    assert done == len(force.steps())
    assert (len(force.told("林涛")), len(force.told("王磊"))) == (1, 1)


def test_the_watcher_wakes_up_for_a_task(force):
    force.give("林涛", hours=0.25)
    due_at = force.clock() + timedelta(minutes=15)
    assert force.world.backend.query(sla.next_wakeup) == due_at


def test_what_is_done_removed_or_on_a_closed_ticket_does_not_ring(force):
    done, removed, _ = (force.give("林涛") for _ in range(3))
    force.finish(done)
    force.lead.command(remove_task, RemoveTask(removed, 1))
    spam = {"outcome": Outcome.SPAM}
    force.world.do("赵敏", service.withdraw, WithdrawTicket, force.ticket_id, **spam)
    force.look(hours=4)
    assert force.told("林涛") == []
    back = {"reason": "客户来电说机房仍然没有收到备件"}
    force.world.do("吴倩", service.reopen, ReopenTicket, force.ticket_id, **back)
    force.look()
    assert len(force.told("林涛")) == 1


def test_what_was_told_is_settled_when_it_is_late_no_more(force):
    done, removed, moved, given, left = (force.give("林涛") for _ in range(5))
    force.look(hours=4)

    def settled():
        return {row.subject_id for row in force.told("林涛") if row.is_settled}

    assert (len(force.told("林涛")), settled()) == (5, set())
    force.finish(done)
    force.lead.command(remove_task, RemoveTask(removed, 1))
    force.change(moved, due_at=force.clock() + LATER)
    force.change(given, owner_id=force.world.people["王磊"].user_id)
    assert settled() == {done, removed, moved, given}
    spam = {"outcome": Outcome.SPAM}
    force.world.do("赵敏", service.withdraw, WithdrawTicket, force.ticket_id, **spam)
    assert settled() == {done, removed, moved, given, left}


def test_another_due_time_rings_anew_and_another_text_does_not(force):
    task_id = force.give("林涛")
    force.look(hours=3)
    force.change(task_id, text="把备件和备机送到客户机房")
    force.look()
    assert len(force.told("林涛")) == 1
    force.change(task_id, due_at=force.clock() + LATER)
    force.look(hours=2.9)
    assert len(force.told("林涛")) == 1
    force.look(hours=0.1)
    assert [row.is_settled for row in force.told("林涛")] == [False, True]


def test_who_is_given_a_late_task_is_told_and_the_one_before_no_more(force):
    task_id = force.give("林涛")
    force.look(hours=3)
    force.change(task_id, owner_id=force.world.people["王磊"].user_id)
    force.look()
    assert (len(force.told("林涛")), len(force.told("王磊"))) == (1, 1)


def test_a_resumed_task_rings_when_it_is_late_then(force):
    task_id = force.give("林涛")
    force.finish(task_id)
    resume = ResumeTask(task_id, force.task(task_id).version)
    force.lead.command(resume_task, resume)
    force.look(hours=2.9)
    assert force.told("林涛") == []
    force.look(hours=0.1)
    assert len(force.told("林涛")) == 1
    undo = force.finish(task_id).undo
    force.lead.command(undo.command, *undo.args)
    force.look()
    assert [row.is_settled for row in force.told("林涛")] == [False, True]


def test_new_rules_change_nothing_about_tasks(force):
    late, later = force.give("林涛"), force.give("王磊", hours=30)
    force.look(hours=3)
    rules = force.world.backend.query(sla.rules_now)
    slow = tuple(replace(policy, warn_share=0.9) for policy in rules.policies)
    force.world.backend.command(save_policies, SavePolicies(slow, rules.id))
    force.look(hours=1)
    assert [row.subject_id for row in force.told("林涛")] == [late]
    force.look(hours=26)
    assert [row.subject_id for row in force.told("王磊")] == [later]


def test_a_task_of_a_store_from_before_rings_too(force):
    force.give("林涛")

    def upgrade(uow):
        uow.session.execute(delete(SlaClock).where(SlaClock.record_type == "task"))
        fill(uow.session.connection())

    force.world.backend.command(upgrade)
    force.look(hours=2.9)
    assert force.told("林涛") == []
    force.look(hours=0.1)
    assert len(force.told("林涛")) == 1


def test_many_late_tasks_are_told_in_one_notice_that_leads_to_them(force):
    for number in range(6):
        force.give("林涛", text=f"第 {number} 件")
    force.look(hours=3)
    rows = force.world.of("林涛").query(notices).rows
    (digest,) = [row for row in rows if row.kind == "task_digest"]
    assert (digest.subject_type, digest.params["count"]) == ("task", 6)
    assert force.told("林涛") == []


def test_who_muted_the_ticket_is_told_of_his_own_task(force):
    force.give("林涛")
    force.world.of("林涛").command(mute, force.ticket_id)
    force.look(hours=3)
    assert len(force.told("林涛")) == 1


def test_the_task_of_somebody_who_left_is_told_to_who_supervises(force):
    force.give("林涛")
    person = force.world.people["林涛"].user_id
    gone = SavePerson("林涛", Role.AGENT, None, is_active=False, person_id=person, seen_version=1)
    force.world.backend.command(identity.save_person, gone)
    force.look(hours=3)
    assert (len(force.told("林涛")), len(force.told("周强"))) == (0, 1)
