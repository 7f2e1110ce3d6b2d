"""In the notice centre: what was done is settled, and a ticket can be muted from its notice."""

import pytest

from app.notifications import mutes, queries
from app.notifications import service as notifications
from app.tickets import service as tickets
from app.tickets.dto import TakeTicket
from ui.qtmodels.roles import Role


@pytest.fixture
def warned(shell, world, clock, qtbot):
    """A ticket that nobody accepted for so long that it was escalated to us."""
    ticket_id = world.report()
    clock.forward(minutes=95)
    with qtbot.waitSignal(shell.session.watcher.looked):
        shell.session.watcher.look()
    shell.session.perform("notices")
    qtbot.waitUntil(lambda: len(shell.session.notices.model.rows) == 1)
    return ticket_id


def test_a_ticket_that_was_taken_is_settled_and_counts_no_more(shell, world, warned, qtbot):
    model = shell.session.notices.model
    shell.desk.tasks.command(
        shell.window, tickets.take, TakeTicket(warned, world.detail(warned).row.version)
    )
    qtbot.waitUntil(lambda: bool(model.rows) and model.rows[0].is_settled)
    assert "settled" in model.index(0, 0).data(Role.CARD)
    assert not shell.session.notices._read_button.isEnabled()
    qtbot.waitUntil(lambda: shell.window.rail.button("notices").count() == 0)


def test_a_ticket_is_muted_from_its_notice_which_is_then_read(shell, warned, qtbot):
    panel = shell.session.notices
    panel._mute.trigger()
    backend = shell.desk.tasks.backend
    qtbot.waitUntil(lambda: backend.query(queries.unread_count) == 0)
    assert backend.query(mutes.is_muted, warned)


def test_a_notice_about_no_ticket_offers_no_muting(shell, warned, qtbot):
    def tell(uow):
        user_id, now = uow.actor.user_id, uow.now()
        notifications.notify(uow, user_id, "sla_digest", "", 0, {"count": 9}, "all", now)

    panel = shell.session.notices
    assert panel._mute.isEnabled()
    shell.desk.tasks.command(shell.window, tell)
    qtbot.waitUntil(lambda: len(panel.model.rows) == 2)
    digest = next(n for n, row in enumerate(panel.model.rows) if row.kind == "sla_digest")
    panel.list.setCurrentIndex(panel.model.index(digest, 0))
    assert not panel._mute.isEnabled()
