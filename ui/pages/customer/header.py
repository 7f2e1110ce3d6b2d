"""The head of a customer's page: who it is, how it stands, what can be done."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from app.customers.dto import CustomerDetail
from ui.theme import current
from ui.theme.icons import icon
from ui.widgets.avatar import Avatar
from ui.widgets.button import Button, IconButton
from ui.widgets.chip import Chip
from ui.widgets.customer_words import RISK_COLORS, STATUS_COLORS, risk_text, tier_text
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import Label
from ui.widgets.page_header import PageHeader
from ui.words import word

# Colour and icon: shape first, colour second.
_TIER_LOOKS = {"vip": ("new", "star"), "key": ("new", "diamond")}


class CustomerHeader(QWidget):
    """Name, badges and actions of one customer."""

    back_requested = Signal()
    log_requested = Signal()
    ticket_requested = Signal()
    edit_requested = Signal()
    delete_requested = Signal()

    def __init__(self, *, may_report: bool, may_log: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._detail: CustomerDetail | None = None
        self._line = PageHeader()
        self._avatar = Avatar()
        self.back_button = IconButton("arrow_left")
        self._line.add_leading(self._avatar)
        self._line.add_leading(self.back_button)
        self.log_button = Button(icon_name="call")
        self.edit_button = Button(icon_name="edit")
        self.ticket_button = Button(kind="primary", icon_name="add")
        self.more_button = IconButton("more_horizontal")
        menu = QMenu(self)
        self.delete_action = QAction(icon("delete"), "", self)
        menu.addAction(self.delete_action)
        self.more_button.setMenu(menu)
        self.more_button.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        for button in (self.log_button, self.edit_button, self.ticket_button, self.more_button):
            self._line.add_action(button)
        self.ticket_button.setVisible(may_report)
        self.log_button.setVisible(may_log)
        self._badges = QWidget()
        self._flow = FlowLayout(self._badges)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._line)
        self._column.addWidget(self._badges)
        self.back_button.clicked.connect(self.back_requested)
        self.log_button.clicked.connect(self.log_requested)
        self.ticket_button.clicked.connect(self.ticket_requested)
        self.edit_button.clicked.connect(self.edit_requested)
        self.delete_action.triggered.connect(self.delete_requested)
        current().changed.connect(self._restyle)
        self.retranslate()
        self._restyle()

    def add_presence(self, bar: QWidget) -> None:
        """Show who else has the customer open."""
        self._line.add_beside(bar)

    def set_detail(self, detail: CustomerDetail) -> None:
        """Show this customer."""
        self._detail = detail
        self.edit_button.setVisible(detail.may_change)
        self.more_button.setVisible(detail.may_delete)
        self.retranslate()

    def retranslate(self) -> None:
        self.back_button.set_name(self.tr("All customers"))
        self.log_button.setText(self.tr("Log interaction"))
        self.log_button.setToolTip("F8")
        self.edit_button.setText(self.tr("Edit"))
        self.ticket_button.setText(self.tr("New ticket"))
        self.more_button.set_name(self.tr("More"))
        self.delete_action.setText(self.tr("Delete customer"))
        if self._detail is not None:
            self._line.set_title(self._detail.row.name)
            self._line.set_subtitle(self._detail.row.number)
            self._avatar.set_name(self._detail.row.name)
            self._show_badges(self._detail)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _show_badges(self, detail: CustomerDetail) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        row = detail.row
        badges: list[QWidget] = [
            Chip(word(f"customer.status.{row.status}"), "status", STATUS_COLORS[row.status]),
            Chip(tier_text(row), "status", *_TIER_LOOKS.get(row.tier, ("onhold", "subtract"))),
            Chip(word(f"lifecycle.{row.lifecycle}"), "status", "onhold", "arrow_sync"),
        ]
        if row.risk in RISK_COLORS:
            badges.append(Chip(risk_text(row.risk), "sla", RISK_COLORS[row.risk], "arrow_trending"))
        if row.satisfaction is not None:
            level = str(min(5, max(1, round(row.satisfaction))))
            badges.append(Chip(f"{row.satisfaction:.1f} / 5", "csat", level))
        badges.append(self._in_charge(detail))
        for badge in badges:
            self._flow.addWidget(badge)
            badge.show()
        self._badges.updateGeometry()

    def _in_charge(self, detail: CustomerDetail) -> QWidget:
        row = detail.row
        owner = self.tr("In charge: {0}").format(row.owner_name or self.tr("nobody"))
        parts = (word(f"customer.kind.{row.kind}"), row.industry or "", row.city or "", owner)
        label = Label(" · ".join(part for part in parts if part), color="text_secondary")
        label.setMinimumHeight(current().px("chip"))
        return label

    def _restyle(self) -> None:
        theme = current()
        self._column.setSpacing(theme.px("s"))
        self._flow.setSpacing(theme.px("s"))
