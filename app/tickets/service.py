"""Every command on tickets, from the files that hold them by noun."""

from app.tickets.answering import customer_wrote
from app.tickets.bulk import do_each
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
from app.tickets.links import link, unlink
from app.tickets.merging import merge, take_apart
from app.tickets.moving import assign, move, put_back, take
from app.tickets.reporting import report
from app.tickets.talking import comment, tell_customer
from app.tickets.undoing import undo_each
from app.tickets.withdrawing import bring_back, withdraw

__all__ = [
    "assign",
    "bring_back",
    "change",
    "classify",
    "close",
    "comment",
    "customer_wrote",
    "do_each",
    "file_plan",
    "link",
    "merge",
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
    "take_apart",
    "tell_customer",
    "undo_each",
    "unlink",
    "withdraw",
]
