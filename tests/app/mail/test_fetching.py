"""The office mailbox, read over the wire: every mail once, none lost, whatever breaks."""

from email.message import EmailMessage
from email.policy import SMTP

import pytest

from app.cli.main import main
from app.core.errors import Cancelled, StoreBusy
from app.core.progress import Progress
from app.files import queries as files
from app.files.dto import Holder, Record
from app.intake import queries, service
from app.intake.rules import Reason, State
from app.mail import fetching
from app.mail.box import MailboxUnreachable
from app.settings import service as settings
from app.settings.dto import ChangeSetting
from app.tickets import queries as tickets
from app.tickets.dto import TicketFilter, TicketSort
from tests.app.mail.fake_imap import FakeImap

PASSWORD = FakeImap().password


def mail(number, sender="wang@example.cn", *, body="卡纸了", more=""):
    text = (
        f"From: Wang <{sender}>\nSubject: mail {number}\nMessage-ID: <{number}@x>\n"
        f"Content-Type: text/plain; charset=utf-8\n{more}\n{body}\n"
    )
    return text.replace("\n", "\r\n").encode()


@pytest.fixture
def imap():
    with FakeImap() as imap:
        yield imap


@pytest.fixture
def point_to(imap):
    """Fill in the settings of the mailbox."""

    def point(backend):
        values = {"is_on": True, "host": "127.0.0.1", "port": imap.port, "security": "none",
                  "user": "desk@example.cn"}  # fmt: skip
        for key, value in values.items():
            backend.command(settings.change, ChangeSetting(f"mail.{key}", value))

    return point


@pytest.fixture
def fetch(backend, point_to):
    point_to(backend)
    return lambda password=PASSWORD, holder="a desk", progress=None: fetching.fetch(
        backend, progress or Progress(), password, holder
    )


def titles(backend):
    rows = backend.query(tickets.ticket_page, TicketFilter(), TicketSort()).rows
    return sorted(row.title for row in rows)


def test_new_mails_become_tickets_and_are_seen_afterwards(backend, imap, fetch):
    imap.add(mail("of last year"), is_seen=True)
    imap.add(mail(1))
    imap.add(mail(2))
    assert fetch().tickets == 2
    assert titles(backend) == ["mail 1", "mail 2"]
    assert all(one.is_seen for one in imap.mails.values())
    assert fetch().count == 0
    assert any(one.startswith("ID ") for one in imap.said)


def test_a_mail_that_somebody_read_before_us_is_taken_in_all_the_same(backend, imap, fetch):
    imap.add(mail(1))
    fetch()
    imap.add(mail(2), is_seen=True)
    assert fetch().tickets == 1
    assert titles(backend) == ["mail 1", "mail 2"]


def test_a_mail_that_could_not_be_marked_is_not_there_twice(backend, imap, fetch):
    imap.add(mail(1))
    imap.fails_to_mark = True
    with pytest.raises(MailboxUnreachable):
        fetch()
    imap.fails_to_mark = False
    assert fetch().count == 0
    assert (titles(backend), imap.fetched) == (["mail 1"], [1])
    assert imap.mails[1].is_seen


def test_files_come_over_the_wire_with_their_mail_once(backend, imap, fetch):
    built = EmailMessage()
    built["From"], built["Subject"], built["Message-ID"] = "wang@example.cn", "卡纸", "<1@x>"
    built.set_content("见照片")
    data = bytes(range(256)) * 2000
    built.add_attachment(data, "image", "png", filename="照片.png")
    imap.add(built.as_bytes(policy=SMTP))
    imap.fails_to_mark = True
    with pytest.raises(MailboxUnreachable):
        fetch()
    imap.fails_to_mark, imap.validity = False, imap.validity + 1
    assert fetch().count == 0
    ticket = backend.query(tickets.ticket_page, TicketFilter(), TicketSort()).rows[0]
    found = backend.query(files.attachments, Holder(Record.TICKET, ticket.id)).rows
    assert [row.name for row in found] == ["照片.png"]
    assert backend.query(files.content, found[0].id) == data


def test_a_copy_of_a_mail_in_another_folder_generation_is_known(backend, imap, fetch):
    imap.add(mail(1))
    fetch()
    imap.validity += 1
    imap.mails[1].is_seen = False
    assert fetch().count == 0
    assert titles(backend) == ["mail 1"]


def test_what_the_store_did_not_take_stays_unseen(backend, imap, fetch, monkeypatch):
    imap.add(mail(1))
    imap.add(mail(2))

    def busy(uow, message):
        if message.subject == "mail 2":
            raise StoreBusy()
        return taken_in(uow, message)

    taken_in = service.take_in
    with monkeypatch.context() as patch:
        patch.setattr(service, "take_in", busy)
        with pytest.raises(StoreBusy):
            fetch()
    assert [one.is_seen for one in imap.mails.values()] == [True, False]
    assert fetch().tickets == 1
    assert titles(backend) == ["mail 1", "mail 2"]


