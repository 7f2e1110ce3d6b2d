"""The security check: questions to a server whose right answer is always "nothing".

Anybody of the desk may ask them; what only the server's administrator can see is left out for
others. Each finding has a code, which ``app.server.words`` says in words, and names what is wrong.
"""

from dataclasses import dataclass
from typing import Any

from app.access.rules import FUNCTION_ONLY, RULES
from app.core.audited import UNWATCHED

# The newest minor releases known, with all they mended; below them a word of advice.
ADVISED = {15: 20, 16: 16, 17: 12, 18: 6}
CONNECTIONS_OF_A_DESK = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that should not be so.

    Attributes:
        code: which question found it.
        subjects: the tables, roles or functions it was found at, in order.
    """

    code: str
    subjects: tuple[str, ...]


# Ours: in our schema. People: whoever is or stands for a person of the desk.
_OURS = "SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = 'laike'"
_TABLES = f"pg_catalog.pg_class c WHERE c.relnamespace IN ({_OURS}) AND c.relkind IN ('r', 'p')"
_PEOPLE = "^{prefix}_(person|front|agent|supervisor|manager|admin|u_.*)$"
_LOGINS = "^{prefix}_u_"
_GROUPS = "^{prefix}_(front|agent|supervisor|manager|admin)$"
_DEFINERS = "^{prefix}_(desk|audit|people)$"
_KNOWN = "^{prefix}_(owner|desk|audit|people|person|front|agent|supervisor|manager|admin)$"
_ALWAYS = "'^[( ]*(true|1 = 1)[) ]*$'"

# Code -> a query of one text column. Names in braces are put in by ``findings``.
_QUESTIONS: dict[str, str] = {
    "table_open": f"SELECT c.relname FROM {_TABLES} AND NOT c.relrowsecurity",
    "table_without_policy": (
        f"SELECT c.relname FROM {_TABLES} AND NOT EXISTS "
        "(SELECT 1 FROM pg_catalog.pg_policy p WHERE p.polrelid = c.oid)"
    ),
    "policy_always": (
        "SELECT p.tablename || '.' || p.policyname FROM pg_catalog.pg_policies p "
        f"WHERE p.schemaname = 'laike' AND (p.qual ~ {_ALWAYS} OR p.with_check ~ {_ALWAYS}) "
        "AND EXISTS (SELECT 1 FROM unnest(p.roles) r WHERE r !~ '{definers}')"
    ),
    "policy_names_people": (
        "SELECT p.tablename || '.' || p.policyname FROM pg_catalog.pg_policies p "
        "WHERE p.schemaname = 'laike' "
        "AND EXISTS (SELECT 1 FROM unnest(p.roles) r WHERE r ~ '{people}')"
    ),
    "function_path": (
        "SELECT p.oid::regprocedure::text FROM pg_catalog.pg_proc p "
        f"WHERE p.pronamespace IN ({_OURS}) AND p.prosecdef AND NOT EXISTS "
        "(SELECT 1 FROM unnest(p.proconfig) s WHERE s ~ '^search_path=.*pg_temp\"?$')"
    ),
    "function_public": (
        "SELECT p.oid::regprocedure::text FROM pg_catalog.pg_proc p "
        f"WHERE p.pronamespace IN ({_OURS}) AND (p.proacl IS NULL OR EXISTS "
        "(SELECT 1 FROM aclexplode(p.proacl) a WHERE a.grantee = 0))"
    ),
    "function_owner": (
        "SELECT p.oid::regprocedure::text FROM pg_catalog.pg_proc p "
        "JOIN pg_catalog.pg_roles r ON r.oid = p.proowner "
        f"WHERE p.pronamespace IN ({_OURS}) AND (r.rolsuper OR r.rolcanlogin OR r.rolbypassrls)"
    ),
    "view_unprotected": (
        f"SELECT c.relname FROM pg_catalog.pg_class c WHERE c.relnamespace IN ({_OURS}) "
        "AND (c.relkind IN ('m', 'f') OR (c.relkind = 'v' "
        "AND NOT coalesce(c.reloptions, '{{}}') @> '{{security_invoker=true}}'))"
    ),
    "grant_to_strangers": (
        "SELECT DISTINCT c.relname || ': ' || coalesce(r.rolname, 'PUBLIC') "
        "FROM pg_catalog.pg_class c "
        "LEFT JOIN pg_catalog.pg_attribute t ON t.attrelid = c.oid AND t.attacl IS NOT NULL "
        "CROSS JOIN LATERAL (SELECT * FROM aclexplode(c.relacl) "
        "UNION ALL SELECT * FROM aclexplode(t.attacl)) a "
        "LEFT JOIN pg_catalog.pg_roles r ON r.oid = a.grantee "
        f"WHERE c.relnamespace IN ({_OURS}) AND coalesce(r.rolname, '') !~ '{{known}}'"
    ),
    "grant_whole": (
        "SELECT DISTINCT c.relname || ': ' || r.rolname || ' ' || a.privilege_type "
        "FROM pg_catalog.pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) a "
        "JOIN pg_catalog.pg_roles r ON r.oid = a.grantee "
        f"WHERE c.relnamespace IN ({_OURS}) AND r.rolname ~ '{{people}}' AND "
        "(a.privilege_type IN ('TRUNCATE', 'REFERENCES', 'TRIGGER', 'UPDATE') "
        "OR (a.privilege_type = 'DELETE' AND c.relname <> ALL ('{deletable}'::text[])))"
    ),
    "secret_readable": (
        "SELECT c.relname || ': ' || r.rolname FROM pg_catalog.pg_class c "
        "CROSS JOIN pg_catalog.pg_roles r "
        f"WHERE c.relnamespace IN ({_OURS}) AND c.relname = ANY ('{{secret}}'::text[]) "
        "AND r.rolname ~ '{people}' AND has_any_column_privilege(r.oid, c.oid, 'SELECT')"
    ),
    "login_owns": (
        "SELECT c.relname || ': ' || r.rolname FROM pg_catalog.pg_class c "
        "JOIN pg_catalog.pg_roles r ON r.oid = c.relowner WHERE r.rolname ~ '{people}'"
    ),
    "login_powerful": (
        "SELECT rolname FROM pg_catalog.pg_roles WHERE rolname ~ '{own}' AND (rolcanlogin OR "
        "rolname !~ '_people$') AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb "
        "OR rolreplication)"
    ),
    "login_groups": (
        "SELECT u.rolname FROM pg_catalog.pg_roles u "
        "JOIN pg_catalog.pg_auth_members m ON m.member = u.oid "
        "JOIN pg_catalog.pg_roles g ON g.oid = m.roleid WHERE u.rolname ~ '{logins}' "
        "GROUP BY u.rolname HAVING count(*) <> 1 OR bool_or(g.rolname !~ '{groups}') "
        "OR bool_or(m.admin_option)"
    ),
    "account_disagrees": (
        "SELECT u.login FROM laike.user_account u "
        "LEFT JOIN pg_catalog.pg_roles r ON r.rolname = u.login "
        "WHERE u.login IS NOT NULL AND (u.is_active <> coalesce(r.rolcanlogin, false) OR "
        "(u.is_active AND u.role <> 'owner' "
        "AND NOT pg_has_role(r.oid, ('{prefix}_' || u.role)::name, 'MEMBER')))"
    ),
    "login_without_account": (
        "SELECT r.rolname FROM pg_catalog.pg_roles r WHERE r.rolname ~ '{logins}' "
        "AND r.rolcanlogin AND NOT EXISTS "
        "(SELECT 1 FROM laike.user_account u WHERE u.login = r.rolname)"
    ),
    "owner_members": (
        "SELECT g.rolname || ': ' || u.rolname FROM pg_catalog.pg_auth_members m "
        "JOIN pg_catalog.pg_roles g ON g.oid = m.roleid "
        "JOIN pg_catalog.pg_roles u ON u.oid = m.member "
        "WHERE g.rolname ~ '^{prefix}_(owner|desk|audit|people)$' "
        "AND u.rolname <> '{prefix}_migrator'"
    ),
    "may_create": (
        "SELECT n.nspname || ': ' || r.rolname "
        "FROM pg_catalog.pg_namespace n CROSS JOIN pg_catalog.pg_roles r "
        "WHERE n.nspname IN ('laike', 'public') AND (r.rolname ~ '{people}' "
        "OR r.rolname ~ '{definers}') AND has_schema_privilege(r.oid, n.oid, 'CREATE')"
    ),
    "may_use_database": (
        "SELECT r.rolname FROM pg_catalog.pg_roles r WHERE r.rolname ~ '{people}' AND "
        "(has_database_privilege(r.oid, current_database(), 'TEMP') "
        "OR has_database_privilege(r.oid, current_database(), 'CREATE'))"
    ),
    "may_program": (
        "SELECT l.lanname || ': ' || r.rolname "
        "FROM pg_catalog.pg_language l CROSS JOIN pg_catalog.pg_roles r WHERE l.lanpltrusted "
        "AND r.rolname ~ '{people}' AND has_language_privilege(r.oid, l.oid, 'USAGE')"
    ),
    "other_databases": (
        "SELECT DISTINCT d.datname FROM pg_catalog.pg_database d "
        "CROSS JOIN pg_catalog.pg_roles r WHERE r.rolname = '{prefix}_person' AND d.datallowconn "
        "AND d.datname <> current_database() AND has_database_privilege(r.oid, d.oid, 'CONNECT')"
    ),
    "audit_missing": (
        f"SELECT c.relname FROM {_TABLES} AND c.relname <> ALL ('{{unwatched}}'::text[]) "
        "AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_trigger t "
        "WHERE t.tgrelid = c.oid AND t.tgname = 'z_audit' AND t.tgenabled IN ('O', 'A'))"
    ),
    "money_estimates": (
        "SELECT c.relname || '.' || a.attname FROM pg_catalog.pg_attribute a "
        f"JOIN pg_catalog.pg_class c ON c.oid = a.attrelid WHERE c.relnamespace IN ({_OURS}) "
        "AND a.attname ~ 'amount$' AND c.relkind = 'r' AND a.atttypid <> 'numeric'::regtype"
    ),
    "settings_unsafe": (
        "SELECT name || ' = ' || setting FROM pg_catalog.pg_settings "
        "WHERE (name = 'password_encryption' AND setting <> 'scram-sha-256') "
        "OR (name IN ('fsync', 'full_page_writes') AND setting <> 'on') "
        "OR (name = 'log_statement' AND setting IN ('all', 'mod'))"
    ),
}
_PASSWORDS = (
    "SELECT rolname FROM pg_catalog.pg_authid WHERE rolname ~ '{own}' "
    "AND rolpassword IS NOT NULL AND rolpassword NOT LIKE 'SCRAM-SHA-256$%'"
)
CODES = (*_QUESTIONS, "password_weak", "server_old", "too_few_connections")


def findings(cursor: Any, prefix: str, desks: int = 1) -> tuple[Finding, ...]:
    """Ask everything; an empty answer is a clean bill.

    Args:
        cursor: of psycopg, in the database.
        desks: how many people work at the same time; each takes a few connections.
    """
    names = _names(prefix)
    found = [_ask(cursor, code, query.format(**names)) for code, query in _QUESTIONS.items()]
    if _answer(cursor, "SELECT has_table_privilege('pg_catalog.pg_authid', 'SELECT')")[0]:
        found.append(_ask(cursor, "password_weak", _PASSWORDS.format(**names)))
    found += [_version(cursor), _connections(cursor, desks)]
    return tuple(finding for finding in found if finding.subjects)


def _names(prefix: str) -> dict[str, str]:
    deletable = [table for table, rule in RULES.items() if rule.delete]
    patterns = {
        "people": _PEOPLE,
        "logins": _LOGINS,
        "groups": _GROUPS,
        "definers": _DEFINERS,
        "known": _KNOWN,
        "own": "^{prefix}_",
    }
    lists = {
        "deletable": deletable,
        "secret": [table for table in FUNCTION_ONLY if table.startswith("contact_")],
        "unwatched": UNWATCHED,
    }
    return {
        "prefix": prefix,
        **{name: pattern.format(prefix=prefix) for name, pattern in patterns.items()},
        **{name: f"{{{','.join(sorted(items))}}}" for name, items in lists.items()},
    }


def _ask(cursor: Any, code: str, query: str) -> Finding:
    rows = cursor.execute(query).fetchall()
    return Finding(code, tuple(sorted(str(row[0]) for row in rows)))


def _answer(cursor: Any, query: str) -> Any:
    return cursor.execute(query).fetchone()


def _version(cursor: Any) -> Finding:
    major, minor = divmod(int(_answer(cursor, "SHOW server_version_num")[0]), 10_000)
    is_old = minor < ADVISED.get(major, 0)
    return Finding("server_old", (f"{major}.{minor} < {major}.{ADVISED[major]}",) if is_old else ())


def _connections(cursor: Any, desks: int) -> Finding:
    allowed = int(_answer(cursor, "SHOW max_connections")[0])
    needed = desks * CONNECTIONS_OF_A_DESK
    return Finding("too_few_connections", (f"{allowed} < {needed}",) if allowed < needed else ())
