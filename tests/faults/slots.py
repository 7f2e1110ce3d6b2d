"""S-42, a process of its own: an unexpected error in every slot that every page and form has.

    python -m tests.faults.slots [MOST_SCREENS]

On each screen everything one can press, choose or type in is used. A tracer raises an error with
values that must not get out at the first line of the Python function that Qt calls for it, and
once more in what receives the answer of a query. Then the dialog of last resort must stand there,
the log must hold the error without the values, what was typed must still be in its field, and the
screen must work on.
"""

import logging
import sys
import tempfile
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from types import FrameType
from typing import Any

from tests.faults.canary import MAIL, PHONE

ROOT = Path(__file__).parents[2]
TYPED = "还没有保存的文字"
_OURS = (str(ROOT / "ui" / "pages"), str(ROOT / "ui" / "widgets"))


class Injected(Exception):
    """The error that nobody expects."""


class Injector:
    """Raises once in the next function of a page or widget that Qt (or an answer) calls.

    Attributes:
        raised: how often it did, and ``places`` where.
    """

    def __init__(self) -> None:
        self.raised = 0
        self.places: set[str] = set()
        self._callers: tuple[str, ...] = ()

    def use(self, poke: Callable[[], object]) -> None:
        """Press something; the slot it leads to fails, be it by way of the window."""
        self.arm("use", "perform")
        try:
            poke()
        finally:
            sys.settrace(None)

    def arm(self, *callers: str) -> None:
        """Fail in what a function with one of these names calls."""
        self._callers = callers
        sys.settrace(self._trace)

    def _trace(self, frame: FrameType, event: str, _arg: object) -> None:
        code, caller = frame.f_code, frame.f_back
        if event != "call" or caller is None or not code.co_filename.startswith(_OURS):
            return
        is_ours = code.co_name == code.co_name.lower()  # what Qt calls itself is named otherwise
        while caller is not None and caller.f_code.co_name == "<lambda>":
            caller = caller.f_back
        if is_ours and caller is not None and caller.f_code.co_name in self._callers:
            self.raised += 1
            self.places.add(f"{Path(code.co_filename).stem}.{code.co_name}")
            raise Injected(f"called {PHONE}, wrote to {MAIL}")


def pokes(screen: Any) -> Iterator[Callable[[], object]]:
    """Everything a person can do on a screen, one after another."""
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import (
        QAbstractButton,
        QAbstractItemView,
        QComboBox,
        QLineEdit,
        QPlainTextEdit,
    )

    for button in screen.findChildren(QAbstractButton):
        has_menu = getattr(button, "menu", lambda: None)() is not None
        if button.isVisible() and button.isEnabled() and not has_menu:
            yield button.click
    for action in screen.findChildren(QAction):
        if action.isEnabled() and action.menu() is None:
            yield action.trigger
    for view in screen.findChildren(QAbstractItemView):
        model = view.model()
        if view.isVisible() and model is not None and model.rowCount():
            first = model.index(0, 0)
            yield lambda view=view, first=first: view.setCurrentIndex(first)
            yield lambda view=view, first=first: view.doubleClicked.emit(first)
    for choice in screen.findChildren(QComboBox):
        yield lambda choice=choice: choice.activated.emit(0)
    for line in screen.findChildren(QLineEdit):
        yield lambda line=line: line.textEdited.emit("x")
        yield line.returnPressed.emit
    for text in screen.findChildren(QPlainTextEdit):
        yield text.textChanged.emit


def first_field(screen: Any) -> Any:
    """Something one types in, if the screen has it."""
    from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

    fields = [*screen.findChildren(QLineEdit), *screen.findChildren(QPlainTextEdit)]
    return next(
        (one for one in fields if one.isVisible() and one.isEnabled() and not one.isReadOnly()),
        None,
    )


class Trial:
    """One screen after the other, with errors in all of them."""

    def __init__(self, walk: Any, most: int | None) -> None:
        self.walk, self.most = walk, most
        self.injector = Injector()
        self.screens = 0
        self.wrong: list[str] = []
        self.details: list[str] = []

    def steps(self) -> Iterator[Any]:
        from ui.walk import every_screen

        yield lambda: self.walk.program.session
        for route in islice(every_screen(), self.most):
            self.screens += 1
            self.walk.where = route.page
            self.walk.program.window.go(route)
            yield None
            yield from self._fail(self._screen())
            self.walk.close_forms()
            yield None
            self._works(route)
            yield None

    def _screen(self) -> Any:
        dialogs = self.walk.dialogs()
        return dialogs[-1] if dialogs else self.walk.program.window.pages.page()

    def _fail(self, screen: Any) -> Iterator[Any]:
        before = self.injector.raised
        field = first_field(screen)
        if field is not None:
            self._type(field)
        for poke in list(pokes(screen)):
            self.injector.use(poke)
        if hasattr(screen, "reload"):
            self.injector.use(self.walk.program.window.actions_by_id["reload"].trigger)
            self.injector.arm("_deliver")
            screen.reload()
        yield None
        sys.settrace(None)
        yield from self._said(self.injector.raised - before)
        if field is not None and self._text(field) != TYPED:
            self.wrong.append(f"{self.walk.where}: what was typed is gone")

    def _type(self, field: Any) -> None:
        (field.setText if hasattr(field, "setText") else field.setPlainText)(TYPED)

    def _text(self, field: Any) -> str:
        from shiboken6 import isValid

        if not isValid(field):
            return ""
        return str(field.text() if hasattr(field, "text") else field.toPlainText())

    def _said(self, expected: int) -> Iterator[Any]:
        """The one dialog tells all of them; it is closed again."""
        from ui.shell.crash_dialog import CrashDialog

        found = [
            one for one in self.walk.program.window.findChildren(CrashDialog) if one.isVisible()
        ]
        if len(found) != bool(expected):
            self.wrong.append(f"{self.walk.where}: {expected} errors, {len(found)} dialogs")
        for dialog in found:
            told = dialog.details().count("Injected: ")
            if told != expected:
                self.wrong.append(f"{self.walk.where}: {expected} errors, {told} told")
            self.details.append(dialog.details())
            dialog.accept()
            dialog.deleteLater()
        yield None

    def _works(self, route: Any) -> None:
        """Without errors the same screen opens and reads again."""
        self.walk.program.window.go(route)
        self.walk.program.window.perform("reload")


def main(most: int | None) -> int:
    """Try the screens; 1 if something got lost, got out or stayed unsaid."""
    from app.core import logs
    from ui.bootstrap import make_application
    from ui.walk import Walk

    app = make_application()
    with tempfile.TemporaryDirectory() as folder:
        log = logs.start(Path(folder, "log"))
        walk = Walk(app, Path(folder), pause_ms=5, most_seconds=600)
        trial = Trial(walk, most)
        walk.program.start_demo(10)
        walk.take(trial.steps())
        logging.shutdown()
        written = log.read_text(encoding="utf-8")
    told = [written, *trial.details]
    trial.wrong += [f"{value} got out" for value in (PHONE, MAIL) for one in told if value in one]
    if written.count("Injected: ") != trial.injector.raised:
        trial.wrong.append(f"{written.count('Injected: ')} of the errors stand in the log")
    trial.wrong += [problem for problem in walk.problems if "Injected" not in problem]
    count = f"{len(trial.injector.places)} slots, {trial.injector.raised} errors"
    print(f"screens: {trial.screens}, {count}, wrong: {len(trial.wrong)}", *trial.wrong, sep="\n")
    return 1 if trial.wrong or not trial.injector.raised else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else None))
