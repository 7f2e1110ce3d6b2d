"""Deeds of people, by the program and by hand with psql, on records of whomever one likes."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import uuid4

from app.audit import queries as audit
from app.audit.dto import AuditFilter
from app.core.progress import Progress
from app.customers import contacts
from app.customers import queries as customers
from app.customers import service as customer_service
from app.customers.dto import (
    ChangeCustomer,
    DeleteCustomer,
    NewCustomer,
    PointInput,
    SaveContact,
)
from app.customers.rules import PointKind
from app.dataio import importing, ticket_import
from app.dataio.ticket_planning import TicketChoices
from app.figures.behind import tickets_behind
from app.figures.dto import Behind, FiguresFilter
from app.files import queries as file_queries
from app.files import service as files
from app.files.dto import Holder, Record, RemoveAttachment
from app.files.sources import Bytes
from app.followups import service as followups
from app.followups.dto import FinishFollowUp
from app.identity import service as identity
from app.identity.dto import SavePerson
from app.intake import mails
from app.intake import queries as incoming
from app.intake import service as intake
from app.intake.dto import Decide, Message
from app.interactions import service as interactions
from app.interactions.dto import DeleteInteraction
from app.reports.reach import EXPORT
from app.settings import service as settings
from app.settings.dto import ChangeSetting
from app.sla import queries as sla_queries
from app.sla import service as sla
from app.sla.dto import SavePolicies
from app.surveys import dashboard
from app.surveys import service as survey_service
from app.surveys.dto import DashboardFilter, RecordAnswers
from app.surveys.rules import DIMENSIONS
from app.tickets import queries as tickets
from app.tickets import service as ticket_service
from app.tickets.dto import (
    AssignTicket,
    Classify,
    Comment,
    MoveTicket,
    ReopenTicket,
    ReportTicket,
    SetDue,
)
from app.tickets.links import LinkTickets
from app.tickets.merging import MergeTickets
from app.tickets.moving import PutBack
from app.tickets.rules import Channel, Kind, LinkKind, Outcome, Severity
from app.tickets.withdrawing import WithdrawTicket
from tests.app.access.world import DUE, World
from tests.team import PEOPLE

Deed = Callable[[World, str, str], object]
_YEAR = DashboardFilter(date(2020, 1, 1), date(2099, 12, 1))


def _customer(change: Callable[[World, str, int, int], object]) -> Deed:
    def deed(world: World, login: str, whose: str) -> object:
        id_ = world.customer(login, whose)
        return change(world, login, id_, world.customer_version(id_))

    return deed


def _fields(**fields: Any) -> Deed:
    return _customer(
        lambda world, login, id_, version: world.team[login].command(
            customer_service.change, ChangeCustomer(id_, version, fields)
        )
    )


def _ticket(make: Callable[[World, int, int], Any], service: Any, **more: Any) -> Deed:
    def deed(world: World, login: str, whose: str) -> object:
        id_ = world.ticket(login, whose, **more)
        return world.team[login].command(service, make(world, id_, world.version(id_)))

    return deed


def _ask(query: Any, *args: Any) -> Deed:
    return lambda world, login, _whose: world.team[login].query(query, *args)


def _register(world: World, login: str, whose: str) -> object:
    cmd = NewCustomer("星河科技", owner_id=world.place(login, whose)["owner_id"])
    return world.team[login].command(customer_service.register, cmd)


def _reveal(world: World, login: str, whose: str) -> object:
    id_ = world.customer(login, whose)
    world.team[login].command(customer_service.request_reveal, id_)
    return world.team[login].query(customers.revealed_points, id_)


def _revenue(world: World, login: str, whose: str) -> object:
    id_ = world.customer(login, whose)
    return world.team[login].query(customers.customer_detail, id_).revenue_text


def _add_contact(world: World, login: str, whose: str) -> object:
    points = (PointInput(PointKind.PHONE, "13900139000"),)
    cmd = SaveContact(world.customer(login, whose), {"name": "李雷"}, points)
    return world.team[login].command(contacts.save_contact, cmd)


def _delete_interaction(world: World, login: str, whose: str) -> object:
    cmd = DeleteInteraction(*world.interaction(login, whose))
    return world.team[login].command(interactions.delete, cmd)


def _finish(world: World, login: str, whose: str) -> object:
    id_, version = world.follow_up(login, whose)
    cmd = FinishFollowUp(id_, "客户同意下周签合同", version)
    return world.team[login].command(followups.finish, cmd)


def _report(world: World, login: str, whose: str) -> object:
    cmd = ReportTicket(world.customer(login, whose), Kind.INQUIRY, "问价格")
    return world.team[login].command(ticket_service.report, cmd)


def _see_ticket(*, is_confidential: bool) -> Deed:
    def deed(world: World, login: str, whose: str) -> object:
        id_ = world.ticket(login, whose, is_confidential=is_confidential)
        return world.team[login].query(tickets.ticket_detail, id_)

    return deed


def _take_in(world: World, login: str, whose: str) -> object:
    id_ = world.ticket(login, whose)
    number = world.team.owner.query(tickets.ticket_detail, id_).row.number
    sent = Message(f"{login}:{number}", Channel.WEB, number, "还是打不开", phone="13800138000")
    return world.team[login].command(intake.take_in, sent)


def _incoming(world: World, login: str, _whose: str) -> int:
    files = (Bytes("发票.txt", b"an invoice"),)
    sent = Message(
        f"aside:{uuid4()}", Channel.EMAIL, "发票", "", sender="a@example.com", files=files
    )
    return int(world.team.owner.command(intake.set_aside, sent).result.id)


def _see_mail(*, is_confidential: bool) -> Deed:
    def deed(world: World, login: str, whose: str) -> object:
        line = world.mail_on(world.ticket(login, whose, is_confidential=is_confidential))
        return world.team[login].query(mails.whole_mail, line)

    return deed


def _mark_spam(world: World, login: str, whose: str) -> object:
    decide = Decide(_incoming(world, login, whose), 2)
    return world.team[login].command(intake.mark_spam, decide)


def _undo(world: World, login: str, whose: str) -> object:
    id_ = world.ticket(login, whose)
    back = PutBack(id_, "new", world.team.ids[login], None, world.version(id_))
    return world.team[login].command(ticket_service.put_back, back)


def _attach(world: World, login: str, whose: str) -> object:
    holder = Holder(Record.TICKET, world.ticket(login, whose))
    return world.file_on(holder, by=login)


def _see_file(*, is_confidential: bool) -> Deed:
    def deed(world: World, login: str, whose: str) -> object:
        id_ = world.file(login, whose, is_confidential=is_confidential)
        return world.team[login].query(file_queries.piece, id_, 0)

    return deed


def _remove(make: Callable[[World, str, str], int]) -> Deed:
    def deed(world: World, login: str, whose: str) -> object:
        cmd = RemoveAttachment(make(world, login, whose), 1)
        return world.team[login].command(files.remove, cmd)

    return deed


def _remove_own(world: World, login: str, whose: str) -> object:
    return _remove(lambda *_: world.file(login, whose, by=login))(world, login, whose)


def _link(world: World, login: str, whose: str) -> object:
    cmd = LinkTickets(world.ticket(login, whose), world.ticket(login, "other"), LinkKind.RELATED)
    world.team[login].command(ticket_service.link, cmd)
    return True


def _merge(world: World, login: str, whose: str, into: str) -> object:
    ends = [(id_, world.version(id_)) for id_ in (world.ticket(login, w) for w in (whose, into))]
    cmd = MergeTickets(*ends[0], *ends[1], is_across_customers=True)
    return world.team[login].command(ticket_service.merge, cmd)


def _enter_answers(world: World, login: str, _whose: str) -> object:
    cmd = RecordAnswers(world.invitation(login), dict.fromkeys(DIMENSIONS, 4), "phone", 1)
    return world.team[login].command(survey_service.record_answers, cmd)


def _see_figures(world: World, login: str, whose: str) -> object:
    id_ = world.ticket(login, whose)
    found = world.team[login].query(tickets_behind, FiguresFilter(), Behind())
    return id_ in {row.id for row in found.rows}  # the latest come first


def _see_answers(world: World, login: str, whose: str) -> object:
    asked = (dashboard.answers_behind, _YEAR)
    before = world.team.owner.query(*asked).rows
    world.response(login, whose)
    new = {row.id for row in world.team.owner.query(*asked).rows} - {row.id for row in before}
    return bool(new & {row.id for row in world.team[login].query(*asked).rows})


def _policies(world: World, login: str, _whose: str) -> object:
    rules = world.team.owner.query(sla_queries.rules_now)
    return world.team[login].command(sla.save_policies, SavePolicies(rules.policies, rules.id))


def _import(module: Any, text: str, *more: Any) -> Deed:
    """Import a list; ``more`` goes to the check."""

    def deed(world: World, login: str, _whose: str) -> object:
        desk = world.team[login]
        with TemporaryDirectory() as folder:
            path = Path(folder, "list.csv")
            path.write_text(text, encoding="utf-8")
            checked = module.open_and_check(desk, Progress(), path, *more)
            given = (checked,) if module is ticket_import else (Progress(), checked)
            return module.run_import(desk, *given)

    return deed


# What the program does; one that gives nothing back, or False, shows nothing to that person.
DEEDS: dict[str, Deed] = {
    "see_customer": _customer(
        lambda world, login, id_, _: world.team[login].query(customers.customer_detail, id_)
    ),
    "register_customer": _register,
    "change_customer": _fields(remark="下周再来"),
    "set_tier": _fields(tier="key"),
    "change_owner": lambda world, login, whose: _fields(owner_id=world.team.ids["colleague"])(
        world, login, whose
    ),
    "delete_customer": _customer(
        lambda world, login, id_, version: world.team[login].command(
            customer_service.delete, DeleteCustomer(id_, version)
        )
    ),
    "add_contact": _add_contact,
    "see_revenue": _revenue,
    "reveal": _reveal,
    "delete_interaction": _delete_interaction,
    "finish_followup": _finish,
    "report_ticket": _report,
    "see_ticket": _see_ticket(is_confidential=False),
    "see_confidential": _see_ticket(is_confidential=True),
    "comment": _ticket(lambda _, id_, __: Comment(id_, "客户又来电话"), ticket_service.comment),
    "move": _ticket(
        lambda _, id_, version: MoveTicket(id_, "in_progress", version), ticket_service.move
    ),
    "assign": _ticket(
        lambda world, id_, version: (
            AssignTicket(id_, world.team.ids["agent"], version)
            if world.team.owner.query(tickets.ticket_detail, id_).row.owner_id
            != world.team.ids["agent"]
            else AssignTicket(id_, world.team.ids["colleague"], version)
        ),
        ticket_service.assign,
    ),
    "classify": _ticket(
        lambda _, id_, version: Classify(id_, version, Kind.COMPLAINT, Severity.MAJOR),
        ticket_service.classify,
    ),
    "set_due": _ticket(
        lambda _, id_, version: SetDue(id_, "solve", DUE, version), ticket_service.set_due
    ),
    "reopen": _ticket(
        lambda _, id_, version: ReopenTicket(id_, "问题又出现了", version),
        ticket_service.reopen,
        is_closed=True,
    ),
    "close_as_spam": _ticket(
        lambda _, id_, version: WithdrawTicket(id_, Outcome.SPAM, version), ticket_service.withdraw
    ),
    "link": _link,
    "merge": lambda world, login, whose: _merge(world, login, whose, whose),
    "merge_into": lambda world, login, whose: _merge(world, login, "mine", whose),
    "undo_a_move": _undo,
    "attach_file": _attach,
    "see_file": _see_file(is_confidential=False),
    "see_confidential_file": _see_file(is_confidential=True),
    "remove_file": _remove(World.file),
    "remove_file_of_customer": _remove(World.customer_file),
    "remove_file_of_talk": _remove(World.talk_file),
    "remove_own_file": _remove_own,
    "take_in": _take_in,
    "see_incoming": lambda world, login, whose: (
        world.team[login].query(incoming.incoming_text, _incoming(world, login, whose)) is not None
    ),
    "see_incoming_file": lambda world, login, whose: world.team[login].query(
        incoming.incoming_files, _incoming(world, login, whose)
    )[0],
    "see_mail": _see_mail(is_confidential=False),
    "see_confidential_mail": _see_mail(is_confidential=True),
    "mark_spam": _mark_spam,
    "throw_away_incoming_file": _mark_spam,
    "enter_answers": _enter_answers,
    "see_answers": _see_answers,
    "see_figures": _see_figures,
    "export": lambda world, login, _whose: world.team[login].query(
        lambda read: read.require(EXPORT) or True
    ),
    "import_customers": _import(importing, "客户编号,客户名称\nX-7,星河科技\n"),
    "import_tickets": _import(
        ticket_import,
        "工单编号,客户名称,提交时间,标题\nA1,云帆科技,2026-02-02 09:00,打印机卡纸\n",
        TicketChoices(create_customers=True),
    ),
    "change_policies": _policies,
    "change_setting": lambda world, login, _whose: world.team[login].command(
        settings.change, ChangeSetting("survey.after_ticket", True)
    ),
    "add_person": lambda world, login, _whose: world.team[login].command(
        identity.save_person, SavePerson("新同事", PEOPLE["agent"][1], None)
    ),
    "read_audit": _ask(audit.audit_page, AuditFilter()),
}


def on(make: Callable[[World, str, str], int], sql: str) -> Callable[[World, str, str], str]:
    def statement(world: World, login: str, whose: str) -> str:
        return sql.format(
            id=make(world, login, whose),
            me=world.team.ids[login],
            other=world.team.ids["front" if login != "front" else "agent"],
        )

    return statement


def _line(type_: str, field: str = "NULL", after: str = "NULL") -> str:
    return (
        "INSERT INTO laike.ticket_event (ticket_id, at, actor_id, type, field, after) "
        f"VALUES ({{id}}, now(), {{me}}, '{type_}', {field}, {after})"
    )


def _removed_by_hand(make: Callable[[World, str, str], int]) -> Any:
    return on(make, f"UPDATE laike.attachment SET deleted_at = now(), {_NEXT} WHERE id = {{id}}")


_NEXT = "version = version + 1"
_C, _T = World.customer, World.ticket
_BYTES = (
    "SELECT c.data FROM laike.blob_chunk c JOIN laike.attachment a ON a.blob_id = c.blob_id "
    "WHERE a.id = {id}"
)
_MAIL = "SELECT text FROM laike.incoming WHERE ticket_id = {id}"
# The same by hand: what the program would not even ask.
BY_HAND: dict[str, Callable[[World, str, str], str]] = {
    "see_customer": on(_C, "SELECT name FROM laike.customer WHERE id = {id}"),
    "change_customer": on(_C, f"UPDATE laike.customer SET remark = 'x', {_NEXT} WHERE id = {{id}}"),
    "set_tier": on(_C, f"UPDATE laike.customer SET tier = 'key', {_NEXT} WHERE id = {{id}}"),
    "change_owner": on(
        _C, f"UPDATE laike.customer SET owner_id = {{other}}, {_NEXT} WHERE id = {{id}}"
    ),
    "delete_customer": on(
        _C, f"UPDATE laike.customer SET deleted_at = now(), {_NEXT} WHERE id = {{id}}"
    ),
    "see_revenue": on(
        _C, "SELECT revenue_text FROM laike.customer_private WHERE customer_id = {id}"
    ),
    "delete_interaction": on(
        lambda world, login, whose: world.interaction(login, whose)[0],
        f"UPDATE laike.interaction SET deleted_at = now(), {_NEXT} WHERE id = {{id}}",
    ),
    "finish_followup": on(
        lambda world, login, whose: world.follow_up(login, whose)[0],
        f"UPDATE laike.follow_up SET state = 'done', {_NEXT} WHERE id = {{id}}",
    ),
    "see_ticket": on(_T, "SELECT title FROM laike.ticket WHERE id = {id}"),
    "see_confidential": on(
        lambda world, login, whose: world.ticket(login, whose, is_confidential=True),
        "SELECT title FROM laike.ticket WHERE id = {id}",
    ),
    "comment": on(_T, _line("commented")),
    "move": on(_T, f"UPDATE laike.ticket SET status = 'in_progress', {_NEXT} WHERE id = {{id}}"),
    "assign": on(_T, f"UPDATE laike.ticket SET owner_id = {{other}}, {_NEXT} WHERE id = {{id}}"),
    "classify": on(_T, f"UPDATE laike.ticket SET severity = 'major', {_NEXT} WHERE id = {{id}}"),
    "set_due": on(_T, _line("due_by_hand", "'solve'", "'2030-01-01T00:00:00+00:00'")),
    "reopen": on(
        lambda world, login, whose: world.ticket(login, whose, is_closed=True),
        f"UPDATE laike.ticket SET reopen_count = reopen_count + 1, {_NEXT} WHERE id = {{id}}",
    ),
    "undo_a_move": on(_T, _line("undone", "'status'", "'new'")),
    "close_as_spam": on(_T, f"UPDATE laike.ticket SET outcome = 'spam', {_NEXT} WHERE id = {{id}}"),
    "link": on(
        _T,
        "INSERT INTO laike.ticket_link (ticket_id, other_id, kind) SELECT {id}, min(id), 'related' "
        "FROM laike.ticket WHERE NOT is_confidential",
    ),
    "merge": on(_T, _line("merged")),
    "see_file": on(World.file, _BYTES),
    "see_confidential_file": on(
        lambda world, login, whose: world.file(login, whose, is_confidential=True), _BYTES
    ),
    "remove_file": _removed_by_hand(World.file),
    "remove_file_of_customer": _removed_by_hand(World.customer_file),
    "remove_file_of_talk": _removed_by_hand(World.talk_file),
    "see_incoming": on(_incoming, "SELECT sender FROM laike.incoming WHERE id = {id}"),
    "see_mail": on(World.mailed, _MAIL),
    "see_confidential_mail": on(
        lambda world, login, whose: world.mailed(login, whose, is_confidential=True), _MAIL
    ),
    "mark_spam": on(
        _incoming, f"UPDATE laike.incoming SET state = 'spam', {_NEXT} WHERE id = {{id}}"
    ),
    "see_incoming_file": on(_incoming, _BYTES.replace("a.id", "a.incoming_id")),
    "throw_away_incoming_file": on(
        _incoming,
        f"UPDATE laike.attachment SET deleted_at = now(), {_NEXT} WHERE incoming_id = {{id}}",
    ),
    "see_answers": on(World.response, "SELECT id FROM laike.response WHERE id = {id}"),
    "change_setting": lambda *_: (
        "INSERT INTO laike.setting VALUES (0, 'survey.after_ticket', 'true') "
        "ON CONFLICT (user_id, key) DO UPDATE SET value = excluded.value"
    ),
    "read_audit": lambda *_: "SELECT id FROM laike.audit_event LIMIT 1",
}
