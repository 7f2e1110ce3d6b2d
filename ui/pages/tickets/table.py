"""The tickets as a table."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt

from app.tickets.dto import StatusRow, TicketRow
from app.tickets.rules import WITHDRAWN
from ui.qtmodels.paged_model import PagedTableModel
from ui.qtmodels.table_model import Column
from ui.theme.tokens import Group
from ui.widgets.ticket_words import kind_text, spoken, status_look, time_left
from ui.widgets.when import clock_text
from ui.words import named, word

_RIGHT = Qt.AlignmentFlag.AlignRight


class TicketListModel(PagedTableModel[TicketRow]):
    """Tickets, loaded as one scrolls; the time left is as of the clock's now."""

    def __init__(self, clock: Callable[[], datetime], parent: QObject | None = None) -> None:
        self._clock = clock
        self._names: dict[str, str | None] = {}
        super().__init__(self._columns(), lambda row: row.id, parent)

    def set_statuses(self, statuses: tuple[StatusRow, ...]) -> None:
        """Know the names of statuses that have their own."""
        self._names = {status.key: status.name for status in statuses}
        self.repaint_all()

    def role_data(self, row: TicketRow, column: Column[TicketRow], role: int) -> Any:
        if role == Qt.ItemDataRole.AccessibleTextRole and column.key == "number":
            return spoken(row, self._clock())
        return None

    def _status(self, row: TicketRow) -> str:
        if row.outcome in WITHDRAWN:  # that it is closed, its icon says
            return word(f"ticket.outcome.{row.outcome}")
        return named("ticket.status", row.status, self._names.get(row.status))

    def _due(self, row: TicketRow) -> str:
        return time_left(row, self._clock())[1]

    def _due_chip(self, row: TicketRow) -> tuple[Group, str] | None:
        state, text = time_left(row, self._clock())
        return ("sla", state) if text else None

    def _columns(self) -> tuple[Column[TicketRow], ...]:
        translate = QCoreApplication.translate
        return (
            Column(
                "number",
                lambda: translate("TicketList", "Number"),
                lambda row: row.number,
                sort="number",
                width=124,
            ),
            Column(
                "title", lambda: translate("TicketList", "Title"), lambda row: row.title, width=180
            ),
            Column(
                "customer",
                lambda: translate("TicketList", "Customer"),
                lambda row: row.customer_name,
                sort="customer",
                width=140,
            ),
            Column("kind", lambda: translate("TicketList", "Kind"), kind_text, width=72),
            Column(
                "severity",
                lambda: translate("TicketList", "Severity"),
                lambda row: word(f"ticket.severity.{row.severity}"),
                width=72,
            ),
            Column(
                "priority",
                lambda: translate("TicketList", "Priority"),
                lambda row: word(f"ticket.priority.{row.priority}"),
                sort="priority",
                chip=lambda row: ("priority", row.priority.value),
                width=88,
            ),
            Column(
                "status",
                lambda: translate("TicketList", "Status"),
                self._status,
                sort="status",
                chip=lambda row: ("status", status_look(row.status, row.category).tone),
                width=112,
            ),
            Column(
                "owner",
                lambda: translate("TicketList", "Person in charge"),
                lambda row: row.owner_name or "–",
                width=90,
            ),
            Column(
                "reported",
                lambda: translate("TicketList", "Reported"),
                lambda row: clock_text(row.reported_at),
                sort="reported",
                width=126,
            ),
            Column(
                "due",
                lambda: translate("TicketList", "Next due"),
                self._due,
                sort="due",
                chip=self._due_chip,
                width=156,
            ),
            Column(
                "progress",
                lambda: translate("TicketList", "Progress"),
                lambda row: f"{row.progress}%",
                sort="progress",
                align=_RIGHT,
                width=72,
            ),
        )
