"""The demo company's customers: forms filled in as a front desk fills them in."""

from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from app.customers.dto import NewContact, NewCustomer, PointInput
from app.customers.rules import CustomerKind, Gender, PointKind, Priority, Status
from app.demo import names, stories

_SOURCES = ("phone", "website", "referral", "social", "event", "walk_in", "research")
_SIZES = ("1-20", "20-50", "50-100", "100-500", "500+")
_YEARS = 2
_WON_AFTER = timedelta(days=4)


def customers(random: Random, count: int, now: datetime, owners: list[int]) -> list[NewCustomer]:
    """``count`` forms, first contacts spread over two years before ``now`` (UTC)."""
    return [_won(_customer(random, now, owners)) for _ in range(count)]


def _won(form: NewCustomer) -> NewCustomer:
    """The form, with the day of the order for who has ordered."""
    if form.status is not Status.WON or form.first_contact_at is None:
        return form
    return replace(form, won_on=(form.first_contact_at + _WON_AFTER).date())


def _customer(random: Random, now: datetime, owners: list[int]) -> NewCustomer:
    draw = random.random()
    if draw < 0.15:
        return _individual(random, now, owners)
    is_english = draw > 0.88
    name, industry, city = (
        names.english_company(random) if is_english else names.chinese_company(random)
    )
    need, keywords = random.choice(stories.NEEDS) if random.random() < 0.6 else ("", "")
    revenue = random.choice((80, 120, 350, 500, 1200, 5000))
    return NewCustomer(
        name=name,
        status=_status(random),
        priority=random.choice((Priority.HIGH, Priority.MIDDLE, Priority.MIDDLE, Priority.LOW)),
        tier=_tier(random),
        owner_id=random.choice(owners),
        industry=industry,
        staff_size=random.choice(_SIZES),
        revenue_text=f"{revenue}万" if random.random() < 0.5 else "",
        main_business=industry,
        source=random.choice(_SOURCES),
        first_contact_at=_first_contact(random, now),
        need_pain=need,
        need_keywords=keywords,
        city=city,
        address=f"{city}市{random.choice(names.STREETS)}{random.randrange(1, 300)}号",
        tags=tuple(random.sample(stories.TAGS, random.choice((0, 0, 1, 1, 2)))),
        contacts=tuple(
            _contact(random, is_english, is_first=position == 0)
            for position in range(random.choice((1, 1, 2, 3)))
        ),
    )


def _individual(random: Random, now: datetime, owners: list[int]) -> NewCustomer:
    name = names.chinese_person(random)
    return NewCustomer(
        name=name,
        kind=CustomerKind.INDIVIDUAL,
        status=_status(random),
        tier=_tier(random),
        owner_id=random.choice(owners),
        source=random.choice(_SOURCES),
        first_contact_at=_first_contact(random, now),
        city=random.choice(names.CITIES),
        gender=random.choice((Gender.FEMALE, Gender.MALE)),
        occupation=random.choice(names.OCCUPATIONS),
        contacts=(NewContact(points=_points(random, "")),),
    )


def _contact(random: Random, is_english: bool, *, is_first: bool) -> NewContact:
    person = names.english_person if is_english else names.chinese_person
    positions = names.ENGLISH_POSITIONS if is_english else names.POSITIONS
    name = person(random)
    return NewContact(
        name=name,
        position=random.choice(positions),
        is_decision_maker=is_first,
        points=_points(random, name.split()[0].lower() if is_english else ""),
    )


def _points(random: Random, mail_name: str) -> tuple[PointInput, ...]:
    phone = PointInput(PointKind.PHONE, names.mobile(random), is_preferred=True)
    mail = mail_name or f"user{random.randrange(10_000)}"
    email = PointInput(PointKind.EMAIL, f"{mail}{random.randrange(100)}@example.com")
    return (phone, email) if random.random() < 0.7 else (phone,)


def _status(random: Random) -> Status:
    return random.choices(
        (Status.WON, Status.INTENT, Status.POTENTIAL, Status.LOST), (55, 20, 17, 8)
    )[0]


def _tier(random: Random) -> str:
    return random.choices(("vip", "key", "ordinary"), (6, 19, 75))[0]


def _first_contact(random: Random, now: datetime) -> datetime:
    return now - timedelta(days=random.uniform(5, 365 * _YEARS), hours=random.uniform(0, 8))
