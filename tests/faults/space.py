"""A disk that fills up."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.backend import Backend
from app.bootstrap import open_store
from app.core.errors import StoreFull
from tests.faults.figures import Figure
from tests.faults.stores import is_sound, make, save_both, saved

_SIZE_MB = 4


@contextmanager
def small_disk(folder: Path, megabytes: int = _SIZE_MB) -> Iterator[Path | None]:
    """A small disk mounted at ``folder``; None where we may not mount."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "laike-faults", str(folder)]
    try:
        is_mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        is_mounted = False
    try:
        yield folder if is_mounted else None
    finally:
        if is_mounted:
            subprocess.run(["umount", str(folder)], check=True)


def fill(disk: Path, left: int = 0) -> Path:
    """A file that takes all but ``left`` bytes."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            pass
    os.truncate(filler, max(filler.stat().st_size - left, 0))
    return filler


def save_until_full(backend: Backend, most: int = 2000) -> tuple[set[str], str]:
    """Save until the store says it is full; the names that were saved, and the one that was not."""
    names: set[str] = set()
    for number in range(most):
        name = f"公司 {number}"
        try:
            backend.command(save_both, name)
        except StoreFull:
            return names, name
        names.add(name)
    raise AssertionError("the disk never filled up")


def fill_while_saving(disk: Path) -> Figure:
    """Save on a disk that fills up, read, make space, and save the same again."""
    figure = Figure("saves until the disk is full, then the same save again")
    path = make(disk / "full.laike")
    backend = open_store(path)
    filler = fill(disk, left=1_500_000)
    names, refused = save_until_full(backend)
    found, whole = backend.query(saved)
    figure.n = len(names) + 1
    figure.lost = len(names - whole)
    figure.half = len(found - whole) + (refused in found)
    filler.unlink()
    backend.command(save_both, refused)
    figure.lost += refused not in backend.query(saved)[1]
    backend.close()
    figure.corrupt += not is_sound(path)
    figure.note = f"{len(names)} saved before, refused with StoreFull, saved after"
    return figure
