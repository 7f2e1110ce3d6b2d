"""What a curious or angry colleague tries with psql and a login of their own, and what is refused.

Each refusal has a partner that must be allowed, so that a server which refuses everything fails.
"""

import contextlib
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256

import psycopg
import pytest
from psycopg import errors
from sqlalchemy import text as sql_text

from tests.app.access.given import import_file
from tests.app.access.world import World
from tests.team import PREFIX

DENIED = errors.InsufficientPrivilege


@pytest.fixture(scope="module")
def world(server_world: World):
    return server_world


# --- T1: reads what is not his --------------------------------------------------------------

READS = [
    ("front", "SELECT as_typed FROM laike.contact_point"),
    ("agent", "COPY laike.contact_point TO STDOUT"),
    ("agent", "SELECT token FROM laike.contact_point_token"),
    ("manager", "SELECT birthday FROM laike.contact_private"),
    ("front", "SELECT * FROM laike.contact_reveal"),
    ("admin", "SELECT name FROM laike.customer"),
    ("admin", "SELECT title FROM laike.ticket"),
    ("front", "SELECT score FROM laike.answer"),
    ("agent", "SELECT * FROM laike.audit_event"),
    ("agent", "SELECT rolpassword FROM pg_authid"),
    ("agent", "SELECT last_value FROM laike.ticket_id_seq"),
    ("agent", "SELECT * FROM laike.lease"),
    ("agent", "SELECT pg_read_file('/etc/passwd')"),
    ("agent", "COPY laike.ticket TO PROGRAM 'cat'"),
    ("agent", "SELECT lo_create(0)"),
    ("agent", "SET row_security = off; SELECT * FROM laike.customer_private"),
]


@pytest.mark.parametrize(("login", "sql"), READS)
def test_what_is_not_shown_is_refused(run, login, sql):
    with pytest.raises(DENIED):
        run(login, sql)


EMPTY = [
    ("front", "SELECT * FROM laike.customer_private WHERE customer_id = {theirs}"),
    ("agent", "SELECT * FROM laike.ticket WHERE id = {secret}"),
    ("agent", "SELECT * FROM laike.ticket_event WHERE ticket_id = {secret}"),
    ("agent", "SELECT * FROM laike.setting WHERE user_id NOT IN (0, {me})"),
    ("agent", "SELECT * FROM laike.notice WHERE user_id <> {me}"),
    ("agent", "SELECT * FROM laike.draft WHERE user_id <> {me}"),
    ("agent", "SELECT * FROM laike.attachment WHERE id = {file}"),
    ("agent", "SELECT * FROM laike.blob"),
    ("agent", "SELECT * FROM laike.blob_chunk"),
    ("agent", "SELECT * FROM pg_stats WHERE tablename IN ('contact_point', 'customer_private')"),
]


@pytest.mark.parametrize(("login", "sql"), EMPTY)
def test_what_is_not_reached_is_not_there(run, login, sql):
    assert run(login, sql) == []


SHOWN = [
    ("front", "SELECT phone_masked FROM laike.customer WHERE id = {theirs}"),
    ("agent", "SELECT revenue_text FROM laike.customer_private WHERE customer_id = {mine}"),
    ("manager", "SELECT title FROM laike.ticket WHERE id = {secret}"),
    ("manager", "SELECT data FROM laike.blob_chunk"),
    ("admin", "SELECT name FROM laike.user_account"),
    ("admin", "SELECT op FROM laike.audit_event LIMIT 1"),
    ("agent", "SELECT value FROM laike.setting WHERE user_id = 0 LIMIT 1"),
]


@pytest.mark.parametrize(("login", "sql"), SHOWN)
def test_what_one_may_see_is_shown(run, login, sql):
    assert run(login, sql)


# --- T2 and T7: makes himself more than he is -------------------------------------------------

