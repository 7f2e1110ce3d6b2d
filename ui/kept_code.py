"""What Python compiles from memory at every start, kept as Python keeps compiled files.

PySide6 carries 14 Python modules as text inside a library. Python has no file beside which it could
keep them compiled, so it compiles 130 KB of text before anything else happens. Here they are kept
in one file, where Python's own ``__pycache__`` is; where it may not write, neither do we.
"""

import builtins
import marshal
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import MAGIC_NUMBER, cache_from_source
from pathlib import Path
from types import CodeType
from typing import Any


class KeptCode:
    """Compiled modules by their source: another version of PySide6 brings other sources.

    Args:
        path: the file; None takes the one beside this module's compiled self.
        prefix: how the names of the modules begin that are kept.
    """

    def __init__(self, path: Path | None = None, prefix: str = "shibokensupport/") -> None:
        self.path = path or _beside_compiled_modules()
        self._prefix = prefix
        self._kept = _read(self.path)
        self._used: dict[bytes, CodeType] = {}

    @contextmanager
    def used(self) -> Iterator[None]:
        """Meanwhile ``compile`` looks here first; what was not kept yet is written at the end."""
        own = builtins.compile

        def look(source: Any, filename: Any, mode: str, *rest: Any, **more: Any) -> Any:
            is_ours = isinstance(source, bytes) and str(filename).startswith(self._prefix)
            if not is_ours or rest or more:
                return own(source, filename, mode, *rest, **more)
            code = self._kept.get(source) or own(source, filename, mode)
            self._used[source] = code
            return code

        builtins.compile = look
        try:
            yield
        finally:
            builtins.compile = own
        if self._used.keys() != self._kept.keys() and not sys.dont_write_bytecode:
            with suppress(OSError):
                _write(self.path, self._used)


def _beside_compiled_modules() -> Path:
    own = Path(cache_from_source(__file__))
    return own.with_name(own.name.replace("kept_code", "pyside").replace(".pyc", ".kept"))


def _read(path: Path) -> dict[bytes, CodeType]:
    with suppress(OSError, ValueError, EOFError, TypeError):
        data = path.read_bytes()
        if data.startswith(MAGIC_NUMBER):
            kept: dict[bytes, CodeType] = marshal.loads(data[len(MAGIC_NUMBER) :])
            return kept
    return {}


def _write(path: Path, codes: dict[bytes, CodeType]) -> None:
    """Whole or not at all: another start may read meanwhile, and any of them may be killed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(f".{os.getpid()}")
    try:
        half.write_bytes(MAGIC_NUMBER + marshal.dumps(codes))
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)
