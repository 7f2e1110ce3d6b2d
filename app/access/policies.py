"""Writes grants, row policies and guards from the rules.

Two gates stand before every row: a grant to the group of a role, and a policy with the test in
its expression. Policies name no group of people: whoever may drop what a group owns could drop
them otherwise (CVE-2026-116311). Policies are permissive, so one that is lost closes its table.
Where several actions open different columns of one table, a guard compares old and new row.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from app.access.rules import DEFINERS, FUNCTION_ONLY, RULES
from app.access.table_rule import CHANGE_STAMPS, Change, TableRule, Whose
from app.core.permissions import TEAM, Role, Scope, scope_of

Columns = Mapping[str, Sequence[str]]
PERSON = "person"
_ME = "(SELECT laike.me())"
_DEPARTMENT = "(SELECT laike.my_department())"
# Taking back one's own last step needs no other right. Action -> which rows, and the action of
# those who take such steps.
_OWN_STEPS: Mapping[str, tuple[str, str]] = {
    # Writing something else on a ticket, as everybody may, makes its place nobody's own step.
    "ticket.undo": ("({row}updated_by_id = {me} AND laike.is_my_move({row}id))", "ticket.comment"),
    "customer.slip": (
        "({row}created_by_id = {me} AND {row}version = 1"
        " AND {row}created_at >= now() - interval '10 minutes' OR {row}deleted_by_id = {me})",
        "customer.register",
    ),
    # Not a step, but one's own all the same: what one was asked to do in a task force.
    "ticket.own_task": ("{row}owner_id = {me}", "ticket.comment"),
    "file.own": ("{row}created_by_id = {me}", "ticket.comment"),
}
# What those may who work on a ticket, and who leads its task force, too.
_LEAD, _LEADS = "ticket.lead", "{row}{column} = ANY ((SELECT laike.my_forces(true))::bigint[])"
_NOT_GIVEN = ("id", "search_vector")  # the server makes them


def statements(prefix: str, columns: Columns) -> Iterator[str]:
    """Everything for the tables of a database, in order; running it again changes nothing.

    Args:
        prefix: of the installation's roles.
        columns: table -> its columns, as the database has them.
    """
    for table in sorted(columns):
        yield from _reset(prefix, table)
        for definer, tables in DEFINERS.items():
            if table in tables:
                yield from _definer(prefix, definer, table, tables[table])
        if table in RULES:
            yield from _grants(prefix, table, RULES[table], columns[table])
            yield from _policies(table, RULES[table])
            yield from _guard(table, RULES[table])


def unruled(columns: Columns) -> set[str]:
    """Tables of a database that no rule names: nobody reaches them."""
    return set(columns) - RULES.keys() - FUNCTION_ONLY


def reach(action: str, whose: Whose, row: str = "") -> str:
    """The condition "``action`` reaches this row for the asking person" as SQL.

    Args:
        row: what stands before the columns, such as ``OLD.``.
    """
    if action == PERSON:
        return f"{_ME} IS NOT NULL"
    if action in _OWN_STEPS:
        return _OWN_STEPS[action][0].format(row=row, me=_ME)
    if action == _LEAD:
        column = whose.parent[1] if whose.parent else "id"
        leads = _LEADS.format(row=row, column=column)
        return _any([reach("ticket.work", whose, row), leads])
    scopes = {scope_of(role, action) for role in TEAM} - {Scope.NONE}
    if scopes == {Scope.ALL}:
        return f"{_scope(action)} > 0"
    if whose.parent is not None:
        table, column = whose.parent
        inner = reach(action, RULES[table].whose, "p.")
        return f"EXISTS (SELECT 1 FROM laike.{table} p WHERE p.id = {row}{column} AND {inner})"
    parts = [f"WHEN {scope.value} THEN {_within(scope, action, whose, row)}"
             for scope in sorted(scopes | {Scope.ALL})]  # fmt: skip
    return f"CASE {_scope(action)} {' '.join(parts)} ELSE false END"


def _scope(action: str) -> str:
    return f"(SELECT laike.my_scope('{action}'))"


def _within(scope: Scope, action: str, whose: Whose, row: str) -> str:
    mine = [f"{row}{column} = {_ME}" for column in (whose.owner, whose.maker) if column]
    if whose.owner and whose.owner_may_be_nobody:
        mine.append(f"{row}{whose.owner} IS NULL")
    match scope:
        case Scope.ALL:
            return "true"
        case Scope.DEPARTMENT:
            return _any([*_of_department(whose, row), *mine])
        case Scope.UNOWNED:
            return _unowned(action, whose, row, mine)
        case _:
            return _any(mine)


def _unowned(action: str, whose: Whose, row: str, mine: list[str]) -> str:
    """As ``app.tickets.access`` says: who gives out gives out new ones, an agent takes his own."""
    nobodys = f"{row}{whose.owner} IS NULL"
    if action == "ticket.assign":
        return nobodys
    here = _any(
        [
            "(SELECT laike.my_role()) <> 'agent'",
            f"{row}{whose.department} IS NULL",
            *_of_department(whose, row),
        ]
    )
    return _any([f"({nobodys} AND {here})", *mine])


def _of_department(whose: Whose, row: str) -> list[str]:
    if whose.department:
        return [f"{row}{whose.department} = {_DEPARTMENT}"]
    if whose.department_of:
        table, column = whose.department_of
        return [
            f"EXISTS (SELECT 1 FROM laike.{table} d WHERE d.id = {row}{column} "
            f"AND d.department_id = {_DEPARTMENT})"
        ]
    return []


def _any(conditions: Sequence[str]) -> str:
    return f"({' OR '.join(conditions)})" if conditions else "false"


def _all(conditions: Iterable[str | None]) -> str:
    return " AND ".join(f"({condition})" for condition in conditions if condition)


def _groups(prefix: str, action: str) -> list[str]:
    """The roles that an action reaches anything for."""
    if action == PERSON:
        return [f"{prefix}_person"]
    if action in _OWN_STEPS:
        action = _OWN_STEPS[action][1]
    if action == _LEAD:
        action = "ticket.comment"
    return [f"{prefix}_{role}" for role in TEAM if scope_of(role, action) is not Scope.NONE]


def _reset(prefix: str, table: str) -> Iterator[str]:
    people = ", ".join([f"{prefix}_person", *(f"{prefix}_{role}" for role in TEAM)])
    definers = ", ".join(f"{prefix}_{definer}" for definer in DEFINERS)
    yield f"REVOKE ALL ON laike.{table} FROM PUBLIC, {people}, {definers}"
    yield f"ALTER TABLE laike.{table} ENABLE ROW LEVEL SECURITY"
    yield (
        "DO $$ DECLARE p record; BEGIN FOR p IN SELECT polname FROM pg_catalog.pg_policy "
        f"WHERE polrelid = 'laike.{table}'::regclass LOOP "
        f"EXECUTE format('DROP POLICY %I ON laike.{table}', p.polname); END LOOP; END $$"
    )
    yield f"DROP TRIGGER IF EXISTS a_guard ON laike.{table}"


def _definer(prefix: str, definer: str, table: str, privileges: str) -> Iterator[str]:
    role = f"{prefix}_{definer}"
    yield f"GRANT {privileges} ON laike.{table} TO {role}"
    yield f"CREATE POLICY {definer} ON laike.{table} TO {role} USING (true) WITH CHECK (true)"


def _grants(prefix: str, table: str, rule: TableRule, columns: Sequence[str]) -> Iterator[str]:
    if rule.see:
        yield f"GRANT SELECT ON laike.{table} TO {', '.join(_groups(prefix, rule.see))}"
    if rule.insert:
        new = ", ".join(
            f'"{column}"' for column in columns if column not in ("id", "search_vector")
        )
        yield f"GRANT INSERT ({new}) ON laike.{table} TO {', '.join(_groups(prefix, rule.insert))}"
    stamps = [column for column in CHANGE_STAMPS if column in columns]
    for change in rule.changes:
        changed = _quoted((*change.columns, *stamps))
        groups = ", ".join(_groups(prefix, change.action))
        yield f"GRANT UPDATE ({changed}) ON laike.{table} TO {groups}"
    if rule.delete:
        yield f"GRANT DELETE ON laike.{table} TO {', '.join(_groups(prefix, rule.delete))}"


def _policies(table: str, rule: TableRule) -> Iterator[str]:
    secret = None
    if rule.confidential:
        secret = f"NOT is_confidential OR {reach(rule.confidential, rule.whose)}"
        secret += f" OR {rule.let_in}" if rule.let_in else ""
    if rule.see:
        only = None if rule.see_check else rule.only
        seen = _all([reach(rule.see, rule.whose), rule.see_check, secret, only])
        yield f"CREATE POLICY see ON laike.{table} FOR SELECT USING ({seen})"
    if rule.insert:
        made = _all([_new_row(rule), rule.insert_check, rule.only])
        yield f"CREATE POLICY add ON laike.{table} FOR INSERT WITH CHECK ({made})"
    if rule.changes:
        actions = dict.fromkeys((change.action, _whose(change, rule)) for change in rule.changes)
        reached = _any([reach(action, whose) for action, whose in actions])
        # Said here, too: a statement that reads no column is not asked what its author sees.
        old = _all([reached, rule.only, rule.see_check, secret])
        # Who may change a row may hand it on: what it becomes is the guard's and the grant's.
        new = _all([f"{_ME} IS NOT NULL", rule.only])
        yield f"CREATE POLICY change ON laike.{table} FOR UPDATE USING ({old}) WITH CHECK ({new})"
    if rule.delete:
        gone = _all([reach(rule.delete, rule.whose), rule.only, rule.see_check, secret])
        yield f"CREATE POLICY remove ON laike.{table} FOR DELETE USING ({gone})"


def _whose(change: Change, rule: TableRule) -> Whose:
    return change.whose or rule.whose


def _new_row(rule: TableRule) -> str:
    if rule.insert_by_type is None:
        return reach(rule.insert or "", rule.whose)
    table, column = rule.whose.parent or ("", "")
    whose = RULES[table].whose
    cases = " ".join(
        f"WHEN '{type_}' THEN {_any([reach(action, whose, 'p.') for action in actions])}"
        for type_, actions in rule.insert_by_type.items()
    )
    imported = f"{_scope('import.run')} > 0 AND p.created_at = now()"
    return (
        f"EXISTS (SELECT 1 FROM laike.{table} p WHERE p.id = {column} AND (({imported}) OR "
        f"(actor_id = {_ME} AND at = now() AND CASE type {cases} ELSE false END)))"
    )


def _guard(table: str, rule: TableRule) -> Iterator[str]:
    groups = _by_changes(rule.changes)
    if len(groups) < 2:
        return
    checks = "\n".join(
        f"  IF ({_names('NEW', names)}) IS DISTINCT FROM ({_names('OLD', names)})\n"
        f"     AND ({_any([_opened(c, _whose(c, rule)) for c in changes])}) IS NOT TRUE THEN\n"
        f"    RAISE insufficient_privilege USING MESSAGE = 'laike: {changes[0].action}';\n"
        "  END IF;"
        for changes, names in groups
    )
    yield (
        f"CREATE OR REPLACE FUNCTION laike.guard_{table}() RETURNS trigger LANGUAGE plpgsql "
        "SET search_path = pg_catalog, pg_temp AS $$\nBEGIN\n"
        "  IF NOT laike.is_by_hand(TG_RELID) THEN\n    RETURN NEW;\n  END IF;\n"
        f"{checks}\n  RETURN NEW;\nEND $$"
    )
    yield f"REVOKE EXECUTE ON FUNCTION laike.guard_{table}() FROM PUBLIC"
    yield (
        f"CREATE TRIGGER a_guard BEFORE UPDATE ON laike.{table} "
        f"FOR EACH ROW EXECUTE FUNCTION laike.guard_{table}()"
    )


def _opened(change: Change, whose: Whose) -> str:
    return _all([reach(change.action, whose, "OLD."), change.becomes])


def _by_changes(changes: Sequence[Change]) -> list[tuple[list[Change], list[str]]]:
    """Columns that the same changes open, together."""
    opened: dict[str, list[Change]] = {}
    for change in changes:
        for column in change.columns:
            opened.setdefault(column, []).append(change)
    groups: list[tuple[list[Change], list[str]]] = []
    for column, by in opened.items():
        known = next((names for changes, names in groups if changes == by), None)
        if known is None:
            groups.append((by, [column]))
        else:
            known.append(column)
    return groups


def _quoted(columns: Iterable[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def _names(row: str, columns: Iterable[str]) -> str:
    return ", ".join(f'{row}."{column}"' for column in columns)


def scopes() -> Iterator[tuple[str, str, int]]:
    """The permission table as rows (action, role, scope) of ``laike.permission``."""
    from app.core.permissions import ACTIONS

    for action in sorted(ACTIONS):
        for role in (*TEAM, Role.OWNER):
            yield action, role.value, int(scope_of(role, action))
