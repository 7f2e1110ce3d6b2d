"""A second process that holds the write lock until it is told to let go."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_HOLD = """
import sys
from sqlcipher3 import dbapi2
connection = dbapi2.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.readline()
connection.execute("ROLLBACK")
"""


@dataclass
class Holder:
    """The other process."""

    process: subprocess.Popen[str]

    def let_go(self) -> None:
        """Release the lock and end; returns when both are done."""
        if self.process.poll() is None:
            self.process.communicate("\n", timeout=30)


@contextmanager
def held(path: Path) -> Iterator[Holder]:
    """The store's write lock is held in another process while the block runs."""
    process = subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    holder = Holder(process)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    try:
        yield holder
    finally:
        holder.let_go()
