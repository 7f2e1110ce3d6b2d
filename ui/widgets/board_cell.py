"""A cell of the board: cards on a ground that takes drops; collapsed it is a strip."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.tickets.dto import StatusRow
from app.tickets.lanes import BoardColumn
from ui.qtmodels.board_model import LaneModel
from ui.theme import current
from ui.theme.painting import CENTER, PaintKit
from ui.theme.states import state_icon
from ui.theme.tokens import RADIUS_CARD
from ui.widgets.label import Label
from ui.widgets.lane_view import LaneDelegate, LaneView
from ui.widgets.ticket_words import status_look, status_text

NARROWEST, WIDEST, STRIP = 196, 340, 40  # design pixels
_OPENING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


def fit_width(column: QWidget, *, is_folded: bool) -> None:
    """Give a cell or a head the width of its column: all share what there is alike."""
    theme = current()
    column.setMinimumWidth(theme.scaled(STRIP if is_folded else NARROWEST))
    column.setMaximumWidth(theme.scaled(STRIP if is_folded else WIDEST))


class Strip(QWidget):
    """A collapsed cell: its icon, its text standing upright; still a drop target."""

    clicked = Signal()

    def __init__(self, model: LaneModel) -> None:
        super().__init__()
        self._lane = model
        self._text, self._look = "", ("new", "")
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_state(self, text: str, tone: str, icon_name: str) -> None:
        """Show a text in the colour of the status."""
        self._text, self._look = text, (tone, icon_name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        kit, painter = PaintKit(current()), QPainter(self)
        tone, icon_name = self._look
        side = kit.px("icon_small")
        top = kit.px("s")
        kit.icon(
            painter,
            self.rect().adjusted(0, top, 0, top + side - self.height()),
            icon_name,
            kit.tone("status", tone).solid,
        )
        if self.hasFocus():
            kit.focus_ring(painter, self.rect(), RADIUS_CARD)
        painter.translate(self.width(), top + side + kit.px("s"))
        painter.rotate(90)
        room = self.rect().transposed()
        room.setRect(0, 0, self.height() - side - top, self.width())
        kit.text(painter, room, self._text, "strong")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENING_KEYS:
            self.clicked.emit()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._lane.canDropMimeData(event.mimeData(), Qt.DropAction.MoveAction, -1, -1):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self._lane.dropMimeData(event.mimeData(), Qt.DropAction.MoveAction, -1, -1)
        event.accept()


class Cell(QWidget):
    """The cards of one status, in one swimlane or in all; ``top`` stands above them."""

    fold_wanted = Signal(bool)  # the column shall be collapsed, or opened again

    def __init__(
        self,
        status: StatusRow,
        model: LaneModel,
        delegate: LaneDelegate,
        top: QWidget | None = None,
    ) -> None:
        super().__init__()
        self.status = status
        self.model = model
        self.view = LaneView(model, delegate)
        self.total = 0
        self.lane_name = ""
        self._is_target = False
        self._count = Label(role="small", color="text_muted")
        self._hint = Label(role="small", color="danger", wrap=True)
        self._hint.hide()
        self.strip = Strip(model)
        self.strip.hide()
        self.strip.clicked.connect(partial(self.fold_wanted.emit, False))
        self._lay_out(top or self._count)
        current().changed.connect(self._restyle)
        self._restyle()
        self.retranslate()

    def show_column(self, column: BoardColumn) -> None:
        """Show what the cell holds in all; its rows go to the model."""
        self.status, self.total = column.status, column.total
        self.view.set_ground("subtle", is_filled=bool(self.total))
        self.retranslate()

    def is_folded(self) -> bool:
        """Whether only the strip is shown."""
        return not self.strip.isHidden()

    def fold(self, is_folded: bool) -> None:
        """Collapse to a strip, or open again."""
        self.strip.setVisible(is_folded)
        self._body.setVisible(not is_folded)
        self._restyle()

    def show_target(self, is_target: bool, hint: str = "") -> None:
        """A card is held over the cell; ``hint`` says why it may not be dropped here."""
        self._is_target = is_target
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.view.set_ground("selected" if is_target else "subtle", is_filled=bool(self.total))
        self.update()

    def hint(self) -> str:
        """Why the card held over the cell may not be dropped here, "" if it may."""
        return self._hint.text()

    def strip_text(self) -> str:
        """What stands on the strip."""
        return str(self.total or "")

    def empty_text(self) -> str:
        """What stands where there are no cards."""
        return ""

    def retranslate(self) -> None:
        translate = QCoreApplication.translate
        status = status_text(self.status)
        name = status
        if self.lane_name:
            name = translate("Board", "{0}: {1}").format(self.lane_name, status)
        tone, icon_name = status_look(self.status.key, self.status.category)
        self._count.setText(str(self.total or ""))
        self.strip.show_state(self.strip_text(), tone, icon_name or state_icon("status", tone).name)
        self.strip.setAccessibleName(translate("Board", "Open column {0}").format(status))
        self.strip.setToolTip(self.strip.accessibleName())
        self.view.set_name(name, self.total)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        kit, painter = PaintKit(current()), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(kit.color("selected" if self._is_target else "subtle"))
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS_CARD, RADIUS_CARD)
        if self._is_target:
            kit.focus_ring(painter, self.rect(), RADIUS_CARD)
        if not self.total and not self.is_folded():
            place = self.view.geometry().translated(self._body.pos())
            place.setHeight(current().px("xxl") * 2)
            kit.text(painter, place, self.empty_text(), "small", "text_muted", CENTER)

    def _lay_out(self, top: QWidget) -> None:
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._column.addWidget(top)
        self._column.addWidget(self._hint)
        self._column.addWidget(self.view, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._body, 1)
        whole.addWidget(self.strip)

    def _restyle(self) -> None:
        theme = current()
        gap = theme.px("xs")
        self._count.setContentsMargins(gap, 0, gap, 0)
        self._column.setContentsMargins(gap, gap, gap, gap)
        self._column.setSpacing(0)
        self.view.set_ground("subtle", is_filled=bool(self.total))
        self.strip.setFixedWidth(theme.scaled(STRIP))
        fit_width(self, is_folded=self.is_folded())
        self.update()
