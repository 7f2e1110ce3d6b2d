"""Who manages people makes and locks logins; nobody else does, by psql neither."""

import threading
from dataclasses import replace

import psycopg
import pytest

from app.access.passwords import verifier
from app.core.errors import Invalid, PermissionDenied, SignInRefused
from app.core.permissions import Role
from app.identity import logins, service
from app.identity.dto import PersonRow, ResetPassword, SavePerson
from app.identity.queries import people
from tests.app.server.conftest import PASSWORD


@pytest.fixture
def boss(installation):
    """The desk of an administrator."""
    installation.add("老板", Role.ADMIN, "boss")
    return installation.open("boss")


def _row(backend, login: str) -> PersonRow:
    everybody = backend.query(people, with_inactive=True)
    return next(row for row in everybody if row.login == f"laike_u_{login}")


def _as_saved(row: PersonRow, **changes) -> SavePerson:
    command = SavePerson(
        row.name,
        row.role,
        row.department_id,
        is_active=row.is_active,
        person_id=row.id,
        seen_version=row.version,
    )
    return replace(command, **changes)


def _code(connection, statement: str, *values) -> str | None:
    """The SQLSTATE a statement is refused with, None if it is done."""
    try:
        connection.execute(statement, values)
    except psycopg.Error as error:
        return error.sqlstate
    return None


def test_a_new_person_can_sign_in_and_is_in_one_group(installation, boss):
    boss.command(
        service.save_person, SavePerson("李娜", Role.AGENT, None, login="li", password=PASSWORD)
    )
    actor = installation.open("li").actor
    assert (actor.name, actor.role) == ("李娜", Role.AGENT)
    with installation.sql() as superuser:
        groups = superuser.execute(
            "SELECT array_agg(g.rolname::text) FROM pg_auth_members m "
            "JOIN pg_roles g ON g.oid = m.roleid JOIN pg_roles u ON u.oid = m.member "
            "WHERE u.rolname = 'laike_u_li'"
        ).fetchone()
        assert groups == (["laike_agent"],)


def test_the_first_password_lapses_in_three_days_and_one_s_own_never(installation, boss):
    installation.add("李娜", Role.AGENT, "li")
    desk = installation.open("li")
    lapses = "SELECT rolvaliduntil::text, rolvaliduntil < now() + interval '3 days 1 minute' FROM pg_roles WHERE rolname = 'laike_u_li'"
    with installation.sql() as superuser:
        assert superuser.execute(lapses).fetchone()[1] is True
        assert desk.query(logins.must_change_password) is True
        desk.command(logins.change_my_password, "my own password 7")
        assert superuser.execute(lapses).fetchone()[0] == "infinity"
    assert desk.query(logins.must_change_password) is False


def test_a_password_reset_by_the_administrator_must_be_changed_again(installation, boss):
    li = installation.add("李娜", Role.AGENT, "li")
    desk = installation.open("li")
    desk.command(logins.change_my_password, "my own password 7")
    boss.command(logins.reset_password, ResetPassword(li, "from the boss 1"))
    assert desk.query(logins.must_change_password) is True


def test_a_changed_role_counts_in_the_open_session(installation, boss):
    installation.add("李娜", Role.AGENT, "li")
    session = installation.sql("laike_u_li")
    assert session.execute("SELECT laike.my_role()").fetchone() == ("agent",)
    boss.command(service.save_person, _as_saved(_row(boss, "li"), role=Role.MANAGER))
    assert session.execute("SELECT laike.my_role()").fetchone() == ("manager",)
    session.close()


def test_disabling_ends_open_sessions_and_coming_back_needs_a_new_password(installation, boss):
    installation.add("李娜", Role.AGENT, "li")
    sessions = [installation.sql("laike_u_li") for _ in range(2)]
    boss.command(service.save_person, _as_saved(_row(boss, "li"), is_active=False))
    assert [_code(session, "SELECT 1") for session in sessions] == ["57P01", "57P01"]
    with pytest.raises(SignInRefused):
        installation.open("li")
    with pytest.raises(Invalid) as refused:
        boss.command(service.save_person, _as_saved(_row(boss, "li"), is_active=True))
    assert refused.value.fields == {"password": "required"}
    back = _as_saved(_row(boss, "li"), is_active=True, password=PASSWORD)
    boss.command(service.save_person, back)
    assert installation.open("li").actor.role is Role.AGENT


def test_who_reconnects_in_the_instant_of_the_lock_is_cut_off_after_it(installation, boss):
    """S-44: before the lock is committed the login still lets in."""
    li = installation.add("李娜", Role.AGENT, "li")
    with installation.sql("laike_u_boss") as session:
        with session.transaction():
            session.execute("SELECT laike.user_disable(%s)", (li,))
            late = installation.sql("laike_u_li")
        assert _code(late, "SELECT laike.me()") == "42501", "it came in, without any right"
        boss.command(logins.cut_sessions, li)
        assert _code(late, "SELECT 1") == "57P01"
        assert _code(session, "SELECT 1") is None, "nobody else's"
    late.close()


def test_a_person_who_is_here_is_not_cut_off(installation, boss):
    li = installation.add("李娜", Role.AGENT, "li")
    with installation.sql("laike_u_li") as session:
        boss.command(logins.cut_sessions, li)
        assert _code(session, "SELECT 1") is None


def test_a_name_from_a_file_gets_a_login_later(installation, boss):
    name = installation.owner.command(service.add_inactive, "赵敏").result
    row = next(r for r in boss.query(people, with_inactive=True) if r.id == name)
    boss.command(
        service.save_person,
        _as_saved(row, is_active=True, role=Role.FRONT, login="zhao", password=PASSWORD),
    )
    assert installation.open("zhao").actor.user_id == name


