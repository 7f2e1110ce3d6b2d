"""When the program itself fails: into the log, one calm dialog, and on with the work."""

import faulthandler
import logging
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QObject, Qt, Signal, Slot, qVersion

from app.core.logs import masked
from app.core.version import VERSION

log = logging.getLogger(__name__)

FAULT_FILE = "fault.log"


def system_facts() -> str:
    """Versions a support person asks for, one a line."""
    import platform  # not needed before somebody asks

    return "\n".join(
        (
            f"Laike {VERSION}",
            f"Python {platform.python_version()}, Qt {qVersion()}",
            platform.platform(),
        )
    )


class CrashHook(QObject):
    """Hears every exception nobody caught, on any thread, and says so on the UI thread."""

    caught = Signal(str)  # what happened, without phone numbers and mail addresses
    _heard = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heard.connect(self._on_heard, Qt.ConnectionType.QueuedConnection)
        self._before = (sys.excepthook, threading.excepthook)
        self._faults: TextIO | None = None

    def install(self) -> None:
        """Take over the hooks of the interpreter."""
        sys.excepthook = self._from_main
        threading.excepthook = self._from_thread

    def watch_faults(self, folder: Path) -> None:
        """Have the interpreter write where it stood if it dies hard, until ``uninstall``."""
        path = folder / FAULT_FILE
        self._faults = path.open("a", encoding="utf-8")  # what it wrote last time stays
        faulthandler.enable(self._faults)

    def uninstall(self) -> None:
        """Give the hooks back."""
        sys.excepthook, threading.excepthook = self._before
        if self._faults is not None:
            faulthandler.disable()
            self._faults.close()
            self._faults = None

    def report(self, error: BaseException) -> None:
        """Say an exception; may be called on any thread."""
        log.error("unexpected", exc_info=error)
        self._heard.emit(error)

    def _from_main(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self.report(error)

    def _from_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.report(args.exc_value)

    @Slot(object)
    def _on_heard(self, error: BaseException) -> None:
        self.caught.emit(masked("".join(traceback.format_exception(error))))
