"""The figures of a survey, pure and with their sources.

Everything starts from a tally: how often each score was given. Missing answers are in no tally;
a blank is not a zero.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt

Tally = Mapping[int, int]

SCALE5 = range(1, 6)
SCALE10 = range(11)
SMALL_N = 30  # fewer answers are shown greyed and labelled
LOW_MEAN = 3.0  # a dimension below it needs a measure
Z95 = 1.959963984540054  # two-sided 95 % of the normal distribution


@dataclass(frozen=True)
class Interval:
    """A 95 % confidence interval of a share; both ends within 0..1."""

    low: float
    high: float


@dataclass(frozen=True)
class Score:
    """Promoters minus detractors in points, -100..100 (no per cent sign).

    Attributes:
        margin: half of the 95 % confidence interval, in points.
        is_nps: True only for a 0-10 question; else it is a recommend score (1-5).
    """

    value: float
    margin: float
    n: int
    is_nps: bool


@dataclass(frozen=True)
class DimensionFigures:
    """One dimension of a 1-5 questionnaire.

    Attributes:
        counts: answers with 1, 2, 3, 4 and 5.
        mean: None without answers.
        sd: sample standard deviation, None below two answers.
        top_two: share of 4 and 5, 0..1; None without answers.
        interval: of ``top_two``; None without answers.
    """

    key: str
    n: int
    counts: tuple[int, ...]
    mean: float | None
    sd: float | None
    top_two: float | None
    interval: Interval | None

    @property
    def is_small(self) -> bool:
        """Too few answers to lean on."""
        return self.n < SMALL_N

    @property
    def margin(self) -> float | None:
        """Half of the 95 % confidence interval of the mean; None below two answers."""
        return Z95 * self.sd / sqrt(self.n) if self.sd is not None else None

    @property
    def is_low(self) -> bool:
        """The mean lies below 3; never so without answers."""
        return self.mean is not None and self.mean < LOW_MEAN


@dataclass(frozen=True)
class Overall:
    """All dimensions of a questionnaire taken together.

    Attributes:
        people: how many answered; each of them gave several of the ``n`` answers.
        interval: of ``top_two``. The answers of one person go together, so it is as wide as if
            each person had given one answer; None without answers.
    """

    people: int
    n: int
    mean: float | None
    top_two: float | None
    interval: Interval | None

    @property
    def is_small(self) -> bool:
        """Too few people to lean on."""
        return self.people < SMALL_N


@dataclass(frozen=True)
class TrendPoint:
    """One month of one dimension; ``mean`` and ``top_two`` are None in a month without answers."""

    year: int
    month: int
    n: int
    mean: float | None
    top_two: float | None


@dataclass(frozen=True)
class Trend:
    """A dimension over time: one point per month, none left out between first and last."""

    key: str
    points: tuple[TrendPoint, ...]


def count(scores: Tally) -> int:
    """Return the number of answers."""
    return sum(scores.values())


def mean(scores: Tally) -> float | None:
    """Return the arithmetic mean, None without answers."""
    n = count(scores)
    return sum(score * times for score, times in scores.items()) / n if n else None


def sample_sd(scores: Tally) -> float | None:
    """Return the standard deviation with n - 1 below (a sample), None below two answers."""
    n, middle = count(scores), mean(scores)
    if middle is None or n < 2:
        return None
    squares = sum(times * (score - middle) ** 2 for score, times in scores.items())
    return sqrt(squares / (n - 1))


def top_two_share(scores: Tally) -> float | None:
    """Return CSAT: the share of 4 and 5 among all answers on 1-5, 0..1; None without answers.

    Source: top-two-box as in Delighted's help, article 240: 42, 32, 10, 9, 14 answers with
    5, 4, 3, 2, 1 make 69.16 %. The mean is another figure.

    Raises:
        ValueError: a score lies outside 1..5.
    """
    _check_scale(scores, SCALE5)
    n = count(scores)
    return _times(scores, range(4, 6)) / n if n else None


def wilson(successes: int, n: int) -> Interval:
    """Return the 95 % interval of a share by Wilson's score method, no continuity correction.

    Source: Wilson 1927; method 3 in Newcombe 1998, Statistics in Medicine 17: 857-872.

    Raises:
        ValueError: not 0 <= successes <= n, or n is 0.
    """
    if not 0 <= successes <= n or n == 0:
        raise ValueError("successes must lie between 0 and n, and n above 0")
    share, z2 = successes / n, Z95**2
    centre = share + z2 / (2 * n)
    half = Z95 * sqrt(share * (1 - share) / n + z2 / (4 * n * n))
    below = 1 + z2 / n
    # The ends are exact at no and at all successes; rounding must not push them out.
    low = 0.0 if successes == 0 else (centre - half) / below
    high = 1.0 if successes == n else (centre + half) / below
    return Interval(low, high)


def recommend_score(scores: Tally) -> Score | None:
    """Return the recommend score of a 1-5 question by the strict rule; None without answers.

    5 promotes, 4 is neutral, 1 to 3 detract, as in the Friends and Family Test of NHS England
    2013-14. It is no NPS and is never compared with one.

    Raises:
        ValueError: a score lies outside 1..5.
    """
    _check_scale(scores, SCALE5)
    return _score(scores, promoters=range(5, 6), detractors=range(1, 4), is_nps=False)


def nps(scores: Tally) -> Score | None:
    """Return the Net Promoter Score of a 0-10 question; None without answers.

    9 and 10 promote, 0 to 6 detract. Source: Reichheld, Harvard Business Review, December 2003.

    Raises:
        ValueError: a score lies outside 0..10.
    """
    _check_scale(scores, SCALE10)
    return _score(scores, promoters=range(9, 11), detractors=range(7), is_nps=True)


def response_rate(complete: int, finished: int) -> float | None:
    """Return the share of invitations that were answered, 0..1; None without invitations.

    This is AAPOR's RR1, complete / (complete + partial + refused + not reached + other): the
    invited are known customers, so nobody is of unknown eligibility and RR1 equals RR5.
    An undeliverable invitation counts as not reached and stays in the divisor; one that is
    still open is left out until it is answered or closed.

    Raises:
        ValueError: not 0 <= complete <= finished.
    """
    if not 0 <= complete <= finished:
        raise ValueError("complete must lie between 0 and finished")
    return complete / finished if finished else None


def dimension(key: str, scores: Tally) -> DimensionFigures:
    """Return all figures of one 1-5 dimension.

    Raises:
        ValueError: a score lies outside 1..5.
    """
    share, n = top_two_share(scores), count(scores)
    return DimensionFigures(
        key=key,
        n=n,
        counts=tuple(scores.get(score, 0) for score in SCALE5),
        mean=mean(scores),
        sd=sample_sd(scores),
        top_two=share,
        interval=wilson(_times(scores, range(4, 6)), n) if n else None,
    )


def overall(people: int, tallies: Iterable[Tally]) -> Overall:
    """Return the figures of all dimensions together.

    Args:
        people: responses, not answers.
        tallies: one per dimension.

    Raises:
        ValueError: a score lies outside 1..5.
    """
    together: dict[int, int] = {}
    for scores in tallies:
        for score, times in scores.items():
            together[score] = together.get(score, 0) + times
    share = top_two_share(together)
    return Overall(
        people=people,
        n=count(together),
        mean=mean(together),
        top_two=share,
        interval=wilson(round(share * people), people) if share is not None and people else None,
    )


def monthly_trend(key: str, months: Mapping[tuple[int, int], Tally]) -> Trend:
    """Return the trend of one 1-5 dimension.

    Args:
        months: tallies by (year, month), company time; months without answers may be missing.
    """
    if not months:
        return Trend(key, ())
    span = range(_month_number(*min(months)), _month_number(*max(months)) + 1)
    return Trend(key, tuple(_point(number, months) for number in span))


def _point(number: int, months: Mapping[tuple[int, int], Tally]) -> TrendPoint:
    year, month = divmod(number, 12)
    scores = months.get((year, month + 1), {})
    return TrendPoint(year, month + 1, count(scores), mean(scores), top_two_share(scores))


def _month_number(year: int, month: int) -> int:
    return year * 12 + month - 1


def _score(scores: Tally, promoters: range, detractors: range, is_nps: bool) -> Score | None:
    """Promoters minus detractors; its variance is p + d - (p - d)² (R package NPS, nps.var)."""
    n = count(scores)
    if not n:
        return None
    p, d = _times(scores, promoters) / n, _times(scores, detractors) / n
    # Rounding can take the variance a hair below 0 when all answers are alike.
    variance = max(p + d - (p - d) ** 2, 0.0)
    return Score(100 * (p - d), 100 * Z95 * sqrt(variance / n), n, is_nps)


def _times(scores: Tally, wanted: range) -> int:
    return sum(times for score, times in scores.items() if score in wanted)


def _check_scale(scores: Tally, scale: range) -> None:
    outside = [score for score in scores if score not in scale]
    if outside:
        raise ValueError(f"scores outside {scale.start}..{scale.stop - 1}: {outside}")
