"""The tour as `laike --tour DIR` plays it: its pictures, its workbook, and what the store holds."""

import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtGui import QImage
from sqlalchemy import func, select

from app.bootstrap import open_store
from app.customers.tables import Customer
from app.files.tables import Attachment
from app.intake.tables import Incoming
from app.notifications.tables import Notice
from app.sla.tables import SlaClock, SlaStep
from app.surveys.tables import Answer, Response
from app.tickets.rules import CLOSED
from app.tickets.tables import ComplaintDone, Ticket, TicketMerge
from ui.tour.front_desk_list import NEW, VIP
from ui.tour.play import DATA, STORE
from ui.tour.texts import TEXTS
from ui.walk import SIZE

STEPS = (
    "first-start", "home", "import", "import-columns", "import-check", "import-result",
    "customers", "search", "customer", "new-ticket", "ticket", "warning", "breach", "notices",
    "deadline", "assign", "in-progress", "told", "close", "closed", "to-ask", "answers",
    "dashboard", "incoming", "complaint", "files", "by-person", "merge", "figures", "problems",
    "survey-workbook", "ticket-workbook",
)  # fmt: skip


def laike(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "ui", *arguments]
    return subprocess.run(
        command, capture_output=True, encoding="utf-8", env=environment, check=False, timeout=170
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """Where a tour left its pictures."""
    folder = tmp_path_factory.mktemp("tour")
    ended = laike("--tour", str(folder))
    assert (ended.returncode, ended.stderr) == (0, "")
    assert len(ended.stdout.splitlines()) == len(STEPS)
    return folder


@pytest.fixture(scope="module")
def told(folder):
    """Asks the store that the tour left."""
    backend = open_store(folder / DATA / STORE)
    yield lambda statement: backend.query(lambda read: read.session.execute(statement).all())
    backend.close()


def test_every_step_left_its_numbered_picture(folder):
    names = [f"{number:02}-{step}.png" for number, step in enumerate(STEPS, 1)]
    assert sorted(path.name for path in folder.glob("*.png")) == names
    for name in names:
        size = QImage(str(folder / name)).size()
        assert (size.width(), size.height()) == SIZE


def test_the_list_came_in_without_duplicate_and_bad_rows(told):
    names = {name for (name,) in told(select(Customer.name).where(Customer.deleted_at.is_(None)))}
    assert len(names - {TEXTS["zh_CN"].writer}) == NEW  # the writer of the mail came later
    assert told(select(Customer.tier).where(Customer.name == VIP)) == [("vip",)]


def test_the_late_ticket_warned_breached_and_escalated_once_each(told):
    steps = told(
        select(SlaClock.kind, SlaStep.level)
        .join(SlaStep, SlaStep.clock_id == SlaClock.id)
        .order_by(SlaStep.level)
    )
    assert steps == [("accept", 0), ("accept", 1), ("accept", 2)]
    kinds = told(select(Notice.kind).order_by(Notice.id))
    assert kinds == [("sla_warning",), ("sla_breach",), ("sla_escalated",)]


def test_the_ticket_was_closed_with_the_customers_word(told):
    title = TEXTS["zh_CN"].title
    found = told(select(Ticket.status, Ticket.outcome, Ticket.rating).where(Ticket.title == title))
    assert found == [(CLOSED, "solved", "content")]


def test_the_mail_is_a_complaint_half_dealt_with_and_the_call_was_merged_into_it(told):
    typed = TEXTS["zh_CN"]
    kind = (Ticket.id, Ticket.kind, Ticket.channel, Ticket.outcome)
    mailed = told(select(*kind).where(Ticket.title == typed.subject))
    called = told(select(*kind).where(Ticket.title == typed.called))
    assert [row[1:] for row in mailed] == [("complaint", "email", None)]
    assert [row[1:] for row in called] == [("complaint", "phone", "merged")]
    mailed_id, called_id = mailed[0][0], called[0][0]
    assert told(select(TicketMerge.ticket_id, TicketMerge.into_id)) == [(called_id, mailed_id)]
    assert told(select(ComplaintDone.ticket_id)) == [(mailed_id,)] * 2
    assert told(select(Attachment.ticket_id, Attachment.name)) == [(mailed_id, "25-complaint.png")]
    assert told(select(Incoming.state).order_by(Incoming.id)) == [("taken",), ("aside",)]


def test_the_answers_were_kept(told):
    assert told(select(func.count(Response.id))) == [(1,)]
    scores = told(select(Answer.score).where(Answer.score.is_not(None)).order_by(Answer.id))
    assert [score for (score,) in scores] == [5, 3, 4, 4, 4]


def cells(path: Path) -> set[object]:
    """Everything that stands in a workbook."""
    book = openpyxl.load_workbook(path)
    found = {cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row}
    book.close()
    return found


def test_the_workbooks_tell_of_the_answers_and_of_the_ticket(folder):
    survey, tracking = sorted(folder.glob("*.xlsx"))
    assert survey.name.startswith("31-")
    assert {5, 4, 3} <= cells(survey)
    assert {f"{VIP}  C-000001", TEXTS["zh_CN"].title, TEXTS["zh_CN"].solution} <= cells(tracking)


def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    taken = tmp_path / "taken"
    taken.write_text("a file, not a folder")
    ended = laike("--tour", str(taken))
    assert ended.returncode == 1
    assert str(taken) in ended.stderr
    assert "Traceback" not in ended.stderr


def test_self_check_finds_nothing_wrong():
    ended = laike("--self-check")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert ended.stdout.splitlines()[-1].endswith("0 problems")
