"""The entry of ``laike``: a sub-command never loads Qt; anything else opens the window."""

import os
import sys
from pathlib import Path

from app.core.version import VERSION
from ui import frozen
from ui import options as usage

NO_DISPLAY = "laike: there is no display here; `laike --tour DIR` shows the program in pictures."


def main() -> int:
    """Run ``laike`` with the arguments of this process; returns the exit code."""
    frozen.settle()
    if sys.argv[1:2] == ["--read-sheet"]:  # the frozen program is its own reading process
        from app.dataio.child import main as read_sheet

        return read_sheet(sys.argv[2:])
    command = usage.command_line(sys.argv[1:])
    if command is not None:
        from app.cli.main import main as run_command

        return run_command(command)
    try:
        options = usage.parse(sys.argv[1:])
    except usage.WrongUse as problem:
        sys.stderr.write(f"laike: {problem}; see laike --help\n")
        return 2
    if options.is_version:
        sys.stdout.write(f"laike {VERSION}\n")
        return 0
    if options.is_help:
        from app.cli.main import COMMANDS

        sys.stdout.write(usage.USAGE + " ".join(sorted(COMMANDS)) + "\n")
        return 0
    return _run_window(options)


def _run_window(options: usage.Options) -> int:
    if options.is_self_check or options.tour is not None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    elif not _has_display():
        sys.stderr.write(NO_DISPLAY + "\n")
        return 1
    if options.is_self_check:
        from ui.self_check import run as run_check

        return run_check()
    if options.tour is not None:
        from ui.tour.play import run as run_tour

        return run_tour(Path(options.tour), options.language)
    from ui import quick_start

    quick_start.before_qt()
    from ui.bootstrap import run

    return run(options)


def _has_display() -> bool:
    """Whether Qt can open a window; asked first because Qt ends the process if it cannot."""
    if not sys.platform.startswith(("linux", "freebsd")):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


if __name__ == "__main__":
    sys.exit(main())
