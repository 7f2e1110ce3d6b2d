"""The board of a new store."""

from app.db.uow import UnitOfWork
from app.tickets.tables import TicketStatus

DEFAULT_STATUSES = (
    ("new", "open"),
    ("assigned", "open"),
    ("in_progress", "open"),
    ("waiting_customer", "waiting"),
    ("to_confirm", "solved"),
    ("closed", "closed"),
)


def seed(uow: UnitOfWork) -> None:
    """待受理, 已分派, 处理中, 待客户, 待确认, 已关闭."""
    for position, (key, category) in enumerate(DEFAULT_STATUSES):
        uow.add(TicketStatus(key=key, category=category, position=position))
