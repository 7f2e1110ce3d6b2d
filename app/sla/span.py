"""Opening hours of one day: wall-clock spans, before any zone or date is known."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Self

from app.sla.errors import BadHours, OverlappingHours

DAY = 86_400
# What people put between an opening and a closing time, and between two spans.
_SPAN = re.compile(r"(\d{1,2}:\d{2})\s*(?:-|–|—|~|～|至|到)\s*(\d{1,2}:\d{2})")
_BETWEEN = re.compile(r"[\s,;，；、]*")


@dataclass(frozen=True, order=True)
class Span:
    """Half-open opening hours: the opening instant counts, the closing instant does not.

    Attributes:
        start: wall-clock seconds after midnight, below 24 h.
        end: seconds after the same midnight; above 24 h when the span runs overnight.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not (0 <= self.start < DAY and self.start < self.end <= self.start + DAY):
            raise BadHours(value=f"{self.start}-{self.end}")

    @classmethod
    def of(cls, opens: str, closes: str) -> Self:
        """Read ``"09:00", "12:00"``; a closing time not after the opening is on the next day.

        Raises:
            BadHours: a time cannot be read, or the span opens at 24:00.
        """
        start, end = _seconds(opens), _seconds(closes)
        if start == DAY:
            raise BadHours(value=opens)
        return cls(start, end if end > start else end + DAY)

    def texts(self) -> tuple[str, str]:
        """Return the opening and closing time as ``of`` reads them."""
        return _text(self.start), _text(self.end if self.end <= DAY else self.end - DAY)

    def __str__(self) -> str:
        return "–".join(self.texts())


def read_hours(text: str) -> tuple[Span, ...]:
    """Read the hours of one day as people write them: ``"09:00-12:00 13:30-18:00"``.

    Dashes and colons may be full-width, ``9:00`` will do; an empty text is a closed day.

    Raises:
        BadHours: something in the text is no span of times.
        OverlappingHours: two of the spans share time.
    """
    plain = text.replace("：", ":")
    if not _BETWEEN.fullmatch(_SPAN.sub("", plain)):
        raise BadHours(value=text.strip())
    spans = tuple(Span.of(*(part.zfill(5) for part in pair)) for pair in _SPAN.findall(plain))
    check_overlap("", spans)
    return tuple(sorted(spans))


def hours_text(spans: Iterable[Span]) -> str:
    """Return the hours of one day as ``read_hours`` reads them; "" for a closed day."""
    return " ".join("-".join(span.texts()) for span in spans)


def check_overlap(day: str, spans: Iterable[Span]) -> None:
    """Refuse spans of one day that share time; ``day`` names it in the refusal.

    Raises:
        OverlappingHours: two of the spans share time.
    """
    for first, second in pairwise(sorted(spans)):
        if second.start < first.end:
            raise OverlappingHours(day=day, first=str(first), second=str(second))


def check_overnight(day: str, before: Iterable[Span], spans: Iterable[Span]) -> None:
    """Refuse a span of the day before that runs into one of ``day``'s spans.

    Raises:
        OverlappingHours: the night and the morning share time.
    """
    latest = max(before, key=lambda span: span.end, default=None)
    earliest = min(spans, default=None)
    if latest and earliest and latest.end - DAY > earliest.start:
        raise OverlappingHours(day=day, first=str(latest), second=str(earliest))


def _seconds(text: str) -> int:
    parts = text.split(":")
    if len(parts) not in (2, 3) or not all(
        p.isascii() and p.isdigit() and len(p) == 2 for p in parts
    ):
        raise BadHours(value=text)
    hours, minutes, seconds = (int(p) for p in [*parts, "00"][:3])
    total = hours * 3600 + minutes * 60 + seconds
    if minutes > 59 or seconds > 59 or total > DAY:
        raise BadHours(value=text)
    return total


def _text(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    text = f"{minutes // 60:02}:{minutes % 60:02}"
    return f"{text}:{rest:02}" if rest else text
