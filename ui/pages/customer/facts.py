"""The registration form of a customer, as far as it is filled, to read."""

from datetime import tzinfo

from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.customers.dto import CustomerDetail
from ui.theme import current
from ui.widgets.card import Card
from ui.widgets.customer_words import source_text
from ui.widgets.label import Label
from ui.widgets.section_header import SectionHeader
from ui.widgets.when import clock_text, company_text, day_text
from ui.words import word


class FactsPanel(Card):
    """Name and value of every filled field."""

    def __init__(self, zone: tzinfo, parent: QWidget | None = None) -> None:
        """Make an empty panel; ``zone`` is the company's."""
        super().__init__(parent)
        self._zone = zone
        self._detail: CustomerDetail | None = None
        self._header = SectionHeader()
        self._inside = QWidget()
        self.body.addWidget(self._header)
        self.body.addWidget(self._inside)
        self.retranslate()

    def set_detail(self, detail: CustomerDetail) -> None:
        """Show this customer."""
        self._detail = detail
        self.retranslate()

    def retranslate(self) -> None:
        note = ""
        if self._detail is not None:
            note = self.tr("{0} % filled").format(self._detail.row.completeness)
        self._header.set_title(self.tr("Details"), note)
        old, self._inside = self._inside, QWidget()
        self.body.replaceWidget(old, self._inside)
        old.hide()
        old.deleteLater()
        grid = QGridLayout(self._inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(current().px("s"))
        grid.setVerticalSpacing(current().px("s"))
        grid.setColumnStretch(1, 1)
        facts = [(name, value) for name, value in self._facts() if value]
        for row, (name, value) in enumerate(facts):
            top = Qt.AlignmentFlag.AlignTop
            grid.addWidget(Label(name, "small", "text_secondary", wrap=True), row, 0, top)
            grid.addWidget(Label(value, wrap=True, selectable=True), row, 1, top)
        grid.setColumnMinimumWidth(0, current().scaled(84))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _facts(self) -> tuple[tuple[str, str], ...]:
        detail = self._detail
        if detail is None:
            return ()
        row = detail.row
        return (
            (self.tr("Priority"), word(f"customer.priority.{row.priority}")),
            (self.tr("Account manager"), detail.account_manager_name or ""),
            (self.tr("Industry"), row.industry or ""),
            (self.tr("Main business"), detail.main_business or ""),
            (self.tr("Staff"), detail.staff_size or ""),
            (self.tr("Revenue"), self._revenue(detail)),
            (self.tr("Gender"), word(f"gender.{detail.gender}") if detail.gender else ""),
            (self.tr("Occupation"), detail.occupation or ""),
            (self.tr("Source"), source_text(row.source)),
            (
                self.tr("First contact"),
                company_text(detail.first_contact_at, self._zone)
                if detail.first_contact_at
                else "",
            ),
            (
                self.tr("Cooperation expected"),
                day_text(detail.expected_on) if detail.expected_on else "",
            ),
            (self.tr("With us since"), day_text(detail.won_on) if detail.won_on else ""),
            (self.tr("Pain now"), detail.need_pain or ""),
            (self.tr("Goal wanted"), detail.need_goal or ""),
            (self.tr("Keywords"), detail.need_keywords or ""),
            (self.tr("City"), row.city or ""),
            (self.tr("Address"), detail.address or ""),
            (self.tr("Website"), detail.website or ""),
            (self.tr("Remarks"), detail.remark or ""),
            (self.tr("Other number"), detail.external_no or ""),
            (self.tr("Tags"), "  ".join(f"#{tag}" for tag in row.tags)),
            (
                self.tr("Registered"),
                f"{clock_text(detail.created_at)} {detail.created_by or ''}".strip(),
            ),
        )

    def _revenue(self, detail: CustomerDetail) -> str:
        if detail.revenue_amount is not None:
            return QLocale().toString(float(detail.revenue_amount), "f", 2)
        return detail.revenue_text or ""
