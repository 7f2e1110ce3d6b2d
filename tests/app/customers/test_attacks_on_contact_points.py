"""What psql under a personal login gets at contact points: nothing but what the role allows (T1-T4).

Each refusal stands beside a partner that is allowed.
"""

from contextlib import contextmanager

import pytest

from app.core.errors import PermissionDenied
from app.customers import queries, service
from app.customers.dto import NewContact, NewCustomer, PointInput
from app.customers.point_reads import clear, match_phones
from app.customers.rules import PointKind

pytestmark = pytest.mark.parametrize("store", ["postgresql"], indirect=True)
DESK = ("front", "agent", "supervisor", "manager")
PHONE = PointInput(PointKind.PHONE, "13800138000", label="工作")


def register(team, login, name="星河科技"):
    li = NewContact("李雷", wechat="li-lei", points=(PHONE,))
    cmd = NewCustomer(name, owner_id=team.ids[login], contacts=(li,))
    return team[login].command(service.register, cmd).result


def contacts(team, customer_id):
    return team["manager"].query(queries.customer_detail, customer_id).contacts


@contextmanager
def psql(team, login):
    import psycopg

    address = team.address(login) if login != "owner" else str(team.store)
    with psycopg.connect(address, options="-c search_path=laike") as connection:
        yield connection


def refused(connection, sql, *values):
    import psycopg

    with pytest.raises(psycopg.errors.InsufficientPrivilege) as caught:
        connection.execute(sql, values)
    connection.rollback()
    return str(caught.value)


def test_lists_are_clear_where_the_role_reaches(team):
    mine = register(team, "agent")
    foreign = register(team, "stranger", "远方贸易")

    def seen(login):
        found = team[login].query(lambda read: clear(read.session, [mine, foreign]))
        return sum(point.kind is PointKind.PHONE for point in found)

    assert [seen(login) for login in ("front", "agent", "supervisor", "manager", "admin")] == [
        0, 0, 1, 2, 0,
    ]  # fmt: skip


def test_many_numbers_are_matched_by_who_imports_only(team):
    id_ = register(team, "agent")

    def matched(login):
        phones = ["+8613800138000", "+8613800138001"]
        found = team[login].query(lambda read: match_phones(read.session, phones))
        return [customer for _, customer, _ in found]

    assert matched("supervisor") == matched("manager") == [id_]
    for login in ("front", "agent"):
        with pytest.raises(PermissionDenied):
            matched(login)


@pytest.mark.parametrize("login", [*DESK, "admin"])
@pytest.mark.parametrize(
    "table", ["contact_point", "contact_point_token", "contact_private", "contact_reveal"]
)
def test_nobody_reads_or_writes_the_tables(team, login, table):
    register(team, "agent")
    with psql(team, login) as connection:
        for sql in (
            f"SELECT * FROM {table}",
            f"COPY {table} TO STDOUT",
            f"DELETE FROM {table}",
            f"SELECT t FROM {table} t",
        ):
            assert f"permission denied for table {table}" in refused(connection, sql)
        if login != "admin":  # the partner: what is masked may be seen
            assert connection.execute("SELECT phone_masked FROM contact").fetchall() == [
                ("***8000",)
            ]


def test_inner_functions_are_nobodys(team):
    with psql(team, "manager") as connection:
        for call in (
            "points_in_clear('{1}')",
            "drop_points('{1}')",
            "reached('customer.see', '{1}')",
            "looked_at(now())",
        ):
            assert "permission denied for function" in refused(connection, f"SELECT {call}")
        assert connection.execute("SELECT * FROM clear_points('{1}')").fetchall() == []


def test_a_request_that_was_not_committed_reveals_nothing(team):
    id_ = register(team, "agent")
    request = "SELECT request_reveal(%s, now())"
    reveal = "SELECT value FROM revealed(%s, now()) WHERE kind = 'phone'"
    with psql(team, "front") as connection:
        connection.execute(request, (id_,))
        assert "contact.reveal" in refused(connection, reveal, id_)
        connection.execute("SAVEPOINT s")
        connection.execute(request, (id_,))
        connection.execute("ROLLBACK TO s")
        assert "contact.reveal" in refused(connection, reveal, id_)
        connection.execute(request, (id_,))
        connection.commit()
        assert connection.execute(reveal, (id_,)).fetchall() == [("+8613800138000",)]
    with psql(team, "manager") as connection:
        noted = "SELECT actor_id, after FROM audit_event WHERE op = 'reveal'"
        assert connection.execute(noted).fetchall() == [
            (team.ids["front"], f'{{"customer_id": {id_}}}')
        ]


