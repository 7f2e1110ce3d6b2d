"""What strangers send becomes a ticket once, or goes on one that is theirs, or lies aside."""

import pytest

from app.core.errors import Conflict, PermissionDenied
from app.customers import queries as customers
from app.customers.dto import CustomerFilter
from app.intake import queries, service
from app.intake.dto import Decide, Message
from app.intake.rules import Reason, State
from app.interactions import queries as interactions
from app.notifications.queries import notices
from app.settings import service as settings
from app.settings.dto import ChangeSetting
from app.sla.policy import ClockKind
from app.tickets import family
from app.tickets import queries as tickets
from app.tickets import service as ticket
from app.tickets.dto import (
    AssignTicket,
    CloseTicket,
    MoveTicket,
    SolveTicket,
    TakeTicket,
)
from app.tickets.rules import Channel, EventType, LinkKind, Outcome, Rating
from tests.tickets_world import SOLUTION

pytestmark = pytest.mark.usefixtures("world")


def to_do(backend):
    return backend.query(queries.incoming_page).rows


def closed(world):
    id_ = world.report()
    world.do("", ticket.solve, SolveTicket, id_, solution=SOLUTION)
    world.do("", ticket.close, CloseTicket, id_, outcome=Outcome.SOLVED, rating=Rating.CONTENT)
    return id_


def test_a_mail_is_a_ticket_of_who_wrote_it_once(world, backend, came):
    taken, again = came(), came()
    detail = world.detail(taken.ticket_id)
    assert (taken.is_new, again.is_new, again.ticket_id) == (True, False, taken.ticket_id)
    assert (detail.row.title, detail.channel) == ("打印机又卡纸了", Channel.EMAIL)
    assert (detail.row.customer_id, detail.contact_id) == (world.customer_id, world.contact_id)
    assert detail.description == "上午开始的"
    assert to_do(backend) == ()


def test_who_nobody_knows_is_a_new_customer_and_known_from_then_on(world, backend, came):
    first = came("1", sender="wang@new.example.cn")
    second = came("2", sender="Wang@New.example.cn")
    one, other = world.detail(first.ticket_id), world.detail(second.ticket_id)
    found = backend.query(customers.customer_detail, one.row.customer_id)
    assert one.row.customer_id == other.row.customer_id != world.customer_id
    assert (found.row.name, found.row.email_masked) == ("李娜", "w***@new.example.cn")
    everybody = backend.query(customers.customer_page, CustomerFilter()).rows
    assert len(everybody) == 2


def test_an_answer_stands_on_its_ticket_which_goes_on(world, backend, came):
    taken = came("1", thread_key="first")
    id_ = taken.ticket_id
    world.do("", ticket.take, TakeTicket, id_)
    world.do("", ticket.move, MoveTicket, id_, to_status="waiting_customer")
    text = "附上照片\n\n在 2026年3月2日 10:00，客服 写道：\n> 请发照片"
    reply = came("2", subject="回复：照片", text=text, answers=("first",))
    assert (reply.ticket_id, reply.is_reply) == (id_, True)
    lines = [one for one in world.history(id_) if one.type is EventType.CUSTOMER_WROTE]
    assert world.detail(id_).row.status == "in_progress"
    said = (lines[0].text, lines[0].field, lines[0].actor_name)
    assert said == ("附上照片", "channel", None)
    assert backend.query(queries.incoming_text, reply.id) == text
    talk = backend.query(interactions.of_customer, world.customer_id)
    assert "附上照片" in str(talk)


def test_the_clock_waits_for_the_customer_and_goes_on_with_his_answer(world, came, clock):
    id_ = came("1", thread_key="first").ticket_id
    world.do("", ticket.take, TakeTicket, id_)
    world.do("", ticket.move, MoveTicket, id_, to_status="waiting_customer")

    def solve():
        clocks = world.backend.query(tickets.clocks, id_)
        return next(one for one in clocks if one.kind == ClockKind.SOLVE)

    before = solve().due_at
    clock.forward(hours=1)
    came("2", answers=("first",))
    assert (solve().due_at - before).total_seconds() == 3600


def test_a_number_in_the_subject_leads_to_the_ticket_of_its_own_customer_only(world, came):
    id_ = world.report()
    number = world.detail(id_).row.number
    ours = came("1", subject=f"Re: [{number}] 打印机")
    foreign = came("2", subject=f"Re: [{number}] 打印机", sender="mallory@example.com")
    assert (ours.ticket_id, ours.is_reply) == (id_, True)
    assert (foreign.ticket_id != id_, foreign.is_reply) == (True, False)


