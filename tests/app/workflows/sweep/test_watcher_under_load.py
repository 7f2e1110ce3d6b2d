"""Thousands of late tickets, several desks at once: nothing twice, nothing missing."""

import json
import multiprocessing
import threading
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import event, func, select

from app.bootstrap import open_store
from app.core.errors import StoreBusy
from app.notifications.tables import Notice
from app.sla import queries as sla
from app.sla import ringing
from app.sla.tables import SlaStep
from app.tickets.tables import TicketEvent
from app.workflows import sweep as watcher
from tests.conftest import NOW
from tests.sla_world import Desk, add_many, sweep_all

COUNT = 2000
LATE = NOW - timedelta(hours=2)  # warned, late and escalated, all before now


def carried_out(backend):
    """How often each level was recorded, and each line written to a history."""

    def count(read):
        levels = read.session.execute(
            select(SlaStep.level, func.count()).group_by(SlaStep.level)
        ).all()
        lines = read.session.execute(
            select(TicketEvent.type, func.count()).group_by(TicketEvent.type)
        ).all()
        return {**dict(map(tuple, levels)), **dict(map(tuple, lines))}

    return backend.query(count)


def told(backend):
    """How many things the unseen notices say."""

    def count(read):
        rows = read.session.execute(select(Notice.kind, Notice.params)).all()
        return sum(json.loads(row.params).get("count", 1) for row in rows), len(rows)

    return backend.query(count)


def test_desks_that_sweep_at_once_do_everything_once(desk, store, monkeypatch):
    """Without the lease, so that they really work side by side."""
    add_many(desk.backend, COUNT, LATE, desk.owner, customer_id=desk.customer)
    monkeypatch.setattr(watcher.leases, "take", lambda *_args: True)
    backends = [open_store(store, clock=desk.clock) for _ in range(4)]
    ready, failed = threading.Barrier(len(backends)), []

    def work(number):
        try:
            ready.wait()
            sweep_all(backends[number], f"desk {number}")
        except StoreBusy:
            pass  # kept waiting for too long by the others: a watcher looks again later
        except Exception as error:  # noqa: BLE001 - shown by the assertion
            failed.append(error)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(len(backends))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for backend in backends:
        backend.close()
    assert failed == []
    assert desk.sweep() == 0
    assert carried_out(desk.backend) == {
        0: COUNT,
        1: COUNT,
        2: COUNT,
        "sla_breached": COUNT,
        "escalated": COUNT,
    }
    assert told(desk.backend)[0] == COUNT


def test_a_long_sweep_tells_each_person_in_one_notice(desk):
    add_many(desk.backend, COUNT, LATE, desk.owner, customer_id=desk.customer)
    assert desk.sweep() == 3 * COUNT
    assert told(desk.backend) == (COUNT, 1)


def _sweep_in_a_process(path, number, ready, results):
    backend = open_store(Path(path), clock=lambda: NOW)
    ready.wait()
    results.put(sweep_all(backend, f"process {number}"))
    backend.close()


def test_processes_that_sweep_at_once_do_everything_once(sqlite_backend, clock, tmp_path):
    desk = Desk(sqlite_backend, clock)
    add_many(sqlite_backend, 300, LATE, desk.owner, customer_id=desk.customer)
    spawn = multiprocessing.get_context("spawn")
    ready, results = spawn.Barrier(2), spawn.Queue()
    processes = [
        spawn.Process(
            target=_sweep_in_a_process,
            args=(str(tmp_path / "window.laike"), number, ready, results),
        )
        for number in range(2)
    ]
    for process in processes:
        process.start()
    steps = [results.get() for _ in processes]
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0]
    assert sum(steps) + desk.sweep("process 0") + desk.sweep("process 1") == 900
    assert carried_out(sqlite_backend)[1] == 300


def test_a_desk_killed_between_two_batches_leaves_the_rest_to_the_next(desk):
    add_many(desk.backend, 500, LATE, desk.owner, customer_id=desk.customer)
    first = desk.backend.command(watcher.sweep, "killed").result
    assert first.has_more
    desk.clock.forward(minutes=1)
    assert first.steps + desk.sweep("another") == 1500
    assert carried_out(desk.backend)[2] == 500


def test_a_refused_batch_leaves_no_step_without_its_notice(desk, monkeypatch):
    add_many(desk.backend, 3, LATE, desk.owner, customer_id=desk.customer)

    def fail(*_args):
        raise RuntimeError("killed while telling")

    with monkeypatch.context() as patch:
        patch.setattr(watcher, "tell", fail)
        with pytest.raises(RuntimeError):
            desk.sweep()
    assert carried_out(desk.backend) == {}
    assert desk.sweep() == 9
    assert len(desk.notices()) == 3


def plan_of(backend, ask):
    """What SQLite does for every statement that ``ask`` runs."""

    def explain(read):
        connection, seen = read.session.connection(), []

        def note(_connection, _cursor, statement, parameters, *_rest):
            seen.append((statement, parameters))

        event.listen(connection, "before_cursor_execute", note)
        ask(read)
        event.remove(connection, "before_cursor_execute", note)
        return [
            row[3]
            for statement, parameters in seen
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        ]

    return backend.query(explain)


@pytest.mark.parametrize(
    ("ask", "index"),
    [
        (lambda read: ringing.due_clocks(read.session, NOW, 200), "ix_sla_clock_next"),
        (lambda read: ringing.is_any_due(read.session, NOW), "ix_sla_clock_next"),
        (lambda read: sla.following_old_rules(read.session, 100), "ix_sla_clock_rules"),
        (lambda read: sla.next_wakeup(read), "ix_sla_clock_next"),
    ],
)
def test_what_the_watcher_asks_is_answered_by_an_index(sqlite_backend, clock, ask, index):
    desk = Desk(sqlite_backend, clock)
    add_many(sqlite_backend, 50, NOW + timedelta(days=1), desk.owner, customer_id=desk.customer)
    steps = [step for step in plan_of(sqlite_backend, ask) if "sla_clock" in step]
    assert any(index in step for step in steps)
    assert all(step.startswith("SEARCH") for step in steps)
