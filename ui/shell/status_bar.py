"""The status bar: the connection and the person at the right, running jobs beside them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QStatusBar, QWidget

from ui.theme import current, pixmap
from ui.theme.painting import PaintKit
from ui.theme.states import state_icon
from ui.widgets.button import IconButton
from ui.widgets.label import Label

if TYPE_CHECKING:
    from ui.tasks import Job

_BAR_WIDTH = 120  # design pixels


class _JobView(QWidget):
    """How far one long job is, and the button that stops it."""

    def __init__(self, job: "Job") -> None:
        super().__init__()
        self._job = job
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(current().scaled(_BAR_WIDTH))
        self._bar.setMaximumHeight(current().px("s"))
        self._bar.setRange(0, 0)
        self._text = Label(role="small", color="text_secondary")
        self._stop = IconButton("dismiss")
        self._stop.clicked.connect(self._on_stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self._text, self._bar, self._stop):
            row.addWidget(widget)
        self.retranslate()

    def step(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def retranslate(self) -> None:
        self._text.setText(self.tr("Working…"))
        self._bar.setAccessibleName(self.tr("Progress"))
        self._stop.set_name(self.tr("Stop"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _on_stop(self) -> None:
        self._job.cancel()
        self._stop.setEnabled(False)
        self._text.setText(self.tr("Stopping…"))


class StatusBar(QStatusBar):
    """What goes on, whether the store answers, who is at the desk."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs: dict[Job, _JobView] = {}
        self._is_connected = False
        self._name = ""
        self._is_demo = False
        self._is_read_only = False
        self._clock_off = 0
        self._dot = QLabel()
        self._text = Label(role="small", color="text_secondary")
        self.setSizeGripEnabled(False)
        self.addPermanentWidget(self._dot)
        self.addPermanentWidget(self._text)
        current().changed.connect(self._restyle)
        self.retranslate()

    def set_person(self, name: str) -> None:
        """The store is open for this person."""
        self._name = name
        self.set_connected(True)

    def set_read_only(self) -> None:
        """The store can be read and not changed."""
        self._is_read_only = True
        self.retranslate()

    def set_demo(self) -> None:
        """The store is a demo that is thrown away."""
        self._is_demo = True
        self.retranslate()

    def set_connected(self, is_connected: bool) -> None:
        """Whether the store answers."""
        self._is_connected = is_connected
        self.retranslate()

    def set_clock_off(self, minutes: int) -> None:
        """By how much this computer's clock is ahead (behind: below 0); 0 says nothing."""
        if minutes != self._clock_off:
            self._clock_off = minutes
            self.retranslate()

    def add_job(self, job: "Job") -> None:
        """Show a job that began."""
        self._jobs[job] = _JobView(job)
        self.addWidget(self._jobs[job])

    def step_job(self, job: "Job", done: int, total: int) -> None:
        """A job went on."""
        if job in self._jobs:
            self._jobs[job].step(done, total)

    def remove_job(self, job: "Job") -> None:
        """A job ended."""
        view = self._jobs.pop(job, None)
        if view is not None:
            self.removeWidget(view)
            view.deleteLater()

    def text(self) -> str:
        """What is said about connection and person."""
        return self._text.text()

    def retranslate(self) -> None:
        """Set every text."""
        state = self.tr("Connected") if self._is_connected else self.tr("Not connected")
        state = state if self._name else ""  # before the first opening nothing was lost
        self._dot.setVisible(bool(state))
        demo = self.tr("Demo, gone when the window closes") if self._is_demo else ""
        reading = self.tr("Read only") if self._is_read_only else ""
        parts = (demo, reading, self._clock_text(), state, self._name)
        self._text.setText("  ·  ".join(part for part in parts if part))
        self._restyle()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _clock_text(self) -> str:
        if self._clock_off > 0:
            text = self.tr("This computer's clock is %n minute(s) ahead", "", self._clock_off)
        elif self._clock_off < 0:
            text = self.tr("This computer's clock is %n minute(s) behind", "", -self._clock_off)
        else:
            text = ""
        return text

    def _restyle(self) -> None:
        theme = current()
        name, filled = state_icon("message", "success" if self._is_connected else "warning")
        color = PaintKit(theme).tone("message", "success" if self._is_connected else "warning")
        size = theme.px("icon_small")
        self._dot.setPixmap(pixmap(name, size, color.solid, self.devicePixelRatioF(), filled))
        self.setContentsMargins(theme.px("s"), 0, theme.px("m"), 0)
