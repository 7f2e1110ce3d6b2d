"""A deadline told sentence by sentence: the same words in the window and on the command line.

The English sentences stand here, marked for translation in the context "Deadline"; who asks brings
the translation with him as a ``Speaker``.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from app.core.mark import QT_TRANSLATE_NOOP
from app.sla.clock import ClockState
from app.sla.explain import Explanation, PassedOver, PauseLeftOut
from app.sla.pieces import Part
from app.sla.policy import ClockKind, Hours

CONTEXT = "Deadline"
_MOST = 10  # of a long list; the rest is told as a number

_FACTS = {
    "tier": QT_TRANSLATE_NOOP("Deadline", "Customer tier"),
    "kind": QT_TRANSLATE_NOOP("Deadline", "Ticket kind"),
    "sub_kind": QT_TRANSLATE_NOOP("Deadline", "Sub-kind"),
    "severity": QT_TRANSLATE_NOOP("Deadline", "Severity"),
    "channel": QT_TRANSLATE_NOOP("Deadline", "Channel"),
}
_HOURS_MINUTES = QT_TRANSLATE_NOOP("Deadline", "{0} h {1} min")
_HOURS = QT_TRANSLATE_NOOP("Deadline", "{0} h")
_MINUTES = QT_TRANSLATE_NOOP("Deadline", "{0} min")
_REST = QT_TRANSLATE_NOOP("Deadline", "Everything else")
_COMMA = QT_TRANSLATE_NOOP("Deadline", ", ")
_SEMICOLON = QT_TRANSLATE_NOOP("Deadline", "; ")
_MORE = QT_TRANSLATE_NOOP("Deadline", "… and {0} more")
_DUE = QT_TRANSLATE_NOOP("Deadline", "{0}: starts {1}, is due {2}.")
_MET = QT_TRANSLATE_NOOP("Deadline", "{0}: started {1}, was due {2}, met {3}.")
_MISSED = QT_TRANSLATE_NOOP("Deadline", "{0}: started {1}, was due {2}, missed: done {3}.")
_PAUSED = QT_TRANSLATE_NOOP(
    "Deadline", "{0}: started {1}, paused since {2}; the due time moves on until it goes on."
)
_STOPPED = QT_TRANSLATE_NOOP("Deadline", "{0}: started {1}, then stopped; nothing is due any more.")
_USED = QT_TRANSLATE_NOOP("Deadline", "Used so far: {0} of {1}, {2} left.")
_USED_LATE = QT_TRANSLATE_NOOP("Deadline", "Used so far: {0} of {1}, {2} too late.")
_BY_HAND = QT_TRANSLATE_NOOP("Deadline", "This due time was set by hand, no policy moves it.")
_DOES_NOT_FIT = QT_TRANSLATE_NOOP("Deadline", "Policy {0} does not fit: {1}.")
_DIFFERENCE = QT_TRANSLATE_NOOP("Deadline", "{0} is {1}, it asks for {2}")
_NOT_SAID = QT_TRANSLATE_NOOP("Deadline", "not said")
_LAST_APPLIES = QT_TRANSLATE_NOOP(
    "Deadline", "Policy {0}, the last one, applies: no other one fits."
)
_FIRST_FITS = QT_TRANSLATE_NOOP("Deadline", "Policy {0} is the first that fits: {1}.")
_WORKING = QT_TRANSLATE_NOOP(
    "Deadline", "It promises {0} of working time ({1}). This is what counts:"
)
_ELAPSED = QT_TRANSLATE_NOOP(
    "Deadline", "It promises {0} round the clock: nights and holidays count too."
)
_NOTHING = QT_TRANSLATE_NOOP("Deadline", "nothing so far")
_CLOSED = QT_TRANSLATE_NOOP("Deadline", "Nights and breaks left out: {0}.")
_DAYS_OFF = QT_TRANSLATE_NOOP("Deadline", "Days off left out: {0}.")
_HOLIDAYS = QT_TRANSLATE_NOOP("Deadline", "Holidays left out: {0}.")
_NO_HOLIDAY = QT_TRANSLATE_NOOP("Deadline", "No holiday fell into this time.")
_PAUSE = QT_TRANSLATE_NOOP("Deadline", "Pause left out: {0} – {1}, {2}.")
_IDLE_PAUSE = QT_TRANSLATE_NOOP(
    "Deadline", "Pause {0} – {1} cost nothing: nobody works at that time."
)
_OWN_HOURS = QT_TRANSLATE_NOOP("Deadline", "Days with hours of their own: {0}.")
_BEYOND = QT_TRANSLATE_NOOP(
    "Deadline", "The public holidays of that year are not announced yet, so this may still move."
)


class Speaker(Protocol):
    """Who speaks a language."""

    def text(self, english: str) -> str:
        """A sentence of this module in the language."""

    def word(self, key: str) -> str:
        """The name of a coded thing, ``app.core.words``."""

    def fact(self, fact: str, code: str) -> str:
        """What a ticket is: the name of its tier, kind, severity …."""


def told(kind: ClockKind, about: Explanation, speaker: Speaker) -> list[str]:
    """One deadline taken apart, sentence by sentence: what counted, what did not, and why."""
    zone = ZoneInfo(about.zone)
    return [
        _standing(kind, about, zone, speaker),
        *_used(about, speaker),
        *_policy(about, speaker),
        _promise(about, speaker),
        *_counted(about, zone, speaker),
        *_left_out(about, zone, speaker),
    ]


def fact_name(fact: str, speaker: Speaker) -> str:
    """What a policy can ask for: tier, kind, sub-kind, severity or channel."""
    return speaker.text(_FACTS[fact])


def conditions(asked: Mapping[str, str], speaker: Speaker) -> str:
    """What a policy asks for: "VIP · Major"; for none, that it takes the rest."""
    if not asked:
        return speaker.text(_REST)
    return " · ".join(speaker.fact(fact, code) for fact, code in asked.items())


def span_text(seconds: int, speaker: Speaker) -> str:
    """A duration in hours and minutes; never in days, a working day is not 24 hours long."""
    hours, minutes = divmod(seconds // 60, 60)
    if hours and minutes:
        return speaker.text(_HOURS_MINUTES).format(hours, minutes)
    return speaker.text(_HOURS if hours else _MINUTES).format(hours or minutes)


def day_name(day: date, speaker: Speaker) -> str:
    """A date with its weekday."""
    return f"{day:%Y-%m-%d} {speaker.word(f'weekday.{day.weekday()}')}"


def moment_name(moment: datetime, zone: ZoneInfo, speaker: Speaker) -> str:
    """A moment on the wall clock of a zone, with its weekday."""
    there = moment.astimezone(zone)
    seconds = f":{there:%S}" if there.second else ""
    return f"{day_name(there.date(), speaker)} {there:%H:%M}{seconds}"


def _standing(kind: ClockKind, about: Explanation, zone: ZoneInfo, speaker: Speaker) -> str:
    def at(moment: datetime | None) -> str:
        return moment_name(moment, zone, speaker) if moment else ""

    name = speaker.word(f"sla.kind.{kind}")
    start, due = at(about.started_at), at(about.due_at)
    match about.state:
        case ClockState.MET:
            return speaker.text(_MET).format(name, start, due, at(about.done_at))
        case ClockState.MISSED:
            return speaker.text(_MISSED).format(name, start, due, at(about.done_at))
        case ClockState.PAUSED:
            return speaker.text(_PAUSED).format(name, start, at(about.until))
        case ClockState.STOPPED:
            return speaker.text(_STOPPED).format(name, start)
        case _:
            return speaker.text(_DUE).format(name, start, due)


def _used(about: Explanation, speaker: Speaker) -> list[str]:
    if about.used_seconds is None or about.left_seconds is None:
        return []
    is_late = about.left_seconds < 0
    spans = (about.used_seconds, about.target_seconds, abs(about.left_seconds))
    sentence = speaker.text(_USED_LATE if is_late else _USED)
    return [sentence.format(*(span_text(span, speaker) for span in spans))]


def _policy(about: Explanation, speaker: Speaker) -> list[str]:
    if about.by_hand:
        return [speaker.text(_BY_HAND)]
    lines = [_passed(policy, speaker) for policy in about.passed]
    why = about.why
    if not why.matched:
        return [*lines, speaker.text(_LAST_APPLIES).format(why.position)]
    text = speaker.text(_FIRST_FITS)
    return [*lines, text.format(why.position, conditions(why.matched, speaker))]


def _passed(policy: PassedOver, speaker: Speaker) -> str:
    differences = (
        speaker.text(_DIFFERENCE).format(
            fact_name(one.fact, speaker),
            speaker.fact(one.fact, one.actual) if one.actual else speaker.text(_NOT_SAID),
            speaker.fact(one.fact, one.wanted),
        )
        for one in policy.differences
    )
    reasons = speaker.text(_SEMICOLON).join(differences)
    return speaker.text(_DOES_NOT_FIT).format(policy.position, reasons)


def _promise(about: Explanation, speaker: Speaker) -> str:
    amount = span_text(about.target_seconds, speaker)
    if about.hours is Hours.WORKING:
        return speaker.text(_WORKING).format(amount, about.zone)
    return speaker.text(_ELAPSED).format(amount)


def _counted(about: Explanation, zone: ZoneInfo, speaker: Speaker) -> list[str]:
    if not about.counted:
        return [f"    {speaker.text(_NOTHING)}"]
    lines = []
    for span in about.counted[:_MOST]:
        start, end = span.start.astimezone(zone), span.end.astimezone(zone)
        is_same_day = start.date() == end.date()
        until = f"{end:%H:%M}" if is_same_day else moment_name(end, zone, speaker)
        begins = moment_name(start, zone, speaker)
        lines.append(f"    {begins}–{until}    {span_text(span.seconds, speaker)}")
    more = len(about.counted) - _MOST
    if more > 0:
        lines.append(f"    {speaker.text(_MORE).format(more)}")
    return lines


def _left_out(about: Explanation, zone: ZoneInfo, speaker: Speaker) -> list[str]:
    lines = []
    before = [piece for piece in about.pieces if piece.start < about.until]
    closed = [min(p.end, about.until) - p.start for p in before if p.part is Part.CLOSED]
    if closed:
        seconds = round(sum(span.total_seconds() for span in closed))
        lines.append(speaker.text(_CLOSED).format(span_text(seconds, speaker)))
    off = _days_off(about, zone)
    if off:
        lines.append(speaker.text(_DAYS_OFF).format(_listed(_days(off, speaker), speaker)))
    if about.holidays:
        days = (f"{day_name(day.on, speaker)} {day.name}".strip() for day in about.holidays)
        lines.append(speaker.text(_HOLIDAYS).format(_listed(days, speaker)))
    elif about.hours is Hours.WORKING:
        lines.append(speaker.text(_NO_HOLIDAY))
    lines += [_pause(pause, zone, speaker) for pause in about.pauses]
    if about.special_days:
        own = _listed(_days(about.special_days, speaker), speaker)
        lines.append(speaker.text(_OWN_HOURS).format(own))
    return [*lines, speaker.text(_BEYOND)] if about.beyond_known else lines


def _days_off(about: Explanation, zone: ZoneInfo) -> list[date]:
    """The days of the week on which nobody works, up to the due time."""
    found: list[date] = []
    for piece in about.pieces:
        if piece.part is Part.DAY_OFF and piece.start < about.until:
            first = piece.start.astimezone(zone).date().toordinal()
            last = piece.end.astimezone(zone)
            is_midnight = last.time() == datetime.min.time()
            found += map(
                date.fromordinal, range(first, last.date().toordinal() + (not is_midnight))
            )
    return found


def _pause(pause: PauseLeftOut, zone: ZoneInfo, speaker: Speaker) -> str:
    start, end = (moment_name(at, zone, speaker) for at in (pause.start, pause.end))
    if not pause.seconds:
        return speaker.text(_IDLE_PAUSE).format(start, end)
    return speaker.text(_PAUSE).format(start, end, span_text(pause.seconds, speaker))


def _days(days: Iterable[date], speaker: Speaker) -> list[str]:
    return [day_name(day, speaker) for day in days]


def _listed(parts: Iterable[str], speaker: Speaker) -> str:
    known = list(parts)
    more = len(known) - _MOST
    shown = known if more <= 0 else [*known[:_MOST], speaker.text(_MORE).format(more)]
    return speaker.text(_COMMA).join(shown)
