"""What only the server's own administrator may do, run here or written down for psql."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from app.access import roles
from app.access.address import ServerAddress
from app.access.passwords import verifier
from app.core.errors import ServerUnfit, StoreUnreachable
from app.core.permissions import Role
from app.db.refusals import refusal

FIRST_PASSWORD_LASTS_DAYS = 3
# The oldest minor release of each major one that is not refused, for what it mended.
OLDEST = {15: 14, 16: 10, 17: 6, 18: 0}
_LOCALE = "C.UTF-8"
_OTHER_TABLES = (
    "SELECT count(*) FROM pg_catalog.pg_class c "
    "JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "
    "WHERE c.relkind IN ('r', 'p') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'"
)
_NO_SUCH_LOCALE = ("22023", "42809")  # as one release or another calls it


@contextmanager
def superuser(address: ServerAddress, password: str | None) -> Iterator[Any]:
    """A cursor of psycopg outside any transaction, as the server's administrator.

    Raises:
        ServerUnfit: this login is not the administrator's.
        StoreUnreachable, SignInRefused: the server cannot be used.
    """
    with connected(address, password) as connection, connection.cursor() as cursor:
        if _one(cursor, "SELECT current_setting('is_superuser')") != "on":
            raise ServerUnfit(reason="not_superuser")
        yield cursor


def connected(address: ServerAddress, password: str | None) -> Any:
    """A connection of psycopg's own; close it, or take it as a context.

    Raises:
        StoreUnreachable, SignInRefused: the server cannot be used.
    """
    import psycopg

    try:
        return psycopg.connect(**address.connection(password), autocommit=True)
    except psycopg.OperationalError as error:
        raise refusal(error) or StoreUnreachable(host=address.host) from error


def check_names(prefix: str, database: str, login: str) -> None:
    """Refuse names that roles and a database cannot have.

    Raises:
        ServerUnfit: one that cannot be used.
    """
    for name in (prefix, database):
        if not roles.is_prefix(name):
            raise ServerUnfit(reason="name", name=name)
    if not roles.is_short_name(login):
        raise ServerUnfit(reason="login", name=login)


def check_server(cursor: Any) -> None:
    """Refuse a server that is too old to keep what it is given.

    Raises:
        ServerUnfit: its version is below the floor.
    """
    number = int(_one(cursor, "SHOW server_version_num"))
    major, minor = divmod(number, 10_000)
    if major < min(OLDEST) or minor < OLDEST.get(major, 0):
        raise ServerUnfit(reason="version", version=f"{major}.{minor}", oldest="15.14")


def make_roles(
    cursor: Any, prefix: str, migrator_password: str | None, forms_password: str | None = None
) -> None:
    """Make the installation's roles, or mend them."""
    cursor.execute(roles.sql("00_roles", prefix))
    for login, password in (
        (roles.migrator(prefix), migrator_password),
        (roles.forms(prefix), forms_password),
    ):
        if password is not None:
            cursor.execute(_password(login, verifier(login, password)))


def make_database(cursor: Any, database: str, prefix: str) -> None:
    """Make the database, or take one that is ours or empty.

    Raises:
        ServerUnfit: the server has no C.UTF-8, or the database there cannot be taken.
    """
    import psycopg

    found = cursor.execute(
        "SELECT pg_encoding_to_char(encoding), datctype FROM pg_database WHERE datname = %s",
        (database,),
    ).fetchone()
    if found is None:
        try:
            cursor.execute(_create_database(database, prefix))
        except psycopg.Error as error:
            if error.sqlstate in _NO_SUCH_LOCALE:
                raise ServerUnfit(reason="locale") from error
            raise
        return
    encoding, locale = found
    if encoding != "UTF8" or locale.replace("-", "").upper() != "C.UTF8":
        raise ServerUnfit(reason="encoding", database=database, encoding=f"{encoding} {locale}")


def close_database(cursor: Any, database: str, prefix: str) -> None:
    """Close the database to everybody else and make the schema; ``cursor`` is inside it.

    Raises:
        ServerUnfit: the database holds something else already.
    """
    owner = roles.prefix_of(cursor)
    is_used = owner is None and _one(cursor, _OTHER_TABLES) != "0"
    if is_used or owner not in (None, prefix):
        raise ServerUnfit(reason="taken", database=database)
    cursor.execute(roles.sql("00_database", prefix))


def make_first_login(cursor: Any, prefix: str, login: str, password: str) -> None:
    """Make the first administrator's login, unless it is there already."""
    cursor.execute(_login(prefix, login, verifier(roles.login(prefix, login), password)))


def script(
    database: str,
    prefix: str,
    login: str,
    proof: str,
    migrator_proof: str,
    forms_proof: str = "",
) -> str:
    """All of it as a text for psql, with verifiers in the place of passwords.

    Args:
        login: of the first administrator; ``proof`` is the verifier of the first password.
        migrator_proof: the verifier of the migrator's password; "" leaves that login without.
        forms_proof: the same of the web form's login.

    Raises:
        ServerUnfit: a name that cannot be used.
    """
    check_names(prefix, database, login)
    create = _create_database(database, prefix)
    parts = [
        "\\set ON_ERROR_STOP on",
        roles.sql("00_roles", prefix),
        _password(roles.migrator(prefix), migrator_proof) if migrator_proof else "",
        _password(roles.forms(prefix), forms_proof) if forms_proof else "",
        f"SELECT {_quoted(create)}\n"
        f"WHERE NOT EXISTS (SELECT 1 FROM pg_database WHERE datname = {_quoted(database)})\n"
        "\\gexec",
        f'\\connect "{database}"',
        roles.sql("00_database", prefix),
        _login(prefix, login, proof),
    ]
    return "\n".join(part.strip() + "\n" for part in parts if part)


def _create_database(database: str, prefix: str) -> str:
    return (
        f'CREATE DATABASE "{database}" OWNER {roles.owner(prefix)} TEMPLATE template0 '
        f"ENCODING 'UTF8' LC_COLLATE '{_LOCALE}' LC_CTYPE '{_LOCALE}'"
    )


def _password(login: str, proof: str) -> str:
    return f"ALTER ROLE {login} PASSWORD {_quoted(proof)};"


def _login(prefix: str, short_name: str, proof: str) -> str:
    """The first administrator's login, with a password for some days; left alone if it is there."""
    login, group = roles.login(prefix, short_name), roles.group(prefix, Role.ADMIN)
    return f"""DO $login$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_catalog.pg_roles WHERE rolname = {_quoted(login)}) THEN
    EXECUTE format(
      'CREATE ROLE {login} LOGIN CONNECTION LIMIT 5 PASSWORD %L VALID UNTIL %L IN ROLE {group}',
      {_quoted(proof)}, now() + interval '{FIRST_PASSWORD_LASTS_DAYS} days'
    );
  END IF;
  IF current_setting('server_version_num')::int >= 160000 THEN
    GRANT {login} TO {prefix}_people WITH ADMIN OPTION;
  END IF;
END
$login$;"""


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _one(cursor: Any, query: str) -> str:
    return str(cursor.execute(query).fetchone()[0])
