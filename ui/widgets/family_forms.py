"""What one ticket is to another: a link, a duplicate, a merge."""

from typing import Any

from app.tickets import queries, service
from app.tickets.bulk import Step
from app.tickets.dto import TicketDetail, TicketRow
from app.tickets.links import BACK, LinkTickets
from app.tickets.merging import MergeTickets
from app.tickets.rules import LinkKind, Outcome
from app.tickets.withdrawing import WithdrawTicket
from ui.router import Route
from ui.theme import current
from ui.widgets.fields import ComboBox
from ui.widgets.form_dialog import FormDialog
from ui.widgets.inline_message import InlineMessage
from ui.widgets.label import Label
from ui.widgets.page import Desk
from ui.widgets.step_forms import StepForm, withdrawn_text
from ui.widgets.ticket_field import TicketField
from ui.words import word

_WIDE, _HIGH, _HIGHER = 640, 440, 540  # design pixels
_RELATIONS = (
    LinkKind.RELATED,
    LinkKind.CAUSED_BY,
    f"{LinkKind.CAUSED_BY}{BACK}",
    LinkKind.DUPLICATE_OF,
    f"{LinkKind.DUPLICATE_OF}{BACK}",
)


class OtherTicketForm(StepForm):
    """A step that names another ticket."""

    field = "other_id"
    height_wanted = _HIGH

    def add_fields(self) -> None:
        self.other = TicketField(self.desk)
        self.form.add(self.field, self.other, required=True, wide=True)
        self.other.look_around(self._ticket_id)


class LinkForm(OtherTicketForm):
    """What the ticket is to another one."""

    def add_fields(self) -> None:
        self._relation = ComboBox()
        self.form.add("kind", self._relation, required=True, wide=True)
        super().add_fields()

    def blank(self, ticket: TicketDetail) -> dict[str, Any]:
        return {"kind": LinkKind.RELATED, "other_id": None}

    def retranslate(self) -> None:
        super().retranslate()
        self.setWindowTitle(self.tr("Link with another ticket"))
        self.save_button.setText(self.tr("Link"))
        chosen = self._relation.value()
        self._relation.set_choices([(one, word(f"ticket.link.{one}")) for one in _RELATIONS])
        self._relation.set_value(chosen)
        self.form.set_label("kind", self.tr("Relation"))
        self.form.set_label("other_id", self.tr("Other ticket"))

    def save(self) -> None:
        relation, other_id = str(self._relation.value()), self.other.ticket_id()
        kind = LinkKind(relation.removesuffix(BACK))
        ends = (self._ticket_id, other_id)
        if relation.endswith(BACK) and other_id is not None:
            ends = (other_id, self._ticket_id)
        self.submit(service.link, LinkTickets(*ends, kind))


class DuplicateForm(OtherTicketForm):
    """Which ticket this one repeats."""

    field = "of_id"

    def add_fields(self) -> None:
        super().add_fields()
        self._says = Label(color="text_secondary", wrap=True)
        self.body.insertWidget(self.body.count() - 1, self._says)

    def retranslate(self) -> None:
        super().retranslate()
        self.setWindowTitle(self.tr("Close as a duplicate"))
        self.save_button.setText(self.tr("Close as a duplicate"))
        self._says.setText(withdrawn_text())
        self.form.set_label("of_id", self.tr("It repeats the ticket"))

    def save(self) -> None:
        version, of_id = self.seen_version(), self.other.ticket_id()
        wish = WithdrawTicket(self._ticket_id, Outcome.DUPLICATE, version, of_id)
        self.submit(service.withdraw, wish)


class MergeForm(OtherTicketForm):
    """Into which ticket this one goes; says what becomes of both before it happens."""

    field = "into_id"
    height_wanted = _HIGHER

    def add_fields(self) -> None:
        self._into: TicketDetail | None = None
        self._is_waiting = False
        super().add_fields()
        self._says = Label(color="text_secondary", wrap=True)
        self.warning = InlineMessage()
        self.body.insertWidget(self.body.count() - 1, self._says)
        self.body.insertWidget(self.body.count() - 1, self.warning)
        self.other.picker.textChanged.connect(self._on_picked)  # a draft brings one, too

    def retranslate(self) -> None:
        super().retranslate()
        self.setWindowTitle(self.tr("Merge into another ticket"))
        self.save_button.setText(self.tr("Merge"))
        self.form.set_label("into_id", self.tr("Merge into the ticket"))
        self._says.setText(
            self.tr(
                "This ticket is closed and its clocks stop; what happened on it is read on the "
                "other one from then on. It can be taken apart again."
            )
        )
        self._say()

    def read_again(self) -> None:
        super().read_again()
        self._on_picked()

    def save(self) -> None:
        into = self._into
        if into is None or self.seen is None or into.row.id != self.other.ticket_id():
            self._is_waiting = True  # its customer must be known first
            self._on_picked()
            return
        is_across = into.row.customer_id != self.seen.row.customer_id
        ends = (self._ticket_id, self.seen_version(), into.row.id, into.row.version)
        self.submit(service.merge, MergeTickets(*ends, is_across))

    def _on_picked(self) -> None:
        into_id = self.other.ticket_id()
        self._into = None
        self._say()
        if into_id is not None:
            self.desk.tasks.query(
                self,
                queries.ticket_detail,
                into_id,
                on_done=self._show_into,
                on_error=self.show_refusal,
                key="into",
            )

    def _show_into(self, into: TicketDetail) -> None:
        self._into = into
        self._say()
        if self._is_waiting and self.warning.isHidden():
            self.save()
        self._is_waiting = False

    def _say(self) -> None:
        """Warn of another customer: the two would read each other's case."""
        into, seen = self._into, self.seen
        self.warning.hide()
        if into is None or seen is None or into.row.customer_id == seen.row.customer_id:
            return
        text = self.tr(
            "The other ticket belongs to {0}, this one to {1}. Merge only if it is one case."
        )
        names = (into.row.customer_name, seen.row.customer_name)
        self.warning.show_message(text.format(*names), "warning")


class DuplicatesForm(FormDialog):
    """Which ticket several others repeat."""

    def __init__(self, desk: Desk, rows: tuple[TicketRow, ...], parent: Any = None) -> None:
        super().__init__(desk, Route("close_duplicates"), parent)
        self._rows = rows
        self.other = TicketField(desk)
        self._about = Label(color="text_secondary", wrap=True)
        self.body.insertWidget(0, self._about)
        self.form.add("of_id", self.other, required=True, wide=True)
        first, *others = (row.id for row in rows)
        self.other.look_around(first, tuple(others))
        self.resize(*(current().scaled(side) for side in (_WIDE, _HIGH)))
        self.retranslate()
        self.show_values({"of_id": None})

    def draft_key(self) -> str:
        return f"close_duplicates:{'-'.join(str(row.id) for row in self._rows[:20])}"

    def retranslate(self) -> None:
        super().retranslate()
        self.setWindowTitle(self.tr("Close as duplicates"))
        self.save_button.setText(self.tr("Close as duplicates"))
        self._about.setText(
            self.tr(
                "%n ticket(s) will be closed; their customers hear nothing.", "", len(self._rows)
            )
        )
        self.form.set_label("of_id", self.tr("They repeat the ticket"))

    def save(self) -> None:
        of_id = self.other.ticket_id()
        steps: tuple[Step, ...] = tuple(
            WithdrawTicket(row.id, Outcome.DUPLICATE, row.version, of_id) for row in self._rows
        )
        self.submit(service.do_each, steps)
