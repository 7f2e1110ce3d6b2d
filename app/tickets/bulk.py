"""One step on many tickets: each by its own rules, all in one transaction."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from app.core.errors import AppError, Conflict
from app.core.undo import Undo
from app.db.uow import UnitOfWork
from app.tickets.canned import UNDO_CHANGES, UseReply, use_reply
from app.tickets.changing import classify, set_priority
from app.tickets.dto import AssignTicket, Classify, MoveTicket, SetPriority, TakeTicket
from app.tickets.moving import assign, move, take
from app.tickets.undoing import undo_each
from app.tickets.withdrawing import WithdrawTicket, withdraw

Step = AssignTicket | Classify | MoveTicket | SetPriority | TakeTicket | UseReply | WithdrawTicket
_SERVICES: Mapping[type, Callable[[UnitOfWork, Any], None]] = {
    AssignTicket: assign,
    Classify: classify,
    MoveTicket: move,
    SetPriority: set_priority,
    TakeTicket: take,
    UseReply: use_reply,
    WithdrawTicket: withdraw,
}


@dataclass(frozen=True)
class Refused:
    """A ticket that stayed as it was, and why."""

    ticket_id: int
    error: AppError


@dataclass(frozen=True)
class BulkResult:
    """The tickets that were changed, and those that were not."""

    done: tuple[int, ...]
    refused: tuple[Refused, ...]


def do_each(uow: UnitOfWork, steps: tuple[Step, ...]) -> BulkResult:
    """Do every step that the rules of its ticket allow; one undo takes all of them back."""
    done: list[int] = []
    refused: list[Refused] = []
    undos: list[Undo] = []
    for step in steps:
        uow.undo = None
        try:
            with uow.session.begin_nested():
                _SERVICES[type(step)](uow, step)
        except AppError as error:
            refused.append(Refused(step.ticket_id, _unnamed(error)))
        else:
            done.append(step.ticket_id)
            if uow.undo is not None:
                undos.append(uow.undo)
    uow.undo = _together(undos)
    return BulkResult(tuple(done), tuple(refused))


def _together(undos: list[Undo]) -> Undo | None:
    """One undo of all; the last change is taken back first."""
    if len(undos) <= 1:
        return undos[0] if undos else None
    is_told = any(undo.label == UNDO_CHANGES for undo in undos)
    label = UNDO_CHANGES if is_told else "undo.ticket.bulk"
    return Undo(label, undo_each, (tuple(reversed(undos)),))


def _unnamed(error: AppError) -> AppError:
    """Who was first is looked up for a command that is refused, not for one of many."""
    return Conflict(**{**error.params, "reason": None}) if isinstance(error, Conflict) else error
