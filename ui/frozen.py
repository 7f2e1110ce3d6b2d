"""What the frozen program (``build.spec``) must put right before anything else runs."""

import os
import sys
from collections.abc import MutableMapping

_LIBRARIES = "LD_LIBRARY_PATH"


def settle() -> None:
    """Make the process of a frozen program like one of an installed one; else change nothing."""
    if not getattr(sys, "frozen", False):
        return
    restore_libraries(os.environ)
    if sys.stdout is None:  # the windowed program of Windows; its messages have nowhere to go
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - until the end
        sys.stderr = sys.stdout


def restore_libraries(environment: MutableMapping[str, str]) -> None:
    """Give programs that we start, such as the spreadsheet, the system's libraries, not ours.

    On Linux the packager's starter names our folder in this variable and keeps the old value
    beside it. Our own process has read it already.
    """
    before = environment.pop(f"{_LIBRARIES}_ORIG", None)
    if before is None:
        environment.pop(_LIBRARIES, None)
    else:
        environment[_LIBRARIES] = before
