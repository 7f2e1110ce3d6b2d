"""The figures of tickets, pure and with their sources.

Everything is counted per ticket (and clock), never per event: a rate over events flatters.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from math import floor

BACKLOG_DAYS = (1, 3, 7, 30)  # upper ends of the ages, in elapsed days; the last age has none
SHARE_P90 = 0.9


class Verdict(IntEnum):
    """How a ticket stands with one kind of clock.

    A kind may start several times on one ticket (each report to the customer starts the next
    progress clock): the highest value is the ticket's, so that one miss is a miss.
    """

    NONE = 0  # no such clock, stopped, or nobody noted when it ended
    MET = 1
    PAUSED = 2
    RUNNING = 3
    MISSED = 4


@dataclass(frozen=True, slots=True)
class Level:
    """How many tickets kept one promise, or several promises added up."""

    met: int = 0
    missed: int = 0
    running: int = 0
    paused: int = 0

    @property
    def finished(self) -> int:
        """Those that count for the rate."""
        return self.met + self.missed

    @property
    def rate(self) -> float | None:
        """Service-level rate: met / (met + missed), 0..1; None where nothing is finished.

        An open clock past its due time is missed already; running and paused ones are left out
        and shown apart. Source: SLA compliance as in docs.fastsla.com; counted per ticket and
        clock.
        """
        return self.met / self.finished if self.finished else None


def level(verdicts: Iterable[int]) -> Level:
    """Count the verdicts of tickets."""
    counts = dict.fromkeys(Verdict, 0)
    for verdict in verdicts:
        counts[Verdict(verdict)] += 1
    return Level(
        counts[Verdict.MET],
        counts[Verdict.MISSED],
        counts[Verdict.RUNNING],
        counts[Verdict.PAUSED],
    )


def together(levels: Iterable[Level]) -> Level:
    """Add levels up: of several clocks, each ticket counts once for each clock it has."""
    known = list(levels)
    return Level(
        sum(one.met for one in known),
        sum(one.missed for one in known),
        sum(one.running for one in known),
        sum(one.paused for one in known),
    )


@dataclass(frozen=True, slots=True)
class Times:
    """How long it took, in seconds, over ``n`` tickets.

    Mean time to acknowledge (ilert, PagerDuty: 2 and 3 min make 2.5) or to resolve (BMC:
    (44+100+40+20 h)/4 = 51 h). The mean alone misleads: a few long ones can move it tenfold, so
    the median and the 90th percentile stand beside it.
    """

    n: int
    median: float
    p90: float
    mean: float


def times(seconds: Iterable[float]) -> Times | None:
    """Return median, 90th percentile and mean; None without any."""
    ordered = sorted(seconds)
    if not ordered:
        return None
    return Times(
        len(ordered),
        percentile(ordered, 0.5),
        percentile(ordered, SHARE_P90),
        sum(ordered) / len(ordered),
    )


def percentile(ordered: Sequence[float], share: float) -> float:
    """Return the value below which ``share`` of the values lie.

    Between two values it is interpolated: type 7 of Hyndman and Fan 1996, the one of Excel's
    PERCENTILE.INC, R and NumPy.

    Args:
        ordered: at least one value, the smallest first.
        share: 0..1.
    """
    place = (len(ordered) - 1) * share
    below = floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def reopen_rate(reopened: int, solved: int) -> float | None:
    """Return the share of the tickets ever solved that were taken up again, 0..1; None without any.

    A ticket that was reopened three times counts once.
    """
    return reopened / solved if solved else None


def age(reported_at: datetime, now: datetime) -> int:
    """Return the age of an open ticket as a place in ``BACKLOG_DAYS``; the last one is beyond it.

    Elapsed days since the report; one of exactly three days is in the age that begins there.
    """
    days = (now - reported_at) / timedelta(days=1)
    return next((place for place, end in enumerate(BACKLOG_DAYS) if days < end), len(BACKLOG_DAYS))


def age_bounds(place: int, now: datetime) -> tuple[datetime | None, datetime | None]:
    """Return from and before which moment the tickets of an age were reported."""
    oldest = BACKLOG_DAYS[place] if place < len(BACKLOG_DAYS) else None
    youngest = BACKLOG_DAYS[place - 1] if place else None
    after = now - timedelta(days=oldest) if oldest is not None else None
    until = now - timedelta(days=youngest) if youngest is not None else None
    # Exactly ``oldest`` days is the next age, exactly ``youngest`` this one: open below, closed
    # above, to the microsecond that is stored.
    tick = timedelta(microseconds=1)
    return after + tick if after else None, until + tick if until else None
