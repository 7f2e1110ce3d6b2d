"""Rows and columns of the tables of the page."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QObject

from app.sla.explain import Explanation
from app.sla.policy import ClockKind, Policy, Target
from ui.qtmodels.table_model import Column, TableModel
from ui.widgets.deadline_words import FactWords, day_name, moment_name, target_text
from ui.words import word


@dataclass(frozen=True, slots=True)
class PolicyRow:
    """A policy and its place in the list, from 1."""

    position: int
    policy: Policy


@dataclass(frozen=True, slots=True)
class DayRow:
    """A day that is not like its weekday: a holiday with its name, or hours of its own."""

    on: date
    is_holiday: bool
    text: str

    @property
    def key(self) -> tuple[date, bool]:
        """A day may be both: the hours win."""
        return self.on, self.is_holiday


@dataclass(frozen=True, slots=True)
class DeadlineRow:
    """A promise that is tried out."""

    kind: ClockKind
    told: Explanation


def _kind_title(kind: ClockKind) -> Callable[[], str]:
    return lambda: word(f"sla.kind.{kind}")


def _promise(kind: ClockKind) -> Callable[[PolicyRow], str]:
    return lambda row: target_text(row.policy.target(kind))


class PoliciesModel(TableModel[PolicyRow]):
    """The ordered list; each clock has its column."""

    def __init__(self, parent: QObject | None = None) -> None:
        self._words = FactWords()
        columns = [
            Column[PolicyRow]("position", _position, lambda row: str(row.position), width=60),
            Column[PolicyRow]("fits", _fits, self._fits_text, width=140),
            *(
                Column(kind.value, _kind_title(kind), _promise(kind), width=156)
                for kind in ClockKind
            ),
            Column[PolicyRow]("warn", _warn, lambda row: f"{row.policy.warn_share:.0%}", width=70),
        ]
        super().__init__(columns, lambda row: row.policy.key, parent)

    def set_words(self, words: FactWords) -> None:
        """Know how tiers are called."""
        self._words = words
        self.repaint_all()

    def _fits_text(self, row: PolicyRow) -> str:
        return self._words.conditions(row.policy.conditions)


class DaysModel(TableModel[DayRow]):
    """Holidays and days with hours of their own, by date."""

    def __init__(self, parent: QObject | None = None) -> None:
        columns = [
            Column[DayRow]("day", _day, lambda row: day_name(row.on), width=122),
            Column[DayRow]("what", _what, what_text, chip=_what_chip, width=116),
            Column[DayRow]("text", _detail, _detail_text, width=80),
        ]
        super().__init__(columns, lambda row: row.key, parent)


class DeadlinesModel(TableModel[DeadlineRow]):
    """What each clock promises."""

    def __init__(self, parent: QObject | None = None) -> None:
        columns = [
            Column[DeadlineRow](
                "clock", _clock, lambda row: word(f"sla.kind.{row.kind}"), width=150
            ),
            Column[DeadlineRow]("target", _target, _target_text, width=170),
            Column[DeadlineRow]("due", _due, _due_text, width=170),
        ]
        super().__init__(columns, lambda row: row.kind, parent)


def _position() -> str:
    return QCoreApplication.translate("ServiceLevels", "Order")


def _fits() -> str:
    return QCoreApplication.translate("ServiceLevels", "Applies to")


def _warn() -> str:
    return QCoreApplication.translate("ServiceLevels", "Warn at")


def _day() -> str:
    return QCoreApplication.translate("ServiceLevels", "Day")


def _what() -> str:
    return QCoreApplication.translate("ServiceLevels", "What")


def _detail() -> str:
    return QCoreApplication.translate("ServiceLevels", "Name or hours")


def _clock() -> str:
    return QCoreApplication.translate("ServiceLevels", "Promise")


def _target() -> str:
    return QCoreApplication.translate("ServiceLevels", "Target")


def _due() -> str:
    return QCoreApplication.translate("ServiceLevels", "Due")


def what_text(row: DayRow) -> str:
    """What kind of day it is."""
    if row.is_holiday:
        return QCoreApplication.translate("ServiceLevels", "Holiday")
    if row.text:
        return QCoreApplication.translate("ServiceLevels", "Own hours")
    return QCoreApplication.translate("ServiceLevels", "Closed")


def _what_chip(row: DayRow) -> tuple[str, str]:
    is_working = not row.is_holiday and bool(row.text)
    return ("status", "resolved") if is_working else ("status", "waiting")


def _detail_text(row: DayRow) -> str:
    return row.text


def _target_text(row: DeadlineRow) -> str:
    return target_text(Target(row.told.target_seconds, row.told.hours))


def _due_text(row: DeadlineRow) -> str:
    return moment_name(row.told.until, ZoneInfo(row.told.zone))
