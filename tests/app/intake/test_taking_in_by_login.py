"""Whoever takes in the mail needs no right to the tickets it answers, and learns nothing of them."""

from dataclasses import replace

import pytest

from app.core.errors import NotFound, PermissionDenied
from app.customers import queries as customers
from app.customers import service as customer
from app.customers.dto import NewContact, NewCustomer, PointInput
from app.customers.rules import PointKind
from app.files import queries as files
from app.files import service as attaching
from app.files.dto import AttachFile, Holder, Record, RemoveAttachment
from app.files.sources import Bytes
from app.intake import queries, service
from app.intake.dto import Decide, Message
from app.intake.rules import Reason, State
from app.settings import service as settings
from app.settings.dto import ChangeSetting
from app.tickets import family
from app.tickets import queries as tickets
from app.tickets import service as ticket
from app.tickets.dto import MoveTicket, ReportTicket, TicketFilter, TicketSort
from app.tickets.rules import Channel, EventType, Kind, Outcome
from app.tickets.withdrawing import WithdrawTicket

WANG = "wang@example.cn"


@pytest.fixture
def desk(team):
    """A customer of the manager's; gives a way to report a ticket of his."""
    wang = NewContact("王小明", points=(PointInput(PointKind.EMAIL, WANG),))
    manager = team["manager"]
    customer_id = manager.command(
        customer.register, NewCustomer("星河科技", contacts=(wang,))
    ).result

    def report(**fields):
        cmd = ReportTicket(customer_id, Kind.TECHNICAL, "打不开", **fields)
        return detail(manager.command(ticket.report, cmd).result)

    def detail(id_):
        return manager.query(tickets.ticket_detail, id_)

    report.detail = detail
    return report


def answer(number, key="1", *sent):
    named = f"Re: [{number}]"
    return Message(key, Channel.EMAIL, named, "还是打不开", "王小明", WANG, files=sent)


def files_of(who, id_):
    return [row.name for row in who.query(files.attachments, Holder(Record.TICKET, id_)).rows]


def test_the_front_desk_takes_in_an_answer_to_somebody_else_s_ticket(team, desk):
    row = desk(owner_id=team.ids["agent"]).row
    for status in ("in_progress", "waiting_customer"):
        version = desk.detail(row.id).row.version
        team["agent"].command(ticket.move, MoveTicket(row.id, status, version))
    taken = team["front"].command(service.take_in, answer(row.number)).result
    now = desk.detail(row.id).row
    line = team["manager"].query(tickets.history, row.id).rows
    written = [one for one in line if one.type is EventType.CUSTOMER_WROTE]
    assert (taken.ticket_id, taken.is_reply, now.status) == (row.id, True, "in_progress")
    assert {one.actor_name for one in written} == {None}
    assert now.owner_id == team.ids["agent"]


def test_an_answer_on_a_confidential_ticket_waits_for_who_sees_it(team, desk):
    row = desk(owner_id=team.ids["manager"], is_confidential=True).row
    taken = team["front"].command(service.take_in, answer(row.number)).result
    waiting = team["front"].query(queries.incoming_page).rows[0]
    assert (taken.state, waiting.reason) == (State.WAITING, Reason.CONFIDENTIAL)
    assert team["front"].command(service.take_waiting).result == 0
    assert team["manager"].command(service.take_waiting).result == 1
    found = team["manager"].query(tickets.ticket_page, TicketFilter(), TicketSort()).rows
    assert [one.id for one in found] == [row.id]


def test_files_go_on_somebody_else_s_ticket_as_the_customer_s(team, desk):
    row = desk(owner_id=team.ids["agent"]).row
    team["front"].command(service.take_in, answer(row.number, "1", Bytes("报错.txt", b"E42")))
    found = team["agent"].query(files.attachments, Holder(Record.TICKET, row.id)).rows[0]
    line = team["manager"].query(tickets.history, row.id).rows
    attached = [one.actor_name for one in line if one.type is EventType.ATTACHED]
    assert (found.name, found.user_name, attached) == ("报错.txt", None, [None])
    assert team["agent"].query(files.content, found.id) == b"E42"


