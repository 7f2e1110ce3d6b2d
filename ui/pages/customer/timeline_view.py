"""The timeline painted: an icon, what happened, by whom, and the first lines of what was said."""

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.pages.customer.file_line import CLIP, file_places
from ui.pages.customer.timeline import TimelineCard, TimelineModel
from ui.qtmodels.roles import Role
from ui.theme import current
from ui.theme.painting import RIGHT, PaintKit
from ui.theme.tokens import RADIUS_CHIP
from ui.widgets.place_keeper import PlaceKeeper

Index = QModelIndex | QPersistentModelIndex
_FIRST_LINES = 3
_MOST_TEXTS = 500  # laid-out texts kept
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TimelineDelegate(QStyledItemDelegate):
    """Paints ``TimelineCard`` objects found under the card role, each as high as its text."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kit = PaintKit(current())
        self._lines: dict[tuple[str, int, bool], tuple[str, ...]] = {}
        current().changed.connect(self._on_theme_changed)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        card = index.data(Role.CARD)
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListView) else 0
        if not isinstance(card, TimelineCard):
            return super().sizeHint(option, index)
        kit = self._kit
        lines = len(self._text_lines(card, self._text_width(width)))
        lines += bool(card.files)
        height = self._head_height() + lines * self._line_height() + 2 * kit.px("s")
        return QSize(max(width - 1, 1), height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card = index.data(Role.CARD)
        if not isinstance(card, TimelineCard):
            super().paint(painter, option, index)
            return
        kit, rect = self._kit, option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        side, gap = kit.px("icon"), kit.px("s")
        head = QRect(rect.left() + gap, rect.top() + gap, rect.width() - 2 * gap, self._upper())
        place = QRect(head.left(), head.top(), side, head.height())
        kit.icon(painter, place, card.icon_name, kit.color("text_muted"))
        head.setLeft(head.left() + side + gap)
        when = kit.width(card.when, "small")
        kit.text(painter, head.adjusted(0, 0, -when - gap, 0), card.headline, "strong")
        kit.text(painter, head, card.when, "small", "text_muted", RIGHT)
        line = QRect(head.left(), head.bottom() + 1, head.width(), self._line_height())
        if card.who:
            kit.text(painter, line, card.who, "small", "text_muted")
            line.translate(0, line.height())
        else:
            line.moveTop(rect.top() + gap + self._head_height())
        for text in self._text_lines(card, self._text_width(rect.width() + 1)):
            kit.text(painter, line, text, "body", "text_secondary")
            line.translate(0, line.height())
        for place, shown, _file in file_places(card, self._file_line(rect), kit):
            if shown == CLIP:
                kit.icon(painter, place, shown, kit.color("text_muted"))
            else:
                kit.text(painter, place, shown, "small", "link")
        painter.restore()

    def file_at(self, rect: QRect, card: TimelineCard, at: QPoint) -> int | None:
        """The file whose name is painted there; 0 for those that are not named."""
        places = file_places(card, self._file_line(rect), self._kit)
        return next((file for place, _, file in places if place.contains(at)), None)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        kit, state = self._kit, option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, kit.color("selected"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, kit.color("hover"))
        edge = QRect(option.rect)
        edge.setTop(edge.bottom())
        painter.fillRect(edge, kit.color("border"))
        if state & QStyle.StateFlag.State_HasFocus:
            kit.focus_ring(painter, option.rect, RADIUS_CHIP)

    def _file_line(self, rect: QRect) -> QRect:
        """The last line of an entry with files."""
        gap, left = self._kit.px("s"), self._kit.px("icon")
        line = rect.adjusted(2 * gap + left, 0, -gap, -gap)
        line.setTop(line.bottom() + 1 - self._line_height())
        return line

    def _upper(self) -> int:
        return self._kit.px("target")

    def _line_height(self) -> int:
        return self._kit.scaled(20)

    def _head_height(self) -> int:
        return self._upper() + self._line_height()

    def _text_width(self, width: int) -> int:
        kit = self._kit
        return max(1, width - 1 - 3 * kit.px("s") - kit.px("icon"))

    def _text_lines(self, card: TimelineCard, width: int) -> tuple[str, ...]:
        """The text cut into lines: all of them when the entry is open, else the first."""
        key = (card.text, width, card.is_open)
        if key not in self._lines:
            if len(self._lines) > _MOST_TEXTS:
                self._lines.clear()
            self._lines[key] = self._cut(card, width)
        return self._lines[key]

    def _cut(self, card: TimelineCard, width: int) -> tuple[str, ...]:
        font = self._kit.font("body")
        found: list[str] = []
        for paragraph in card.text.splitlines():
            found.extend(_wrapped(paragraph, font, width))
        if card.is_open or len(found) <= _FIRST_LINES:
            return tuple(found)
        last = found[_FIRST_LINES - 1] + "…"
        while len(last) > 1 and QFontMetrics(font).horizontalAdvance(last) > width:
            last = last[:-2] + "…"
        return (*found[: _FIRST_LINES - 1], last)

    def _on_theme_changed(self) -> None:
        self._kit = PaintKit(current())
        self._lines.clear()


def _wrapped(paragraph: str, font: object, width: int) -> list[str]:
    """One paragraph as lines of at most ``width`` pixels, broken as Qt breaks Chinese and words."""
    layout = QTextLayout(paragraph, font)  # type: ignore[call-overload] # a QFont; stubs differ
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start = line.textStart()
        lines.append(paragraph[start : start + line.textLength()].rstrip())
    layout.endLayout()
    return lines or [""]


class TimelineView(QListView):
    """The entries, loaded as one scrolls; a click shows a long text whole, Enter opens.

    A click on the name of a file asks for that file.
    """

    opened = Signal(object)  # TimelineEntry
    file_wanted = Signal(int)

    def __init__(self, model: TimelineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = model
        self._placeholder = ""
        self._pressed: int | None = None  # the file under the mouse button
        self.setModel(model)
        self._painter = TimelineDelegate(self)
        self.setItemDelegate(self._painter)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self._place = PlaceKeeper(self, model)
        model.dataChanged.connect(self.scheduleDelayedItemsLayout)
        current().changed.connect(self.scheduleDelayedItemsLayout)
        self.clicked.connect(self._on_clicked)
        self.doubleClicked.connect(self._on_double_clicked)

    def begin_anew(self) -> None:
        """The next entries are another list: show it from its top."""
        self._place.forget()

    def set_placeholder(self, text: str) -> None:
        """Say what an empty timeline means."""
        self._placeholder = text
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self._file_at(event.position().toPoint())
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        is_on_file = self._file_at(event.position().toPoint()) is not None
        shape = Qt.CursorShape.PointingHandCursor if is_on_file else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().data(Role.ROW))
        elif event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self._entries.toggle(self.currentIndex().data(Role.ID))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._placeholder and not self._entries.rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(current().color("text_muted"))
            flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
            painter.drawText(self.viewport().rect(), flags, self._placeholder)

    def _file_at(self, at: QPoint) -> int | None:
        index = self.indexAt(at)
        card = index.data(Role.CARD)
        if not isinstance(card, TimelineCard) or not card.files:
            return None
        return self._painter.file_at(self.visualRect(index), card, at)

    def _on_clicked(self, index: QModelIndex) -> None:
        if self._pressed is None:
            self._entries.toggle(index.data(Role.ID))
        elif self._pressed:
            self.file_wanted.emit(self._pressed)
        else:
            self.opened.emit(index.data(Role.ROW))

    def _on_double_clicked(self, index: QModelIndex) -> None:
        if self._pressed is None:
            self.opened.emit(index.data(Role.ROW))
