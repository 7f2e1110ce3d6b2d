"""BulkBar: what one can do with several tickets at once, and what came of it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.core.errors import InvalidTransition
from app.core.permissions import Role
from app.identity.dto import DepartmentRow, PersonRow
from app.tickets import service
from app.tickets.bulk import BulkResult, Step
from app.tickets.dto import (
    AssignTicket,
    MoveTicket,
    SetPriority,
    StatusRow,
    TakeTicket,
    TicketRow,
)
from app.tickets.lanes import LanePart, step_into
from app.tickets.rules import Priority
from ui.errors.messages import sentence
from ui.theme import current
from ui.widgets.bulk_more import BulkMore
from ui.widgets.button import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.form_dialog import FormDialog
from ui.widgets.inline_message import InlineMessage
from ui.widgets.label import Label
from ui.widgets.page import Desk
from ui.widgets.ticket_words import short_number, status_text
from ui.words import named, word

_FEWEST = 2  # one ticket alone has its own menu
_PRIORITIES = (Priority.URGENT, Priority.HIGH, Priority.NORMAL, Priority.LOW)


class BulkBar(QWidget):
    """Stands below a list while several tickets are chosen; each follows its own rules."""

    cleared = Signal()  # nothing shall be chosen any more
    export_wanted = Signal()
    done = Signal(object)  # BulkResult

    def __init__(self, desk: Desk, chosen: Callable[[], Sequence[TicketRow]]) -> None:
        """``chosen`` gives the tickets that are chosen now."""
        super().__init__()
        self._desk = desk
        self._chosen = chosen
        self._numbers: dict[int, str] = {}
        self._people: tuple[PersonRow, ...] = ()
        self._departments: tuple[DepartmentRow, ...] = ()
        self._statuses: tuple[StatusRow, ...] = ()
        self.message = InlineMessage(closable=True)
        self.count = Label(role="strong")
        self.take_button = Button(icon_name="person")
        self.assign_button = Button(icon_name="person_swap")
        self.move_button = Button(icon_name="arrow_right")
        self.priority_button = Button(icon_name="arrow_up")
        self.export_button = Button(icon_name="arrow_export")
        self.more_button = BulkMore(desk, chosen)
        self.clear_button = IconButton("dismiss")
        self.take_button.clicked.connect(self._take)
        self.export_button.clicked.connect(self.export_wanted)
        self.clear_button.clicked.connect(self.cleared)
        self.more_button.wanted.connect(self._do)
        self.more_button.opened.connect(self._on_asked)
        for button, fill in (
            (self.assign_button, self._fill_people),
            (self.move_button, self._fill_columns),
            (self.priority_button, self._fill_priorities),
        ):
            menu = QMenu(self)
            menu.aboutToShow.connect(partial(fill, menu))
            button.set_menu(menu)
        self._lay_out()
        self._card.hide()
        may = desk.may
        self.take_button.setVisible(may("ticket.work"))
        self.move_button.setVisible(may("ticket.work"))
        self.priority_button.setVisible(may("ticket.work"))
        self.assign_button.setVisible(may("ticket.assign"))
        self.export_button.setVisible(may("report.export"))
        self.retranslate()

    def set_people(self, people: tuple[PersonRow, ...]) -> None:
        """Who can be put in charge."""
        self._people = tuple(person for person in people if person.role != Role.ADMIN)

    def set_departments(self, departments: tuple[DepartmentRow, ...]) -> None:
        """Which departments can be given tickets."""
        self._departments = departments

    def set_statuses(self, statuses: tuple[StatusRow, ...]) -> None:
        """The columns tickets can be moved to."""
        self._statuses = self.more_button.statuses = statuses

    def is_open(self) -> bool:
        """Whether several tickets are chosen."""
        return not self._card.isHidden()

    def refresh(self) -> None:
        """Show how many tickets are chosen now; hide where there are not several."""
        number = len(self._chosen())
        self.count.setText(self.tr("%n ticket(s) selected", "", number))
        self._card.setVisible(number >= _FEWEST)
        if number >= _FEWEST:
            self.more_button.prepare()

    def move_many(self, wishes: tuple[MoveTicket, ...]) -> None:
        """Move several tickets, as a drag or a key asks for it."""
        self._do(wishes)

    def bring_many(self, rows: Sequence[TicketRow], to: StatusRow, lane: LanePart, me: int) -> None:
        """Put several tickets into a cell of another swimlane; who cannot go there stays."""
        steps: list[Step] = []
        for row in rows:
            try:
                steps.append(step_into(row, to, lane, me))
            except InvalidTransition as refused:
                self._desk.tasks.refused.emit(refused)
        self._do(tuple(steps))

    def retranslate(self) -> None:
        self.take_button.setText(self.tr("Take"))
        self.assign_button.setText(self.tr("Assign to"))
        self.move_button.setText(self.tr("Move to"))
        self.priority_button.setText(self.tr("Priority"))
        self.export_button.setText(self.tr("Export"))
        self.clear_button.set_name(self.tr("Clear the selection (Esc)"))
        self._card.setAccessibleName(self.tr("With the selected tickets"))
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cleared.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self._card = Card()
        row = QHBoxLayout()
        row.setSpacing(current().px("s"))
        row.addWidget(self.count)
        for button in (
            self.take_button,
            self.assign_button,
            self.move_button,
            self.priority_button,
            self.export_button,
            self.more_button,
        ):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.clear_button)
        self._card.body.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().px("s"))
        column.addWidget(self.message)
        column.addWidget(self._card)

    def _fill_people(self, menu: QMenu) -> None:
        menu.clear()
        for person in self._people:
            menu.addAction(_plain(person.name), partial(self._assign, person.id, None))
        menu.addSeparator()
        for row in self._departments:
            text = named("department", row.key, row.name)
            menu.addAction(_plain(text), partial(self._assign, None, row.id))

    def _fill_columns(self, menu: QMenu) -> None:
        menu.clear()
        for status in self._statuses:
            menu.addAction(_plain(status_text(status)), partial(self._move, status.key))

    def _fill_priorities(self, menu: QMenu) -> None:
        menu.clear()
        for priority in _PRIORITIES:
            text = word(f"ticket.priority.{priority}")
            menu.addAction(text, partial(self._set_priority, priority))

    def _take(self) -> None:
        self._do(tuple(TakeTicket(row.id, row.version) for row in self._chosen()))

    def _assign(self, owner_id: int | None, department_id: int | None) -> None:
        rows = self._chosen()
        self._do(tuple(AssignTicket(row.id, owner_id, row.version, department_id) for row in rows))

    def _move(self, key: str) -> None:
        rows = (row for row in self._chosen() if row.status != key)
        self._do(tuple(MoveTicket(row.id, key, row.version) for row in rows))

    def _set_priority(self, priority: Priority) -> None:
        self._do(tuple(SetPriority(row.id, priority, row.version) for row in self._chosen()))

    def _do(self, steps: tuple[Step, ...]) -> None:
        """All of it in one command; what was refused is said with its reason."""
        if steps:
            self._remember()
            self._desk.tasks.command(self, service.do_each, steps, on_done=self._on_done)

    def _on_asked(self, form: FormDialog) -> None:
        self._remember()
        form.saved.connect(self._on_done)

    def _remember(self) -> None:
        """The tickets are named by what came of them when they are chosen no more."""
        self._numbers = {row.id: short_number(row.number) for row in self._chosen()}
        self.message.hide()

    def _on_done(self, result: BulkResult) -> None:
        if result.refused:
            self.message.show_message(self._told(result), "warning")
        self.done.emit(result)

    def _told(self, result: BulkResult) -> str:
        """How many were changed, and each reason once with the tickets it holds for."""
        reasons: dict[str, list[str]] = {}
        for one in result.refused:
            number = self._numbers.get(one.ticket_id, "")
            reasons.setdefault(sentence(one.error), []).append(number)
        changed = self.tr("%n ticket(s) changed.", "", len(result.done))
        kept = self.tr("%n ticket(s) not changed:", "", len(result.refused))
        lines = (f"{', '.join(numbers)}: {reason}" for reason, numbers in reasons.items())
        return "\n".join((f"{changed} {kept}", *lines))


def _plain(text: str) -> str:
    """A menu takes & for an underline."""
    return text.replace("&", "&&")