RISES = [
    ("agent", f"SET ROLE {PREFIX}_owner"),
    ("agent", f"SET ROLE {PREFIX}_manager"),
    ("agent", f"SET SESSION AUTHORIZATION {PREFIX}_u_manager"),
    ("admin", f"GRANT {PREFIX}_manager TO {PREFIX}_u_admin"),
    ("admin", f"GRANT pg_execute_server_program TO {PREFIX}_u_admin"),
    ("admin", f"ALTER ROLE {PREFIX}_u_admin CREATEROLE"),
    ("agent", "CREATE TEMP TABLE user_account (id int)"),
    ("agent", "CREATE TABLE laike.mine (id int)"),
    ("agent", "CREATE TABLE public.mine (id int)"),
    ("agent", "CREATE FUNCTION laike.f() RETURNS int LANGUAGE sql AS 'SELECT 1'"),
    ("agent", "DO $$ BEGIN NULL; END $$"),
    ("agent", "CREATE EXTENSION pg_trgm SCHEMA laike"),
    ("agent", "SET session_replication_role = replica"),
    ("agent", "ALTER TABLE laike.ticket DISABLE ROW LEVEL SECURITY"),
    ("agent", "DROP POLICY see ON laike.ticket"),
    ("agent", "ALTER TABLE laike.ticket DISABLE TRIGGER a_guard"),
    ("agent", "UPDATE laike.user_account SET role = 'manager', version = version + 1"),
    ("admin", "UPDATE laike.user_account SET role = 'manager', version = version + 1"),
    ("agent", "UPDATE laike.permission SET scope = 4"),
    ("agent", "INSERT INTO laike.permission VALUES ('customer.change', 'agent', 4)"),
]


@pytest.mark.parametrize(("login", "sql"), RISES)
def test_nobody_makes_himself_more(run, login, sql):
    with pytest.raises(DENIED):
        run(login, sql)


def test_a_setting_of_the_session_is_believed_by_nobody(run):
    said = "SELECT set_config('laike.role', 'manager', false)"
    assert run("agent", said, "SELECT laike.my_role()") == [("agent",)]


def test_dropping_what_the_group_owns_takes_nothing_away(run, world):
    before = run("agent", "SELECT count(*) FROM laike.customer")
    dropped = f"DROP OWNED BY {PREFIX}_agent"
    with contextlib.suppress(psycopg.Error):  # newer releases refuse it
        run("agent", dropped)
    assert run("agent", "SELECT count(*) FROM laike.customer") == before
    assert run("front", "SELECT count(*) FROM laike.customer") == before


# --- T4: covers tracks --------------------------------------------------------------------------

TRACKS = [
    ("manager", "DELETE FROM laike.audit_event"),
    ("admin", "UPDATE laike.audit_event SET actor_id = NULL"),
    ("admin", "TRUNCATE laike.audit_event"),
    ("agent", "UPDATE laike.ticket_event SET text = 'x' WHERE ticket_id = {my_ticket}"),
    ("agent", "DELETE FROM laike.ticket_event WHERE ticket_id = {my_ticket}"),
    ("agent", "DELETE FROM laike.ticket WHERE id = {my_ticket}"),
    (
        "agent",
        "INSERT INTO laike.ticket_event (ticket_id, at, actor_id, type) "
        "VALUES ({my_ticket}, now(), {me}, 'imported')",
    ),
    ("agent", "INSERT INTO laike.audit_event (at, host, op, table_name) VALUES (now(),'','','')"),
]


@pytest.mark.parametrize(("login", "sql"), TRACKS)
def test_nobody_covers_his_tracks(run, login, sql):
    with pytest.raises(DENIED):
        run(login, sql)


def test_the_author_and_the_moment_of_a_line_are_the_servers(run, world):
    forged = (
        "INSERT INTO laike.ticket_event (ticket_id, at, actor_id, type, text) VALUES "
        f"({{their_ticket}}, '2020-01-01', {world.team.ids['manager']}, 'commented', 'x')"
    )
    asked = (
        "SELECT actor_id, at = now() FROM laike.ticket_event "
        "WHERE ticket_id = {their_ticket} ORDER BY id DESC LIMIT 1"
    )
    assert run("agent", forged, asked) == [(world.team.ids["agent"], True)]


