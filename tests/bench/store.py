"""The large store the benches read: built once, kept under the system's temporary folder."""

import os
import sys
import tempfile
import time
import zlib
from pathlib import Path
from random import Random

from sqlalchemy import select

from app import migrate
from app.bootstrap import open_store
from app.customers.bulk import register_many
from app.db.uow import UnitOfWork
from app.demo import company
from app.demo import customers as forms
from app.demo.tickets import Desk, solved, still_open
from app.identity.tables import Department
from app.tickets.importing import record_history

CUSTOMERS = 100_000
OPEN_TICKETS = 10_000
CLOSED_TICKETS = 90_000
_CHUNK = 5_000
_SEED = 7


def folder() -> Path:
    """Where what the benches build is kept between two runs; safe to delete."""
    path = Path(tempfile.gettempdir()) / "laike-bench"
    path.mkdir(exist_ok=True)
    return path


def large_store() -> Path:
    """The file with 100,000 customers and 100,000 tickets, built if it is not there."""
    path = folder() / f"large-{_schema():08x}.laike"
    if not path.exists():
        _build(path)
    return path


def _schema() -> int:
    """Changes with the tables, so that a store of older ones is not read."""
    versions = Path(migrate.__file__).with_name("versions")
    return zlib.crc32(b"".join(file.read_bytes() for file in sorted(versions.glob("v*.py"))))


def _build(path: Path) -> None:
    began = time.perf_counter()
    part = path.with_suffix(".part")
    for old in folder().glob("large-*"):
        old.unlink()
    backend = open_store(part)
    random = Random(_SEED)
    people = backend.command(company.people).result
    owners = [people[name] for name in ("林涛", "Anna Keller", "陈静", "")]
    ids: list[int] = []
    for start in range(0, CUSTOMERS, _CHUNK):
        made = forms.customers(random, _CHUNK, backend.clock(), owners)
        ids += backend.command(register_many, made, is_history=True).result
        print(f"\rbuilding the store: {start + _CHUNK:,} customers", end="", file=sys.stderr)
    registered = time.perf_counter()
    backend.command(_tickets, random, ids)
    backend.close()
    os.replace(part, path)
    size = path.stat().st_size / 1e6
    now = time.perf_counter()
    print(
        f"\rbuilt {path}: {size:.0f} MB, {CUSTOMERS:,} customers in {registered - began:.0f} s, "
        f"{OPEN_TICKETS + CLOSED_TICKETS:,} tickets in {now - registered:.0f} s",
        file=sys.stderr,
    )


def _tickets(uow: UnitOfWork, random: Random, customer_ids: list[int]) -> None:
    departments = dict(uow.session.execute(select(Department.key, Department.id)).all())
    members = {key: [uow.actor.user_id] for key in departments}
    desk = Desk(departments, members)
    record_history(uow, solved(random, customer_ids, CLOSED_TICKETS, uow.now(), desk))
    record_history(uow, still_open(random, customer_ids, OPEN_TICKETS, uow.now(), desk))
