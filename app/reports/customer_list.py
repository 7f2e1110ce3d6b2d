"""The list of customers with every field of the registration form, of any length."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from app.core.mark import QT_TRANSLATE_NOOP
from app.core.permissions import Scope
from app.reports import customer_data
from app.reports.columns import Column, Kind
from app.reports.customer_data import CLEAR, REVENUE, Person, Profile
from app.reports.job import Draft, ReportJob, Store
from app.reports.seen import Content, chosen
from app.reports.streaming import stream
from app.reports.texts import Texts

_TITLE = QT_TRANSLATE_NOOP("Reports", "Customer list")
_WIDE = 40
Get = Callable[[Profile, Texts], Any]
_NOBODY = Person("", None, False, False, None, None, None, None)


@dataclass(frozen=True)
class CustomerColumn:
    """A column of the list.

    Attributes:
        title: English, context "Reports"; the import recognises it in both languages.
        needs: the permission without which the column is left out.
    """

    title: str
    get: Get
    kind: Kind = Kind.TEXT
    width: int | None = None
    needs: str = ""


def _form(name: str) -> Get:
    return lambda profile, _texts: profile.form[name]


def _row(name: str) -> Get:
    return lambda profile, _texts: getattr(profile.row, name)


def _word(name: str, prefix: str) -> Get:
    return lambda profile, texts: texts.word(prefix, getattr(profile.row, name))


def _person(get: Callable[[Person], Any]) -> Get:
    return lambda profile, _texts: get(profile.primary or _NOBODY)


def _nth(name: str, place: int) -> Get:
    def get(person: Person) -> Any:
        values = getattr(person, name)
        return values[place] if len(values) > place else None

    return _person(get)


def _phone(profile: Profile, _texts: Texts) -> Any:
    """In clear where the reader may see it so in lists, else masked."""
    clear = profile.primary.phones if profile.primary else ()
    return clear[0] if clear else profile.row.phone_masked


def _tier(profile: Profile, texts: Texts) -> Any:
    return texts.named("tier", profile.row.tier, profile.row.tier_name)


def _department(profile: Profile, texts: Texts) -> Any:
    form = profile.form
    return texts.named("department", form["department_key"], form["department_name"])


_C = CustomerColumn
COLUMNS: tuple[CustomerColumn, ...] = (
    _C(QT_TRANSLATE_NOOP("Reports", "Customer no."), _row("number")),
    _C(QT_TRANSLATE_NOOP("Reports", "Number elsewhere"), _form("external_no")),
    _C(QT_TRANSLATE_NOOP("Reports", "Customer name"), _row("name")),
    _C(QT_TRANSLATE_NOOP("Reports", "Customer type"), _word("kind", "customer.kind")),
    _C(QT_TRANSLATE_NOOP("Reports", "Status"), _word("status", "customer.status")),
    _C(QT_TRANSLATE_NOOP("Reports", "Priority"), _word("priority", "customer.priority")),
    _C(QT_TRANSLATE_NOOP("Reports", "Tier"), _tier),
    _C(QT_TRANSLATE_NOOP("Reports", "Lifecycle"), _word("lifecycle", "lifecycle")),
    _C(QT_TRANSLATE_NOOP("Reports", "Person in charge"), _row("owner_name")),
    _C(QT_TRANSLATE_NOOP("Reports", "Account manager"), _form("account_manager")),
    _C(QT_TRANSLATE_NOOP("Reports", "Department"), _department),
    _C(QT_TRANSLATE_NOOP("Reports", "Contact"), _row("contact_name")),
    _C(QT_TRANSLATE_NOOP("Reports", "Position"), _person(lambda one: one.position)),
    _C(QT_TRANSLATE_NOOP("Reports", "Phone (masked)"), _row("phone_masked")),
    _C(QT_TRANSLATE_NOOP("Reports", "E-mail (masked)"), _row("email_masked")),
    _C(QT_TRANSLATE_NOOP("Reports", "Phone"), _nth("phones", 0), needs=CLEAR),
    _C(QT_TRANSLATE_NOOP("Reports", "Second phone"), _nth("phones", 1), needs=CLEAR),
    _C(QT_TRANSLATE_NOOP("Reports", "E-mail"), _nth("emails", 0), needs=CLEAR),
    _C(QT_TRANSLATE_NOOP("Reports", "WeChat"), _person(lambda one: one.wechat), needs=CLEAR),
    _C(
        QT_TRANSLATE_NOOP("Reports", "Birthday"),
        _person(lambda one: one.birthday),
        Kind.DATE,
        needs=CLEAR,
    ),
    _C(QT_TRANSLATE_NOOP("Reports", "Industry"), _row("industry")),
    _C(QT_TRANSLATE_NOOP("Reports", "Size by staff"), _form("staff_size")),
    _C(
        QT_TRANSLATE_NOOP("Reports", "Annual revenue"),
        lambda profile, _texts: profile.revenue_text,
        needs=REVENUE,
    ),
    _C(
        QT_TRANSLATE_NOOP("Reports", "Annual revenue (CNY)"),
        lambda profile, _texts: profile.revenue_amount,
        Kind.MONEY,
        needs=REVENUE,
    ),
    _C(QT_TRANSLATE_NOOP("Reports", "Main business"), _form("main_business"), width=_WIDE),
    _C(QT_TRANSLATE_NOOP("Reports", "Source channel"), _word("source", "source")),
    _C(QT_TRANSLATE_NOOP("Reports", "First contact"), _form("first_contact_at"), Kind.DATETIME),
    _C(QT_TRANSLATE_NOOP("Reports", "Expected cooperation date"), _form("expected_on"), Kind.DATE),
    _C(QT_TRANSLATE_NOOP("Reports", "Won on"), _form("won_on"), Kind.DATE),
    _C(QT_TRANSLATE_NOOP("Reports", "Needs"), _form("need_pain"), width=_WIDE),
    _C(QT_TRANSLATE_NOOP("Reports", "Goal wanted"), _form("need_goal"), width=_WIDE),
    _C(QT_TRANSLATE_NOOP("Reports", "Need keywords"), _form("need_keywords")),
    _C(QT_TRANSLATE_NOOP("Reports", "Remarks"), _form("remark"), width=_WIDE),
    _C(QT_TRANSLATE_NOOP("Reports", "City"), _row("city")),
    _C(QT_TRANSLATE_NOOP("Reports", "Address"), _form("address"), width=_WIDE),
    _C(QT_TRANSLATE_NOOP("Reports", "Website"), _form("website")),
    _C(
        QT_TRANSLATE_NOOP("Reports", "Tags"),
        lambda profile, texts: texts.joined(profile.row.tags),
    ),
    _C(
        QT_TRANSLATE_NOOP("Reports", "Gender"),
        lambda profile, texts: texts.word("gender", profile.form["gender"]),
    ),
    _C(QT_TRANSLATE_NOOP("Reports", "Occupation"), _form("occupation")),
    _C(QT_TRANSLATE_NOOP("Reports", "Last contact"), _row("last_contact_at"), Kind.DATETIME),
    _C(QT_TRANSLATE_NOOP("Reports", "Open tickets"), _row("open_tickets"), Kind.INT),
    _C(QT_TRANSLATE_NOOP("Reports", "Satisfaction (1–5)"), _row("satisfaction"), Kind.DECIMAL),
    _C(
        QT_TRANSLATE_NOOP("Reports", "Form filled (%)"),
        _row("completeness"),
        Kind.INT,
    ),
    _C(QT_TRANSLATE_NOOP("Reports", "Registered at"), _form("created_at"), Kind.DATETIME),
    _C(QT_TRANSLATE_NOOP("Reports", "Registered by"), _form("created_by")),
    _C(QT_TRANSLATE_NOOP("Reports", "Changed at"), _form("updated_at"), Kind.DATETIME),
)


# What the columns of the list on the screen hold in a file.
ON_SCREEN: Mapping[str, Content[Get]] = {
    "number": Content(_row("number")),
    "name": Content(_row("name")),
    "status": Content(_word("status", "customer.status")),
    "tier": Content(_tier),
    "owner": Content(_row("owner_name")),
    "contact": Content(_row("contact_name")),
    "phone": Content(_phone),
    "last_contact": Content(_row("last_contact_at"), Kind.DATETIME),
    "open_tickets": Content(_row("open_tickets"), Kind.INT),
    "satisfaction": Content(_row("satisfaction"), Kind.DECIMAL),
    "risk": Content(_word("risk", "risk")),
    "industry": Content(_row("industry")),
    "city": Content(_row("city")),
    "source": Content(_word("source", "source")),
    "completeness": Content(_row("completeness"), Kind.INT),
}


def customer_list(store: Store, job: ReportJob) -> Draft:
    """The customers of the job's filter and period, as .xlsx or .csv.

    Raises:
        UnknownColumn: a column of the screen that no file holds.
    """
    texts = Texts(job.language)
    columns, gets = _columns(store, job, texts)

    def cells(profile: Profile) -> tuple[Any, ...]:
        return tuple([get(profile, texts) for get in gets])

    rows = store.query(customer_data.count, job.params)
    return stream(store, job, texts.text(_TITLE), columns, rows, customer_data.profiles, cells)


def _columns(store: Store, job: ReportJob, texts: Texts) -> tuple[list[Column], list[Get]]:
    if job.params.columns:
        return chosen(job.params.columns, ON_SCREEN)
    shown = [
        column
        for column in COLUMNS
        if not column.needs or store.actor.scope(column.needs) is not Scope.NONE
    ]
    return [Column(texts.text(one.title), one.kind, one.width) for one in shown], [
        one.get for one in shown
    ]
