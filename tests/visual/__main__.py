"""Render every page and form in both languages and both themes to PNG files.

    python -m tests.visual --out DIR [--customers N] [--only WORD ...] [--size 1366x768]

Set QT_SCALE_FACTOR=1.5 to see it at 150 %. The store is a throw-away demo.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from ui.bootstrap import Program, make_application
from ui.errors.crash import CrashHook
from ui.router import Route
from ui.shell.language import CHINESE, ENGLISH
from ui.shell.look import LANGUAGE, THEME, dress
from ui.shell.page_list import FORMS, PAGES
from ui.shell.preferences import Preferences
from ui.theme import Mode

_SETTLE_MS = 250  # for charts and lists to be painted after their rows came


class Photographer(QObject):
    """Goes from page to page and keeps a picture of each."""

    def __init__(self, app: QApplication, folder: Path, args: argparse.Namespace) -> None:
        super().__init__()
        self._app, self._out, self._only = app, args.out, args.only
        preferences = Preferences(folder)
        self._look = dress(app, preferences)
        hook = CrashHook(self)
        hook.install()
        hook.caught.connect(lambda details: print(details, file=sys.stderr))
        self._program = Program(self._look, preferences, hook)
        width, height = (int(part) for part in args.size.split("x"))
        self._program.window.resize(width, height)
        self._steps = self._walk()
        self._name = ""
        self._timer = QTimer(self, interval=_SETTLE_MS)
        self._timer.timeout.connect(self._on_time)
        self._program.opened.connect(self._timer.start)
        self._program.start_demo(args.customers)

    def stop(self) -> None:
        self._program.stop()

    def _walk(self) -> Iterator[None]:
        for language in (CHINESE, ENGLISH):
            for mode in (Mode.LIGHT, Mode.DARK):
                self._look.take({LANGUAGE: language, THEME: mode.value})
                shade = f"{language[:2]}_{mode.value}"
                for route, name in _routes():
                    if self._only and not any(word in name for word in self._only):
                        continue
                    self._program.window.go(route)
                    self._name = f"{name}_{shade}.png"
                    yield
                    self._close_forms()

    def _on_time(self) -> None:
        tasks = self._program.tasks
        if tasks is None or not tasks.is_idle():
            return
        if self._name:
            self._take_picture()
        if next(self._steps, "end") == "end":
            self._timer.stop()
            self._app.quit()

    def _take_picture(self) -> None:
        window = self._program.window
        picture = window.grab()
        dialogs = [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]
        target = dialogs[-1].grab() if dialogs else picture
        if not target.save(str(self._out / self._name)):
            print(f"not saved: {self._name}", file=sys.stderr)
        self._name = ""

    def _close_forms(self) -> None:
        for dialog in self._program.window.findChildren(QDialog):
            dialog.close()


def _routes() -> Iterator[tuple[Route, str]]:
    for page in PAGES:
        yield Route(page.key, None if page.icon else 1), page.key
    for form in FORMS:
        is_new = form.startswith(("new", "log"))
        yield Route(form, None if is_new else 1), f"form_{form}"


def main() -> int:
    """Take the pictures."""
    parser = argparse.ArgumentParser(prog="python -m tests.visual")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--customers", type=int, default=120)
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--size", default="1366x768")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    app = make_application()
    with tempfile.TemporaryDirectory() as folder:
        photographer = Photographer(app, Path(folder), args)
        code = app.exec()
        photographer.stop()
    return code


if __name__ == "__main__":
    sys.exit(main())