def test_files_on_a_confidential_ticket_wait_with_their_mail(team, desk):
    row = desk(owner_id=team.ids["manager"], is_confidential=True).row
    sent = answer(row.number, "1", Bytes("工资.txt", b"secret"))
    waiting = team["front"].command(service.take_in, sent).result
    assert [one.name for one in team["front"].query(queries.incoming_files, waiting.id)] == [
        "工资.txt"
    ]
    assert team["manager"].command(service.take_waiting).result == 1
    assert files_of(team["manager"], row.id) == ["工资.txt"]
    with pytest.raises(NotFound):
        files_of(team["front"], row.id)
    assert team["front"].query(queries.incoming_files, waiting.id) == ()


def test_files_of_spam_are_thrown_away_and_come_back_with_it(team):
    front = team["front"]
    sent = replace(answer("-", "1", Bytes("中奖.txt", b"click")), aside=Reason.BULK)
    id_ = front.command(service.take_in, sent).result.id

    def decide(command):
        row = next(one for one in front.query(queries.incoming_page, False).rows if one.id == id_)
        done = front.command(command, Decide(id_, row.version)).result
        return done, [one.name for one in front.query(queries.incoming_files, id_)]

    assert decide(service.mark_spam)[1] == []
    assert decide(service.put_back)[1] == ["中奖.txt"]
    decide(service.mark_spam)
    assert files_of(front, decide(service.as_ticket)[0].ticket_id) == ["中奖.txt"]


def test_who_takes_in_mail_throws_away_no_file_of_others(team, desk):
    row = desk(owner_id=team.ids["agent"]).row
    held = AttachFile(Holder(Record.TICKET, row.id), Bytes("合同.txt", b"signed"))
    id_ = team["agent"].command(attaching.attach, held).result
    with pytest.raises(PermissionDenied):
        team["front"].command(attaching.remove, RemoveAttachment(id_, 1))
    assert files_of(team["manager"], row.id) == ["合同.txt"]


def test_a_late_answer_is_linked_with_a_ticket_of_others_and_as_confidential(team, desk, clock):
    ids, taken = {}, {}
    for is_secret, who in ((False, "front"), (True, "manager")):
        row = desk(owner_id=team.ids["manager"], is_confidential=is_secret).row
        withdrawn = WithdrawTicket(row.id, Outcome.SPAM, row.version)
        team["manager"].command(ticket.withdraw, withdrawn)
        ids[is_secret] = row.id
        team.owner.command(settings.change, ChangeSetting("intake.reopen_days", 0))
        clock.forward(minutes=1)
        sent = answer(row.number, who)
        taken[is_secret] = team[who].command(service.take_in, sent).result.ticket_id
    for is_secret, id_ in taken.items():
        linked = team["manager"].query(family.links, id_)
        assert [one.ticket_id for one in linked] == [ids[is_secret]]
        assert desk.detail(id_).row.is_confidential is is_secret


def test_what_was_put_on_a_confidential_ticket_is_for_who_sees_that(team, desk):
    row = desk(owner_id=team.ids["manager"], is_confidential=True).row
    came = team["front"].command(service.take_in, answer(row.number)).result
    assert team["manager"].command(service.take_waiting).result == 1
    assert team["manager"].query(queries.incoming_text, came.id) == "还是打不开"
    assert len(team["manager"].query(queries.incoming_page, False).rows) == 1
    assert team["front"].query(queries.incoming_page, False).rows == ()
    with pytest.raises(NotFound):
        team["front"].query(queries.incoming_text, came.id)
    again = team["front"].command(service.take_in, answer(row.number)).result
    assert (again.state, again.is_new) == (State.TAKEN, False)


def test_an_address_for_a_name_names_no_customer(team):
    sent = Message("1", Channel.EMAIL, "询价", "多少钱", "li@example.com", "li@example.com")
    id_ = team["front"].command(service.take_in, sent).result.ticket_id
    row = team["manager"].query(tickets.ticket_detail, id_).row
    found = team["manager"].query(customers.customer_detail, row.customer_id)
    assert found.row.name == "li"
