"""Print the table of figures: what was done how often, what was lost, half or corrupt.

    python -m tests.faults [--kills 60] [--step 1] [--minutes 5] [--only WORD]

Exit 1 if a figure is not clean. The test suite runs the same functions fewer times.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from app.bootstrap import open_store
from app.core.errors import StoreBusy
from tests.faults import (
    canary,
    cases,
    desks,
    escalating,
    files,
    kills,
    limits,
    load,
    passwords,
    rights,
    servers,
    space,
    upgrading,
    watchers,
)
from tests.faults.figures import Figure, table
from tests.faults.locks import held
from tests.faults.stores import make, saved, works
from tests.faults.waiting import save_while_locked
from tests.postgres import PostgresServer, find_programs, prepare_template


def full_disk(folder: Path) -> Figure:
    """Saves on a small disk until it is full."""
    with space.small_disk(folder / "disk") as disk:
        if disk is None:
            return Figure("saves until the disk is full", n=1, note="not tried: may not mount")
        return space.fill_while_saving(disk)


def too_long(folder: Path) -> Figure:
    """A lock held for longer than a save waits."""
    figure = Figure("lock of another program held for too long", n=1)
    backend = open_store(make(folder / "busy.laike"))
    with held(folder / "busy.laike") as holder:
        began = time.perf_counter()
        try:
            works(backend, "甲公司")
            figure.half += 1
        except StoreBusy:
            figure.note = f"StoreBusy after {time.perf_counter() - began:.1f} s, retry saved"
        holder.let_go()
    figure.lost += not works(backend, "甲公司")
    backend.close()
    return figure


def taken_away(folder: Path) -> Figure:
    """Saves into a file that is renamed and put back in between."""
    figure = Figure("file renamed while open, put back, 20 times")
    path = make(folder / "moved.laike")
    backend = open_store(path)
    for number in range(20):
        figure.n += 1
        path.rename(folder / "away")
        try:
            works(backend, f"lost {number}")
            figure.lost += 1
        except files.StoreError:
            (folder / "away").rename(path)
        figure.lost += not works(backend, f"kept {number}")
    figure.half = sum(name.startswith("lost") for name in backend.query(saved)[0])
    backend.close()
    return figure


def watched(_folder: Path) -> Figure:
    """Every page and form, with an ear on who opens the store's files."""
    command = [sys.executable, "-m", "tests.faults.watch_opens"]
    done = subprocess.run(command, cwd=rights.ROOT, capture_output=True, text=True, check=False)
    note = done.stdout.splitlines()[0] if done.stdout else done.stderr[-200:]
    return Figure("window walked through: opens of the live file", 1, done.returncode, note=note)


def told(folder: Path) -> Figure:
    """Phone, mail and turnover looked for in all that a failing run writes."""
    done = canary.run(folder)
    found = canary.hits(folder, done.stdout, done.stderr)
    note = f"{len(found)} hits in logs, reports, temp, settings"
    count = len(found) + (done.returncode != 0)
    return Figure("S-41 canary values in what errors write", 4, lost=count, note=note)


def merging(_folder: Path) -> Figure:
    """C-11 has nothing to try it on."""
    note = "not tried: the program cannot merge customers"
    return Figure("C-11 edit while customers are merged", n=1, note=note)


def in_slots(_folder: Path) -> Figure:
    """An error in every slot of every page and form."""
    command = [sys.executable, "-m", "tests.faults.slots"]
    done = subprocess.run(command, cwd=rights.ROOT, capture_output=True, text=True, check=False)
    found = re.search(r"(\d+) slots, (\d+) errors, wrong: (\d+)", done.stdout)
    if found is None:
        return Figure("S-42 errors in slots", 1, corrupt=1, note=done.stderr[-200:])
    slots, errors, wrong = map(int, found.groups())
    note = f"in {slots} slots of pages, forms and their parts; lost = unsaid, got out or not kept"
    return Figure("S-42 errors in slots of every page and form", errors, wrong, note=note)


def _load(minutes: float) -> Figure:
    """Twenty desks on a server of their own, which waits for its disk."""
    with load.server_as_in_use() as server:
        return load.many_desks(server, desks=20, per_second=20, seconds=minutes * 60)


