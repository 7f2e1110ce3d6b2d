"""When a task of a task force rings: once it is late, while it is to be done on an open ticket.

What was told of it is settled as soon as that is no longer so; what is late again rings again.
"""

from sqlalchemy import select

from app.db.uow import UnitOfWork
from app.sla import deadlines
from app.sla.service import stop_all
from app.tickets.main_tables import TaskForceTask, Ticket
from app.tickets.rules import Category

TASK = "task"  # as the record of a clock and the subject of a notice


def follow(uow: UnitOfWork, task: TaskForceTask, ticket: Ticket, *, anew: bool = False) -> None:
    """Let the clock of a task follow what became of it; ``anew``: it has another owner."""
    is_gone = task.deleted_at is not None or ticket.deleted_at is not None
    if is_gone or task.done_at is not None or ticket.category == Category.CLOSED:
        stop_all(uow, TASK, task.id)
    else:
        deadlines.run(uow, TASK, task.id, task.due_at, anew=anew)


def follow_all(uow: UnitOfWork, ticket_id: int) -> None:
    """Do so for what is to be done in the task force of a ticket that was closed or reopened."""
    undone = select(TaskForceTask).where(
        TaskForceTask.ticket_id == ticket_id,
        TaskForceTask.done_at.is_(None),
        TaskForceTask.deleted_at.is_(None),
    )
    for task in uow.session.execute(undone.order_by(TaskForceTask.id)).scalars():
        follow(uow, task, uow.session.get_one(Ticket, ticket_id))
