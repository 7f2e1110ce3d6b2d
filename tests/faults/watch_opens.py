"""Run as a process of its own: walk through the window and print who opened the live store.

SQLite opens its files itself; whoever else does (``open``, ``os.open``, ``shutil``) would drop the
locks of the whole process when he closes them, and later commits would be lost.
"""

import os
import sys
import tempfile
import traceback
from itertools import islice
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

SUFFIXES = (".laike", ".laike-wal", ".laike-shm")
opened: list[str] = []


def note(event: str, args: tuple[object, ...]) -> None:
    """An audit hook: hears every file that Python opens."""
    if event == "open" and isinstance(args[0], str | bytes):
        name = os.fsdecode(args[0])
        if name.endswith(SUFFIXES):
            opened.append(f"{name}: {traceback.extract_stack()[-2]}")


def main(most: int | None) -> int:
    """Show pages and forms on a demo store; 1 if something opened it or went wrong.

    Args:
        most: how many; None for all.
    """
    from ui.bootstrap import make_application
    from ui.walk import Walk, every_screen

    app = make_application()
    with tempfile.TemporaryDirectory() as folder:
        walk = Walk(app, Path(folder), pause_ms=10, most_seconds=120)
        screens = 0

        def steps():
            nonlocal screens
            yield lambda: walk.program.tasks is not None
            sys.addaudithook(note)
            for route in islice(every_screen(), most):
                screens += 1
                walk.program.window.go(route)
                yield None
                walk.close_forms()

        walk.program.start_demo(10)
        walk.take(steps())
    print(f"screens: {screens}, opened: {len(opened)}", *opened[:5], *walk.problems, sep="\n")
    return 1 if opened or walk.problems else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else None))
