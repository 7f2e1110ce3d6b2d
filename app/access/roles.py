"""The names of roles on the server, and the SQL that only the server's administrator may run.

Roles are known in the whole server, so each installation has a prefix (by default the name of its
database). ``sql/00_roles.sql`` makes them; ``sql/00_database.sql`` closes the database to
everybody else and makes the schema. Both may be run again at any time and mend what was changed
by hand. All later files are put in by ``app.access.apply`` under the migrator's login.
"""

import re
from importlib.resources import files
from typing import Any

from app.core.permissions import Role

SCHEMA = "laike"
# People are in exactly one of these groups; "owner" is the single user of a file.
GROUPS = tuple(role.value for role in Role if role is not Role.OWNER)
DEFINERS = ("desk", "audit", "people")

_PREFIX = re.compile(r"[a-z][a-z0-9_]{0,19}")
_SHORT_NAME = re.compile(r"[a-z0-9_]{1,40}")


def owner(prefix: str) -> str:
    """The role that owns schema and tables; nobody logs in as it."""
    return f"{prefix}_owner"


def migrator(prefix: str) -> str:
    """The login of upgrades."""
    return f"{prefix}_migrator"


def forms(prefix: str) -> str:
    """The login of the web form."""
    return f"{prefix}_forms"


def group(prefix: str, role: str) -> str:
    """The group of everybody with this role."""
    return f"{prefix}_{role}"


def login(prefix: str, name: str) -> str:
    """The login of a person; a name that is a login in full already is left as it is."""
    return name if "_u_" in name else f"{prefix}_u_{name}"


def short_name(full_login: str) -> str:
    """What people type: the login without the prefix of the installation."""
    return full_login.partition("_u_")[2] or full_login


def is_prefix(text: str) -> bool:
    """Whether an installation may be called so."""
    return bool(_PREFIX.fullmatch(text)) and "_u_" not in f"{text}_"


def is_short_name(text: str) -> bool:
    """Whether a login may be called so: small letters, digits and underscores."""
    return bool(_SHORT_NAME.fullmatch(text)) and "_u_" not in f"_{text}_"


def sql(name: str, prefix: str) -> str:
    """The text of ``sql/<name>.sql`` for one installation."""
    text = (files("app.access") / "sql" / f"{name}.sql").read_text(encoding="utf-8")
    return text.replace("@prefix@", prefix)


def prefix_of(cursor: Any) -> str | None:
    """The prefix of the installation in this database, None if there is none.

    Args:
        cursor: of psycopg.
    """
    row = cursor.execute(
        "SELECT pg_get_userbyid(nspowner) FROM pg_namespace WHERE nspname = %s", (SCHEMA,)
    ).fetchone()
    found: str = row[0] if row else ""
    return found.removesuffix("_owner") if found.endswith("_owner") else None
