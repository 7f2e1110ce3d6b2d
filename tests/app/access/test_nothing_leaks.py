"""What a confidential ticket says reaches nobody who may not see it, by whatever is asked.

Every query of every feature is asked on the ticket itself, and on one that is tied to it. Its
number may be read: it stands in the histories of the tickets it was linked with.
"""

from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from app.core.errors import AppError
from app.customers.tables import Contact
from app.files import service as files
from app.files.dto import AttachFile, Holder, Record
from app.files.sources import Bytes
from app.intake.rules import State
from app.intake.tables import Incoming
from app.tickets import queries as tickets
from app.tickets import service as ticket
from app.tickets.checklists import add_lines
from app.tickets.complaints import record_step
from app.tickets.dto import ChangeTicket, Comment
from app.tickets.links import LinkTickets
from app.tickets.merging import MergeTickets
from app.tickets.rules import Channel, ComplaintStep, Kind, LinkKind, Priority, Severity
from app.tickets.steps_dto import AddLines, RecordStep, SaveMeeting, SaveMember, SaveTask
from app.tickets.tables import Ticket
from app.tickets.task_force import save_meeting, save_member
from app.tickets.tasks import save_task
from app.timeline.finding import find
from tests.app.access.discovery import is_command
from tests.app.access.everything import ARGUMENTS
from tests.app.access.given import Given, import_file
from tests.app.access.test_everything import TRIED
from tests.app.access.world import DUE, World

TOKEN = "龙井"
SAID = f"{TOKEN}账户被内部人员改动过"
_OUTSIDE = ("front", "agent", "supervisor")  # of other departments than the ticket's
_QUERIES = sorted(name for name, function in TRIED.items() if not is_command(function))


@pytest.fixture(scope="module", params=["file_world", "server_world"])
def world(request) -> World:
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="module")
def told(world, tmp_path_factory):
    """A confidential ticket of which everything says the same, and one that is tied to it."""
    secret, merged = (_secret(world) for _ in range(2))
    beside = world.ticket("agent", "other")
    world.team.owner.command(ticket.link, LinkTickets(beside, secret, LinkKind.CAUSED_BY))
    seen = [(id_, world.version(id_)) for id_ in (merged, beside)]
    cmd = MergeTickets(*seen[0], *seen[1], is_across_customers=True)
    world.team.owner.command(ticket.merge, cmd)
    mail = world.team.owner.command(_mail, secret).result
    line = world.mail_on(secret, SAID)
    file = _file(world, secret)
    imported = import_file(world, tmp_path_factory.mktemp("files"))

    def given(login: str) -> list[Given]:
        both = []
        for id_ in (secret, beside):
            one = Given(world, login, "other", *imported)
            detail = one.ask(tickets.ticket_detail, id_)
            one.__dict__.update(
                ticket=detail,
                customer=detail.row.customer_id,
                file=file,
                incoming=(mail, 1),
                mail_line=line,
            )
            both.append(one)
        return both

    return given


def _secret(world: World) -> int:
    do = world.team.owner.command
    id_ = world.ticket(
        "agent",
        "other",
        is_confidential=True,
        kind=Kind.COMPLAINT,
        severity=Severity.MAJOR,
        description=SAID,
    )
    words = (SAID, SAID, Priority.HIGH, Channel.PHONE)
    more = {"feedback": SAID, "is_confidential": True}
    do(ticket.change, ChangeTicket(id_, world.version(id_), *words, **more))
    do(ticket.comment, Comment(id_, SAID))
    do(add_lines, AddLines(id_, (SAID,)))
    do(record_step, RecordStep(id_, ComplaintStep.LISTEN, SAID, world.version(id_)))
    do(save_member, SaveMember(id_, world.team.ids["stranger"], SAID))
    do(save_task, SaveTask(id_, SAID, world.team.ids["stranger"], DUE))
    do(save_meeting, SaveMeeting(id_, datetime.now(UTC) - timedelta(hours=1), "王经理", SAID))
    return id_


def _file(world: World, ticket_id: int) -> int:
    holder, text = Holder(Record.TICKET, ticket_id), Bytes(f"{SAID}.txt", SAID.encode())
    return world.team.owner.command(files.attach, AttachFile(holder, text)).result


def _mail(uow, ticket_id: int) -> int:
    whose = select(Ticket.customer_id).where(Ticket.id == ticket_id)
    contact = select(Contact.id).where(Contact.customer_id == whose.scalar_subquery())
    mail = Incoming(
        key=SAID, channel="email", kind="inquiry", subject=SAID, text=SAID, sender_name="王小明",
        received_at=uow.now(), state=State.TAKEN, taken_at=uow.now(), ticket_id=ticket_id,
        contact_id=uow.session.execute(contact).scalars().first(),
    )  # fmt: skip
    return uow.add(mail).id


def _answers(world: World, given: Given, names: list[str]) -> set[str]:
    """The queries whose answer says what the ticket says."""
    found = set()
    backend = world.team[given.login]
    for name in names:
        function = TRIED[name]
        with suppress(AppError):
            answer = backend.query(function, *ARGUMENTS[function](given))
            if TOKEN in repr(answer) or TOKEN.encode() in _bytes(answer):
                found.add(name)
    with suppress(AppError):
        if TOKEN in repr(backend.query(find, TOKEN, True, True)):
            found.add("search")
    return found


def _bytes(answer: object) -> bytes:
    return answer if isinstance(answer, bytes) else b""


@pytest.mark.parametrize("login", _OUTSIDE)
def test_nothing_of_it_is_told_to_who_may_not_see_it(world, told, login):
    found = {name for given in told(login) for name in _answers(world, given, _QUERIES)}
    assert found == set()


def test_who_may_see_it_is_told(world, told):
    found = {name for given in told("manager") for name in _answers(world, given, _QUERIES)}
    assert found >= {
        "files.queries.attachments",
        "files.queries.piece",
        "intake.mails.whole_mail",
        "intake.queries.incoming_page",
        "intake.queries.incoming_text",
        "search",
        "tickets.family.links",
        "tickets.family.members",
        "tickets.queries.history",
        "tickets.queries.ticket_page",
        "tickets.steps.ticket_steps",
        "timeline.queries.timeline",
    }
