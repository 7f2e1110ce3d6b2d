"""From a registration form to the rows it becomes; the form and the import write the same ones."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from app.core.errors import Invalid
from app.core.text import sort_key
from app.customers import rules
from app.customers.dto import NewContact, NewCustomer
from app.customers.index import ContactFacts, derived, with_number
from app.customers.points import Point, clean, first_masked
from app.customers.rules import CustomerKind, Lifecycle, PointKind, Status

# Texts of the form that are stored as they are; an empty one is stored as nothing.
TEXTS = (
    "industry", "staff_size", "main_business", "source", "need_pain", "need_goal",
    "need_keywords", "remark", "city", "address", "website", "occupation",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ContactDraft:
    """Columns of a contact, of its private side, and its points."""

    columns: dict[str, Any]
    private: dict[str, Any]
    points: tuple[Point, ...]

    def facts(self) -> ContactFacts:
        """What the customer's main row takes from it."""
        columns = self.columns
        return ContactFacts(
            columns["name"],
            columns["position"],
            columns["phone_masked"],
            columns["email_masked"],
            self.private["birthday"] is not None,
        )


@dataclass(frozen=True, slots=True)
class CustomerDraft:
    """Columns of a customer, of its private side, its contacts and tags."""

    columns: dict[str, Any]
    private: dict[str, Any]
    contacts: tuple[ContactDraft, ...]
    tags: tuple[str, ...]


def check_form(cmd: NewCustomer) -> None:
    """Refuse a form that cannot become a customer.

    Raises:
        Invalid: names every field that is not acceptable.
    """
    fields = {name: getattr(cmd, name) for name in (*TEXTS, "name", "kind", "status")}
    rules.check({**fields, "priority": cmd.priority, "gender": cmd.gender})
    if cmd.kind is CustomerKind.INDIVIDUAL and len(cmd.contacts) > 1:
        raise Invalid({"contacts": "only_himself"})


def draft(
    cmd: NewCustomer,
    number: str,
    department_id: int | None,
    now: datetime | None,
    won_on: date | None,
    *,
    is_strict: bool = True,
) -> CustomerDraft:
    """The rows of a checked form; see ``prepared`` and ``completed``."""
    return completed(prepared(cmd, now, won_on, is_strict=is_strict), cmd, number, department_id)


def completed(
    made: CustomerDraft, cmd: NewCustomer, number: str, department_id: int | None
) -> CustomerDraft:
    """The prepared rows of ``cmd`` with what only the transaction that writes them knows."""
    columns = {
        **made.columns,
        "uid": cmd.uid,
        "number": number,
        "search_text": with_number(made.columns["search_text"], number),
        "owner_id": cmd.owner_id,
        "account_manager_id": cmd.account_manager_id or cmd.owner_id,
        "department_id": department_id,
    }
    return replace(made, columns=columns)


def prepared(
    cmd: NewCustomer, now: datetime | None, won_on: date | None, *, is_strict: bool = True
) -> CustomerDraft:
    """All of the rows of a checked form that costs time, worked out while no store waits.

    Args:
        now: aware; the first contact of a form that names none. None: it stays unknown.
        won_on: company date to note for a customer who is already won. None: it stays unknown.
        is_strict: refuse phones and e-mails that are none; else keep them as typed.

    Raises:
        Invalid: a phone or an e-mail cannot be one.
    """
    name = cmd.name.strip()
    columns: dict[str, Any] = {text: getattr(cmd, text).strip() or None for text in TEXTS}
    columns |= {
        "number": "",
        "external_no": (cmd.external_no or "").strip() or None,
        "external_source": cmd.external_source,
        "kind": cmd.kind,
        "name": name,
        "sort_key": sort_key(name),
        "first_contact_at": cmd.first_contact_at or now,
        "expected_on": cmd.expected_on,
        "status": cmd.status,
        "priority": cmd.priority,
        "tier": cmd.tier,
        "lifecycle": Lifecycle.LOST if cmd.status is Status.LOST else Lifecycle.NEW,
        "owner_id": cmd.owner_id,
        "gender": cmd.gender,
        "won_on": cmd.won_on or (won_on if cmd.status is Status.WON else None),
    }
    private = {
        "revenue_text": cmd.revenue_text.strip() or None,
        "revenue_amount": cmd.revenue_amount,
    }
    people = _people(cmd, name)
    contacts = tuple(
        draft_contact(*person, is_first=position == 0, is_strict=is_strict)
        for position, person in enumerate(people)
    )
    tags = tuple(dict.fromkeys(tag.strip() for tag in cmd.tags if tag.strip()))
    facts = [contact.facts() for contact in contacts]
    columns |= derived(columns, facts, tags, has_revenue=bool(private["revenue_text"]))
    return CustomerDraft(columns, private, contacts, tags)


def _people(cmd: NewCustomer, name: str) -> list[tuple[str, NewContact]]:
    if cmd.kind is CustomerKind.INDIVIDUAL:
        return [(name, cmd.contacts[0] if cmd.contacts else NewContact())]
    return [
        (person.name.strip(), person)
        for person in cmd.contacts
        if person.name.strip() or any(point.text for point in person.points)
    ]


def draft_contact(
    name: str, person: NewContact, *, is_first: bool, is_strict: bool
) -> ContactDraft:
    """The rows of one person; see :func:`draft`."""
    points = clean(person.points, is_strict=is_strict)
    columns = {
        "name": name,
        "sort_key": sort_key(name),
        "position": person.position.strip() or None,
        "is_primary": is_first,
        "is_decision_maker": person.is_decision_maker,
        "preferred_channel": person.preferred_channel,
        "phone_masked": first_masked(points, PointKind.PHONE),
        "email_masked": first_masked(points, PointKind.EMAIL),
    }
    private = {"birthday": person.birthday, "wechat": person.wechat.strip() or None}
    return ContactDraft(columns, private, points)
