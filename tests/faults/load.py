"""Many desks at once: how long a save takes, and whether every one of them is there afterwards."""

import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

from app.core.permissions import Role
from app.customers.bulk import register_many
from app.customers.dto import NewCustomer
from tests.faults.figures import Figure
from tests.faults.rights import ROOT
from tests.postgres import PostgresServer, find_programs, prepare_template
from tests.team import Person, Team, make_team

TARGET_MS = 300  # 95 of 100 saves are faster
_ROLES = (Role.AGENT, Role.FRONT, Role.AGENT, Role.SUPERVISOR, Role.MANAGER)
_DEPARTMENTS = ("support", "sales", "service")
_CUSTOMERS = 2_000
_WORDS = (
    "SELECT name FROM laike.customer UNION ALL SELECT title FROM laike.ticket "
    "UNION ALL SELECT text FROM laike.ticket_event WHERE type = 'commented' "
    "UNION ALL SELECT body FROM laike.interaction"
)
_CONNECTIONS = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"


@contextmanager
def server_as_in_use() -> Iterator[PostgresServer]:
    """A server of its own that waits for its disk, as the test suite's does not."""
    programs = find_programs()
    assert programs is not None
    with tempfile.TemporaryDirectory() as folder:
        server = PostgresServer(programs, Path(folder), "load")
        settings = {"fsync": "on", "full_page_writes": "on", "max_connections": "150"}
        try:
            server.start(settings)
            prepare_template(server)
            yield server
        finally:
            server.stop()


def many_desks(server: PostgresServer, desks: int, per_second: float, seconds: float) -> Figure:
    """C-14: desks as processes with personal logins, together ``per_second`` saves a second."""
    figure = Figure(f"C-14 {desks} desks, {per_second:g} saves a second, {seconds:g} s")
    name, url = server.copy_database("laike_template")
    people = _people(desks)
    team = make_team(url, lambda sql: server.run(sql, database=name), people)
    made = [NewCustomer(f"远景科技 {number}") for number in range(_CUSTOMERS)]
    team.owner.command(register_many, made, is_history=True)
    team.owner.close()
    with psycopg.connect(url, autocommit=True) as watching:
        before = _connections(watching)
        reports = _run(team, people, per_second / desks, seconds)
        figure.corrupt = _left_over(watching, before)
        saves = _judge(figure, reports, watching)
    server.drop_database(name)
    _tell(figure, reports, saves, seconds)
    return figure


def _people(desks: int) -> dict[str, Person]:
    return {
        f"desk{number}": (
            f"同事{number}",
            _ROLES[number % len(_ROLES)],
            _DEPARTMENTS[number % len(_DEPARTMENTS)],
        )
        for number in range(desks)
    }


def _run(
    team: Team, people: Mapping[str, Person], per_second: float, seconds: float
) -> list[dict[str, Any]]:
    """What each desk reports in the end; all begin at once, when all have signed in."""
    command = [sys.executable, "-m", "tests.faults.load_desk"]
    how = [str(per_second), str(seconds)]
    running = [
        subprocess.Popen(
            [*command, team.address(login), login, *how],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for login in people
    ]
    for process in running:
        assert process.stdout is not None
        process.stdout.readline()
    said = []
    for process in running:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    for process in running:
        out, _ = process.communicate(timeout=seconds + 300)
        said.append(json.loads(out) if process.returncode == 0 else {"errors": {"died": 1}})
    return said


def _judge(
    figure: Figure, reports: list[dict[str, Any]], watching: psycopg.Connection
) -> list[float]:
    """Count what is missing, twice there, or broke off; gives the times of all saves."""
    found = watching.execute(_WORDS).fetchall()
    words = Counter(
        word for (text,) in found for word in re.findall(r"desk\d+(?:n|first)\d+e", text or "")
    )
    receipts = {str(uid) for (uid,) in watching.execute("SELECT uid FROM laike.receipt").fetchall()}
    saved = [word for report in reports for word in report.get("words", ())]
    uids = [uid for report in reports for uid in report.get("uids", ())]
    figure.n = len(uids)
    figure.lost = sum(word not in words for word in saved) + sum(
        uid not in receipts for uid in uids
    )
    figure.half = sum(count > 1 for count in words.values())
    figure.corrupt += sum(sum(report["errors"].values()) for report in reports)
    return sorted(
        ms for report in reports for times in report.get("saves", {}).values() for ms in times
    )


def _tell(
    figure: Figure, reports: list[dict[str, Any]], saves: list[float], seconds: float
) -> None:
    middle, most, nearly_all = (percentile(saves, part) for part in (50, 95, 99))
    reads = sorted(ms for report in reports for ms in report.get("reads", ()))
    errors = sum((Counter(report["errors"]) for report in reports), Counter[str]())
    first = max((ms for report in reports for ms in report.get("first", {}).values()), default=0)
    conflicts = sum(report.get("conflicts", 0) for report in reports)
    figure.missed = most > TARGET_MS
    figure.note = (
        f"save: 50 % {middle:.0f}, 95 % {most:.0f} (target {TARGET_MS}), 99 % {nearly_all:.0f} ms; "
        f"{len(saves) / seconds:.1f} a second; page: 95 % {percentile(reads, 95):.0f} ms; "
        f"first of a kind ≤ {first:.0f} ms; {conflicts} conflicts told; errors {dict(errors)}; "
        "half = made twice, corrupt = errors and connections left over"
    )
    for kind in sorted({kind for report in reports for kind in report.get("saves", {})}):
        times = sorted(ms for report in reports for ms in report.get("saves", {}).get(kind, ()))
        print(
            f"  {kind:10} {len(times):6}  50 % {statistics.median(times):5.0f} ms"
            f"  95 % {percentile(times, 95):5.0f} ms",
            file=sys.stderr,
        )


def percentile(values: list[float], part: int) -> float:
    """The value that ``part`` of 100 sorted values do not exceed."""
    return values[min(len(values) - 1, len(values) * part // 100)] if values else 0.0


def _connections(watching: psycopg.Connection) -> int:
    found = watching.execute(_CONNECTIONS).fetchone()
    return int(found[0]) if found else 0


def _left_over(watching: psycopg.Connection, before: int) -> int:
    """How many connections stay that were not there before; closing takes the server a moment."""
    end = time.monotonic() + 5
    while _connections(watching) > before and time.monotonic() < end:
        time.sleep(0.1)
    return max(0, _connections(watching) - before)
