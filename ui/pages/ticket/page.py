"""One ticket: clocks above, what was said in the middle, what is known at the right."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.errors import AppError
from app.core.paging import Page as RowPage
from app.customers import queries as customers
from app.files.dto import Holder, Record
from app.identity import queries as identity
from app.sla.calendar import BusinessCalendar
from app.sla.dto import ClockRow
from app.sla.policy import ClockKind
from app.tickets import family, queries, service
from app.tickets.dto import EventRow, StatusRow, TicketDetail
from app.tickets.family import LinkRow
from app.tickets.links import LinkTickets
from app.tickets.rules import LinkKind
from app.tickets.steps import ticket_steps
from app.tickets.steps_dto import TicketSteps as StepsDone
from ui.pages.ticket.centre import Centre
from ui.pages.ticket.clocks import ClockPanel
from ui.pages.ticket.compose import ComposeBox
from ui.pages.ticket.conversation import Conversation
from ui.pages.ticket.due_form import DueForm
from ui.pages.ticket.edit_form import EditForm
from ui.pages.ticket.end_banner import EndBanner
from ui.pages.ticket.explain_dialog import ExplainDialog
from ui.pages.ticket.header import TicketHeader
from ui.pages.ticket.mails import Mails
from ui.pages.ticket.mute_button import MuteButton
from ui.pages.ticket.properties import Properties
from ui.pages.ticket.steps_panel import StepsPanel
from ui.router import Route
from ui.theme import current
from ui.widgets.attachments import AttachmentPanel
from ui.widgets.drop_area import DropArea
from ui.widgets.form_dialog import FormDialog
from ui.widgets.page import Desk, Page
from ui.widgets.page_states import PageStates
from ui.widgets.presence import PresenceBar
from ui.widgets.ticket_steps import TicketSteps

TICK_MS = 30_000
_LOW = 690  # design pixels; below, all else leaves half of the page to what was said
_ALL, _SAID, _STEPS, _FILES = "all", "said", "steps", "files"
_SPOKEN = (_ALL, _SAID)  # the parts one writes under


class TicketPage(Page):
    """Everything about one ticket; the same page serves one after the other."""

    topics = ("ticket", "customer", "contact", "sla", "person", "department")

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        backend = desk.tasks.backend
        self._ticket_id: int | None = None
        self._ticket: TicketDetail | None = None
        self._file_count = 0
        self.steps = TicketSteps(desk, self)
        self.head = TicketHeader(backend.clock, backend.actor.user_id)
        self.presence = PresenceBar(desk, "ticket")
        self.head.add_presence(self.presence)
        self.mute = MuteButton(desk)
        self.head.add_mute(self.mute)
        self.banner = EndBanner()
        self.clocks = ClockPanel(backend.clock)
        self.conversation = Conversation()
        Mails(desk, self.conversation, self)
        self.compose = ComposeBox(desk)
        self.todo = StepsPanel(desk)
        self.properties = Properties(desk)
        self.centre = Centre()
        for key in _SPOKEN:
            self.centre.add_part(key, self.conversation)
        self.centre.add_part(_STEPS, self.todo)
        self.centre.header.add_action(self.todo.add_button)
        self._wanted_part = ""
        self.files = AttachmentPanel(desk)
        self.centre.add_part(_FILES, self.files)
        self._build()
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._timer.start()
        self._connect()
        self.retranslate()

    def title(self) -> str:
        if self._ticket is None:
            return self.tr("Ticket")
        return f"{self._ticket.row.number} {self._ticket.row.title}"

    def open_route(self, route: Route) -> None:
        """Show the ticket ``record_id``, and there the ``part`` of the middle that is wanted."""
        self._wanted_part = route.param("part") or ""
        if route.record_id == self._ticket_id:
            self._choose_wanted()
        if route.record_id is None or route.record_id == self._ticket_id:
            return
        self.compose.keep_draft()
        self._ticket_id, self._ticket = route.record_id, None
        self.presence.show_record(route.record_id)
        self.mute.show_ticket(route.record_id)
        self.conversation.begin()
        self.todo.begin()
        if self.centre.current() not in _SPOKEN:
            self.centre.choose(_ALL)  # steps and files are looked into ticket by ticket
        self._name_steps()
        self.banner.hide()
        if self.isVisible():
            self.reload()
        else:
            self._is_stale = True

    def reload(self) -> None:
        """Read the ticket, its clocks, its history and its customer."""
        if self._ticket_id is None:
            return
        query, ticket_id = self.desk.tasks.query, self._ticket_id
        self.states.begin()
        query(
            self,
            queries.ticket_detail,
            ticket_id,
            on_done=self._show,
            on_error=self._on_error,
            key="ticket",
        )
        query(self, queries.statuses, on_done=self.head.show_statuses, key="statuses")
        query(self, identity.people, on_done=self.properties.show_people, key="people")
        query(
            self,
            identity.departments,
            on_done=self.properties.show_departments,
            key="departments",
        )

    def tick(self) -> None:
        """Say the time left anew."""
        if self.isVisible():
            self.head.tick()
            self.clocks.tick()
            self.compose.show_promise(self.clocks.promise())

    def may_leave(self) -> bool:
        """What is typed is kept as a draft, so one may always leave."""
        self.compose.keep_draft()
        return True

    def retranslate(self) -> None:
        self._name_centre()
        self.centre.set_text(_ALL, self.tr("Everything"))
        self.centre.set_text(_SAID, self.tr("What was said"))
        self.todo.retranslate()
        self._name_steps()
        self._name_files(self._file_count)
        self.clocks.tick()
        self.compose.show_promise(self.clocks.promise())

    def hideEvent(self, event: QHideEvent) -> None:
        self.compose.keep_draft()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_brief(self.height() < current().scaled(_LOW))

    def _set_brief(self, is_brief: bool) -> None:
        theme = current()
        self.head.set_brief(is_brief)
        self.clocks.set_brief(is_brief)
        self.compose.set_brief(is_brief)
        self._is_brief = is_brief
        self._name_centre()
        edge = theme.px("xs" if is_brief else "m")
        self._whole.setContentsMargins(theme.px("xl"), edge, theme.px("xl"), edge)
        gap = theme.px("xs" if is_brief else "s")
        self._column.setSpacing(gap)
        self._left.setSpacing(gap)
        self.centre.column.setSpacing(gap)

    def _name_centre(self) -> None:
        """Where there is little room the segments speak for themselves."""
        self.centre.header.set_title("" if self._is_brief else self.tr("What happened"))

    def _build(self) -> None:
        content = QWidget()
        self.drop_area = DropArea()
        self._left, self._column = QVBoxLayout(self.drop_area), QVBoxLayout(content)
        self._whole = QVBoxLayout()
        self._left.setContentsMargins(0, 0, 0, 0)
        self._left.addWidget(self.centre, 1)
        self._left.addWidget(self.compose)
        below = QHBoxLayout()
        below.setSpacing(current().px("m"))
        below.addWidget(self.drop_area, 1)
        below.addWidget(self.properties)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.head)
        self._column.addWidget(self.banner)
        self._column.addWidget(self.clocks)
        self._column.addLayout(below, 1)
        self.states = PageStates(content, "ticket_diagonal")
        self._whole.addWidget(self.states)
        self.setLayout(self._whole)
        self._set_brief(False)

    def _connect(self) -> None:
        self.states.retried.connect(self.reload)
        self.head.step_wanted.connect(self._on_step_wanted)
        self.head.move_wanted.connect(self._on_move_wanted)
        self.head.customer_wanted.connect(self._open_customer)
        self.properties.customer.opened.connect(self._open_customer)
        self.properties.links.opened.connect(self._open_ticket)
        self.properties.links.remove_wanted.connect(self._on_unlink)
        self.banner.opened.connect(self._open_ticket)
        self.properties.wanted.connect(self._on_wanted)
        self.properties.due_wanted.connect(self._on_due_wanted)
        self.clocks.explain_wanted.connect(self._on_explain_wanted)
        self.conversation.more_wanted.connect(self._on_more_wanted)
        self.centre.chosen.connect(self._on_part_chosen)
        self.todo.begun.connect(self._on_begun)
        self.todo.refused.connect(self.reload)
        self.todo.opened.connect(self.steps.opened)
        self.todo.force.plan_wanted.connect(self._on_plan_wanted)
        self.conversation.file_wanted.connect(self.files.open_file)
        self.compose.files_wanted.connect(self.files.choose)
        self.compose.files_given.connect(self.files.take)
        self.drop_area.dropped.connect(self.files.take)
        self.files.counted.connect(self._name_files)
        self.steps.failed.connect(self._on_failed)
        for keys, slot in (("F9", self._on_telling_wanted), ("F7", self.clocks.explain)):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def _show(self, ticket: TicketDetail) -> None:
        self._ticket = ticket
        self.setWindowTitle(self.title())
        self.head.show_ticket(ticket)
        self.properties.setEnabled(True)
        self.properties.show_ticket(ticket)
        self.compose.show_ticket(ticket)
        self.todo.show_ticket(ticket)
        holder = Holder(Record.TICKET, ticket.row.id)
        self.files.show_holder(holder, may_add="ticket.comment" in ticket.may)
        self.states.show_content()
        query = self.desk.tasks.query
        query(
            self,
            queries.clocks_now,
            ticket.row.id,
            on_done=self._show_clocks,
            key="clocks",
        )
        query(
            self,
            queries.history,
            ticket.row.id,
            on_done=self._show_history,
            key="history",
        )
        query(self, ticket_steps, ticket.row.id, on_done=self._show_steps, key="steps")
        query(self, family.links, ticket.row.id, on_done=self._show_links, key="links")
        query(
            self,
            customers.customer_detail,
            ticket.row.customer_id,
            on_done=self.properties.show_customer,
            key="customer",
        )

    def _name_files(self, count: int) -> None:
        self._file_count = count
        text = self.tr("Attachments")
        self.centre.set_text(_FILES, f"{text} ({count})" if count else text)

    def _show_links(self, rows: tuple[LinkRow, ...]) -> None:
        self.properties.links.show_links(rows)
        if self._ticket is not None:
            self.banner.show_ticket(self._ticket, rows)

    def _on_unlink(self, row: LinkRow) -> None:
        wish = LinkTickets(row.first_id, row.second_id, LinkKind(row.kind))
        self.desk.tasks.command(self, service.unlink, wish)

    def _show_clocks(self, found: tuple[tuple[ClockRow, ...], BusinessCalendar]) -> None:
        self.clocks.show_clocks(found)
        self.compose.show_promise(self.clocks.promise())
        is_open = any(clock.kind is ClockKind.PLAN and clock.is_open for clock in found[0])
        self.compose.offer_plan(is_open)
        self.todo.show_plan(self.clocks.plan(), is_open=is_open)

    def _show_history(self, page: RowPage[EventRow]) -> None:
        if self._ticket is not None:
            self.conversation.show_history(page, self._ticket.description)

    def _show_steps(self, steps: StepsDone) -> None:
        self.todo.show_steps(steps)
        self._name_steps()
        self._choose_wanted()

    def _name_steps(self) -> None:
        self.centre.set_text(_STEPS, self.todo.text())

    def _choose_wanted(self) -> None:
        """Show the part that somebody came for, as soon as it is there."""
        if self._wanted_part and self.centre.has_segment(self._wanted_part):
            self.centre.choose(self._wanted_part)
            self._wanted_part = ""

    def _on_begun(self) -> None:
        self._name_steps()
        self.centre.choose(_STEPS)

    def _on_plan_wanted(self) -> None:
        self.centre.choose(_ALL)
        self.compose.begin_plan()

    def _on_more_wanted(self, cursor: object) -> None:
        self.desk.tasks.query(
            self,
            queries.history,
            self._ticket_id,
            cursor,
            on_done=self.conversation.show_earlier,
            key="earlier",
        )

    def _on_error(self, error: AppError) -> None:
        self.states.fail(error, is_current=self._ticket is not None)

    def _on_part_chosen(self, key: str) -> None:
        self.compose.setVisible(key in _SPOKEN)
        if key in _SPOKEN:
            self.conversation.show_changes(key == _ALL)

    def _on_telling_wanted(self) -> None:
        if self.centre.current() not in _SPOKEN:
            self.centre.choose(_ALL)
        self.compose.begin_telling()

    def _on_step_wanted(self, step: str) -> None:
        if self._ticket is None:
            return
        row = self._ticket.row
        if step == "edit":
            self._ask(EditForm(self.desk, Route("edit_ticket", row.id), self.window()))
            return
        steps = {
            "take": self.steps.take,
            "assign": self.steps.assign,
            "solve": self.steps.solve,
            "close": self.steps.close,
            "reopen": self.steps.reopen,
            "link": self.steps.link,
            "merge": self.steps.merge,
            "take_apart": self.steps.take_apart,
            "duplicate": self.steps.duplicate,
            "spam": self.steps.spam,
        }
        steps[step](row)

    def _on_due_wanted(self) -> None:
        if self._ticket is not None:
            self._ask(DueForm(self.desk, Route("ticket_due", self._ticket.row.id), self.window()))

    def _on_explain_wanted(self, clock: ClockRow) -> None:
        key = (clock.kind, clock.instance)
        dialog = ExplainDialog(self.desk, clock.record_id, key, self.window())
        dialog.open()
        self.steps.opened.emit(dialog)

    def _ask(self, form: FormDialog) -> None:
        form.open()
        self.steps.opened.emit(form)

    def _on_move_wanted(self, status: StatusRow) -> None:
        if self._ticket is not None:
            self.steps.move(self._ticket.row, status, self._ticket.row.version)

    def _on_wanted(self, command: Callable[..., object], wish: object) -> None:
        """A property was changed; nothing else can be until the fresh ticket is here."""
        self.properties.setEnabled(False)
        self.desk.tasks.command(self, command, wish, on_error=self._on_property_refused)

    def _on_property_refused(self, error: AppError) -> None:
        self.desk.tasks.refused.emit(error)
        self.reload()

    def _on_failed(self, _error: AppError) -> None:
        self.reload()

    def _open_ticket(self, ticket_id: int) -> None:
        self.desk.router.go(Route("ticket", ticket_id))

    def _open_customer(self, customer_id: int) -> None:
        self.desk.router.go(Route("customer", customer_id))
