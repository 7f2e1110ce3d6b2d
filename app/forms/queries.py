"""Whether and where this person's desk serves the web form."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import text

from app.db.doors import is_server
from app.db.reading import Reading
from app.intake.queries import has_come_by
from app.settings.queries import is_on_for_anybody, setting
from app.tickets.rules import Channel

_OF_LATE = timedelta(days=30)


@dataclass(frozen=True)
class Serving:
    """What the window starts, if anything.

    Attributes:
        store: the file that the form writes into; "" on a server, where the form runs by itself
            with a login of its own.
    """

    is_on: bool
    address: str
    port: int
    store: str


def is_used(read: Reading) -> bool:
    """Whether there is a web form: switched on at a desk, or submitted to of late.

    Of a form that runs by itself, as on a server, nothing else tells.

    Raises:
        PermissionDenied: the reader does not take in what comes.
    """
    is_at_a_desk = not is_server(read.session) and is_on_for_anybody(read.session, "forms.is_on")
    return is_at_a_desk or has_come_by(read, Channel.WEB, read.now() - _OF_LATE)


def serving(read: Reading) -> Serving:
    """The web form as the reader wants it at this desk."""
    store = ""
    if not is_server(read.session):
        listed = read.session.execute(text("PRAGMA database_list")).all()
        store = str(listed[0][2])
    return Serving(
        is_on=setting(read, "forms.is_on") is True and bool(store),
        address=str(setting(read, "forms.address")),
        port=int(str(setting(read, "forms.port"))),
        store=store,
    )
