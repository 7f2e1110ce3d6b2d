"""Lines of the audit log in words, the same in the window, in workbooks and on the command line."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, tzinfo
from typing import Any, NamedTuple

from app.audit.dto import AuditRow, Operation
from app.audit.words import CONTEXT, FIELDS, OPERATIONS, REPORTS, TABLES
from app.core.audited import REDACTED
from app.core.mark import QT_TRANSLATE_NOOP
from app.core.words import ENGLISH

NOTHING = "–"
_SETTING = "setting"
_MOST_FIELDS = 3  # in the one line of a list
_LONGEST = 40  # characters of a value there
_HIDDEN = QT_TRANSLATE_NOOP("Audit", "(not kept)")
_YES = QT_TRANSLATE_NOOP("Audit", "Yes")
_NO = QT_TRANSLATE_NOOP("Audit", "No")
_PROGRAM = QT_TRANSLATE_NOOP("Audit", "Nobody of the desk")
_ONE = QT_TRANSLATE_NOOP("Audit", "{0}: {1}")
_CHANGE = QT_TRANSLATE_NOOP("Audit", "{0}: {1} → {2}")
_MORE = QT_TRANSLATE_NOOP("Audit", "{0} and {1} more")
_SEPARATOR = QT_TRANSLATE_NOOP("Audit", "; ")
_COMMA = QT_TRANSLATE_NOOP("Audit", ", ")

# Where the words of a coded value stand; ``table.column`` before ``column``.
_CODES: Mapping[str, str] = {
    "customer.kind": "customer.kind",
    "customer.status": "customer.status",
    "customer.priority": "customer.priority",
    "canned_reply.status": "ticket.status",
    "canned_reply.priority": "ticket.priority",
    "ticket.kind": "ticket.kind",
    "ticket_link.kind": "ticket.link",
    "routing_rule.kind": "ticket.kind",
    "checklist_template.kind": "ticket.kind",
    "complaint_step.step": "complaint.step",
    "incoming.kind": "ticket.kind",
    "incoming.reason": "incoming.reason",
    "incoming.state": "incoming.state",
    "question.key": "survey.dimension",
    "ticket.category": "ticket.category",
    "ticket_status.category": "ticket.category",
    "ticket.status": "ticket.status",
    "ticket.priority": "ticket.priority",
    "follow_up.kind": "followup.kind",
    "follow_up.state": "followup.state",
    "invitation.state": "survey.state",
    "contact_point.kind": "channel",
    "department.key": "department",
    "tier.key": "tier",
    "ticket_status.key": "ticket.status",
    "severity": "ticket.severity",
    "outcome": "ticket.outcome",
    "rating": "ticket.rating",
    "channel": "channel",
    "preferred_channel": "channel",
    "direction": "direction",
    "gender": "gender",
    "lifecycle": "lifecycle",
    "occasion": "survey.occasion",
    "role": "role",
    "source": "source",
    "tier": "tier",
    "way": "routing.way",
}
# What says best which row was added or removed.
_TELLING = (
    "number", "name", "title", "subject", "key", "kind", "as_typed", "report", "file", "file_name",
    "rows", "count", "value", "text", "body",
)  # fmt: skip
# Long, and says nothing to a person.
_MECHANICS = frozenset({("incoming", "key"), ("incoming", "thread_key")})
# Said by other columns of the list already.
_SAID = frozenset({"id", "created_at", "created_by_id", "deleted_at", "deleted_by_id"})
_PEOPLE = frozenset(
    {"supervisor_id", "superior_id", "account_manager_id", "owner_id", "person_id", "user_id"}
)


class Change(NamedTuple):
    """One field in words; ``before`` or ``after`` is "–" where there was nothing."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class Wording:
    """Says lines in one language.

    Attributes:
        translate: (context, English) -> text.
        zone: the zone in which moments are said; None is that of this computer.
        people, departments: names by id.
        settings: English titles by key, context "Settings".
    """

    translate: Callable[[str, str], str]
    zone: tzinfo | None = None
    people: Mapping[int, str] = field(default_factory=dict)
    departments: Mapping[int, str] = field(default_factory=dict)
    settings: Mapping[str, str] = field(default_factory=dict)

    def knowing(self, people: Iterable[Any], departments: Iterable[Any]) -> "Wording":
        """The same with names, from rows as the identity feature lists them."""
        named = {
            row.id: row.name
            or self.translate("Words", ENGLISH.get(f"department.{row.key}", row.key))
            for row in departments
        }
        return replace(self, people={row.id: row.name for row in people}, departments=named)

    def operation(self, operation: Operation) -> str:
        """What was done."""
        return self._say(OPERATIONS[operation.value])

    def table(self, name: str) -> str:
        """What kind of record a table holds."""
        return self._say(TABLES[name]) if name in TABLES else name

    def person(self, row: AuditRow) -> str:
        """Who did it."""
        return row.person or self._say(_PROGRAM)

    def moment(self, at: datetime) -> str:
        """When: date and time to the second."""
        return f"{at.astimezone(self.zone):%Y-%m-%d %H:%M:%S}"

    def record(self, row: AuditRow) -> str:
        """Which record it is about: by its number, else by its id."""
        if row.table == _SETTING:  # its field says which
            return self.table(row.table)
        number = row.record or ("" if row.row_id is None else f"#{row.row_id}")
        return " ".join(part for part in (self.table(row.table), number) if part)

    def field(self, table: str, name: str) -> str:
        """The name of a field; of a setting its title."""
        if table == _SETTING and name in self.settings:
            return self.translate("Settings", self.settings[name])
        english = FIELDS.get(f"{table}.{name}") or FIELDS.get(name)
        return self._say(english) if english else name

    def changes(self, row: AuditRow) -> tuple[Change, ...]:
        """Every field of a line, in its order."""
        row = _by_key(row)
        names = dict.fromkeys((*row.old, *row.new))
        return tuple(
            Change(
                self.field(row.table, name),
                self.value(row.table, name, row.old.get(name)),
                self.value(row.table, name, row.new.get(name)),
            )
            for name in names
        )

    def summary(self, row: AuditRow) -> str:
        """A line's most telling fields in one line of text."""
        row = _by_key(row)
        names = self._telling(row)
        parts = [self._part(row, name) for name in names[:_MOST_FIELDS]]
        text = self._say(_SEPARATOR).join(parts)
        rest = len(names) - len(parts)
        if rest and row.op == "update":
            return self._say(_MORE).format(text, rest)
        return text

    def value(self, table: str, name: str, value: Any) -> str:
        """A field's value."""
        if value is None or value == "" or value == []:
            return NOTHING
        if value == REDACTED:
            return self._say(_HIDDEN)
        if isinstance(value, bool):
            return self._say(_YES if value else _NO)
        if name == "table":
            return self.table(str(value))
        if isinstance(value, int):
            return self._id(name, value)
        if isinstance(value, list):
            return self._say(_COMMA).join(self._listed(one) for one in value)
        return self._text(table, name, str(value))

    def _say(self, english: str) -> str:
        return self.translate(CONTEXT, english)

    def _telling(self, row: AuditRow) -> list[str]:
        fields = row.old if row.op == "delete" else row.new
        if row.op == "update":
            said = [name for name in fields if name not in _SAID]
            return said or list(fields)
        told = [name for name in fields if (row.table, name) not in _MECHANICS]
        return [name for name in _TELLING if name in told] or told

    def _part(self, row: AuditRow, name: str) -> str:
        said, old, new = (
            self.field(row.table, name),
            _short(self.value(row.table, name, row.old.get(name))),
            _short(self.value(row.table, name, row.new.get(name))),
        )
        if row.op == "update":
            return self._say(_CHANGE).format(said, old, new)
        return self._say(_ONE).format(said, old if row.op == "delete" else new)

    def _id(self, name: str, value: int) -> str:
        if name == "department_id":
            return self.departments.get(value, str(value))
        if name in _PEOPLE or name.endswith("_by_id"):
            return self.people.get(value, str(value))
        return str(value)

    def _listed(self, value: Any) -> str:
        if isinstance(value, list):
            return "=".join(str(one) for one in value)
        return str(value)

    def _text(self, table: str, name: str, value: str) -> str:
        if name.endswith(("_at", "wanted_by", "since")) or name in ("at", "first", "last"):
            return self._moment(value)
        if name == "report" and value in REPORTS:
            return self._say(REPORTS[value])
        if table == _SETTING:
            return self._word(f"{table}.{name}", value)
        group = _CODES.get(f"{table}.{name}") or _CODES.get(name)
        return self._word(group, value) if group else value

    def _word(self, group: str, code: str) -> str:
        english = ENGLISH.get(f"{group}.{code}")
        return self.translate("Words", english) if english else code

    def _moment(self, value: str) -> str:
        try:
            return self.moment(datetime.fromisoformat(value))
        except ValueError:
            return value


def _by_key(row: AuditRow) -> AuditRow:
    """The line of a setting with its value under its key: which setting, and what it says."""
    key = row.new.get("key") or row.old.get("key")
    if row.table != _SETTING or not key:
        return row
    old, new = (
        {key: json.loads(fields["value"])} if "value" in fields else {}
        for fields in (row.old, row.new)
    )
    return replace(row, old=old, new=new)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
