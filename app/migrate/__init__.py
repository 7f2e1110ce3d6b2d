"""The schema: its version, its migrations, and the one way to bring a store up to date.

Migration ids are ordered integers, mirrored in ``PRAGMA user_version`` together with our
``application_id``, so that a newer or foreign file is told apart without Alembic, which is loaded
only when there is something to do. Migrations import no code of the features.
"""

from pathlib import Path

from sqlalchemy import Connection, create_engine, inspect

from app.access import audit
from app.db.engine import BUSY_TIMEOUT_MS, sqlite_uri
from app.db.search import SEARCHED, postgresql_ddl, sqlite_ddl

HEAD = 8
# The oldest program that may write a server's store of this schema; older ones only read it.
OLDEST_WRITER = "0.1.0"
# "LAIK" in ASCII.
APPLICATION_ID = 0x4C41494B


def version_of(connection: Connection) -> int:
    """The schema version of a store; 0 for an empty one."""
    if connection.dialect.name == "sqlite":
        return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    if not inspect(connection).has_table("alembic_version"):
        return 0
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return int(found or 0)


def upgrade_sqlite(path: Path) -> None:
    """Bring a SQLite file to HEAD in one transaction: after a kill it is old or new, never half.

    Foreign keys are off on this connection only (a rebuilt parent table would delete its
    children), and triggers and views are dropped first and made again (a trigger that names a
    rebuilt table makes its RENAME fail).
    """
    from sqlcipher3 import dbapi2

    raw = dbapi2.connect(sqlite_uri(path, "mode=rwc"), uri=True, isolation_level=None)
    try:
        raw.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
        raw.execute("PRAGMA foreign_keys=OFF")
        raw.execute("PRAGMA journal_mode=WAL")
        raw.execute("PRAGMA synchronous=FULL")
        engine = create_engine("sqlite://", creator=lambda: raw, module=dbapi2)
        with engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            _drop_sqlite_extras(connection)
            _run(connection)
            for table in SEARCHED:
                for statement in sqlite_ddl(table):
                    connection.exec_driver_sql(statement)
            for statement in audit.sqlite_ddl():
                connection.exec_driver_sql(statement)
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
            if broken:
                raise RuntimeError(f"foreign keys broken by a migration: {broken[:5]}")
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version={HEAD}")
            connection.exec_driver_sql("COMMIT")
    finally:
        raw.close()


def upgrade_postgresql(connection: Connection) -> None:
    """Bring a PostgreSQL database to HEAD within the transaction of ``connection``.

    The caller takes the owner's role, sets the search path to our schema, and commits.
    """
    _run(connection)
    for table in SEARCHED:
        for statement in postgresql_ddl(table):
            connection.exec_driver_sql(statement)


def _drop_sqlite_extras(connection: Connection) -> None:
    extras = connection.exec_driver_sql(
        "SELECT type, name FROM sqlite_master WHERE type IN ('trigger', 'view')"
    ).all()
    for kind, name in extras:
        connection.exec_driver_sql(f'DROP {kind} "{name}"')


def _run(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
