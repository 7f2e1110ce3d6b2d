"""The list of files: what may be opened is opened, the rest is saved; nothing outlives the window."""

import os
import stat
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFileDialog
from sqlalchemy import update

from app.customers import service as customers
from app.customers.dto import NewCustomer
from app.files import queries, service
from app.files.dto import AttachFile, FileDamaged, Holder, Record
from app.files.sources import Bytes
from app.files.tables import Blob, BlobChunk
from ui.qtmodels.roles import Role
from ui.shell.language import CHINESE, Language
from ui.widgets.attachments import AttachmentPanel
from ui.widgets.file_model import FileModel, decoded
from ui.widgets.opened_files import OpenedFiles
from ui.widgets.page import Desk

PROGRAM = b"MZ\x90\x00\x03\x00\x00\x00"


def png(width: int = 30, height: int = 20) -> bytes:
    """One that says how large it is, whether it is or not."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    lines = zlib.compress((b"\x00" + b"\xff" * ((width + 7) // 8)) * height if width < 999 else b"")
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")
    )


@pytest.fixture
def opened(tmp_path):
    return OpenedFiles(tmp_path / "opened")


@pytest.fixture
def desk(tasks, desk, opened):
    return Desk(tasks, desk.router, opened)


@pytest.fixture
def holder(sqlite_backend):
    id_ = sqlite_backend.command(customers.register, NewCustomer("晨光")).result
    return Holder(Record.CUSTOMER, id_)


@pytest.fixture
def attach(sqlite_backend, holder):
    def attach(name: str, data: bytes) -> int:
        return sqlite_backend.command(service.attach, AttachFile(holder, Bytes(name, data))).result

    return attach


@pytest.fixture
def panel(qtbot, desk, holder):
    def show() -> AttachmentPanel:
        panel = AttachmentPanel(desk)
        qtbot.addWidget(panel)
        panel.resize(600, 400)
        panel.show()
        panel.show_holder(holder, may_add=True)
        qtbot.waitUntil(desk.tasks.is_idle)
        panel.view.setCurrentIndex(panel.model.index(0, 0))
        return panel

    return show


@pytest.fixture
def shown(monkeypatch):
    """What the system's programs were asked to show."""
    paths: list[Path] = []
    monkeypatch.setattr("ui.widgets.file_handling.open_file", paths.append)
    return paths


@pytest.fixture
def saved(monkeypatch, tmp_path):
    """Where a copy is saved, if somebody asks."""
    path = tmp_path / "saved"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    return path


def test_the_model_keeps_the_rules_of_models(qtmodeltester, sqlite_backend, attach, holder):
    model = FileModel()
    for number in range(3):
        attach(f"{number}.txt", b"x%d" % number)
    rows = sqlite_backend.query(queries.attachments, holder).rows
    model.set_rows(rows)
    model.set_picture(rows[0].id, QImage(4, 4, QImage.Format.Format_RGB32))
    qtmodeltester.check(model)
    model.set_rows(rows[1:])
    assert model.rowCount() == 2
    model.set_rows(())
    qtmodeltester.check(model)


def test_a_known_kind_is_opened_from_a_folder_of_ours_alone(qtbot, panel, attach, shown, opened):
    attach("报价.pdf", b"%PDF-1.7\n")
    made = panel()
    made.view.opened.emit(made.view.current_row())
    qtbot.waitUntil(lambda: len(shown) == 1)
    assert shown[0].read_bytes() == b"%PDF-1.7\n"
    folders = [shown[0].parent, shown[0].parent.parent, shown[0].parent.parent.parent]
    assert [stat.S_IMODE(folder.stat().st_mode) for folder in folders] == [0o700] * 3
    assert not stat.S_IMODE(shown[0].stat().st_mode) & 0o077
    opened.clear()
    assert not shown[0].exists()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.svg", b"<svg onload='x'/>"),
        ("a.html", b"<script>"),
        ("a.js", b"alert(1)"),
        ("a.desktop", b"[Desktop Entry]"),
        ("a.lnk", b"L\x00\x00\x00\x01\x14\x02\x00"),
        ("a.pdf", PROGRAM),
        ("a.pdf.exe", PROGRAM),
    ],
)
def test_what_could_run_something_is_only_saved(qtbot, panel, attach, shown, saved, name, data):
    attach(name, data)
    made = panel()
    assert not made.open_action.isEnabled()
    made.view.opened.emit(made.view.current_row())
    qtbot.waitUntil(saved.exists)
    qtbot.waitUntil(made.handling.message.isVisible)
    assert saved.read_bytes() == data
    assert shown == []


