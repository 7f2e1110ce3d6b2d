"""Render every page and form in both languages and both themes to PNG files.

    python -m tests.visual --out DIR [--customers N] [--only WORD ...] [--size 1366x768]

Set QT_SCALE_FACTOR=1.5 to see it at 150 %. The store is a throw-away demo.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from ui.bootstrap import make_application
from ui.router import Route
from ui.shell.language import CHINESE, ENGLISH
from ui.shell.look import LANGUAGE, THEME
from ui.shell.page_list import FORMS
from ui.theme import Mode
from ui.walk import Steps, Walk, every_screen

_SETTLE_MS = 250  # for charts and lists to be painted after their rows came
_MOST_SECONDS = 900


def pictures(walk: Walk, out: Path, only: list[str]) -> Steps:
    """Go from screen to screen and keep a picture of each."""
    window = walk.program.window
    yield lambda: window.desk
    for language in (CHINESE, ENGLISH):
        for mode in (Mode.LIGHT, Mode.DARK):
            walk.look.take({LANGUAGE: language, THEME: mode.value})
            for route in every_screen():
                name = _name(route)
                if only and not any(word in name for word in only):
                    continue
                walk.where = f"{name}_{language[:2]}_{mode.value}"
                window.go(route)
                yield None
                dialogs = walk.dialogs()
                picture = (dialogs[-1] if dialogs else window).grab()
                if not picture.save(str(out / f"{walk.where}.png")):
                    walk.note("the picture could not be saved")
                walk.close_forms()


def _name(route: Route) -> str:
    return f"form_{route.page}" if route.page in FORMS else route.page


def main() -> int:
    """Take the pictures; what went wrong on the way is said."""
    parser = argparse.ArgumentParser(prog="python -m tests.visual")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--customers", type=int, default=120)
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--size", default="1366x768")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    app = make_application()
    with tempfile.TemporaryDirectory() as folder:
        walk = Walk(app, Path(folder), pause_ms=_SETTLE_MS, most_seconds=_MOST_SECONDS)
        width, height = (int(part) for part in args.size.split("x"))
        walk.program.window.resize(width, height)
        walk.program.start_demo(args.customers)
        walk.take(pictures(walk, args.out, args.only))
    for problem in walk.problems:
        print(problem, file=sys.stderr)
    return 1 if walk.problems else 0


if __name__ == "__main__":
    sys.exit(main())