def test_whoever_is_in_charge_hears_that_the_customer_wrote(world, came):
    id_ = world.report()
    world.do("吴倩", ticket.assign, AssignTicket, id_, owner_id=world.people["赵敏"].user_id)
    came("1", subject=world.detail(id_).row.number)
    told = world.of("赵敏").query(notices).rows
    assert [one.kind for one in told] == ["customer_wrote", "ticket_assigned"]


def test_an_answer_reopens_a_closed_ticket_for_some_days(world, came, clock):
    id_ = closed(world)
    number = world.detail(id_).row.number
    clock.forward(days=10)
    came("1", subject=f"Re: {number}")
    detail = world.detail(id_)
    assert (detail.row.status, detail.reopen_count, detail.outcome) == ("in_progress", 1, None)


def test_a_late_answer_is_a_ticket_of_its_own_that_is_linked_with_the_old_one(
    world, backend, came, clock
):
    id_ = closed(world)
    clock.forward(days=20)
    taken = came("1", subject=f"又坏了 {world.detail(id_).row.number}")
    linked = backend.query(family.links, taken.ticket_id)
    assert [(one.ticket_id, one.kind) for one in linked] == [(id_, LinkKind.RELATED)]
    assert world.detail(id_).row.status == "closed"


@pytest.mark.parametrize("reason", [Reason.AUTOMATIC, Reason.BULK, Reason.UNREADABLE])
def test_what_is_no_word_of_a_customer_lies_aside_until_a_person_says_otherwise(
    world, backend, came, reason
):
    taken = came(aside=reason)
    row = to_do(backend)[0]
    assert (taken.state, row.state, row.reason, row.ticket_id) == (
        State.ASIDE, State.ASIDE, reason, None,
    )  # fmt: skip
    made = backend.command(service.as_ticket, Decide(row.id, row.version)).result
    assert world.detail(made.ticket_id).row.customer_id == world.customer_id
    assert to_do(backend) == ()
    with pytest.raises(Conflict):
        backend.command(service.mark_spam, Decide(row.id, row.version))


def test_spam_leaves_the_list_and_comes_back(backend, came):
    came(aside=Reason.BULK)
    row = to_do(backend)[0]
    undo = backend.command(service.mark_spam, Decide(row.id, row.version)).undo
    assert to_do(backend) == ()
    assert came(aside=Reason.BULK).state == State.SPAM
    backend.command(undo.command, *undo.args)
    assert to_do(backend)[0].state == State.ASIDE


def test_who_writes_too_much_waits_without_stopping_others(world, backend, came, clock):
    backend.command(settings.change, ChangeSetting("intake.hourly", 2))
    states = [came(str(number)).state for number in range(4)]
    assert states == [State.TAKEN, State.TAKEN, State.WAITING, State.WAITING]
    assert {one.reason for one in to_do(backend)} == {Reason.BUSY_SENDER}
    assert came("other", sender="wang@example.cn").state == State.TAKEN
    assert backend.command(service.take_waiting).result == 0
    told = [one.kind for one in backend.query(notices).rows]
    assert told.count("sender_waits") == 1
    clock.forward(minutes=61)
    assert backend.command(service.take_waiting).result == 2
    assert to_do(backend) == ()


def test_one_that_can_be_no_ticket_does_not_stop_those_behind_it(world, backend, clock):
    for key, sender in (("1", "not an address"), ("2", "wang@example.cn")):
        message = Message(key, Channel.WEB, "咨询", "请回电", "王", sender)
        assert backend.command(service.receive, message).result.state == State.WAITING
        clock.forward(minutes=1)
    assert backend.query(queries.is_any_waiting)
    assert backend.command(service.take_waiting).result == 1
    assert [one.reason for one in to_do(backend)] == [Reason.REFUSED]
    assert not backend.query(queries.is_any_waiting)


def test_agents_and_administrators_take_nothing_in(world, came):
    message = Message("1", Channel.EMAIL, "", "text", "", "a@example.cn")
    for name in ("赵敏", "管理"):
        with pytest.raises(PermissionDenied):
            world.of(name).command(service.take_in, message)
        with pytest.raises(PermissionDenied):
            world.of(name).query(queries.incoming_page)


def test_the_address_is_kept_with_the_contact_only(backend, came):
    came()
    came("2", aside=Reason.BULK)
    rows = {row.state: row.sender for row in backend.query(queries.incoming_page, False).rows}
    assert rows == {State.TAKEN: "李娜", State.ASIDE: "李娜 · lina@yunfan.example.cn"}
