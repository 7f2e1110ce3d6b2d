from datetime import date, datetime, time
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from ui.widgets.date_field import DateField, DateTimeField, parse_date, parse_moment
from ui.widgets.fields import ComboBox, LineEdit, NumberField, PhoneField, TextArea
from ui.widgets.picker import Choice, EntityPicker
from ui.widgets.tag_edit import TagEdit

TODAY = date(2026, 11, 21)


@pytest.fixture
def shown(qtbot):
    def show(widget):
        qtbot.addWidget(widget)
        widget.show()
        widget.activateWindow()
        widget.setFocus()
        qtbot.waitUntil(widget.hasFocus)
        return widget

    return show


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2026-11-21", TODAY),
        ("2026/1/2", date(2026, 1, 2)),
        ("2026年1月2日", date(2026, 1, 2)),
        ("11-30", date(2026, 11, 30)),
        ("1月5日", date(2026, 1, 5)),
        ("今天", TODAY),
        ("明天", date(2026, 11, 22)),
        (" 后天 ", date(2026, 11, 23)),
        ("Today", TODAY),
        ("tomorrow", date(2026, 11, 22)),
        ("+3d", date(2026, 11, 24)),
        ("+3", date(2026, 11, 24)),
        ("-1d", date(2026, 11, 20)),
        ("+2w", date(2026, 12, 5)),
        ("+2周", date(2026, 12, 5)),
        ("+3m", date(2027, 2, 21)),
    ],
)
def test_a_date_is_understood_as_people_write_it(text, meant):
    assert parse_date(text, TODAY) == meant


def test_a_month_later_stays_inside_the_month():
    assert parse_date("+1m", date(2026, 1, 31)) == date(2026, 2, 28)


@pytest.mark.parametrize(
    "text", ["", "2025-02-30", "soon", "13-01", "31", "+9999m9", "2026-11-21x"]
)
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the text or Python's own
        parse_date(text, TODAY)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2026-11-21 14:30", datetime(2026, 11, 21, 14, 30)),  # noqa: DTZ001 - local by design
        ("明天 9:00", datetime(2026, 11, 22, 9, 0)),  # noqa: DTZ001 - local by design
        ("+1d", datetime(2026, 11, 22, 8, 30)),  # noqa: DTZ001 - local by design
        ("18：05", datetime(2026, 11, 21, 18, 5)),  # noqa: DTZ001 - local by design
    ],
)
def test_a_moment_is_understood(text, meant):
    assert parse_moment(text, TODAY, time(8, 30)) == meant


def test_no_such_time_is_refused():
    with pytest.raises(ValueError, match="hour"):
        parse_moment("2026-11-21 25:00", TODAY, time(9))


def test_a_wrong_date_stays_in_the_field_and_is_explained(qtbot, shown):
    field = shown(DateField(lambda: TODAY))
    qtbot.keyClicks(field, "2025-02-30")
    field.clearFocus()
    assert field.text() == "2025-02-30"
    assert field.value() is None
    assert "2026-11-21" in field.problem()


def test_a_spoken_date_is_written_out_on_leaving(qtbot, shown):
    field = shown(DateField(lambda: TODAY))
    qtbot.keyClicks(field, "tomorrow")
    field.clearFocus()
    assert field.text() == "2026-11-22"
    assert field.value() == date(2026, 11, 22)
    assert field.problem() == ""


def test_a_day_picked_in_the_calendar_keeps_the_time(qtbot, shown):
    field = shown(DateTimeField(lambda: TODAY))
    field.set_value(datetime(2026, 11, 21, 16, 45))  # noqa: DTZ001 - local by design
    field.open_calendar()
    calendar = field._calendar
    with qtbot.waitSignal(field.edited):
        calendar.clicked.emit(calendar.selectedDate().addDays(2))
    assert field.text() == "2026-11-23 16:45"
    assert not calendar.isVisible()


