"""The registration form 客户信息登记表 as a workbook: one sheet for each customer."""

from typing import Any

from app.core.mark import QT_TRANSLATE_NOOP
from app.core.progress import Progress
from app.customers.rules import CustomerKind
from app.reports import customer_data, reach
from app.reports.book import Book, BookSheet, Field
from app.reports.columns import Column, Kind
from app.reports.customer_data import Person, Profile
from app.reports.job import Draft, ReportJob, Store, TooManyForms, steps
from app.reports.texts import Texts
from app.reports.workbook import Written

MOST_SHEETS = 200
_TITLE = QT_TRANSLATE_NOOP("Reports", "Customer registration form")
_CONTACTS = QT_TRANSLATE_NOOP("Reports", "Contacts")
_MADE = QT_TRANSLATE_NOOP("Reports", "Exported {at} by {name}. *** stands for masked digits.")


def registration_form(store: Store, job: ReportJob) -> Draft:
    """The form of one customer, or of all that were registered in a period.

    Raises:
        TooManyForms: choose a shorter period, or take the list.
        PermissionDenied: the customer is outside the reader's reach.
    """
    count = store.query(customer_data.count, job.params)
    if count > MOST_SHEETS:
        raise TooManyForms(count=count, limit=MOST_SHEETS)
    if job.params.customer_id is not None:
        reach.check_found(count)

    def write(progress: Progress) -> Written:
        profiles = store.query(customer_data.profiles, job.params, None, MOST_SHEETS).rows
        texts = Texts(job.language)
        book = Book(texts.display(store.zone), texts.text(_TITLE))
        at = store.clock().astimezone(store.zone)
        made = texts.text(_MADE).format(at=f"{at:%Y-%m-%d %H:%M}", name=store.actor.name)
        for profile in steps(progress, profiles, len(profiles)):
            _sheet(book, profile, texts, made)
        if not profiles:
            book.sheet(texts.text(_TITLE)).title(texts.text(_TITLE))
        book.save(job.path)
        return Written(len(profiles), book.cut)

    return Draft(count, write)


def _sheet(book: Book, profile: Profile, texts: Texts, made: str) -> None:
    sheet = book.sheet(profile.row.name)
    sheet.title(texts.text(_TITLE))
    sheet.note(made)
    sheet.form(_fields(profile, texts))
    sheet.space()
    sheet.note(texts.text(_CONTACTS))
    _contacts(sheet, profile.contacts, texts)


def _fields(profile: Profile, texts: Texts) -> list[Field]:
    row, form, t = profile.row, profile.form, texts.text
    name = Field(t(QT_TRANSLATE_NOOP("Reports", "Customer name")), row.name, is_wide=True)
    return [
        Field(t(QT_TRANSLATE_NOOP("Reports", "Customer no.")), row.number),
        Field(
            t(QT_TRANSLATE_NOOP("Reports", "Customer type")), texts.word("customer.kind", row.kind)
        ),
        name,
        *_about(profile, texts),
        Field(t(QT_TRANSLATE_NOOP("Reports", "Source channel")), texts.word("source", row.source)),
        Field(
            t(QT_TRANSLATE_NOOP("Reports", "First contact")),
            form["first_contact_at"],
            Kind.DATETIME,
        ),
        Field(t(QT_TRANSLATE_NOOP("Reports", "Status")), texts.word("customer.status", row.status)),
        Field(
            t(QT_TRANSLATE_NOOP("Reports", "Expected cooperation date")),
            form["expected_on"],
            Kind.DATE,
        ),
        Field(
            t(QT_TRANSLATE_NOOP("Reports", "Priority")),
            texts.word("customer.priority", row.priority),
        ),
        Field(
            t(QT_TRANSLATE_NOOP("Reports", "Tier")), texts.named("tier", row.tier, row.tier_name)
        ),
        Field(t(QT_TRANSLATE_NOOP("Reports", "Person in charge")), row.owner_name),
        Field(t(QT_TRANSLATE_NOOP("Reports", "Account manager")), form["account_manager"]),
        _wide(t(QT_TRANSLATE_NOOP("Reports", "Needs: pain now")), form["need_pain"]),
        _wide(t(QT_TRANSLATE_NOOP("Reports", "Needs: goal wanted")), form["need_goal"]),
        _wide(t(QT_TRANSLATE_NOOP("Reports", "Need keywords")), form["need_keywords"]),
        Field(t(QT_TRANSLATE_NOOP("Reports", "City")), row.city),
        Field(t(QT_TRANSLATE_NOOP("Reports", "Website")), form["website"]),
        _wide(t(QT_TRANSLATE_NOOP("Reports", "Address")), form["address"]),
        _wide(t(QT_TRANSLATE_NOOP("Reports", "Tags")), texts.joined(row.tags)),
        _wide(t(QT_TRANSLATE_NOOP("Reports", "Remarks")), form["remark"]),
        Field(t(QT_TRANSLATE_NOOP("Reports", "Registered by")), form["created_by"]),
        Field(t(QT_TRANSLATE_NOOP("Reports", "Registered at")), form["created_at"], Kind.DATETIME),
    ]


