"""Settings: taken over the moment they change, wrong ones said beside their field."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.settings.catalogue import SHOWN
from app.settings.queries import all_settings
from ui.pages.settings.page import SettingsPage


@pytest.fixture
def page(qtbot, desk):
    page = SettingsPage(desk)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.field("company.zone").value() == "Asia/Shanghai")
    return page


def stored(page, key):
    return page.desk.tasks.backend.query(all_settings)[key]


def test_every_setting_has_a_field(page):
    # There is no password in a file, and no lock without one.
    offered = [definition for definition in SHOWN if not definition.with_password]
    assert all(page.field(definition.key) for definition in offered)


def test_text_is_kept_on_enter(page, qtbot):
    field = page.field("company.name")
    field.setText("云帆科技")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: stored(page, "company.name") == "云帆科技")


def test_tick_is_kept_at_once(page, qtbot):
    page.field("notices.sound").click()
    qtbot.waitUntil(lambda: stored(page, "notices.sound") is True)


def test_lines_are_kept_when_the_field_is_left(page, qtbot):
    field = page.field("records.vague_phrases")
    page.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    field.setPlainText("已处理\n\n好的 ")
    page.field("company.name").setFocus()
    qtbot.waitUntil(lambda: stored(page, "records.vague_phrases") == ["已处理", "好的"])


def test_unknown_zone_is_said_at_its_field_and_nothing_is_kept(page, qtbot):
    field = page.field("company.zone")
    field.setText("Moon/Sea")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.forms["company"].error("company.zone") != "")
    assert stored(page, "company.zone") == "Asia/Shanghai"


def test_number_out_of_range_is_not_sent(page):
    field = page.field("survey.quiet_days")
    field.setText("999")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert page.forms["surveys"].error("survey.quiet_days")
    assert stored(page, "survey.quiet_days") == 30
