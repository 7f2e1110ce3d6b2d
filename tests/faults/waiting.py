"""How the window lives on while a save waits for another program."""

import time
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

from app.bootstrap import open_store
from tests.faults.figures import Figure
from tests.faults.locks import held
from tests.faults.stores import make, save_both, saved
from ui.tasks import Tasks

_HELD_MS = 3_000


def save_while_locked(folder: Path) -> Figure:
    """Save while another process holds the lock for 3 s; the longest gap of the event loop."""
    # Widgets are tried in this process, too, and it can have one application only.
    app = QApplication.instance() or QApplication([])
    figure = Figure("lock of another program held for 3 s while saving", n=1)
    backend = open_store(make(folder / "wait.laike"))
    tasks, owner, loop = Tasks(backend), QObject(), QEventLoop()
    turns = [time.perf_counter()]
    timer = QTimer(interval=5)
    timer.timeout.connect(lambda: turns.append(time.perf_counter()))
    with held(folder / "wait.laike") as holder:
        timer.start()
        QTimer.singleShot(_HELD_MS, loop, loop.quit)
        tasks.command(owner, save_both, "甲公司", on_done=lambda _id: loop.quit())
        loop.exec()
        figure.half = len(backend.query(saved)[0])  # nothing may be there yet
        timer.stop()
        gap = max(after - before for before, after in pairwise(turns))
        holder.let_go()
    while not tasks.is_idle():
        app.processEvents()
    figure.lost = len({"甲公司"} - backend.query(saved)[1])
    figure.note = f"event loop turned {len(turns)} times, longest gap {gap * 1000:.0f} ms"
    tasks.shutdown()
    backend.close()
    return figure
