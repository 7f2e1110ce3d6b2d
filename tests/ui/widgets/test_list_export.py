"""What a list shows becomes a file: the columns as they stand, the filter, the order."""

import threading

import pytest
from openpyxl import load_workbook
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from app.customers import service
from app.customers.dto import NewCustomer
from app.customers.rules import Status
from app.reports import customer_list, ticket_list
from ui.pages.customers.models import CustomerListModel
from ui.pages.customers.page import CustomersPage
from ui.pages.tickets.table import TicketListModel
from ui.widgets.save_as import kept_files


@pytest.fixture
def page(qtbot, desk):
    for name, status in (("甲公司", Status.WON), ("乙公司", Status.WON), ("丙公司", Status.LOST)):
        desk.tasks.backend.command(service.register, NewCustomer(name, status=status))
    page = CustomersPage(desk)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    qtbot.waitUntil(desk.tasks.is_idle)
    return page


@pytest.fixture
def target(monkeypatch, tmp_path):
    path = tmp_path / "list.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    return path


def headings(page):
    return [column.title() for column in page.table.shown_columns()]


def test_the_file_holds_what_the_table_shows(qtbot, page, target, monkeypatch):
    page.filters.choose_only("status", "won")
    for index in range(3, len(page.model.columns)):
        page.table.columns.show_column(index, False)
    header = page.table.horizontalHeader()
    header.moveSection(header.visualIndex(1), 0)  # the name first
    page.seen_action.trigger()
    qtbot.waitUntil(page.desk.tasks.is_idle)
    rows = list(load_workbook(target).active.iter_rows(values_only=True))
    assert list(rows[0]) == headings(page) == ["Name", "Number", "Status"]
    assert [row[0] for row in rows[1:]] == [row.name for row in page.model.rows]
    assert page.export.message.text() == "2 records in list.xlsx"
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    page.export.message.triggered.emit()
    assert opened == [str(target)]
    assert [line["path"] for line in kept_files()] == [str(target)]


def test_an_export_can_be_stopped(qtbot, page, target, monkeypatch):
    gate, begun = threading.Event(), threading.Event()
    command = page.desk.tasks.backend.command

    def waiting(*args):
        begun.set()
        assert gate.wait(10)
        return command(*args)

    monkeypatch.setattr(page.desk.tasks.backend, "command", waiting)
    page.seen_action.trigger()
    qtbot.waitUntil(begun.is_set)
    assert page.export.message.text().startswith("Exporting…")
    page.export.message.triggered.emit()
    gate.set()
    qtbot.waitUntil(page.desk.tasks.is_idle)
    assert page.export.message.text().startswith("Stopped")
    assert not target.exists()


def test_a_file_that_cannot_be_written_is_said_on_the_list(qtbot, page, monkeypatch, tmp_path):
    path = str(tmp_path / "missing" / "list.xlsx")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (path, ""))
    page.seen_action.trigger()
    qtbot.waitUntil(page.desk.tasks.is_idle)
    assert "cannot be written" in page.export.message.text()


@pytest.mark.parametrize(
    ("model", "report"), [(CustomerListModel, customer_list), (TicketListModel, ticket_list)]
)
def test_every_column_of_the_screen_can_stand_in_a_file(clock, model, report):
    assert {column.key for column in model(clock).columns} == set(report.ON_SCREEN)
