"""Whether and where this person's desk serves the web form."""

from dataclasses import dataclass

from sqlalchemy import text

from app.db.doors import is_server
from app.db.reading import Reading
from app.settings.queries import setting


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
