"""Setting the stage for the tour and playing it."""

import os
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

from app.core.progress import Progress
from ui.bootstrap import make_application
from ui.openers import Opener
from ui.tour import front_desk_list
from ui.tour.album import Album
from ui.tour.clock import StoryClock
from ui.tour.story import Story
from ui.tour.texts import TEXTS
from ui.walk import Walk

_PAUSE_MS = 60
_ZONE = "Asia/Shanghai"  # where the story plays, whatever the computer's own zone is
_MOST_SECONDS = 120
DATA = "throw-away"  # folder for the store and the list, within that of the pictures
STORE, LIST = "tour.laike", "客户登记表.xlsx"


def run(folder: Path, language: str) -> int:
    """Play the tour from the command line; returns the exit code."""
    try:
        problems = play(folder, language)
    except OSError as error:
        problems = [f"{folder} cannot be written: {error.strerror}"]
    for problem in problems:
        sys.stderr.write(f"laike --tour: {problem}\n")
    return 1 if problems else 0


def play(folder: Path, language: str) -> list[str]:
    """Play the tour; pictures and workbook go into ``folder``. Returns what went wrong.

    Raises:
        OSError: the folder cannot be written.
    """
    _go_to(_ZONE)
    data = folder / DATA
    if (data / STORE).exists():  # of the last tour
        shutil.rmtree(data)
    data.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("[0-9][0-9]-*.*"):
        old.unlink()
    clock, typed = StoryClock(), TEXTS[language]
    front_desk_list.write(data / LIST, typed.owner)
    walk = Walk(
        make_application(),
        data,
        pause_ms=_PAUSE_MS,
        most_seconds=_MOST_SECONDS,
        opens=_store(data / STORE, clock, typed.owner),
    )
    story = Story(walk, Album(folder), clock, typed)
    walk.program.ask_first()
    walk.take(story.steps(data / LIST))
    return walk.problems


def _go_to(zone: str) -> None:
    """Show times as in ``zone``, where the system lets a program choose (not on Windows)."""
    if sys.platform != "win32":
        os.environ["TZ"] = zone
        time.tzset()


def _store(path: Path, clock: StoryClock, owner: str) -> Callable[[str], Opener]:
    def call(_progress: Progress) -> object:
        from app.bootstrap import open_store

        return open_store(path, clock=clock, owner_name=owner)

    return lambda _address: call
