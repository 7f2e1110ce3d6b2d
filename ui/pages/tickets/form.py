"""Opening a ticket: who, what, how pressing; where it goes and what is promised stands below."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.customers import queries as customers
from app.customers.dto import ContactRow, CustomerDetail
from app.identity import queries as identity
from app.identity.dto import Everybody
from app.sla import queries as sla
from app.sla.dto import Promise
from app.sla.policy import TicketFacts
from app.tickets import routes, service
from app.tickets.dto import ReportTicket
from app.tickets.look_alike import LookAlike, look_alikes
from app.tickets.routing import RoutingFacts, harder
from app.tickets.rules import Channel, Kind, Priority, Severity
from ui.router import Route
from ui.theme import current
from ui.widgets.customer_picker import CustomerPicker
from ui.widgets.date_field import DateTimeField
from ui.widgets.fields import ComboBox, LineEdit, TextArea
from ui.widgets.form_dialog import FormDialog
from ui.widgets.inline_message import InlineMessage
from ui.widgets.look_alikes import LookAlikes
from ui.widgets.page import Desk
from ui.widgets.when import local
from ui.words import named, word

_WIDE, _HIGH = 680, 710  # design pixels
_PROMISE_PAUSE_MS = 150
_CODES: dict[str, tuple[str, tuple[str, ...]]] = {
    "kind": ("ticket.kind", tuple(Kind)),
    "channel": ("channel", tuple(Channel)),
    "severity": ("ticket.severity", tuple(Severity)),
    "priority": ("ticket.priority", tuple(Priority)),
}
_PROMISED = ("accept", "plan", "solve")


class TicketForm(FormDialog):
    """Route ``new_ticket`` with the optional param ``customer``. Opens the ticket when saved."""

    def __init__(self, desk: Desk, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(desk, route, parent)
        self._given_id = int(route.param("customer") or 0)
        self._uid = uuid4()  # one form is one ticket, however often it is sent
        self._customer: CustomerDetail | None = None
        self._asked_id = 0
        self._contacts: tuple[ContactRow, ...] = ()
        self._people: dict[int, str] = {}
        self._departments: dict[int, str] = {}
        self._to: routes.Destination | None = None
        self._promises: tuple[Promise, ...] = ()
        self.picker = CustomerPicker(desk)
        self.alike = LookAlikes()
        self.alike.opened.connect(self._open_alike)
        self._title = ""
        self.boxes = {name: ComboBox() for name in (*_CODES, "contact_id")}
        self._add_fields()
        self.promise = InlineMessage()
        whole = self.layout()
        if isinstance(whole, QBoxLayout):
            whole.insertWidget(
                whole.count() - 1, self.promise
            )  # above the buttons, always in sight
        self._pause = QTimer(self, singleShot=True, interval=_PROMISE_PAUSE_MS)
        self._pause.timeout.connect(self._ask_route)
        self.form.edited.connect(self._on_form_edited)
        self.saved.connect(self._open)
        self.resize(current().scaled(_WIDE), current().scaled(_HIGH))
        self.retranslate()
        desk.tasks.query(self, identity.everybody, on_done=self._on_everybody, key="people")
        if self._given_id:
            self._read_customer(self._given_id)
        else:
            self.show_values(self._first())
            self.picker.setFocus()

    def draft_key(self) -> str:
        return f"new_ticket:{self._given_id or 'new'}"

    def retranslate(self) -> None:
        super().retranslate()
        self.setWindowTitle(self.tr("New ticket"))
        self.save_button.setText(self.tr("Open ticket"))
        self.form.set_heading("request", self.tr("What it is about"))
        self.form.set_heading("urgency", self.tr("How pressing it is"))
        labels = {
            "customer": self.tr("Customer"),
            "contact_id": self.tr("Contact"),
            "title": self.tr("Title"),
            "alike": self.tr("Solved before"),
            "description": self.tr("What the customer says"),
            "kind": self.tr("Kind"),
            "sub_kind": self.tr("Sub-kind"),
            "channel": self.tr("Channel"),
            "severity": self.tr("Severity"),
            "priority": self.tr("Priority"),
            "occurred_at": self.tr("When it happened"),
            "wanted_by": self.tr("Customer wants it by"),
        }
        for name, label in labels.items():
            self.form.set_label(name, label)
        self.picker.setPlaceholderText(self.tr("Name, phone, number, pinyin…"))
        for name, (prefix, codes) in _CODES.items():
            choices = [(str(code), word(f"{prefix}.{code}")) for code in codes]
            self.boxes[name].set_choices(choices)
        self._offer_contacts()
        self._show_promise()

    def save(self) -> None:
        values = self.form.values()
        command = ReportTicket(
            customer_id=values["customer"][0],
            kind=Kind(values["kind"]),
            title=values["title"],
            channel=Channel(values["channel"]),
            description=values["description"],
            contact_id=values["contact_id"] or None,
            sub_kind=values["sub_kind"] or None,
            severity=Severity(values["severity"]),
            priority=Priority(values["priority"]),
            occurred_at=_utc(values["occurred_at"]),
            wanted_by=_utc(values["wanted_by"]),
            uid=self._uid,
        )
        self.submit(service.report, command)

    def _add_fields(self) -> None:
        clock = self.desk.tasks.backend.clock

        def today() -> Any:
            return local(clock()).date()

        add = self.form.add
        self.form.add_group("request")
        add("customer", self.picker, required=True)
        add("contact_id", self.boxes["contact_id"])
        add("title", LineEdit(), required=True, wide=True)
        add("alike", self.alike, wide=True)
        self.form.set_shown("alike", False)
        add("description", TextArea(lines=3), wide=True)
        add("kind", self.boxes["kind"])
        add("sub_kind", LineEdit())
        add("channel", self.boxes["channel"])
        add("occurred_at", DateTimeField(today))
        self.form.add_group("urgency")
        add("severity", self.boxes["severity"])
        add("priority", self.boxes["priority"])
        add("wanted_by", DateTimeField(today))

    def _first(self) -> dict[str, Any]:
        return {
            "kind": str(Kind.INQUIRY),
            "severity": str(Severity.REGULAR),
            "priority": str(Priority.NORMAL),
            "channel": str(Channel.PHONE),
            "contact_id": 0,
        }

    def _read_customer(self, customer_id: int) -> None:
        self._asked_id = customer_id
        self.desk.tasks.query(
            self,
            customers.customer_detail,
            customer_id,
            on_done=self._show_customer,
            on_error=self.show_refusal,
            key="customer",
        )

    def _show_customer(self, detail: CustomerDetail) -> None:
        is_first = self._customer is None and detail.row.id == self._given_id
        self._customer = detail
        self._contacts = tuple(one for one in detail.contacts if one.left_on is None)
        self._offer_contacts()
        primary = next((one.id for one in self._contacts if one.is_primary), 0)
        self.boxes["contact_id"].set_value(primary)
        if is_first:
            self.picker.show_customer(detail.row)
            shown = {"customer": self.picker.value(), "contact_id": primary}
            self.show_values({**self._first(), **shown})
            self.form.field("title").setFocus()
        self._pause.start()

    def _offer_contacts(self) -> None:
        box = self.boxes["contact_id"]
        box.set_choices([(0, "–"), *((one.id, one.name) for one in self._contacts)])
        if box.value() is None:
            box.set_value(0)

    def _on_everybody(self, found: Everybody) -> None:
        people, departments = found
        self._people = {row.id: row.name for row in people}
        self._departments = {row.id: named("department", row.key, row.name) for row in departments}
        self._pause.start()

    def _on_form_edited(self) -> None:
        picked = self.form.values()["customer"]
        if picked and picked[0] != self._asked_id:
            self._read_customer(picked[0])
        self._pause.start()

    def _ask_route(self) -> None:
        values = self.form.values()
        self._ask_alike(values["title"])
        facts = RoutingFacts(
            values["kind"],
            values["sub_kind"] or None,
            None,
            values["channel"],
            values["title"],
        )
        customer_id = values["customer"][0] if values["customer"] else None
        self.desk.tasks.query(
            self, routes.try_route, facts, customer_id, on_done=self._on_route, key="route"
        )

    def _ask_alike(self, title: str) -> None:
        if title != self._title:
            self._title = title
            self.desk.tasks.query(
                self, look_alikes, title, on_done=self._show_alike, key="look_alikes"
            )

    def _show_alike(self, rows: tuple[LookAlike, ...]) -> None:
        self.alike.show_rows(rows)
        self.form.set_shown("alike", bool(rows))

    def _open_alike(self, ticket_id: int) -> None:
        """Look at it; what was typed is kept as a draft."""
        self.reject()
        self._open(ticket_id)

    def _on_route(self, trial: routes.Trial) -> None:
        self._to = trial.to
        self._ask_promises(trial.to)

    def _ask_promises(self, to: routes.Destination) -> None:
        values = self.form.values()
        tier = self._customer.row.tier if self._customer else None
        facts = TicketFacts(
            tier,
            values["kind"],
            values["sub_kind"] or None,
            harder(values["severity"], to.severity),
            values["channel"],
        )
        now = self.desk.tasks.backend.clock()
        self.desk.tasks.query(
            self, sla.promises_for, facts, now, on_done=self._on_promises, key="promises"
        )

    def _on_promises(self, promises: tuple[Promise, ...]) -> None:
        self._promises = promises
        self._show_promise()

    def _show_promise(self) -> None:
        """Say where the ticket goes and what is promised, as far as it is known."""
        if self._to is None or not self._departments:
            return
        parts = [self.tr("Goes to {0}").format(self._goes_to(self._to))]
        if self._to.severity:
            least = word(f"ticket.severity.{self._to.severity}")
            parts.append(self.tr("severity at least {0}").format(least))
        due = {promise.kind: promise.due_at for promise in self._promises}
        sentences = {
            "accept": self.tr("accept by {0}"),
            "plan": self.tr("first plan by {0}"),
            "solve": self.tr("solve by {0}"),
        }
        for clock in _PROMISED:
            at = next((at for name, at in due.items() if name == clock), None)
            if at is not None:
                parts.append(sentences[clock].format(f"{local(at):%m-%d %H:%M}"))
        self.promise.show_message(self.tr("; ").join(parts))

    def _goes_to(self, to: routes.Destination) -> str:
        names = (
            self._departments.get(to.department_id or 0),
            self._people.get(to.owner_id or 0),
        )
        return " · ".join(name for name in names if name) or self.tr("nobody yet")

    def _open(self, ticket_id: int) -> None:
        self.desk.router.go(Route("ticket", ticket_id))


def _utc(moment: datetime | None) -> datetime | None:
    """A moment as this computer's clock shows it, aware."""
    return None if moment is None else moment.astimezone()
