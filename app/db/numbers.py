"""Numbers that people read out on the phone: one statement per number, no two alike."""

from datetime import date
from typing import Any

from sqlalchemy import Engine, Integer, bindparam, text
from sqlalchemy.orm import Session

from app.db.doors import call, is_server

NUMBERS = "numbers"  # in the ``info`` of a session: the engine that draws them
_NO_DAY = date(1970, 1, 1)
_NEXT = text(
    "INSERT INTO number_counter (kind, day, last) VALUES (:kind, :day, :count) "
    "ON CONFLICT (kind, day) DO UPDATE SET last = number_counter.last + :count RETURNING last"
).bindparams(bindparam("count", type_=Integer))


def reserve(session: Session, kind: str, count: int = 1, day: date | None = None) -> range:
    """Take the next ``count`` running numbers of ``kind`` (per company ``day`` if given)."""
    from sqlalchemy import Date

    if is_server(session):
        last = _drawn(session, of_kind=kind, of_day=day or _NO_DAY, how_many=count)
        return range(last - count + 1, last + 1)
    statement = _NEXT.bindparams(bindparam("day", type_=Date))
    last = session.execute(
        statement, {"kind": kind, "day": day or _NO_DAY, "count": count}
    ).scalar_one()
    return range(last - count + 1, last + 1)


def _drawn(session: Session, **what: Any) -> int:
    """The last of the numbers drawn, at once if the session knows how.

    The numbers of a command that then breaks off are left out.
    """
    at_once: Engine | None = session.info.get(NUMBERS)
    if at_once is None:
        return int(call(session, "next_number", **what).scalar_one())
    with Session(at_once) as own:
        return int(call(own, "next_number", **what).scalar_one())


def customer_numbers(session: Session, count: int = 1) -> list[str]:
    """Numbers like ``C-000123``."""
    return [f"C-{running:06d}" for running in reserve(session, "customer", count)]


def ticket_numbers(session: Session, day: date, count: int = 1) -> list[str]:
    """Numbers like ``T-20260131-0007``; ``day`` is the company's date."""
    return [f"T-{day:%Y%m%d}-{running:04d}" for running in reserve(session, "ticket", count, day)]


def survey_numbers(session: Session, day: date, count: int = 1) -> list[str]:
    """Numbers like ``S-20260131-0007``; ``day`` is the company's date."""
    return [f"S-{day:%Y%m%d}-{running:04d}" for running in reserve(session, "survey", count, day)]


def form_numbers(session: Session, day: date, count: int = 1) -> list[str]:
    """Numbers like ``W-20260131-0007`` for visitors of the web form; ``day`` is the company's."""
    return [f"W-{day:%Y%m%d}-{running:04d}" for running in reserve(session, "form", count, day)]


def reserve_ids(session: Session, table: str, count: int) -> range:
    """The next ``count`` ids of ``table`` in a file, for rows that are inserted by executemany.

    They are free until the transaction inserts them, so insert them at once.
    """
    statement = text("SELECT seq FROM sqlite_sequence WHERE name = :table")
    last = session.execute(statement, {"table": table}).scalar() or 0
    return range(last + 1, last + count + 1)
