"""The whole of a mail that was shortened on its ticket, for whoever sees the ticket."""

import pytest

from app.core.errors import NotFound
from app.files import service as files
from app.files.dto import RemoveAttachment
from app.files.sources import Bytes
from app.intake import mails, service
from app.intake.dto import IncomingFile, Message
from app.intake.rules import WHOLE_LENGTH, mailbox_address
from app.intake.tables import Incoming
from app.settings import service as settings
from app.settings.dto import ChangeSetting
from app.tickets import service as ticket
from app.tickets.dto import Comment
from app.tickets.merging import MergeTickets
from app.tickets.rules import Channel, EventType
from tests.plans import plans

OLD = "\n\n-----原始邮件-----\n发件人: 客服\n请发照片"
BOX = ("desk@yunfan.example.cn@imap.example.cn/INBOX;7", 1)


def lines_of(world, ticket_id, type_):
    """Their lines, the oldest first."""
    found = (one for one in world.history(ticket_id) if one.type is type_)
    return sorted(one.id for one in found if one.field in (None, "channel"))


def said(world, ticket_id):
    return lines_of(world, ticket_id, EventType.CUSTOMER_WROTE)


def test_the_mail_behind_a_ticket_and_behind_an_answer(world, backend, came):
    first = came("1", place=BOX, thread_key="t1", files=(Bytes("照片.png", b"p"),))
    answer = came(
        "2", subject="回复", text=f"见附件{OLD}", answers=("t1",), files=(Bytes("单.csv", b"a"),)
    )
    assert answer.ticket_id == first.ticket_id
    (began,) = lines_of(world, first.ticket_id, EventType.REPORTED)
    (wrote,) = said(world, first.ticket_id)
    backend.command(ticket.comment, Comment(first.ticket_id, "等新主板"))
    lines = [one.id for one in world.history(first.ticket_id)]
    assert backend.query(mails.mails_behind, lines) == {began, wrote}
    mail = backend.query(mails.whole_mail, began)
    assert (mail.subject, mail.text, mail.mailbox) == (
        "打印机又卡纸了",
        "上午开始的",
        "desk@yunfan.example.cn",
    )
    assert mail.files == (IncomingFile("照片.png", 1),)
    answered = backend.query(mails.whole_mail, wrote)
    assert (answered.text, answered.is_cut) == (f"见附件{OLD}", False)
    assert answered.sender.startswith("李娜")
    assert answered.files == (IncomingFile("单.csv", 1),)


def test_a_file_that_was_taken_off_the_ticket_is_not_named(world, backend, came):
    taken = came("1", files=(Bytes("照片.png", b"p"),))
    (began,) = lines_of(world, taken.ticket_id, EventType.REPORTED)
    line = next(one for one in world.history(taken.ticket_id) if one.type is EventType.ATTACHED)
    backend.command(files.remove, RemoveAttachment(int(line.after), 2))
    assert backend.query(mails.whole_mail, began).files == ()


def test_mails_that_were_taken_in_at_one_moment_each_have_their_own(world, backend, came, clock):
    backend.command(settings.change, ChangeSetting("intake.hourly", 1))
    first = came("1", thread_key="t1")
    for key, name in (("2", "a.txt"), ("3", "b.txt")):
        file = Bytes(name, name.encode())
        came(key, text=f"第 {key} 封{OLD}", answers=("t1",), files=(file,))
    backend.command(settings.change, ChangeSetting("intake.hourly", 100))
    clock.forward(minutes=61)
    assert backend.command(service.take_waiting).result == 2
    found = [backend.query(mails.whole_mail, id_) for id_ in said(world, first.ticket_id)]
    assert {(mail.text, mail.files[0].name, len(mail.files)) for mail in found} == {
        (f"第 2 封{OLD}", "a.txt", 1),
        (f"第 3 封{OLD}", "b.txt", 1),
    }


def test_of_a_huge_mail_the_beginning_is_read_and_it_says_so(world, backend, came):
    taken = came("1")
    (began,) = lines_of(world, taken.ticket_id, EventType.REPORTED)
    backend.command(_lengthen, taken.id)
    mail = backend.query(mails.whole_mail, began)
    assert (len(mail.text), mail.is_cut) == (WHOLE_LENGTH, True)


def _lengthen(uow, incoming_id):
    uow.session.get_one(Incoming, incoming_id).text = "很长的邮件" * 1_000_000


def test_no_mail_stands_behind_a_phone_call_or_a_web_form(world, backend, came):
    first = came("1", thread_key="t1")
    web = Message(
        "w", Channel.WEB, "还是打不开", "请回电", "李娜", "lina@yunfan.example.cn", answers=("t1",)
    )
    assert backend.command(service.take_in, web).result.ticket_id == first.ticket_id
    (wrote,) = said(world, first.ticket_id)
    (called,) = lines_of(world, world.report(), EventType.REPORTED)
    assert backend.query(mails.mails_behind, (wrote, called)) == frozenset()
    for line in (wrote, called):
        with pytest.raises(NotFound):
            backend.query(mails.whole_mail, line)


def test_a_merged_tickets_mail_is_read_where_its_lines_are(world, backend, came):
    merged, kept = came("1"), came("2", subject="另一台", text="也卡纸")
    ends = [(id_, world.detail(id_).row.version) for id_ in (merged.ticket_id, kept.ticket_id)]
    backend.command(ticket.merge, MergeTickets(*ends[0], *ends[1]))
    began = lines_of(world, kept.ticket_id, EventType.REPORTED)
    assert len(began) == 2
    assert backend.query(mails.mails_behind, began) == set(began)


def test_a_mail_is_looked_up_by_its_ticket(world, backend, came):
    (began,) = lines_of(world, came("1").ticket_id, EventType.REPORTED)
    asked = plans(
        backend, lambda read: (mails.mails_behind(read, [began]), mails.whole_mail(read, began))
    )
    assert all("ix_incoming_ticket_id" in "".join(lines) for lines in asked[:2])


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("desk@example.cn@imap.example.cn/INBOX;7", "desk@example.cn"),
        ("desk@imap.example.cn/客服/来件;7", "desk@imap.example.cn"),
        ("box;1", "box"),
        ("", ""),
    ],
)
def test_a_mailbox_is_called_by_its_address(name, address):
    assert mailbox_address(name) == address
