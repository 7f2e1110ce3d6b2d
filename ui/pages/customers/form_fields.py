"""The fields of the registration form 客户信息登记表: which there are, and what they offer."""

from collections.abc import Callable
from datetime import date, tzinfo
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.customers.dto import CustomerDetail, TierRow
from app.customers.rules import SOURCES, CustomerKind, Gender, Priority, Status
from app.identity.dto import PersonRow
from ui.widgets.customer_words import source_text
from ui.widgets.date_field import DateField, DateTimeField
from ui.widgets.fields import ComboBox, LineEdit, PhoneField, TextArea
from ui.widgets.form import Form
from ui.widgets.tag_edit import TagEdit
from ui.words import named, word

COMPANY_ONLY = (
    "contact_name", "contact_position", "industry", "main_business", "staff_size", "revenue_text",
)  # fmt: skip
INDIVIDUAL_ONLY = ("gender", "occupation", "birthday", "wechat")
# Asked at registration only; later they belong to the contacts.
CONTACT_FIELDS = ("contact_name", "contact_position", "phone", "email", "birthday", "wechat")


def build(form: Form, today: Callable[[], date]) -> None:
    """Add the fields in their groups: first what one asks on the phone."""
    form.add_group("basics")
    form.add("kind", ComboBox())
    form.add("name", LineEdit(), required=True)
    form.add("source", ComboBox())
    form.add("first_contact_at", DateTimeField(today))
    form.add_group("contact")
    form.add("contact_name", LineEdit())
    form.add("contact_position", LineEdit())
    form.add("phone", PhoneField())
    form.add("email", LineEdit())
    form.add("birthday", DateField(today))
    form.add("wechat", LineEdit())
    form.add_group("care")
    form.add("owner_id", ComboBox())
    form.add("tier", ComboBox())
    form.add("status", ComboBox())
    form.add("priority", ComboBox())
    form.add_group("needs")
    form.add("need_pain", TextArea(lines=2))
    form.add("need_goal", TextArea(lines=2))
    form.add("need_keywords", LineEdit())
    form.add("expected_on", DateField(today))
    form.add_group("profile")
    form.add("industry", LineEdit())
    form.add("main_business", LineEdit())
    form.add("staff_size", LineEdit())
    form.add("revenue_text", LineEdit())
    form.add("gender", ComboBox())
    form.add("occupation", LineEdit())
    form.add("city", LineEdit())
    form.add("website", LineEdit())
    form.add("address", LineEdit(), wide=True)
    form.add_group("notes")
    form.add("remark", TextArea(lines=2), wide=True)
    form.add("tags", TagEdit(), wide=True)


def set_labels(form: Form) -> None:
    """Name every group and field in the present language."""
    translate = QCoreApplication.translate
    for name, text in {
        "basics": translate("CustomerForm", "Basics"),
        "contact": translate("CustomerForm", "How to reach them"),
        "care": translate("CustomerForm", "Who looks after them"),
        "needs": translate("CustomerForm", "What they need"),
        "profile": translate("CustomerForm", "Who they are"),
        "notes": translate("CustomerForm", "Notes"),
    }.items():
        form.set_heading(name, text)
    for name, label in {
        "kind": translate("CustomerForm", "Kind of customer"),
        "name": translate("CustomerForm", "Name"),
        "contact_name": translate("CustomerForm", "Contact"),
        "contact_position": translate("CustomerForm", "Position"),
        "phone": translate("CustomerForm", "Phone"),
        "email": translate("CustomerForm", "E-mail"),
        "owner_id": translate("CustomerForm", "Person in charge"),
        "tier": translate("CustomerForm", "Tier"),
        "status": translate("CustomerForm", "Status"),
        "priority": translate("CustomerForm", "Priority"),
        "source": translate("CustomerForm", "Source channel"),
        "first_contact_at": translate("CustomerForm", "First contact"),
        "industry": translate("CustomerForm", "Industry"),
        "main_business": translate("CustomerForm", "Main business"),
        "staff_size": translate("CustomerForm", "Size by staff"),
        "revenue_text": translate("CustomerForm", "Size by revenue"),
        "gender": translate("CustomerForm", "Gender"),
        "occupation": translate("CustomerForm", "Occupation"),
        "birthday": translate("CustomerForm", "Birthday"),
        "wechat": translate("CustomerForm", "WeChat"),
        "need_pain": translate("CustomerForm", "Needs: pain now"),
        "need_goal": translate("CustomerForm", "Needs: goal wanted"),
        "need_keywords": translate("CustomerForm", "Keywords of the needs"),
        "expected_on": translate("CustomerForm", "Cooperation expected on"),
        "city": translate("CustomerForm", "City"),
        "website": translate("CustomerForm", "Website"),
        "address": translate("CustomerForm", "Address"),
        "remark": translate("CustomerForm", "Remarks"),
        "tags": translate("CustomerForm", "Tags"),
    }.items():
        form.set_label(name, label)


def set_choices(
    form: Form,
    tiers: tuple[TierRow, ...],
    people: tuple[PersonRow, ...],
    sources: tuple[str, ...],
) -> None:
    """Offer what codes and the store know."""
    offered: dict[str, list[tuple[Any, str]]] = {
        "kind": [(kind.value, word(f"customer.kind.{kind}")) for kind in CustomerKind],
        "status": [(one.value, word(f"customer.status.{one}")) for one in Status],
        "priority": [(one.value, word(f"customer.priority.{one}")) for one in Priority],
        "gender": [("", "–"), *((one.value, word(f"gender.{one}")) for one in Gender)],
        "source": [("", "–"), *((one, source_text(one)) for one in sources or SOURCES)],
        "tier": [(tier.key, named("tier", tier.key, tier.name)) for tier in tiers],
        "owner_id": [(person.id, person.name) for person in people],
    }
    for name, choices in offered.items():
        field = form.field(name)
        if isinstance(field, ComboBox):
            field.set_choices(choices)


def values_of(detail: CustomerDetail, zone: tzinfo) -> dict[str, object]:
    """What the form shows of a customer; its keys are the fields that can be changed.

    Args:
        zone: the company's, in which the first contact is written, as in files.
    """
    row, first = detail.row, detail.first_contact_at
    return {
        "name": row.name,
        "owner_id": row.owner_id,
        "tier": row.tier,
        "status": row.status.value,
        "priority": row.priority.value,
        "source": row.source or "",
        "first_contact_at": first.astimezone(zone).replace(tzinfo=None) if first else None,
        "industry": row.industry or "",
        "main_business": detail.main_business or "",
        "staff_size": detail.staff_size or "",
        "revenue_text": detail.revenue_text or "",
        "gender": str(detail.gender) if detail.gender else "",
        "occupation": detail.occupation or "",
        "need_pain": detail.need_pain or "",
        "need_goal": detail.need_goal or "",
        "need_keywords": detail.need_keywords or "",
        "expected_on": detail.expected_on,
        "city": row.city or "",
        "website": detail.website or "",
        "address": detail.address or "",
        "remark": detail.remark or "",
        "tags": row.tags,
    }
