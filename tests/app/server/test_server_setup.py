"""``laike server-setup``: from an empty server to a store one can sign in to, safe and repeatable."""

import json
import shutil
import subprocess

import psycopg
import pytest

from app import migrate
from app.access import hba, roles
from app.access.address import ServerAddress
from app.access.check import CODES
from app.access.passwords import verifier
from app.bootstrap import open_store
from app.cli.main import main
from app.core.errors import (
    NotPrepared,
    OlderStore,
    ServerUnfit,
    SignInRefused,
    StoreBusy,
    StoreReadOnly,
)
from app.core.permissions import Role
from app.core.progress import Progress
from app.core.sentences import ENGLISH
from app.identity import service
from app.identity.dto import SavePerson
from app.identity.queries import departments, people
from app.server import administrator, setup
from app.server.words import ENGLISH as CHECKED
from tests.app.server.conftest import PASSWORD
from tests.postgres import find_programs

NEXT = migrate.HEAD + 1
# A test server gives up safety for speed, and other tests leave databases with rights of their own.
OF_THE_TEST_SERVER = {"settings_unsafe", "server_old", "other_databases", hba.WEAK}


@pytest.fixture
def server(_server):
    """A server where "desk1" is not installed."""
    if _server is None:
        pytest.skip("no PostgreSQL programs found")
    yield _server
    _server.run('DROP DATABASE IF EXISTS "desk1" WITH (FORCE)')
    with psycopg.connect(_server.url("postgres"), autocommit=True) as connection:
        names = "SELECT rolname FROM pg_roles WHERE rolname ~ '^desk[12]_'"
        for (role,) in connection.execute(names).fetchall():
            connection.execute(f"DROP OWNED BY {role}")
            connection.execute(f"DROP ROLE {role}")


@pytest.fixture
def admin(server):
    """The address of its superuser."""
    return ServerAddress.parse(server.url("postgres"))


def _prepare(admin, **more) -> setup.Report:
    return setup.prepare(admin, "desk1", setup.FirstAdmin("boss", "老板", PASSWORD), **more)


def _codes(findings) -> set[str]:
    return {finding.code for finding in findings} - OF_THE_TEST_SERVER


def test_an_empty_server_becomes_a_store(admin, server):
    steps: list[tuple[int, int]] = []
    report = _prepare(admin, progress=Progress(lambda done, total: steps.append((done, total))))
    assert (report.prefix, _codes(report.findings)) == ("desk1", set())
    assert steps == [(number, 5) for number in range(1, 6)]
    backend = open_store(server.url("desk1", "desk1_u_boss"))
    assert (backend.actor.name, backend.actor.role) == ("老板", Role.ADMIN)
    assert [row.key for row in backend.query(departments)] == ["sales", "support", "service"]
    backend.close()


def test_setting_up_again_mends_and_keeps_what_is_there(admin, server):
    _prepare(admin)
    backend = open_store(server.url("desk1", "desk1_u_boss"))
    backend.command(service.save_person, SavePerson("李娜", Role.AGENT, None))
    server.run("GRANT ALL ON laike.customer TO PUBLIC; ALTER ROLE desk1_person SUPERUSER", "desk1")
    report = _prepare(admin)
    assert _codes(report.findings) == set()
    assert {row.name for row in backend.query(people)} == {"老板", "李娜"}
    backend.close()