def test_a_transaction_held_open_does_not_stretch_the_minute(team):
    id_ = register(team, "agent")
    reveal = "SELECT value FROM revealed(%s, now()) WHERE kind = 'phone'"
    with psql(team, "front") as held:
        held.execute("SELECT 1")  # its now() stands still from here on
        team["front"].command(service.request_reveal, id_)
        assert held.execute(reveal, (id_,)).fetchall() == [("+8613800138000",)]
        with psql(team, "owner") as owner:
            owner.execute("UPDATE contact_reveal SET at = at - interval '61 seconds'")
        assert "contact.reveal" in refused(held, reveal, id_)


def test_points_are_written_only_where_the_customer_may_be_changed(team):
    my_customer, other_customer = register(team, "agent"), register(team, "stranger", "远方")
    (mine,), (foreign,) = contacts(team, my_customer), contacts(team, other_customer)
    add = "SELECT add_points(jsonb_build_array(jsonb_build_object('contact_id', %s::bigint, "
    add += "'kind', 'phone', 'as_typed', '1', 'normal', '+8613900139000', "
    add += "'do_not_contact', false, 'is_preferred', false)))"
    with psql(team, "agent") as connection:
        for sql, values in (
            (add, (foreign.id,)),
            (add, (0,)),
            ("SELECT set_points(%s, '[]', '[]')", (foreign.id,)),
            ("SELECT remove_points(%s, NULL)", ([foreign.points[0].id],)),
            ("SELECT remove_points(NULL, %s)", ([foreign.id],)),
            ("SELECT put_points_back(%s, '[]', NULL)", (foreign.id,)),
            ("SELECT put_private_back(%s)", (foreign.id,)),
            (
                "SELECT save_private(jsonb_build_array(jsonb_build_object("
                "'contact_id', %s::bigint, 'wechat', 'x')))",
                (foreign.id,),
            ),
        ):
            assert "customer.change" in refused(connection, sql, *values)
        connection.execute(add, (mine.id,))
        connection.execute("SELECT set_points(%s, '[]', '[]')", (mine.id,))
        # Points of others named beside one's own contact are left alone.
        other = f'[{{"id": {foreign.points[0].id}, "label": "x"}}]'
        connection.execute("SELECT put_points_back(%s, %s::jsonb, NULL)", (mine.id, other))
        connection.commit()
    assert contacts(team, my_customer)[0].points == ()
    assert contacts(team, other_customer)[0].points == foreign.points


def test_four_digits_are_the_least_and_a_wildcard_is_none(team):
    register(team, "agent")
    with psql(team, "front") as connection:
        for start in ("800", "", "%", "____", "@"):
            sql = "SELECT find_by_token(%s, 100)"
            assert connection.execute(sql, (start,)).fetchall() == []
        assert connection.execute("SELECT find_by_token('8000', 100)").fetchall() == [(1,)]
        many = [f"+86138001380{n:02}" for n in range(21)]
        refused(connection, "SELECT find_by_normal('phone', %s)", many)
        few = "SELECT find_by_normal('phone', %s)"
        assert connection.execute(few, (many[:20],)).fetchall() == [(1,)]


def test_server_and_program_mask_and_cut_alike(team):
    from app.customers.points import Point, normal_form

    texts = [
        (PointKind.PHONE, "138 0013 8000"), (PointKind.PHONE, "010-65529988"),
        (PointKind.PHONE, "10086"), (PointKind.PHONE, "66668888"),
        (PointKind.PHONE, "+1 650-253-0000"), (PointKind.EMAIL, "Li.Lei@Example.com"),
        (PointKind.EMAIL, "x@y.example"),
    ]  # fmt: skip
    points = [Point(kind, text, normal_form(kind, text)) for kind, text in texts]
    points.append(Point(PointKind.PHONE, "问前台", "问前台"))  # as a file may have it
    with psql(team, "owner") as connection:
        for point in points:
            masked, tokens = connection.execute(
                "SELECT masked(%s, %s), ARRAY(SELECT point_tokens(%s, %s))",
                (point.kind, point.normal, point.kind, point.normal),
            ).fetchone()
            assert masked == point.masked
            assert sorted(tokens) == sorted(point.tokens)
