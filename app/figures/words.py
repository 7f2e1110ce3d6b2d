"""What each figure is called and how it is counted, context "Figures".

One text for the hover on the screen, the command line and the workbook.
"""

from dataclasses import dataclass
from itertools import pairwise

from app.core.mark import QT_TRANSLATE_NOOP
from app.core.words import translate
from app.figures.dto import LeftOut
from app.figures.formulas import BACKLOG_DAYS
from app.tickets.rules import Outcome

CONTEXT = "Figures"


@dataclass(frozen=True)
class Definition:
    """A figure's name, how it is counted, and after whom."""

    name: str
    meaning: str
    source: str


DEFINITIONS: dict[str, Definition] = {
    "tickets": Definition(
        QT_TRANSLATE_NOOP("Figures", "Tickets"),
        QT_TRANSLATE_NOOP(
            "Figures",
            "Reported in the period; each counts once. Duplicates, spam and merged tickets are "
            "in no figure.",
        ),
        "",
    ),
    "level": Definition(
        QT_TRANSLATE_NOOP("Figures", "Service-level rate"),
        QT_TRANSLATE_NOOP(
            "Figures",
            "Kept promises among those kept or missed, each ticket once for each of its clocks. "
            "An open clock past its due time is missed; running and paused ones do not count yet.",
        ),
        "docs.fastsla.com, SLA compliance",
    ),
    "first_answer": Definition(
        QT_TRANSLATE_NOOP("Figures", "First answer"),
        QT_TRANSLATE_NOOP(
            "Figures",
            "From the report until a person takes, answers or moves the ticket: median, 90th "
            "percentile and mean of the tickets somebody answered.",
        ),
        "ilert, PagerDuty: mean time to acknowledge",
    ),
    "solve": Definition(
        QT_TRANSLATE_NOOP("Figures", "Time to solve"),
        QT_TRANSLATE_NOOP(
            "Figures",
            "From the report to the solution, time of waiting included; a reopened ticket counts "
            "to its last solution. Median, 90th percentile and mean of the solved tickets, by the "
            "clock and in working hours.",
        ),
        "BMC: mean time to resolve; percentiles: Hyndman and Fan 1996, type 7",
    ),
    "unsolved_ends": Definition(
        QT_TRANSLATE_NOOP("Figures", "Without a time of solution"),
        QT_TRANSLATE_NOOP(
            "Figures",
            "Closed tickets of which nobody noted when they were solved; they are in no time and "
            "in no rate of the solve clock.",
        ),
        "",
    ),
    "reopen_rate": Definition(
        QT_TRANSLATE_NOOP("Figures", "Reopened"),
        QT_TRANSLATE_NOOP(
            "Figures", "Share of the tickets ever solved that were taken up again; each once."
        ),
        "",
    ),
    "backlog": Definition(
        QT_TRANSLATE_NOOP("Figures", "Backlog"),
        QT_TRANSLATE_NOOP(
            "Figures",
            "Neither solved nor closed at this moment, whenever they were reported, by days since "
            "the report.",
        ),
        "",
    ),
}

_LEFT_OUT = QT_TRANSLATE_NOOP("Figures", "Left out: {0}")
_LIST = QT_TRANSLATE_NOOP("Figures", ", ")
_OUTCOMES = {
    Outcome.DUPLICATE: QT_TRANSLATE_NOOP("Figures", "duplicates {0}"),
    Outcome.SPAM: QT_TRANSLATE_NOOP("Figures", "spam {0}"),
    Outcome.MERGED: QT_TRANSLATE_NOOP("Figures", "merged {0}"),
}


def left_out_text(found: LeftOut, language: str) -> str:
    """How many tickets are in no figure, "" where all are in."""
    if not found:
        return ""

    def said(english: str, value: object) -> str:
        return translate(CONTEXT, english, language).format(value)

    parts = (said(_OUTCOMES[outcome], count) for outcome, count in found.items())
    return said(_LEFT_OUT, translate(CONTEXT, _LIST, language).join(parts))


def age_texts() -> tuple[str, ...]:
    """The ages of the backlog in days: <1, 1–3 …"""
    between = (f"{low}–{high}" for low, high in pairwise(BACKLOG_DAYS))
    return f"<{BACKLOG_DAYS[0]}", *between, f"≥{BACKLOG_DAYS[-1]}"
