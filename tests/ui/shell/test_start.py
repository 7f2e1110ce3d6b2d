"""Starting: arguments, one window a store, the first questions, a store that will not open."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.bootstrap import open_store
from app.core.places import default_path
from app.settings.queries import read_setting
from ui import options
from ui.bootstrap import Program
from ui.errors.crash import CrashHook
from ui.openers import store_at
from ui.shell.crash_dialog import CrashDialog
from ui.shell.first_start import FirstAnswers, FirstStart
from ui.shell.instance import Instance
from ui.shell.look import THEME
from ui.shell.status_bar import StatusBar

ROOT = Path(__file__).parents[3]


def laike(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {
        k: v
        for k, v in os.environ.items()
        if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    return subprocess.run(
        [sys.executable, "-m", "ui", *arguments],
        cwd=ROOT,
        env={**clean, **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_options_are_read():
    read = options.parse(["--db", "a.laike", "--open=ticket/7", "--demo"])
    assert (read.db, read.route, read.is_demo) == ("a.laike", "ticket/7", True)


@pytest.mark.parametrize("wrong", [["--nope"], ["--db"]])
def test_wrong_use_is_said(wrong):
    with pytest.raises(options.WrongUse):
        options.parse(wrong)


@pytest.mark.parametrize(
    ("argv", "command"),
    [
        (["demo", "--db", "x"], ["demo", "--db", "x"]),
        (["--db", "x", "demo"], ["demo", "--db", "x"]),
        (["--db", "x"], None),
        ([], None),
    ],
)
def test_sub_command_goes_to_the_command_line(argv, command):
    assert options.command_line(argv) == command


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have a display")
def test_without_a_display_one_sentence_and_exit_1():
    done = laike()
    assert done.returncode == 1
    assert done.stdout == ""
    assert "laike --tour DIR" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_version_needs_no_display():
    assert laike("--version").stdout.startswith("laike 0.")


@pytest.fixture
def first(tmp_path):
    instance = Instance(tmp_path, "a.laike")
    assert instance.claim()
    instance.listen()
    yield instance
    instance.release()


def test_second_start_hands_its_route_to_the_first(first, tmp_path, qtbot):
    second = Instance(tmp_path, "a.laike")
    assert not second.claim()
    with qtbot.waitSignal(first.knocked) as knock:
        assert second.knock("ticket/7")
    assert knock.args == ["ticket/7"]


def test_another_store_has_a_window_of_its_own(first, tmp_path):
    other = Instance(tmp_path, "b.laike")
    assert other.claim()
    other.release()


def test_a_killed_window_leaves_no_lock_behind(tmp_path):
    code = (
        "import os, sys, pathlib\n"
        "from PySide6.QtCore import QCoreApplication\n"
        "from ui.shell.instance import Instance\n"
        "app = QCoreApplication([])\n"
        "instance = Instance(pathlib.Path(sys.argv[1]), 'a.laike')\n"
        "assert instance.claim()\n"
        "instance.listen()\n"
        "os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, check=False)
    assert list(tmp_path.glob("*.lock"))
    instance = Instance(tmp_path, "a.laike")
    assert instance.claim()
    instance.release()


@pytest.fixture
def program(qtbot, look, preferences):
    hook = CrashHook()
    program = Program(look, preferences, hook)
    qtbot.addWidget(program.window)
    yield program
    program.stop()


def test_what_was_chosen_at_the_first_start_is_kept_in_the_new_store(
    qtbot, look, preferences, tmp_path
):
    program = Program(
        look, preferences, CrashHook(), opens=lambda _: store_at(str(tmp_path / "new.laike"))
    )
    qtbot.addWidget(program.window)
    look.take({THEME: "dark"})
    program.ask_first()
    with qtbot.waitSignal(program.opened):
        program.window.findChild(FirstStart).start.click()
    qtbot.waitUntil(program.tasks.is_idle)
    kept = program.tasks.backend.query(
        lambda read: read_setting(read.session, THEME, read.actor.user_id)
    )
    assert kept == "dark"
    program.stop()


def test_program_opens_a_store_behind_its_window(program, qtbot, tmp_path):
    with qtbot.waitSignal(program.opened):
        program.start(store_at(str(tmp_path / "new.laike")), {"ui.language": "en"})
        assert program.window.isVisible()
        assert program.window.desk is None
    assert "Connected" in program.window.status.text()
    qtbot.waitUntil(program.tasks.is_idle)


def test_route_from_outside_waits_for_the_store(program, qtbot, tmp_path):
    program.go("people")
    program.go("nowhere")
    with qtbot.waitSignal(program.opened):
        program.start(store_at(str(tmp_path / "new.laike")), {"ui.language": "en"})
    assert program.window.pages.page().objectName() == "people"
    qtbot.waitUntil(program.tasks.is_idle)


def test_foreign_file_is_refused_in_words_and_can_be_tried_again(program, qtbot, tmp_path):
    path = tmp_path / "notes.laike"
    path.write_text("not a database, but long enough to be looked at" * 30)
    program.start(store_at(str(path)))
    opening = program.window.opening
    qtbot.waitUntil(lambda: "is not a Laike database" in opening.text())
    path.unlink()
    open_store(path).close()
    with qtbot.waitSignal(program.opened):
        opening.retry_wanted.emit()
    qtbot.waitUntil(program.tasks.is_idle)


def test_unexpected_failure_is_said_once_without_phone_numbers(program, qtbot):
    program.window.show()
    for _ in range(2):
        program._hook.report(ValueError("call 138 0013 8000 or li@example.cn"))
    qtbot.waitUntil(lambda: program.window.findChild(CrashDialog) is not None)
    dialog = program.window.findChild(CrashDialog)
    qtbot.waitUntil(lambda: dialog.details().count("ValueError: ") == 2)
    assert "138" not in dialog.details()
    assert "example.cn" not in dialog.details()
    assert len(program.window.findChildren(CrashDialog)) == 1
    dialog.accept()


@pytest.fixture
def questions(qtbot, look):
    dialog = FirstStart("en")
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_enter_alone_answers_the_first_questions(questions, qtbot):
    with qtbot.waitSignal(questions.answered) as answered:
        questions.start.click()
    assert answered.args == [FirstAnswers("en", "", False)]


def test_a_team_names_its_server_and_who_signs_in(questions, qtbot):
    questions.team.click()
    questions.start.click()
    assert questions.isVisible(), "server, name and password are still missing"
    questions.server.form.set_values(
        {"host": "db.example.cn:5433", "name": "li", "password": " p "}
    )
    with qtbot.waitSignal(questions.answered) as answered:
        questions.start.click()
    address = "postgresql://laike_u_li@db.example.cn:5433/laike"
    assert answered.args == [FirstAnswers("en", address, False, " p ")]
    assert " p " not in repr(answered.args[0])


def test_a_server_that_cannot_be_one_is_said(questions):
    questions.team.click()
    questions.server.form.set_values({"host": "db,evil", "name": "li", "password": "secret"})
    questions.start.click()
    assert "cannot be used" in questions.problem.text()
    assert questions.problem.isVisible()


def test_language_of_the_questions_changes_at_once(questions, look, qtbot):
    questions.language_changed.connect(look.language.use)
    questions.language.chosen.emit("zh_CN")
    qtbot.waitUntil(lambda: questions.start.text() == "开始使用")


def test_default_store_has_our_suffix():
    assert default_path().suffix == ".laike"


def test_a_store_that_is_only_read_is_marked_so(qtbot, look):
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.set_person("李娜")
    assert "Read only" not in bar.text()
    bar.set_read_only()
    assert "Read only" in bar.text()
