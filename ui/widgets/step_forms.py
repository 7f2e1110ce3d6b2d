"""What a step of a ticket asks for: a solution, the customer's word, a reason, a person."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.core.errors import AppError
from app.core.permissions import Role
from app.identity import queries as identity
from app.identity.dto import DepartmentRow, PersonRow
from app.tickets import queries, service
from app.tickets.dto import (
    AssignTicket,
    CloseTicket,
    ReopenTicket,
    SolveTicket,
    TicketDetail,
)
from app.tickets.rules import CUSTOMERS_WORD, WITHDRAWN, Outcome, Rating
from app.tickets.withdrawing import WithdrawTicket
from ui.router import Route
from ui.theme import current
from ui.widgets.fields import ComboBox, TextArea
from ui.widgets.form_dialog import FormDialog
from ui.widgets.label import Label
from ui.widgets.page import Desk
from ui.widgets.ticket_field import TicketField
from ui.words import named, word

_ENDS = (*CUSTOMERS_WORD, Outcome.DUPLICATE, Outcome.SPAM)
_WIDE, _LOW, _LOWEST = 640, 320, 220  # design pixels


class StepForm(FormDialog):
    """A step of one ticket: reads it first, so that the version sent is the one that was seen."""

    height_wanted = _LOW

    def __init__(self, desk: Desk, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(desk, route, parent)
        self._ticket_id = route.record_id or 0
        self.seen: TicketDetail | None = None
        self._about = Label(color="text_secondary", wrap=True)
        self._about.setContentsMargins(0, 0, 0, current().px("s"))
        self.body.insertWidget(0, self._about)
        self.save_button.setEnabled(False)
        self.resize(current().scaled(_WIDE), current().scaled(self.height_wanted))
        self.add_fields()
        self.retranslate()
        self._read(self._on_read)

    def add_fields(self) -> None:
        """Add the fields of the step."""
        raise NotImplementedError

    def blank(self, ticket: TicketDetail) -> dict[str, Any]:
        """What the fields show before anybody types."""
        return {}

    def seen_version(self) -> int:
        """The version of the ticket that the form was filled from."""
        return self.seen.row.version if self.seen else 0

    def show_refusal(self, error: AppError) -> None:
        super().show_refusal(error)
        self.save_button.setEnabled(self.seen is not None)

    def read_again(self) -> None:
        """Read the ticket that somebody else changed; the next try knows the new state."""
        self._read(self._look_again)

    def _read(self, on_done: Callable[[TicketDetail], None]) -> None:
        self.desk.tasks.query(
            self,
            queries.ticket_detail,
            self._ticket_id,
            on_done=on_done,
            on_error=self.show_refusal,
            key="ticket",
        )

    def _look_again(self, ticket: TicketDetail) -> None:
        self.seen = ticket
        self.merge(self.blank(ticket))

    def _on_read(self, ticket: TicketDetail) -> None:
        self.seen = ticket
        row = ticket.row
        self._about.setText(f"{row.number} · {row.title} · {row.customer_name}")
        self.save_button.setEnabled(True)
        self.show_values(self.blank(ticket))


class SolveForm(StepForm):
    """The solution: steps and result."""

    def add_fields(self) -> None:
        self.form.add("solution", TextArea(lines=6), required=True, wide=True)

    def blank(self, ticket: TicketDetail) -> dict[str, Any]:
        return {"solution": ticket.solution}

    def retranslate(self) -> None:
        super().retranslate()
        self.setWindowTitle(self.tr("Solve ticket"))
        self.save_button.setText(self.tr("Solve"))
        self.form.set_label("solution", self.tr("Solution: steps and result"))

    def save(self) -> None:
        solution = self.form.values()["solution"]
        self.submit(service.solve, SolveTicket(self._ticket_id, solution, self.seen_version()))


class CloseForm(StepForm):
    """The customer's word on the solution; a duplicate or spam needs none."""

    def add_fields(self) -> None:
        self._outcome, self._rating = ComboBox(), ComboBox()
        self._other = TicketField(self.desk)
        self.form.add("outcome", self._outcome, required=True)
        self.form.add("rating", self._rating, required=True)
        self.form.add("of_id", self._other, required=True, wide=True)
        self.form.add("solution", TextArea(lines=4), required=True, wide=True)
        self.form.add("feedback", TextArea(lines=2), wide=True)
        self.form.add("root_cause", TextArea(lines=2))
        self.form.add("improvement", TextArea(lines=2))
        self._says = Label(color="text_secondary", wrap=True)
        self.body.insertWidget(self.body.count() - 1, self._says)
        self._outcome.currentIndexChanged.connect(self._follow_outcome)
        self._follow_outcome()
        self._other.look_around(self._ticket_id)

    def blank(self, ticket: TicketDetail) -> dict[str, Any]:
        names = ("solution", "outcome", "rating", "feedback", "root_cause", "improvement")
        return {name: getattr(ticket, name) for name in names}

    def retranslate(self) -> None:
        super().retranslate()
        self.setWindowTitle(self.tr("Close ticket"))
        self.save_button.setText(self.tr("Close the ticket"))
        self.cancel_button.setText(self.tr("Not now"))
        _offer(self._outcome, "ticket.outcome", _ENDS)
        _offer(self._rating, "ticket.rating", tuple(Rating))
        self.form.set_label("solution", self.tr("Solution: steps and result"))
        self.form.set_label("outcome", self.tr("How does it end?"))
        self.form.set_label("rating", self.tr("How content is the customer?"))
        self._says.setText(withdrawn_text())
        self.form.set_label("of_id", self.tr("It repeats the ticket"))
        self.form.set_label("feedback", self.tr("In the customer's words"))
        self.form.set_label("root_cause", self.tr("Root cause"))
        self.form.set_label("improvement", self.tr("What could be better"))

    def save(self) -> None:
        values = self.form.values()
        values.pop("of_id")
        values["outcome"] = Outcome(values["outcome"])
        if values["outcome"] in WITHDRAWN:
            ends = (self._ticket_id, values["outcome"], self.seen_version())
            is_duplicate = values["outcome"] is Outcome.DUPLICATE
            of_id = self._other.ticket_id() if is_duplicate else None
            self.submit(service.withdraw, WithdrawTicket(*ends, of_id))
            return
        values["rating"] = Rating(values["rating"])
        command = CloseTicket(ticket_id=self._ticket_id, seen_version=self.seen_version(), **values)
        self.submit(service.close, command)

    def _follow_outcome(self) -> None:
        """Ask only for what goes with this end."""
        outcome = self._outcome.value()
        for name in ("rating", "solution", "feedback", "root_cause", "improvement"):
            self.form.set_shown(name, outcome not in WITHDRAWN)
        self.form.set_shown("of_id", outcome == Outcome.DUPLICATE)
        self._says.setVisible(outcome in WITHDRAWN)
        self.fit_height()

    def _on_read(self, ticket: TicketDetail) -> None:
        super()._on_read(ticket)
        self.fit_height()