@pytest.mark.parametrize("change", [{"role": Role.MANAGER}, {"is_active": False}])
def test_nobody_changes_his_own_role(boss, change):
    with pytest.raises(Invalid) as refused:
        boss.command(service.save_person, _as_saved(_row(boss, "boss"), **change))
    assert refused.value.fields == {"role": "own_role"}


@pytest.mark.parametrize("change", [{"role": Role.MANAGER}, {"is_active": False}])
def test_the_last_administrator_stays(installation, boss, change):
    command = _as_saved(_row(boss, "boss"), **change)
    with pytest.raises(Invalid) as refused:
        installation.owner.command(service.save_person, command)
    assert refused.value.fields == {"role": "last_admin"}
    installation.add("副手", Role.ADMIN, "second")
    installation.owner.command(service.save_person, _as_saved(_row(boss, "boss"), **change))
    assert installation.open("second").actor.role is Role.ADMIN


def test_two_administrators_cannot_lock_each_other_out_at_once(installation, boss):
    installation.add("副手", Role.ADMIN, "second")
    ids = [_row(boss, login).id for login in ("boss", "second")]
    sessions = [installation.sql(f"laike_u_{login}") for login in ("second", "boss")]
    start = threading.Barrier(2)
    done: list[str | None] = []

    def disable(session, person: int) -> None:
        start.wait(10)
        done.append(_code(session, "SELECT laike.user_disable(%s)", person))

    threads = [
        threading.Thread(target=disable, args=pair) for pair in zip(sessions, ids, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert done.count(None) == 1
    with installation.sql() as superuser:
        left = superuser.execute(
            "SELECT count(*) FROM laike.user_account WHERE role = 'admin' AND is_active"
        ).fetchone()
    assert left == (1,)
    for session in sessions:
        session.close()


@pytest.mark.parametrize(
    ("login", "password", "field", "code"),
    [
        ("Li Na", PASSWORD, "login", "login"),
        ('x" SUPERUSER', PASSWORD, "login", "login"),
        ("boss", PASSWORD, "login", "taken"),
        ("li", "", "password", "required"),
        ("li", "short", "password", "password_short"),
        ("li", "aaaaaaaaaaaaaaa", "password", "password_simple"),
    ],
)
def test_logins_and_passwords_that_will_not_do(boss, login, password, field, code):
    command = SavePerson("李娜", Role.AGENT, None, login=login, password=password)
    with pytest.raises(Invalid) as refused:
        boss.command(service.save_person, command)
    assert refused.value.fields == {field: code}


_CREATE = "SELECT laike.user_create(NULL, %s, '某人', 'mr', %s, NULL, NULL, %s)"


def test_by_psql_only_the_administrator_makes_logins(installation, boss):
    proof = verifier("laike_u_x", PASSWORD)
    for role in Role:
        if role not in (Role.OWNER, Role.ADMIN):
            installation.add("某人", role, role.value)
            with installation.sql(f"laike_u_{role.value}") as session:
                made = (f"laike_u_x{role.value}", "admin", proof)
                assert _code(session, _CREATE, *made) == "42501", role
                assert _code(session, "SELECT laike.user_disable(1)") == "42501", role
    with installation.sql("laike_u_boss") as session:
        assert _code(session, _CREATE, "laike_u_x", "admin", proof) is None


@pytest.mark.parametrize(
    ("login", "role", "proof", "code"),
    [
        ('laike_u_x" SUPERUSER', "agent", "good", "22023"),
        ("postgres", "agent", "good", "22023"),
        ("laike_owner", "agent", "good", "22023"),
        ("laike_u_x", "owner", "good", "22023"),
        ("laike_u_x", "agent", "a clear password", "22023"),
        ("laike_u_x", "agent", None, "22023"),
        ("laike_u_boss", "agent", "good", "42710"),
        ("laike_u_x", "agent", "good", None),
    ],
)
def test_by_psql_the_functions_take_nothing_else(installation, boss, login, role, proof, code):
    proof = verifier("laike_u_x", PASSWORD) if proof == "good" else proof
    with installation.sql("laike_u_boss") as session:
        assert _code(session, _CREATE, login, role, proof) == code


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("GRANT laike_manager TO laike_u_boss", "42501"),
        ("GRANT pg_execute_server_program TO laike_u_boss", "42501"),
        ("CREATE ROLE laike_u_y LOGIN", "42501"),
        ("ALTER ROLE laike_u_li SUPERUSER", "42501"),
        ("SET ROLE laike_people", "42501"),
        ("SELECT laike.open_login('laike_u_li', 'admin', 'x', 3)", "42501"),
        ("UPDATE laike.user_account SET role = 'manager'", "42501"),
        ("UPDATE laike.user_account SET is_active = false", "42501"),
        ("SELECT laike.must_change_password()", None),
    ],
)
def test_by_psql_the_administrator_has_no_other_way(installation, boss, statement, code):
    installation.add("李娜", Role.AGENT, "li")
    with installation.sql("laike_u_boss") as session:
        assert _code(session, statement) == code


def test_a_person_without_the_right_is_refused_before_the_server_is_asked(installation, boss):
    installation.add("李娜", Role.AGENT, "li")
    command = SavePerson("赵敏", Role.AGENT, None, login="zhao", password=PASSWORD)
    with pytest.raises(PermissionDenied):
        installation.open("li").command(service.save_person, command)


def test_no_password_stands_in_a_text_of_a_command():
    assert PASSWORD not in repr(SavePerson("李娜", Role.AGENT, None, password=PASSWORD))
    assert PASSWORD not in repr(ResetPassword(1, PASSWORD))
