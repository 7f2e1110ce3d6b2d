"""PresenceBar: who else has the same record open, before two people change it."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.core.changes import Changes
from app.core.errors import AppError
from app.presence import service
from app.presence.dto import Looking, Viewer
from app.presence.queries import viewers
from ui.theme import current
from ui.widgets.avatar import Avatar
from ui.widgets.label import Label
from ui.widgets.page import Desk

BEAT_MS = 30_000  # twice before a desk that fell silent counts as gone
_MOST = 3
_SIDE = 20  # design pixels


class PresenceBar(QWidget):
    """Says that its record is open here for as long as it is in sight, and names the others.

    Empty, and without a word to the store, where nobody else can be: on a file.
    """

    def __init__(self, desk: Desk, topic: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._topic = desk, topic
        self._record_id: int | None = None
        self._told: Looking | None = None
        self._others: tuple[Viewer, ...] = ()
        backend = desk.tasks.backend
        self._is_alone = not backend.is_shared or backend.is_read_only
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(current().px("xs"))
        self._avatars = [Avatar(size=_SIDE) for _ in range(_MOST)]
        self._text = Label(role="small", color="text_secondary")
        for part in (*self._avatars, self._text):
            self._row.addWidget(part)
        self._timer = QTimer(self, interval=BEAT_MS)
        self._timer.timeout.connect(self._tell)
        desk.tasks.changed.connect(self._on_changed)
        self._show(())

    def show_record(self, record_id: int | None) -> None:
        """The page shows this record now; None for none."""
        if record_id != self._record_id:
            self._leave()
            self._record_id = record_id
            self._show(())
            self._tell()

    def names(self) -> tuple[str, ...]:
        """Return who else is named."""
        return tuple(viewer.name for viewer in self._others)

    def retranslate(self) -> None:
        """Set the text."""
        names = self.names()
        shown = self.tr(", ").join(names[:_MOST])
        if len(names) > _MOST:
            shown = self.tr("{0} and %n more", "", len(names) - _MOST).format(shown)
        self._text.setText(self.tr("Also open: {0}").format(shown) if names else "")
        self._text.setVisible(bool(names))
        for place, avatar in enumerate(self._avatars):
            avatar.setVisible(place < len(names))
            avatar.set_name(names[place] if place < len(names) else "")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tell()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._leave()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _tell(self) -> None:
        """Say that the record is open here, and ask who else has it."""
        if self._is_alone or self._record_id is None or not self.isVisible():
            return
        self._told = Looking(self._desk.tasks.backend.desk, self._topic, self._record_id)
        self._timer.start()
        self._send(service.look, self._told)
        self._ask()

    def _leave(self) -> None:
        self._timer.stop()
        if self._told is not None:
            self._send(service.leave, self._told)
            self._told = None

    def _send(self, step: Callable[[Any, Looking], None], looking: Looking) -> None:
        tasks = self._desk.tasks
        tasks.command(tasks, step, looking, on_error=_let_be)

    def _ask(self) -> None:
        self._desk.tasks.query(
            self,
            viewers,
            self._topic,
            self._record_id,
            on_done=self._show,
            on_error=_let_be,
            key="viewers",
        )

    def _on_changed(self, changes: Changes) -> None:
        if "presence" in changes and self._told is not None:
            self._ask()

    def _show(self, others: Sequence[Viewer]) -> None:
        self._others = tuple(others)
        self.retranslate()


def _let_be(_error: AppError) -> None:
    """Nobody waits for this; the next beat tries again."""