class ReopenForm(StepForm):
    """Why a closed ticket is taken up again."""

    def add_fields(self) -> None:
        self.form.add("reason", TextArea(lines=3), required=True, wide=True)

    def retranslate(self) -> None:
        super().retranslate()
        self.setWindowTitle(self.tr("Reopen ticket"))
        self.save_button.setText(self.tr("Reopen"))
        self.form.set_label("reason", self.tr("Reason"))

    def save(self) -> None:
        reason = self.form.values()["reason"]
        self.submit(service.reopen, ReopenTicket(self._ticket_id, reason, self.seen_version()))


class AssignForm(StepForm):
    """Who shall have it: a person, or a department whose people take it."""

    height_wanted = _LOWEST

    def add_fields(self) -> None:
        self._people: tuple[PersonRow, ...] = ()
        self._departments: tuple[DepartmentRow, ...] = ()
        self._department, self._owner = ComboBox(), ComboBox()
        self.form.add("department_id", self._department)
        self.form.add("owner_id", self._owner)
        tasks = self.desk.tasks
        tasks.query(self, identity.departments, on_done=self._on_departments, key="departments")
        tasks.query(self, identity.people, on_done=self._on_people, key="people")

    def blank(self, ticket: TicketDetail) -> dict[str, Any]:
        return {"department_id": ticket.row.department_id, "owner_id": ticket.row.owner_id}

    def retranslate(self) -> None:
        super().retranslate()
        self.setWindowTitle(self.tr("Assign ticket"))
        self.save_button.setText(self.tr("Assign"))
        self.form.set_label("department_id", self.tr("Department"))
        self.form.set_label("owner_id", self.tr("Person in charge"))
        self._offer_choices()

    def save(self) -> None:
        values = self.form.values()
        owner_id, department_id = values["owner_id"], values["department_id"]
        command = AssignTicket(self._ticket_id, owner_id, self.seen_version(), department_id)
        self.submit(service.assign, command)

    def _on_departments(self, departments: Sequence[DepartmentRow]) -> None:
        self._departments = tuple(departments)
        self._offer_choices()

    def _on_people(self, people: Sequence[PersonRow]) -> None:
        self._people = tuple(people)
        self._offer_choices()

    def _offer_choices(self) -> None:
        """Fill the boxes; what the ticket has stays chosen once its choice arrives."""
        values = self.form.values()
        seen = self.seen
        wanted = {
            name: value if value is not None else getattr(seen.row, name) if seen else None
            for name, value in values.items()
        }
        self._department.set_choices(
            [(row.id, named("department", row.key, row.name)) for row in self._departments]
        )
        nobody = (None, self.tr("Nobody yet: the department takes it"))
        people = [(person.id, person.name) for person in self._people if person.role != Role.ADMIN]
        self._owner.set_choices([nobody, *people])
        self.form.set_values(wanted)


def withdrawn_text() -> str:
    """What becomes of a ticket that is closed as no case of its own."""
    return QCoreApplication.translate(
        "StepForms",
        "Its clocks stop without counting as met or missed, no figure counts it, and the customer "
        "hears nothing.",
    )


def _offer(box: ComboBox, prefix: str, codes: Sequence[str]) -> None:
    """Fill a box with coded choices, none chosen until somebody does."""
    chosen = box.value()
    box.set_choices([(code, word(f"{prefix}.{code}")) for code in codes])
    box.set_value(chosen)
