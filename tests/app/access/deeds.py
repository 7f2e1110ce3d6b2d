"""Deeds of people, by the program and by hand with psql, on records of whomever one likes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import select, update

from app.audit import queries as audit
from app.audit.dto import AuditFilter
from app.customers import contacts
from app.customers import queries as customers
from app.customers import service as customer_service
from app.customers.dto import (
    ChangeCustomer,
    DeleteCustomer,
    NewContact,
    NewCustomer,
    PointInput,
    SaveContact,
)
from app.customers.rules import PointKind
from app.customers.tables import Customer
from app.figures.behind import tickets_behind
from app.figures.dto import Behind, FiguresFilter
from app.followups import service as followups
from app.followups.dto import FinishFollowUp, PlanFollowUp
from app.followups.rules import FollowUpKind
from app.followups.tables import FollowUp
from app.identity import service as identity
from app.identity.dto import SavePerson
from app.intake import queries as incoming
from app.intake import service as intake
from app.intake.dto import Decide, Message
from app.interactions import service as interactions
from app.interactions.dto import DeleteInteraction, LogInteraction
from app.interactions.rules import Direction, InteractionChannel
from app.interactions.tables import Interaction
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
from app.surveys.tables import Invitation, Response
from app.tickets import queries as tickets
from app.tickets import service as ticket_service
from app.tickets.dto import (
    AssignTicket,
    Classify,
    CloseTicket,
    Comment,
    MoveTicket,
    ReopenTicket,
    ReportTicket,
    SetDue,
    SolveTicket,
)
from app.tickets.moving import PutBack
from app.tickets.rules import Channel, Kind, Outcome, Rating, Severity
from app.tickets.tables import Ticket
from tests.team import PEOPLE, Team

NEIGHBOURS = {"support": "colleague", "sales": "manager"}
DUE = datetime.now(UTC) + timedelta(days=9)


@dataclass
class World:
    """Records made to order, and the people who try something with them."""

    team: Team
    departments: dict[str, int]

    def place(self, login: str, whose: str) -> dict[str, Any]:
        """Owner, department and maker of a record that is ``whose`` as ``login`` sees it."""
        me, mine = self.team.ids[login], self.departments[PEOPLE[login][2]]
        neighbour = NEIGHBOURS[PEOPLE[login][2]]
        beside = self.team.ids["front" if neighbour == login else neighbour]
        stranger, far = self.team.ids["stranger"], self.departments["service"]
        owner_id, department_id = {
            "mine": (me, mine),
            "made": (stranger, far),
            "department": (beside, mine),
            "nobody": (None, mine),
            "adrift": (None, far),
            "other": (stranger, far),
        }[whose]
        maker = me if whose == "made" else self.team.owner.actor.user_id
        return {"owner_id": owner_id, "department_id": department_id, "created_by_id": maker}

    def customer(self, login: str, whose: str) -> int:
        wang = NewContact("王小明", points=(PointInput(PointKind.PHONE, "13800138000"),))
        cmd = NewCustomer("星河科技", contacts=(wang,), revenue_text="三百万")
        id_ = self.team.owner.command(customer_service.register, cmd).result
        self._belongs(Customer, id_, self.place(login, whose))
        return id_

    def ticket(self, login: str, whose: str, **more: Any) -> int:
        is_closed = more.pop("is_closed", False)
        cmd = ReportTicket(self.customer(login, "other"), Kind.TECHNICAL, "打不开", **more)
        owner = self.team.owner
        id_ = owner.command(ticket_service.report, cmd).result
        if is_closed:
            solved = SolveTicket(id_, "重装以后可以打开了", self.version(id_))
            owner.command(ticket_service.solve, solved)
            closed = CloseTicket(id_, Outcome.SOLVED, Rating.CONTENT, self.version(id_))
            owner.command(ticket_service.close, closed)
        self._belongs(Ticket, id_, self.place(login, whose))
        return id_

    def follow_up(self, login: str, whose: str) -> tuple[int, int]:
        place = self.place(login, whose)
        cmd = PlanFollowUp(self.customer(login, whose), FollowUpKind.NEXT_STEP, DUE, None)
        id_ = self.team.owner.command(followups.plan, cmd).result
        place.pop("department_id")
        self._belongs(FollowUp, id_, place)
        return id_, 2

    def interaction(self, login: str, whose: str) -> tuple[int, int]:
        place = self.place(login, whose)
        cmd = LogInteraction(
            self.customer(login, whose), InteractionChannel.PHONE, Direction.IN, "问了价格和交期"
        )
        id_ = self.team.owner.command(interactions.log, cmd).result
        self._belongs(Interaction, id_, {"user_id": place["owner_id"]})
        return id_, 2

    def invitation(self, login: str) -> int:
        ticket_id = self.ticket(login, "other", is_closed=True)
        asked = select(Invitation.id).where(Invitation.ticket_id == ticket_id)
        return self.team.owner.query(lambda read: read.session.execute(asked).scalar_one())

    def response(self, login: str, whose: str) -> int:
        cmd = RecordAnswers(self.invitation(login), dict.fromkeys(DIMENSIONS, 5), "phone", 1)
        id_ = self.team.owner.command(survey_service.record_answers, cmd).result
        place = self.place(login, whose)
        place.pop("created_by_id")
        self._belongs(Response, id_, place, has_version=False)
        return id_

    def version(self, ticket_id: int) -> int:
        return self.team.owner.query(tickets.ticket_detail, ticket_id).row.version

    def customer_version(self, customer_id: int) -> int:
        return self.team.owner.query(customers.customer_detail, customer_id).row.version

    def _belongs(
        self, table: Any, id_: int, values: dict[str, Any], *, has_version: bool = True
    ) -> None:
        stamped = {**values, "version": table.version + 1} if has_version else values
        statement = update(table.__table__).where(table.id == id_).values(**stamped)
        self.team.owner.command(lambda uow: uow.session.connection().execute(statement) and None)


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
    sent = Message(f"aside:{uuid4()}", Channel.EMAIL, "发票", "", sender="a@example.com")
    return int(world.team.owner.command(intake.set_aside, sent).result.id)


def _mark_spam(world: World, login: str, whose: str) -> object:
    decide = Decide(_incoming(world, login, whose), 2)
    return world.team[login].command(intake.mark_spam, decide)


def _undo(world: World, login: str, whose: str) -> object:
    id_ = world.ticket(login, whose)
    back = PutBack(id_, "new", world.team.ids[login], None, world.version(id_))
    return world.team[login].command(ticket_service.put_back, back)


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
    "undo_a_move": _undo,
    "take_in": _take_in,
    "see_incoming": lambda world, login, whose: (
        world.team[login].query(incoming.incoming_text, _incoming(world, login, whose)) is not None
    ),
    "mark_spam": _mark_spam,
    "enter_answers": _enter_answers,
    "see_answers": _see_answers,
    "see_figures": _see_figures,
    "export": lambda world, login, _whose: world.team[login].query(
        lambda read: read.require(EXPORT) or True
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


def _on(make: Callable[[World, str, str], int], sql: str) -> Callable[[World, str, str], str]:
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


_NEXT = "version = version + 1"
_C, _T = World.customer, World.ticket
# The same by hand: what the program would not even ask.
BY_HAND: dict[str, Callable[[World, str, str], str]] = {
    "see_customer": _on(_C, "SELECT name FROM laike.customer WHERE id = {id}"),
    "change_customer": _on(
        _C, f"UPDATE laike.customer SET remark = 'x', {_NEXT} WHERE id = {{id}}"
    ),
    "set_tier": _on(_C, f"UPDATE laike.customer SET tier = 'key', {_NEXT} WHERE id = {{id}}"),
    "change_owner": _on(
        _C, f"UPDATE laike.customer SET owner_id = {{other}}, {_NEXT} WHERE id = {{id}}"
    ),
    "delete_customer": _on(
        _C, f"UPDATE laike.customer SET deleted_at = now(), {_NEXT} WHERE id = {{id}}"
    ),
    "see_revenue": _on(
        _C, "SELECT revenue_text FROM laike.customer_private WHERE customer_id = {id}"
    ),
    "delete_interaction": _on(
        lambda world, login, whose: world.interaction(login, whose)[0],
        f"UPDATE laike.interaction SET deleted_at = now(), {_NEXT} WHERE id = {{id}}",
    ),
    "finish_followup": _on(
        lambda world, login, whose: world.follow_up(login, whose)[0],
        f"UPDATE laike.follow_up SET state = 'done', {_NEXT} WHERE id = {{id}}",
    ),
    "see_ticket": _on(_T, "SELECT title FROM laike.ticket WHERE id = {id}"),
    "see_confidential": _on(
        lambda world, login, whose: world.ticket(login, whose, is_confidential=True),
        "SELECT title FROM laike.ticket WHERE id = {id}",
    ),
    "comment": _on(_T, _line("commented")),
    "move": _on(_T, f"UPDATE laike.ticket SET status = 'in_progress', {_NEXT} WHERE id = {{id}}"),
    "assign": _on(_T, f"UPDATE laike.ticket SET owner_id = {{other}}, {_NEXT} WHERE id = {{id}}"),
    "classify": _on(_T, f"UPDATE laike.ticket SET severity = 'major', {_NEXT} WHERE id = {{id}}"),
    "set_due": _on(_T, _line("due_by_hand", "'solve'", "'2030-01-01T00:00:00+00:00'")),
    "reopen": _on(
        lambda world, login, whose: world.ticket(login, whose, is_closed=True),
        f"UPDATE laike.ticket SET reopen_count = reopen_count + 1, {_NEXT} WHERE id = {{id}}",
    ),
    "undo_a_move": _on(_T, _line("undone", "'status'", "'new'")),
    "see_incoming": _on(_incoming, "SELECT sender FROM laike.incoming WHERE id = {id}"),
    "mark_spam": _on(
        _incoming, f"UPDATE laike.incoming SET state = 'spam', {_NEXT} WHERE id = {{id}}"
    ),
    "see_answers": _on(World.response, "SELECT id FROM laike.response WHERE id = {id}"),
    "change_setting": lambda *_: (
        "INSERT INTO laike.setting VALUES (0, 'survey.after_ticket', 'true') "
        "ON CONFLICT (user_id, key) DO UPDATE SET value = excluded.value"
    ),
    "read_audit": lambda *_: "SELECT id FROM laike.audit_event LIMIT 1",
}
