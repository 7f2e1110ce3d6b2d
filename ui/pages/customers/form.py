"""The registration form: a new customer, or changes to one."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.core.errors import NotFound
from app.customers import find, queries, service
from app.customers.dto import (
    ChangeCustomer,
    CustomerDetail,
    Duplicate,
    NewContact,
    NewCustomer,
    PointInput,
    TierRow,
)
from app.customers.rules import ORDINARY, CustomerKind, Gender, PointKind, Priority, Status
from app.identity import queries as identity
from app.identity.dto import PersonRow
from ui.pages.customers import form_fields
from ui.router import Route
from ui.theme import current
from ui.widgets.form_dialog import FormDialog
from ui.widgets.inline_message import InlineMessage
from ui.widgets.page import Desk
from ui.widgets.tag_edit import TagEdit

_HINT_DELAY_MS = 300
_WATCHED = ("name", "phone", "email")  # what a duplicate is recognised by


class CustomerForm(FormDialog):
    """Routes ``new_customer`` (param ``name``, ``phone``) and ``edit_customer/ID``."""

    def __init__(self, desk: Desk, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(desk, route, parent)
        clock, zone = desk.tasks.backend.clock, desk.tasks.backend.zone
        self._zone = zone
        self._customer_id = route.record_id
        self._version = 0
        self._seen: dict[str, Any] = {}
        self._detail: CustomerDetail | None = None
        self._tiers: tuple[TierRow, ...] = ()
        self._people: tuple[PersonRow, ...] = ()
        self._sources: tuple[str, ...] = ()
        self._duplicates: tuple[Duplicate, ...] = ()
        self._awaited = {"tiers", "people", "sources", "tags"}
        self.hint = InlineMessage(closable=True)
        self.hint.triggered.connect(self._open_duplicate)
        self.body.insertWidget(0, self.hint)
        form_fields.build(self.form, lambda: clock().astimezone(zone).date())
        self._hint_timer = QTimer(self, singleShot=True, interval=_HINT_DELAY_MS)
        self._hint_timer.timeout.connect(self._ask_for_duplicates)
        self.form.edited.connect(self._on_form_edited)
        theme = current()
        self.resize(theme.scaled(720), theme.scaled(700))
        self.save_button.setEnabled(False)
        self.retranslate()
        self._show_kind(CustomerKind.COMPANY)
        self._load()

    def retranslate(self) -> None:
        super().retranslate()
        is_new = self._customer_id is None
        self.setWindowTitle(self.tr("New customer") if is_new else self.tr("Change customer"))
        self.save_button.setText(self.tr("Register customer") if is_new else self.tr("Save"))
        form_fields.set_labels(self.form)
        form_fields.set_choices(self.form, self._tiers, self._people, self._sources)
        self._show_hint()

    def save(self) -> None:
        values = self.form.values()
        if self._customer_id is None:
            self.submit(service.register, self._new(values))
            return
        changed = {
            name: self._stored(name, values[name])
            for name, before in self._seen.items()
            if self._stored(name, values[name]) != self._stored(name, before)
        }
        command = ChangeCustomer(self._customer_id, self._version, changed)
        self.submit(service.change, command)

    def read_again(self) -> None:
        """Somebody else's change is merged field by field."""
        if self._customer_id is not None:
            self.desk.tasks.query(
                self,
                queries.customer_detail,
                self._customer_id,
                on_done=self._merge,
                on_error=self.show_refusal,
                key="detail",
            )

    def offers_new(self, error: NotFound) -> bool:
        is_ours = self._customer_id is not None and error.params.get("entity") == "customer"
        return is_ours and self.desk.may("customer.register")

    def become_new(self) -> None:
        """The contact is not part of a change, so he is asked for here."""
        self._customer_id, self._detail = None, None
        self.route = Route("new_customer")
        for name in ("kind", *form_fields.CONTACT_FIELDS):
            self.form.set_shown(name, True)
        self._show_kind(CustomerKind(self.form.values()["kind"]))
        self._enable_for_new()
        self.retranslate()

    def _load(self) -> None:
        """Read what the form offers; what it shows comes when all of that is there."""
        query = self.desk.tasks.query
        query(self, queries.tiers, on_done=self._take_tiers, key="tiers")
        query(self, identity.people, on_done=self._take_people, key="people")
        query(self, queries.sources, on_done=self._take_sources, key="sources")
        query(self, queries.tags, on_done=self._take_tags, key="tags")

    def _take_tiers(self, tiers: tuple[TierRow, ...]) -> None:
        self._tiers = tiers
        self._take_offer("tiers")

    def _take_people(self, people: tuple[PersonRow, ...]) -> None:
        self._people = people
        self._take_offer("people")

    def _take_sources(self, sources: tuple[str, ...]) -> None:
        self._sources = sources
        self._take_offer("sources")

    def _take_tags(self, tags: tuple[str, ...]) -> None:
        field = self.form.field("tags")
        if isinstance(field, TagEdit):
            field.set_suggestions(tags)
        self._take_offer("tags")

    def _take_offer(self, key: str) -> None:
        self._awaited.discard(key)
        if self._awaited:
            return
        self.retranslate()
        if self._customer_id is None:
            self._begin_new()
        else:
            self.desk.tasks.query(
                self,
                queries.customer_detail,
                self._customer_id,
                on_done=self._begin_change,
                on_error=super().show_refusal,
                key="detail",
            )

    def _begin_new(self) -> None:
        actor = self.desk.tasks.backend.actor
        self._enable_for_new()
        now = self.desk.tasks.backend.clock().astimezone(self._zone)
        first = {
            "kind": CustomerKind.COMPANY.value,
            "status": Status.POTENTIAL.value,
            "priority": Priority.MIDDLE.value,
            "tier": ORDINARY,
            "owner_id": actor.user_id,
            "first_contact_at": now.replace(tzinfo=None, second=0, microsecond=0),
            "source": "",
            "gender": "",
        }
        given = {name: self.route.param(name) for name in ("name", "phone", "email")}
        self.show_values({**first, **{name: text for name, text in given.items() if text}})
        self.save_button.setEnabled(True)
        self.form.field("name").setFocus()

    def _enable_for_new(self) -> None:
        self.form.field("owner_id").setEnabled(self.desk.may("customer.name_owner"))
        self.form.field("tier").setEnabled(self.desk.may("customer.set_tier"))

    def _begin_change(self, detail: CustomerDetail) -> None:
        self._take(detail)
        self._show_kind(detail.row.kind)
        for name in ("kind", *form_fields.CONTACT_FIELDS):
            self.form.set_shown(name, False)
        self.form.set_shown("revenue_text", self._shows_revenue(detail))
        self.form.field("owner_id").setEnabled(detail.may_change_owner)
        self.form.field("tier").setEnabled(detail.may_set_tier)
        self.show_values({"kind": detail.row.kind.value, **self._seen})
        self.save_button.setEnabled(True)
        self.form.field("name").setFocus()

    def _take(self, detail: CustomerDetail) -> None:
        self._detail, self._version = detail, detail.row.version
        self._seen = form_fields.values_of(detail, self._zone)
        if not detail.may_see_revenue:
            del self._seen["revenue_text"]

    def _shows_revenue(self, detail: CustomerDetail) -> bool:
        return detail.may_see_revenue and detail.row.kind is CustomerKind.COMPANY

    def _merge(self, detail: CustomerDetail) -> None:
        self._take(detail)
        self.merge(self._seen)

    def _new(self, values: Mapping[str, Any]) -> NewCustomer:
        kind = CustomerKind(values["kind"])
        is_company = kind is CustomerKind.COMPANY
        left_out: tuple[str, ...] = (
            form_fields.INDIVIDUAL_ONLY if is_company else form_fields.COMPANY_ONLY
        )
        shown = {
            name: self._stored(name, value)
            for name, value in values.items()
            if name not in left_out
        }
        points = tuple(
            PointInput(point, shown.pop(point.value))
            for point in (PointKind.PHONE, PointKind.EMAIL)
            if values[point.value]
        )
        contact = NewContact(
            name=shown.get("contact_name", ""),
            position=shown.get("contact_position", ""),
            birthday=shown.get("birthday"),
            wechat=shown.get("wechat", ""),
            points=points,
        )
        for name in (*form_fields.CONTACT_FIELDS, "kind", "status", "priority"):
            shown.pop(name, None)
        return NewCustomer(
            kind=kind,
            status=Status(values["status"]),
            priority=Priority(values["priority"]),
            contacts=(contact,) if contact != NewContact() else (),
            uid=self._uid,
            **shown,
        )

    def _on_saved(self, result: object) -> None:
        super()._on_saved(result)
        if self._customer_id is None and isinstance(result, int):
            self.desk.router.go(Route("customer", result))

    def _on_form_edited(self) -> None:
        if self._customer_id is None:
            self._show_kind(CustomerKind(self.form.values()["kind"] or CustomerKind.COMPANY))
            self._hint_timer.start()

    def _show_kind(self, kind: CustomerKind) -> None:
        is_company = kind is CustomerKind.COMPANY
        for name in form_fields.COMPANY_ONLY:
            self.form.set_shown(name, is_company)
        for name in form_fields.INDIVIDUAL_ONLY:
            self.form.set_shown(name, not is_company)

    def _ask_for_duplicates(self) -> None:
        name, phone, email = (self.form.values()[field] for field in _WATCHED)
        self.desk.tasks.query(
            self,
            find.duplicates_hint,
            name,
            (phone,) if phone else (),
            (email,) if email else (),
            on_done=self._on_duplicates,
            key="duplicates",
        )

    def _on_duplicates(self, found: tuple[Duplicate, ...]) -> None:
        self._duplicates = found
        self._show_hint()

    def _show_hint(self) -> None:
        if not self._duplicates:
            self.hint.hide()
            return
        first = self._duplicates[0]
        reasons = {
            "phone": self.tr("the same phone"),
            "email": self.tr("the same e-mail"),
            "name": self.tr("the same name"),
        }
        text = self.tr("{0} {1} has {2}. Perhaps this customer is registered already?")
        text = text.format(first.number, first.name, reasons[first.reason])
        if len(self._duplicates) > 1:
            text += " " + self.tr("And %n more.", "", len(self._duplicates) - 1)
        self.hint.show_message(text, "warning", self.tr("Look at it"))

    def _open_duplicate(self) -> None:
        """Go to the customer found; what was typed stays as a draft."""
        found = self._duplicates[0]
        self.close()
        self.desk.router.go(Route("customer", found.id))

    def _stored(self, name: str, value: Any) -> Any:
        """A field's value as the service takes it."""
        match name, value:
            case "first_contact_at", datetime():
                return value.replace(tzinfo=self._zone)
            case "gender", _:
                return Gender(value) if value else None
            case "tags", _:
                return tuple(value or ())
            case _:
                return value
