"""Whether an administrator upgrades the store of a server at this moment."""

from sqlalchemy import text

from app.access.roles import SCHEMA

# An upgrade holds the one row of the version, which nobody else locks. This asks for no lock, so
# that it is answered while every table is held.
UPGRADE_RUNS = text(
    "SELECT EXISTS (SELECT FROM pg_locks l JOIN pg_database d ON d.oid = l.database "
    f"WHERE d.datname = current_database() AND l.relation = to_regclass('{SCHEMA}.alembic_version')"
    " AND l.mode = 'RowShareLock' AND l.granted AND l.pid <> pg_backend_pid())"
)