def test_a_set_up_that_broke_off_goes_on(admin, server, monkeypatch):
    def stop(*_args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(setup, "seed", stop)
    with pytest.raises(KeyboardInterrupt):
        _prepare(admin)
    monkeypatch.undo()
    _prepare(admin)
    open_store(server.url("desk1", "desk1_u_boss")).close()


@pytest.mark.parametrize(
    ("database", "login", "reason"),
    [("Desk", "boss", "name"), ('x"; DROP', "boss", "name"), ("desk1", "Der Boss", "login")],
)
def test_names_the_server_cannot_have_are_refused(admin, database, login, reason):
    with pytest.raises(ServerUnfit) as refused:
        setup.prepare(admin, database, setup.FirstAdmin(login, "老板", PASSWORD))
    assert refused.value.params["reason"] == reason


def test_somebody_who_is_not_the_administrator_is_refused(admin, installation):
    installation.add("李娜", Role.ADMIN, "li")
    installation.server.run("GRANT CONNECT ON DATABASE postgres TO laike_u_li")
    with pytest.raises(ServerUnfit) as refused:
        _prepare(admin.for_user("laike_u_li"))
    assert refused.value.params["reason"] == "not_superuser"
    installation.server.run("REVOKE CONNECT ON DATABASE postgres FROM laike_u_li")


@pytest.mark.parametrize(
    ("number", "is_refused"),
    [("140023", True), ("150013", True), ("150014", False), ("160009", True), ("170006", False),
     ("180000", False), ("190000", False)],
)  # fmt: skip
def test_servers_with_known_holes_are_refused(number, is_refused):
    class Cursor:
        def execute(self, _query):
            return self

        def fetchone(self):
            return (number,)

    if is_refused:
        with pytest.raises(ServerUnfit):
            administrator.check_server(Cursor())
    else:
        administrator.check_server(Cursor())


def test_a_database_with_another_alphabet_is_not_taken(admin, server):
    server.run("CREATE DATABASE desk1 TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE 'C'")
    with pytest.raises(ServerUnfit) as refused:
        _prepare(admin)
    assert refused.value.params["reason"] == "encoding"


def test_a_database_of_something_else_is_not_taken(admin, server):
    server.run("CREATE DATABASE desk1 TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'")
    server.run("CREATE TABLE orders (id int)", "desk1")
    with pytest.raises(ServerUnfit) as refused:
        _prepare(admin)
    assert refused.value.params["reason"] == "taken"


def test_a_database_of_another_installation_is_not_taken(admin):
    _prepare(admin)
    with pytest.raises(ServerUnfit) as refused:
        _prepare(admin, prefix="desk2")
    assert refused.value.params["reason"] == "taken"


def test_the_script_for_psql_and_the_migrator_do_the_same(admin, server):
    programs = find_programs()
    psql = shutil.which("psql") or str(programs / "psql")
    text = administrator.script("desk1", "desk1", "boss", verifier("desk1_u_boss", PASSWORD), "")
    assert PASSWORD not in text
    for _ in range(2):  # it may be run again
        done = subprocess.run(
            [psql, "-q", "-X", server.url("postgres")], input=text, text=True, capture_output=True
        )
        assert (done.returncode, "ERROR" in done.stderr) == (0, False)
    with pytest.raises(NotPrepared):
        open_store(server.url("desk1", "desk1_u_boss"))
    migrator = ServerAddress.parse(server.url("desk1", "desk1_migrator"))
    with pytest.raises(NotPrepared) as refused:
        setup.upgrade(migrator)
    assert refused.value.params["reason"] == "no_admin"
    report = setup.upgrade(migrator, first_login="boss", first_name="老板")
    assert _codes(report.findings) == {hba.UNSEEN}
    backend = open_store(server.url("desk1", "desk1_u_boss"))
    assert backend.actor.role is Role.ADMIN
    backend.close()
    assert _codes(setup.upgrade(migrator).findings) == {hba.UNSEEN}, "an upgrade may be repeated"


def test_two_upgrades_never_run_at_once(installation):
    address = ServerAddress.parse(installation.server.url(installation.database, "laike_migrator"))
    with installation.sql() as other, other.transaction():
        other.execute("SELECT 1 FROM laike.alembic_version FOR UPDATE")
        with pytest.raises(StoreBusy) as refused:
            setup.upgrade(address)
    assert refused.value.params["reason"] == "upgrade"
    assert setup.upgrade(address).version == migrate.HEAD


def test_an_older_store_is_not_upgraded_by_whoever_opens_it(installation, monkeypatch):
    installation.add("老板", Role.ADMIN, "boss")
    present = migrate.HEAD
    monkeypatch.setattr(migrate, "HEAD", present + 1)
    with pytest.raises(OlderStore) as refused:
        installation.open("boss")
    assert refused.value.params == {"version": present, "ours": present + 1}


def test_an_upgrade_drops_the_functions_of_an_older_program(installation):
    def is_there(superuser, signature):
        asked = superuser.execute("SELECT to_regprocedure(%s)", [f"laike.{signature}"])
        return asked.fetchone()[0] is not None

    with installation.sql() as superuser:
        superuser.execute(
            "CREATE FUNCTION laike.escalate(ticket bigint) RETURNS void LANGUAGE sql AS 'SELECT 1'"
        )
        superuser.execute("ALTER FUNCTION laike.escalate(bigint) OWNER TO laike_desk")
    address = installation.server.url(installation.database, "laike_migrator")
    setup.upgrade(ServerAddress.parse(address))
    with installation.sql() as superuser:
        assert not is_there(superuser, "escalate(bigint)")
        assert is_there(superuser, "escalate(jsonb,jsonb,timestamptz)")


@pytest.mark.parametrize("newer", ["schema", "program"])
def test_a_newer_store_is_read_and_not_written(installation, newer):
    installation.add("老板", Role.ADMIN, "boss")
    with installation.sql() as superuser:
        if newer == "schema":
            superuser.execute(f"UPDATE laike.alembic_version SET version_num = '{NEXT:04}'")
        else:
            superuser.execute(
                "UPDATE laike.setting SET value = '\"99.0\"' WHERE key = 'server.oldest_writer'"
            )
    desk = installation.open("boss")
    assert desk.query(people)
    with pytest.raises(StoreReadOnly) as refused:
        desk.command(service.save_person, SavePerson("李娜", Role.AGENT, None))
    assert refused.value.params["reason"] == "newer"


def test_a_desk_that_was_open_during_an_upgrade_only_reads_from_then_on(installation, monkeypatch):
    """C-18, C-19: its connections end with the upgrade, the next one tells."""
    installation.add("老板", Role.ADMIN, "boss")
    desk = installation.open("boss")
    desk.command(service.save_person, SavePerson("李娜", Role.AGENT, None))
    with monkeypatch.context() as newer:
        newer.setattr(migrate, "HEAD", NEXT)
        newer.setattr(
            migrate,
            "upgrade_postgresql",
            lambda connection: connection.exec_driver_sql(
                f"UPDATE alembic_version SET version_num = '{NEXT:04}'"
            ),
        )
        setup.upgrade(
            ServerAddress.parse(installation.server.url(installation.database, "laike_migrator"))
        )
    with pytest.raises(StoreReadOnly) as refused:
        desk.command(service.save_person, SavePerson("赵敏", Role.AGENT, None))
    assert refused.value.params["reason"] == "newer"
    assert {"李娜", "老板"} <= {row.name for row in desk.query(people)}
    assert desk.is_read_only


def test_a_stranger_is_nobody_here(installation):
    installation.add("李娜", Role.AGENT, "li")
    with installation.sql() as superuser:
        superuser.execute("UPDATE laike.user_account SET is_active = false WHERE name = '李娜'")
    with pytest.raises(SignInRefused) as refused:
        installation.open("li")
    assert refused.value.params["reason"] == "no_person"


def test_by_the_command_line_with_passwords_from_the_environment(
    admin, server, monkeypatch, capsys
):
    monkeypatch.setenv("LAIKE_FIRST_PASSWORD", PASSWORD)
    argv = ["server-setup", "--admin", admin.text, "--database", "desk1", "--language", "zh_CN"]
    assert main([*argv, "--first-admin", "boss", "--name", "老板"]) == 0
    printed = capsys.readouterr().out
    assert "boss" in printed
    assert hba.lines("desk1", "desk1") in printed
    assert PASSWORD not in printed
    store = server.url("desk1", "desk1_u_boss")
    assert main(["user", "list", "--db", store, "--json"]) == 0
    assert [row["login"] for row in json.loads(capsys.readouterr().out)] == ["desk1_u_boss"]


def test_a_made_up_first_password_is_printed_once(admin, capsys):
    argv = ["server-setup", "--admin", admin.text, "--database", "desk1", "--language", "en"]
    argv += ["--network", "192.168.1.0/24"]
    assert main([*argv, "--first-admin", "boss", "--print-script"]) == 0
    script = capsys.readouterr().out
    assert '-- hostssl "desk1" +desk1_person  192.168.1.0/24 scram-sha-256' in script
    assert "first password" in script
    assert "CREATE ROLE" in script
    assert "SCRAM-SHA-256$" in script


def test_every_finding_and_refusal_is_said_in_words():
    assert set(CHECKED) == {*CODES, "drift", hba.WEAK, hba.UNSEEN}
    for reason in ("version", "not_superuser", "locale", "encoding", "name", "login"):
        assert f"server_unfit.{reason}" in ENGLISH


def test_the_groups_are_the_roles_of_the_permission_table():
    text = roles.sql("00_roles", "laike")
    assert all(f"'{group}'" in text for group in roles.GROUPS)
