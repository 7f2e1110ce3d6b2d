"""Rows of attachments: a small picture or the icon of the kind of file at the left."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QImage, QPainter

from ui.delegates.work_item import WorkItem, WorkItemDelegate

Index = QModelIndex | QPersistentModelIndex
PICTURE = 40  # design pixels of a side


class FileRowDelegate(WorkItemDelegate):
    """Paints the picture found as decoration in place of the icon."""

    def _side(self) -> int:
        return self._kit.scaled(PICTURE)

    def _paint_picture(self, painter: QPainter, place: QRect, item: WorkItem, index: Index) -> None:
        image = index.data(Qt.ItemDataRole.DecorationRole)
        if not isinstance(image, QImage):
            side = self._kit.px("icon")
            icon = QRect(0, 0, side, side)
            icon.moveCenter(place.center())
            self._kit.icon(painter, icon, item.icon_name, self._kit.color("text_muted"))
            return
        room = QRect(0, 0, min(place.width(), place.height()), place.height())
        room.moveCenter(place.center())
        size = image.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        shown = QRect(room.topLeft(), size)
        shown.moveCenter(room.center())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(shown, image)
        painter.restore()
