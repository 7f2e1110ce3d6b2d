"""Who imports, what an import changes for whom, and who takes it back."""

import psycopg
import pytest
from sqlalchemy import select

from app.core.errors import PermissionDenied
from app.core.progress import Progress
from app.customers import queries, service
from app.customers.dto import ChangeCustomer, DeleteCustomer, NewContact, NewCustomer, PointInput
from app.customers.rules import PointKind
from app.dataio.forms import SOURCE
from app.dataio.importing import open_and_check, run_import
from app.dataio.result import Action, Choices, OnDuplicate
from app.dataio.tables import BatchChange
from app.dataio.undoing import undo_import

HEADINGS = ["客户编号", "客户名称", "联系人", "手机", "微信", "邮箱", "年营收", "等级", "标签"]
UPDATE = Choices(on_duplicate=OnDuplicate.UPDATE)


@pytest.fixture
def book(make_book):
    def make(*rows):
        return make_book({"客户": [HEADINGS, *map(list, rows)]})

    return make


def register(team, login, name, phone, **more):
    li = NewContact("李雷", wechat="li-lei", points=(PointInput(PointKind.PHONE, phone),))
    cmd = NewCustomer(name, owner_id=team.ids[login], contacts=(li,), **more)
    return team[login].command(service.register, cmd).result


def run(team, login, path, choices=UPDATE):
    backend = team[login]
    return run_import(
        backend, Progress(), open_and_check(backend, Progress(), path, choices=choices)
    )


def row(number, name, phone, **more):
    values = {"客户编号": number, "客户名称": name, "联系人": "李雷", "手机": phone, **more}
    return [values.get(heading) for heading in HEADINGS]


NEW = row("CD1", "星河科技", "13800138000", 微信="li-lei", 邮箱="li@example.com", 年营收="120万",
          标签="华东")  # fmt: skip


@pytest.mark.parametrize("login", ["supervisor", "manager"])
def test_new_customers_come_in_whole_and_go_again(team, book, login):
    done = run(team, login, book(NEW, row("CD2", "远方贸易", "13800138001")))
    assert done.result.summary.created == 2
    desk = team[login]
    found = desk.query(queries.search, "8000")
    assert [(one.name, one.tags, one.phone_masked) for one in found] == [
        ("星河科技", ("华东",), "***8000")
    ]
    detail = desk.query(queries.customer_detail, found[0].id)
    assert detail.revenue_text == "120万"
    assert detail.contacts[0].has_wechat
    assert [point.masked for point in detail.contacts[0].points] == ["***8000", "l***@example.com"]
    desk.command(done.undo.command, *done.undo.args)
    assert desk.query(queries.search, "8000") == desk.query(queries.search, "远方") == ()


def test_an_administrator_brings_customers_in_whole(team, book):
    """He sees none; what he wrote is what a manager would have written."""
    rows = (NEW, row("CD2", "远方贸易", "13800138001", 标签="华东"))
    done = run(team, "admin", book(*rows))
    assert (done.result.summary.created, done.undo) == (2, None)
    manager = team["manager"]

    def told(found):
        detail = manager.query(queries.customer_detail, found.id)
        person = detail.contacts[0]
        manager.command(service.request_reveal, found.id)
        clear = {one.text for one in manager.query(queries.revealed_points, found.id)}
        points = [(point.kind, point.masked) for point in person.points]
        return (
            found.name, detail.revenue_text, found.tags, found.phone_masked, found.completeness, person.name,
            person.has_wechat, points, clear,
        )  # fmt: skip

    by_admin = [told(one) for one in manager.query(queries.search, "华东")]
    assert len(by_admin) == 2
    manager.command(undo_import, done.result.batch_id)
    assert manager.query(queries.search, "华东") == ()
    run(team, "manager", book(*rows))
    assert [told(one) for one in manager.query(queries.search, "华东")] == by_admin


@pytest.mark.parametrize("on_duplicate", [OnDuplicate.SKIP, OnDuplicate.UPDATE])
def test_an_administrator_hears_no_more_of_known_customers_than_their_numbers(
    team, book, on_duplicate
):
    of_file = {"external_source": SOURCE}
    numbered = {"external_no": "CD1", "revenue_text": "80万", **of_file}
    id_ = register(team, "agent", "星河", "13800138000", **numbered)
    binned = register(team, "agent", "旧客户", "13800138009", external_no="CD9", **of_file)
    version = team["manager"].query(queries.customer_detail, binned).row.version
    team["manager"].command(service.delete, DeleteCustomer(binned, version))
    stored = team["manager"].query(queries.customer_detail, id_)
    number = stored.row.number
    path = book(
        row("CD1", "甲", "13900139001"), row("", "乙", "13800138000"),
        row(number, "丙", "13900139003"), row("CD9", "丁", "13900139009", 等级="VIP"),
    )  # fmt: skip
    result = run(team, "admin", path, Choices(on_duplicate=on_duplicate)).result
    assert [(one.action, one.name, one.of_customer) for one in result.decisions] == [
        (Action.SKIPPED, "甲", number), (Action.SKIPPED, "乙", number),
        (Action.SKIPPED, "丙", number), (Action.CREATED, "丁", ""),
    ]  # fmt: skip
    said = repr((result.remarks, result.rejects, result.warnings))
    assert "星河" not in said
    assert "80万" not in said
    assert team["manager"].query(queries.customer_detail, id_) == stored
    (new,) = team["manager"].query(queries.search, "CD9")
    assert (new.name, new.tier) == ("丁", "ordinary")
    assert run(team, "admin", path).result.summary.created == 0