def test_who_imports_forges_no_author_of_anything_else(run, world):
    """A ticket from before keeps who reported it; a meeting of today is by who records it."""
    mine, manager = world.ticket("supervisor", "mine"), world.team.ids["manager"]
    meeting = (
        "INSERT INTO laike.task_force_meeting (ticket_id, held_at, participants, decided, text, "
        "created_by_id, uid, version, created_at, updated_at) VALUES "
        f"({mine}, now(), 'x', 'x', 'x', {manager}, gen_random_uuid(), 1, now(), now()) "
        "RETURNING created_by_id"
    )
    assert run("supervisor", meeting) == [(world.team.ids["supervisor"],)]


def test_a_version_is_not_invented(run):
    with pytest.raises(errors.SerializationFailure):
        run(
            "agent",
            "UPDATE laike.customer SET remark = 'x', version = version + 5 WHERE id = {mine}",
        )
    changed = "UPDATE laike.customer SET remark = 'x', version = version + 1 WHERE id = {mine}"
    assert run("agent", changed) == 1


# --- T5 and T6: disrupts, seizes, dodges -------------------------------------------------------

SEIZES = [
    ("agent", "UPDATE laike.customer SET owner_id = {me}, version = version + 1"),
    ("agent", "UPDATE laike.sla_clock SET due_at = now() + interval '1 year'"),
    ("agent", "INSERT INTO laike.sla_step (clock_id, epoch, level, due_at, recorded_at, action) "
              "VALUES (1, 0, 1, now(), now(), 'notify')"),
    ("agent", "DELETE FROM laike.sla_step"),
    ("agent", "SELECT laike.escalate('[{{\"id\": {their_ticket}, \"owner_id\": {me}}}]', '[]', now())"),
    ("agent", "SELECT laike.escalate('[]', '[{{\"ticket_id\": {their_ticket}, "
              "\"type\": \"escalated\"}}]', now())"),
    ("agent", "UPDATE laike.customer_stats SET open_tickets = 0"),
    ("agent", "UPDATE laike.number_counter SET last = 999"),
    ("agent", "LOCK TABLE laike.ticket IN ACCESS EXCLUSIVE MODE"),
    ("agent", "SELECT pg_advisory_lock(1)"),
    ("agent", "TRUNCATE laike.ticket"),
    ("agent", "INSERT INTO laike.ticket (id) VALUES (7)"),
    ("agent", "INSERT INTO laike.notice (user_id, kind, subject_type, subject_id, params, "
              "happened_at, created_at, dedupe_key) VALUES ({me}, 'x', '', 0, '', now(), now(), '')"),
    ("agent", "SELECT id FROM laike.sla_clock FOR UPDATE"),
    ("agent", "INSERT INTO laike.blob (sha256, size, mime, used_at) VALUES ('', 0, '', now())"),
    ("agent", "UPDATE laike.blob SET used_at = now(), used_by_id = {me}"),
    ("agent", "UPDATE laike.attachment SET blob_id = 1, version = version + 1"),
    ("agent", "UPDATE laike.attachment SET ticket_id = {my_ticket}, version = version + 1"),
    ("agent", "DELETE FROM laike.attachment"),
]  # fmt: skip


@pytest.mark.parametrize(("login", "sql"), SEIZES)
def test_nobody_seizes_or_dodges(run, login, sql):
    with pytest.raises(DENIED):
        run(login, sql)


def test_a_colleagues_customer_is_not_seized(run):
    seized = "UPDATE laike.customer SET remark = 'x', version = version + 1 WHERE id = {theirs}"
    assert run("agent", seized) == 0
    assert run("agent", seized.replace("theirs", "mine")) == 1


