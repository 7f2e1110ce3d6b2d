"""Policies, targets and deadlines in words: what is promised to whom, and why it is due then."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QLocale

from app.customers.dto import TierRow
from app.sla.explain import Explanation
from app.sla.policy import ClockKind, Hours, Target
from app.tickets.rules import Channel, Kind, Severity
from ui.words import named, word

FACTS = ("tier", "kind", "severity", "channel")  # those that a ticket has before it is opened
_PREFIXES = {"kind": "ticket.kind", "severity": "ticket.severity", "channel": "channel"}
_CODES: dict[str, tuple[str, ...]] = {
    "kind": tuple(Kind),
    "severity": tuple(Severity),
    "channel": tuple(Channel),
}
_MOST_SPANS = 10  # of a long deadline; the rest is told as a number


class FactWords:
    """What a ticket can be asked for, with the company's own names of tiers."""

    def __init__(self, tiers: Sequence[TierRow] = ()) -> None:
        self._tiers = {tier.key: tier.name for tier in tiers}

    def choices(self, fact: str) -> list[tuple[str, str]]:
        """Codes and words of a fact."""
        codes = tuple(self._tiers) if fact == "tier" else _CODES[fact]
        return [(code, self.text(fact, code)) for code in codes]

    def text(self, fact: str, code: str) -> str:
        """One fact in words."""
        if fact == "tier":
            return named("tier", code, self._tiers.get(code))
        return word(f"{_PREFIXES[fact]}.{code}") if fact in _PREFIXES else code

    def conditions(self, conditions: Mapping[str, str]) -> str:
        """What a policy asks for: "VIP · Major"; for none, that it takes the rest."""
        if not conditions:
            return QCoreApplication.translate("Deadline", "Everything else")
        return " · ".join(self.text(fact, code) for fact, code in conditions.items())


def fact_name(fact: str) -> str:
    """What is asked: tier, kind, severity or channel."""
    names = {
        "tier": QCoreApplication.translate("Deadline", "Customer tier"),
        "kind": QCoreApplication.translate("Deadline", "Ticket kind"),
        "severity": QCoreApplication.translate("Deadline", "Severity"),
        "channel": QCoreApplication.translate("Deadline", "Channel"),
    }
    return names[fact]


def span_text(seconds: int) -> str:
    """A duration in hours and minutes; never in days, a working day is not 24 hours long."""
    hours, minutes = divmod(seconds // 60, 60)
    if hours and minutes:
        return QCoreApplication.translate("When", "{0} h {1} min").format(hours, minutes)
    if hours:
        return QCoreApplication.translate("When", "{0} h").format(hours)
    return QCoreApplication.translate("When", "{0} min").format(minutes)


def hours_name(hours: Hours) -> str:
    """What a duration is counted in."""
    if hours is Hours.WORKING:
        return QCoreApplication.translate("Deadline", "working time")
    return QCoreApplication.translate("Deadline", "round the clock")


def target_text(target: Target | None) -> str:
    """A promise: "4 h working time"; a dash where there is none."""
    return f"{span_text(target.seconds)} {hours_name(target.hours)}" if target else "–"


def day_name(day: date) -> str:
    """A date with its weekday."""
    weekday = QLocale().dayName(day.isoweekday(), QLocale.FormatType.ShortFormat)
    return f"{day:%Y-%m-%d} {weekday}"


def moment_name(moment: datetime, zone: ZoneInfo) -> str:
    """A moment on the wall clock of a zone, with its weekday."""
    there = moment.astimezone(zone)
    seconds = f":{there:%S}" if there.second else ""
    return f"{day_name(there.date())} {there:%H:%M}{seconds}"


def explained(kind: ClockKind, told: Explanation, facts: FactWords) -> list[str]:
    """One deadline taken apart, sentence by sentence: what counted, what did not, and why."""
    zone = ZoneInfo(told.zone)
    translate = QCoreApplication.translate
    lines = [
        translate("Deadline", "{0}: starts {1}, is due {2}.").format(
            word(f"sla.kind.{kind}"),
            moment_name(told.started_at, zone),
            moment_name(told.until, zone),
        ),
        _policy_line(told, facts),
        _hours_line(told),
        *_counted_lines(told, zone),
        *_left_out_lines(told, zone),
    ]
    if told.special_days:
        days = _listed(day_name(day) for day in told.special_days)
        lines.append(translate("Deadline", "Days with hours of their own: {0}.").format(days))
    if told.beyond_known:
        lines.append(
            translate(
                "Deadline",
                "The public holidays of that year are not announced yet, so this may still move.",
            )
        )
    return lines


def _policy_line(told: Explanation, facts: FactWords) -> str:
    translate = QCoreApplication.translate
    if told.by_hand:
        return translate("Deadline", "This due time was set by hand, no policy moves it.")
    if not told.why.matched:
        text = translate("Deadline", "Policy {0}, the last one, applies: no other one fits.")
        return text.format(told.why.position)
    text = translate("Deadline", "Policy {0} is the first that fits: {1}.")
    return text.format(told.why.position, facts.conditions(told.why.matched))


def _hours_line(told: Explanation) -> str:
    amount, translate = span_text(told.target_seconds), QCoreApplication.translate
    if told.hours is Hours.WORKING:
        text = translate("Deadline", "It promises {0} of working time ({1}). This is what counts:")
        return text.format(amount, told.zone)
    text = translate("Deadline", "It promises {0} round the clock: nights and holidays count too.")
    return text.format(amount)


def _counted_lines(told: Explanation, zone: ZoneInfo) -> list[str]:
    lines = []
    for span in told.counted[:_MOST_SPANS]:
        start, end = span.start.astimezone(zone), span.end.astimezone(zone)
        until = f"{end:%H:%M}" if start.date() == end.date() else moment_name(end, zone)
        lines.append(f"    {moment_name(start, zone)}–{until}    {span_text(span.seconds)}")
    more = len(told.counted) - _MOST_SPANS
    if more > 0:
        text = QCoreApplication.translate("Deadline", "    … and {0} more").format(more)
        lines.append(text)
    return lines


def _left_out_lines(told: Explanation, zone: ZoneInfo) -> list[str]:
    translate = QCoreApplication.translate
    lines = []
    if told.holidays:
        days = _listed(f"{day_name(day.on)} {day.name}".strip() for day in told.holidays)
        lines.append(translate("Deadline", "Holidays left out: {0}.").format(days))
    elif told.hours is Hours.WORKING:
        lines.append(translate("Deadline", "No holiday fell into this time."))
    for pause in told.pauses:
        text = translate("Deadline", "Pause left out: {0} – {1}, {2}.")
        start, end = moment_name(pause.start, zone), moment_name(pause.end, zone)
        lines.append(text.format(start, end, span_text(pause.seconds)))
    return lines


def _listed(parts: Iterable[str]) -> str:
    return QCoreApplication.translate("Deadline", ", ").join(parts)
