"""The strip of a deadline: what its stretches say, and how one goes from one to the next."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from app.sla.clock import derive
from app.sla.explain import explain
from app.sla.history import Category, EventType, TicketEvent
from app.sla.policy import ClockKind, TicketFacts, default_policies
from app.sla.public_holidays import country_calendar
from app.sla.terms import Rules
from ui.widgets.time_bar import TimeBar

SHANGHAI = ZoneInfo("Asia/Shanghai")
RULES = Rules(
    datetime(2025, 1, 1, tzinfo=UTC), default_policies(), country_calendar("CN", 2025, 2026)
)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def deadline(now: str, *moves: tuple[str, Category], reported: str = "2025-09-30 17:00"):
    """The solve clock of a regular ticket, as it stands at ``now``."""
    facts = TicketFacts(severity="regular")
    events = [TicketEvent(EventType.REPORTED, at(reported), facts=facts)]
    events += [
        TicketEvent(EventType.STATUS_CHANGED, at(when), category=category)
        for when, category in moves
    ]
    clocks = derive(events, [RULES])
    return explain(next(one for one in clocks if one.kind is ClockKind.SOLVE), at(now))


@pytest.fixture
def bar(qtbot):
    bar = TimeBar()
    qtbot.addWidget(bar)
    bar.resize(600, 60)
    bar.show()
    return bar


def test_every_stretch_says_what_it_is(bar):
    bar.show_deadline(deadline("2025-09-30 17:30"))
    texts = bar.texts()
    assert texts[0] == "2025-09-30 Tue 17:00–17:30  counted, used  30 min"
    assert texts[1] == "2025-09-30 Tue 17:30–18:00  counts, still left  30 min"
    assert "not counted: night or break" in texts[2]
    assert "not counted: holiday 国庆节" in texts[3]
    assert texts[-1] == "2025-10-09 Thu 09:00–12:00  counts, still left  3 h"


def test_what_is_late_and_what_is_paused_is_told_apart(bar):
    bar.show_deadline(deadline("2025-10-09 14:00"))
    assert bar.texts()[-1] == "2025-10-09 Thu 13:30–14:00  too late  30 min"
    bar.show_deadline(deadline("2025-10-09 11:00", ("2025-09-30 17:20", Category.WAITING)))
    assert "not counted: paused" in bar.texts()[-1]


def test_arrow_keys_go_through_the_stretches_and_are_read_out(bar):
    bar.show_deadline(deadline("2025-09-30 17:30"))
    said: list[str] = []
    bar.chosen.connect(said.append)
    QTest.keyClick(bar, Qt.Key.Key_Home)
    QTest.keyClick(bar, Qt.Key.Key_Right)
    assert said == bar.texts()[:2]
    assert bar.accessibleDescription() == f"{bar.texts()[1]} (2 of {len(bar.texts())})"
    QTest.keyClick(bar, Qt.Key.Key_End)
    QTest.keyClick(bar, Qt.Key.Key_Right)
    assert said[-1] == bar.texts()[-1]


def test_the_mouse_chooses_and_a_tooltip_tells(bar):
    bar.show_deadline(deadline("2025-09-30 17:30"))
    with_mouse: list[str] = []
    bar.chosen.connect(with_mouse.append)
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(590, 30))
    assert with_mouse == [bar.texts()[-1]]
    place = QPoint(590, 30)
    event = QHelpEvent(QEvent.Type.ToolTip, place, bar.mapToGlobal(place))
    QApplication.sendEvent(bar, event)
    assert bar.texts()[-1] in QToolTip.text()


def test_nothing_to_show_hides_the_strip(bar):
    bar.show_deadline(None)
    assert bar.isHidden()
    assert bar.texts() == []


@pytest.mark.parametrize("now", ["2025-09-30 16:00", "2025-09-30 17:30", "2026-01-01 10:00"])
def test_it_paints_before_during_and_long_after(bar, now):
    bar.show_deadline(deadline(now))
    assert not bar.grab().isNull()
