"""What a desk's window hears and says: of a lost server, of colleagues, of a flood of rubbish."""

import itertools
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
from sqlalchemy import text

from app.bootstrap import open_store
from tests.faults.figures import Figure
from tests.faults.servers import register, store
from tests.postgres import PostgresServer
from ui.shell.connection import Connection
from ui.shell.status_bar import StatusBar
from ui.tasks import Tasks
from ui.theme import Mode, Theme, use
from ui.widgets.inline_message import InlineMessage

_TURN_MS = 10
_RUBBISH = text(
    "SELECT pg_notify('laike_changes', 'rubbish ' || :first + number) "
    "FROM generate_series(1, 100) number"
)


class _Gaps:
    """The longest time in which Qt's loop did nothing."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(interval=_TURN_MS)
        self._timer.timeout.connect(self._turn)
        self._timer.start()

    def begin(self) -> None:
        """What was done until now was our own doing."""
        self._last = time.perf_counter()

    def _turn(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now


@contextmanager
def desk(url: str) -> Iterator[Tasks]:
    """Tasks on a store, in a running application."""
    app = QApplication.instance() or QApplication([])
    theme = Theme(Mode.LIGHT, parent=app)
    use(theme)
    tasks = Tasks(open_store(url))
    yield tasks
    _run_until(tasks.is_idle)
    tasks.shutdown()
    tasks.backend.close()


def _run_until(is_so: Callable[[], bool], seconds: float = 60) -> float:
    """Let Qt run until it is so; how long it took."""
    began = time.perf_counter()
    while not is_so():
        if time.perf_counter() - began > seconds:
            raise TimeoutError
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, _TURN_MS)
    return time.perf_counter() - began


def back(server: PostgresServer, times: int) -> Figure:
    """C-05, C-06: a server that stops answering, then does again, in turns stopped and frozen."""
    figure = Figure("C-05 server away and back, stopped and frozen in turns")
    lost, returned = [0.0], [0.0]
    with store(server) as url, desk(url) as tasks:
        banner, gaps = InlineMessage(), _Gaps()
        connection = Connection(tasks, banner, StatusBar())
        for number in range(times):
            (server.freeze if number % 2 else server.halt)()
            gaps.begin()
            connection.beat()
            lost.append(_run_until(banner.isVisible))
            (server.thaw if number % 2 else server.resume)()
            gaps.begin()
            returned.append(_run_until(banner.isHidden))
            tasks.backend.command(register, f"甲{number}")
            figure.n += 1
        figure.lost = sum(seconds > 10 for seconds in lost)
        figure.half = sum(seconds > 5 for seconds in returned)
        figure.corrupt = gaps.longest > 0.5
        figure.note = (
            f"said after {max(lost):.1f} s, back after {max(returned):.1f} s, "
            f"longest gap of the loop {gaps.longest * 1000:.0f} ms"
        )
    return figure


def heard(server: PostgresServer, times: int) -> Figure:
    """D5: from a colleague's commit to the news on this desk."""
    figure = Figure("D5 a colleague's commit appears")
    seconds: list[float] = []
    with store(server) as url, desk(url) as tasks:
        news: list[object] = []
        tasks.changed.connect(news.append)
        tasks.watch_others()
        _run_until(lambda: bool(news))
        other = open_store(url)
        for number in range(times):
            news.clear()
            other.command(register, f"甲{number}")
            seconds.append(_run_until(lambda: bool(news)))
            figure.n += 1
        other.close()
        figure.lost = sum(one > 2.5 for one in seconds)
        figure.note = f"median {sorted(seconds)[len(seconds) // 2]:.2f} s, worst {max(seconds):.2f}"
    return figure


def flood(server: PostgresServer, seconds: int) -> Figure:
    """S-45: somebody sends 1,000 notifications a second."""
    figure = Figure("S-45 spoofed notifications, 1,000 a second")
    with store(server) as url, desk(url) as tasks:
        news: list[float] = []
        tasks.changed.connect(lambda _changes: news.append(time.monotonic()))
        tasks.watch_others()
        _run_until(lambda: bool(news))
        news.clear()
        gaps, stop = _Gaps(), threading.Event()
        sender = threading.Thread(target=_send_rubbish, args=(url, figure, stop))
        sender.start()
        end = time.monotonic() + seconds
        _run_until(lambda: time.monotonic() > end, seconds + 5)
        stop.set()
        sender.join()
        closest = min((b - a for a, b in itertools.pairwise(news)), default=0.0)
        figure.half = closest < 1.9
        figure.corrupt = gaps.longest > 0.5
        figure.note = (
            f"{len(news)} refreshes in {seconds} s, longest gap {gaps.longest * 1000:.0f} ms"
        )
    return figure


def _send_rubbish(url: str, figure: Figure, stop: threading.Event) -> None:
    sender = open_store(url)
    began = time.monotonic()
    while not stop.is_set():
        with sender.engines.writes.begin() as connection:
            connection.execute(_RUBBISH, {"first": figure.n})
        figure.n += 100
        ahead = figure.n / 1_000 - (time.monotonic() - began)
        stop.wait(max(0.0, ahead))
    sender.close()
