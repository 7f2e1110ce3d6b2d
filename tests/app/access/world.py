"""Records made to order, each of whomever one likes."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import select, update

from app.customers import queries as customers
from app.customers import service as customer_service
from app.customers.dto import (
    NewContact,
    NewCustomer,
    PointInput,
)
from app.customers.rules import PointKind
from app.customers.tables import Contact, Customer
from app.db.uow import UnitOfWork
from app.files import service as files
from app.files.dto import AttachFile, Holder, Record
from app.files.sources import Bytes
from app.followups import service as followups
from app.followups.dto import PlanFollowUp
from app.followups.rules import FollowUpKind
from app.followups.tables import FollowUp
from app.intake.rules import State
from app.intake.tables import Incoming
from app.interactions import service as interactions
from app.interactions.dto import LogInteraction
from app.interactions.rules import Direction, InteractionChannel
from app.interactions.tables import Interaction
from app.surveys import service as survey_service
from app.surveys.dto import RecordAnswers
from app.surveys.rules import DIMENSIONS
from app.surveys.tables import Invitation, Response
from app.tickets import queries as tickets
from app.tickets import service as ticket_service
from app.tickets.dto import (
    CloseTicket,
    ReportTicket,
    SolveTicket,
)
from app.tickets.rules import Kind, Outcome, Rating
from app.tickets.tables import Ticket, TicketEvent
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
        kind = more.pop("kind", Kind.TECHNICAL)
        cmd = ReportTicket(self.customer(login, "other"), kind, "打不开", **more)
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

    def file(self, login: str, whose: str, *, by: str = "", **more: Any) -> int:
        """A file on a ticket, attached by the owner of the store or by ``by``."""
        return self.file_on(Holder(Record.TICKET, self.ticket(login, whose, **more)), by)

    def customer_file(self, login: str, whose: str) -> int:
        return self.file_on(Holder(Record.CUSTOMER, self.customer(login, whose)))

    def talk_file(self, login: str, whose: str) -> int:
        return self.file_on(Holder(Record.INTERACTION, self.interaction(login, whose)[0]))

    def file_on(self, holder: Holder, by: str = "") -> int:
        backend = self.team[by] if by else self.team.owner
        cmd = AttachFile(holder, Bytes("照片.txt", b"a file"))
        return backend.command(files.attach, cmd).result

    def mailed(self, login: str, whose: str, **more: Any) -> int:
        """A ticket that a mail of its customer stands on."""
        id_ = self.ticket(login, whose, **more)
        self.mail_on(id_)
        return id_

    def mail_on(self, ticket_id: int, text: str = "整封邮件") -> int:
        """Put a mail on a ticket; the line of its history that says so."""
        return self.team.owner.command(_mail, ticket_id, text).result

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


def _mail(uow: UnitOfWork, ticket_id: int, text: str) -> int:
    whose = select(Contact.id).join(Ticket, Ticket.customer_id == Contact.customer_id)
    mail = Incoming(
        key=str(uuid4()), channel="email", kind="inquiry", subject=text, text=text,
        sender_name="王小明", received_at=uow.now(), state=State.TAKEN, taken_at=uow.now(),
        ticket_id=ticket_id,
        contact_id=uow.session.scalars(whose.where(Ticket.id == ticket_id)).first(),
    )  # fmt: skip
    line = TicketEvent(
        ticket_id=ticket_id, at=uow.now(), type="customer_wrote", field="channel", after="email",
        text=text,
    )  # fmt: skip
    uow.add(mail)
    uow.session.add(line)
    uow.session.flush()
    return line.id
