"""``laike user``: people by the command line, on a file and on a server."""

import json

import pytest

from app.cli.main import main
from app.core.permissions import Role
from app.identity import queries
from tests.app.server.conftest import PASSWORD, installation  # noqa: F401 - a fixture


def run(capsys, *argv) -> tuple[int, str, str]:
    code = main([str(arg) for arg in argv])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


@pytest.fixture
def boss(installation):  # noqa: F811 - the fixture above
    """The address of an administrator."""
    installation.add("老板", Role.ADMIN, "boss")
    return installation.server.url(installation.database, "laike_u_boss")


def test_a_person_is_added_with_a_made_up_password(capsys, boss):
    argv = ("user", "add", "li", "--name", "李娜", "--role", "agent", "--department", "客户服务部")
    code, out, _ = run(capsys, *argv, "--db", boss, "--language", "zh_CN")
    assert code == 0
    assert "李娜：专员，在职" in out
    assert "初始密码为" in out


def test_roles_locks_and_passwords_change_by_the_login(capsys, boss, installation, monkeypatch):  # noqa: F811
    monkeypatch.setenv("LAIKE_NEW_PASSWORD", PASSWORD)
    added = ("user", "add", "li", "--name", "李娜", "--role", "agent", "--db", boss, "--json")
    assert "first_password" not in json.loads(run(capsys, *added)[1]), "it was given"
    end = ("--db", boss, "--language", "en")
    assert "李娜: Manager, active" in run(capsys, "user", "role", "li", "manager", *end)[1]
    assert installation.open("li").actor.role is Role.MANAGER
    assert "李娜: Manager, left" in run(capsys, "user", "disable", "li", *end)[1]
    assert "李娜: Manager, active" in run(capsys, "user", "enable", "li", *end)[1]
    assert run(capsys, "user", "password", "li", *end)[0] == 0
    listed = run(capsys, "user", "list", *end)[1].splitlines()
    assert "li  李娜: Manager, active" in listed


def test_one_s_own_password_is_changed(capsys, boss, installation, monkeypatch):  # noqa: F811
    installation.add("李娜", Role.AGENT, "li")
    monkeypatch.setenv("LAIKE_PASSWORD", PASSWORD)
    monkeypatch.setenv("LAIKE_NEW_PASSWORD", "my own password 7")
    address = installation.server.url(installation.database, "laike_u_li")
    code, out, _ = run(capsys, "user", "password", "--db", address, "--language", "en")
    assert (code, out) == (0, "The password was changed.\n")


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (("disable", "boss"), "another administrator must change this"),
        (("role", "nobody", "agent"), "not there any more"),
        (("add", "Li-Na", "--name", "李娜", "--role", "agent"), "small letters, digits"),
    ],
)
def test_what_is_refused_is_one_sentence(capsys, boss, argv, sentence):
    code, out, err = run(capsys, "user", *argv, "--db", boss, "--language", "en")
    assert (code, out) == (1, "")
    assert sentence in err


def test_on_a_file_people_have_no_logins(capsys, tmp_path, clock):
    from app.bootstrap import open_store

    path = tmp_path / "a.laike"
    open_store(path, clock=clock, owner_name="王店长").close()
    argv = ("user", "add", "li", "--name", "李娜", "--role", "agent", "--department", "sales")
    code, out, _ = run(capsys, *argv, "--db", path, "--language", "en")
    assert (code, out) == (0, "李娜: Agent, active\n")
    run(capsys, "user", "disable", "李娜", "--db", path)
    backend = open_store(path, clock=clock)
    states = {row.name: row.is_active for row in backend.query(queries.people, with_inactive=True)}
    assert states == {"王店长": True, "李娜": False}
    backend.close()
