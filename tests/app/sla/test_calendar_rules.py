"""Working time, rule by rule."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.core.errors import AppError
from app.sla.calendar import ALWAYS, BusinessCalendar
from app.sla.errors import BadHours, NeverOpens, OverlappingHours, PastHorizon, UnknownZone
from app.sla.span import Span

SHANGHAI = ZoneInfo("Asia/Shanghai")
NEW_YORK = ZoneInfo("America/New_York")
MORNING, AFTERNOON = Span.of("09:00", "12:00"), Span.of("13:30", "18:00")
WEEKLY = dict.fromkeys(range(5), (MORNING, AFTERNOON))
OFFICE = BusinessCalendar("Asia/Shanghai", WEEKLY)
HOUR = 3600


def at(text: str, zone: ZoneInfo = SHANGHAI) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def test_opening_counts_and_closing_does_not():
    assert OFFICE.is_open(at("2025-09-22 09:00"))
    assert not OFFICE.is_open(at("2025-09-22 12:00"))
    assert not OFFICE.is_open(at("2025-09-22 08:59:59"))


def test_target_used_up_at_closing_is_due_at_closing():
    assert OFFICE.due(at("2025-09-22 17:00"), HOUR) == at("2025-09-22 18:00")


def test_zero_target_is_due_at_the_next_working_instant():
    assert OFFICE.due(at("2025-09-22 18:00"), 0) == at("2025-09-23 09:00")
    assert OFFICE.due(at("2025-09-22 10:00"), 0) == at("2025-09-22 10:00")


def test_special_day_wins_over_holiday_and_weekly_hours():
    short = Span.of("10:00", "11:00")
    day, other = date(2025, 9, 22), date(2025, 9, 23)
    calendar = BusinessCalendar("Asia/Shanghai", WEEKLY, {day: "x", other: "y"}, {day: (short,)})
    assert calendar.due(at("2025-09-22 08:00"), HOUR) == at("2025-09-22 11:00")
    assert calendar.due(at("2025-09-22 11:00"), 0) == at("2025-09-24 09:00")


def test_special_day_without_hours_is_closed():
    calendar = BusinessCalendar("Asia/Shanghai", WEEKLY, {}, {date(2025, 9, 22): ()})
    assert calendar.due(at("2025-09-22 10:00"), 0) == at("2025-09-23 09:00")


def test_night_shift_belongs_to_the_day_it_starts_on():
    night = BusinessCalendar(
        "Asia/Shanghai", {4: (Span.of("22:00", "06:00"),)}, {date(2025, 9, 26): "closed"}
    )
    assert night.worked(at("2025-09-20 00:00"), at("2025-09-20 12:00")) == 6 * HOUR  # Saturday
    assert night.worked(at("2025-09-26 12:00"), at("2025-09-27 12:00")) == 0  # its Friday is off


def test_same_opening_and_closing_time_is_a_whole_day():
    watch = BusinessCalendar("Asia/Shanghai", {0: (Span.of("08:00", "08:00"),)})
    assert watch.worked(at("2025-09-22 00:00"), at("2025-09-24 00:00")) == 24 * HOUR


def test_midnight_is_no_border_between_two_whole_days():
    whole = BusinessCalendar("Asia/Shanghai", dict.fromkeys((0, 1), (Span.of("00:00", "24:00"),)))
    spans = list(whole.spans(at("2025-09-22 00:00"), at("2025-09-25 00:00")))
    assert spans == [(at("2025-09-22 00:00"), at("2025-09-24 00:00"))]


@pytest.mark.parametrize(("day", "hours"), [("2025-03-09", 23), ("2025-11-02", 25)])
def test_a_day_with_a_clock_change_has_23_or_25_hours(day, hours):
    sundays = BusinessCalendar("America/New_York", {6: (Span.of("00:00", "24:00"),)})
    start = at(f"{day} 00:00", NEW_YORK)
    assert sundays.worked(start, start.astimezone(UTC) + timedelta(days=2)) == hours * HOUR


@pytest.mark.parametrize(
    ("opens", "closes", "seconds"),
    [
        ("02:15", "02:45", 0),  # wholly inside the hour that is skipped
        ("01:30", "02:30", HOUR // 2),  # closes at the change
        ("02:30", "03:30", HOUR // 2),  # opens at the change
    ],
)
def test_a_skipped_wall_time_stands_for_the_clock_change(opens, closes, seconds):
    sundays = BusinessCalendar("America/New_York", {6: (Span.of(opens, closes),)})
    assert sundays.worked(at("2025-03-09 00:00", NEW_YORK), at("2025-03-10", NEW_YORK)) == seconds


def test_hours_that_touch_inside_a_skipped_hour_never_count_twice():
    spans = (Span.of("01:00", "02:30"), Span.of("02:30", "04:00"))
    sundays = BusinessCalendar("America/New_York", {6: spans})
    assert sundays.worked(at("2025-03-09", NEW_YORK), at("2025-03-10", NEW_YORK)) == 2 * HOUR


def test_a_date_that_a_zone_skipped_has_no_hours():
    samoa = BusinessCalendar("Pacific/Apia", dict.fromkeys(range(7), (Span.of("09:00", "17:00"),)))
    start = datetime(2011, 12, 29, 9, tzinfo=ZoneInfo("Pacific/Apia"))
    assert samoa.due(start, 9 * HOUR) == datetime(2011, 12, 31, 10, tzinfo=ZoneInfo("Pacific/Apia"))


def test_microseconds_of_the_start_are_kept():
    start = at("2025-09-22 11:59:59.250000")
    due = OFFICE.due(start, 2)
    assert due == at("2025-09-22 13:30:01.250000")
    assert OFFICE.worked(start, due) == 2


def test_elapsed_time_counts_every_second():
    start = at("2025-09-20 23:00")
    assert ALWAYS.due(start, 72 * HOUR) == start + timedelta(hours=72)


def test_start_inside_a_pause_starts_at_its_end():
    pause = (at("2025-09-22 09:30"), at("2025-09-22 10:15"))
    assert OFFICE.due(at("2025-09-22 10:00"), HOUR, [pause]) == at("2025-09-22 11:15")
    assert OFFICE.due(at("2025-09-22 10:00"), 0, [pause]) == at("2025-09-22 10:15")


def test_pauses_that_overlap_cost_their_union():
    pauses = [
        (at("2025-09-22 10:30"), at("2025-09-22 11:30")),
        (at("2025-09-22 10:00"), at("2025-09-22 11:00")),
        (at("2025-09-22 10:10"), at("2025-09-22 10:20")),
    ]
    assert OFFICE.worked(at("2025-09-22 09:00"), at("2025-09-22 12:00"), pauses) == 5400


def test_end_before_start_is_no_time():
    assert OFFICE.worked(at("2025-09-23 09:00"), at("2025-09-22 09:00")) == 0


def test_nth_working_day_ends_at_its_closing_time():
    # A Thursday: Friday, Monday and Tuesday follow.
    assert OFFICE.closing_of_nth_working_day(at("2025-09-18 08:00"), 3) == at("2025-09-23 18:00")
    assert OFFICE.closing_of_nth_working_day(at("2025-09-20 12:00"), 1) == at("2025-09-22 18:00")
    with pytest.raises(ValueError, match="n must"):
        OFFICE.closing_of_nth_working_day(at("2025-09-18 08:00"), 0)


def test_search_ends_at_the_horizon():
    once = BusinessCalendar("Asia/Shanghai", {}, {}, {date(2025, 9, 22): (MORNING,)})
    with pytest.raises(PastHorizon):
        once.due(at("2025-09-22 09:00"), 3 * HOUR + 1)
    with pytest.raises(PastHorizon):
        once.closing_of_nth_working_day(at("2025-09-22 09:00"), 1)
    with pytest.raises(PastHorizon):
        OFFICE.due(datetime(9999, 12, 31, tzinfo=UTC), HOUR)


@pytest.mark.parametrize("zone", ["Mars/Olympus", "", "../etc/passwd", "/etc/localtime"])
def test_unknown_zone_is_refused(zone):
    with pytest.raises(UnknownZone) as refused:
        BusinessCalendar(zone, WEEKLY)
    assert refused.value.params == {"zone": zone}
    assert isinstance(refused.value, AppError)


@pytest.mark.parametrize("weekly", [{}, {0: ()}])
def test_calendar_that_never_opens_is_refused(weekly):
    with pytest.raises(NeverOpens):
        BusinessCalendar("UTC", weekly)


def test_overlapping_hours_are_refused_with_their_names():
    with pytest.raises(OverlappingHours) as refused:
        BusinessCalendar("UTC", {1: (Span.of("13:00", "18:00"), Span.of("09:00", "13:01"))})
    assert refused.value.params == {"day": "tue", "first": "09:00–13:01", "second": "13:00–18:00"}


@pytest.mark.parametrize("day", range(7))
def test_night_that_runs_into_the_next_morning_is_refused(day):
    weekly = {day: (Span.of("20:00", "06:00"),), (day + 1) % 7: (Span.of("05:00", "09:00"),)}
    with pytest.raises(OverlappingHours):
        BusinessCalendar("UTC", weekly)


@pytest.mark.parametrize("special", [date(2025, 9, 22), date(2025, 9, 23)])
def test_special_hours_that_meet_a_night_are_refused(special):
    # Monday's night is ordinary and Tuesday special, or the other way round.
    weekly = {0: (Span.of("08:00", "09:00"),), 1: (Span.of("05:00", "06:00"),)}
    hours = {
        date(2025, 9, 22): (Span.of("20:00", "05:30"),),
        date(2025, 9, 23): (Span.of("00:00", "01:00"),),
    }
    if special == date(2025, 9, 23):
        weekly = {0: (Span.of("22:00", "00:30"),)}
    with pytest.raises(OverlappingHours):
        BusinessCalendar("UTC", weekly, {}, {special: hours[special]})


@pytest.mark.parametrize(
    ("opens", "closes"),
    [("9:00", "12:00"), ("24:00", "08:00"), ("24:01", "08:00"), ("08:60", "09:00"), ("", "09:00")],
)
def test_times_that_cannot_be_read_are_refused(opens, closes):
    with pytest.raises(BadHours):
        Span.of(opens, closes)


def test_naive_times_negative_targets_and_backward_pauses_are_refused():
    start = at("2025-09-22 09:00")
    with pytest.raises(ValueError, match="aware"):
        OFFICE.due(start.replace(tzinfo=None), 1)
    with pytest.raises(ValueError, match="seconds"):
        OFFICE.due(start, -1)
    with pytest.raises(ValueError, match="pause"):
        OFFICE.due(start, 1, [(start, start - timedelta(seconds=1))])


def test_a_calendar_cannot_be_changed_after_it_is_made():
    with pytest.raises(TypeError):
        OFFICE.weekly[6] = (MORNING,)  # type: ignore[index]  # that is the point
