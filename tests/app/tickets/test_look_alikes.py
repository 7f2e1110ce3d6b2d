"""Tickets that look like a title that is being typed, or like another ticket."""

from app.customers import service as customers
from app.customers.dto import NewCustomer
from app.tickets import service
from app.tickets.dto import SolveTicket
from app.tickets.look_alike import look_alikes, pieces, tickets_like
from app.tickets.rules import Outcome
from app.tickets.withdrawing import WithdrawTicket
from tests.tickets_world import SOLUTION


def solved(world, title: str, **fields) -> int:
    ticket_id = world.report(title=title, **fields)
    world.do("", service.solve, SolveTicket, ticket_id, solution=SOLUTION)
    return ticket_id


def found(world, title: str, by: str = "吴倩") -> list[str]:
    return [row.title for row in world.of(by).query(look_alikes, title)]


def test_titles_are_compared_by_pairs_of_characters_and_by_words():
    assert pieces("打印机 A3 x") == (("打", "印"), ("印", "机"), ("a3",))
    assert pieces("机") == ()


def test_the_best_stand_first_and_what_shares_little_is_left_out(world):
    for title in ("打印机不通电", "三楼打印机卡纸", "打印机频繁卡纸", "发票抬头填错"):
        solved(world, title)
    assert found(world, "打印机卡纸") == ["三楼打印机卡纸", "打印机频繁卡纸", "打印机不通电"]
    assert found(world, "发票") == ["发票抬头填错"]
    assert found(world, "键盘") == []
    assert found(world, "") == []


def test_how_it_was_solved_is_told_and_what_is_open_is_not_offered(world):
    ticket_id = solved(world, "打印机卡纸")
    world.report(title="打印机卡纸")
    (row,) = world.backend.query(look_alikes, "打印机卡纸")
    assert (row.id, row.solution) == (ticket_id, SOLUTION)


def test_at_most_five_the_newest_first(world):
    ids = [solved(world, "打印机卡纸") for _ in range(6)]
    rows = world.backend.query(look_alikes, "打印机卡纸")
    assert [row.id for row in rows] == sorted(ids, reverse=True)[:5]


def test_confidential_ones_are_not_shown_to_others(world):
    solved(world, "打印机卡纸", is_confidential=True)
    assert found(world, "打印机卡纸", "赵敏") == []
    assert len(found(world, "打印机卡纸")) == 1


def test_the_same_case_is_looked_for_among_the_customers_open_tickets_first(world):
    other = world.backend.command(customers.register, NewCustomer("星河贸易")).result
    elsewhere = world.report(title="三楼打印机卡纸", customer_id=other)
    of_his = world.report(title="发票抬头填错")
    alike = world.report(title="打印机卡纸了")
    done = solved(world, "打印机卡纸很久", customer_id=other)
    world.report(title="空调不制冷", customer_id=other)
    ticket_id = world.report(title="打印机卡纸")
    hits = world.backend.query(tickets_like, ticket_id)
    assert [hit.id for hit in hits] == [alike, done, elsewhere, of_his]
    left = world.backend.query(tickets_like, ticket_id, (alike,))
    assert alike not in [hit.id for hit in left]


def test_a_duplicate_is_no_offer_and_a_hidden_ticket_neither(world):
    ticket_id, repeat = (world.report(title="打印机卡纸") for _ in range(2))
    secret = world.report(by="何欣", title="打印机卡纸", is_confidential=True)
    world.do("", service.withdraw, WithdrawTicket, repeat, outcome=Outcome.DUPLICATE, of_id=secret)
    assert [hit.id for hit in world.of("赵敏").query(tickets_like, ticket_id)] == []
    assert [hit.id for hit in world.backend.query(tickets_like, ticket_id)] == [secret]
