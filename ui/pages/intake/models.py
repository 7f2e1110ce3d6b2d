"""The table of what came in."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject

from app.core.mark import QT_TRANSLATE_NOOP
from app.intake.dto import IncomingRow
from app.intake.rules import State
from ui.qtmodels.paged_model import PagedTableModel
from ui.qtmodels.table_model import Column
from ui.widgets.when import clock_text
from ui.words import word

_TITLES = {
    "at": QT_TRANSLATE_NOOP("Incoming", "When"),
    "channel": QT_TRANSLATE_NOOP("Incoming", "Channel"),
    "sender": QT_TRANSLATE_NOOP("Incoming", "From"),
    "subject": QT_TRANSLATE_NOOP("Incoming", "Subject"),
    "state": QT_TRANSLATE_NOOP("Incoming", "State"),
    "why": QT_TRANSLATE_NOOP("Incoming", "Ticket, or why not"),
}
_CHIPS = {
    State.WAITING: ("status", "waiting"),
    State.ASIDE: ("message", "warning"),
    State.TAKEN: ("status", "resolved"),
    State.SPAM: ("status", "closed"),
}


def incoming_model(parent: QObject | None = None) -> PagedTableModel[IncomingRow]:
    """What came in, the latest first."""
    columns = (
        Column[IncomingRow]("at", _title("at"), lambda row: clock_text(row.received_at), width=130),
        Column[IncomingRow]("channel", _title("channel"), _channel, width=80),
        Column[IncomingRow]("sender", _title("sender"), lambda row: row.sender, width=230),
        Column[IncomingRow]("subject", _title("subject"), lambda row: row.subject, width=280),
        Column[IncomingRow]("state", _title("state"), _state, chip=_chip, width=110),
        Column[IncomingRow]("why", _title("why"), why, width=260),
    )
    return PagedTableModel(columns, lambda row: row.id, parent)


def why(row: IncomingRow) -> str:
    """The ticket it is, or why it is none."""
    if row.ticket_number:
        return row.ticket_number
    return word(f"incoming.reason.{row.reason}") if row.reason else ""


def _title(key: str) -> Callable[[], str]:
    return partial(QCoreApplication.translate, "Incoming", _TITLES[key])


def _channel(row: IncomingRow) -> str:
    return word(f"channel.{row.channel}")


def _state(row: IncomingRow) -> str:
    return word(f"incoming.state.{row.state}")


def _chip(row: IncomingRow) -> tuple[str, str]:
    return _CHIPS[State(row.state)]
