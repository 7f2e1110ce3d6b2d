"""On a server everybody's own login is what the log names, and what may not touch it."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from app.audit import queries
from app.audit.dto import AuditFilter, Operation
from app.audit.service import purge
from app.core.audited import KEPT_DAYS
from app.core.errors import PermissionDenied
from app.customers import service
from app.customers.dto import ChangeCustomer, NewCustomer
from app.customers.queries import customer_detail
from app.timeline.dto import EntryKind
from app.timeline.queries import timeline
from app.workflows.housekeeping import tidy
from tests.team import make_team

EVERYBODY = ("front", "agent", "supervisor", "manager", "admin")
ATTACKS = (
    "UPDATE audit_event SET actor_id = NULL",
    "DELETE FROM audit_event",
    "DELETE FROM audit_event WHERE at < '2020-01-01'",
    "TRUNCATE audit_event",
    "INSERT INTO audit_event (at, host, op, table_name) VALUES (now(), 'x', 'update', 'tier')",
)


@pytest.fixture
def server_team(request):
    """Everybody with an own login; attacks go past the program, as psql's do."""
    server = request.getfixturevalue("_server")
    if server is None:
        pytest.skip("no PostgreSQL programs found")
    name, url = server.copy_database("laike_template")
    team = make_team(url, lambda sql: server.run(sql, database=name))
    yield team
    team.close()
    server.drop_database(name)


def run(backend, sql, **params):
    with backend.engines.writes.begin() as connection:
        result = connection.execute(text(sql), params)
        return result.scalar() if result.returns_rows else result.rowcount


def denied(backend, sql, **params):
    """Refused by the server for want of a right; returns its words."""
    with pytest.raises(DatabaseError) as caught:
        run(backend, sql, **params)
    assert caught.value.orig.sqlstate == "42501", sql
    return str(caught.value.orig)


def test_a_line_names_who_did_it_and_from_where(team):
    team["front"].command(service.register, NewCustomer("晨光"))
    wanted = AuditFilter(tables=("customer",))
    (line,) = team["manager"].query(queries.audit_page, wanted).rows
    assert line.person == team["front"].actor.name
    if team.is_server:
        assert line.host.startswith("laike_u_front@local (laike")


def test_what_a_person_exports_or_reveals_is_in_that_persons_name(team):
    customer_id = team["front"].command(service.register, NewCustomer("晨光")).result
    team["agent"].command(service.request_reveal, customer_id)
    shown = AuditFilter(operations=(Operation.REVEALED,))
    (line,) = team["admin"].query(queries.audit_page, shown).rows
    assert (line.person, line.new) == (team["agent"].actor.name, {"customer_id": customer_id})


@pytest.mark.parametrize("login", ["front", "agent", "supervisor"])
def test_who_may_not_read_the_log_is_refused(team, login):
    with pytest.raises(PermissionDenied):
        team[login].query(queries.audit_page, AuditFilter())


def test_the_server_refuses_them_too(server_team):
    for login in ("front", "agent", "supervisor"):
        assert "audit_event" in denied(server_team[login], "SELECT id FROM audit_event")
    for login in ("manager", "admin"):
        assert run(server_team[login], "SELECT count(*) FROM audit_event") > 0


def test_nobody_writes_the_log_by_hand(server_team):
    before = run(server_team["manager"], "SELECT count(*) FROM audit_event")
    for login in EVERYBODY:
        for attack in ATTACKS:
            assert "audit_event" in denied(server_team[login], attack)
    assert run(server_team["manager"], "SELECT count(*) FROM audit_event") == before


def test_nobody_switches_it_off(server_team):
    for login in EVERYBODY:
        backend = server_team[login]
        for attack in (
            "ALTER TABLE customer DISABLE TRIGGER z_audit",
            "DROP TRIGGER z_audit ON customer",
        ):
            assert "must be owner" in denied(backend, attack)
        denied(backend, "SET session_replication_role = replica")


def test_the_owner_of_the_tables_cannot_take_a_line_away_either(server_team):
    server_team["front"].command(service.register, NewCustomer("晨光"))
    for attack in (
        "DELETE FROM audit_event WHERE at > now() - interval '1 hour'",
        "UPDATE audit_event SET host = ''",
        "TRUNCATE audit_event",
    ):
        with pytest.raises(DatabaseError, match="laike: the audit log"):
            run(server_team.owner, attack)


def test_young_lines_outlive_everybodys_clean_up(team):
    team["front"].command(service.register, NewCustomer("晨光"))
    for login in EVERYBODY:
        team[login].command(purge, KEPT_DAYS)
        assert team[login].command(purge, 1).result == 0
        team[login].command(tidy)
    assert len(team["manager"].query(queries.audit_page, AuditFilter(tables=("customer",))).rows)


def test_a_person_cannot_note_what_only_the_database_notes(server_team):
    for noted in ("insert", "purge", "Export", "", "x" * 41, "a'b"):
        with pytest.raises(DatabaseError, match="laike: not an action"):
            run(server_team["front"], "SELECT laike.note_action(:noted, '{}')", noted=noted)


def test_what_is_noted_is_ones_own(server_team):
    run(server_team["front"], "SELECT laike.note_action('export', '{\"rows\": 3}')")
    shown = AuditFilter(operations=(Operation.EXPORTED,))
    (line,) = server_team["manager"].query(queries.audit_page, shown).rows
    assert (line.person, line.new) == (server_team["front"].actor.name, {"rows": 3})


def test_psql_is_in_the_log_too(server_team):
    """A change past the program: the same line, with the login and no person of the desk."""
    before = server_team["manager"].query(queries.audit_count, AuditFilter(tables=("tier",)))
    run(server_team.owner, "UPDATE tier SET contact_days = 77 WHERE key = 'vip'")
    rows = server_team["manager"].query(queries.audit_page, AuditFilter(tables=("tier",))).rows
    assert len(rows) == before + 1
    assert (rows[0].new, rows[0].host.split("@")[0]) == ({"contact_days": 77}, "laike")


def test_a_customers_story_is_told_without_the_right_to_read_the_log(team):
    customer_id = team["front"].command(service.register, NewCustomer("晨光")).result
    version = team["front"].query(customer_detail, customer_id).row.version
    changed = ChangeCustomer(customer_id, version, {"status": "won", "city": "上海"})
    team["front"].command(service.change, changed)
    entries = team["front"].query(timeline, customer_id, kinds=frozenset({EntryKind.CUSTOMER})).rows
    assert [entry.what for entry in entries] == ["changed", "registered"]
    assert entries[0].who == team["front"].actor.name
