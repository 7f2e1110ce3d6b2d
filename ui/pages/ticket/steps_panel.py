"""What is done in steps on a ticket: the complaint's four, the checklist, the task force."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QMenu, QScrollArea, QVBoxLayout, QWidget

from app.tickets.dto import TicketDetail
from app.tickets.steps_dto import TicketSteps
from ui.pages.ticket.checklist_card import ChecklistCard
from ui.pages.ticket.complaint_card import ComplaintCard
from ui.pages.ticket.steps_card import StepsCard
from ui.pages.ticket.task_force_card import TaskForceCard
from ui.theme import current
from ui.widgets.button import IconButton
from ui.widgets.page import Desk


class StepsPanel(QScrollArea):
    """A card for each part that is there, or that somebody is about to begin."""

    opened = Signal(object)  # the dialog that asks
    begun = Signal()  # a part that was not there is about to be
    refused = Signal()  # what is shown may not be what is there

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._ticket: TicketDetail | None = None
        self._steps: TicketSteps | None = None
        self._begun: set[StepsCard] = set()
        self.complaint, self.checklist = ComplaintCard(desk), ChecklistCard(desk)
        self.force = TaskForceCard(desk)
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.add_button = IconButton("add")
        self.add_button.setMenu(self.menu)
        self.add_button.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, current().px("xs"), 0)
        column.setSpacing(current().px("s"))
        for card in self._cards():
            column.addWidget(card)
            card.opened.connect(self.opened)
            card.refused.connect(self.refused)
        column.addStretch(1)
        self.setWidget(inside)
        self.retranslate()

    def begin(self) -> None:
        """Another ticket: nothing is known of it yet."""
        self._ticket = self._steps = None
        self._begun.clear()

    def show_ticket(self, ticket: TicketDetail) -> None:
        """Know what may be done."""
        self._ticket = ticket
        self._show()

    def show_steps(self, steps: TicketSteps) -> None:
        """Show what there is."""
        self._steps = steps
        self._show()

    def show_plan(self, plan: tuple[str, str] | None, *, is_open: bool) -> None:
        """Say how the clock of the first plan stands."""
        self.force.show_plan(plan, is_open=is_open)

    def start_checklist(self) -> None:
        """Make ready to write the first line, or one more."""
        self._start(self.checklist)
        self.checklist.new_line.setFocus(Qt.FocusReason.OtherFocusReason)

    def start_force(self) -> None:
        """Show the task force, also an empty one."""
        self._start(self.force)

    def text(self) -> str:
        """The name of the segment, with what is done of all; "" while there is nothing."""
        if not self._begun and (self._steps is None or self._steps.is_empty):
            return ""
        done, total = self._steps.progress() if self._steps else (0, 0)
        return self.tr("Steps ({0}/{1})").format(done, total) if total else self.tr("Steps")

    def retranslate(self) -> None:
        """The cards follow by themselves."""
        self.add_button.set_name(self.tr("Add a checklist or a task force"))

    def _fill_menu(self) -> None:
        self.menu.clear()
        for card, text, start in (
            (self.checklist, self.tr("Checklist"), self.start_checklist),
            (self.force, self.tr("Task force"), self.start_force),
        ):
            action = self.menu.addAction(text)
            action.triggered.connect(start)
            action.setEnabled(card.may("ticket.work"))

    def _start(self, card: StepsCard) -> None:
        self._begun.add(card)
        self._show()
        self.begun.emit()
        self.ensureWidgetVisible(card)

    def _cards(self) -> tuple[StepsCard, ...]:
        return (self.complaint, self.checklist, self.force)

    def _show(self) -> None:
        ticket, steps = self._ticket, self._steps
        if ticket is None or steps is None or steps.ticket_id != ticket.row.id:
            return
        there = {
            self.complaint: steps.has_complaint,
            self.checklist: bool(steps.lines),
            self.force: steps.has_force,
        }
        for card, is_there in there.items():
            card.show_steps(ticket, steps)
            card.setVisible(is_there or card in self._begun)
