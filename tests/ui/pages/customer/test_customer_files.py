"""Files of a customer beside his contacts; what is dropped on the page or pasted goes there."""

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QMenu

from app.customers import service
from app.customers.dto import NewCustomer
from app.files import queries
from app.files.dto import Holder, Record
from ui.pages.customer.page import CustomerPage
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
