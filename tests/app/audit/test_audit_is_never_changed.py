"""Nobody changes the log or takes young lines out of it; old ones go with a line about it."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import DatabaseError

from app.audit import queries
from app.audit.dto import AuditFilter, Operation
from app.audit.service import purge
from app.audit.tables import AuditEvent
from app.core.audited import KEPT_DAYS
from app.core.clock import system_clock
from app.settings.dto import ChangeSetting
from app.settings.service import change
from app.workflows.housekeeping import tidy

LONG_AGO = datetime(2020, 5, 1, 8, tzinfo=UTC)


def lines(backend, **wanted):
    return backend.query(queries.audit_page, AuditFilter(**wanted)).rows


def run(backend, sql, **params):
    """Past the program, as other tools reach the store."""
    with backend.engines.writes.begin() as connection:
        connection.execute(text(sql), params)


def add_lines(backend, *moments):
    """Lines of other days, as a long use of the program leaves them."""

    def add(uow):
        row = {"host": "", "op": "update", "table_name": "customer"}
        uow.session.execute(insert(AuditEvent), [{"at": at, **row} for at in moments])

    backend.command(add)


@pytest.fixture
def line(backend):
    """A line written just now by the real clock, as the databases compare with theirs."""
    add_lines(backend, system_clock())
    return lines(backend)[0]


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE audit_event SET actor_id = NULL WHERE id = :id",
        "UPDATE audit_event SET at = at WHERE id = :id",
        "DELETE FROM audit_event WHERE id = :id",
    ],
)
def test_a_young_line_is_neither_changed_nor_deleted(backend, line, attack):
    with pytest.raises(DatabaseError, match="laike: the audit log"):
        run(backend, attack, id=line.id)
    assert lines(backend)[0] == line


def test_an_old_line_is_not_changed_either(backend):
    add_lines(backend, LONG_AGO)
    with pytest.raises(DatabaseError, match="never changed"):
        run(backend, "UPDATE audit_event SET host = 'x' WHERE host = ''")


def test_a_file_does_not_let_a_line_be_replaced(sqlite_backend):
    add_lines(sqlite_backend, system_clock())
    before = lines(sqlite_backend)[0]
    replace = (
        "INSERT OR REPLACE INTO audit_event (id, at, host, op, table_name) "
        "VALUES (:id, '2020-01-01T00:00:00.000000Z', 'x', 'update', 'customer')"
    )
    with pytest.raises(DatabaseError, match="never changed"):
        run(sqlite_backend, replace, id=before.id)
    assert lines(sqlite_backend)[0] == before


def test_a_clean_up_leaves_young_lines(backend, line):
    young = system_clock() - timedelta(days=KEPT_DAYS - 2)
    add_lines(backend, young)
    backend.command(tidy)
    backend.command(purge, 1)
    assert line in lines(backend)
    assert lines(backend, since=young, before=young + timedelta(seconds=1))


def test_a_clean_up_takes_the_old_and_says_so(backend):
    add_lines(backend, LONG_AGO, LONG_AGO + timedelta(days=3), LONG_AGO + timedelta(days=9))
    removed = backend.command(purge, KEPT_DAYS).result
    assert removed >= 3
    assert lines(backend, before=LONG_AGO + timedelta(days=30)) == ()
    (record,) = lines(backend, operations=(Operation.CLEANED,))
    assert record.new["count"] == removed
    assert datetime.fromisoformat(record.new["first"]) == LONG_AGO
    assert backend.command(purge, KEPT_DAYS).result == 0
    assert len(lines(backend, operations=(Operation.CLEANED,))) == 1, "nothing removed, no line"


def test_the_company_may_keep_more_but_not_less(backend):
    with pytest.raises(Exception, match="invalid"):
        backend.command(change, ChangeSetting("audit.keep_days", KEPT_DAYS - 1))
    backend.command(change, ChangeSetting("audit.keep_days", 36_500))
    add_lines(backend, LONG_AGO)
    backend.command(tidy)
    assert lines(backend, before=LONG_AGO + timedelta(days=30))


def test_what_stands_below_the_floor_does_not_count(backend, line):
    """A value written past the program keeps nobody from keeping half a year."""
    value = json.dumps(1)
    run(
        backend,
        "INSERT INTO setting (user_id, key, value) VALUES (0, 'audit.keep_days', :value)",
        value=value,
    )
    backend.command(tidy)
    backend.command(purge, 1)
    assert line in lines(backend)
