"""The migrations and the mapped classes say the same; a killed migration leaves the old state."""

import importlib
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from app import migrate
from app.bootstrap import open_store
from app.db.base import Base
from app.db.engine import make_engines

ROOT = Path(__file__).parents[2]


def _load_all_tables() -> None:
    for path in sorted((ROOT / "app").glob("*/tables.py")):
        importlib.import_module(f"app.{path.parent.name}.tables")


def _is_ours(_object, name, kind, _reflected, _compare_to) -> bool:
    return not (kind == "table" and "_fts" in (name or "")) and name not in (
        "search_vector",
        "ix_customer_search_vector",
        "ix_ticket_search_vector",
        "sqlite_sequence",
        "permission",  # the permission table as the server reads it, no feature's
    )


def test_migrated_schema_is_the_mapped_schema(backend):
    _load_all_tables()
    with backend.engines.writes.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_object": _is_ours, "compare_type": False}
        )
        assert compare_metadata(context, Base.metadata) == []


def test_head_constant_is_the_last_migration():
    script = ScriptDirectory(str(ROOT / "app" / "migrate"))
    assert int(script.get_current_head() or 0) == migrate.HEAD


def test_the_search_triggers_are_made_again_by_every_migration(tmp_path):
    path = tmp_path / "a.laike"
    for _ in range(2):
        migrate.upgrade_sqlite(path)
    engines = make_engines(path)
    with engines.reads.connect() as connection:
        names = connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%@_fts@_%' ESCAPE '@'"
        ).scalars()
        assert len(list(names)) == 6
    engines.close()


def test_a_migration_that_fails_leaves_nothing(tmp_path, monkeypatch):
    path = tmp_path / "a.laike"
    monkeypatch.setattr(migrate, "SEARCHED", ("no_such_table",))
    with pytest.raises(Exception, match="no_such_table"):
        migrate.upgrade_sqlite(path)
    monkeypatch.undo()
    backend = open_store(path, owner_name="x")
    assert backend.actor.name == "x"
    backend.close()


def test_a_store_of_the_first_schema_is_brought_up_and_keeps_what_it_has(tmp_path, monkeypatch):
    path, upgrade = tmp_path / "a.laike", command.upgrade
    with monkeypatch.context() as before:
        before.setattr(command, "upgrade", lambda config, _to: upgrade(config, "0001"))
        before.setattr(migrate, "HEAD", 1)
        migrate.upgrade_sqlite(path)
    engines = make_engines(path)
    with engines.writes.begin() as connection:
        connection.exec_driver_sql("INSERT INTO setting VALUES (0, 'company.name', '\"云帆\"')")
    engines.close()
    migrate.upgrade_sqlite(path)
    engines = make_engines(path)
    with engines.reads.connect() as connection:
        assert migrate.version_of(connection) == migrate.HEAD
        kept = connection.exec_driver_sql("SELECT value FROM setting").scalars().all()
        tables = inspect(connection).get_table_names()
    engines.close()
    assert kept == ['"云帆"']
    assert {"complaint_step", "checklist_line", "task_force_member"} <= set(tables)
