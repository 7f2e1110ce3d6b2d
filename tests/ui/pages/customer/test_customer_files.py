"""Files of a customer beside his contacts; what is dropped on the page or pasted goes there."""

import pytest
from PySide6.QtCore import QMimeData, QRect, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QMenu

from app.customers import service
from app.customers.dto import NewCustomer
from app.files import queries
from app.files import service as attaching
from app.files.dto import AttachFile, Holder, Record
from app.files.sources import Bytes
from app.interactions import service as interactions
from app.interactions.dto import LogInteraction
from app.interactions.rules import Direction, InteractionChannel
from ui.pages.customer.file_line import file_places
from ui.pages.customer.page import CustomerPage
from ui.qtmodels.roles import Role
from ui.router import Route


def test_files_and_pictures_are_kept_with_the_customer(qtbot, desk, sqlite_backend, tmp_path):
    id_ = sqlite_backend.command(service.register, NewCustomer("晨光")).result
    (tmp_path / "合同.txt").write_text("两年", encoding="utf-8")
    page = CustomerPage(desk)
    qtbot.addWidget(page)
    page.open_route(Route("customer", id_))
    page.show()
    qtbot.waitUntil(desk.tasks.is_idle)
    files, image = QMimeData(), QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(tmp_path / "合同.txt"))])
    image.setImageData(QImage(9, 9, QImage.Format.Format_RGB32))
    page.drop_area.dropped.emit(files)
    qtbot.waitUntil(lambda: page.files.model.rowCount() == 1)
    QApplication.clipboard().setMimeData(image)
    page.note.text.paste()
    qtbot.waitUntil(lambda: page.files.model.rowCount() == 2)
    rows = sqlite_backend.query(queries.attachments, Holder(Record.CUSTOMER, id_)).rows
    assert [row.name for row in rows][1] == "合同.txt"
    assert page.note.text.toPlainText() == ""
    assert page.files.view.height() == 2 * page.files.view.sizeHintForRow(0)
    page.files.view.setCurrentIndex(page.files.model.index(1, 0))
    page.files.more_button.click()
    (menu,) = page.files.findChildren(QMenu)
    assert [action.text() for action in menu.actions() if action.isEnabled()] == [
        "Open",
        "Save a copy…",
        "Rename…",
        "Remove",
    ]
    menu.close()
    qtbot.waitUntil(desk.tasks.is_idle)


@pytest.fixture
def timeline(qtbot, desk, sqlite_backend):
    """The page of a customer with a talk that has five files; opens it."""
    customer_id = sqlite_backend.command(service.register, NewCustomer("晨光")).result
    said = LogInteraction(customer_id, InteractionChannel.VISIT, Direction.OUT, "看了门店的网络")
    talk_id = sqlite_backend.command(interactions.log, said).result
    for number in range(5):
        source = Bytes(f"照片 {number}.txt", f"{number}".encode())
        command = AttachFile(Holder(Record.INTERACTION, talk_id), source)
        sqlite_backend.command(attaching.attach, command)
    page = CustomerPage(desk)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.open_route(Route("customer", customer_id))
    page.show()
    page.kinds.choose("interaction")
    qtbot.waitUntil(desk.tasks.is_idle)
    page.talk_id = talk_id
    return page


def places(page):
    """Where the names stand on the only entry, by what is painted."""
    view = page.view
    rect = view.visualRect(view.model().index(0, 0))
    card = view.model().index(0, 0).data(Role.CARD)
    delegate = view.itemDelegate()
    line = delegate._file_line(rect)
    return {shown: place.center() for place, shown, _ in file_places(card, line, delegate._kit)}


def test_a_click_on_the_name_of_a_talk_s_file_opens_it(qtbot, timeline, monkeypatch):
    shown = []
    monkeypatch.setattr("ui.widgets.file_handling.open_file", shown.append)
    at = places(timeline)
    assert list(at) == ["attach", "照片 0.txt", "照片 1.txt", "照片 2.txt", "+2"]
    qtbot.mouseClick(timeline.view.viewport(), Qt.MouseButton.LeftButton, pos=at["照片 1.txt"])
    qtbot.waitUntil(lambda: len(shown) == 1)
    assert shown[0].read_bytes() == b"1"


def test_the_rest_of_its_files_and_enter_lead_to_the_talk(qtbot, timeline, visits):
    at = places(timeline)
    qtbot.mouseClick(timeline.view.viewport(), Qt.MouseButton.LeftButton, pos=at["+2"])
    timeline.view.setCurrentIndex(timeline.view.model().index(0, 0))
    qtbot.keyClick(timeline.view, Qt.Key.Key_Return)
    assert visits == [Route("interaction", timeline.talk_id)] * 2
    spoken = timeline.view.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "照片 0.txt, 照片 1.txt, 照片 2.txt" in spoken


def test_where_there_is_little_room_files_are_counted(timeline):
    card = timeline.view.model().index(0, 0).data(Role.CARD)
    kit = timeline.view.itemDelegate()._kit
    narrow = [shown for _, shown, _ in file_places(card, QRect(0, 0, 150, 20), kit)]
    assert narrow[-1].startswith("+")
    assert len(narrow) < 5
    for place, _, _ in file_places(card, QRect(0, 0, 150, 20), kit):
        assert place.right() <= 150
