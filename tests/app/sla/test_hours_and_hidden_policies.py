"""Hours as people type them, and policies that an earlier one hides."""

import pytest

from app.sla.errors import BadHours, OverlappingHours
from app.sla.policy import Policy, hidden_by
from app.sla.span import Span, hours_text, read_hours

DAY = (Span.of("09:00", "12:00"), Span.of("13:30", "18:00"))


@pytest.mark.parametrize(
    "text",
    [
        "09:00-12:00 13:30-18:00",
        "13:30–18:00, 9:00–12:00",
        "09：00至12：00；13：30到18：00",
        "9:00 - 12:00、13:30 ~ 18:00",
    ],
)
def test_hours_are_read_in_every_common_spelling(text):
    assert read_hours(text) == DAY


def test_written_hours_read_back_the_same():
    night = (Span.of("20:00", "06:00"), Span.of("09:00", "24:00"))
    for spans in (DAY, (), night[:1], night[1:]):
        assert read_hours(hours_text(spans)) == spans


@pytest.mark.parametrize(
    "text", ["nine to five", "09:00", "09:00-25:00", "09:00-12:00 x", "24:00-08:00"]
)
def test_what_is_no_hours_is_refused(text):
    with pytest.raises(BadHours):
        read_hours(text)


def test_hours_that_overlap_are_refused():
    with pytest.raises(OverlappingHours):
        read_hours("09:00-12:00 11:59-13:00")


def test_policy_is_hidden_by_an_earlier_one_that_asks_for_less():
    policies = (
        Policy("major", {}, severity="major"),
        Policy("vip_major", {}, tier="vip", severity="major"),
        Policy("vip", {}, tier="vip"),
        Policy("default", {}),
    )
    assert [hidden_by(policies, place) for place in range(1, 5)] == [None, 1, None, None]
