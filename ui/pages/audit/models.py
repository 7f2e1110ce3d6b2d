"""The lines of the log as a table."""

from PySide6.QtCore import QCoreApplication, QObject

from app.audit.dto import AuditRow
from app.audit.wording import Wording
from ui.qtmodels.paged_model import PagedTableModel
from ui.qtmodels.table_model import Column


class AuditModel(PagedTableModel[AuditRow]):
    """Lines, loaded as one scrolls; ``wording`` says them."""

    def __init__(self, wording: Wording, parent: QObject | None = None) -> None:
        self.wording = wording
        super().__init__(self._columns(), lambda row: row.id, parent)

    def set_wording(self, wording: Wording) -> None:
        """Know the names of people and departments."""
        self.wording = wording
        self.repaint_all()

    def _columns(self) -> tuple[Column[AuditRow], ...]:
        translate = QCoreApplication.translate
        return (
            Column(
                "at",
                lambda: translate("AuditList", "Time"),
                lambda row: self.wording.moment(row.at),
                width=150,
            ),
            Column(
                "person",
                lambda: translate("AuditList", "Person"),
                lambda row: self.wording.person(row),
                width=110,
            ),
            Column(
                "operation",
                lambda: translate("AuditList", "What was done"),
                lambda row: self.wording.operation(row.operation),
                width=110,
            ),
            Column(
                "record",
                lambda: translate("AuditList", "Record"),
                lambda row: self.wording.record(row) or "–",
                width=190,
            ),
            Column(
                "summary",
                lambda: translate("AuditList", "Fields"),
                lambda row: self.wording.summary(row),
                width=200,
            ),
        )