def test_a_lie_in_the_store_opens_nothing(qtbot, sqlite_backend, desk, panel, attach, shown):
    attach("a.pdf", PROGRAM)
    lie = update(Blob).values(mime="application/pdf")
    sqlite_backend.command(lambda uow: uow.session.connection().execute(lie) and None)
    made = panel()
    made.open_action.trigger()
    qtbot.waitUntil(lambda: list(Path(desk.opened._base()).rglob("a.pdf")) != [])
    qtbot.waitUntil(desk.tasks.is_idle)
    assert shown == []


def test_a_file_that_is_not_what_its_name_says_is_marked(panel, attach):
    attach("a.pdf", PROGRAM)
    made = panel()
    item = made.model.index(0, 0).data(Role.CARD)
    assert (item.title, item.chip) == ("a.pdf", "In truth: Program")
    assert "In truth: Program" in made.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_damaged_file_is_told_and_not_shown(qtbot, sqlite_backend, desk, panel, attach, shown):
    attach("a.txt", b"hello")
    spoil = update(BlobChunk).values(data=b"hallo")
    sqlite_backend.command(lambda uow: uow.session.connection().execute(spoil) and None)
    made = panel()
    with qtbot.waitSignal(desk.tasks.refused) as refused:
        made.open_action.trigger()
    assert isinstance(refused.args[0], FileDamaged)
    assert shown == []


def test_pictures_are_small_and_those_too_large_are_refused(qtbot, panel, attach):
    attach("small.png", png())
    attach("bomb.png", png(20_000, 20_000))
    made = panel()
    place = made.model.index(1, 0)
    qtbot.waitUntil(lambda: place.data(Qt.ItemDataRole.DecorationRole) is not None)
    assert place.data(Qt.ItemDataRole.DecorationRole).width() == 30
    assert made.model.index(0, 0).data(Qt.ItemDataRole.DecorationRole) is None
    assert len(png(20_000, 20_000)) < 80
    assert decoded(png(20_000, 20_000), 80) is None
    assert decoded(png(600, 300), 80).width() == 80
    assert decoded(b"GIF89a\x01\x00\x01\x00\x00\x00\x00;", 80) is None


def test_a_name_is_changed(qtbot, sqlite_backend, panel, attach, holder):
    attach("a.txt", b"hello")
    made = panel()
    made.rename_action.trigger()
    (dialog,) = [one for one in made.children() if one.metaObject().className() == "QInputDialog"]
    dialog.setTextValue("..\\故障\u202e日志.txt")
    dialog.accept()
    qtbot.waitUntil(
        lambda: (
            [row.name for row in sqlite_backend.query(queries.attachments, holder).rows]
            == ["故障日志.txt"]
        )
    )


def test_a_file_goes_out_with_the_mouse_as_soon_as_its_copy_is_there(
    qtbot, panel, attach, monkeypatch
):
    attach("a.svg", b"<svg/>")
    made, gone = panel(), []
    monkeypatch.setattr(made.view, "drag", gone.append)
    made.view.startDrag(Qt.DropAction.CopyAction)
    qtbot.waitUntil(lambda: len(gone) == 1)
    assert Path(gone[0]).read_bytes() == b"<svg/>"
    assert Path(gone[0]).name == "a.svg"


def test_what_a_killed_window_left_is_swept_away_and_that_of_others_stays(tmp_path):
    base = tmp_path / "opened"
    place = (
        "import os, sys; from pathlib import Path; from ui.widgets.opened_files import OpenedFiles;"
        "OpenedFiles(Path(sys.argv[1])).place('left.txt').write_text('x'); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", place, str(base)], check=False, timeout=60)
    mine = OpenedFiles(base)
    kept = mine.place("kept.txt")
    kept.write_text("x")
    assert sorted(path.name for path in base.rglob("*.txt")) == ["kept.txt", "left.txt"]
    OpenedFiles(base).sweep()
    assert [path.name for path in base.rglob("*.txt")] == ["kept.txt"]
    mine.clear()
    assert list(base.rglob("*")) == []
    assert os.path.isdir(base)


def test_texts_follow_the_language(qapp, panel, attach):
    attach("a.txt", b"hello")
    made, language = panel(), Language(qapp)
    try:
        language.use(CHINESE)
        QApplication.sendEvent(made, QEvent(QEvent.Type.LanguageChange))
        assert made.save_action.text() == "另存为…"
        assert made.buttons[1].toolTip() == "另存为…"
        assert "文本" in made.model.index(0, 0).data(Role.CARD).meta
    finally:
        language.remove()
