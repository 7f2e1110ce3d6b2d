"""A start as ``ui/__main__.py`` makes it, that tells which modules were loaded when."""

import builtins
import gc
import sys
from typing import Any

from ui import quick_start
from ui.options import Options

_PLAIN = builtins.__import__
quick_start.before_qt()

from ui import bootstrap  # noqa: E402 - Qt comes after it


class _Watched(bootstrap.Program):
    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self._seen: dict[str, Any] = {}
        self.painted.connect(self._note_paint)
        self.opened.connect(self._note_end)

    def _note_paint(self) -> None:
        self._seen["paint"] = sorted(sys.modules)
        self._seen["plain_import"] = builtins.__import__ is _PLAIN

    def _on_rows(self) -> None:
        page = self.window.pages.page()
        self._seen["rows"] = sorted(sys.modules)
        self._seen["shows_rows"] = page is not None and page.states.is_ready()
        super()._on_rows()

    def _note_end(self) -> None:
        import json

        from PySide6.QtCore import QCoreApplication

        from ui.collector import Collector

        program = QCoreApplication.instance()
        here_only = program is not None and program.findChild(Collector) is not None
        self._seen["collects"] = here_only and not gc.isenabled()
        sys.stdout.write(json.dumps(self._seen))
        self.window.close()


bootstrap.Program = _Watched  # type: ignore[misc] # watched from the inside of the real start
sys.exit(bootstrap.run(Options(db=sys.argv[1])))
