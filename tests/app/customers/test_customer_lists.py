"""The list: every order complete by pages, filters that combine, masked rows, few statements."""

import pytest

from app.core.errors import Cancelled, Invalid, PermissionDenied
from app.core.permissions import Role
from app.core.progress import Progress
from app.customers import bulk, queries, service, stats
from app.customers.dto import (
    CustomerFilter,
    CustomerOrder,
    CustomerSort,
    NewContact,
    NewCustomer,
    PointInput,
)
from app.customers.rules import PointKind, Status
from app.followups.queries import open_followups

NAMES = ("张三", "李四", "Anna", "王五", "阿里", "赵六", "李四", "Zoe", "陈七", "白八", "孙九")
BY_PINYIN = ["阿里", "白八", "陈七", "李四", "李四", "孙九", "王五", "张三", "赵六", "Anna", "Zoe"]


@pytest.fixture
def desk(backend, clock, register):
    ids = []
    for index, name in enumerate(NAMES):
        clock.forward(minutes=1)
        ids.append(register(name, first_contact_at=clock()))
        if index % 3 == 0:
            backend.command(stats.touch_contact, ids[-1], clock.forward(minutes=1))
    return backend


def walk(desk, order, size):
    """All rows, page by page."""
    rows, cursor = [], None
    while True:
        page = desk.query(queries.customer_page, CustomerFilter(), order, cursor, size)
        assert len(page.rows) <= size
        rows += page.rows
        cursor = page.next_cursor
        if cursor is None:
            return rows


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", list(CustomerSort))
def test_pages_of_every_order_are_complete_and_without_repeats(desk, sort, descending):
    order = CustomerOrder(sort, descending)
    paged = [row.id for row in walk(desk, order, 3)]
    assert sorted(paged) == sorted(set(paged))
    assert len(paged) == len(NAMES)
    assert paged == [row.id for row in walk(desk, order, 100)]


def test_names_come_in_pinyin_order_latin_last(desk):
    rows = walk(desk, CustomerOrder(), 4)
    assert [row.name for row in rows] == BY_PINYIN


def test_who_was_never_contacted_comes_last_both_ways(backend):
    forms = [NewCustomer("甲"), NewCustomer("乙"), NewCustomer("丙")]
    ids = backend.command(bulk.register_many, forms).result

    def forget(uow):
        from app.customers.tables import CustomerStats

        for id_ in ids[:2]:
            uow.session.get_one(CustomerStats, id_).last_contact_at = None

    backend.command(forget)
    for descending in (False, True):
        order = CustomerOrder(CustomerSort.LAST_CONTACT, descending)
        assert walk(backend, order, 1)[0].id == ids[2]
        assert len(walk(backend, order, 1)) == 3


def test_filters_combine(backend, register, as_role):
    agent = as_role(Role.AGENT)
    a = register("甲", status=Status.WON, source="phone", tier="vip")
    b = register("乙", status=Status.WON, owner_id=agent.actor.user_id)
    register("丙", source="phone")
    nobody = backend.command(bulk.register_many, [NewCustomer("丁")]).result[0]

    def found(**parts):
        filter_ = CustomerFilter(
            **{
                name: value if name in ("unowned", "text") else frozenset(value)
                for name, value in parts.items()
            }
        )
        rows = backend.query(queries.customer_page, filter_).rows
        assert backend.query(queries.customer_count, filter_) == len(rows)
        return {row.id for row in rows}

    assert found(statuses={"won"}) == {a, b}
    assert found(statuses={"won"}, owner_ids={agent.actor.user_id}) == {b}
    assert found(tiers={"vip"}, sources={"phone"}) == {a}
    assert found(unowned=True) == {nobody}
    assert found(unowned=True, owner_ids={agent.actor.user_id}) == {b, nobody}
    assert found(text="甲", statuses={"lost"}) == set()


def test_a_page_needs_two_statements_at_any_length(desk, statements):
    def sent():
        return [statement for statement in statements if "SELECT" in statement]

    desk.query(queries.customer_page, CustomerFilter(), CustomerOrder(), None, 2)
    few = len(sent())
    statements.clear()
    desk.query(queries.customer_page, CustomerFilter(), CustomerOrder(), None, 100)
    assert len(sent()) == few == 2


