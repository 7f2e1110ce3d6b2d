"""A contact of a customer: added or changed; numbers stored already stay masked."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.core.errors import AppError, Invalid, NotFound
from app.customers import contacts, queries
from app.customers.dto import ContactRow, CustomerDetail, PointInput, RemoveContact, SaveContact
from app.customers.rules import PointKind
from app.interactions.rules import InteractionChannel
from ui.router import Route
from ui.theme import current
from ui.widgets.button import Button
from ui.widgets.date_field import DateField
from ui.widgets.fields import CheckBox, ComboBox, LineEdit, PhoneField
from ui.widgets.form_dialog import FormDialog
from ui.widgets.page import Desk
from ui.widgets.when import local
from ui.words import word

_KINDS = (PointKind.PHONE, PointKind.EMAIL)


class ContactForm(FormDialog):
    """``contact`` None adds one. A number left empty stays as it is stored."""

    def __init__(
        self,
        desk: Desk,
        customer_id: int,
        contact: ContactRow | None,
        parent: QWidget | None = None,
    ) -> None:
        self._customer_id = customer_id
        self._contact = contact
        super().__init__(desk, Route("contact", contact.id if contact else None), parent)
        clock = desk.tasks.backend.clock
        add = self.form.add
        add("name", LineEdit(), required=True)
        add("position", LineEdit())
        add("phone", PhoneField())
        add("email", LineEdit())
        add("preferred_channel", ComboBox())
        add("left_on", DateField(lambda: local(clock()).date()))
        add("is_primary", CheckBox())
        add("is_decision_maker", CheckBox())
        self.remove_button = Button(kind="danger", icon_name="delete")
        self.remove_button.setVisible(contact is not None)
        self.remove_button.clicked.connect(self._remove)
        self.body.insertWidget(1, self.remove_button)
        self.resize(current().scaled(560), current().scaled(400))
        self.retranslate()
        self.show_values(self._values())

    def draft_key(self) -> str:
        return f"contact:{self._contact.id if self._contact else f'of {self._customer_id}'}"

    def retranslate(self) -> None:
        super().retranslate()
        is_new = self._contact is None
        self.setWindowTitle(self.tr("New contact") if is_new else self.tr("Change contact"))
        self.remove_button.setText(self.tr("Delete contact"))
        label = self.form.set_label
        label("name", self.tr("Name"))
        label("position", self.tr("Position"))
        label("phone", self.tr("Phone") if is_new else self.tr("Another phone"))
        label("email", self.tr("E-mail") if is_new else self.tr("Another e-mail"))
        label("preferred_channel", self.tr("Preferred channel"))
        label("left_on", self.tr("Left on"))
        label("is_primary", self.tr("Primary contact"))
        label("is_decision_maker", self.tr("Decision maker"))
        for kind in _KINDS:
            field = self.form.field(kind.value)
            if isinstance(field, LineEdit):
                field.setPlaceholderText(self._stored(kind))
        channels = self.form.field("preferred_channel")
        if isinstance(channels, ComboBox):
            words = [(one.value, word(f"channel.{one}")) for one in InteractionChannel]
            channels.set_choices([("", "–"), *words])

    def save(self) -> None:
        values = self.form.values()
        names = ("name", "position", "left_on", "is_primary", "is_decision_maker")
        fields: dict[str, Any] = {name: values[name] for name in names}
        fields["preferred_channel"] = values["preferred_channel"] or None
        kept = self._contact.points if self._contact else ()
        points = [
            PointInput(
                point.kind, None, point.id, point.label or "", point.do_not_contact,
                point.is_preferred,
            )
            for point in kept
        ]  # fmt: skip
        typed = [PointInput(kind, values[kind.value]) for kind in _KINDS if values[kind.value]]
        command = SaveContact(
            self._customer_id,
            fields,
            (*points, *typed),
            self._contact.id if self._contact else None,
            self._contact.version if self._contact else 0,
        )
        self.submit(contacts.save_contact, command)

    def offers_new(self, error: NotFound) -> bool:
        return self._contact is not None and error.params.get("entity") == "contact"

    def become_new(self) -> None:
        """Numbers of the one who is gone went with him; those typed here are taken."""
        self._contact = None
        self.remove_button.hide()
        self.retranslate()

    def read_again(self) -> None:
        """Read the contact that somebody else changed."""
        self.desk.tasks.query(
            self,
            queries.customer_detail,
            self._customer_id,
            on_done=self._on_read_again,
            on_error=self.show_refusal,
            key="contact",
        )

    def show_refusal(self, error: AppError) -> None:
        """An individual customer is his own only contact: that has no field, so say it above."""
        super().show_refusal(error)
        if isinstance(error, Invalid) and "contacts" in error.fields:
            text = self.tr("An individual customer has only himself as a contact.")
            self.message.show_message(text, "error")

    def _on_read_again(self, detail: CustomerDetail) -> None:
        mine = self._contact.id if self._contact else None
        found = next((one for one in detail.contacts if one.id == mine), None)
        if found is None:
            self.show_refusal(NotFound(entity="contact", id=mine))
            return
        self._contact = found
        self.retranslate()
        self.merge(self._values())

    def _values(self) -> dict[str, Any]:
        contact = self._contact
        if contact is None:
            return {"preferred_channel": ""}
        left_on: date | None = contact.left_on
        return {
            "name": contact.name,
            "position": contact.position,
            "preferred_channel": contact.preferred_channel or "",
            "left_on": left_on,
            "is_primary": contact.is_primary,
            "is_decision_maker": contact.is_decision_maker,
        }

    def _stored(self, kind: PointKind) -> str:
        """What is stored already, masked, as a hint in the empty field."""
        points = self._contact.points if self._contact else ()
        return ", ".join(point.masked for point in points if point.kind is kind)

    def _remove(self) -> None:
        if self._contact is not None:
            command = RemoveContact(self._contact.id, self._contact.version)
            self.submit(contacts.remove_contact, command)
