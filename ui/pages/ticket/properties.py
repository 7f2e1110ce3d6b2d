"""The right side of a ticket: what is known of it, to change in place, and its customer."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.core.permissions import Role
from app.customers.dto import CustomerDetail
from app.identity.dto import DepartmentRow, PersonRow
from app.tickets import service
from app.tickets.dto import AssignTicket, ChangeTicket, Classify, TicketDetail
from app.tickets.rules import Category, Channel, Kind, Priority, Severity
from ui.pages.ticket.links_box import LinksBox
from ui.theme import current
from ui.widgets.avatar import Avatar
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.date_field import DateTimeField
from ui.widgets.fields import ComboBox, LineEdit
from ui.widgets.form import Form
from ui.widgets.label import ElidedLabel, Label
from ui.widgets.page import Desk
from ui.widgets.section_header import SectionHeader
from ui.widgets.when import ago, local
from ui.words import named, word

_CLASSES = {"kind": Kind, "severity": Severity, "priority": Priority, "channel": Channel}


class CustomerBox(Card):
    """Whom the ticket is for, in short."""

    opened = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._now = desk.tasks.backend.clock
        self._detail: CustomerDetail | None = None
        self._avatar = Avatar("")
        self._name = ElidedLabel(role="h3")
        self._facts = Label(role="small", color="text_secondary", wrap=True)
        self._open = Button(kind="quiet")
        self._open.clicked.connect(self._on_open)
        head = QHBoxLayout()
        head.addWidget(self._avatar)
        head.addWidget(self._name, 1)
        self.body.addLayout(head)
        self.body.addWidget(self._facts)
        self.body.addWidget(self._open)
        self.retranslate()

    def show_customer(self, detail: CustomerDetail) -> None:
        """Show a customer."""
        self._detail = detail
        self.retranslate()

    def retranslate(self) -> None:
        self._open.setText(self.tr("Open customer"))
        if self._detail is None:
            return
        row = self._detail.row
        self._avatar.set_name(row.name)
        self._name.setText(row.name)
        contacted = ago(row.last_contact_at, self._now())
        facts = [
            f"{named('tier', row.tier, row.tier_name)} · {word(f'customer.status.{row.status}')}",
            " · ".join(part for part in (row.contact_name, row.phone_masked) if part),
            self.tr("Open tickets: {0}").format(row.open_tickets),
            self.tr("Last contact: {0}").format(contacted) if contacted else "",
            self.tr("Account: {0}").format(row.owner_name) if row.owner_name else "",
        ]
        self._facts.setText("\n".join(fact for fact in facts if fact))

    def _on_open(self) -> None:
        if self._detail is not None:
            self.opened.emit(self._detail.row.id)


class Properties(QScrollArea):
    """Fields that save when they are left; a refusal shows the stored value again."""

    wanted = Signal(object, object)  # service function, its command
    due_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._ticket: TicketDetail | None = None
        self._people: tuple[PersonRow, ...] = ()
        self._departments: tuple[DepartmentRow, ...] = ()
        self._contacts: tuple[tuple[int, str], ...] = ()
        backend = desk.tasks.backend
        self._zone = backend.zone
        self.form = Form()
        self.boxes = {name: ComboBox() for name in ("owner_id", "department_id", "contact_id")}
        self.boxes |= {name: ComboBox() for name in _CLASSES}
        self.sub_kind = LineEdit()
        self.wanted_by = DateTimeField(lambda: backend.clock().astimezone(self._zone).date())
        order = ("owner_id", "department_id", "kind", "sub_kind", "severity", "priority")
        for name in (*order, "wanted_by", "contact_id", "channel"):
            field = {"sub_kind": self.sub_kind, "wanted_by": self.wanted_by}.get(name)
            self.form.add(name, field or self.boxes[name])
        for box in self.boxes.values():
            box.edited.connect(self._on_edited)
        self.sub_kind.editingFinished.connect(self._on_edited)
        self.wanted_by.editingFinished.connect(self._on_edited)
        self.wanted_by.edited.connect(self._on_calendar)
        self.customer = CustomerBox(desk)
        self.links = LinksBox()
        self._title = SectionHeader()
        self.due_button = Button(kind="quiet", icon_name="calendar_clock")
        self.due_button.clicked.connect(self.due_wanted)
        self._more = Label(role="small", color="text_secondary", wrap=True, selectable=True)
        self._lay_out()
        self.retranslate()

    def show_ticket(self, ticket: TicketDetail) -> None:
        """Show a ticket's fields, those one may not change greyed."""
        self._ticket = ticket
        self._offer()
        is_open = ticket.row.category is not Category.CLOSED
        rights = dict.fromkeys(("priority", "contact_id", "channel"), "ticket.work")
        rights |= dict.fromkeys(("owner_id", "department_id"), "ticket.assign")
        rights |= dict.fromkeys(("kind", "severity", "sub_kind"), "ticket.classify")
        rights["wanted_by"] = "ticket.work"
        for name, right in rights.items():
            self.form.field(name).setEnabled(is_open and right in ticket.may)
        self.due_button.setEnabled(is_open and "ticket.set_due" in ticket.may)
        self._show_more()

    def show_customer(self, detail: CustomerDetail) -> None:
        """Show the customer; its contacts are whom the ticket can be about."""
        self.customer.show_customer(detail)
        self._contacts = tuple(
            (contact.id, contact.name) for contact in detail.contacts if contact.left_on is None
        )
        self._offer()

    def show_people(self, people: Sequence[PersonRow]) -> None:
        """Offer the persons in charge."""
        self._people = tuple(people)
        self._offer()

    def show_departments(self, departments: Sequence[DepartmentRow]) -> None:
        """Offer the departments."""
        self._departments = tuple(departments)
        self._offer()

    def retranslate(self) -> None:
        self._title.set_title(self.tr("Properties"))
        self.due_button.setText(self.tr("Set a deadline…"))
        labels = {
            "owner_id": self.tr("Person in charge"),
            "department_id": self.tr("Department"),
            "kind": self.tr("Kind"),
            "sub_kind": self.tr("Sub-kind"),
            "severity": self.tr("Severity"),
            "priority": self.tr("Priority"),
            "wanted_by": self.tr("Customer wants it by"),
            "contact_id": self.tr("Contact"),
            "channel": self.tr("Channel"),
        }
        for name, label in labels.items():
            self.form.set_label(name, label)
        self._offer()
        self._show_more()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.customer.retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        theme = current()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFixedWidth(theme.scaled(300))
        card = Card()
        card.body.addWidget(self._title)
        card.body.addWidget(self.form)
        card.body.addWidget(self.due_button)
        card.body.addWidget(self._more)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, theme.px("xs"), 0)
        column.setSpacing(theme.px("s"))
        column.addWidget(self.customer)
        column.addWidget(self.links)
        column.addWidget(card)
        column.addStretch(1)
        self.setWidget(inside)

    def _offer(self) -> None:
        """Fill every box anew and show the ticket's values; what is being typed or chosen stays."""
        in_use = self._in_use()
        nobody = (None, self.tr("Nobody"))
        people = [(person.id, person.name) for person in self._people if person.role != Role.ADMIN]
        places = [(row.id, named("department", row.key, row.name)) for row in self._departments]
        offered: dict[str, list[tuple[Any, str]]] = {
            "owner_id": [nobody, *people],
            "department_id": [nobody, *places],
            "contact_id": [nobody, *self._contacts],
        }
        for name, codes in _CLASSES.items():
            prefix = "channel" if name == "channel" else f"ticket.{name}"
            offered[name] = [(code, word(f"{prefix}.{code}")) for code in codes]
        for name in offered.keys() - in_use:
            self.boxes[name].set_choices(offered[name])
        if self._ticket is not None:
            stored = self._stored(self._ticket)
            self.form.set_values({name: stored[name] for name in stored.keys() - in_use})

    def _in_use(self) -> set[str]:
        """Fields in which something is half-written, boxes whose list is open."""
        used = {name for name, box in self.boxes.items() if box.view().isVisible()}
        texts = {"sub_kind": self.sub_kind, "wanted_by": self.wanted_by}
        return used | {
            name for name, field in texts.items() if field.hasFocus() and field.isModified()
        }

    def _stored(self, ticket: TicketDetail) -> dict[str, Any]:
        row = ticket.row
        wanted = ticket.wanted_by
        return {
            "owner_id": row.owner_id,
            "department_id": row.department_id,
            "kind": row.kind,
            "sub_kind": row.sub_kind or "",
            "severity": row.severity,
            "priority": row.priority,
            "wanted_by": wanted.astimezone(self._zone).replace(tzinfo=None) if wanted else None,
            "contact_id": ticket.contact_id,
            "channel": ticket.channel,
        }

    def _on_calendar(self) -> None:
        if not self.wanted_by.hasFocus():
            self._on_edited()

    def _on_edited(self) -> None:
        """Send what differs from what is stored; the fresh ticket comes by reload."""
        ticket = self._ticket
        if ticket is None or not self.form.check():
            return
        stored, now = self._stored(ticket), self.form.values()
        changed = {name for name in stored if stored[name] != now[name]}
        if changed & {"owner_id", "department_id"}:
            self.wanted.emit(service.assign, self._assign(ticket, now, changed))
        elif changed & {"kind", "severity", "sub_kind"}:
            kind, severity = Kind(now["kind"]), Severity(now["severity"])
            version = ticket.row.version
            self.wanted.emit(
                service.classify,
                Classify(ticket.row.id, version, kind, severity, now["sub_kind"] or None),
            )
        elif changed:
            self.wanted.emit(service.change, self._change(ticket, now))

    def _assign(self, ticket: TicketDetail, now: dict[str, Any], changed: set[str]) -> AssignTicket:
        """A new department alone leaves the choice of the person to it."""
        is_person = "owner_id" in changed
        return AssignTicket(
            ticket.row.id,
            now["owner_id"] if is_person else None,
            ticket.row.version,
            None if is_person and now["owner_id"] else now["department_id"],
        )

    def _change(self, ticket: TicketDetail, now: dict[str, Any]) -> ChangeTicket:
        return replace(
            change_of(ticket),
            priority=Priority(now["priority"]),
            channel=Channel(now["channel"]),
            contact_id=now["contact_id"],
            wanted_by=as_utc(now["wanted_by"], self._zone),
        )

    def _show_more(self) -> None:
        ticket = self._ticket
        if ticket is None:
            return
        facts = (
            (self.tr("Reported"), _when(ticket.row.reported_at)),
            (self.tr("Occurred"), _when(ticket.occurred_at)),
            (self.tr("Assigned"), _when(ticket.assigned_at)),
            (self.tr("Accepted"), _when(ticket.accepted_at)),
            (self.tr("Progress"), f"{ticket.row.progress}% {_when(ticket.progress_at)}".strip()),
            (self.tr("Solved"), _when(ticket.solved_at)),
            (self.tr("Closed"), _when(ticket.row.closed_at)),
            (self.tr("Reopened"), str(ticket.reopen_count or "")),
            (self.tr("Ended as"), _coded("ticket.outcome", ticket.outcome)),
            (self.tr("Rating"), _coded("ticket.rating", ticket.rating)),
            (self.tr("Solution"), ticket.solution or ""),
            (self.tr("Customer's words"), ticket.feedback or ""),
            (self.tr("Root cause"), ticket.root_cause or ""),
            (self.tr("What could be better"), ticket.improvement or ""),
            (self.tr("Opened by"), ticket.created_by_name or ""),
        )
        sentence = self.tr("{0}: {1}")
        self._more.setText("\n".join(sentence.format(*fact) for fact in facts if fact[1]))


def change_of(ticket: TicketDetail) -> ChangeTicket:
    """The command that would change nothing, to be changed where a person did."""
    return ChangeTicket(
        ticket_id=ticket.row.id,
        seen_version=ticket.row.version,
        title=ticket.row.title,
        description=ticket.description,
        priority=ticket.row.priority,
        channel=Channel(ticket.channel),
        contact_id=ticket.contact_id,
        occurred_at=ticket.occurred_at,
        wanted_by=ticket.wanted_by,
        is_confidential=ticket.row.is_confidential,
        feedback=ticket.feedback or "",
        improvement=ticket.improvement or "",
        root_cause=ticket.root_cause or "",
    )


def as_utc(moment: datetime | None, zone: Any) -> datetime | None:
    """A moment as the company's clock shows it, in UTC."""
    return None if moment is None else moment.replace(tzinfo=zone).astimezone(UTC)


def _when(moment: datetime | None) -> str:
    return f"{local(moment):%m-%d %H:%M}" if moment else ""


def _coded(prefix: str, code: str | None) -> str:
    return word(f"{prefix}.{code}") if code else ""
