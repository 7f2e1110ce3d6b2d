"""Faults made by hand are found by the security check: each question of it, and any other change."""

import pytest

from app.access import hba
from app.access.address import ServerAddress
from app.access.check import CODES, findings
from app.cli.main import main
from app.core.permissions import Role
from app.server import setup
from tests.app.server.test_server_setup import OF_THE_TEST_SERVER

# Code -> a fault that the question must find. What stands in no list below needs another server.
FAULTS = {
    "table_open": "ALTER TABLE laike.tag DISABLE ROW LEVEL SECURITY",
    "table_without_policy": (
        "CREATE TABLE laike.extra (id bigint); ALTER TABLE laike.extra ENABLE ROW LEVEL SECURITY"
    ),
    "policy_always": "CREATE POLICY all_of_it ON laike.tag USING (true)",
    "policy_names_people": "CREATE POLICY mine ON laike.tag TO laike_front USING (id > 0)",
    "function_path": "ALTER FUNCTION laike.me() RESET search_path",
    "function_public": "GRANT EXECUTE ON FUNCTION laike.user_disable(bigint) TO PUBLIC",
    "function_owner": "ALTER FUNCTION laike.me() OWNER TO laike",
    "view_unprotected": "CREATE VIEW laike.everybody AS SELECT name FROM laike.customer",
    "grant_to_strangers": "GRANT SELECT (name) ON laike.customer TO PUBLIC",
    "grant_whole": "GRANT UPDATE ON laike.ticket TO laike_agent",
    "secret_readable": "GRANT SELECT ON laike.contact_point TO laike_front",
    "login_owns": "ALTER TABLE laike.tag OWNER TO laike_u_li",
    "login_powerful": "ALTER ROLE laike_u_li CREATEDB",
    "login_groups": "GRANT laike_manager TO laike_u_li",
    "account_disagrees": "UPDATE laike.user_account SET role = 'manager' WHERE name = '李娜'",
    "login_without_account": "CREATE ROLE laike_u_ghost LOGIN",
    "owner_members": "GRANT laike_desk TO laike_u_li",
    "may_create": "GRANT CREATE ON SCHEMA laike TO laike_agent",
    "may_use_database": "DO $$ BEGIN EXECUTE format('GRANT TEMP ON DATABASE %I TO PUBLIC', current_database()); END $$",
    "may_program": "GRANT USAGE ON LANGUAGE plpgsql TO PUBLIC",
    "audit_missing": "ALTER TABLE laike.customer DISABLE TRIGGER z_audit",
    "money_estimates": "CREATE TABLE laike.extra (amount bigint)",
    "password_weak": "SET password_encryption = 'md5'; ALTER ROLE laike_u_li PASSWORD 'old'",
}
OF_A_SERVER = {"other_databases", "settings_unsafe", "server_old", "too_few_connections"}


@pytest.fixture
def address(installation):
    """Of a superuser, with one person beside the owner."""
    installation.add("李娜", Role.AGENT, "li")
    return ServerAddress.parse(installation.server.url(installation.database))


def _found(address, desks: int = 1) -> set[str]:
    return {finding.code for finding in setup.check(address, desks=desks)} - OF_THE_TEST_SERVER


def test_there_is_nothing_to_find_on_a_prepared_server(address):
    assert _found(address) == set()


@pytest.mark.parametrize("code", sorted(FAULTS))
def test_a_fault_made_by_hand_is_found(installation, address, code):
    with installation.sql() as superuser:
        superuser.execute(FAULTS[code])
        found = {finding.code for finding in findings(superuser, "laike")}
        assert code in found
        if code == "login_owns":  # so that the login can be dropped
            superuser.execute("ALTER TABLE laike.tag OWNER TO laike_owner")


def test_every_question_has_a_fault():
    assert set(FAULTS) | OF_A_SERVER == set(CODES)


def test_too_few_connections_for_the_desks_are_said(address):
    assert "too_few_connections" not in _found(address, desks=30)
    assert "too_few_connections" in _found(address, desks=50)


@pytest.mark.parametrize(
    ("statement", "place"),
    [
        ("DROP POLICY see ON laike.customer", "policy customer.see"),
        (
            "ALTER POLICY see ON laike.customer USING (laike.me() IS NOT NULL)",
            "policy customer.see",
        ),
        ("GRANT SELECT ON laike.audit_event TO laike_front", "grant audit_event"),
        ("REVOKE SELECT ON laike.customer FROM laike_front", "grant customer"),
        ("GRANT UPDATE (tier) ON laike.customer TO laike_front", "grant customer.tier"),
        ("DROP TRIGGER a_guard ON laike.customer", "trigger customer.a_guard"),
        ("ALTER TABLE laike.customer DISABLE TRIGGER a_guard", "trigger customer.a_guard"),
        ("UPDATE laike.permission SET scope = 4 WHERE role = 'front'", "permission audit.read"),
        (
            "CREATE OR REPLACE FUNCTION laike.my_role() RETURNS text LANGUAGE sql STABLE "
            "SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$ SELECT 'manager' $$",
            "function my_role()",
        ),
    ],
)
def test_any_right_changed_by_hand_is_found_and_named(installation, address, statement, place):
    with installation.sql() as superuser:
        superuser.execute(statement)
    finding = next(found for found in setup.check(address) if found.code == "drift")
    assert place in finding.subjects


def test_the_check_changes_nothing_and_an_upgrade_mends(installation, address):
    with installation.sql() as superuser:
        superuser.execute("DROP POLICY see ON laike.customer")
        assert "drift" in _found(address)
        assert "drift" in _found(address), "the check took its own work back"
        setup.upgrade(address)
    assert _found(address) == set()


def test_a_busy_desk_is_said_in_words(installation, address, capsys, monkeypatch):
    monkeypatch.setattr("app.access.drift._LOCK_MS", 50)
    argv = ["server-setup", "--admin", address.text, "--check", "--language", "en"]
    with installation.sql() as superuser, superuser.transaction():
        superuser.execute("LOCK TABLE laike.customer IN ROW EXCLUSIVE MODE")
        assert main(argv) != 0
    assert "People are saving at this moment" in capsys.readouterr().err
    assert _found(address) == set()


def test_the_migrator_may_check_too(installation, address):
    assert _found(address.for_user("laike_migrator")) == {hba.UNSEEN}


def test_the_command_line_says_what_was_found(installation, address, capsys):
    argv = ["server-setup", "--admin", address.text, "--check", "--language", "en"]
    with installation.sql() as superuser:
        superuser.execute(FAULTS["grant_to_strangers"])
    assert main(argv) == 1
    assert "no part of this desk: customer: PUBLIC" in capsys.readouterr().out
