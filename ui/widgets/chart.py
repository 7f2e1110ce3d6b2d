"""Chart: a matplotlib figure in the colours of the theme, drawn by a callback."""

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication, QPalette, QShowEvent
from PySide6.QtWidgets import QFileDialog, QMenu, QToolTip, QVBoxLayout, QWidget

from ui.theme import charts, current
from ui.widgets.inline_message import InlineMessage
from ui.widgets.label import escaped

if TYPE_CHECKING:  # matplotlib takes half a second: imported when the first chart is shown
    from matplotlib.figure import Figure

_NARROWEST, _LOWEST = 260, 160  # design pixels


@dataclass(frozen=True, slots=True)
class Mark:
    """A part of a chart that answers to the mouse: its artist, what to say, what it stands for."""

    artist: Any
    tip: str
    key: str = ""


Draw = Callable[["Figure"], Sequence[Mark]]


class Chart(QWidget):
    """Draws when first seen and again when the theme changes.

    ``picked`` carries the key of the mark that was clicked. ``narrowest`` is what its drawings
    need, in design pixels: with less the axes have no room beside their words, and matplotlib
    gives up.
    """

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None, narrowest: int = _NARROWEST) -> None:
        super().__init__(parent)
        self._narrowest = narrowest
        self._draw: Draw | None = None
        self._table: Sequence[Sequence[object]] = ()
        self._marks: Sequence[Mark] = ()
        self._canvas: Any = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._problem = InlineMessage(closable=True)
        self._box.addWidget(self._problem)
        self._copy_image = QAction(self)
        self._copy_image.triggered.connect(self.copy_image)
        self._copy_data = QAction(self)
        self._copy_data.triggered.connect(self.copy_data)
        self._save = QAction(self)
        self._save.triggered.connect(self._ask_and_save)
        self._keep_room()
        current().changed.connect(self._redraw)
        self.retranslate()

    def set_drawing(
        self, draw: Draw, accessible_name: str, table: Sequence[Sequence[object]] = ()
    ) -> None:
        """Show a drawing.

        Args:
            draw: fills an empty figure and returns the marks that answer to the mouse.
            accessible_name: the chart as a sentence.
            table: the figures behind it, header row first, for "Copy data".
        """
        self._draw = draw
        self._table = table
        self.setAccessibleName(accessible_name)
        self._redraw()

    def copy_image(self) -> None:
        """Put the chart on the clipboard as a picture."""
        if self._canvas is not None:
            QGuiApplication.clipboard().setPixmap(self._canvas.grab())

    def copy_data(self) -> None:
        """Put the figures on the clipboard, tab-separated, ready for a spreadsheet."""
        text = io.StringIO()
        csv.writer(text, dialect="excel-tab", lineterminator="\n").writerows(self._table)
        QGuiApplication.clipboard().setText(text.getvalue())

    def save(self, path: str) -> None:
        """Write the chart as PNG, SVG or PDF, by the ending of the path.

        Raises:
            OSError: the file cannot be written.
        """
        if self._canvas is not None:
            self._canvas.figure.savefig(path, dpi=200)

    def retranslate(self) -> None:
        self._copy_image.setText(self.tr("Copy image"))
        self._copy_data.setText(self.tr("Copy data"))
        self._save.setText(self.tr("Save as…"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._canvas is None:
            self._redraw()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self._copy_image)
        self._copy_data.setEnabled(bool(self._table))
        menu.addAction(self._copy_data)
        menu.addAction(self._save)
        menu.popup(event.globalPos())

    def _redraw(self) -> None:
        """Build the figure anew in the present colours; a hidden chart waits until it is shown."""
        self._keep_room()
        if self._canvas is not None:
            self._box.removeWidget(self._canvas)
            self._canvas.deleteLater()
            self._canvas = None
        if self._draw is None or not self.isVisible():
            return
        theme = current()
        with charts.style(theme.colors, theme.factor):
            from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
            from matplotlib.figure import Figure

            figure = Figure()
            smallest = self._smallest()
            size = self.size().expandedTo(smallest)  # as it will be shown
            figure.set_size_inches(size.width() / figure.dpi, size.height() / figure.dpi)
            self._marks = self._draw(figure)
            canvas: Any = FigureCanvasQTAgg  # matplotlib's canvas has no types
            self._canvas = canvas(figure)
            self._canvas.setMinimumSize(smallest)
            self._canvas.draw()
        # Matplotlib erases to white before it paints; in the dark that would flash.
        self._canvas.setPalette(QPalette(theme.color("surface")))
        self._canvas.mpl_connect("motion_notify_event", self._on_hover)
        self._canvas.mpl_connect("button_press_event", self._on_press)
        self._canvas.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._canvas.setAccessibleName(self.accessibleName())
        self._box.addWidget(self._canvas)

    def _keep_room(self) -> None:
        self.setMinimumWidth(self._smallest().width())

    def _smallest(self) -> QSize:
        theme = current()
        return QSize(theme.scaled(self._narrowest), theme.scaled(_LOWEST))

    def _mark_at(self, event: Any) -> Mark | None:
        return next((mark for mark in self._marks if mark.artist.contains(event)[0]), None)

    def _on_hover(self, event: Any) -> None:
        mark = self._mark_at(event)
        clickable = mark is not None and bool(mark.key)
        shape = Qt.CursorShape.PointingHandCursor if clickable else Qt.CursorShape.ArrowCursor
        self._canvas.setCursor(shape)
        if mark is None:
            QToolTip.hideText()
        elif event.guiEvent is not None:
            where = event.guiEvent.globalPosition().toPoint()
            QToolTip.showText(where, escaped(mark.tip), self._canvas)

    def _on_press(self, event: Any) -> None:
        mark = self._mark_at(event)
        if event.button == 1 and mark is not None and mark.key:
            self.picked.emit(mark.key)

    def _ask_and_save(self) -> None:
        formats = "PNG (*.png);;SVG (*.svg);;PDF (*.pdf)"
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Save chart"), "", formats)
        if not path:
            return
        try:
            self.save(path)
        except OSError as error:
            sentence = self.tr("The chart could not be saved: {0}")
            self._problem.show_message(sentence.format(error.strerror or error), "error")
