"""A small desk for tests of the watcher: people, tickets through the service, and many at once."""

import json
from datetime import timedelta

from sqlalchemy import insert, select

from app.core.permissions import Role
from app.customers import service as customers
from app.customers.dto import NewCustomer
from app.identity import queries as identity_queries
from app.identity import service as identity
from app.identity.dto import SaveDepartment, SavePerson
from app.notifications.tables import Notice
from app.sla.policy import Hours, ladder
from app.sla.stored_schedule import schedule_to_data
from app.sla.tables import SlaClock, SlaStep
from app.sla.watch import Step
from app.tickets import service as tickets
from app.tickets.dto import ReportTicket
from app.tickets.rules import Kind
from app.tickets.tables import Ticket, TicketEvent
from app.workflows.sweep import sweep


class Desk:
    """The store in the hands of a test."""

    def __init__(self, backend, clock):
        self.backend, self.clock = backend, clock
        self.owner = backend.actor.user_id
        self.customer = backend.command(
            customers.register, NewCustomer("北京润达商贸有限公司")
        ).result

    def team(self):
        """Support gets an agent and a supervisor, the company a manager; the owner leaves it."""
        support = next(
            d for d in self.backend.query(identity_queries.departments) if d.key == "support"
        )
        person = [
            self.backend.command(identity.save_person, SavePerson(name, role, support.id)).result
            for name, role in (("李娜", Role.AGENT), ("周敏", Role.SUPERVISOR))
        ]
        manager = self.backend.command(
            identity.save_person, SavePerson("赵总", Role.MANAGER, None)
        ).result
        self.backend.command(
            identity.save_department,
            SaveDepartment("", person[1], False, support.id, support.version),
        )
        return person[0], person[1], manager

    def ticket(self, **fields):
        values = {"customer_id": self.customer, "kind": Kind.TECHNICAL, "title": "打印机不工作"}
        return self.backend.command(tickets.report, ReportTicket(**values | fields)).result

    def version(self, ticket_id):
        return self.row(ticket_id).version

    def row(self, ticket_id):
        return self.backend.query(lambda read: read.session.get(Ticket, ticket_id))

    def sweep(self, holder="this desk"):
        """Do what the watcher does at this moment; returns how many steps it carried out."""
        return sweep_all(self.backend, holder)

    def notices(self, user_id=None):
        def found(read):
            statement = select(Notice).where(Notice.kind.like("sla%")).order_by(Notice.id)
            if user_id is not None:
                statement = statement.where(Notice.user_id == user_id)
            return [
                (n.kind, json.loads(n.params), n.happened_at, n.created_at)
                for n in read.session.execute(statement).scalars()
            ]

        return self.backend.query(found)

    def kinds(self, user_id=None):
        return [kind for kind, *_ in self.notices(user_id)]

    def history(self, ticket_id):
        def found(read):
            return [
                (line.type, line.field, line.at, line.actor_id)
                for line in read.session.execute(
                    select(TicketEvent)
                    .where(TicketEvent.ticket_id == ticket_id)
                    .order_by(TicketEvent.id)
                ).scalars()
            ]

        return self.backend.query(found)

    def steps(self):
        """(clock kind, epoch, level) of everything that was carried out."""

        def found(read):
            statement = select(SlaClock.kind, SlaStep.epoch, SlaStep.level).join(
                SlaClock, SlaClock.id == SlaStep.clock_id
            )
            return sorted(tuple(row) for row in read.session.execute(statement))

        return self.backend.query(found)


def sweep_all(backend, holder):
    result = backend.command(sweep, holder).result
    steps = result.steps
    while result.has_more:
        result = backend.command(sweep, holder, result).result
        steps += result.steps
    return steps


def add_many(backend, count, due_at, owner_id, *, customer_id):
    """Write ``count`` tickets, each with one running clock that is due at ``due_at``."""

    def write(uow):
        now = uow.now()
        ticket = {
            "version": 1, "created_at": now, "updated_at": now, "title": "积压", "kind": "technical",
            "customer_id": customer_id, "channel": "phone", "severity": "regular",
            "priority": "normal", "priority_rank": 2, "status": "in_progress", "category": "open",
            "reported_at": now, "owner_id": owner_id,
        }  # fmt: skip
        first = len(uow.session.execute(select(Ticket.id)).all())
        uow.session.execute(
            insert(Ticket), [ticket | {"number": f"M{first + n:06}"} for n in range(count)]
        )
        ids = uow.session.execute(select(Ticket.id).where(Ticket.number.like("M%"))).scalars()
        steps = tuple(
            Step(
                due_at + timedelta(seconds=step.after.seconds if step.after else -3600),
                step.level,
                step.action,
                step.whom,
            )
            for step in ladder(Hours.ELAPSED)
        )
        clock = {
            "record_type": "ticket", "kind": "solve", "instance": 1, "epoch": 1,
            "target_seconds": 14400, "hours": "working", "policy_key": "default",
            "policy_version": 1, "calendar_version": 1, "rules_id": 1, "started_at": now,
            "due_at": due_at, "state": "running", "schedule": json.dumps(schedule_to_data(steps)),
            "next_at": steps[0].at, "next_level": 0,
        }  # fmt: skip
        known = set(uow.session.execute(select(SlaClock.record_id)).scalars())
        uow.session.execute(
            insert(SlaClock), [clock | {"record_id": id_} for id_ in ids if id_ not in known]
        )

    backend.command(write)
