"""What the window asks about the server it works on."""

from dataclasses import dataclass
from typing import Any

from app.access import check, roles
from app.access.check import Finding
from app.db.reading import Reading


@dataclass(frozen=True, slots=True)
class ServerState:
    """The server as a person may know it.

    Attributes:
        server, database, login: where one is signed in, and as whom.
        release: of PostgreSQL.
    """

    server: str
    database: str
    login: str
    release: str


def server_state(read: Reading) -> ServerState | None:
    """Where this desk is signed in; None for a file."""
    bind = read.session.get_bind()
    if bind.dialect.name == "sqlite":
        return None
    row = (
        _cursor(read)
        .execute("SELECT current_database(), session_user, current_setting('server_version')")
        .fetchone()
    )
    return ServerState(bind.engine.url.host or "", row[0], row[1], row[2].split(" ")[0])


def security_check(read: Reading) -> tuple[Finding, ...]:
    """What the security check finds, as far as this person can see.

    Raises:
        PermissionDenied: the person does not manage people.
    """
    read.require("people.change")
    cursor = _cursor(read)
    return check.findings(cursor, roles.prefix_of(cursor) or "")


def _cursor(read: Reading) -> Any:  # of psycopg
    return read.session.connection().connection.cursor()
