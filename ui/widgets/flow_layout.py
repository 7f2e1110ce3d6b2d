"""FlowLayout: widgets one after the other, wrapping like words."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Lays its widgets in lines; the height follows from the width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Place the items inside a rectangle and return the height they take."""
        margins = self.contentsMargins()
        inner = rect.marginsRemoved(margins)
        gap = max(self.spacing(), 0)
        top, left, height = inner.top(), inner.left(), 0
        line: list[tuple[QLayoutItem, QRect]] = []
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if line and left + size.width() > inner.right() + 1:
                self._place(line, height, move=move)
                top, left, height, line = top + height + gap, inner.left(), 0, []
            line.append((item, QRect(QPoint(left, top), size)))
            left += size.width() + gap
            height = max(height, size.height())
        self._place(line, height, move=move)
        return top + height - rect.top() + margins.bottom()

    def _place(self, line: list[tuple[QLayoutItem, QRect]], height: int, *, move: bool) -> None:
        """Put the items of one line on their common middle."""
        for item, place in line if move else ():
            item.setGeometry(place.translated(0, (height - place.height()) // 2))
