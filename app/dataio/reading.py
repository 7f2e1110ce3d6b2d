"""Read a workbook or text file in a process of its own, within limits."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any

from app.core.errors import AppError, Cancelled
from app.dataio import child, wire
from app.dataio.sheets import (
    FileEncrypted,
    FileTooLarge,
    FileUnreadable,
    Grid,
    Limits,
    NoSheet,
    Row,
    SheetInfo,
    Workbook,
)

_ERRORS: dict[str, type[AppError]] = {
    error.code: error for error in (FileUnreadable, FileEncrypted, FileTooLarge, NoSheet)
}
_POLL_SECONDS = 0.02
_ROOT = Path(__file__).resolve().parents[2]


def _never() -> bool:
    return False


def _ignore(_rows: int) -> None:
    return


def read_workbook(
    path: Path,
    sheet: str | None = None,
    *,
    limits: Limits | None = None,
    progress: Callable[[int], None] = _ignore,
    is_cancelled: Callable[[], bool] = _never,
) -> Workbook:
    """Read .xlsx, .xlsm, .xls, .csv or .txt, told apart by content.

    Args:
        path: the file.
        sheet: the one sheet to read, hidden or not; None reads every visible sheet.
        limits: what is refused; None takes the defaults.
        progress: called every few hundredths of a second with the rows read so far.
        is_cancelled: asked as often; a true answer ends the reading process.

    Raises:
        FileUnreadable, FileEncrypted, FileTooLarge, NoSheet: see each; all name ``file``.
        Cancelled: ``is_cancelled`` said so.
    """
    limits = limits or Limits()
    try:
        _check_size(path, limits)
        return _read(path, sheet, limits, progress, is_cancelled)
    except AppError as error:
        error.params["file"] = path.name
        raise


def _check_size(path: Path, limits: Limits) -> None:
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
    except FileNotFoundError as err:
        raise FileUnreadable(reason="missing") from err
    except OSError as err:
        raise FileUnreadable(reason="denied") from err
    if size == 0:
        raise FileUnreadable(reason="empty")
    if size > limits.file_bytes:
        raise FileTooLarge(limit="file_bytes", max=limits.file_bytes)


def _read(
    path: Path,
    sheet: str | None,
    limits: Limits,
    progress: Callable[[int], None],
    is_cancelled: Callable[[], bool],
) -> Workbook:
    # The rows come through a file and not a pipe: a pipe cannot be waited for with a time limit on
    # Windows without a thread. Only this user can read the folder, and it is gone at the end.
    with tempfile.TemporaryDirectory(prefix="laike-read-") as folder:
        job, out = Path(folder, "job"), Path(folder, "rows")
        request = {"path": str(path.resolve()), "sheet": sheet, "limits": asdict(limits)}
        job.write_text(json.dumps(request), encoding="utf-8")
        out.touch()
        receiver = _Receiver()
        deadline = time.monotonic() + limits.seconds
        with out.open("rb") as rows:
            process = _start(job, out)
            try:
                while process.poll() is None:
                    receiver.take(rows)
                    progress(receiver.count)
                    if is_cancelled():
                        raise Cancelled()
                    if time.monotonic() > deadline:
                        raise FileTooLarge(limit="seconds", max=limits.seconds)
                    _wait(process)
            finally:
                process.kill()
                process.wait()
            receiver.take(rows)
        progress(receiver.count)
        return receiver.workbook(path.name)


def _start(job: Path, out: Path) -> subprocess.Popen[bytes]:
    frozen = getattr(sys, "frozen", False)
    command = [sys.executable, child.FLAG] if frozen else [sys.executable, "-m", child.__name__]
    paths = [str(_ROOT), os.environ.get("PYTHONPATH", "")]
    return subprocess.Popen(
        [*command, str(job), str(out)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _wait(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait(_POLL_SECONDS)
    except subprocess.TimeoutExpired:
        return


@dataclass
class _Receiver:
    """Puts the lines of the reading process together."""

    count: int = 0
    _line: bytes = b""
    _sheets: list[SheetInfo] = field(default_factory=list)
    _rows: dict[str, list[Row]] = field(default_factory=dict)
    _last: list[Row] = field(default_factory=list)
    _is_complete: bool = False

    def take(self, source: IO[bytes]) -> None:
        """Take what has been written since; the last line, even character, may be half there."""
        for line in source:
            self._line += line
            if line.endswith(b"\n"):
                self._accept(json.loads(self._line))
                self._line = b""

    def _accept(self, message: Any) -> None:
        if isinstance(message, list):
            self._last.append(wire.load_row(message))
            self.count += 1
        elif "sheet" in message:
            self._last = self._rows[message["sheet"]] = []
        elif "sheets" in message:
            self._sheets = [SheetInfo(name, hidden) for name, hidden in message["sheets"]]
        elif "error" in message:
            raise _ERRORS[message["error"]](**message["params"])
        else:
            self._is_complete = True

    def workbook(self, file: str) -> Workbook:
        if not self._is_complete:
            raise FileUnreadable(reason="reader_died")
        return Workbook(file, tuple(self._infos()), tuple(self._grids()))

    def _infos(self) -> Iterator[SheetInfo]:
        for sheet in self._sheets:
            rows = self._rows.get(sheet.name)
            yield SheetInfo(sheet.name, sheet.hidden, None if rows is None else len(rows))

    def _grids(self) -> Iterator[Grid]:
        for name, rows in self._rows.items():
            yield Grid(name, tuple(rows))
