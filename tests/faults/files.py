"""Files that are no store, or not one for us; each must be refused with not a byte changed."""

import os
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sqlcipher3 import dbapi2

from app import migrate
from app.bootstrap import open_store
from app.core.errors import ForeignFile, NewerStore, StoreDamaged, StoreError
from tests.faults.figures import Figure
from tests.faults.stores import make, sums

NAMES = (
    "my desk 1.laike",
    "来客 数据.laike",
    "🏨🐼.laike",
    "a#b?c%41d&mode=ro.laike",
    'it\'s "q".laike',
)

_NEWER_AND_DIE = f"""
import os, sys
from sqlcipher3 import dbapi2
connection = dbapi2.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA user_version={migrate.HEAD + 1}")
os.kill(os.getpid(), {int(signal.SIGKILL)})
"""


def _text(path: Path) -> None:
    path.write_text("客户名单\n" * 400, encoding="utf-8")


def _few_bytes(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0")


def _zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>" * 500)


def _empty(path: Path) -> None:
    path.touch()


def _folder(path: Path) -> None:
    path.mkdir()


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _other_program(path: Path) -> None:
    with closing(dbapi2.connect(str(path))) as connection:
        connection.execute("PRAGMA application_id=305419896")
        connection.execute("CREATE TABLE song (id INTEGER PRIMARY KEY)")
        connection.commit()


def _unnamed_program(path: Path) -> None:
    with closing(dbapi2.connect(str(path))) as connection:
        connection.execute("CREATE TABLE song (id INTEGER PRIMARY KEY)")
        connection.commit()


def _encrypted(path: Path) -> None:
    with closing(dbapi2.connect(str(path))) as connection:
        connection.execute("PRAGMA key='secret'")
        connection.execute("CREATE TABLE song (id INTEGER PRIMARY KEY)")
        connection.commit()


def _newer(path: Path) -> None:
    make(path, "甲公司")
    with closing(dbapi2.connect(str(path))) as connection:
        connection.execute(f"PRAGMA user_version={migrate.HEAD + 1}")


def _newer_in_its_log(path: Path) -> None:
    """The newer Laike was killed: its version stands in the ``-wal`` only."""
    make(path, "甲公司")
    subprocess.run([sys.executable, "-c", _NEWER_AND_DIE, str(path)], check=False)


def _cut(keep: Callable[[int], int]) -> Callable[[Path], None]:
    def make_cut(path: Path) -> None:
        make(path, "甲公司")
        os.truncate(path, keep(path.stat().st_size))

    return make_cut


# what the file is: how to make it, and how it must be refused
REFUSED: dict[str, tuple[Callable[[Path], None], type[StoreError]]] = {
    "text": (_text, ForeignFile),
    "16 bytes": (_few_bytes, ForeignFile),
    "zip": (_zip, ForeignFile),
    "0 bytes": (_empty, ForeignFile),
    "folder": (_folder, ForeignFile),
    "pipe": (_pipe, ForeignFile),
    "SQLite of another program": (_other_program, ForeignFile),
    "SQLite without a name": (_unnamed_program, ForeignFile),
    "encrypted": (_encrypted, ForeignFile),
    "newer": (_newer, NewerStore),
    "newer, in its log only": (_newer_in_its_log, NewerStore),
    "cut to 50 bytes": (_cut(lambda _size: 50), StoreDamaged),
    "cut to its first page": (_cut(lambda _size: 4096), StoreDamaged),
    "cut in the middle": (_cut(lambda size: size // 2), StoreDamaged),
    "without its last page": (_cut(lambda size: size - 4096), StoreDamaged),
    "without its last 100 bytes": (_cut(lambda size: size - 100), StoreDamaged),
}


def refuse_all(folder: Path) -> Figure:
    """Open every one of them; anything but its own refusal counts as corrupt."""
    figure = Figure("files that are no store of ours: refused, bytes unchanged")
    for number, (build, kind) in enumerate(REFUSED.values()):
        path = folder / f"{number}.laike"
        build(path)
        before = sums(path)
        figure.n += 1
        try:
            open_store(path).close()
            figure.corrupt += 1
        except StoreError as error:
            figure.corrupt += type(error) is not kind
        figure.corrupt += sums(path) != before
    return figure
