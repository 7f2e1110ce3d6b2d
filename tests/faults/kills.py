"""Kill -9 at any moment: while saving, and at every statement of a migration."""

import multiprocessing
import os
import random
import signal
import time
from collections.abc import Callable
from contextlib import closing
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from app import migrate
from app.bootstrap import open_store
from tests.faults.figures import Figure
from tests.faults.stores import is_sound, make, raw, save_both, saved

# Children are forked from a server that has loaded everything already.
FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["tests.faults.kills", "alembic.command", "pypinyin"])

_NEXT_VERSION = (
    "ALTER TABLE customer ADD COLUMN fault_note TEXT",
    "CREATE TABLE fault_copy AS SELECT * FROM ticket",
    "UPDATE customer SET fault_note = 'new'",
    "CREATE TABLE fault_department (id INTEGER PRIMARY KEY, name TEXT)",
    "INSERT INTO fault_department SELECT id, name FROM department",
    "DROP TABLE fault_copy",
)


def kill_saves(folder: Path, kills: int, seed: int = 7) -> Figure:
    """Kill a process that saves customers with tickets, 50 to 500 ms after its first save."""
    figure = Figure("kill -9 while saving a customer with a ticket")
    dice = random.Random(seed)
    path = make(folder / "saves.laike")
    acknowledged: set[str] = set()
    for round_ in range(kills):
        said = _saved_until_killed(path, f"r{round_}", dice.uniform(0.05, 0.5))
        acknowledged |= said
        figure.n += 1
        figure.corrupt += not is_sound(path)
        backend = open_store(path)
        names, whole = backend.query(saved)
        backend.close()
        figure.lost += len(acknowledged - whole)
        figure.half += len(names - whole)
    figure.note = f"{len(acknowledged)} acknowledged, {len(names - acknowledged)} more committed"
    return figure


def _saved_until_killed(path: Path, prefix: str, seconds: float) -> set[str]:
    ours, theirs = FORKS.Pipe(duplex=False)
    child = FORKS.Process(target=_save_for_ever, args=(path, prefix, theirs))
    child.start()
    theirs.close()
    said = {ours.recv()}
    _wait(child, seconds)
    child.kill()
    try:
        while True:
            said.add(ours.recv())
    except EOFError:
        child.join()
        return said
    finally:
        ours.close()


def _wait(child: Any, seconds: float) -> None:
    child.join(seconds)
    if not child.is_alive():
        raise AssertionError(f"the saving process died by itself ({child.exitcode})")


def _save_for_ever(path: Path, prefix: str, pipe: Connection) -> None:
    backend = open_store(path)
    count = 0
    while True:
        backend.command(save_both, f"{prefix}-{count}")
        pipe.send(f"{prefix}-{count}")
        count += 1


def kill_first_migration(folder: Path, step: int = 1) -> Figure:
    """Kill at every ``step``-th statement of what makes a new store."""
    figure = Figure("kill -9 at a statement of the first migration")
    for k in _moments(step):
        path = folder / f"new{k}.laike"
        if not _is_killed(_open_and_die, path, k):
            break
        figure.n += 1
        version, tables = _state(path)
        figure.half += not ((version == 0 and tables == 0) or version == migrate.HEAD)
        _must_open(figure, path, set())
    return figure


def kill_next_migration(folder: Path, step: int = 1) -> Figure:
    """Kill at every ``step``-th statement of an upgrade from this version to a made-up next."""
    figure = Figure("kill -9 at a statement of an upgrade, backup before it")
    for k in _moments(step):
        path = make(folder / f"old{k}.laike", "甲公司", "乙公司")
        if not _is_killed(_upgrade_and_die, path, k):
            break
        figure.n += 1
        version, _ = _state(path)
        figure.half += _is_new(path) != (version == migrate.HEAD + 1)
        figure.half += version not in (migrate.HEAD, migrate.HEAD + 1)
        backups = [file for file in folder.glob(f"old{k}-v*") if file.suffix == ".bak"]
        figure.corrupt += any(not is_sound(file) for file in backups)
        if version == migrate.HEAD:
            _must_open(figure, path, {"甲公司", "乙公司"})
        else:
            figure.corrupt += not is_sound(path)
    return figure


def _moments(step: int) -> range:
    return range(1, 2000, step)


def _must_open(figure: Figure, path: Path, expected: set[str]) -> None:
    backend = open_store(path)
    _, whole = backend.query(saved)
    backend.close()
    figure.lost += len(expected - whole)
    figure.corrupt += not is_sound(path)


def _is_killed(work: Callable[[Path, int], None], path: Path, k: int) -> bool:
    """Whether the child died of its ``k``-th statement; False if it came to its end before."""
    child = FORKS.Process(target=work, args=(path, k))
    child.start()
    child.join()
    if child.exitcode not in (0, -signal.SIGKILL):
        raise AssertionError(f"the child failed ({child.exitcode})")
    return child.exitcode != 0


def _open_and_die(path: Path, k: int) -> None:
    _die_at(k)
    open_store(path).close()


def _upgrade_and_die(path: Path, k: int) -> None:
    migrate.HEAD += 1
    migrate._run = _next_version
    _die_at(k)
    open_store(path).close()


def _next_version(connection: Any) -> None:
    for statement in _NEXT_VERSION:
        connection.exec_driver_sql(statement)


def _die_at(k: int) -> None:
    left = k

    @event.listens_for(Engine, "before_cursor_execute")
    def _count(*_args: object) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
            time.sleep(60)  # never returns


def _state(path: Path) -> tuple[int, int]:
    """Schema version and number of tables; a file not yet made has neither."""
    if not path.exists():
        return 0, 0
    with closing(raw(path)) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        return version, tables


def _is_new(path: Path) -> bool:
    with closing(raw(path)) as connection:
        columns = connection.execute("SELECT name FROM pragma_table_info('customer')").fetchall()
        tables = connection.execute(
            "SELECT count(*) FROM sqlite_master WHERE name = 'fault_department'"
        ).fetchone()
        return ("fault_note",) in columns and tables == (1,)
