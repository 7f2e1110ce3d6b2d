"""How tickets are spoken of on every page: status, time left, the card and its sentence."""

from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from app.core.errors import InvalidTransition
from app.tickets import rules
from app.tickets.dto import StatusRow, TicketRow
from app.tickets.rules import Category
from ui.delegates.ticket_card import SlaState, TicketCard
from ui.errors.messages import sentence
from ui.widgets.when import ago, due, local
from ui.words import named, word

_TONES = {"assigned": "new", "new": "new", "in_progress": "open"}
_TONES_BY_CATEGORY = {
    Category.OPEN: "open",
    Category.WAITING: "waiting",
    Category.SOLVED: "resolved",
    Category.CLOSED: "closed",
}
_ICONS = {"assigned": "person"}  # else the one that belongs to the tone
_ANY = "given"  # stands for a text that a dialog asks for before the move


class Look(NamedTuple):
    """A status as a chip: its tone of the group "status" and, where it is another, its icon."""

    tone: str
    icon: str | None


def status_look(key: str, category: Category) -> Look:
    """The colour and icon of a status."""
    return Look(_TONES.get(key) or _TONES_BY_CATEGORY[category], _ICONS.get(key))


def status_text(status: StatusRow) -> str:
    """The name of a column."""
    return named("ticket.status", status.key, status.name)


def kind_text(row: TicketRow) -> str:
    """Kind and, where there is one, sub-kind."""
    kind = word(f"ticket.kind.{row.kind}")
    return f"{kind} · {row.sub_kind}" if row.sub_kind else kind


def short_number(number: str) -> str:
    """A number without its year, as a card has room for it and the search finds it: 0131-0007."""
    _, day, running = number.split("-")
    return f"{day[4:]}-{running}"


def time_left(row: TicketRow, now: datetime, *, is_brief: bool = False) -> tuple[SlaState, str]:
    """How the next deadline stands at ``now``, as a state and in words, few if ``is_brief``."""
    if row.category is Category.CLOSED:
        return "none", ""
    if row.is_paused:
        return "paused", QCoreApplication.translate("TicketWords", "Paused")
    if row.next_due_at is None:
        return "none", ""
    text = due(row.next_due_at, now, is_brief=is_brief)
    if now >= row.next_due_at:
        return "overdue", text
    is_soon = row.warn_at is not None and now >= row.warn_at
    return ("duesoon" if is_soon else "ontrack"), text


def ticket_card(row: TicketRow, now: datetime) -> TicketCard:
    """What the card of a ticket shows at ``now``."""
    state, text = time_left(row, now)
    _, brief = time_left(row, now, is_brief=True)
    if row.outcome in rules.WITHDRAWN:
        state, text = "paused", word(f"ticket.outcome.{row.outcome}")
        brief = text
    return TicketCard(
        number=short_number(row.number),
        title=row.title,
        customer=row.customer_name,
        kind_text=word(f"ticket.kind.{row.kind}"),
        kind=row.kind,
        priority=row.priority.value,
        severity=word(f"ticket.priority.{row.priority}"),
        tier="" if row.tier == "ordinary" else word(f"tier.{row.tier}"),
        age_text=ago(row.reported_at, now),
        sla_state=state,
        sla_text=text,
        sla_brief=brief,
        progress=row.progress,
        owner_name=row.owner_name or "",
        checklist=f"{row.lines_done}/{row.lines}" if row.lines else "",
    )


def ended_text(status: str, row: TicketRow) -> str:
    """The name of a status and, of what was no case of its own, how it ended."""
    if row.outcome not in rules.WITHDRAWN:
        return status
    return f"{status} · {word(f'ticket.outcome.{row.outcome}')}"


def reply_values(row: TicketRow, me: str) -> dict[str, str]:
    """What stands for the placeholders of a canned reply."""
    due_at = row.next_due_at
    return {
        "customer": row.customer_name,
        "contact": row.contact_name or row.customer_name,
        "number": row.number,
        "due": f"{local(due_at):%m-%d %H:%M}" if due_at else "",
        "me": me,
    }


def spoken(row: TicketRow, now: datetime) -> str:
    """A ticket as a sentence, for a screen reader."""
    translate = QCoreApplication.translate
    parts = [
        translate("TicketWords", "Ticket {0}").format(row.number),
        row.title,
        translate("TicketWords", "customer {0}").format(row.customer_name),
        word(f"ticket.kind.{row.kind}"),
        translate("TicketWords", "priority {0}").format(word(f"ticket.priority.{row.priority}")),
        time_left(row, now)[1],
        word(f"ticket.outcome.{row.outcome}") if row.outcome in rules.WITHDRAWN else "",
        translate("TicketWords", "in charge: {0}").format(row.owner_name)
        if row.owner_name
        else translate("TicketWords", "nobody in charge"),
        translate("TicketWords", "progress {0}%").format(row.progress) if row.progress else "",
        translate("TicketWords", "checklist {0} of {1}").format(row.lines_done, row.lines)
        if row.lines
        else "",
    ]
    return translate("TicketWords", ", ").join(part for part in parts if part)


def refusal(row: TicketRow, to: StatusRow) -> InvalidTransition | None:
    """Why the rules forbid a move whatever a dialog could still ask for; None if they do not."""
    standing = rules.Standing(
        rules.Place(row.status, row.category), row.owner_id is not None, _ANY, _ANY, _ANY
    )
    try:
        rules.check_move(standing, rules.Place(to.key, to.category))
    except InvalidTransition as error:
        return error
    return None


def reason_text(row: TicketRow, to: StatusRow) -> str:
    """The same in words, "" where the move is possible."""
    error = refusal(row, to)
    return sentence(error) if error else ""
