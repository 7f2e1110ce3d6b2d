"""What holds for every calendar, zone, start and target."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from app.sla.calendar import BusinessCalendar
from app.sla.span import DAY, Span

ZONES = [
    "Asia/Shanghai",
    "UTC",
    "Europe/Berlin",
    "America/New_York",
    "America/St_Johns",
    "Australia/Lord_Howe",  # its clock changes by half an hour
    "Pacific/Apia",  # left a date out in 2011
    "Africa/Casablanca",
    "Asia/Kathmandu",
]
FIRST, LAST = datetime(2010, 6, 1, tzinfo=UTC), datetime(2026, 6, 1, tzinfo=UTC)


@st.composite
def day_hours(draw):
    """Up to three spans of one day that do not overlap and end by midnight."""
    bounds = draw(st.lists(st.integers(0, DAY // 900), max_size=6, unique=True).map(sorted))
    pairs = zip(bounds[::2], bounds[1::2], strict=False)
    return tuple(Span(start * 900, end * 900) for start, end in pairs)


@st.composite
def calendars(draw):
    weekly = {day: draw(day_hours()) for day in range(7)}
    weekly[2] = weekly[2] or (Span(0, 7200),)
    if weekly[3] and weekly[3][0].start >= 7200 and weekly[2][-1].start >= 22 * 3600:
        weekly[2] = (*weekly[2][:-1], Span(weekly[2][-1].start, DAY + 7200))  # overnight
    dates = st.dates(date(2011, 1, 1), date(2026, 1, 1))
    holidays = draw(st.lists(dates, max_size=4))
    return BusinessCalendar(draw(st.sampled_from(ZONES)), weekly, dict.fromkeys(holidays, "off"))


starts = st.integers(0, int((LAST - FIRST).total_seconds())).map(
    lambda seconds: FIRST + timedelta(seconds=seconds)
) | st.sampled_from(  # close to clock changes
    [
        datetime(2025, 3, 9, 6, 45, tzinfo=UTC),
        datetime(2025, 11, 2, 5, 15, tzinfo=UTC),
        datetime(2011, 12, 30, 9, 30, tzinfo=UTC),
        datetime(2025, 10, 26, 0, 59, 59, 500000, tzinfo=UTC),
    ]
)
targets = st.integers(0, 6 * DAY)


@st.composite
def pauses_after(draw, start):
    found = []
    for _ in range(draw(st.integers(0, 3))):
        begin = start + timedelta(seconds=draw(st.integers(-DAY, 5 * DAY)))
        found.append((begin, begin + timedelta(seconds=draw(st.integers(0, 2 * DAY)))))
    return found


@settings(deadline=None)
@given(calendars(), starts, targets, st.data())
def test_time_worked_until_due_is_the_target(calendar, start, target, data):
    pauses = data.draw(pauses_after(start))
    due = calendar.due(start, target, pauses)
    assert calendar.worked(start, due, pauses) == target


@settings(deadline=None)
@given(calendars(), starts, st.integers(1, 6 * DAY))
def test_due_is_the_first_such_instant(calendar, start, target):
    due = calendar.due(start, target)
    assert calendar.worked(start, due - timedelta(microseconds=1)) == target - 1


@settings(deadline=None)
@given(calendars(), starts, starts, targets, targets)
def test_later_start_or_longer_target_is_never_due_earlier(calendar, one, other, short, long):
    early, late = sorted((one, other))
    short, long = sorted((short, long))
    assert calendar.due(early, short) <= calendar.due(late, short)
    assert calendar.due(early, short) <= calendar.due(early, long)


@settings(deadline=None)
@given(
    calendars(), starts, targets, st.integers(0, 5 * DAY), st.integers(0, DAY), st.integers(0, DAY)
)
def test_longer_pause_is_never_due_earlier(calendar, start, target, offset, length, more):
    begin = start + timedelta(seconds=offset)
    short = [(begin, begin + timedelta(seconds=length))]
    longer = [(begin, begin + timedelta(seconds=length + more))]
    assert calendar.due(start, target) <= calendar.due(start, target, short)
    assert calendar.due(start, target, short) <= calendar.due(start, target, longer)


@settings(deadline=None)
@given(calendars(), starts, targets, st.integers(0, 2 * DAY), st.integers(0, 2 * DAY))
def test_splitting_a_pause_changes_nothing(calendar, start, target, first, second):
    begin = start + timedelta(seconds=3600)
    middle = begin + timedelta(seconds=first)
    end = middle + timedelta(seconds=second)
    whole, split = [(begin, end)], [(middle, end), (begin, middle)]
    assert calendar.due(start, target, split) == calendar.due(start, target, whole)


@settings(deadline=None)
@given(calendars(), starts, st.integers(0, 10 * DAY), st.integers(0, 10 * DAY))
def test_time_worked_adds_up(calendar, start, first, second):
    middle = start + timedelta(seconds=first)
    end = middle + timedelta(seconds=second)
    whole = calendar.worked(start, end)
    parts = calendar.worked(start, middle) + calendar.worked(middle, end)
    assert parts <= whole <= parts + 1  # a fraction of a second may be cut off on both sides


@settings(deadline=None)
@given(calendars(), starts, st.integers(1, 30 * DAY))
def test_spans_are_what_is_worked_and_do_not_touch(calendar, start, length):
    end = start + timedelta(seconds=length)
    spans = list(calendar.spans(start, end))
    flat = [bound for span in spans for bound in span]
    assert flat == sorted(set(flat))
    total = sum((closes - opens for opens, closes in spans), timedelta())
    assert total // timedelta(seconds=1) == calendar.worked(start, end)
    assert all(
        calendar.is_open(opens) and not calendar.is_open(closes)
        for opens, closes in spans
        if closes < end
    )
