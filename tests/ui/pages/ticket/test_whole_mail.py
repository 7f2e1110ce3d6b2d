"""From an entry of the conversation to the whole mail that it came with."""

import pytest

from app.files.sources import Bytes
from app.intake import mails, service
from app.intake.dto import Message
from app.intake.rules import WHOLE_LENGTH
from app.intake.tables import Incoming
from app.tickets.rules import Channel
from ui.pages.ticket.mail_dialog import MailDialog
from ui.router import Route

OLD = "-----原始邮件-----\n发件人: 客服\n请发照片"


@pytest.fixture
def mailed(world, sqlite_backend):
    """A ticket by mail, with an answer to it."""

    def come(key, text, **more):
        sent = Message(key, Channel.EMAIL, "打印机卡纸", text, "周明", "zhou@example.com", **more)
        return sqlite_backend.command(service.take_in, sent).result

    first = come("1", "上午开始的", thread_key="t1", place=("desk@laike.cn@imap.cn/INBOX;1", 4))
    file = Bytes("照片.png", b"a picture")
    come("2", f"见附件\n\n{OLD}", answers=("t1",), files=(file,))
    return first


@pytest.fixture
def open_mail(qtbot, desk):
    def show(event_id):
        dialog = MailDialog(desk, Route("whole_mail", event_id))
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(desk.tasks.is_idle)
        return dialog

    return show


def lines(page):
    return [entry for entry in page.conversation.entries if entry.mail_button is not None]


def test_what_came_by_mail_leads_to_the_whole_of_it(qtbot, desk, mailed, open_page, open_mail):
    page = open_page(mailed.ticket_id)
    assert [entry.text().split(": ")[1].split(".")[0] for entry in lines(page)] == [
        "Reported",
        "The customer wrote (E-mail)",
    ]
    answer = lines(page)[1]
    assert OLD not in answer.text()
    with qtbot.waitSignal(desk.router.requested) as asked:
        answer.mail_button.click()
    assert asked.args == [Route("whole_mail", answer.event_id)]
    dialog = open_mail(answer.event_id)
    assert dialog.text.toPlainText() == f"见附件\n\n{OLD}"
    assert dialog.text.isReadOnly()
    shown = [value.text() for value in dialog.values if not value.isHidden()]
    assert shown[:2] == ["打印机卡纸", "周明"]
    assert shown[-1].startswith("照片.png (")
    assert not dialog.message.isVisible()


def test_the_links_stay_when_only_what_was_said_is_shown(qtbot, mailed, open_page):
    page = open_page(mailed.ticket_id)
    page.centre.choose("said")
    assert len(lines(page)) == 2


def test_a_phone_call_leads_to_no_mail(open_page):
    assert lines(open_page()) == []


def test_a_huge_mail_without_an_end_of_line_is_shown_and_says_so(
    mailed, sqlite_backend, open_page, open_mail
):
    event_id = lines(open_page(mailed.ticket_id))[0].event_id
    sqlite_backend.command(_lengthen, mailed.id)
    dialog = open_mail(event_id)
    shown = dialog.text.toPlainText()
    assert len(shown.replace("\n", "")) == WHOLE_LENGTH
    assert max(map(len, shown.split("\n"))) <= 2_000
    assert dialog.message.isVisible()
    assert "200,000" in dialog.message.text()


def _lengthen(uow, incoming_id):
    uow.session.get_one(Incoming, incoming_id).text = "x" * 5_000_000


def test_a_mail_that_is_hidden_by_now_is_refused_in_a_sentence(world, mailed, open_mail):
    dialog = open_mail(999_999)
    assert dialog.message.isVisible()
    assert dialog.text.toPlainText() == ""


def test_only_the_lines_that_can_be_mails_are_asked_about(
    qtbot, desk, mailed, open_page, monkeypatch
):
    asked = []

    def counted(read, event_ids):
        asked.append(list(event_ids))
        return mails.mails_behind(read, event_ids)

    monkeypatch.setattr("ui.pages.ticket.mails.mails_behind", counted)
    page = open_page(mailed.ticket_id)
    assert asked == [[entry.event_id for entry in reversed(lines(page))]]
    page.reload()
    qtbot.waitUntil(desk.tasks.is_idle)
    assert len(asked) == 1  # nothing new was said


def test_where_no_mail_is_a_sentence_says_so(mailed, open_mail):
    dialog = open_mail(999)
    assert "not there any more" in dialog.message.text()
    assert not dialog.text.isVisible()
