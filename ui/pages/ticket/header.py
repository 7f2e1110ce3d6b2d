"""The head of a ticket: what it is, the four facts, and the steps that are possible now."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.core.errors import AppError, InvalidTransition, PermissionDenied
from app.tickets import rules
from app.tickets.dto import StatusRow, TicketDetail
from app.tickets.rules import Category
from ui.errors.messages import sentence
from ui.pages.ticket.more_menu import MoreMenu
from ui.theme import current
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import ElidedLabel, Label, escaped
from ui.widgets.ticket_words import (
    ended_text,
    kind_text,
    reason_text,
    status_look,
    status_text,
    time_left,
)
from ui.widgets.when import clock_text
from ui.words import named, word

_LONGEST_NAME, _TITLE = 210, 240  # design pixels; the least that is left to the title
_RARER = ("edit", "assign", "move", "close", "take")  # go into "more" in this order


class TicketHeader(QWidget):
    """Title, chips, facts and buttons; a button that cannot be pressed says why."""

    step_wanted = Signal(str)  # a button or an entry of "more"
    move_wanted = Signal(object)  # StatusRow
    customer_wanted = Signal(int)

    def __init__(self, clock: Callable[[], datetime], me: int) -> None:
        super().__init__()
        self._now = clock
        self._me = me
        self._ticket: TicketDetail | None = None
        self._statuses: tuple[StatusRow, ...] = ()
        self._bell: QWidget | None = None
        self._number = Label(role="small", color="text_muted", selectable=True)
        self._title = ElidedLabel(role="h1")
        self.status = Chip()
        self._priority = Chip(group="priority", key="normal")
        self._kind = Label(role="small", color="text_secondary")
        self.buttons = {
            "take": Button(icon_name="person"),
            "move": Button(icon_name="arrow_right"),
            "assign": Button(icon_name="person_swap"),
            "solve": Button(icon_name="checkmark_circle"),
            "close": Button(icon_name="archive"),
            "reopen": Button(icon_name="arrow_reset"),
            "edit": Button(icon_name="edit"),
            "more": Button(icon_name="more_horizontal"),
        }
        self.more = MoreMenu(self)
        self.more.step_wanted.connect(self.step_wanted)
        self.buttons["more"].set_menu(self.more)
        self._menu = QMenu(self)
        self._menu.setToolTipsVisible(True)
        self.buttons["move"].set_menu(self._menu)
        for step, button in self.buttons.items():
            if step not in ("move", "more"):
                button.clicked.connect(partial(self.step_wanted.emit, step))
        for step in reversed(_RARER):
            menu = self._menu if step == "move" else None
            self.more.add_button(step, self.buttons[step], menu)
        self._customer = Button(kind="quiet", icon_name="people")
        self._customer.clicked.connect(self._on_customer)
        self._in_charge = Label(color="text_secondary")
        self._due_label = Label(color="text_secondary")
        self.due = Chip(group="sla", key="ontrack")
        self._deadline = QWidget()  # a label that never parts from its chip
        self._is_brief = False
        self._lay_out()
        current().changed.connect(self._make_room)
        self.retranslate()

    def add_presence(self, bar: QWidget) -> None:
        """Show who else has the ticket open."""
        self._line.addWidget(bar)

    def add_mute(self, button: QWidget) -> None:
        """Put the bell behind the steps."""
        self._bell = button
        self._head.addWidget(button)

    def show_statuses(self, statuses: tuple[StatusRow, ...]) -> None:
        """Know the columns one can move to."""
        self._statuses = statuses
        self.retranslate()

    def show_ticket(self, ticket: TicketDetail) -> None:
        """Show a ticket."""
        self._ticket = ticket
        self.retranslate()

    def tick(self) -> None:
        """Time passed."""
        if self._ticket is not None:
            row = self._ticket.row
            state, text = time_left(row, self._now())
            self._deadline.setVisible(bool(text) and not self._is_brief)
            if row.next_due_at is not None and row.next_due_kind:  # how long is said by its clock
                kind, due_at = word(f"sla.kind.{row.next_due_kind}"), clock_text(row.next_due_at)
                text = f"{kind} · {due_at}"
            if text:
                self.due.set_state(text, "sla", state)

    def set_brief(self, is_brief: bool) -> None:
        """Take one line for the facts; the next deadline is then told by its clock only."""
        self._is_brief = is_brief
        self.retranslate()

    def retranslate(self) -> None:
        texts = {
            "take": self.tr("Take"),
            "move": self.tr("Move to"),
            "assign": self.tr("Assign…"),
            "solve": self.tr("Solve…"),
            "close": self.tr("Close…"),
            "reopen": self.tr("Reopen…"),
            "edit": self.tr("Edit"),
            "more": self.tr("More"),
        }
        for step, text in texts.items():
            self.buttons[step].setText(text)
        if self._ticket is not None:
            self._show()
        self.tick()

    def minimumSizeHint(self) -> QSize:
        """Any width does: buttons without room go into "more"."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        theme = current()
        head, facts = QHBoxLayout(), FlowLayout()
        self._line, self._head = facts, head
        head.setSpacing(theme.px("s"))
        head.addWidget(self._title, 1)
        for button in self.buttons.values():
            head.addWidget(button)
        facts.setSpacing(theme.px("s"))
        for widget in (self._number, self.status, self._priority, self._kind, self._customer):
            facts.addWidget(widget)
        facts.addWidget(self._in_charge)
        facts.addWidget(self._deadline)
        deadline = QHBoxLayout(self._deadline)
        deadline.setContentsMargins(0, 0, 0, 0)
        deadline.setSpacing(theme.px("s"))
        deadline.addWidget(self._due_label)
        deadline.addWidget(self.due)
        self._customer.setProperty("inText", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("xs"))
        column.addLayout(head)
        column.addLayout(facts)

    def _show(self) -> None:
        ticket = self._ticket
        if ticket is None:
            return
        row = ticket.row
        self._number.setText(row.number)
        self._title.setText(row.title)
        name = next((status_text(s) for s in self._statuses if s.key == row.status), None)
        tone, icon_name = status_look(row.status, row.category)
        status = name or named("ticket.status", row.status)
        self.status.set_state(ended_text(status, row), "status", tone, icon_name)
        self._priority.set_state(
            word(f"ticket.priority.{row.priority}"), "priority", row.priority.value
        )
        self._kind.setText(f"{kind_text(row)} · {word(f'ticket.severity.{row.severity}')}")
        self._show_customer(row.customer_name)
        department = (
            named("department", ticket.department_key, ticket.department_name)
            if ticket.department_key
            else ""
        )
        owner = row.owner_name or self.tr("nobody")
        who = f"{owner} · {department}" if department and not self._is_brief else owner
        self._in_charge.setText(self.tr("In charge: {0}").format(who))
        self._due_label.setText(self.tr("Next deadline:"))
        self._show_steps(ticket)

    def _show_customer(self, name: str) -> None:
        """The name as a link, as much of it as leaves room for the other facts."""
        room = current().scaled(_LONGEST_NAME)
        shown = self._customer.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room)
        self._customer.setText(shown.replace("&", "&&"))
        tip = self.tr("Open customer")
        self._customer.setToolTip(escaped(tip if shown == name else f"{tip}: {name}"))
        self._customer.setAccessibleName(f"{tip}: {name}")

    def _show_steps(self, ticket: TicketDetail) -> None:
        self.more.show_ticket(ticket)
        for step, button in self.buttons.items():
            if step == "more":
                continue
            refused = self._refusal(step, ticket)
            button.setEnabled(refused is None)
            button.setToolTip(escaped(sentence(refused)) if refused else "")
        self._make_room()
        self._menu.clear()
        for status in self._statuses:
            if status.key != ticket.row.status:
                action = self._menu.addAction(status_text(status).replace("&", "&&"))
                action.setToolTip(escaped(reason_text(ticket.row, status)))
                action.triggered.connect(partial(self.move_wanted.emit, status))

    def _make_room(self) -> None:
        """Show the buttons of the steps; put the rarer ones into "more" where they have no room."""
        if self._ticket is None:
            return
        is_closed = self._ticket.row.category is Category.CLOSED
        shown = {step: (step == "reopen") == is_closed or step == "more" for step in self.buttons}
        gap = self._head.spacing()
        wide = {step: one.sizeHint().width() + gap for step, one in self.buttons.items()}
        beside = current().scaled(_TITLE)
        if self._bell is not None:
            beside += self._bell.sizeHint().width() + gap
        room = self.width() - beside
        missing = sum(wide[step] for step, is_shown in shown.items() if is_shown) - room
        taken = []
        for step in _RARER:
            if missing > 0 and shown[step]:
                taken.append(step)
                missing -= wide[step]
        for step, button in self.buttons.items():
            button.setVisible(shown[step] and step not in taken)
        self.more.take_in(taken)

    def _refusal(self, step: str, ticket: TicketDetail) -> AppError | None:
        """Why a step is not possible now; None where it is."""
        place = rules.Place(ticket.row.status, ticket.row.category)
        right = {"assign": "ticket.assign", "reopen": "ticket.reopen"}.get(step, "ticket.work")
        try:
            if step == "take":
                rules.check_take(place, is_mine=ticket.row.owner_id == self._me)
            elif step == "reopen":
                rules.check_reopen(place)
                rules.check_reopen_as_own(ticket.outcome)
            else:
                rules.check_not_closed(place)
        except InvalidTransition as refused:
            return refused
        return None if right in ticket.may else PermissionDenied(action=right)

    def _on_customer(self) -> None:
        if self._ticket is not None:
            self.customer_wanted.emit(self._ticket.row.customer_id)
