"""Lines of a ticket's history in words."""

from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from app.core.words import ENGLISH
from app.sla.policy import ClockKind
from app.tickets.dto import EventRow
from app.tickets.rules import EventType
from ui.widgets.when import clock_text
from ui.words import word

_SPOKEN = {
    EventType.REPORTED,
    EventType.IMPORTED,
    EventType.COMMENTED,
    EventType.TOLD_CUSTOMER,
    EventType.PLAN_FILED,
}
_CODES = {
    "status": "ticket.status",
    "kind": "ticket.kind",
    "severity": "ticket.severity",
    "priority": "ticket.priority",
    "outcome": "ticket.outcome",
    "rating": "ticket.rating",
    "channel": "channel",
    "tier": "tier",
    "department_id": "department",
}
_MOMENTS = {"occurred_at", "wanted_by"}
_LONG = {"description", "solution", "feedback", "improvement", "root_cause"}


class Said(NamedTuple):
    """How a line looks: its icon, what happened, and the text that was written with it."""

    icon: str
    title: str
    text: str
    is_internal: bool = False


def is_spoken(event: EventRow) -> bool:
    """Whether somebody said something, as against a field that changed."""
    if event.type is EventType.CUSTOMER_WROTE:
        return event.field == "channel"  # its other lines say what followed
    return event.type in _SPOKEN or bool(event.text) or event.field == "solution"


def said(event: EventRow, description: str) -> Said:
    """What a line says; ``description`` is what the customer came with."""
    translate = QCoreApplication.translate
    match event.type:
        case EventType.REPORTED:
            return Said("chat", translate("TicketHistory", "Reported"), description)
        case EventType.IMPORTED:
            return Said("arrow_import", translate("TicketHistory", "Imported"), description)
        case EventType.COMMENTED:
            title = translate("TicketHistory", "Internal note")
            return Said("lock_closed", title, event.text or "", is_internal=True)
        case EventType.TOLD_CUSTOMER:
            title = translate("TicketHistory", "Told the customer ({0})")
            channel = word(f"channel.{event.after}")
            return Said("arrow_reply", title.format(channel), event.text or "")
        case EventType.CUSTOMER_WROTE if event.field == "channel":
            title = translate("TicketHistory", "The customer wrote ({0})")
            return Said("mail", title.format(word(f"channel.{event.after}")), event.text or "")
        case EventType.PLAN_FILED:
            return Said(
                "clipboard_task_list_ltr", translate("TicketHistory", "Plan"), event.text or ""
            )
        case EventType.DUE_BY_HAND:
            return Said("calendar_clock", _due_by_hand(event), "")
        case EventType.SLA_BREACHED:
            return Said(
                "error_circle", _clock(translate("TicketHistory", "“{0}” became late"), event), ""
            )
        case EventType.ESCALATED if event.field in set(ClockKind):
            return Said(
                "alert", _clock(translate("TicketHistory", "“{0}” was escalated"), event), ""
            )
        case _:
            return _change(event)


def _due_by_hand(event: EventRow) -> str:
    sentence = QCoreApplication.translate("TicketHistory", "Deadline “{0}” set by hand: {1} → {2}")
    before, after = _moment(event.before), _moment(event.after)
    return sentence.format(word(f"sla.kind.{event.field}"), before, after)


def _clock(sentence: str, event: EventRow) -> str:
    return sentence.format(word(f"sla.kind.{event.field}"))


def _change(event: EventRow) -> Said:
    field = event.field or ""
    name = field_name(field)
    if field in _LONG:
        return Said("edit", name, event.after or "")
    sentence = QCoreApplication.translate("TicketHistory", "{0}: {1} → {2}")
    title = sentence.format(name, _value(field, event.before), _value(field, event.after))
    marks = {
        EventType.UNDONE: QCoreApplication.translate("TicketHistory", "Undone"),
        EventType.REOPENED: QCoreApplication.translate("TicketHistory", "Reopened"),
    }
    if event.type in marks and field == "status":
        title = f"{marks[event.type]} · {title}"
    icons = {"status": "arrow_right", "owner_id": "person_swap", "progress": "arrow_trending"}
    return Said(icons.get(field, "edit"), title, event.text or "")


def field_name(field: str) -> str:
    """The name of a field of the tracking form."""
    translate = QCoreApplication.translate
    names = {
        "status": translate("TicketHistory", "Status"),
        "owner_id": translate("TicketHistory", "Person in charge"),
        "department_id": translate("TicketHistory", "Department"),
        "progress": translate("TicketHistory", "Progress"),
        "title": translate("TicketHistory", "Title"),
        "description": translate("TicketHistory", "Description"),
        "priority": translate("TicketHistory", "Priority"),
        "channel": translate("TicketHistory", "Channel"),
        "occurred_at": translate("TicketHistory", "Occurred"),
        "wanted_by": translate("TicketHistory", "Wanted by"),
        "is_confidential": translate("TicketHistory", "Confidential"),
        "feedback": translate("TicketHistory", "Customer's words"),
        "improvement": translate("TicketHistory", "What could be better"),
        "root_cause": translate("TicketHistory", "Root cause"),
        "kind": translate("TicketHistory", "Kind"),
        "sub_kind": translate("TicketHistory", "Sub-kind"),
        "severity": translate("TicketHistory", "Severity"),
        "tier": translate("TicketHistory", "Tier"),
        "solution": translate("TicketHistory", "Solution"),
        "outcome": translate("TicketHistory", "Customer's confirmation"),
        "rating": translate("TicketHistory", "Rating"),
        "contact_id": translate("TicketHistory", "Contact"),
    }
    return names.get(field, field)


def _value(field: str, value: str | None) -> str:
    if value is None or value == "":
        return "–"
    if field in _MOMENTS:
        return _moment(value)
    if field == "progress":
        return f"{value}%"
    if field == "is_confidential":
        if value.casefold() in ("true", "1"):
            return QCoreApplication.translate("TicketHistory", "Yes")
        return QCoreApplication.translate("TicketHistory", "No")
    key = f"{_CODES[field]}.{value}" if field in _CODES else ""
    return word(key) if key in ENGLISH else value


def _moment(value: str | None) -> str:
    return clock_text(datetime.fromisoformat(value)) if value else "–"