@pytest.mark.parametrize("store", ["postgresql"], indirect=True)
@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM laike.match_numbers('', '{CD1}')",
        "SELECT * FROM laike.bring_in('[]')",
    ],
)
def test_what_imports_ask_answers_nobody_else(team, statement):
    with psycopg.connect(team.address("admin")) as connection:
        connection.execute(statement)
    for login in ("front", "agent"):
        with (
            psycopg.connect(team.address(login)) as connection,
            pytest.raises(psycopg.errors.InsufficientPrivilege),
        ):
            connection.execute(statement)


@pytest.mark.parametrize("login", ["front", "agent"])
def test_others_do_not_import(team, book, login):
    with pytest.raises(PermissionDenied):
        run(team, login, book(NEW))


@pytest.mark.parametrize("login", ["supervisor", "manager"])
def test_an_update_is_taken_back(team, book, login):
    id_ = register(team, "agent", "星河", "13800138000", revenue_text="80万")
    desk = team[login]
    before = desk.query(queries.customer_detail, id_)
    new = row("", "星河科技", "13800138000", 微信="xinghe", 邮箱="li@example.com", 年营收="120万")
    done = run(team, login, book(new))
    assert done.result.summary.updated == 1
    after = desk.query(queries.customer_detail, id_)
    assert (after.row.name, after.revenue_text) == ("星河科技", "120万")
    assert len(after.contacts[0].points) == 2
    desk.command(service.request_reveal, id_)
    assert "xinghe" in {one.text for one in desk.query(queries.revealed_points, id_)}
    desk.command(done.undo.command, *done.undo.args)
    back = desk.query(queries.customer_detail, id_)
    assert (back.row.name, back.revenue_text) == ("星河", "80万")
    assert back.contacts[0].points == before.contacts[0].points
    assert "li-lei" in {one.text for one in desk.query(queries.revealed_points, id_)}


def test_an_import_changes_no_more_than_its_maker_may(team, book):
    mine = register(team, "agent", "星河", "13800138000")
    foreign = register(team, "stranger", "远方", "13800138001")
    path = book(
        row("", "星河科技", "13800138000", 等级="VIP"), row("", "远方贸易", "13800138001"),
        row("", "新客户", "13800138002", 等级="VIP"),
    )  # fmt: skip
    result = run(team, "supervisor", path).result
    assert [decision.action for decision in result.decisions] == [
        Action.UPDATED, Action.SKIPPED, Action.CREATED,
    ]  # fmt: skip
    assert [(remark.code, remark.rows) for remark in result.remarks] == [
        ("tier_left_out", (2, 4)),
        ("not_yours", (3,)),
    ]

    def named(id_):
        found = team["manager"].query(queries.customer_detail, id_).row
        return found.name, found.tier

    assert (named(mine), named(foreign)) == (("星河科技", "ordinary"), ("远方", "ordinary"))
    assert run(team, "manager", path).result.summary.updated == 3
    assert (named(mine), named(foreign)) == (("星河科技", "vip"), ("远方贸易", "ordinary"))


def test_who_takes_an_import_back(team, book):
    done = run(team, "supervisor", book(NEW)).result
    with pytest.raises(PermissionDenied):
        team["admin"].command(undo_import, done.batch_id)
    team["manager"].command(undo_import, done.batch_id)
    assert team["supervisor"].query(queries.search, "星河") == ()


@pytest.mark.parametrize("store", ["postgresql"], indirect=True)
def test_the_log_of_an_import_tells_private_values_to_few(team, book):
    register(team, "agent", "星河", "13800138000", revenue_text="80万")
    run(team, "supervisor", book(row("", "星河科技", "13800138000", 微信="x", 年营收="120万")))

    def tables(login):
        names = select(BatchChange.table_name).distinct()
        return set(team[login].query(lambda read: read.session.execute(names).scalars().all()))

    private = {"contact_private", "customer_private"}
    assert private <= tables("supervisor")
    assert private <= tables("manager")
    assert tables("admin") == set()


def test_a_value_changed_since_stays(team, book):
    id_ = register(team, "agent", "星河", "13800138000")
    done = run(team, "supervisor", book(row("", "星河科技", "13800138000")))
    version = team["agent"].query(queries.customer_detail, id_).row.version
    team["agent"].command(service.change, ChangeCustomer(id_, version, {"name": "星河集团"}))
    team["supervisor"].command(done.undo.command, *done.undo.args)
    assert team["agent"].query(queries.customer_detail, id_).row.name == "星河集团"
