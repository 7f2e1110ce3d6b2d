"""A store that does not open: the window says why, and goes on when that is mended."""

import shutil

import pytest

from tests.faults.files import REFUSED
from tests.faults.locks import held
from tests.faults.stores import make
from ui.bootstrap import Program
from ui.errors.crash import CrashHook
from ui.openers import store_at
from ui.shell.crash_dialog import CrashDialog


@pytest.fixture
def program(qtbot, look, preferences):
    program = Program(look, preferences, CrashHook())
    qtbot.addWidget(program.window)
    yield program
    program.stop()


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("zip", "is not a Laike database"),
        ("folder", "is not a Laike database"),
        ("0 bytes", "is empty"),
        ("newer, in its log only", "belongs to a newer Laike"),
        ("cut in the middle", "damaged or cut off"),
    ],
)
def test_opening_says_why_and_tries_again(what, words, program, qtbot, tmp_path):
    path = tmp_path / "some.laike"
    REFUSED[what][0](path)
    program.start(store_at(str(path)))
    opening = program.window.opening
    qtbot.waitUntil(lambda: words in opening.text())
    assert opening._retry.isVisible()
    assert program.window.findChild(CrashDialog) is None
    for file in tmp_path.glob("some.laike*"):
        shutil.rmtree(file) if file.is_dir() else file.unlink()
    make(path)
    with qtbot.waitSignal(program.opened):
        opening._retry.click()
    qtbot.waitUntil(program.tasks.is_idle)


def test_a_file_taken_away_raises_the_banner_and_no_crash(program, qtbot, tmp_path):
    path = make(tmp_path / "a.laike", "甲公司")
    with qtbot.waitSignal(program.opened):
        program.start(store_at(str(path)), {"ui.language": "en"})
    qtbot.waitUntil(program.tasks.is_idle)
    path.rename(tmp_path / "away.laike")
    program.go("customers")
    qtbot.waitUntil(lambda: "Connected" not in program.window.status.text())
    assert program.window.findChild(CrashDialog) is None
    (tmp_path / "away.laike").rename(path)
    program.window.banner.triggered.emit()
    qtbot.waitUntil(lambda: "Connected" in program.window.status.text())
    qtbot.waitUntil(program.tasks.is_idle)


def test_a_store_another_program_writes_to_opens_as_ever(program, qtbot, tmp_path):
    path = make(tmp_path / "a.laike", "甲公司")
    with held(path) as holder, qtbot.waitSignal(program.opened):
        program.start(store_at(str(path)), {"ui.language": "en"})
        holder.let_go()
    qtbot.waitUntil(program.tasks.is_idle)
