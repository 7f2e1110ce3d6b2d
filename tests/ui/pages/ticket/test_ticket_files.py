"""Files on a ticket: dropped, pasted or chosen; the history leads to them."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QToolButton

from app.files import queries
from app.files.dto import Holder, Record
from app.tickets.rules import EventType

ANY = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
MODIFIERS = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)


@pytest.fixture
def holder(ticket_id):
    return Holder(Record.TICKET, ticket_id)


def names(world, holder):
    return [row.name for row in world.backend.query(queries.attachments, holder).rows]


def dragged(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def enter(widget, mime, actions=ANY) -> QDragEnterEvent:
    event = QDragEnterEvent(QPoint(5, 5), actions, mime, *MODIFIERS)
    event.ignore()
    widget.dragEnterEvent(event)
    return event


def drop(widget, mime) -> QDropEvent:
    event = QDropEvent(QPointF(5, 5), ANY, mime, *MODIFIERS)
    widget.dropEvent(event)
    return event


def picture() -> QImage:
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    return image


def test_dropped_files_are_attached_and_never_moved_away(qtbot, open_page, world, holder, tmp_path):
    first, second = tmp_path / "照片 1.png", tmp_path / "log.txt"
    picture().save(str(first))
    second.write_text("第 3 次重试失败", encoding="utf-8")
    page, mime = open_page(), dragged(first, second)
    entered = enter(page.drop_area, mime)
    assert entered.isAccepted()
    assert page.drop_area.is_inviting()
    assert drop(page.drop_area, mime).dropAction() == Qt.DropAction.CopyAction
    assert not page.drop_area.is_inviting()
    assert not enter(page.drop_area, mime, Qt.DropAction.MoveAction).isAccepted()
    qtbot.waitUntil(lambda: names(world, holder) == ["log.txt", "照片 1.png"])
    qtbot.waitUntil(lambda: page.files.model.rowCount() == 2)
    qtbot.waitUntil(lambda: "Attached. 照片 1.png" in "".join(page.conversation.texts()))
    page.centre.choose("files")
    assert "Attachments (2)" in [button.text() for button in page.centre.findChildren(QToolButton)]
    assert not page.compose.isVisible()


def test_over_the_box_files_go_to_the_page_and_text_stays_text(open_page, tmp_path):
    page, text = open_page(), QMimeData()
    text.setText("客户来电")
    assert not enter(page.compose.text, dragged(tmp_path / "a.png")).isAccepted()
    assert enter(page.compose.text, text).isAccepted()
    assert not enter(page.drop_area, text).isAccepted()


def test_a_pasted_picture_of_the_screen_is_named_after_the_moment(qtbot, open_page, world, holder):
    page, mime = open_page(), QMimeData()
    mime.setImageData(picture())
    QApplication.clipboard().setMimeData(mime)
    page.compose.text.paste()
    qtbot.waitUntil(lambda: len(names(world, holder)) == 1)
    (name,) = names(world, holder)
    assert name.startswith("Screenshot 2026-03-0")
    assert name.endswith(".png")
    assert page.compose.text.toPlainText() == ""
    (row,) = world.backend.query(queries.attachments, holder).rows
    assert QImage.fromData(world.backend.query(queries.content, row.id)) == picture()


def test_cells_that_bring_a_picture_along_are_pasted_as_text(qtbot, open_page, world, holder):
    page, mime = open_page(), QMimeData()
    mime.setImageData(picture())
    mime.setText("25 元")
    QApplication.clipboard().setMimeData(mime)
    page.compose.text.paste()
    assert page.compose.text.toPlainText() == "25 元"
    qtbot.waitUntil(page.desk.tasks.is_idle)
    assert names(world, holder) == []


def test_the_clip_asks_for_files_and_a_refused_one_is_told(
    qtbot, open_page, world, holder, tmp_path, monkeypatch
):
    (tmp_path / "empty.txt").touch()
    (tmp_path / "note.txt").write_text("上门时间")
    chosen = ([str(tmp_path / "empty.txt"), str(tmp_path / "note.txt")], "")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: chosen)
    page = open_page()
    with qtbot.waitSignal(page.desk.tasks.refused) as refused:
        page.compose.attach_button.click()
    assert refused.args[0].params == {"reason": "empty", "name": "empty.txt"}
    assert names(world, holder) == ["note.txt"]


def test_a_line_of_the_history_opens_its_file(
    qtbot, open_page, world, holder, tmp_path, monkeypatch
):
    shown = []
    monkeypatch.setattr("ui.widgets.file_handling.open_file", shown.append)
    (tmp_path / "note.txt").write_text("上门时间")
    page = open_page()
    drop(page.drop_area, dragged(tmp_path / "note.txt"))
    qtbot.waitUntil(lambda: any("note.txt" in text for text in page.conversation.texts()))
    page.conversation.entries[-1].file_button.click()
    qtbot.waitUntil(lambda: len(shown) == 1)
    assert shown[0].read_text() == "上门时间"
    assert shown[0].name == "note.txt"


def test_a_removed_file_leaves_a_line_and_comes_back(qtbot, open_page, world, holder, tmp_path):
    (tmp_path / "note.txt").write_text("上门时间")
    page = open_page()
    drop(page.drop_area, dragged(tmp_path / "note.txt"))
    qtbot.waitUntil(lambda: page.files.model.rowCount() == 1)
    page.centre.choose("files")
    page.files.view.setCurrentIndex(page.files.model.index(0, 0))
    with qtbot.waitSignal(page.desk.tasks.undoable) as undoable:
        page.files.remove_action.trigger()
    qtbot.waitUntil(lambda: page.files.model.rowCount() == 0)
    assert world.history(holder.id)[-1].type is EventType.DETACHED
    qtbot.waitUntil(lambda: "File removed: note.txt" in page.conversation.texts()[-1])
    page.desk.tasks.undo(page, undoable.args[0])
    qtbot.waitUntil(lambda: page.files.model.rowCount() == 1)
