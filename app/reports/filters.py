"""Filters of lists as plain pairs of words, for routes, the command line and the audit."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any, get_args
from zoneinfo import ZoneInfo

from app.core.errors import AppError
from app.customers.dto import CustomerFilter, CustomerOrder, CustomerSort
from app.customers.rules import Status
from app.figures.question import FigureQuestion
from app.reports.job import ReportParams
from app.tickets.dto import SortName, TicketFilter, TicketSort
from app.tickets.rules import Category, Kind, Priority, Severity

Pairs = tuple[tuple[str, str], ...]
YES = "yes"
CUSTOMER_KEYS = ("text", "status", "tier", "owner", "source", "unowned", "sort", "descending")
TICKET_KEYS = (
    "text", "status", "category", "owner", "unowned", "department", "kind", "severity",
    "priority", "tier", "overdue", "due_today", "from", "to", "customer", "id",
    "figures", "sort", "descending",
)  # fmt: skip
_SORTS: dict[str, SortName] = {name: name for name in get_args(SortName)}


class BadFilter(AppError):
    """A filter is not understood; ``key`` and ``value`` name it."""

    code = "bad_filter"


def customer_pairs(wanted: CustomerFilter, order: CustomerOrder) -> Pairs:
    """Write what a list of customers shows."""
    return _pairs(
        text=[wanted.text],
        status=sorted(wanted.statuses),
        tier=sorted(wanted.tiers),
        owner=sorted(wanted.owner_ids),
        source=sorted(wanted.sources),
        unowned=_flag(wanted.unowned),
        sort=[order.sort.value],
        descending=_flag(order.descending),
    )


def ticket_pairs(wanted: TicketFilter, sort: TicketSort, zone: ZoneInfo) -> Pairs:
    """Write what a list of tickets shows; moments as company days, the last one included."""
    first, after = wanted.reported_from, wanted.reported_before
    return _pairs(
        text=[wanted.text],
        status=wanted.statuses,
        category=wanted.categories,
        owner=wanted.owner_ids,
        unowned=_flag(wanted.unowned),
        department=wanted.department_ids,
        kind=wanted.kinds,
        severity=wanted.severities,
        priority=wanted.priorities,
        tier=wanted.tiers,
        overdue=_flag(wanted.overdue),
        due_today=_flag(wanted.due_today),
        **{
            "from": [f"{first.astimezone(zone):%Y-%m-%d}"] if first else [],
            "to": [f"{after.astimezone(zone) - timedelta(days=1):%Y-%m-%d}"] if after else [],
        },
        customer=[] if wanted.customer_id is None else [wanted.customer_id],
        id=wanted.ids,
        figures=[] if wanted.question is None else [wanted.question.text()],
        sort=[sort.by],
        descending=_flag(sort.descending),
    )


def customer_params(pairs: Iterable[tuple[str, str]]) -> ReportParams:
    """Read what a list of customers is to show; a key may stand several times.

    Raises:
        BadFilter: an unknown key, or a value it cannot have.
    """
    found = _Found(pairs, CUSTOMER_KEYS)
    wanted = CustomerFilter(
        text=found.last("text"),
        statuses=frozenset(found.each("status", Status)),
        tiers=frozenset(found.each("tier", str)),
        owner_ids=frozenset(found.each("owner", int)),
        sources=frozenset(found.each("source", str)),
        unowned=found.is_on("unowned"),
    )
    sort = next(iter(found.each("sort", CustomerSort)), CustomerSort.NAME)
    return ReportParams(
        customers=wanted, customer_order=CustomerOrder(sort, found.is_on("descending"))
    )


def ticket_params(pairs: Iterable[tuple[str, str]], zone: ZoneInfo) -> ReportParams:
    """Read what a list of tickets is to show; ``from`` and ``to`` are company days.

    Raises:
        BadFilter: an unknown key, or a value it cannot have.
    """
    found = _Found(pairs, TICKET_KEYS)
    first = next(iter(found.each("from", date.fromisoformat)), None)
    last = next(iter(found.each("to", date.fromisoformat)), None)
    wanted = TicketFilter(
        text=found.last("text"),
        statuses=found.each("status", str),
        categories=found.each("category", Category),
        owner_ids=found.each("owner", int),
        unowned=found.is_on("unowned"),
        department_ids=found.each("department", int),
        kinds=found.each("kind", Kind),
        severities=found.each("severity", Severity),
        priorities=found.each("priority", Priority),
        tiers=found.each("tier", str),
        overdue=found.is_on("overdue"),
        due_today=found.is_on("due_today"),
        reported_from=_midnight(first, zone) if first else None,
        reported_before=_midnight(last + timedelta(days=1), zone) if last else None,
        customer_id=next(iter(found.each("customer", int)), None),
        ids=found.each("id", int),
        question=next(iter(found.each("figures", FigureQuestion.parse)), None),
    )
    by: SortName = next(iter(found.each("sort", _sort)), "number")
    return ReportParams(tickets=wanted, ticket_sort=TicketSort(by, found.is_on("descending")))


class _Found:
    """The values given for each key."""

    def __init__(self, pairs: Iterable[tuple[str, str]], keys: tuple[str, ...]) -> None:
        self._values: dict[str, list[str]] = {}
        for key, value in pairs:
            if key not in keys:
                raise BadFilter(key=key, value=value)
            self._values.setdefault(key, []).append(value)

    def last(self, key: str) -> str:
        return self._values.get(key, [""])[-1]

    def is_on(self, key: str) -> bool:
        return self.last(key) == YES

    def each(self, key: str, make: Any) -> tuple[Any, ...]:
        answer = []
        for value in self._values.get(key, ()):
            try:
                answer.append(make(value))
            except ValueError as error:
                raise BadFilter(key=key, value=value) from error
        return tuple(answer)


def _sort(value: str) -> SortName:
    if value not in _SORTS:
        raise ValueError(value)
    return _SORTS[value]


def _flag(is_on: bool) -> list[str]:
    return [YES] if is_on else []


def _pairs(**values: Iterable[object]) -> Pairs:
    return tuple((key, str(one)) for key, many in values.items() for one in many if str(one))


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone)