def _about(profile: Profile, texts: Texts) -> list[Field]:
    """What is asked of a company, or of an individual."""
    row, form, t = profile.row, profile.form, texts.text
    if row.kind is CustomerKind.INDIVIDUAL:
        birthday = profile.primary.birthday if profile.primary else None
        return [
            Field(t(QT_TRANSLATE_NOOP("Reports", "Gender")), texts.word("gender", form["gender"])),
            Field(t(QT_TRANSLATE_NOOP("Reports", "Birthday")), birthday, Kind.DATE),
            _wide(t(QT_TRANSLATE_NOOP("Reports", "Occupation")), form["occupation"]),
        ]
    revenue: Any = profile.revenue_text or profile.revenue_amount
    return [
        _wide(t(QT_TRANSLATE_NOOP("Reports", "Industry")), row.industry),
        Field(t(QT_TRANSLATE_NOOP("Reports", "Size by staff")), form["staff_size"]),
        Field(t(QT_TRANSLATE_NOOP("Reports", "Annual revenue")), revenue, Kind.MONEY),
        _wide(t(QT_TRANSLATE_NOOP("Reports", "Main business")), form["main_business"]),
    ]


def _wide(label: str, value: object) -> Field:
    return Field(label, value, is_wide=True)


def _contacts(sheet: BookSheet, people: tuple[Person, ...], texts: Texts) -> None:
    """Four columns, so that they stand below the four of the form."""
    t = texts.text
    columns = [
        Column(t(QT_TRANSLATE_NOOP("Reports", "Name")), width=16),
        Column(t(QT_TRANSLATE_NOOP("Reports", "Position")), width=28),
        Column(t(QT_TRANSLATE_NOOP("Reports", "Phone")), width=16),
        Column(t(QT_TRANSLATE_NOOP("Reports", "E-mail, WeChat")), width=28),
    ]
    sheet.table(columns, [_contact(person, texts) for person in people])


def _contact(person: Person, texts: Texts) -> tuple[object, ...]:
    t = texts.text
    place = [person.position or ""]
    if person.is_decision_maker:
        place.append(t(QT_TRANSLATE_NOOP("Reports", "Decides")))
    if person.left_on is not None:
        left = t(QT_TRANSLATE_NOOP("Reports", "left on {0}"))
        place.append(left.format(person.left_on.isoformat()))
    reached = [*person.emails] or [person.email_masked or ""]
    if person.wechat:
        reached.append(t(QT_TRANSLATE_NOOP("Reports", "WeChat: {0}")).format(person.wechat))
    return (
        person.name,
        " · ".join(part for part in place if part),
        "\n".join(person.phones) or person.phone_masked,
        "\n".join(part for part in reached if part),
    )
