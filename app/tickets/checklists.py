"""The checklist 检查清单 of a ticket: lines to tick, by whoever works on it."""

from collections.abc import Sequence

from sqlalchemy import func, select

from app.core.errors import Conflict, Invalid, InvalidTransition, NotFound
from app.core.undo import Undo
from app.db.uow import UnitOfWork
from app.tickets import rules
from app.tickets.history import note
from app.tickets.rules import EventType
from app.tickets.steps_dto import (
    MOST_LINES,
    AddLines,
    MoveLine,
    PutBackLines,
    RemoveLines,
    RenameLine,
    TickLine,
)
from app.tickets.tables import ChecklistLine, Ticket
from app.tickets.working import load, place_of


def add_lines(uow: UnitOfWork, cmd: AddLines) -> tuple[int, ...]:
    """Put lines at the end; returns their ids.

    Raises:
        NotFound, PermissionDenied.
        InvalidTransition: the ticket is closed.
        Invalid: there is no text, or there would be too many lines.
    """
    ticket = _open(uow, cmd.ticket_id)
    texts = [text.strip() for text in cmd.texts if text.strip()]
    if not texts:
        raise Invalid({"text": "required"})
    ids = append(uow, ticket, texts)
    undo = RemoveLines(ticket.id, ids)
    uow.undo = Undo("undo.ticket.lines_added", remove_lines, (undo,))
    return ids


def append(uow: UnitOfWork, ticket: Ticket, texts: Sequence[str]) -> tuple[int, ...]:
    """Write lines behind those that are there.

    Raises:
        Invalid: there would be too many.
    """
    count, last = uow.session.execute(
        select(func.count(), func.max(ChecklistLine.position)).where(
            ChecklistLine.ticket_id == ticket.id
        )
    ).one()
    rules.check_few("text", count + len(texts), MOST_LINES)
    lines = [
        ChecklistLine(ticket_id=ticket.id, position=position, text=text)
        for position, text in enumerate(texts, (last or 0) + 1)
    ]
    uow.session.add_all(lines)
    uow.session.flush()
    uow.changes.touch("ticket", ticket.id)
    return tuple(line.id for line in lines)


def tick_line(uow: UnitOfWork, cmd: TickLine) -> None:
    """Tick a line or take the tick off; what was ticked already stays as it was.

    Raises:
        NotFound, PermissionDenied.
        InvalidTransition: the ticket is closed.
    """
    line, ticket = _line(uow, cmd.line_id)
    if cmd.is_done == (line.done_at is not None):
        return
    line.done_at = uow.now() if cmd.is_done else None
    line.done_by_id = uow.actor.user_id if cmd.is_done else None
    type_ = EventType.CHECKED if cmd.is_done else EventType.UNCHECKED
    note(uow, ticket, type_, after=line.text)
    uow.changes.touch("ticket", ticket.id)


def rename_line(uow: UnitOfWork, cmd: RenameLine) -> None:
    """Give a line that is not ticked another text.

    Raises:
        NotFound, PermissionDenied.
        Conflict: it reads otherwise by now.
        InvalidTransition: the ticket is closed, or the line is ticked: that record stays.
        Invalid: there is no text.
    """
    line, ticket = _line(uow, cmd.line_id)
    _check_not_ticked(line)
    if line.text != cmd.seen_text:
        raise Conflict(entity="checklist_line", id=line.id)
    line.text = rules.required("text", cmd.text)
    uow.changes.touch("ticket", ticket.id)
    back = RenameLine(line.id, cmd.seen_text, line.text)
    uow.undo = Undo("undo.ticket.line_renamed", rename_line, (back,))


def move_line(uow: UnitOfWork, cmd: MoveLine) -> None:
    """Change places with the line above or below; at the end it stays where it is.

    Raises:
        NotFound, PermissionDenied.
        InvalidTransition: the ticket is closed.
    """
    line, ticket = _line(uow, cmd.line_id)
    lines = list(
        uow.session.execute(
            select(ChecklistLine)
            .where(ChecklistLine.ticket_id == ticket.id)
            .order_by(ChecklistLine.position, ChecklistLine.id)
        ).scalars()
    )
    here = lines.index(line)
    there = here + (1 if cmd.by > 0 else -1)
    if not 0 <= there < len(lines):
        return
    lines[here], lines[there] = lines[there], lines[here]
    for position, one in enumerate(lines, 1):
        one.position = position  # two who added at once may have had the same
    uow.changes.touch("ticket", ticket.id)
    uow.undo = Undo("undo.ticket.line_moved", move_line, (MoveLine(line.id, -cmd.by),))


def remove_lines(uow: UnitOfWork, cmd: RemoveLines) -> None:
    """Delete lines that are not ticked.

    Raises:
        NotFound, PermissionDenied.
        InvalidTransition: the ticket is closed, or a line is ticked: that record stays.
    """
    ticket = _open(uow, cmd.ticket_id)
    removed = []
    for line_id in cmd.line_ids:
        line = uow.get(ChecklistLine, line_id)
        if line.ticket_id != ticket.id:
            raise NotFound(entity="checklist_line", id=line_id)
        _check_not_ticked(line)
        removed.append((line.position, line.text))
        uow.session.delete(line)
    uow.changes.touch("ticket", ticket.id)
    back = PutBackLines(ticket.id, tuple(removed))
    uow.undo = Undo("undo.ticket.lines_removed", put_back_lines, (back,))


def put_back_lines(uow: UnitOfWork, cmd: PutBackLines) -> None:
    """Undo a removal.

    Raises:
        NotFound, PermissionDenied.
        InvalidTransition: the ticket is closed.
    """
    ticket = _open(uow, cmd.ticket_id)
    uow.session.add_all(
        ChecklistLine(ticket_id=ticket.id, position=position, text=text)
        for position, text in cmd.lines
    )
    uow.changes.touch("ticket", ticket.id)


def _open(uow: UnitOfWork, ticket_id: int) -> Ticket:
    ticket = load(uow, ticket_id, "ticket.work")
    rules.check_not_closed(place_of(ticket))
    return ticket


def _line(uow: UnitOfWork, line_id: int) -> tuple[ChecklistLine, Ticket]:
    line = uow.get(ChecklistLine, line_id)
    return line, _open(uow, line.ticket_id)


def _check_not_ticked(line: ChecklistLine) -> None:
    if line.done_at is not None:
        raise InvalidTransition(reason="is_ticked")
