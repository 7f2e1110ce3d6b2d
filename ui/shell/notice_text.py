"""Notices in words."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from app.core.mark import QT_TRANSLATE_NOOP
from app.notifications.dto import NoticeRow
from ui.router import Route
from ui.theme.tokens import Group
from ui.widgets.inline_message import MessageTone
from ui.widgets.when import clock_text
from ui.words import word


class NoticeKind(NamedTuple):
    """How a kind of notice looks and reads; the sentence is English, context "Notices"."""

    sentence: str
    group: Group
    state: str


_WORDS = {"role": "role", "what": "people_change"}  # parameters that are codes, and their group
_MOST_NAMED = 3  # of a digest; the page it leads to has them all

_OTHER = NoticeKind(QT_TRANSLATE_NOOP("Notices", "Something happened."), "message", "info")
_KINDS = {
    "sla_warning": NoticeKind(
        QT_TRANSLATE_NOOP("Notices", "{number} {title}: “{clock}” is due at {due_at}."),
        "sla",
        "duesoon",
    ),
    "sla_breach": NoticeKind(
        QT_TRANSLATE_NOOP("Notices", "{number} {title}: “{clock}” is late; due was {due_at}."),
        "sla",
        "overdue",
    ),
    "sla_escalated": NoticeKind(
        QT_TRANSLATE_NOOP(
            "Notices", "{number} {title}: “{clock}” is still late; it was escalated to you."
        ),
        "sla",
        "overdue",
    ),
    "sla_handed_over": NoticeKind(
        QT_TRANSLATE_NOOP(
            "Notices", "{number} {title}: “{clock}” is very late; the ticket is now yours."
        ),
        "sla",
        "overdue",
    ),
    "ticket_assigned": NoticeKind(
        QT_TRANSLATE_NOOP("Notices", "{number} {title} is now yours, given by {by}."),
        "message",
        "info",
    ),
    "task_force_joined": NoticeKind(
        QT_TRANSLATE_NOOP("Notices", "{number} {title}: {by} took you into the task force."),
        "message",
        "info",
    ),
    "task_given": NoticeKind(
        QT_TRANSLATE_NOOP("Notices", "{number}: {by} gave you a task: {task}"),
        "message",
        "info",
    ),
    "task_late": NoticeKind(
        QT_TRANSLATE_NOOP("Notices", "{number}: the task “{task}” is late; due was {due_at}."),
        "sla",
        "overdue",
    ),
    "task_digest": NoticeKind(
        QT_TRANSLATE_NOOP("Notices", "{count} tasks are late: {numbers}."), "sla", "overdue"
    ),
    "ticket_came": NoticeKind(
        QT_TRANSLATE_NOOP("Notices", "{number} {title} came in and is yours."), "message", "info"
    ),
    "customer_wrote": NoticeKind(
        QT_TRANSLATE_NOOP("Notices", "{number} {title}: the customer wrote."), "message", "info"
    ),
    "sender_waits": NoticeKind(
        QT_TRANSLATE_NOOP(
            "Notices", "{sender} wrote very much within an hour. What comes now waits."
        ),
        "message",
        "warning",
    ),
    "mailbox_failed": NoticeKind(
        QT_TRANSLATE_NOOP("Notices", "The mailbox on {host} cannot be read."), "message", "error"
    ),
    "people_changed": NoticeKind(
        QT_TRANSLATE_NOOP("Notices", "Changed by {by}: {name} ({role}) {what}."),
        "message",
        "info",
    ),
    "sla_digest": NoticeKind(
        QT_TRANSLATE_NOOP("Notices", "{count} service levels need attention: {numbers}."),
        "sla",
        "overdue",
    ),
}


def kind_of(notice: NoticeRow) -> NoticeKind:
    """How a notice looks; kinds of a newer version read as something that happened."""
    return _KINDS.get(notice.kind, _OTHER)


def notice_text(notice: NoticeRow) -> str:
    """The notice as one sentence."""
    text = QCoreApplication.translate("Notices", kind_of(notice).sentence)
    return text.format_map(_Named(_plain(notice.params)))


def notice_tone(notices: Sequence[NoticeRow]) -> MessageTone:
    """How urgent notices are together: late before soon late before news."""
    states = {kind_of(notice).state for notice in notices}
    if "overdue" in states:
        return "error"
    return "warning" if "duesoon" in states else "info"


def notice_route(notice: NoticeRow) -> Route:
    """Where a click on a notice leads."""
    if notice.subject_type in ("ticket", "customer"):
        return Route(notice.subject_type, notice.subject_id)
    if notice.subject_type == "task":  # a digest of many names no ticket
        ticket_id = notice.params.get("ticket_id")
        return Route("ticket", ticket_id) if isinstance(ticket_id, int) else Route("home")
    if notice.subject_type == "incoming":
        return Route("intake")
    if notice.subject_type == "setting":
        return Route("settings")
    if notice.subject_type == "person":
        return Route("audit", params=(("table", "user_account"),))
    return Route("tickets", params=(("filter", "overdue"),))


class _Named(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"


def _plain(params: Mapping[str, object]) -> dict[str, str]:
    """Parameters as people read them: local times, names of clocks, lists with commas."""
    plain: dict[str, str] = {}
    for name, value in params.items():
        if name.endswith("_at") and isinstance(value, str):
            plain[name] = clock_text(datetime.fromisoformat(value))
        elif name == "clock":
            plain[name] = word(f"sla.kind.{value}")
        elif name in _WORDS:
            plain[name] = word(f"{_WORDS[name]}.{value}")
        elif isinstance(value, list | tuple):
            more = " …" if len(value) > _MOST_NAMED else ""
            plain[name] = ", ".join(str(item) for item in value[:_MOST_NAMED]) + more
        else:
            plain[name] = str(value)
    return plain
