"""What a customer's main row says of his contacts, tags and revenue, kept beside them.

The words he is found by, the masked copies for lists, and the completeness of his form. Phones
and e-mails are not among the words: they have tokens of their own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.phones import tokens
from app.core.text import digits, search_text
from app.customers import point_reads
from app.customers.rules import CustomerKind, completeness
from app.customers.tables import Contact, Customer, CustomerTag, Tag


@dataclass(frozen=True, slots=True)
class ContactFacts:
    """What the main row takes from one contact; the primary one comes first."""

    name: str
    position: str | None
    phone_masked: str | None
    email_masked: str | None
    has_birthday: bool = False


def _number_words(number: str) -> tuple[str, ...]:
    """A number, what people say of it (123 of C-000123), and its endings."""
    bare = digits(number.rpartition("-")[2])
    return (number, bare.lstrip("0"), *tokens(bare))


def with_number(words: str, number: str) -> str:
    """The words of a customer with those of the number that was drawn for him, "" for none yet."""
    if not number:
        return words
    # As ``search_text`` would have them, which asks far more of a text than stands in a number.
    return f"{words} {' '.join(_number_words(number)).replace('-', ' ').lower()}"


def derived(
    customer: Mapping[str, Any],
    contacts: Sequence[ContactFacts],
    tags: Sequence[str],
    has_revenue: bool,
) -> dict[str, Any]:
    """The derived columns of a customer with these columns, contacts and tags."""
    primary = contacts[0] if contacts else ContactFacts("", None, None, None)
    others = [
        *_number_words(customer.get("external_no") or ""),
        *tags,
        customer.get("need_keywords") or "",
        customer.get("remark") or "",
    ]
    filled = {
        **customer,
        "revenue": has_revenue or None,
        "contact_name": primary.name,
        "contact_position": primary.position,
        "phone": primary.phone_masked,
        "email": primary.email_masked,
        "birthday": primary.has_birthday or None,
    }
    names = dict.fromkeys([customer["name"], *(contact.name for contact in contacts)])
    return {
        "search_text": with_number(search_text(names, others), customer["number"]),
        "contact_name": primary.name or None,
        "phone_masked": primary.phone_masked,
        "email_masked": primary.email_masked,
        "completeness": completeness(CustomerKind(customer["kind"]), filled),
    }


def refresh(session: Session, *customers: Customer) -> None:
    """Bring the derived columns of customers up to date with what is stored."""
    session.flush()
    ids = [customer.id for customer in customers]
    facts = _contact_facts(session, ids)
    tags = _tag_names(session, ids)
    rich = point_reads.with_revenue(session, ids)
    names = [column.key for column in Customer.__table__.columns]
    for customer in customers:
        columns = {name: getattr(customer, name) for name in names}
        values = derived(
            columns, facts[customer.id], tags[customer.id], has_revenue=customer.id in rich
        )
        for name, value in values.items():
            setattr(customer, name, value)


def _contact_facts(session: Session, ids: Sequence[int]) -> Mapping[int, list[ContactFacts]]:
    """The contacts of customers, the primary one first."""
    rows = session.execute(
        select(
            Contact.customer_id,
            Contact.id,
            Contact.name,
            Contact.position,
            Contact.phone_masked,
            Contact.email_masked,
        )
        .where(Contact.customer_id.in_(ids), Contact.deleted_at.is_(None))
        .order_by(Contact.is_primary.desc(), Contact.id)
    ).all()
    flags = point_reads.private_flags(session, [row.id for row in rows])
    found: dict[int, list[ContactFacts]] = {id_: [] for id_ in ids}
    for row in rows:
        has_birthday = row.id in flags and flags[row.id].has_birthday
        shown = (row.name, row.position, row.phone_masked, row.email_masked)
        found[row.customer_id].append(ContactFacts(*shown, has_birthday))
    return found


def _tag_names(session: Session, ids: Sequence[int]) -> Mapping[int, tuple[str, ...]]:
    """The tags of customers, by name."""
    rows = session.execute(
        select(CustomerTag.customer_id, Tag.name)
        .join(Tag, CustomerTag.tag_id == Tag.id)
        .where(CustomerTag.customer_id.in_(ids))
        .order_by(Tag.name)
    )
    found: dict[int, tuple[str, ...]] = dict.fromkeys(ids, ())
    for customer_id, name in rows:
        found[customer_id] += (name,)
    return found


def tag_names(session: Session, customer_id: int) -> tuple[str, ...]:
    """The tags of a customer, by name."""
    return _tag_names(session, [customer_id])[customer_id]


def tag_ids(session: Session, names: Sequence[str]) -> dict[str, int]:
    """The ids of tags by name; what is new is added."""
    wanted = set(names)
    known: dict[str, int] = {}
    if wanted:
        rows = session.execute(select(Tag.name, Tag.id).where(Tag.name.in_(wanted)))
        known = dict(rows.all())
        added = [Tag(name=name) for name in sorted(wanted - known.keys())]
        session.add_all(added)
        session.flush()
        known.update({tag.name: tag.id for tag in added})
    return known
