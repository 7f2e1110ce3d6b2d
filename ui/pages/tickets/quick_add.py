"""QuickAdd: a ticket in a few words, typed at the top of its column."""

from itertools import pairwise
from uuid import uuid4

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from app.core.errors import AppError
from app.tickets import service
from app.tickets.dto import ReportTicket, StatusRow
from app.tickets.rules import ASSIGNED, NEW, Kind
from ui.errors.messages import sentence
from ui.theme import current
from ui.widgets.board_view import BoardView
from ui.widgets.button import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.customer_picker import CustomerPicker
from ui.widgets.fields import ComboBox, LineEdit
from ui.widgets.label import Label
from ui.widgets.page import Desk
from ui.words import word


class QuickAdd(Card):
    """Title, customer and kind; Enter reports it and the field waits for the next, Esc leaves.

    In the column of new tickets routing decides where it goes. In that of assigned ones it is mine:
    somebody has to be in charge there.
    """

    reported = Signal(int)  # the id of the new ticket

    def __init__(self, desk: Desk, board: BoardView) -> None:
        super().__init__(board)
        self._desk = desk
        self._board = board
        self._status = NEW
        self._uid = uuid4()  # what is typed is one ticket, however often it is sent
        self._is_sending = False
        self.title = LineEdit()
        self.customer = CustomerPicker(desk)
        self.kind = ComboBox()
        self.error = Label(role="small", color="danger", wrap=True)
        self.error.hide()
        self.add_button = Button()
        self.close_button = IconButton("dismiss")
        self._lay_out()
        self.hide()
        self.title.returnPressed.connect(self.send)
        self.customer.returnPressed.connect(self.send)
        for field in (self.title, self.customer):
            field.edited.connect(self.error.hide)
        self.add_button.clicked.connect(self.send)
        self.close_button.clicked.connect(self.leave)
        board.add_wanted.connect(self.open_in)
        if desk.may("ticket.report"):
            board.set_adding((NEW, ASSIGNED) if desk.may("ticket.work") else (NEW,))
        self.retranslate()
        self.kind.set_value(str(Kind.INQUIRY))

    def open_in(self, status: StatusRow) -> None:
        """Stand at the top of this column, with what was typed before and not reported."""
        self._status = status.key
        self._board.put_below(status.key, self)
        self.title.setFocus()

    def send(self) -> None:
        """Report what was typed; what is missing is asked for first."""
        title, customer = self.title.value(), self.customer.value()
        if not title:
            self._refuse(self.tr("Say in a few words what it is about."), self.title)
        elif customer is None:
            self._refuse(self.tr("Pick the customer from the list."), self.customer)
        elif not self._is_sending:
            self._is_sending = True
            me = self._desk.tasks.backend.actor.user_id
            wish = ReportTicket(
                customer_id=customer[0],
                kind=Kind(self.kind.value()),
                title=title,
                owner_id=me if self._status == ASSIGNED else None,
                uid=self._uid,
            )
            self._desk.tasks.command(
                self, service.report, wish, on_done=self._on_done, on_error=self._on_error
            )

    def leave(self) -> None:
        """Hide; what was typed is there again next time."""
        self.hide()
        self._board.focus_first()

    def retranslate(self) -> None:
        self.title.setPlaceholderText(self.tr("What is it about?"))
        self.title.setAccessibleName(self.tr("Title"))
        self.customer.setPlaceholderText(self.tr("Name, phone, number, pinyin…"))
        self.customer.setAccessibleName(self.tr("Customer"))
        self.kind.setAccessibleName(self.tr("Kind"))
        self.kind.set_choices([(str(kind), word(f"ticket.kind.{kind}")) for kind in Kind])
        self.add_button.setText(self.tr("Add"))
        self.close_button.set_name(self.tr("Close (Esc)"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        first, last = QHBoxLayout(), QHBoxLayout()
        for row, field, button in (
            (first, self.title, self.close_button),
            (last, self.kind, self.add_button),
        ):
            row.setSpacing(current().px("xs"))
            row.addWidget(field, 1)
            row.addWidget(button)
        self.body.addLayout(first)
        self.body.addWidget(self.customer)
        self.body.addWidget(self.error)
        self.body.addLayout(last)
        order = (self.title, self.customer, self.kind, self.add_button, self.close_button)
        for before, after in pairwise(order):
            self.setTabOrder(before, after)

    def _refuse(self, text: str, field: LineEdit) -> None:
        self.error.setText(text)
        self.error.show()
        field.setFocus()

    def _on_done(self, ticket_id: int) -> None:
        self._is_sending, self._uid = False, uuid4()
        self.error.hide()
        self.title.set_value("")
        self.customer.set_value(None)
        if self.isVisible():
            self.title.setFocus()
        self.reported.emit(ticket_id)

    def _on_error(self, error: AppError) -> None:
        self._is_sending = False
        self._refuse(sentence(error), self.title)
