"""Export of 100,000 rows of 20 columns, beside openpyxl's write-only mode, each in its process."""

import json
import statistics
import subprocess
import sys
from collections.abc import Iterator

from tests.bench.table import Line, Target

TITLE = "Export to Excel, 20 columns"
MANY, FEW = 100_000, 10_000
_ROUNDS = 3


def run() -> Iterator[Line]:
    found: dict[tuple[str, int], list[tuple[float, float]]] = {}
    for number in range(_ROUNDS):
        for which in ("laike", "openpyxl")[:: 1 if number % 2 else -1]:
            for count in (FEW, MANY):
                found.setdefault((which, count), []).append(_child(which, count))

    def median(which: str, count: int, place: int) -> float:
        return statistics.median(times[place] for times in found[which, count])

    yield Line(
        "seconds, 100,000 rows",
        median("laike", MANY, 0),
        median("openpyxl", MANY, 0),
        Target(ratio=1),
        unit="s, MB",
    )
    for count, target in ((FEW, Target()), (MANY, Target(most=median("laike", FEW, 1) + 10))):
        yield Line(
            f"memory added at its peak, {count:,} rows",
            median("laike", count, 1),
            median("openpyxl", count, 1),
            target,
            unit="MB",
        )


def _child(which: str, count: int) -> tuple[float, float]:
    command = [sys.executable, "-m", "tests.bench.export_rows", which, str(count)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds, megabytes = json.loads(done.stdout)
    return seconds, megabytes