@pytest.mark.parametrize(
    ("text", "value"),
    [("1,234.50", Decimal("1234.50")), ("¥88", Decimal(88)), ("", None), ("0", Decimal(0))],
)
def test_a_number_is_exact(qtbot, text, value):
    field = NumberField(decimals=2)
    qtbot.addWidget(field)
    field.setText(text)
    assert field.value() == value
    assert field.problem() == ""


@pytest.mark.parametrize("text", ["abc", "-1", "101", "1.255", "NaN", "1e9"])
def test_a_wrong_number_is_explained_and_is_no_value(qtbot, text):
    field = NumberField(maximum=100, decimals=2)
    qtbot.addWidget(field)
    field.setText(text)
    assert field.problem()
    assert field.value() is None


@pytest.mark.parametrize(
    ("text", "is_fine"),
    [
        ("138 0013 8000", True),
        ("021-6888 0000转12", True),
        ("+86 138", True),
        ("张三", False),
        ("12", False),
        ("", True),
    ],
)
def test_a_phone_number_is_told_from_other_text(qtbot, text, is_fine):
    field = PhoneField()
    qtbot.addWidget(field)
    field.setText(text)
    assert (field.problem() == "") is is_fine


def test_text_set_by_the_program_is_no_edit(qtbot):
    for field in (LineEdit(), TextArea()):
        qtbot.addWidget(field)
        with qtbot.assertNotEmitted(field.edited):
            field.set_value(" 张伟 ")
        assert field.value() == "张伟"


def wheel(widget):
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def test_the_wheel_changes_a_choice_only_with_focus(qtbot, shown):
    box = shown(ComboBox())
    box.set_choices([("a", "A"), ("b", "B")])
    box.clearFocus()
    wheel(box)
    assert box.value() == "a"
    box.setFocus()
    wheel(box)
    assert box.value() == "b"


def test_new_words_for_the_choices_keep_the_choice(qtbot):
    box = ComboBox()
    qtbot.addWidget(box)
    box.set_choices([("a", "One"), ("b", "Two")])
    box.set_value("b")
    box.set_choices([("a", "一"), ("b", "二")])
    assert (box.value(), box.currentText()) == ("b", "二")
    box.set_value("gone")
    assert box.value() is None


def test_only_a_picked_record_is_a_value(qtbot, shown):
    asked = []

    def search(text, show):
        asked.append(text)
        show([Choice(7, "张伟 上海"), Choice(8, "张玮 北京")])

    picker = shown(EntityPicker(search))
    qtbot.keyClicks(picker, "zw")
    qtbot.waitUntil(lambda: asked == ["zw"])
    assert picker.value() is None
    assert picker.problem()
    with qtbot.waitSignal(picker.edited):
        picker.completer().activated[str].emit("张玮 北京")
    assert picker.value() == 8
    assert picker.problem() == ""
    qtbot.keyClicks(picker, "x")
    assert picker.value() is None


def test_answers_to_an_older_text_are_passed_over(qtbot, shown):
    waiting = []
    picker = shown(EntityPicker(lambda text, show: waiting.append((text, show))))
    qtbot.keyClicks(picker, "z")
    qtbot.waitUntil(lambda: [text for text, _ in waiting] == ["z"])
    qtbot.keyClicks(picker, "w")
    waiting[0][1]([Choice(1, "old")])
    assert picker.completer().model().rowCount() == 0


def test_tags_are_added_by_enter_and_comma_and_taken_away_by_backspace(qtbot):
    tags = TagEdit()
    qtbot.addWidget(tags)
    tags.set_value(["华东"])
    line = tags.focusProxy()
    with qtbot.waitSignal(tags.edited):
        qtbot.keyClicks(line, "VIP,")
    qtbot.keyClicks(line, "VIP")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert tags.value() == ("华东", "VIP")
    qtbot.keyClicks(line, "new")
    assert tags.value() == ("华东", "VIP", "new")
    line.clear()
    qtbot.keyClick(line, Qt.Key.Key_Backspace)
    assert tags.value() == ("华东",)
