"""Every command on tickets, from the files that hold them by noun."""

from app.tickets.answering import customer_wrote
from app.tickets.bulk import do_each, undo_each
from app.tickets.changing import (
    change,
    classify,
    file_plan,
    note_tier,
    report_progress,
    set_due,
    set_priority,
)
from app.tickets.closing import close, reopen, solve
from app.tickets.importing import record_history
from app.tickets.limits import set_limit
from app.tickets.moving import assign, move, put_back, take
from app.tickets.reporting import report
from app.tickets.talking import comment, tell_customer

__all__ = [
    "assign",
    "change",
    "classify",
    "close",
    "comment",
    "customer_wrote",
    "do_each",
    "file_plan",
    "move",
    "note_tier",
    "put_back",
    "record_history",
    "reopen",
    "report",
    "report_progress",
    "set_due",
    "set_limit",
    "set_priority",
    "solve",
    "take",
    "tell_customer",
    "undo_each",
]
