"""In quiet hours notices wait; when they end each is announced once."""

import pytest

from app.core.errors import Invalid
from app.notifications.service import notify
from app.settings.dto import ChangeSetting
from app.settings.service import change
from app.workflows.watching import news


def _notice(uow):
    notify(uow, uow.actor.user_id, "ticket_assigned", "ticket", 1, {}, "once", uow.now())


@pytest.mark.parametrize(
    ("hours", "is_heard"),
    [
        ("", True),
        ("22:00-08:00", True),  # it is 10:00 in Shanghai
        ("09:00-11:00", False),
        ("21:00 至 10:30", False),
        ("10：00-10：01", False),
        ("08:00-10:00", True),
    ],
)
def test_a_notice_is_heard_outside_the_quiet_hours(backend, hours, is_heard):
    backend.command(change, ChangeSetting("notices.quiet", hours))
    backend.command(_notice)
    assert bool(backend.query(news)[0]) is is_heard


def test_what_waited_is_heard_when_the_hours_end(backend, clock):
    backend.command(change, ChangeSetting("notices.quiet", "09:00-11:00"))
    backend.command(_notice)
    clock.forward(hours=1)
    assert len(backend.query(news)[0]) == 1


@pytest.mark.parametrize("hours", ["22", "25:00-08:00", "22:00-08:61", "abends"])
def test_hours_that_are_none_are_refused(backend, hours):
    with pytest.raises(Invalid) as refused:
        backend.command(change, ChangeSetting("notices.quiet", hours))
    assert refused.value.fields == {"notices.quiet": "quiet_hours"}
