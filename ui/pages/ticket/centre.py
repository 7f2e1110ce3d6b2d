"""The middle of the ticket page: one part at a time, chosen by the segments above it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.widgets.section_header import SectionHeader
from ui.widgets.segmented import Option, SegmentedControl


class Centre(QWidget):
    """Parts by key; two keys may show the same widget in two ways.

    A part has a segment as soon as it has a text, and loses it with an empty one.
    """

    chosen = Signal(str)  # the part that is shown from now on, whoever chose it

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = SectionHeader()
        self.shown = SegmentedControl()
        self.header.add_action(self.shown)
        self.parts: dict[str, QWidget] = {}
        self._texts: dict[str, str] = {}
        self._stack = QStackedWidget()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(self.header)
        self.column.addWidget(self._stack, 1)
        self.shown.chosen.connect(self.choose)

    def add_part(self, key: str, widget: QWidget) -> None:
        """Add a part behind those that are there; it is reached once it has a text."""
        self.parts[key] = widget
        self._texts[key] = ""
        if self._stack.indexOf(widget) < 0:
            self._stack.addWidget(widget)

    def set_text(self, key: str, text: str) -> None:
        """Name the segment of a part; without a text it has none, and the first is shown."""
        if self._texts[key] == text:
            return
        before, self._texts[key] = self.current(), text
        options = [Option(key, text) for key, text in self._texts.items() if text]
        self.shown.set_options(options)
        if self.current() != before:
            self.choose(self.current())

    def current(self) -> str:
        """The key of the part that is shown."""
        return self.shown.current()

    def choose(self, key: str) -> None:
        """Show a part that has a segment."""
        self.shown.choose(key)
        self._stack.setCurrentWidget(self.parts[key])
        self.chosen.emit(key)
