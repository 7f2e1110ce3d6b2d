"""``laike --db FILE`` in a process of its own, watched by a timer."""

import json
import sys
import time

from ui import quick_start
from ui.options import Options

quick_start.before_qt()  # as ui/__main__.py does

from PySide6.QtCore import QEvent, QObject, QTimer  # noqa: E402 - Qt comes after it

from ui import bootstrap  # noqa: E402 - Qt comes after it

_TICK_MS = 20  # each takes the interpreter from the worker that loads


class _Watch(QObject):
    """Notes when the window was painted, its first rows stood there, all was at work; and gaps."""

    def __init__(self, program: bootstrap.Program) -> None:
        super().__init__(program)
        self._program = program
        self._times: dict[str, float] = {}
        self._gap = 0.0
        self._last = 0.0
        self._is_open = False
        program.opened.connect(self._on_opened)
        program.window.installEventFilter(self)
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self._on_tick)
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            page = self._program.window.pages.page()
            if "painted" not in self._times:
                self._times["painted"] = 0.0
                QTimer.singleShot(0, self, self._on_painted)
            elif "rows" not in self._times and page is not None and page.states.is_ready():
                self._times["rows"] = 0.0
                QTimer.singleShot(0, self, self._on_rows)  # after they were painted
        return False

    def _on_painted(self) -> None:
        self._note("painted")

    def _on_opened(self) -> None:
        self._is_open = True

    def _on_tick(self) -> None:
        now = time.perf_counter()
        if self._last:
            self._gap = max(self._gap, (now - self._last) * 1_000)
        self._last = now
        tasks = self._program.tasks
        if self._is_open and tasks is not None and tasks.is_idle():
            self._timer.stop()
            QTimer.singleShot(0, self, self._on_all)

    def _on_rows(self) -> None:
        self._note("rows")

    def _on_all(self) -> None:
        self._note("all")
        print(json.dumps({**self._times, "gap": self._gap}))
        self._program.window.close()

    def _note(self, name: str) -> None:
        self._times[name] = time.perf_counter()
        self._times[f"{name}_cpu"] = time.process_time()


class _Watched(bootstrap.Program):
    def start(self, opener: bootstrap.Opener, choices: object = None) -> None:
        self._bench = _Watch(self)
        super().start(opener)


bootstrap.Program = _Watched  # type: ignore[misc] # watched from the inside of the real start
sys.exit(bootstrap.run(Options(db=sys.argv[1])))