def test_a_poisoned_mail_goes_aside_and_the_next_one_comes_in(backend, imap, fetch):
    deep, boundary = "Content-Type: text/plain\n\nx", ""
    for depth in range(300):
        boundary = f"b{depth}"
        deep = f'Content-Type: multipart/mixed; boundary="{boundary}"\n\n--{boundary}\n{deep}'
    imap.add(b"From: a@example.cn\r\n" + deep.replace("\n", "\r\n").encode())
    imap.add(mail(2, sender="nobody"))
    imap.add(mail(3))
    found = fetch()
    assert (found.aside, found.tickets) == (2, 1)
    reasons = {row.reason for row in backend.query(queries.incoming_page).rows}
    assert reasons == {Reason.UNREADABLE, Reason.NO_SENDER}


def test_a_mail_that_is_too_large_is_not_fetched_whole(backend, imap, fetch):
    backend.command(settings.change, ChangeSetting("mail.megabytes", 1))
    imap.add(mail(1, body="x" * 1_100_000))
    assert fetch().aside == 1
    row = backend.query(queries.incoming_page).rows[0]
    assert (row.reason, row.subject) == (Reason.TOO_LARGE, "mail 1")
    assert any("BODY.PEEK[HEADER]" in one for one in imap.said)
    assert not any("BODY.PEEK[]" in one for one in imap.said)


def test_an_automatic_answer_makes_no_ticket(backend, imap, fetch):
    imap.add(mail(1, more="Auto-Submitted: auto-replied\n"))
    assert fetch().aside == 1
    assert titles(backend) == []


def test_one_desk_looks_at_a_time(imap, fetch, clock):
    imap.add(mail(1))
    assert fetch(holder="one").is_holder
    imap.add(mail(2))
    assert not fetch(holder="other").is_holder
    clock.forward(minutes=3)
    assert fetch(holder="other").tickets == 1


def test_a_job_that_is_stopped_keeps_what_came_in(backend, imap, fetch):
    for number in range(3):
        imap.add(mail(number))
    asked = iter([False, True])
    with pytest.raises(Cancelled):
        fetch(progress=Progress(is_cancelled=lambda: next(asked)))
    assert titles(backend) == ["mail 0"]
    assert fetch().tickets == 2


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({}, "sign_in"),
        ({"folder": "Archive"}, "folder"),
        ({"host": "mail.example.com"}, "plain"),
        ({"security": "tls"}, "certificate"),
    ],
)
def test_a_mailbox_that_cannot_be_read_says_why(backend, fetch, changes, reason):
    for key, value in changes.items():
        backend.command(settings.change, ChangeSetting(f"mail.{key}", value))
    with pytest.raises(MailboxUnreachable) as refused:
        fetch("wrong" if not changes else PASSWORD)
    assert refused.value.params["reason"] == reason


def test_the_command_line_fetches_for_a_scheduler(
    sqlite_backend, imap, point_to, monkeypatch, capsys, tmp_path
):
    point_to(sqlite_backend)
    imap.add(mail(1))
    monkeypatch.setenv("LAIKE_MAIL_PASSWORD", PASSWORD)
    command = ["mail", "fetch", "--db", str(tmp_path / "window.laike"), "--language", "en"]
    assert main(command) == 0
    assert capsys.readouterr().out.startswith("New tickets: 1,")
    monkeypatch.setenv("LAIKE_MAIL_PASSWORD", "wrong")
    assert main(command) == 1
    said = capsys.readouterr().err
    assert "does not let this mailbox in" in said
    assert "wrong" not in said


def test_each_role_that_takes_in_mail_does_so_under_its_own_login(team, imap, point_to):
    point_to(team["manager"])
    first = mail(1)
    imap.add(first)
    assert fetching.fetch(team["front"], Progress(), PASSWORD, "one").tickets == 1
    imap.add(mail(2, more="In-Reply-To: <1@x>\n"))
    later = fetching.fetch(team["front"], Progress(), PASSWORD, "one")
    assert (later.replies, later.aside) == (1, 0)
    imap.add(mail(3, sender="zhao@example.cn"))
    imap.add(mail(4, more="Precedence: bulk\n"))
    found = fetching.fetch(team["supervisor"], Progress(), PASSWORD, "one")
    assert (found.tickets, found.aside) == (1, 1)
    rows = team["supervisor"].query(queries.incoming_page, False).rows
    assert sorted(row.state for row in rows) == [State.ASIDE, *[State.TAKEN] * 3]
