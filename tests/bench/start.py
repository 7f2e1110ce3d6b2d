"""From the start of the process to the painted window and its first rows, beside a bare window.

Rounds of all three programs take turns, on a store that the first round brought into the cache of
the disk. ``processor`` is what the process itself used up to then: on a busy machine it says more
than the clock.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator

from tests.bench.store import folder, large_store
from tests.bench.table import Line, Target

TITLE = "Start of the program, whole process"
_ROUNDS = 9


def run() -> Iterator[Line]:
    store = str(large_store())
    ours: list[dict[str, float]] = []
    bare: list[dict[str, float]] = []
    with tempfile.TemporaryDirectory() as home:
        for number in range(_ROUNDS + 1):  # the first round fills the caches of the disk
            ours.append(_child("laike", home, store))
            bare.append(_child("bare", home, store))
            if number == 0:
                ours.clear()
                bare.clear()

    def median(found: list[dict[str, float]], name: str) -> float:
        return statistics.median(times[name] for times in found)

    window, used = median(bare, "painted"), median(bare, "painted_cpu")
    yield Line("window painted", median(ours, "painted"), window, Target(ratio=1.5))
    yield Line("  processor", median(ours, "painted_cpu"), used)
    yield Line("first rows on the home page", median(ours, "rows"), window, Target(ratio=4))
    yield Line("  processor", median(ours, "rows_cpu"), used)
    yield Line("  bare: SQLAlchemy loaded, one query", median(bare, "rows"), window)
    yield Line("palette, notices and watcher at work", median(ours, "all"), window)
    yield Line("largest gap of the event loop", median(ours, "gap"), None, Target(most=100))


def _child(which: str, home: str, store: str) -> dict[str, float]:
    """Milliseconds since the start of a fresh process, by event."""
    places = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"), home)
    environment = {**os.environ, **places, "QT_QPA_PLATFORM": "offscreen"}
    # As installed: the sources were compiled before. The first round does it for both.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["PYTHONPYCACHEPREFIX"] = str(folder() / "compiled")
    command = [sys.executable, "-m", f"tests.bench.start_{which}", store]
    began = time.perf_counter()
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=True, timeout=60
    )
    times: dict[str, float] = json.loads(done.stdout)
    gap = times.pop("gap", 0.0)
    at = {
        name: (found if name.endswith("_cpu") else found - began) * 1_000
        for name, found in times.items()
    }
    return {**at, "gap": gap}
