"""Templates of checklists: one's own and everybody's, kept where canned replies are."""

from sqlalchemy import or_, select

from app.core.errors import NotFound
from app.core.undo import Undo
from app.db.reading import Reading
from app.db.uow import UnitOfWork, conflict_over
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

TOPIC = "checklist_template"


def templates(read: Reading) -> tuple[Template, ...]:
    """The reader's own templates and everybody's, by name."""
    own = ChecklistTemplate.user_id == read.actor.user_id
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
        .where(
            ChecklistTemplate.deleted_at.is_(None), or_(ChecklistTemplate.user_id.is_(None), own)
        )
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
        "user_id": None if given.is_shared else uow.actor.user_id,
        "kind": given.kind if given.is_shared else None,
        "sub_kind": (given.sub_kind or None) if given.is_shared and given.kind else None,
    }
    if given.is_shared:
        uow.require("settings.change")
    if given.id:
        stored = _to_change(uow, RemoveTemplate(given.id, given.version))
        for name, value in values.items():
            setattr(stored, name, value)
    else:
        stored = uow.add(ChecklistTemplate(**values))
    uow.changes.touch(TOPIC, stored.id)
    return stored.id


def remove_template(uow: UnitOfWork, cmd: RemoveTemplate) -> None:
    """Take a template out of the list; undo brings it back.

    Raises:
        PermissionDenied, NotFound, Conflict.
    """
    stored = _to_change(uow, cmd)
    uow.delete(stored)
    uow.session.flush()
    uow.changes.touch(TOPIC, stored.id)
    back = RemoveTemplate(stored.id, stored.version)
    uow.undo = Undo("undo.template.removed", bring_back_template, (back,))


def bring_back_template(uow: UnitOfWork, cmd: RemoveTemplate) -> None:
    """Undo a removal.

    Raises:
        PermissionDenied.
        Conflict: somebody changed it since.
    """
    stored = uow.session.get_one(ChecklistTemplate, cmd.template_id)
    _check(uow, stored)
    if stored.version != cmd.seen_version:
        raise conflict_over(stored)
    stored.deleted_at = stored.deleted_by_id = None
    uow.changes.touch(TOPIC, stored.id)


def apply_template(uow: UnitOfWork, cmd: ApplyTemplate) -> None:
    """Put the lines of a template behind those that a ticket has.

    Raises:
        NotFound, PermissionDenied.
        InvalidTransition: the ticket is closed.
        Invalid: there would be too many lines.
    """
    stored = _to_see(uow, cmd.template_id)
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


def _to_see(uow: UnitOfWork, template_id: int) -> ChecklistTemplate:
    stored = uow.get(ChecklistTemplate, template_id)
    if stored.user_id not in (None, uow.actor.user_id):
        raise NotFound(entity="checklist_template", id=template_id)
    return stored


def _to_change(uow: UnitOfWork, cmd: RemoveTemplate) -> ChecklistTemplate:
    stored = _to_see(uow, cmd.template_id)
    _check(uow, stored)
    return uow.get_seen(ChecklistTemplate, cmd.template_id, cmd.seen_version)


def _check(uow: UnitOfWork, stored: ChecklistTemplate) -> None:
    if stored.user_id != uow.actor.user_id:
        uow.require("settings.change")
