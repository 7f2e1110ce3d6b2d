"""What was changed by hand: the rights in a database against those the program would write.

The program's own are written anew within a transaction, compared, and taken back with it. For
that moment nobody else can read or write, so it is an administrator's step.
"""

from typing import Any

from sqlalchemy import Connection

from app.access.apply import apply
from app.access.check import Finding
from app.core.errors import StoreBusy

_LOCK_MS = 5_000
# Each row is one right, readable by people; two databases with the same rows are protected alike.
_RIGHTS = """
    WITH ours AS (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = 'laike'),
    relations AS (SELECT c.* FROM pg_catalog.pg_class c WHERE c.relnamespace IN (SELECT * FROM ours)
                  AND c.relkind IN ('r', 'v', 'm', 'p', 'S'))
    SELECT format('policy %s.%s: %s %s %s %s %s', tablename, policyname, permissive, roles, cmd,
                  qual, with_check)
    FROM pg_catalog.pg_policies WHERE schemaname = 'laike'
    UNION ALL
    SELECT format('row security %s: %s %s', relname, relrowsecurity, relforcerowsecurity)
    FROM relations WHERE relkind = 'r'
    UNION ALL
    SELECT format('grant %s: %s %s', relname, coalesce(r.rolname, 'PUBLIC'), a.privilege_type)
    FROM relations CROSS JOIN LATERAL aclexplode(relacl) a
    LEFT JOIN pg_catalog.pg_roles r ON r.oid = a.grantee
    UNION ALL
    SELECT format('grant %s.%s: %s %s', c.relname, t.attname, coalesce(r.rolname, 'PUBLIC'),
                  a.privilege_type)
    FROM relations c JOIN pg_catalog.pg_attribute t ON t.attrelid = c.oid
    CROSS JOIN LATERAL aclexplode(t.attacl) a LEFT JOIN pg_catalog.pg_roles r ON r.oid = a.grantee
    UNION ALL
    SELECT format('function %s: %s %s %s %s', p.oid::regprocedure, pg_get_userbyid(p.proowner),
                  p.prosecdef, p.proconfig, md5(pg_get_functiondef(p.oid)))
    FROM pg_catalog.pg_proc p WHERE p.pronamespace IN (SELECT * FROM ours) AND p.prokind = 'f'
    UNION ALL
    SELECT format('call %s: %s', p.oid::regprocedure, coalesce(r.rolname, 'PUBLIC'))
    FROM pg_catalog.pg_proc p CROSS JOIN LATERAL aclexplode(p.proacl) a
    LEFT JOIN pg_catalog.pg_roles r ON r.oid = a.grantee
    WHERE p.pronamespace IN (SELECT * FROM ours)
    UNION ALL
    SELECT format('trigger %s.%s: %s %s', c.relname, t.tgname, t.tgenabled,
                  pg_get_triggerdef(t.oid))
    FROM pg_catalog.pg_trigger t JOIN relations c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal
    UNION ALL
    SELECT format('permission %s: %s %s', action, role, scope) FROM laike.permission
"""


def drift(connection: Connection, prefix: str) -> Finding:
    """What differs from the program's own rights; the transaction is rolled back afterwards.

    Args:
        connection: of the migrator or a superuser, outside a transaction.

    Raises:
        StoreBusy: others were at work for too long; ask again.
    """
    from psycopg import errors  # brings the driver, which a desk on a file never needs

    try:
        with connection.begin() as transaction:
            cursor: Any = connection.connection.cursor()
            cursor.execute(f"SET LOCAL lock_timeout = {_LOCK_MS}")
            cursor.execute(f"SET LOCAL ROLE {prefix}_owner")
            found = _rights(cursor)
            apply(connection, prefix)
            cursor.execute(f"SET LOCAL ROLE {prefix}_owner")
            wanted = _rights(cursor)
            transaction.rollback()
    except (errors.LockNotAvailable, errors.DeadlockDetected) as error:
        raise StoreBusy(reason="check") from error
    return Finding("drift", tuple(sorted({_name(right) for right in found ^ wanted})))


def _rights(cursor: Any) -> set[str]:
    return {row[0] for row in cursor.execute(_RIGHTS).fetchall()}


def _name(right: str) -> str:
    """What a right is about, without its text."""
    return right.partition(":")[0]
