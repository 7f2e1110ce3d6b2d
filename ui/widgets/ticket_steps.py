"""The steps of a ticket: asks for what a step needs, then sends it; one way for board and page."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.core.errors import AppError, InvalidTransition, PermissionDenied
from app.tickets import queries, service
from app.tickets.dto import AssignTicket, MoveTicket, StatusRow, TakeTicket, TicketDetail, TicketRow
from app.tickets.lanes import LanePart, step_into
from app.tickets.merging import TakeApart
from app.tickets.rules import Category, Kind, Outcome, next_step, step_missing
from app.tickets.steps import ticket_steps
from app.tickets.steps_dto import TicketSteps as Steps
from app.tickets.withdrawing import WithdrawTicket
from ui.attempts import Attempts
from ui.router import Route
from ui.widgets.family_forms import DuplicateForm, LinkForm, MergeForm
from ui.widgets.form_dialog import FormDialog
from ui.widgets.page import Desk
from ui.widgets.step_forms import AssignForm, CloseForm, ReopenForm, SolveForm
from ui.widgets.ticket_words import refusal


class TicketSteps(QObject):
    """Moves tickets for one page; what the rules or the store refuse is said, and nothing moves."""

    opened = Signal(object)  # the dialog that asks
    done = Signal(int)  # a ticket that was changed
    failed = Signal(object)  # AppError, already said

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._attempts = Attempts()

    def move(self, row: TicketRow, to: StatusRow, seen_version: int) -> None:
        """Put a ticket into another column, asking first for what is missing there."""
        refused = refusal(row, to)
        reason = refused.params.get("reason") if refused else None
        if reason == "reopen" and self._desk.may("ticket.reopen"):
            self.reopen(row)
        elif reason == "needs_owner" and self._desk.may("ticket.assign"):
            self.assign(row)
        elif refused is not None:
            self._refuse(refused)
        elif to.category is Category.CLOSED:
            self.close(row)
        elif to.category is Category.SOLVED:
            self._solve_into(row, to, seen_version)
        else:
            self._send(row.id, service.move, MoveTicket(row.id, to.key, seen_version))

    def bring(self, row: TicketRow, to: StatusRow, lane: LanePart, me: int) -> None:
        """Put a ticket into a cell of another swimlane."""
        try:
            step = step_into(row, to, lane, me)
        except InvalidTransition as refused:
            self._refuse(refused)
            return
        if isinstance(step, MoveTicket):
            self.move(row, to, row.version)
        elif isinstance(step, TakeTicket):
            self.take(row)
        else:
            self._send(row.id, service.assign, step)

    def take(self, row: TicketRow) -> None:
        """Make it mine and begin."""
        self._send(row.id, service.take, TakeTicket(row.id, row.version))

    def solve(self, row: TicketRow) -> None:
        """Ask for the solution."""
        self._ask(SolveForm, "solve_ticket", row)

    def close(self, row: TicketRow) -> None:
        """Ask for the customer's word."""
        if not self._desk.may("ticket.work"):
            self._refuse(PermissionDenied(action="ticket.work"))
        elif row.kind is Kind.COMPLAINT:
            self._close_complaint(row)
        else:
            self._ask(CloseForm, "close_ticket", row)

    def reopen(self, row: TicketRow) -> None:
        """Ask for the reason."""
        self._ask(ReopenForm, "reopen_ticket", row)

    def assign(self, row: TicketRow) -> None:
        """Ask who shall have it."""
        self._ask(AssignForm, "assign_ticket", row)

    def link(self, row: TicketRow) -> None:
        """Ask which other ticket it has to do with."""
        self._ask(LinkForm, "link_ticket", row)

    def duplicate(self, row: TicketRow) -> None:
        """Ask which ticket it repeats, and close it."""
        self._ask(DuplicateForm, "close_duplicate", row)

    def spam(self, row: TicketRow) -> None:
        """Close it as spam."""
        self._send(row.id, service.withdraw, WithdrawTicket(row.id, Outcome.SPAM, row.version))

    def merge(self, row: TicketRow) -> None:
        """Ask which ticket it becomes part of."""
        self._ask(MergeForm, "merge_ticket", row)

    def take_apart(self, row: TicketRow) -> None:
        """Take it out of the ticket it was merged into."""
        self._send(row.id, service.take_apart, TakeApart(row.id, row.version))

    def _close_complaint(self, row: TicketRow) -> None:
        """Ask when all four steps are done; else say which is missing, where it is written."""

        def decide(steps: Steps) -> None:
            missing = next_step({done.step for done in steps.complaint})
            if missing is None:
                self._ask(CloseForm, "close_ticket", row)
                return
            self._refuse(step_missing(missing))
            self._desk.router.go(Route("ticket", row.id, params=(("part", "steps"),)))

        self._desk.tasks.query(
            self, ticket_steps, row.id, on_done=decide, on_error=self._refuse, key="close"
        )

    def _solve_into(self, row: TicketRow, to: StatusRow, seen_version: int) -> None:
        """Move where the solution is known already, ask for it otherwise."""

        def decide(detail: TicketDetail) -> None:
            if detail.solution:
                self._send(row.id, service.move, MoveTicket(row.id, to.key, seen_version))
            else:
                self.solve(row)

        self._desk.tasks.query(
            self, queries.ticket_detail, row.id, on_done=decide, on_error=self._refuse, key="solve"
        )

    def _send(
        self,
        ticket_id: int,
        step: Callable[..., object],
        wish: AssignTicket | MoveTicket | TakeApart | TakeTicket | WithdrawTicket,
    ) -> None:
        """The wish carries the version that was seen: the same one again is the same step."""
        self._desk.tasks.command(
            self,
            step,
            wish,
            on_done=self._announcer(ticket_id),
            on_error=self._refuse,
            uid=self._attempts.uid_of(wish),
        )

    def _ask(self, form_class: type[FormDialog], name: str, row: TicketRow) -> None:
        form = form_class(self._desk, Route(name, row.id), self._page.window())
        form.saved.connect(self._announcer(row.id))
        form.open()
        self.opened.emit(form)

    def _announcer(self, ticket_id: int) -> "_Announcer":
        return _Announcer(self, ticket_id)

    def _refuse(self, error: AppError) -> None:
        self._desk.tasks.refused.emit(error)
        self.failed.emit(error)


class _Announcer:
    """Says which ticket was changed when its command is done."""

    def __init__(self, steps: TicketSteps, ticket_id: int) -> None:
        self._steps = steps
        self._ticket_id = ticket_id

    def __call__(self, _result: object) -> None:
        self._steps.done.emit(self._ticket_id)
