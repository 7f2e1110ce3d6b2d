"""The window looks into the mailbox by itself, where its password is kept and it is switched on."""

import pytest

from app.intake import service
from app.intake.dto import Message
from app.notifications.queries import notices
from app.server import keyring
from app.settings import service as settings
from app.settings.dto import ChangeSetting
from app.tickets import queries as tickets
from app.tickets.dto import TicketFilter, TicketSort
from app.tickets.rules import Channel
from tests.app.mail.fake_imap import FakeImap
from ui.pages.settings.mailbox import MailboxCard
from ui.shell.letterbox import Letterbox

PASSWORD = FakeImap().password


@pytest.fixture
def kept(monkeypatch):
    """A keyring of this test alone."""
    kept: dict[str, str] = {}
    monkeypatch.setattr(keyring, "is_there", lambda: True)
    monkeypatch.setattr(keyring, "kept_secret", kept.get)
    monkeypatch.setattr(
        keyring, "keep_secret", lambda name, secret: kept.update({name: secret}) or True
    )
    return kept


@pytest.fixture
def imap(tasks):
    with FakeImap() as imap:
        imap.add(b"From: wang@example.cn\r\nSubject: mail 1\r\nMessage-ID: <1@x>\r\n\r\nhello\r\n")
        values = {"is_on": True, "host": "127.0.0.1", "port": imap.port, "security": "none",
                  "user": "desk@example.cn"}  # fmt: skip
        for key, value in values.items():
            tasks.backend.command(settings.change, ChangeSetting(f"mail.{key}", value))
        yield imap


def titles(tasks):
    rows = tasks.backend.query(tickets.ticket_page, TicketFilter(), TicketSort()).rows
    return [row.title for row in rows]


def test_the_password_is_kept_and_the_first_look_says_what_came(qtbot, desk, imap, kept):
    card = MailboxCard(desk)
    qtbot.addWidget(card)
    card.reload()
    card.fetch.click()
    qtbot.waitUntil(lambda: "not known on this computer" in card.message.text())
    card.form.set_values({"password": PASSWORD})
    card.keep.click()
    qtbot.waitUntil(lambda: "is kept" in card.message.text())
    assert kept == {"mail:desk@example.cn@127.0.0.1": PASSWORD}
    assert card.form.values()["password"] == ""
    with qtbot.waitSignal(desk.tasks.changed, check_params_cb=lambda found: "ticket" in found):
        card.fetch.click()
    qtbot.waitUntil(lambda: card.message.text().startswith("New tickets: 1."))
    assert titles(desk.tasks) == ["mail 1"]


def test_a_desk_with_the_password_looks_every_few_minutes(qtbot, tasks, owner, imap, kept, clock):
    kept["mail:desk@example.cn@127.0.0.1"] = PASSWORD
    letterbox = Letterbox(tasks, owner)
    letterbox.look_now()
    qtbot.waitUntil(lambda: titles(tasks) == ["mail 1"] and not letterbox.is_looking())
    said = len(imap.said)
    letterbox.look_now()
    qtbot.waitUntil(tasks.is_idle)
    assert len(imap.said) == said
    clock.forward(minutes=6)
    letterbox.look_now()
    qtbot.waitUntil(lambda: len(imap.said) > said and not letterbox.is_looking())


def test_what_waits_is_taken_in_without_any_mailbox(qtbot, tasks, owner, monkeypatch):
    message = Message("1", Channel.WEB, "咨询", "请回电", "王", "wang@example.cn")
    tasks.backend.command(service.receive, message)
    Letterbox(tasks, owner).look_now()
    qtbot.waitUntil(lambda: titles(tasks) == ["咨询"])


def test_a_mailbox_that_refuses_is_said_once_a_day(qtbot, tasks, owner, imap, kept, clock):
    kept["mail:desk@example.cn@127.0.0.1"] = "an old one"
    letterbox = Letterbox(tasks, owner)
    for _ in range(2):
        letterbox.look_now()
        qtbot.waitUntil(lambda: tasks.is_idle() and not letterbox.is_looking())
        clock.forward(minutes=6)
    assert [row.kind for row in tasks.backend.query(notices).rows] == ["mailbox_failed"]
    assert titles(tasks) == []


def test_a_desk_without_the_password_leaves_it_to_others(qtbot, tasks, owner, imap, kept):
    letterbox = Letterbox(tasks, owner)
    letterbox.look_now()
    qtbot.waitUntil(lambda: tasks.is_idle() and not letterbox.is_looking())
    assert tasks.backend.query(notices).rows == ()
    assert imap.said == []
