"""Logging an interaction: channel, what was said, what comes next. Works without the mouse."""

from datetime import datetime
from typing import Any

from PySide6.QtWidgets import QWidget

from app.customers import queries
from app.customers.dto import ContactRow, CustomerDetail
from app.files.dto import Holder, Record
from app.interactions import service
from app.interactions.dto import LogInteraction
from app.interactions.rules import Direction, InteractionChannel
from ui.router import Route
from ui.theme import current
from ui.widgets.customer_picker import CustomerPicker
from ui.widgets.date_field import DateField, DateTimeField
from ui.widgets.drop_area import DropArea
from ui.widgets.fields import ComboBox, LineEdit, NumberField
from ui.widgets.file_handling import attach_to_saved
from ui.widgets.files_to_come import FilesToCome
from ui.widgets.filing_text import FilingTextArea
from ui.widgets.form_dialog import FormDialog
from ui.widgets.page import Desk
from ui.widgets.when import local
from ui.words import word

_LONGEST = 24 * 60  # minutes


class InteractionForm(FormDialog):
    """Route ``log_interaction`` with the params ``customer`` and ``ticket``, both optional."""

    def __init__(self, desk: Desk, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(desk, route, parent)
        self._ticket_id = _number(route.param("ticket"))
        self._given_id = _number(route.param("customer"))
        self._contacts: tuple[ContactRow, ...] = ()
        clock = desk.tasks.backend.clock

        def today() -> Any:
            return local(clock()).date()

        add = self.form.add
        add("customer", CustomerPicker(desk), required=True)
        add("contact_id", ComboBox())
        add("channel", ComboBox())
        add("direction", ComboBox())
        text = FilingTextArea(lines=4)
        add("body", text, required=True, wide=True)
        add("subject", LineEdit())
        add("result", LineEdit())
        add("at", DateTimeField(today))
        add("minutes", NumberField(0, _LONGEST))
        add("next_step", LineEdit())
        add("next_on", DateField(today))
        self.files = FilesToCome(desk)
        self.files.setVisible(desk.may("ticket.comment"))
        self.body.insertWidget(self.body.count() - 1, self.files)
        self.files.added.connect(self.reveal)
        text.files_given.connect(self.files.take)
        self._drop_area.dropped.connect(self.files.take)
        self.saved.connect(self._on_logged)
        self.form.edited.connect(self._on_form_edited)
        self._shown_customer = 0
        self.resize(current().scaled(640), current().scaled(640))
        self.retranslate()
        now = local(clock()).replace(tzinfo=None, second=0, microsecond=0)
        self._first = {
            "channel": InteractionChannel.PHONE.value,
            "direction": Direction.OUT.value,
            "at": now,
        }
        if self._given_id is None:
            self.show_values(self._first)
            self.form.field("customer").setFocus()
        else:
            self.form.field("body").setFocus()
            self._read_customer(self._given_id)

    def make_inside(self) -> QWidget:
        self._drop_area = DropArea()
        return self._drop_area

    def draft_key(self) -> str:
        return f"log_interaction:{self._given_id or 'new'}:{self._ticket_id or ''}"

    def retranslate(self) -> None:
        super().retranslate()
        self.setWindowTitle(self.tr("Log interaction"))
        self.save_button.setText(self.tr("Log"))
        for name, label in {
            "customer": self.tr("Customer"),
            "contact_id": self.tr("With whom"),
            "channel": self.tr("Channel"),
            "direction": self.tr("Direction"),
            "body": self.tr("What was said"),
            "subject": self.tr("Subject"),
            "result": self.tr("Result"),
            "at": self.tr("When"),
            "minutes": self.tr("Minutes"),
            "next_step": self.tr("Next step"),
            "next_on": self.tr("Next step on"),
        }.items():
            self.form.set_label(name, label)
        picker = self.form.field("customer")
        if isinstance(picker, CustomerPicker):
            picker.setPlaceholderText(self.tr("Name, phone, number, pinyin…"))
        channels = [(one.value, word(f"channel.{one}")) for one in InteractionChannel]
        self._combo("channel").set_choices(channels)
        directions = [(one.value, word(f"direction.{one}")) for one in Direction]
        self._combo("direction").set_choices(directions)
        self._offer_contacts()

    def save(self) -> None:
        values = self.form.values()
        at: datetime | None = values["at"]
        minutes = values["minutes"]
        command = LogInteraction(
            customer_id=values["customer"][0],
            channel=InteractionChannel(values["channel"]),
            direction=Direction(values["direction"]),
            body=values["body"],
            subject=values["subject"],
            at=None if at is None or at == self._first["at"] else at.astimezone(),
            minutes=None if minutes is None else int(minutes),
            contact_id=values["contact_id"] or None,
            ticket_id=self._ticket_id,
            result=values["result"],
            next_step=values["next_step"],
            next_on=values["next_on"],
        )
        self.submit(service.log, command)

    def _on_logged(self, interaction_id: int) -> None:
        holder = Holder(Record.INTERACTION, interaction_id)
        attach_to_saved(self.desk.tasks, holder, self.files.sources())

    def _combo(self, name: str) -> ComboBox:
        field = self.form.field(name)
        assert isinstance(field, ComboBox)
        return field

    def _read_customer(self, customer_id: int) -> None:
        self._shown_customer = customer_id
        self.desk.tasks.query(
            self,
            queries.customer_detail,
            customer_id,
            on_done=self._show_customer,
            on_error=self.show_refusal,
            key="customer",
        )

    def _show_customer(self, detail: CustomerDetail) -> None:
        self._contacts = detail.contacts
        self._offer_contacts()
        here = [one for one in detail.contacts if one.left_on is None]
        primary = next((one.id for one in here if one.is_primary), 0)
        self._combo("contact_id").set_value(primary)
        if detail.row.id == self._given_id:
            picker = self.form.field("customer")
            if isinstance(picker, CustomerPicker):
                picker.show_customer(detail.row)
                picker.setEnabled(False)
            shown = {"customer": picker.value() if isinstance(picker, CustomerPicker) else None}
            self.show_values({**self._first, **shown})

    def _offer_contacts(self) -> None:
        people = [(contact.id, contact.name) for contact in self._contacts if not contact.left_on]
        box = self._combo("contact_id")
        box.set_choices([(0, "–"), *people])
        if box.value() is None:
            box.set_value(0)

    def _on_form_edited(self) -> None:
        picked = self.form.values()["customer"]
        if picked and picked[0] != self._shown_customer:
            self._read_customer(picked[0])


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdigit() else None
