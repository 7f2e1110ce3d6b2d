"""Ctrl+K: whatever one types finds it, and Enter goes there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.customers import service as customers
from app.customers.dto import NewContact, NewCustomer, PointInput
from app.customers.rules import PointKind


@pytest.fixture
def zeng(shell):
    form = NewCustomer(
        "曾梅",
        contacts=(NewContact("曾梅", points=(PointInput(PointKind.PHONE, "138 0013 8000"),)),),
    )
    return shell.desk.tasks.backend.command(customers.register, form).result


@pytest.mark.parametrize("typed", ["zengmei", "zm", "曾梅", "13800138"])
def test_palette_finds_customer_and_enter_opens_it(shell, qtbot, zeng, typed):
    opened = []
    shell.window.pages.shown.connect(opened.append)
    shell.type_in_palette(typed)
    qtbot.waitUntil(lambda: "曾梅" in shell.found()[:1])
    QTest.keyClick(shell.session.palette.field, Qt.Key.Key_Return)
    assert (opened[-1].page, opened[-1].record_id) == ("customer", zeng)
    assert not shell.session.palette.isVisible()


def test_palette_finds_ticket_by_its_short_number(shell, qtbot, world):
    ticket_id = world.report(title="打印机无法连接")
    number = world.detail(ticket_id).row.number.rsplit("-", 1)[-1].lstrip("0")
    shell.type_in_palette(f"#{number}")
    qtbot.waitUntil(lambda: "打印机无法连接" in shell.found())


@pytest.mark.parametrize(("language", "text"), [("en", "New ticket"), ("zh_CN", "新建工单")])
def test_palette_finds_actions_by_words_of_either_language(shell, qtbot, language, text):
    shell.look.take({"ui.language": language})
    qtbot.waitUntil(lambda: shell.window.actions_by_id["new_ticket"].text() == text)
    for typed in ("new tick", text):
        shell.type_in_palette(typed)
        assert text in shell.found()


def test_palette_answers_only_what_was_typed_last(shell, qtbot, zeng, world):
    shell.type_in_palette("yunfan")
    qtbot.waitUntil(lambda: "云帆科技有限公司" in shell.found())
    shell.type_in_palette("yunf")
    shell.type_in_palette("zengmei")
    qtbot.waitUntil(lambda: shell.found() == ["曾梅"])


def test_palette_says_when_nothing_is_found(shell, qtbot):
    shell.type_in_palette("qqqqq")
    qtbot.waitUntil(lambda: not shell.found())
    assert not shell.session.palette.list.isVisible()


def test_arrow_keys_pass_over_headings(shell):
    shell.session.perform("search")
    palette = shell.session.palette
    keys = []
    for _ in range(len(palette.model.entries())):
        keys.append(palette.model.entries()[palette.list.currentIndex().row()].key)
        QTest.keyClick(palette.field, Qt.Key.Key_Down)
    assert all(keys)


def test_palette_model_keeps_the_rules_of_item_models(shell, qtmodeltester):
    shell.session.perform("search")
    qtmodeltester.check(shell.session.palette.model)
    shell.session.palette.model.set_entries(())
    qtmodeltester.check(shell.session.palette.model)
