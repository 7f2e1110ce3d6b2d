"""Undo: a toast after every step that can be taken back, and Ctrl+Z for the last ones."""

from PySide6.QtCore import QCoreApplication, QObject

from app.core.errors import AppError
from app.core.undo import Undo
from ui.errors.messages import sentence
from ui.tasks import Tasks
from ui.widgets.toast import ToastHost
from ui.words import word

_MOST = 20


class Undoing(QObject):
    """Keeps the last steps; each is taken back at most once."""

    def __init__(self, tasks: Tasks, toasts: ToastHost, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._toasts = tasks, toasts
        self._steps: list[Undo] = []
        self._is_undoing = False
        tasks.undoable.connect(self._on_undoable)

    def undo(self) -> None:
        """Take back the last step."""
        if self._steps:
            self._take_back(self._steps[-1])
        else:
            text = QCoreApplication.translate("Undoing", "There is nothing to undo.")
            self._toasts.show_toast(text, "info")

    def _on_undoable(self, step: Undo) -> None:
        if self._is_undoing:
            return  # the inverse of an inverse: nobody asked for it
        self._steps = [*self._steps, step][-_MOST:]
        action = QCoreApplication.translate("Undoing", "Undo") + " Ctrl+Z"
        self._toasts.show_toast(word(step.label), "success", action, lambda: self._take_back(step))

    def _take_back(self, step: Undo) -> None:
        if step not in self._steps or self._is_undoing:
            return
        self._steps.remove(step)
        self._is_undoing = True
        self._tasks.command(
            self,
            step.command,
            *step.args,
            on_done=lambda _result: self._on_undone(step),
            on_error=self._on_refused,
        )

    def _on_undone(self, step: Undo) -> None:
        self._is_undoing = False
        text = QCoreApplication.translate("Undoing", "Undone: {0}")
        self._toasts.show_toast(text.format(word(step.label)), "info")

    def _on_refused(self, error: AppError) -> None:
        self._is_undoing = False
        self._toasts.show_toast(sentence(error), "error")
