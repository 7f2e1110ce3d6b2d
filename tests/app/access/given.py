"""Records for one person to try everything on: his own, somebody else's, or nobody's."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

from app.core.errors import PermissionDenied
from app.core.progress import Progress
from app.customers import queries as customers
from app.customers import service
from app.customers.dto import ContactRow, DeleteCustomer
from app.dataio.importing import Checked, open_and_check, run_import
from app.files import service as files
from app.files.dto import Holder, Record, RemoveAttachment
from app.files.sources import Bytes
from app.followups import queries as followups
from app.identity import queries as identity
from app.identity.dto import PersonRow
from app.intake import service as intake
from app.intake.dto import Decide, Message
from app.notifications.queries import notices
from app.notifications.service import notify
from app.sla import queries as sla
from app.sla.dto import RulesNow
from app.surveys import queries as surveys
from app.surveys.dto import InvitationDetail
from app.tickets import queries as tickets
from app.tickets import service as ticket
from app.tickets.canned import Reply, SaveReply, save_reply
from app.tickets.checklists import add_lines
from app.tickets.complaints import record_step
from app.tickets.dto import TicketDetail
from app.tickets.merging import MergeTickets
from app.tickets.route_writes import SaveRoutingRule, save_routing_rule
from app.tickets.routing import RoutingRule, Way
from app.tickets.rules import Channel, ComplaintStep, Kind, Severity
from app.tickets.steps import ticket_steps
from app.tickets.steps_dto import (
    AddLines,
    RecordStep,
    SaveMeeting,
    SaveMember,
    SaveTask,
    SaveTemplate,
    Template,
    TicketSteps,
)
from app.tickets.task_force import save_meeting, save_member
from app.tickets.tasks import save_task
from app.tickets.templates import save_template
from tests.app.access.world import World

RULE = RoutingRule(0, Way.ACCOUNT_MANAGER, None, kind="complaint")
REPLY = Reply(0, "明天上门", "明天上门处理，带上新主板", is_shared=True)
TEMPLATE = Template(0, "上门", ("核对序列号", "带备机"), is_shared=True)
SOON = datetime.now(UTC) + timedelta(days=3)


@dataclass
class Given:
    """Made when first asked for; whoever tries something on it leaves it as it was."""

    world: World
    login: str
    whose: str
    checked: Checked  # a file of customers, by a manager
    batch: int  # its import, which was not taken back

    def ask(self, query: Any, *args: Any) -> Any:
        return self.world.team.owner.query(query, *args)

    @property
    def me(self) -> int:
        return self.world.team.ids[self.login]

    @property
    def colleague(self) -> int:
        return self.world.team.ids["colleague"]

    @cached_property
    def customer(self) -> int:
        return self.world.customer(self.login, self.whose)

    @cached_property
    def customer_seen(self) -> tuple[int, int]:
        return self.customer, self.world.customer_version(self.customer)

    @cached_property
    def binned(self) -> int:
        id_ = self.world.customer(self.login, self.whose)
        cmd = DeleteCustomer(id_, self.world.customer_version(id_))
        self.world.team.owner.command(service.delete, cmd)
        return id_

    @cached_property
    def customer_number(self) -> str:
        return str(self.ask(customers.customer_detail, self.customer).row.number)

    @cached_property
    def contact(self) -> ContactRow:
        return self.ask(customers.customer_detail, self.customer).contacts[0]

    @cached_property
    def ticket(self) -> TicketDetail:
        id_ = self.world.ticket(self.login, self.whose, is_confidential=self.whose == "nobody")
        return self.ask(tickets.ticket_detail, id_)

    @property
    def ticket_seen(self) -> tuple[int, int]:
        return self.ticket.row.id, self.ticket.row.version

    @cached_property
    def closed(self) -> tuple[int, int]:
        id_ = self.world.ticket(self.login, self.whose, is_closed=True)
        return id_, self.world.version(id_)

    @cached_property
    def beside(self) -> tuple[int, int]:
        """Another ticket of the same person, open."""
        id_ = self.world.ticket(self.login, self.whose)
        return id_, self.world.version(id_)

    def merged(self) -> tuple[int, int]:
        """A ticket that is merged into another."""
        ends = [self.world.ticket(self.login, self.whose) for _ in range(2)]
        seen = [(id_, self.world.version(id_)) for id_ in ends]
        cmd = MergeTickets(*seen[0], *seen[1], is_across_customers=True)
        self.world.team.owner.command(ticket.merge, cmd)
        return ends[0], self.world.version(ends[0])

    @cached_property
    def follow_up(self) -> tuple[int, int]:
        id_, _ = self.world.follow_up(self.login, self.whose)
        rows = self.ask(lambda read: followups.open_followups(read, mine_only=False, limit=9999))
        return id_, next(row.version for row in rows if row.id == id_)

    @cached_property
    def interaction(self) -> tuple[int, int]:
        whose = "other" if self.whose == "nobody" else self.whose  # somebody always talked
        return self.world.interaction(self.login, whose)

    @cached_property
    def file(self) -> int:
        """A file on the person's ticket, attached by the owner of the store."""
        return self.world.file_on(Holder(Record.TICKET, self.ticket.row.id))

    @cached_property
    def removed_file(self) -> int:
        id_ = self.world.file_on(Holder(Record.TICKET, self.ticket.row.id))
        self.world.team.owner.command(files.remove, RemoveAttachment(id_, 1))
        return id_

    @cached_property
    def invitation(self) -> InvitationDetail:
        return self.ask(surveys.invitation_detail, self.world.invitation(self.login))

    @cached_property
    def notice(self) -> int:
        once = f"a test:{self.login}:{self.whose}"
        told = (self.me, "ticket_assigned", "ticket", 1, {"number": "T1"}, once, SOON)
        self.world.team.owner.command(notify, *told)
        return self.world.team[self.login].query(notices).rows[0].id

    def asked_to_see(self) -> int:
        """A customer whose numbers the person has asked to see in clear, where he may ask."""
        with suppress(PermissionDenied):
            self.world.team[self.login].command(service.request_reveal, self.customer)
        return self.customer

    @cached_property
    def route(self) -> tuple[int, int]:
        return self.world.team.owner.command(save_routing_rule, SaveRoutingRule(RULE)).result, 1

    @cached_property
    def reply(self) -> tuple[int, int]:
        return self.world.team.owner.command(save_reply, SaveReply(REPLY)).result, 1

    @cached_property
    def complaint(self) -> tuple[int, int]:
        """A complaint whose first step is done, and its version."""
        id_ = self.world.ticket(self.login, self.whose, kind=Kind.COMPLAINT)
        step = RecordStep(
            id_, ComplaintStep.LISTEN, "客户等了一下午没有人来", self.world.version(id_)
        )
        self.world.team.owner.command(record_step, step)
        return id_, self.world.version(id_)

    @cached_property
    def lines(self) -> tuple[int, ...]:
        added = AddLines(self.ticket.row.id, ("核对序列号", "带备机"))
        return self.world.team.owner.command(add_lines, added).result

    @cached_property
    def template(self) -> tuple[int, int]:
        return self.world.team.owner.command(save_template, SaveTemplate(TEMPLATE)).result, 1

    @cached_property
    def major(self) -> int:
        """A major ticket; the person is in its task force and has a task and a meeting there."""
        id_ = self.world.ticket(self.login, self.whose, severity=Severity.MAJOR)
        me = self.me if self.login != "admin" else self.colleague
        self.world.team.owner.command(save_task, SaveTask(id_, "切到备用线路", me, SOON))
        idle = SaveMember(id_, self.world.team.ids["stranger"], "备件")
        self.world.team.owner.command(save_member, idle)
        met = SaveMeeting(id_, datetime.now(UTC) - timedelta(hours=1), "王经理", "先切到备用线路")
        self.world.team.owner.command(save_meeting, met)
        return id_

    @property
    def force(self) -> TicketSteps:
        return self.ask(ticket_steps, self.major)

    @property
    def member(self) -> tuple[int, int]:
        """One who has nothing to do."""
        return self.force.members[-1].id, self.force.members[-1].version

    @property
    def task(self) -> tuple[int, int]:
        return self.force.tasks[0].id, self.force.tasks[0].version

    @property
    def meeting(self) -> tuple[int, int]:
        return self.force.meetings[0].id, self.force.meetings[0].version

    @cached_property
    def incoming(self) -> tuple[int, int]:
        """Something that was set aside, and its version."""
        key, phone = f"{self.login}:{self.whose}:aside", "13800138000"
        files = (Bytes("清单.txt", b"a list"),)
        sent = Message(key, Channel.WEB, "咨询", "请回电", "王小明", phone=phone, files=files)
        return self.world.team.owner.command(intake.set_aside, sent).result.id, 2

    @cached_property
    def mail_line(self) -> int:
        """The line of the ticket's history that came with a mail."""
        return self.world.mail_on(self.ticket.row.id)

    @cached_property
    def spam(self) -> tuple[int, int]:
        key = f"{self.login}:{self.whose}:spam"
        sent = Message(key, Channel.EMAIL, "发票", "", sender="a@example.com", aside="bulk")
        id_ = self.world.team.owner.command(intake.set_aside, sent).result.id
        self.world.team.owner.command(intake.mark_spam, Decide(id_, 2))
        return id_, 3

    @cached_property
    def rules(self) -> RulesNow:
        return self.ask(sla.rules_now)

    @cached_property
    def person(self) -> PersonRow:
        return next(row for row in self.ask(identity.people) if row.id == self.colleague)


def import_file(world: World, folder: Path) -> tuple[Checked, int]:
    """A file of customers as a manager's desk has checked it, and the id of its import."""
    path, manager = folder / "customers.csv", world.team["manager"]
    path.write_text("客户名称,手机\n长河贸易,13700137000\n", encoding="utf-8")
    checked = open_and_check(manager, Progress(), path)
    return checked, run_import(manager, Progress(), checked).result.batch_id
