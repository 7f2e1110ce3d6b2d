"""Rows of customers as cards and as a table."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt

from app.customers.dto import CustomerRow, CustomerSort
from ui.delegates.customer_card import CustomerCard, Risk, Tier
from ui.qtmodels.paged_model import PagedTableModel
from ui.qtmodels.roles import Role
from ui.qtmodels.table_model import Column
from ui.widgets.customer_words import (
    RISK_COLORS,
    STATUS_COLORS,
    risk_text,
    source_text,
    tier_text,
)
from ui.widgets.when import ago
from ui.words import word

RIGHT = Qt.AlignmentFlag.AlignRight
_CARD_TIERS: dict[str, Tier] = {"vip": "vip", "key": "key"}
_CARD_RISKS: dict[str, Risk] = {"high": "high", "middle": "middle", "low": "low"}


def _status_chip(row: CustomerRow) -> tuple[str, str]:
    return "status", STATUS_COLORS[row.status]


def _risk_chip(row: CustomerRow) -> tuple[str, str] | None:
    return ("sla", RISK_COLORS[row.risk]) if row.risk in RISK_COLORS else None


class CustomerListModel(PagedTableModel[CustomerRow]):
    """Customers, loaded as one scrolls."""

    def __init__(self, clock: Callable[[], datetime], parent: QObject | None = None) -> None:
        self._clock = clock
        super().__init__(self._columns(), lambda row: row.id, parent)

    def role_data(self, row: CustomerRow, column: Column[CustomerRow], role: int) -> Any:
        match role:
            case Role.CARD:
                return self._card(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row)
            case Role.STATUS:
                return row.status
            case _:
                return None

    def _columns(self) -> tuple[Column[CustomerRow], ...]:
        translate = QCoreApplication.translate
        sort = CustomerSort
        return (
            Column(
                "number", lambda: translate("CustomerList", "Number"), lambda r: r.number, width=96
            ),
            Column(
                "name",
                lambda: translate("CustomerList", "Name"),
                lambda r: r.name,
                sort=sort.NAME,
                width=220,
            ),
            Column(
                "status",
                lambda: translate("CustomerList", "Status"),
                lambda r: word(f"customer.status.{r.status}"),
                chip=_status_chip,
                width=104,
            ),
            Column("tier", lambda: translate("CustomerList", "Tier"), tier_text, width=80),
            Column(
                "owner",
                lambda: translate("CustomerList", "Person in charge"),
                lambda r: r.owner_name or "",
                width=124,
            ),
            Column(
                "contact",
                lambda: translate("CustomerList", "Contact"),
                lambda r: r.contact_name or "",
                width=110,
            ),
            Column(
                "phone",
                lambda: translate("CustomerList", "Phone"),
                lambda r: r.phone_masked or "",
                width=90,
            ),
            Column(
                "last_contact",
                lambda: translate("CustomerList", "Last contact"),
                lambda r: ago(r.last_contact_at, self._clock()),
                sort=sort.LAST_CONTACT,
                width=120,
            ),
            Column(
                "open_tickets",
                lambda: translate("CustomerList", "Open tickets"),
                lambda r: str(r.open_tickets) if r.open_tickets else "",
                align=RIGHT,
                width=104,
            ),
            Column(
                "satisfaction",
                lambda: translate("CustomerList", "Satisfaction"),
                lambda r: "" if r.satisfaction is None else f"{r.satisfaction:.1f}",
                align=RIGHT,
                width=104,
            ),
            Column(
                "risk",
                lambda: translate("CustomerList", "Churn risk"),
                lambda r: risk_text(r.risk),
                chip=_risk_chip,
                width=100,
            ),
            Column(
                "industry",
                lambda: translate("CustomerList", "Industry"),
                lambda r: r.industry or "",
                width=130,
            ),
            Column(
                "city", lambda: translate("CustomerList", "City"), lambda r: r.city or "", width=90
            ),
            Column(
                "source",
                lambda: translate("CustomerList", "Source"),
                lambda r: source_text(r.source),
                width=110,
            ),
            Column(
                "completeness",
                lambda: translate("CustomerList", "Completeness"),
                lambda r: f"{r.completeness} %",
                align=RIGHT,
                width=104,
            ),
        )

    def _card(self, row: CustomerRow) -> CustomerCard:
        translate = QCoreApplication.translate
        last = ago(row.last_contact_at, self._clock())
        parts = (row.contact_name if row.contact_name != row.name else "", row.industry, row.city)
        return CustomerCard(
            name=row.name,
            tier=_CARD_TIERS.get(row.tier, "normal"),
            tier_text=tier_text(row),
            status=STATUS_COLORS[row.status],
            status_text=word(f"customer.status.{row.status}"),
            lifecycle_text=word(f"lifecycle.{row.lifecycle}"),
            subtitle=" · ".join(part for part in parts if part),
            owner_name=row.owner_name or translate("CustomerList", "Nobody in charge"),
            phone_masked=row.phone_masked or "",
            email_masked=row.email_masked or "",
            last_contact_text=translate("CustomerList", "Last contact {0}").format(last)
            if last
            else translate("CustomerList", "Not contacted yet"),
            open_tickets=row.open_tickets,
            satisfaction=""
            if row.satisfaction is None
            else translate("CustomerList", "Satisfaction {0}/5").format(f"{row.satisfaction:.1f}"),
            risk=_CARD_RISKS.get(row.risk or "", "none"),
            tags=row.tags,
            risk_text=risk_text(row.risk),
        )

    def _spoken(self, row: CustomerRow) -> str:
        """What a screen reader says for a whole card."""
        card = self._card(row)
        tickets = ""
        if row.open_tickets:
            sentence = QCoreApplication.translate("CustomerList", "Open tickets: {0}")
            tickets = sentence.format(row.open_tickets)
        parts = (row.name, row.number, card.tier_text, card.status_text, card.owner_name)
        more = (card.last_contact_text, tickets, card.satisfaction, card.risk_text)
        return ", ".join(part for part in (*parts, *more) if part)