def test_nobody_adds_to_the_log_of_somebody_elses_import(run, world, tmp_path):
    """Its undo would write it with the rights of who undoes."""
    _, batch = import_file(world, tmp_path)
    mine = (
        "INSERT INTO laike.import_batch (kind, file_name, at, user_id, created, updated, skipped, "
        "rejected, log) VALUES ('customers', 'x', now(), {me}, 0, 0, 0, 0, '')"
    )
    change = (
        "INSERT INTO laike.batch_change (batch_id, table_name, row_id, column_name, before) "
        "SELECT {batch}, 'customer', {{mine}}, 'remark', 'x'"
    )
    newest = "(SELECT max(id) FROM laike.import_batch WHERE user_id = {me})"
    with pytest.raises(DENIED):
        run("supervisor", change.format(batch=batch))
    assert run("supervisor", mine, change.format(batch=newest)) == 1


def test_a_held_row_does_not_stop_the_watcher(run, world):
    from app.workflows.sweep import sweep

    run("agent", "SELECT id FROM laike.ticket WHERE id = {my_ticket} FOR UPDATE")
    assert world.team["manager"].command(sweep, "somebody").result.is_holder


# --- T13 and A3: bytes by another door ------------------------------------------------------------

_ATTACH = (
    "INSERT INTO laike.attachment (ticket_id, name, blob_id, uid, version, created_at, updated_at) "
    "SELECT {{{ticket}}}, 'x', {blob}, gen_random_uuid(), 1, now(), now()"
)


def test_a_file_is_not_attached_by_its_number(run, world):
    known = world.team.owner.query(
        lambda read: read.session.execute(sql_text("SELECT max(id) FROM laike.blob")).scalar_one()
    )
    with pytest.raises(DENIED):
        run("agent", _ATTACH.format(ticket="my_ticket", blob=known))


def test_who_sends_all_of_a_file_may_attach_it_where_he_may_comment(run):
    send = (
        "WITH b AS MATERIALIZED (SELECT laike.begin_file('text/plain') AS id) "
        "SELECT id, laike.add_piece(id, 0, '{bytes}'::bytea) FROM b"
    )

    def sent_by(login, bytes_, *more):
        return run(login, send.replace("{bytes}", bytes_), *more)

    blob = sent_by("agent", "first")[0][0] + 1  # each call is a transaction of its own
    done = sent_by(
        "agent",
        "second",
        f"SELECT laike.finish_file({blob}, now())",
        _ATTACH.format(ticket="their_ticket", blob=blob),
    )
    assert done == 1
    with pytest.raises(DENIED):
        sent_by(
            "agent",
            "third",
            f"SELECT laike.finish_file({blob + 1}, now())",
            _ATTACH.format(ticket="secret", blob=blob + 1),
        )
    with pytest.raises(DENIED):  # it was not finished, so nobody knows what it is
        sent_by("agent", "fourth", _ATTACH.format(ticket="my_ticket", blob=blob + 2))


def test_no_piece_hides_behind_the_hash_of_the_others(world):
    """Else who sends the same later would find more in it than he sent."""
    address = world.team.address("agent")
    with (
        psycopg.connect(address) as first,
        psycopg.connect(address) as second,
        psycopg.connect(address, autocommit=True) as third,
        ThreadPoolExecutor(1) as beside,
    ):
        (blob,) = first.execute("SELECT laike.begin_file('text/plain')").fetchone()
        first.execute("SELECT laike.add_piece(%s, 0, 'one')", [blob])
        first.commit()
        second.execute("SELECT laike.add_piece(%s, 1, 'two')", [blob])
        finish = "SELECT laike.finish_file(%s, now())"
        finished = beside.submit(first.execute, finish, [blob])
        waits = "SELECT wait_event_type = 'Lock' FROM pg_stat_activity WHERE pid = %s"
        while not finished.done():
            if third.execute(waits, [first.info.backend_pid]).fetchone()[0]:
                second.commit()
        finished.result()
        first.commit()
    known = world.team.owner.query(
        lambda read: read.session.execute(
            sql_text("SELECT sha256 FROM laike.blob WHERE id = :id"), {"id": blob}
        ).scalar_one()
    )
    assert known == sha256(b"onetwo").hexdigest()
