"""Periods and filters as people write them."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from app.customers.dto import CustomerFilter, CustomerOrder, CustomerSort
from app.figures.dto import Behind, What
from app.figures.question import FigureQuestion
from app.reports.filters import (
    BadFilter,
    customer_pairs,
    customer_params,
    ticket_pairs,
    ticket_params,
)
from app.reports.period import Period
from app.tickets.dto import TicketFilter, TicketSort
from app.tickets.rules import Category, Kind

SHANGHAI = ZoneInfo("Asia/Shanghai")
MARCH_2 = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026", (2026, 1), (2026, 12)),
        ("2026-03", (2026, 3), (2026, 3)),
        ("2025-11..2026-02", (2025, 11), (2026, 2)),
        ("2025..2026", (2025, 1), (2026, 12)),
    ],
)
def test_a_period_is_read(text, first, last):
    assert Period.parse(text) == Period(date(*first, 1), date(*last, 1))


@pytest.mark.parametrize("text", ["", "March", "2026-13", "2026-03..2026-01", "26-03", "..2026"])
def test_what_is_no_period_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011 - date says it in its own words
        Period.parse(text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("this_month", "2026-03"),
        ("last_month", "2026-02"),
        ("this_quarter", "2026-01..2026-03"),
        ("last_quarter", "2025-10..2025-12"),
        ("this_year", "2026-01..2026-12"),
        ("last_year", "2025-01..2025-12"),
        ("twelve_months", "2025-04..2026-03"),
    ],
)
def test_named_periods_are_seen_from_a_day(name, text):
    period = Period.named(name, MARCH_2)
    assert (period.text, Period.parse(text)) == (text, period)


def test_a_period_begins_and_ends_at_the_companys_midnight():
    period = Period.parse("2026-03")
    assert period.begins_at(SHANGHAI) == datetime(2026, 2, 28, 16, tzinfo=UTC)
    assert period.ends_at(SHANGHAI) == datetime(2026, 3, 31, 16, tzinfo=UTC)


def test_a_filter_of_customers_survives_as_pairs():
    wanted = CustomerFilter(
        "张三", frozenset({"won", "lost"}), frozenset({"vip"}), frozenset({3}), unowned=True
    )
    order = CustomerOrder(CustomerSort.LAST_CONTACT, descending=True)
    params = customer_params(customer_pairs(wanted, order))
    assert (params.customers, params.customer_order) == (wanted, order)


def test_a_filter_of_tickets_survives_as_pairs():
    wanted = TicketFilter(
        text="卡纸",
        categories=(Category.CLOSED,),
        owner_ids=(2, 5),
        kinds=(Kind.COMPLAINT, Kind.TECHNICAL),
        overdue=True,
        reported_from=datetime(2026, 2, 28, 16, tzinfo=UTC),
        reported_before=datetime(2026, 3, 31, 16, tzinfo=UTC),
        customer_id=9,
        question=FigureQuestion(behind=Behind(What.REOPENED)),
    )
    pairs = ticket_pairs(wanted, TicketSort("due", descending=True), SHANGHAI)
    assert ("to", "2026-03-31") in pairs
    params = ticket_params(pairs, SHANGHAI)
    assert (params.tickets, params.ticket_sort) == (wanted, TicketSort("due", descending=True))


@pytest.mark.parametrize("pair", [("colour", "red"), ("status", "happy"), ("sort", "size")])
def test_what_no_filter_means_is_refused(pair):
    with pytest.raises(BadFilter) as refused:
        customer_params([pair])
    assert refused.value.params == {"key": pair[0], "value": pair[1]}


@pytest.mark.parametrize("text", ["closed", "[]", '{"what": "nonsense"}'])
def test_a_number_of_the_figures_that_is_none_is_refused(text):
    with pytest.raises(BadFilter) as refused:
        ticket_params([("figures", text)], SHANGHAI)
    assert refused.value.params == {"key": "figures", "value": text}