def test_points_are_masked_everywhere_and_clear_only_after_a_request(backend, register, clock):
    id_ = register(
        "晨光",
        contacts=(
            NewContact(
                "李雷",
                wechat="li-lei",
                points=(
                    PointInput(PointKind.PHONE, "13800138000"),
                    PointInput(PointKind.EMAIL, "li.lei@example.com"),
                ),
            ),
        ),
    )
    for seen in (
        backend.query(queries.customer_page),
        backend.query(queries.customer_detail, id_),
        backend.query(queries.search, "8000"),
    ):
        text = repr(seen)
        assert "***8000" in text
        assert "l***@example.com" in text
        assert "3800138" not in text
        assert "li.lei" not in text
        assert "li-lei" not in text
    with pytest.raises(PermissionDenied):
        backend.query(queries.revealed_points, id_)
    backend.command(service.request_reveal, id_)
    clear = backend.query(queries.revealed_points, id_)
    assert [(point.text, point.link) for point in clear] == [
        ("138 0013 8000", "tel:+8613800138000"),
        ("li.lei@example.com", "mailto:li.lei@example.com"),
        ("li-lei", ""),
    ]
    clock.forward(seconds=61)
    with pytest.raises(PermissionDenied):
        backend.query(queries.revealed_points, id_)


def test_a_reveal_stands_in_the_audit(backend, register):
    from sqlalchemy import select

    from app.audit.tables import AuditEvent

    id_ = register("晨光")
    backend.command(service.request_reveal, id_)
    found = backend.query(
        lambda read: read.session.execute(
            select(AuditEvent.actor_id, AuditEvent.after).where(AuditEvent.op == "reveal")
        ).all()
    )
    assert [tuple(row) for row in found] == [(backend.actor.user_id, f'{{"customer_id": {id_}}}')]


def test_administrators_reveal_nothing(register, as_role):
    id_ = register("晨光")
    with pytest.raises(PermissionDenied):
        as_role(Role.ADMIN).command(service.request_reveal, id_)


def test_many_customers_are_registered_like_one(backend, statements):
    forms = [
        NewCustomer(
            f"客户{index}",
            tags=("批量",),
            contacts=(
                NewContact(
                    "李雷",
                    points=(
                        PointInput(PointKind.PHONE, f"138{index:08}"),
                        PointInput(PointKind.EMAIL, "broken"),
                    ),
                ),
            ),
        )
        for index in range(30)
    ]
    ids = backend.command(bulk.register_many, forms).result
    assert len(set(ids)) == 30
    by_id = {row.id: row for row in backend.query(queries.customer_page).rows}
    assert by_id[ids[7]].name == "客户7"
    assert by_id[ids[7]].tags == ("批量",)
    assert (by_id[ids[7]].phone_masked, by_id[ids[7]].email_masked) == ("***0007", None)
    assert [row.id for row in backend.query(queries.search, "13800000007")] == [ids[7]]
    assert len(backend.query(open_followups)) == 60
    later = backend.command(service.register, NewCustomer("后来")).result
    assert later not in ids
    assert backend.query(queries.customer_detail, later).row.number == "C-000031"


def test_customers_of_old_start_no_follow_ups(backend):
    backend.command(bulk.register_many, [NewCustomer("老客户")], is_history=True)
    assert backend.query(open_followups) == ()


@pytest.mark.parametrize("is_history", [True, False])
def test_days_not_named_are_unknown_for_customers_of_old_and_today_for_new_ones(
    backend, clock, is_history
):
    form = NewCustomer("甲", status=Status.WON)
    (id_,) = backend.command(bulk.register_many, [form], is_history=is_history).result
    detail = backend.query(queries.customer_detail, id_)
    today = clock().astimezone(backend.zone).date()
    wanted = (None, None) if is_history else (clock(), today)
    assert (detail.first_contact_at, detail.won_on) == wanted


def test_a_stopped_or_refused_batch_leaves_nothing(backend):
    with pytest.raises(Cancelled):
        backend.command(
            bulk.register_many, [NewCustomer("甲")], Progress(is_cancelled=lambda: True)
        )
    with pytest.raises(Invalid):
        backend.command(bulk.register_many, [NewCustomer("甲"), NewCustomer("")])
    assert backend.query(queries.customer_count) == 0


def test_only_those_who_import_register_many(as_role):
    with pytest.raises(PermissionDenied):
        as_role(Role.FRONT).command(bulk.register_many, [NewCustomer("甲")])
    assert as_role(Role.MANAGER).command(bulk.register_many, [NewCustomer("甲")]).result


def test_answers_move_the_mean(backend, register):
    id_ = register("晨光")
    backend.command(stats.add_answers, id_, [5, 4])
    backend.command(stats.add_answers, id_, [])
    backend.command(stats.add_answers, id_, [3])
    backend.command(stats.refresh_open_tickets, {id_: 2})
    row = backend.query(queries.customer_detail, id_).row
    assert (row.satisfaction, row.open_tickets) == (4.0, 2)


def test_tiers_sources_and_tags_to_choose_from(backend, register):
    register("晨光", source="老乡会", tags=("甲",))
    assert [tier.key for tier in backend.query(queries.tiers)] == ["vip", "key", "ordinary"]
    assert backend.query(queries.sources)[-1] == "老乡会"
    assert backend.query(queries.tags) == ("甲",)
