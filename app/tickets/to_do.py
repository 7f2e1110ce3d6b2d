"""What a person is asked to do in task forces: one of the lists a start reads."""

from sqlalchemy import select

from app.customers.main_tables import Customer
from app.db.reading import Reading
from app.tickets import filters
from app.tickets.main_tables import TaskForceTask, Ticket
from app.tickets.to_do_dto import TaskToDo


def my_tasks(read: Reading, limit: int) -> tuple[TaskToDo, ...]:
    """What the reader shall do in task forces and has not done yet, the most pressing first."""
    statement = (
        select(
            TaskForceTask.id,
            Ticket.id,
            Ticket.number,
            Ticket.title,
            Customer.name,
            TaskForceTask.text,
            TaskForceTask.due_at,
        )
        .join(Ticket, Ticket.id == TaskForceTask.ticket_id)
        .join(Customer, Customer.id == Ticket.customer_id)
        .where(
            TaskForceTask.owner_id == read.actor.user_id,
            TaskForceTask.done_at.is_(None),
            TaskForceTask.deleted_at.is_(None),
            Ticket.deleted_at.is_(None),
            filters.is_open(),
            filters.visible(read),
        )
        .order_by(TaskForceTask.due_at, TaskForceTask.id)
        .limit(limit)
    )
    return tuple(TaskToDo(*row) for row in read.session.execute(statement))
