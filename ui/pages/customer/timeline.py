"""The entries of a customer's timeline, said in sentences."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt

from app.timeline.dto import EntryKind, FieldChange, FileName, TimelineEntry
from ui.qtmodels.paged_model import PagedTableModel
from ui.qtmodels.roles import Role
from ui.qtmodels.table_model import Column
from ui.widgets.when import ago, clock_text
from ui.words import word

_ICONS = {
    EntryKind.CUSTOMER: "contact_card",
    EntryKind.FOLLOWUP: "calendar_clock",
    EntryKind.INTERACTION: "chat",
    EntryKind.SURVEY: "person_feedback",
    EntryKind.TICKET: "ticket_diagonal",
}
_CHANNEL_ICONS = {"phone": "call", "email": "mail", "visit": "handshake", "meeting": "people_team"}
_CODE_PREFIXES = {"status": "customer.status", "tier": "tier"}


@dataclass(frozen=True, slots=True)
class TimelineCard:
    """What one entry shows."""

    icon_name: str
    headline: str
    when: str
    who: str
    text: str
    is_open: bool  # the whole text, not its first lines
    files: tuple[FileName, ...] = ()
    more_files: int = 0  # that are not named


class TimelineModel(PagedTableModel[TimelineEntry]):
    """What happened with one customer, the newest first."""

    def __init__(self, clock: Callable[[], datetime], parent: QObject | None = None) -> None:
        column: Column[TimelineEntry] = Column("entry", lambda: "", headline)
        super().__init__((column,), _key, parent)
        self._clock = clock
        self._open: set[Hashable] = set()

    def toggle(self, key: Hashable) -> None:
        """Show the whole text of an entry, or its first lines again."""
        self._open ^= {key}
        row = self.row_of(key)
        if row is not None:
            self.dataChanged.emit(self.index(row, 0), self.index(row, 0))

    def role_data(self, row: TimelineEntry, column: Column[TimelineEntry], role: int) -> Any:
        match role:
            case Role.CARD:
                return self._card(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                files = ", ".join(file.name for file in row.files)
                parts = (headline(row), row.text or "", files, clock_text(row.at), row.who or "")
                return ", ".join(part for part in parts if part)
            case Qt.ItemDataRole.ToolTipRole:
                return clock_text(row.at)
            case _:
                return None

    def _card(self, row: TimelineEntry) -> TimelineCard:
        icon = _CHANNEL_ICONS.get(row.code or "") if row.kind is EntryKind.INTERACTION else None
        return TimelineCard(
            icon or _ICONS[row.kind],
            headline(row),
            ago(row.at, self._clock()),
            row.who or "",
            row.text or "",
            _key(row) in self._open,
            row.files,
            row.file_count - len(row.files),
        )


def headline(entry: TimelineEntry) -> str:
    """What happened, in one line."""
    translate = QCoreApplication.translate
    title, number, code = entry.title or "", entry.number or "", entry.code or ""
    match entry.kind, entry.what:
        case EntryKind.INTERACTION, _:
            channel = word(f"channel.{code}")
            if entry.direction:
                channel = f"{channel} · {word(f'direction.{entry.direction}')}"
            return translate("Timeline", "{0}: {1}").format(channel, title) if title else channel
        case EntryKind.TICKET, "reported":
            return translate("Timeline", "Ticket {0} opened: {1}").format(number, title)
        case EntryKind.TICKET, _:
            step = _changes_text(entry.changes, "ticket.status")
            return translate("Timeline", "Ticket {0} moved: {1}").format(number, step)
        case EntryKind.FOLLOWUP, "done":
            return translate("Timeline", "Done: {0}").format(word(f"followup.kind.{code}"))
        case EntryKind.FOLLOWUP, "cancelled":
            return translate("Timeline", "Cancelled: {0}").format(word(f"followup.kind.{code}"))
        case EntryKind.FOLLOWUP, _:
            return translate("Timeline", "Planned: {0}").format(word(f"followup.kind.{code}"))
        case EntryKind.SURVEY, "answered":
            if entry.score is None:
                return translate("Timeline", "Survey {0} answered").format(number)
            sentence = translate("Timeline", "Survey {0} answered, mean {1} of 5")
            return sentence.format(number, f"{entry.score:.1f}")
        case EntryKind.SURVEY, _:
            return translate("Timeline", "Survey {0} opened").format(number)
        case EntryKind.CUSTOMER, "registered":
            return translate("Timeline", "Customer registered")
        case _:
            return translate("Timeline", "Changed: {0}").format(_changes_text(entry.changes))


def _key(entry: TimelineEntry) -> tuple[Hashable, ...]:
    return entry.kind, entry.id, entry.what


def _changes_text(changes: tuple[FieldChange, ...], prefix: str = "") -> str:
    """Before and after of each field."""
    parts = []
    for change in changes:
        words = prefix or _CODE_PREFIXES.get(change.field, "")
        before, after = (_value(words, value) for value in (change.before, change.after))
        arrow = f"{before} → {after}"
        name = "" if prefix else _field_name(change.field)
        parts.append(f"{name} {arrow}".strip())
    return "; ".join(parts)


def _value(prefix: str, value: str | None) -> str:
    if not value:
        return "–"
    return word(f"{prefix}.{value}") if prefix else value


def _field_name(field: str) -> str:
    match field:
        case "status":
            return QCoreApplication.translate("Timeline", "status")
        case "tier":
            return QCoreApplication.translate("Timeline", "tier")
        case "owner_id":
            return QCoreApplication.translate("Timeline", "person in charge")
        case _:
            return field
