"""S-46: managers hear of every change of people, whichever way it was made."""

import json

import pytest

from app.access.passwords import verifier
from app.core.permissions import Role
from app.identity import logins, service
from app.identity.dto import ResetPassword, SavePerson
from app.identity.queries import people
from app.notifications import queries as notices
from tests.app.server.conftest import PASSWORD
from tests.app.server.test_people_logins import _as_saved, _code, _row


@pytest.fixture
def boss(installation):
    """The desk of an administrator, in a store with a manager."""
    installation.add("老板", Role.ADMIN, "boss")
    installation.add("孙经理", Role.MANAGER, "sun")
    return installation.open("boss")


def _told(installation, login: str = "sun") -> list[tuple[str, str, str, str]]:
    """What somebody reads at the next sign-in, the oldest first."""
    rows = installation.open(login).query(notices.notices).rows
    names = ("by", "what", "name", "role")
    assert {row.kind for row in rows} <= {"people_changed"}
    return [tuple(row.params[name] for name in names) for row in reversed(rows)]


def test_a_manager_made_by_the_administrator_is_told_at_the_next_sign_in(installation, boss):
    made = SavePerson("李娜", Role.MANAGER, None, login="li", password=PASSWORD)
    boss.command(service.save_person, made)
    assert _told(installation) == [("老板", "added", "李娜", "manager")]
    assert _told(installation, "li") == [], "who is new is not told of it"
    assert _told(installation, "boss") == []
    manager = installation.open("sun")
    assert len(manager.query(notices.to_announce)) == 1


def test_each_change_has_its_word(installation, boss):
    boss.command(
        service.save_person, SavePerson("李娜", Role.AGENT, None, login="li", password=PASSWORD)
    )
    changes = (
        {"role": Role.FRONT},
        {"department_id": 1},
        {"name": "李小娜"},
        {"is_active": False},
        {"is_active": True, "password": PASSWORD},
    )
    for change in changes:
        boss.command(service.save_person, _as_saved(_row(boss, "li"), **change))
    boss.command(logins.reset_password, ResetPassword(_row(boss, "li").id, "from the boss 1"))
    words = [what for _, what, _, _ in _told(installation)]
    assert words == ["added", "role", "department", "details", "disabled", "enabled", "password"]


def test_a_name_from_a_file_is_news_only_when_it_gets_a_login(installation, boss):
    name = installation.owner.command(service.add_inactive, "赵敏").result
    row = next(r for r in boss.query(people, with_inactive=True) if r.id == name)
    command = _as_saved(row, is_active=True, login="zhao", password=PASSWORD)
    boss.command(service.save_person, command)
    assert [what for _, what, _, _ in _told(installation)] == ["login"]


def test_a_manager_who_is_made_something_else_is_told_of_it(installation, boss):
    boss.command(service.save_person, _as_saved(_row(boss, "sun"), role=Role.FRONT))
    assert _told(installation) == [("老板", "role", "孙经理", "front")]


_CREATE = "SELECT laike.user_create(NULL, %s, '某人', 'mr', 'manager', NULL, NULL, %s)"


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM laike.notice",
        "ALTER TABLE laike.user_account DISABLE TRIGGER z_told",
        "SELECT laike.people_told()",
        "SELECT laike.tell_managers(NULL::laike.user_account, 'added', 1)",
        "INSERT INTO laike.notice (user_id) VALUES (1)",
    ],
)
def test_by_psql_the_administrator_may_not_hide_it(installation, boss, statement):
    with installation.sql("laike_u_boss") as session:
        assert _code(session, statement) in ("42501", "0A000")


def test_by_psql_it_is_told_as_well_and_cannot_be_taken_back(installation, boss):
    with installation.sql() as superuser:
        (sun,) = superuser.execute(
            "SELECT id FROM laike.user_account WHERE name = '孙经理'"
        ).fetchone()
    with installation.sql("laike_u_boss") as session:
        session.execute(_CREATE, ("laike_u_x", verifier("laike_u_x", PASSWORD)))
        assert session.execute("UPDATE laike.notice SET read_at = now()").rowcount == 0
        with installation.sql() as superuser:  # even for one who knows the key
            (key,) = superuser.execute("SELECT dedupe_key FROM laike.notice").fetchone()
        known = json.dumps([{"user_id": sun, "dedupe_key": key}])
        session.execute("SELECT laike.withdraw_notices(%s)", (known,))
    assert _told(installation) == [("老板", "added", "某人", "manager")]


def test_the_server_s_own_administrator_is_named_by_his_login(installation, boss):
    with installation.sql() as superuser:
        superuser.execute("UPDATE laike.user_account SET login = NULL WHERE role = 'owner'")
        superuser.execute("UPDATE laike.user_account SET role = 'manager' WHERE name = '老板'")
        superuser.execute("UPDATE laike.user_account SET login = 'laike' WHERE role = 'owner'")
    assert ("laike", "role", "老板", "manager") in _told(installation)
