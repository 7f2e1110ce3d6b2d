"""Every query and command of the program, each with arguments to try it with.

What ``discovery`` finds and has no arguments here fails in ``test_everything.py``.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from app.audit import queries as audit
from app.audit.dto import AuditFilter
from app.core.permissions import Role
from app.core.progress import Progress
from app.core.undo import Undo
from app.customers import contacts, find
from app.customers import queries as customers
from app.customers import service as customer
from app.customers.dto import (
    ChangeCustomer,
    CustomerFilter,
    DeleteCustomer,
    NewContact,
    NewCustomer,
    PointInput,
    RemoveContact,
    RestoreCustomer,
    SaveContact,
)
from app.customers.rules import PointKind
from app.dataio import importing, past, undoing
from app.dataio.result import Choices
from app.drafts import queries as drafts
from app.drafts import service as draft
from app.figures import behind, problems
from app.figures import queries as figures
from app.figures.dto import Behind, By, FiguresFilter
from app.files import queries as files
from app.files import service as file
from app.files.dto import AttachFile, Holder, Record, RemoveAttachment, RenameAttachment
from app.files.sources import Bytes
from app.followups import queries as followups
from app.followups import service as follow_up
from app.followups.dto import (
    CancelFollowUp,
    FinishFollowUp,
    HandOverFollowUp,
    PlanFollowUp,
    PostponeFollowUp,
)
from app.followups.rules import FollowUpKind
from app.forms import gates
from app.forms import queries as forms
from app.forms.submission import Submission
from app.identity import logins
from app.identity import queries as identity
from app.identity import service as people
from app.identity.dto import ResetPassword, SaveDepartment, SavePerson
from app.identity.names import person_name
from app.intake import mails
from app.intake import queries as incoming
from app.intake import service as intake
from app.intake.dto import Decide, Message
from app.interactions import queries as interactions
from app.interactions import service as interaction
from app.interactions.dto import DeleteInteraction, LogInteraction
from app.interactions.rules import Direction, InteractionChannel
from app.mail import fetching
from app.notifications import mutes
from app.notifications import queries as notices
from app.notifications import service as notice
from app.notifications.dto import SnoozeNotice
from app.presence import queries as presence
from app.presence import service as looking
from app.presence.dto import Looking
from app.reports import customer_data, ticket_data
from app.reports.job import ReportParams
from app.server import queries as server
from app.settings import queries as settings
from app.settings import service as setting
from app.settings.dto import ChangeSetting
from app.sla import queries as sla
from app.sla import service as rules
from app.sla.dto import SaveCalendar, SavePolicies
from app.sla.policy import TicketFacts
from app.surveys import dashboard
from app.surveys import queries as surveys
from app.surveys import service as survey
from app.surveys.dto import DashboardFilter, InvitationFilter, RecordAnswers
from app.surveys.rules import DIMENSIONS
from app.tickets import (
    board,
    canned,
    family,
    look_alike,
    previewing,
    route_writes,
    routes,
    swimlanes,
    what_if,
)
from app.tickets import queries as tickets
from app.tickets import service as ticket
from app.tickets.dto import (
    AssignTicket,
    ChangeTicket,
    Classify,
    CloseTicket,
    Comment,
    FilePlan,
    MoveTicket,
    ReopenTicket,
    ReportTicket,
    SetDue,
    SetLimit,
    SetPriority,
    SetProgress,
    SolveTicket,
    TakeTicket,
    TellCustomer,
    TicketFilter,
    TicketSort,
)
from app.tickets.lanes import LaneBy
from app.tickets.links import LinkTickets
from app.tickets.merging import MergeTickets, TakeApart
from app.tickets.route_writes import PlaceRoutingRule, RemoveRoutingRule, SaveRoutingRule
from app.tickets.routing import RoutingFacts
from app.tickets.rules import Channel, Kind, LinkKind, Outcome, Priority, Rating, Severity
from app.tickets.withdrawing import WithdrawTicket
from app.timeline import finding, home
from app.timeline import queries as timeline
from app.workflows import clock_check, handing_over, housekeeping, sweep, watching
from app.workflows.handing_over import HandOver
from tests.app.access.everything_in_steps import STEPS
from tests.app.access.given import REPLY, RULE, SOON, Given

_DESK = UUID(int=7)
_NOTHING = TicketFilter()
_FACTS = TicketFacts(kind="technical", severity="regular")
_PHONE = PointInput(PointKind.PHONE, "13911139111")
_YEAR = DashboardFilter(date(2020, 1, 1), date(2099, 12, 1))


def _none(_given: Given) -> tuple[()]:
    return ()


def _of_ticket(given: Given) -> tuple[int]:
    return (given.ticket.row.id,)


def _of_customer(given: Given) -> tuple[int]:
    return (given.customer,)


def _on_ticket(given: Given) -> Holder:
    return Holder(Record.TICKET, given.ticket.row.id)


def _calendar(given: Given) -> SaveCalendar:
    return SaveCalendar("Asia/Shanghai", {0: (("09:00", "18:00"),)}, {}, {}, None, given.rules.id)


def _message(subject: str) -> Message:
    """A message of the customer that every record here belongs to."""
    sent = (Bytes("截图.txt", b"a screenshot"),)
    return Message(
        subject, Channel.WEB, subject, "还是打不开", "王小明", phone="13800138000", files=sent
    )


def _change_ticket(given: Given) -> tuple[ChangeTicket]:
    words = ("打不开了", "客户昨天开始打不开", Priority.HIGH, Channel.PHONE)
    return (ChangeTicket(*given.ticket_seen, *words, feedback="等了两天"),)


def _as(given: Given, outcome: Outcome) -> tuple[int, Outcome, int]:
    return given.ticket.row.id, outcome, given.ticket.row.version


ARGUMENTS: dict[Callable[..., Any], Callable[[Given], tuple[Any, ...]]] = {
    **STEPS,
    # The log
    audit.audit_count: lambda _: (AuditFilter(),),
    audit.audit_page: lambda _: (AuditFilter(),),
    # Customers
    customers.customer_count: lambda _: (CustomerFilter(text="星河"),),
    customers.customer_detail: _of_customer,
    customers.customer_page: lambda _: (CustomerFilter(text="星河"),),
    customers.customers_by_phone: lambda _: ("13800138000",),
    customers.revealed_points: lambda g: (g.asked_to_see(),),
    customers.search: lambda _: ("8000",),
    customers.sources: _none,
    customers.tags: _none,
    customers.tiers: _none,
    find.duplicates_hint: lambda _: ("星河科技", ("13800138000",), ("li@example.com",)),
    customer.register: lambda g: (
        NewCustomer(
            "远方贸易",
            owner_id=g.me if g.whose == "mine" else g.colleague,
            contacts=(NewContact("李雷", wechat="li-lei", points=(_PHONE,)),),
            revenue_text="一百万",
            tags=("华东",),
        ),
    ),
    customer.change: lambda g: (
        ChangeCustomer(*g.customer_seen, {"remark": "下周再来", "tags": ("华北",)}),
    ),
    customer.delete: lambda g: (DeleteCustomer(*g.customer_seen),),
    customer.restore: lambda g: (RestoreCustomer(g.binned),),
    customer.request_reveal: _of_customer,
    contacts.save_contact: lambda g: (
        SaveContact(
            g.customer,
            {"name": "王大明", "wechat": "daming", "birthday": date(1990, 5, 1)},
            (PointInput(PointKind.PHONE, None, g.contact.points[0].id), _PHONE),
            g.contact.id,
            g.contact.version,
        ),
    ),
    contacts.remove_contact: lambda g: (RemoveContact(g.contact.id, g.contact.version),),
    # Files
    importing.proposed_mapping: lambda g: (g.checked.table,),
    importing.check: lambda g: (g.checked.table, g.checked.mapping, Choices(create_users=True)),
    past.past_imports: _none,
    past.remarks: lambda g: (g.batch,),
    past.undo_outlook: lambda g: (g.batch,),
    undoing.undo_import: lambda g: (g.batch,),
    # What one types, sees and is told
    drafts.draft: lambda _: ("new_customer",),
    draft.keep: lambda _: ("new_customer", {"name": "星"}),
    draft.discard: lambda _: ("new_customer",),
    draft.finishing: lambda _: ("new_customer", draft.discard, "new_contact"),
    notices.notices: _none,
    notices.to_announce: _none,
    notices.unread_count: _none,
    notice.mark_all_read: _none,
    mutes.is_muted: lambda g: (g.ticket.row.id,),
    mutes.mute: lambda g: (g.ticket.row.id,),
    mutes.unmute: lambda g: (g.ticket.row.id,),
    notice.mark_read: lambda g: ((g.notice,),),
    notice.mark_shown: lambda g: ((g.notice,),),
    notice.snooze: lambda g: (SnoozeNotice(g.notice, SOON),),
    presence.viewers: lambda g: ("customer", g.customer),
    looking.look: lambda g: (Looking(_DESK, "customer", g.customer),),
    looking.leave: lambda g: (Looking(_DESK, "customer", g.customer),),
    # Promises and conversations
    followups.count_due: lambda _: (SOON,),
    followups.of_customer: _of_customer,
    followups.open_followups: _none,
    follow_up.plan: lambda g: (PlanFollowUp(g.customer, FollowUpKind.NEXT_STEP, SOON, g.me),),
    follow_up.finish: lambda g: (
        FinishFollowUp(g.follow_up[0], "客户同意下周签合同", g.follow_up[1]),
    ),
    follow_up.postpone: lambda g: (PostponeFollowUp(g.follow_up[0], SOON, g.follow_up[1]),),
    follow_up.hand_over: lambda g: (
        HandOverFollowUp(g.follow_up[0], g.world.team.ids["supervisor"], g.follow_up[1]),
    ),
    follow_up.cancel: lambda g: (CancelFollowUp(g.follow_up[0], "客户已经签约", g.follow_up[1]),),
    files.attachment: lambda g: (g.file,),
    files.attachment_count: lambda g: (Holder(Record.CUSTOMER, g.customer),),
    files.attachments: lambda g: (_on_ticket(g),),
    files.content: lambda g: (g.file,),
    files.piece: lambda g: (g.file, 0),
    file.attach: lambda g: (AttachFile(_on_ticket(g), Bytes("照片.txt", b"another file")),),
    file.purge: _none,
    file.remove: lambda g: (RemoveAttachment(g.file, 1),),
    file.remove_all: lambda g: ((RemoveAttachment(g.file, 1),),),
    file.rename: lambda g: (RenameAttachment(g.file, "主板.txt", 1),),
    file.restore: lambda g: (g.removed_file,),
    file.restore_all: lambda g: ((g.removed_file,),),
    interactions.interaction: lambda g: (g.interaction[0],),
    interactions.of_customer: _of_customer,
    interaction.log: lambda g: (
        LogInteraction(
            g.customer,
            InteractionChannel.PHONE,
            Direction.IN,
            "问了价格和交期",
            next_step="发报价单",
            next_on=SOON.date(),
        ),
    ),
    interaction.delete: lambda g: (DeleteInteraction(*g.interaction),),
    # Tickets
    tickets.clocks: _of_ticket,
    tickets.clocks_now: _of_ticket,
    tickets.explanations: _of_ticket,
    tickets.filter_counts: _none,
    tickets.history: _of_ticket,
    tickets.search: lambda _: ("打不开",),
    tickets.statuses: _none,
    tickets.ticket_count: lambda _: (TicketFilter(text="星河"),),
    tickets.ticket_detail: _of_ticket,
    tickets.ticket_page: lambda _: (TicketFilter(text="星河"), TicketSort()),
    board.board: lambda _: (_NOTHING,),
    swimlanes.swimlanes: lambda _: (_NOTHING, LaneBy.PERSON),
    board.column_page: lambda g: (_NOTHING, g.ask(tickets.statuses)[0], None),
    what_if.due_changes: lambda g: (Progress(), g.rules.policies, g.rules.calendar),
    ticket.report: lambda g: (
        ReportTicket(g.customer, Kind.INQUIRY, "问价格", contact_id=g.contact.id),
    ),
    ticket.take: lambda g: (TakeTicket(*g.ticket_seen),),
    ticket.move: lambda g: (MoveTicket(g.ticket.row.id, "in_progress", g.ticket.row.version),),
    ticket.set_priority: lambda g: (
        SetPriority(g.ticket.row.id, Priority.URGENT, g.ticket.row.version),
    ),
    ticket.set_limit: lambda _: (SetLimit("in_progress", 8),),
    ticket.do_each: lambda g: ((TakeTicket(*g.ticket_seen),),),
    ticket.undo_each: lambda g: (
        (
            Undo(
                "undo.ticket.priority",
                ticket.set_priority,
                (SetPriority(g.ticket.row.id, Priority.LOW, g.ticket.row.version),),
            ),
        ),
    ),
    ticket.assign: lambda g: (
        AssignTicket(g.ticket.row.id, g.world.team.ids["supervisor"], g.ticket.row.version),
    ),
    ticket.change: _change_ticket,
    ticket.classify: lambda g: (Classify(*g.ticket_seen, Kind.COMPLAINT, Severity.MAJOR),),
    ticket.comment: lambda g: (Comment(g.ticket.row.id, "客户又来电话"),),
    ticket.tell_customer: lambda g: (
        TellCustomer(g.ticket.row.id, "明天上门处理，带上新主板", Channel.PHONE),
    ),
    ticket.report_progress: lambda g: (
        SetProgress(g.ticket.row.id, 40, "已经订购新主板", g.ticket.row.version),
    ),
    ticket.file_plan: lambda g: (
        FilePlan(g.ticket.row.id, "李专员明天上门更换主板", g.ticket.row.version),
    ),
    ticket.set_due: lambda g: (SetDue(g.ticket.row.id, "solve", SOON, g.ticket.row.version),),
    ticket.solve: lambda g: (
        SolveTicket(g.ticket.row.id, "重装以后可以打开了", g.ticket.row.version),
    ),
    ticket.close: lambda g: (
        CloseTicket(
            g.ticket.row.id,
            Outcome.PARTLY,
            Rating.CONTENT,
            g.ticket.row.version,
            solution="重装以后可以打开了",
        ),
    ),
    canned.replies: _none,
    canned.save_reply: lambda _: (canned.SaveReply(REPLY),),
    canned.remove_reply: lambda g: (canned.RemoveReply(*g.reply),),
    canned.use_reply: lambda g: (
        canned.UseReply(
            g.ticket.row.id,
            g.reply[0],
            "明天上门处理，带上新主板",
            Channel.PHONE,
            g.ticket.row.version,
        ),
    ),
    family.links: _of_ticket,
    family.members: _of_ticket,
    look_alike.look_alikes: lambda _: ("打不开",),
    look_alike.tickets_like: _of_ticket,
    previewing.reply_effects: lambda g: (g.reply[0], (g.ticket.row.id, g.closed[0])),
    ticket.link: lambda g: (LinkTickets(g.beside[0], g.closed[0], LinkKind.CAUSED_BY),),
    ticket.unlink: lambda g: (LinkTickets(g.beside[0], g.closed[0], LinkKind.CAUSED_BY),),
    ticket.withdraw: lambda g: (WithdrawTicket(*_as(g, Outcome.DUPLICATE), g.closed[0]),),
    ticket.merge: lambda g: (MergeTickets(*g.ticket_seen, *g.beside, is_across_customers=True),),
    ticket.take_apart: lambda g: (TakeApart(*g.merged()),),
    ticket.reopen: lambda g: (ReopenTicket(g.closed[0], "问题又出现了", g.closed[1]),),
    # What strangers send
    incoming.incoming_files: lambda g: (g.incoming[0],),
    incoming.incoming_page: lambda _: (False,),
    incoming.incoming_text: lambda g: (g.incoming[0],),
    incoming.is_any_waiting: _none,
    incoming.is_any_to_do: _none,
    incoming.has_come_by: lambda _: (Channel.WEB, datetime(2026, 3, 1, tzinfo=UTC)),
    incoming.last_mail: lambda _: ("box;1",),
    mails.mails_behind: lambda g: ((g.mail_line,),),
    mails.whole_mail: lambda g: (g.mail_line,),
    incoming.mails_known: lambda _: ("box;1", (1, 2)),
    intake.as_ticket: lambda g: (Decide(*g.incoming),),
    intake.mark_spam: lambda g: (Decide(*g.incoming),),
    intake.put_back: lambda g: (Decide(*g.spam),),
    intake.receive: lambda _: (_message("又打不开了"),),
    intake.set_aside: lambda _: (_message("又打不开了"),),
    intake.take_in: lambda g: (_message(f"Re: {g.ticket.row.number}"),),
    intake.take_lease: lambda _: ("mail.fetch", "a desk"),
    intake.take_waiting: _none,
    fetching.mailbox: _none,
    forms.serving: _none,
    forms.is_used: _none,
    gates.keep: lambda _: (
        "form",
        Submission(Kind.COMPLAINT, "王小明", "", "13800138000", "还是打不开"),
    ),
    fetching.note_failure: lambda _: ("imap.example.cn",),
    # Surveys
    dashboard.answers_behind: lambda _: (_YEAR,),
    dashboard.dashboard: lambda _: (_YEAR,),
    dashboard.people_asked_about: _none,
    surveys.invitations: lambda _: (InvitationFilter(),),
    surveys.invitation_detail: lambda g: (g.invitation.row.id,),
    survey.record_answers: lambda g: (
        RecordAnswers(
            g.invitation.row.id, dict.fromkeys(DIMENSIONS, 2), "phone", g.invitation.row.version
        ),
    ),
    # Reports
    customer_data.count: lambda g: (ReportParams(customer_id=g.customer),),
    customer_data.customer_by_number: lambda g: (g.customer_number,),
    customer_data.profiles: lambda g: (ReportParams(customer_id=g.customer), None, 10),
    ticket_data.cases: lambda g: (ReportParams(ticket_id=g.ticket.row.id), None, 10),
    ticket_data.count: lambda g: (ReportParams(ticket_id=g.ticket.row.id),),
    ticket_data.steps_of: _of_ticket,
    ticket_data.ticket_by_number: lambda g: (g.ticket.row.number,),
    # Figures
    behind.count_behind: lambda _: (FiguresFilter(), Behind()),
    behind.tickets_behind: lambda _: (FiguresFilter(), Behind()),
    figures.figures: lambda _: (FiguresFilter(), By.PERSON),
    figures.left_out: lambda _: (FiguresFilter(),),
    figures.people_in_figures: _none,
    problems.problems: lambda _: (FiguresFilter(), problems.Sort.SUB_KIND),
    # Routing
    routes.routing_rules: _none,
    routes.try_route: lambda g: (
        RoutingFacts("complaint", None, None, "phone", "打不开"),
        g.customer,
    ),
    route_writes.save_routing_rule: lambda _: (SaveRoutingRule(RULE),),
    route_writes.place_routing_rule: lambda g: (PlaceRoutingRule(g.route[0], -1),),
    route_writes.remove_routing_rule: lambda g: (RemoveRoutingRule(*g.route),),
    route_writes.bring_back_routing_rule: lambda g: (RemoveRoutingRule(*g.route),),
    # The company
    identity.departments: _none,
    identity.everybody: _none,
    identity.people: _none,
    person_name: lambda g: (g.colleague,),
    people.save_department: lambda _: (SaveDepartment("华东分部", None),),
    people.save_person: lambda _: (
        SavePerson("新同事", Role.AGENT, None, login="newcomer", password="Riverbank 21 swans"),
    ),
    logins.reset_password: lambda g: (ResetPassword(g.colleague, "Riverbank 21 swans"),),
    logins.cut_sessions: lambda g: (g.colleague,),
    logins.change_my_password: lambda _: ("Riverbank 21 swans",),
    logins.must_change_password: _none,
    settings.all_settings: _none,
    settings.setting: lambda _: ("tickets.views",),
    setting.change: lambda g: (
        ChangeSetting("notices.quiet", "22:00-07:00")
        if g.whose != "other"
        else ChangeSetting("survey.after_ticket", False),
    ),
    sla.next_wakeup: _none,
    sla.official_days: lambda _: ("CN", 2026, "zh_CN"),
    sla.promises_for: lambda _: (_FACTS, SOON),
    sla.rules_now: _none,
    sla.what_if: lambda g: (_FACTS, SOON, g.rules.policies, g.rules.calendar),
    rules.save_calendar: lambda g: (_calendar(g),),
    rules.save_policies: lambda g: (SavePolicies(g.rules.policies, g.rules.id),),
    server.security_check: _none,
    server.server_state: _none,
    # One's day, and what time alone makes necessary
    finding.find: lambda g: ("星河", g.login != "admin", g.login != "admin"),
    home.home: _none,
    timeline.timeline: _of_customer,
    handing_over.in_hand: lambda g: (g.colleague,),
    handing_over.hand_over: lambda g: (HandOver(g.colleague, (g.world.team.ids["agent"],)),),
    housekeeping.tidy: _none,
    clock_check.check_all_clocks: lambda _: (clock_check.ClockCheck(),),
    clock_check.check_some_clocks: lambda _: ("a desk", clock_check.ClockCheck()),
    sweep.sweep: lambda g: (g.login,),
    watching.post: _none,
    watching.is_intake_used: _none,
    watching.news: _none,
}