class Servers:
    """One PostgreSQL for the runs that need it, started by the first."""

    def __init__(self) -> None:
        self._server: PostgresServer | None = None

    def __enter__(self) -> "Servers":
        return self

    def __exit__(self, *_error: object) -> None:
        if self._server is not None:
            self._server.stop()

    def runs(self, minutes: float) -> dict[str, Callable[[Path], Figure]]:
        """What is tried with a server; nothing where there is none."""
        if find_programs() is None:
            print("no PostgreSQL programs found: its runs are left out", file=sys.stderr)
            return {}
        return {
            **escalating.runs(self._started),
            "server-restart": lambda _f: servers.restart_idle(self._started(), 5),
            "server-crash": lambda _f: servers.crash_under_writers(self._started(), 3),
            "server-cut": lambda folder: servers.cut_wire(self._started(), 50, folder),
            "server-sessions": lambda _f: servers.cut_sessions(self._started(), 20),
            "server-conflicts": lambda _f: servers.conflicts(self._started(), 1_000),
            "server-takes": lambda _f: servers.takes(self._started(), 500),
            "server-passing": lambda _f: servers.passing(self._started()),
            "server-clocks": lambda _f: servers.clocks(self._started(), 20),
            "server-back": lambda _f: desks.back(self._started(), 4),
            "server-down": lambda _f: limits.down_at_start(self._started(), 3),
            "server-places": lambda _f: limits.no_place(self._started()),
            "server-reads": lambda _f: limits.read_only(self._started()),
            "server-full": lambda folder: limits.disk_full(self._started(), folder),
            "server-crossing": lambda _f: limits.crossing(self._started(), 20),
            "server-deleted": lambda _f: limits.deleted_meanwhile(self._started(), 20),
            "server-audit": lambda _f: limits.audited(self._started(), 100_000),
            "server-watch": lambda _f: watchers.at_once(self._started(), 5_000),
            "server-killed": lambda _f: watchers.killed(self._started(), 2_000, 50),
            "server-heard": lambda _f: desks.heard(self._started(), 20),
            "server-upgrade": lambda _f: upgrading.under_desks(self._started(), 10),
            "server-passwords": passwords.places,
            "server-flood": lambda _f: desks.flood(self._started(), 20),
            "load": lambda _f: _load(minutes),
            **{
                f"{'watcher ' * id_.startswith('K-')}case {id_}": lambda _f, id_=id_: cases.tried(
                    id_
                )
                for id_ in cases.CASES
            },
        }

    def _started(self) -> PostgresServer:
        if self._server is None:
            self._server = PostgresServer(find_programs(), Path(tempfile.gettempdir()))
            self._server.start()
            prepare_template(self._server)
        return self._server


def main() -> int:
    """Run what was asked for; 0 if every figure is clean."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults")
    parser.add_argument("--kills", type=int, default=60, help="of the saving process")
    parser.add_argument("--step", type=int, default=1, help="kill at every n-th statement")
    parser.add_argument("--minutes", type=float, default=5, help="of the load of many desks")
    parser.add_argument("--only", default="", metavar="WORD")
    args = parser.parse_args()
    runs: dict[str, Callable[[Path], Figure]] = {
        "kill-saves": lambda folder: kills.kill_saves(folder, args.kills),
        "kill-first": lambda folder: kills.kill_first_migration(folder, args.step),
        "kill-upgrade": lambda folder: kills.kill_next_migration(folder, args.step),
        "files": files.refuse_all,
        "full": full_disk,
        "lock": save_while_locked,
        "busy": too_long,
        "moved": taken_away,
        "opens": watched,
        "canary": told,
        "slots": in_slots,
        "merging": merging,
        **escalating.runs(None),
    }
    figures = []
    with Servers() as servers_:
        for name, run in (runs | servers_.runs(args.minutes)).items():
            if args.only in name:
                print(f"{name} …", file=sys.stderr)
                with tempfile.TemporaryDirectory(prefix="laike-faults-") as folder:
                    figures.append(run(Path(folder)))
    print(table(figures))
    return 0 if all(figure.is_clean for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
