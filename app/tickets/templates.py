"""Templates of checklists: one's own and everybody's, kept where canned replies are."""

from sqlalchemy import or_, select

from app.core.undo import Undo
from app.db.reading import Reading
from app.db.uow import UnitOfWork
from app.tickets import rules
from app.tickets.checklists import add_lines, append
from app.tickets.rules import Kind
from app.tickets.steps_dto import (
    MOST_LINES,
    AddLines,
    ApplyTemplate,
    RemoveTemplate,
    SaveTemplate,
    Template,
)
from app.tickets.tables import ChecklistTemplate, Ticket
from app.tickets.whose import bring_back, offered, put, take_out, to_see

TOPIC = "checklist_template"


def templates(read: Reading) -> tuple[Template, ...]:
    """The reader's own templates and everybody's, by name."""
    statement = (
        select(
            ChecklistTemplate.id,
            ChecklistTemplate.name,
            ChecklistTemplate.lines,
            ChecklistTemplate.user_id.is_(None),
            ChecklistTemplate.kind,
            ChecklistTemplate.sub_kind,
            ChecklistTemplate.version,
        )
        .where(offered(ChecklistTemplate, read.actor.user_id))
        .order_by(ChecklistTemplate.name, ChecklistTemplate.id)
    )
    return tuple(
        Template(
            id_,
            name,
            tuple(lines.splitlines()),
            is_shared,
            Kind(kind) if kind else None,
            sub_kind,
            version,
        )
        for id_, name, lines, is_shared, kind, sub_kind, version in read.session.execute(statement)
    )


def save_template(uow: UnitOfWork, cmd: SaveTemplate) -> int:
    """Add or change a template; returns its id.

    Raises:
        PermissionDenied: it is, or becomes, everybody's, and the actor may not set up things.
        NotFound, Conflict.
        Invalid: it has no name, no lines or too many.
    """
    given = cmd.template
    lines = [line.strip() for line in given.lines if line.strip()]
    rules.required("lines", "".join(lines))
    rules.check_few("lines", len(lines), MOST_LINES)
    values = {
        "name": rules.required("name", given.name),
        "lines": "\n".join(lines),
        "kind": given.kind if given.is_shared else None,
        "sub_kind": (given.sub_kind or None) if given.is_shared and given.kind else None,
    }
    stored = put(uow, ChecklistTemplate, given.id, given.version, values, is_shared=given.is_shared)
    uow.changes.touch(TOPIC, stored.id)
    return stored.id


def remove_template(uow: UnitOfWork, cmd: RemoveTemplate) -> None:
    """Take a template out of the list; undo brings it back.

    Raises:
        PermissionDenied, NotFound, Conflict.
    """
    stored = take_out(uow, ChecklistTemplate, cmd.template_id, cmd.seen_version)
    uow.changes.touch(TOPIC, stored.id)
    back = RemoveTemplate(stored.id, stored.version)
    uow.undo = Undo("undo.template.removed", bring_back_template, (back,))


def bring_back_template(uow: UnitOfWork, cmd: RemoveTemplate) -> None:
    """Undo a removal.

    Raises:
        PermissionDenied.
        Conflict: somebody changed it since.
    """
    bring_back(uow, ChecklistTemplate, cmd.template_id, cmd.seen_version)
    uow.changes.touch(TOPIC, cmd.template_id)


def apply_template(uow: UnitOfWork, cmd: ApplyTemplate) -> None:
    """Put the lines of a template behind those that a ticket has.

    Raises:
        NotFound, PermissionDenied.
        InvalidTransition: the ticket is closed.
        Invalid: there would be too many lines.
    """
    stored = to_see(uow, ChecklistTemplate, cmd.template_id)
    add_lines(uow, AddLines(cmd.ticket_id, tuple(stored.lines.splitlines())))


def apply_by_kind(uow: UnitOfWork, ticket: Ticket) -> None:
    """Put on a new ticket what everybody's templates want of its kind, as far as there is room."""
    wanted = uow.session.execute(
        select(ChecklistTemplate.lines)
        .where(
            ChecklistTemplate.user_id.is_(None),
            ChecklistTemplate.kind == ticket.kind,
            or_(
                ChecklistTemplate.sub_kind.is_(None), ChecklistTemplate.sub_kind == ticket.sub_kind
            ),
            ChecklistTemplate.deleted_at.is_(None),
        )
        .order_by(ChecklistTemplate.name, ChecklistTemplate.id)
    ).scalars()
    lines = [line for text in wanted for line in text.splitlines()]
    if lines:
        append(uow, ticket, lines[:MOST_LINES])
