"""Whether anything comes in at a desk: a mailbox, a web form, or what still waits."""

import pytest

from app.core.errors import PermissionDenied
from app.intake import service
from app.intake.dto import Decide, Message
from app.intake.queries import incoming_page
from app.intake.rules import Reason
from app.settings import service as settings
from app.settings.dto import ChangeSetting
from app.tickets.rules import Channel
from app.workflows.watching import is_intake_used


def change(backend, **values):
    for key, value in values.items():
        backend.command(settings.change, ChangeSetting(key.replace("_", ".", 1), value))


def test_a_mailbox_counts_while_it_is_switched_on_and_named(backend):
    change(backend, mail_is_on=True)
    assert not backend.query(is_intake_used)
    change(backend, mail_host="imap.example.cn")
    assert backend.query(is_intake_used)
    change(backend, mail_is_on=False)
    assert not backend.query(is_intake_used)


def test_a_form_counts_where_a_desk_serves_it(backend):
    change(backend, forms_is_on=True)
    assert backend.query(is_intake_used) is not backend.is_shared  # a server's runs by itself
    change(backend, forms_is_on=False)
    assert not backend.query(is_intake_used)


def test_a_form_that_runs_by_itself_is_known_by_what_came_lately(world, clock):
    sent = Message("1", Channel.WEB, "打印机卡纸", "", sender_name="王小明", phone="13800138000")
    world.backend.command(service.take_in, sent)
    assert world.backend.query(incoming_page).rows == ()  # a ticket already
    assert world.backend.query(is_intake_used)
    clock.forward(days=31)
    assert not world.backend.query(is_intake_used)


def test_what_was_set_aside_counts_until_it_is_decided(world, came):
    came(aside=Reason.BULK)
    assert world.of("陈静").query(is_intake_used)
    (row,) = world.backend.query(incoming_page).rows
    world.backend.command(service.mark_spam, Decide(row.id, row.version))
    assert not world.backend.query(is_intake_used)
    with pytest.raises(PermissionDenied):
        world.of("赵敏").query(is_intake_used)
