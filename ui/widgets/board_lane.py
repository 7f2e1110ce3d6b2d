"""One column of the board: a header with what it holds, and its cards."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.tickets.dto import BoardColumn, StatusRow
from ui.qtmodels.board_model import LaneModel
from ui.theme import current
from ui.theme.painting import CENTER, PaintKit
from ui.theme.states import state_icon
from ui.theme.tokens import RADIUS_CARD
from ui.widgets.button import Button, IconButton
from ui.widgets.chip import Chip
from ui.widgets.label import ElidedLabel, Label
from ui.widgets.lane_view import LaneDelegate, LaneView
from ui.widgets.ticket_words import status_look, status_text

NARROWEST, WIDEST, STRIP = 196, 340, 40  # design pixels
_OPENING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class _Strip(QWidget):
    """A collapsed column: its icon, its name standing upright, its count; still a drop target."""

    clicked = Signal()

    def __init__(self, model: LaneModel) -> None:
        super().__init__()
        self._lane = model
        self._text, self._look = "", ("new", "")
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_state(self, text: str, tone: str, icon_name: str) -> None:
        """Show the name and count, in the colour of the status."""
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


class Lane(QWidget):
    """A column of the board with its header; it can be collapsed to a strip."""

    collapsed = Signal()  # or shown at full width again
    older_wanted = Signal()
    limit_wanted = Signal()

    def __init__(self, status: StatusRow, model: LaneModel, delegate: LaneDelegate) -> None:
        super().__init__()
        self.status = status
        self.model = model
        self.view = LaneView(model, delegate)
        self._total = 0
        self._is_target = False
        self._mark = Chip()
        self._name = ElidedLabel(role="strong")
        self._count = Label(role="small", color="text_muted")
        self._limit = Chip()
        self._limit.hide()
        self._fold = IconButton("panel_left_contract")
        self._hint = Label(role="small", color="danger", wrap=True)
        self._hint.hide()
        self.older = Button(kind="quiet")
        self.older.hide()
        self._strip = _Strip(model)
        self._strip.hide()
        self.older.clicked.connect(self.older_wanted)
        self.view.limit_wanted.connect(self.limit_wanted)
        self._fold.clicked.connect(self._on_fold)
        self._strip.clicked.connect(self._on_unfold)
        self._lay_out()
        current().changed.connect(self._restyle)
        self._restyle()
        self.retranslate()

    def show_column(self, column: BoardColumn) -> None:
        """Show what the column holds in all; its rows go to the model."""
        self.status, self._total = column.status, column.total
        self.older.setVisible(column.hides_older)
        self.view.set_ground("subtle", is_filled=bool(self._total))
        self.retranslate()

    def is_folded(self) -> bool:
        """Whether only the strip is shown."""
        return not self._strip.isHidden()

    def fold(self, is_folded: bool) -> None:
        """Collapse to a strip, or open again."""
        self._strip.setVisible(is_folded)
        self._body.setVisible(not is_folded)
        self._restyle()

    def show_target(self, is_target: bool, hint: str = "") -> None:
        """A card is held over the column; ``hint`` says why it may not be dropped here."""
        self._is_target = is_target
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.view.set_ground("selected" if is_target else "subtle", is_filled=bool(self._total))
        self.update()

    def hint(self) -> str:
        """Why the card held over the column may not be dropped here, "" if it may."""
        return self._hint.text()

    def retranslate(self) -> None:
        name = status_text(self.status)
        tone, icon_name = status_look(self.status.key, self.status.category)
        self._mark.set_state("", "status", tone, icon_name)
        self._mark.setAccessibleName(name)
        self._name.setText(name)
        self._count.setText(str(self._total))
        limit = self.status.limit
        is_over = limit is not None and self._total > limit
        is_full = limit is not None and self._total >= limit
        self._limit.setVisible(limit is not None)
        self._count.setVisible(limit is None)
        state = "overdue" if is_over else "duesoon" if is_full else "ontrack"
        self._limit.set_state(f"{self._total}/{limit}", "sla", state)
        self._limit.setToolTip(
            self.tr("More tickets than this column should hold ({0}).").format(limit)
            if is_over
            else ""
        )
        self.older.setText(self.tr("Show older"))
        self._fold.set_name(self.tr("Collapse column {0}").format(name))
        self._strip.show_state(
            f"{name} {self._total}", tone, icon_name or state_icon("status", tone).name
        )
        self._strip.setAccessibleName(self.tr("Open column {0}").format(name))
        self._strip.setToolTip(self._strip.accessibleName())
        self.view.setAccessibleName(self.tr("{0}, %n ticket(s)", "", self._total).format(name))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """On the head of the column; cards have a menu of their own."""
        if not self.view.geometry().translated(self._body.pos()).contains(event.pos()):
            self.limit_wanted.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        kit, painter = PaintKit(current()), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(kit.color("selected" if self._is_target else "subtle"))
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS_CARD, RADIUS_CARD)
        if self._is_target:
            kit.focus_ring(painter, self.rect(), RADIUS_CARD)
        if not self._total and not self.is_folded():
            place = self.view.geometry().translated(self._body.pos())
            place.setHeight(current().px("xxl") * 2)
            kit.text(painter, place, self.tr("No tickets"), "small", "text_muted", CENTER)

    def _lay_out(self) -> None:
        self._body = QWidget()
        self._head = QHBoxLayout()
        for widget in (self._mark, self._name, self._count, self._limit):
            self._head.addWidget(widget)
        self._head.addStretch(1)
        self._head.addWidget(self._fold)
        self._column = QVBoxLayout(self._body)
        self._column.addLayout(self._head)
        self._column.addWidget(self._hint)
        self._column.addWidget(self.view, 1)
        self._column.addWidget(self.older)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._body, 1)
        whole.addWidget(self._strip)

    def _restyle(self) -> None:
        theme = current()
        gap = theme.px("xs")
        self._head.setContentsMargins(gap, 0, gap, 0)
        self._head.setSpacing(gap)
        self._column.setContentsMargins(gap, gap, gap, gap)
        self._column.setSpacing(0)
        self.view.set_ground("subtle", is_filled=bool(self._total))
        strip = theme.scaled(STRIP)
        self._strip.setFixedWidth(strip)
        self.setMinimumWidth(strip if self.is_folded() else theme.scaled(NARROWEST))
        self.setMaximumWidth(strip if self.is_folded() else theme.scaled(WIDEST))
        self.update()

    def _on_fold(self) -> None:
        self.fold(True)
        self.collapsed.emit()
        self._strip.setFocus()

    def _on_unfold(self) -> None:
        self.fold(False)
        self.collapsed.emit()
        self.view.setFocus()
