"""Lines of a ticket's history in words."""

from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from app.core.words import ENGLISH
from app.files.rules import label
from app.sla.policy import ClockKind
from app.tickets.dto import EventRow
from app.tickets.merging import INTO
from app.tickets.rules import Channel, EventType
from ui.widgets.when import clock_text
from ui.words import word

_SPOKEN = {
    EventType.REPORTED,
    EventType.IMPORTED,
    EventType.COMMENTED,
    EventType.TOLD_CUSTOMER,
    EventType.PLAN_FILED,
    EventType.STEP_DONE,
    EventType.TASK_GIVEN,
    EventType.TASK_DONE,
    EventType.MET,
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
_STEPS = {
    EventType.CHECKED: "checkmark",
    EventType.UNCHECKED: "dismiss",
    EventType.JOINED: "person_add",
    EventType.LEFT: "person",
    EventType.TASK_GIVEN: "clipboard_task_list_ltr",
    EventType.TASK_DONE: "checkmark_circle",
    EventType.TASK_UNDONE: "arrow_undo",
    EventType.MET: "people_team",
}
_LONG = {"description", "solution", "feedback", "improvement", "root_cause"}


class Said(NamedTuple):
    """How a line looks: its icon, what happened, and the text that was written with it."""

    icon: str
    title: str
    text: str
    is_internal: bool = False
    file_id: int | None = None
    file_name: str = ""


def is_spoken(event: EventRow) -> bool:
    """Whether somebody said something or gave a file, as against a field that changed."""
    if event.type is EventType.DETACHED:
        return False
    if event.type is EventType.CUSTOMER_WROTE:
        return event.field == "channel"  # its other lines say what followed
    return event.type in _SPOKEN or bool(event.text) or event.field == "solution"


def is_theirs(event: EventRow) -> bool:
    """Whether the customer did it: wrote, or sent a file with a mail."""
    if event.actor_name is not None:
        return False
    return event.type is EventType.ATTACHED or (
        event.type is EventType.CUSTOMER_WROTE and event.field == "channel"
    )


def may_be_mail(event: EventRow) -> bool:
    """Whether a customer's words began here, so that a mail may stand behind them."""
    return event.type is EventType.REPORTED or (
        event.type is EventType.CUSTOMER_WROTE and event.after == Channel.EMAIL
    )


def said(event: EventRow, description: str) -> Said:
    """What a line says; ``description`` is what the customer came with."""
    translate = QCoreApplication.translate
    match event.type:
        case EventType.REPORTED | EventType.IMPORTED if event.number:  # merged into this one
            return Said("chat", translate("TicketHistory", "Reported"), event.text or "")
        case EventType.REPORTED:
            return Said("chat", translate("TicketHistory", "Reported"), description)
        case EventType.IMPORTED:
            return Said("arrow_import", translate("TicketHistory", "Imported"), description)
        case EventType.LINKED | EventType.UNLINKED:
            return Said("link", _link(event), "")
        case EventType.MERGED | EventType.UNMERGED if event.field in (None, INTO):
            return Said("merge", _merge(event), "")
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
        case EventType.ATTACHED:
            title = translate("TicketHistory", "Attached")
            return Said(
                "attach", title, "", file_id=_file(event), file_name=label(event.text or "")
            )
        case EventType.DETACHED:
            title = translate("TicketHistory", "File removed: {0}")
            return Said("delete", title.format(label(event.text or "")), "")
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
        case EventType.STEP_DONE | EventType.STEP_UNDONE:
            return _complaint_step(event)
        case _ if event.type in _STEPS:
            return Said(_STEPS[event.type], _step(event), event.text or "")
        case _:
            return _change(event)


def _complaint_step(event: EventRow) -> Said:
    step = word(f"complaint.step.{event.field}")
    if event.type is EventType.STEP_UNDONE:
        taken_back = QCoreApplication.translate("TicketHistory", "Step taken back: {0}")
        return Said("arrow_undo", taken_back.format(step), "")
    if event.after:  # somebody else did it
        step = f"{step} · {event.after}"
    return Said("checkmark_circle", step, event.text or "")


def _step(event: EventRow) -> str:
    translate = QCoreApplication.translate
    sentences = {
        EventType.CHECKED: translate("TicketHistory", "Ticked: {0}"),
        EventType.UNCHECKED: translate("TicketHistory", "Tick taken off: {0}"),
        EventType.JOINED: translate("TicketHistory", "Joined the task force: {0}"),
        EventType.LEFT: translate("TicketHistory", "Left the task force: {0}"),
        EventType.TASK_GIVEN: translate("TicketHistory", "Task for {0}"),
        EventType.TASK_DONE: translate("TicketHistory", "Task done: {0}"),
        EventType.TASK_UNDONE: translate("TicketHistory", "Task not done after all: {0}"),
        EventType.MET: translate("TicketHistory", "Meeting of the task force: {0}"),
    }
    return sentences[event.type].format(event.after or "")


def _file(event: EventRow) -> int | None:
    return int(event.after) if event.after and event.after.isdecimal() else None


def _link(event: EventRow) -> str:
    relation = word(f"ticket.link.{event.field}")
    if event.type is EventType.LINKED:
        return QCoreApplication.translate("TicketHistory", "Linked · {0} {1}").format(
            relation, event.after
        )
    return QCoreApplication.translate("TicketHistory", "Link removed · {0} {1}").format(
        relation, event.before
    )


def _merge(event: EventRow) -> str:
    translate = QCoreApplication.translate
    is_merged = event.type is EventType.MERGED
    if event.field == INTO:
        sentence = (
            translate("TicketHistory", "Merged into {0}")
            if is_merged
            else translate("TicketHistory", "Taken out of {0} again")
        )
    else:
        sentence = (
            translate("TicketHistory", "{0} was merged into this one")
            if is_merged
            else translate("TicketHistory", "{0} was taken out again")
        )
    return sentence.format(event.after or event.before or "")


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
        "outcome": translate("TicketHistory", "Ended as"),
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
