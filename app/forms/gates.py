"""The two ways of a submission into the store: a file is written, a server asked."""

from typing import Any

from sqlalchemy import func, select

from app.access.address import ServerAddress
from app.core.errors import AppError, StoreUnreachable
from app.db.numbers import form_numbers
from app.db.refusals import refusal
from app.db.uow import UnitOfWork
from app.forms.submission import Submission
from app.intake.dto import Message
from app.intake.rules import State
from app.intake.service import receive
from app.intake.tables import Incoming
from app.tickets.rules import Channel

MOST_WAITING = 1000  # submissions that no desk has taken in; a flood ends there


class TooManyWait(AppError):
    """So many submissions wait to be taken in that no more are kept."""

    code = "too_many_wait"


class FileGate:
    """Writes into a file, as its owner.

    Args:
        store: the ``app.backend.Backend``, which stands above this package.
    """

    def __init__(self, store: Any) -> None:
        self._store = store

    def submit(self, key: str, submission: Submission) -> str:
        number: str = self._store.command(keep, key, submission).result
        return number


class ServerGate:
    """Calls the one function that the login of the form may call."""

    def __init__(self, address: ServerAddress, password: str | None) -> None:
        self._given = address.connection(password)
        self._host = address.host

    def submit(self, key: str, submission: Submission) -> str:
        import psycopg

        values = (key, submission.kind.value, submission.name, submission.sender,
                  submission.phone, submission.text)  # fmt: skip
        try:
            with psycopg.connect(**self._given) as connection:
                found = connection.execute(
                    "SELECT laike.submit_form(%s, %s, %s, %s, %s, %s)", values
                ).fetchone()
        except psycopg.errors.ConfigurationLimitExceeded as error:
            raise TooManyWait() from error
        except psycopg.Error as error:
            raise refusal(error) or StoreUnreachable(host=self._host) from error
        return str(found[0]) if found else ""


def keep(uow: UnitOfWork, key: str, submission: Submission) -> str:
    """Keep a submission once; returns its number.

    Raises:
        PermissionDenied.
        TooManyWait: desks take in what is there first.
    """
    uow.require("intake.take")
    session = uow.session
    known = session.execute(select(Incoming.number).where(Incoming.key == key)).scalar()
    if known is not None:
        return known
    waiting = select(func.count(Incoming.id)).where(
        Incoming.state == State.WAITING, Incoming.channel == Channel.WEB
    )
    if session.execute(waiting).scalar_one() >= MOST_WAITING:
        raise TooManyWait()
    number = form_numbers(session, uow.now().astimezone(uow.zone).date())[0]
    receive(
        uow,
        Message(
            key=key,
            channel=Channel.WEB,
            subject="",
            text=submission.text,
            sender_name=submission.name,
            sender=submission.sender,
            phone=submission.phone,
            kind=submission.kind,
            number=number,
        ),
    )
    return number
