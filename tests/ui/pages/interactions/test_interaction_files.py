"""Files of an interaction: given while it is logged, seen and added to afterwards."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QRect, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFileDialog

from app.core.errors import StoreUnreachable
from app.files import queries as files
from app.files import service as attaching
from app.files.dto import AttachFile, Holder, Record
from app.files.sources import Bytes
from app.interactions import queries as interactions
from app.interactions import service
from app.interactions.dto import DeleteInteraction, LogInteraction
from app.interactions.rules import Direction, InteractionChannel
from tests.ui.ime import commit
from ui.pages.interactions.dialog import InteractionDialog
from ui.pages.interactions.form import InteractionForm
from ui.router import Route

SAID = "客户发来门店的照片，周五前报价"


@pytest.fixture
def customer_id(registered):
    return registered("张三贸易")


@pytest.fixture
def form(desk, qtbot, customer_id):
    params = (("customer", str(customer_id)),)
    form = InteractionForm(desk, Route("log_interaction", params=params))
    qtbot.addWidget(form)
    form.show()
    qtbot.waitUntil(desk.tasks.is_idle)
    commit(form.form.field("body"), SAID)
    return form


@pytest.fixture
def log(qtbot, desk, form, sqlite_backend, customer_id):
    """Save the form; the names of the files that the interaction has then."""

    def save():
        with qtbot.waitSignal(form.saved):
            form.save_button.click()
        qtbot.waitUntil(desk.tasks.is_idle)
        (row,) = sqlite_backend.query(interactions.of_customer, customer_id)
        assert row.body == SAID
        holder = Holder(Record.INTERACTION, row.id)
        return [file.name for file in sqlite_backend.query(files.attachments, holder).rows]

    return save


def held(*paths):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def test_files_are_chosen_dropped_and_pasted_while_logging(form, log, tmp_path, monkeypatch):
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(name)
    chosen = ([str(tmp_path / "a.txt")], "")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: chosen)
    form.files.add_button.click()
    form.body.parentWidget().dropped.emit(held(tmp_path / "b.txt", tmp_path / "c.txt"))
    image = QMimeData()
    image.setImageData(QImage(9, 9, QImage.Format.Format_RGB32))
    QApplication.clipboard().setMimeData(image)
    form.form.field("body").paste()
    shown = [line.name.text() for line in form.files.lines]
    assert shown[:3] == ["a.txt", "b.txt", "c.txt"]
    form.files.lines[1].leave_out.click()
    names = log()
    assert names[1:] == ["c.txt", "a.txt"]
    assert names[0].startswith("Screenshot ")


def test_what_was_given_comes_into_sight(form, tmp_path):
    form.resize(form.width(), 300)
    form.files.take(held(tmp_path / "a.txt"))
    line, seen = form.files.lines[0], form._scroll.viewport()
    assert seen.rect().contains(QRect(line.mapTo(seen, QPoint()), line.size()))
    assert line.height() < 60  # it has its place


def test_a_refused_file_is_told_and_the_others_are_kept(form, log, refusals, tmp_path):
    (tmp_path / "empty.txt").touch()
    (tmp_path / "note.txt").write_text("上门时间")
    form.files.take(held(tmp_path / "empty.txt", tmp_path / "note.txt", tmp_path / "gone.txt"))
    assert log() == ["note.txt"]
    told = [(error.params["name"], error.params["reason"]) for error in refusals]
    assert told == [("empty.txt", "empty"), ("gone.txt", "unreadable")]


def test_each_is_told_where_all_are_refused(form, log, refusals, tmp_path):
    (tmp_path / "empty.txt").touch()
    form.files.take(held(tmp_path / "empty.txt", tmp_path / "gone.txt"))
    assert log() == []
    assert [error.params["name"] for error in refusals] == ["empty.txt", "gone.txt"]


def test_a_store_that_is_lost_after_the_save_is_told_with_the_names(
    form, log, refusals, tmp_path, monkeypatch
):
    def lost(*_args):
        raise StoreUnreachable()

    monkeypatch.setattr("ui.widgets.file_handling.attach_all", lost)
    form.files.take(held(tmp_path / "a.txt", tmp_path / "b.txt"))
    assert log() == []
    assert [error.params for error in refusals] == [
        {"reason": "not_stored", "name": "a.txt, b.txt"}
    ]


@pytest.fixture
def talk(sqlite_backend, customer_id):
    """An interaction with a file."""
    command = LogInteraction(
        customer_id,
        InteractionChannel.VISIT,
        Direction.OUT,
        SAID,
        subject="看现场",
        result="周五报价",
        minutes=30,
    )
    id_ = sqlite_backend.command(service.log, command).result
    holder = Holder(Record.INTERACTION, id_)
    sqlite_backend.command(attaching.attach, AttachFile(holder, Bytes("门店.txt", b"x")))
    return id_


@pytest.fixture
def dialog(qtbot, desk, talk):
    dialog = InteractionDialog(desk, Route("interaction", talk))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(desk.tasks.is_idle)
    return dialog


def test_an_interaction_is_read_with_its_files_and_takes_more(qtbot, dialog, tmp_path):
    assert dialog.headline.text().endswith(": 看现场")
    assert "30 min" in dialog.facts.text()
    assert dialog.text.toPlainText() == f"{SAID}\n\nResult: 周五报价"
    assert dialog.files.model.rowCount() == 1
    (tmp_path / "b.txt").write_text("b")
    dialog.drop_area.dropped.emit(held(tmp_path / "b.txt"))
    qtbot.waitUntil(lambda: dialog.files.model.rowCount() == 2)


def test_one_that_was_deleted_meanwhile_says_so(qtbot, dialog, talk, sqlite_backend, tasks):
    outcome = sqlite_backend.command(service.delete, DeleteInteraction(talk, 1))
    tasks.changed.emit(outcome.changes)
    qtbot.waitUntil(dialog.message.isVisible)
    assert not dialog.files.isEnabled()
