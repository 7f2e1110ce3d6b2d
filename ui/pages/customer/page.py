"""One customer on one page: contacts at the left, the timeline, open work at the right."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QVBoxLayout, QWidget

from app.core.errors import AppError
from app.core.paging import PAGE_SIZE, Cursor
from app.customers import queries, service
from app.customers.dto import ContactRow, CustomerDetail, DeleteCustomer
from app.files.dto import Holder, Record
from app.timeline import queries as timeline
from app.timeline.dto import EntryKind, TimelineEntry
from ui.pages.customer.contact_form import ContactForm
from ui.pages.customer.contacts import ContactsPanel
from ui.pages.customer.facts import FactsPanel
from ui.pages.customer.header import CustomerHeader
from ui.pages.customer.note_box import NoteBox
from ui.pages.customer.timeline import TimelineModel
from ui.pages.customer.timeline_view import TimelineView
from ui.pages.customer.work import WorkPanel
from ui.router import Route
from ui.theme import current
from ui.widgets.attachments import AttachmentPanel
from ui.widgets.card import Card
from ui.widgets.drop_area import DropArea
from ui.widgets.page import Desk, Page
from ui.widgets.page_states import PageStates
from ui.widgets.presence import PresenceBar
from ui.widgets.remembered import remember, remembered
from ui.widgets.segmented import Option, SegmentedControl

_ALL = "all"
_MINUTE_MS = 60_000
_NARROWEST = (224, 320, 224)  # design pixels: left, timeline, right


class CustomerPage(Page):
    """Everything about one customer; everything can be added from here."""

    topics = ("customer", "contact", "interaction", "followup", "ticket", "survey", "sla")

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._customer_id = 0
        self._detail: CustomerDetail | None = None
        self.model = TimelineModel(desk.tasks.backend.clock, self)
        self._build()
        self._connect()
        self._minute = QTimer(self, interval=_MINUTE_MS)
        self._minute.timeout.connect(self._on_minute)
        self._minute.start()
        self.retranslate()

    def title(self) -> str:
        return self._detail.row.name if self._detail else self.tr("Customer")

    def open_route(self, route: Route) -> None:
        """Show a customer."""
        if route.record_id is None or route.record_id == self._customer_id:
            return
        self._customer_id = route.record_id
        self._detail = None
        self.presence.show_record(route.record_id)
        self.note.open(route.record_id)
        self.view.begin_anew()
        self.model.set_rows(())
        self.kinds.choose(_ALL)
        self._is_stale = True
        if self.isVisible():
            self._is_stale = False
            self.reload()

    def reload(self) -> None:
        """Read everything again; what is being typed stays."""
        if not self._customer_id:
            return
        self.states.begin()
        self.desk.tasks.query(
            self,
            queries.customer_detail,
            self._customer_id,
            on_done=self._show,
            on_error=self._on_error,
            key="detail",
        )
        self._read_timeline(None)
        self.work.load(self._customer_id)
        holder = Holder(Record.CUSTOMER, self._customer_id)
        self.files.show_holder(holder, may_add=self.desk.may("ticket.comment"))

    def retranslate(self) -> None:
        kinds = (
            (_ALL, self.tr("All")),
            (EntryKind.INTERACTION.value, self.tr("Interactions")),
            (EntryKind.TICKET.value, self.tr("Tickets")),
            (EntryKind.FOLLOWUP.value, self.tr("Follow-ups")),
            (EntryKind.SURVEY.value, self.tr("Surveys")),
            (EntryKind.CUSTOMER.value, self.tr("Changes")),
        )
        self.kinds.set_options([Option(key, text) for key, text in kinds])
        self.kinds.setAccessibleName(self.tr("Kind of entries"))
        self.view.setAccessibleName(self.tr("Timeline"))
        self.view.set_placeholder(self.tr("Nothing happened here yet. Log the first talk above."))
        self.model.repaint_all()

    def may_leave(self) -> bool:
        self.note.keep_draft()
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.note.keep_draft()
        self.contacts.set_clear(())  # nobody reads over a shoulder later

    def _build(self) -> None:
        may = self.desk.may
        self.header = CustomerHeader(
            may_report=may("ticket.report"), may_log=may("interaction.write")
        )
        self.presence = PresenceBar(self.desk, "customer")
        self.header.add_presence(self.presence)
        self.contacts = ContactsPanel()
        self.facts = FactsPanel(self.desk.tasks.backend.zone)
        self.files = AttachmentPanel(self.desk, is_narrow=True)
        self.note = NoteBox(self.desk)
        self.note.setVisible(may("interaction.write"))
        self.kinds = SegmentedControl()
        self.view = TimelineView(self.model)
        self.work = WorkPanel(self.desk)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setObjectName("customer")
        self._splitter.setChildrenCollapsible(False)
        self._panes = (self._left(), self._middle(), self.work)
        for pane in self._panes:
            self._splitter.addWidget(pane)
        self._splitter.setStretchFactor(1, 1)
        sizes = remembered("customer/splitter", [300, 600, 300])
        self._splitter.setSizes([int(size) for size in sizes])
        inside = self.drop_area = DropArea()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.header)
        self._column.addWidget(self._splitter, 1)
        self.states = PageStates(inside, "contact_card")
        self._outer = QVBoxLayout(self)
        self._outer.addWidget(self.states)
        current().changed.connect(self._restyle)
        self._restyle()

    def _left(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().px("m"))
        column.addWidget(self.contacts)
        column.addWidget(self.files)
        column.addWidget(self.facts)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inside)
        return scroll

    def _middle(self) -> QWidget:
        pane = QWidget()
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().px("m"))
        card = Card()
        card.body.addWidget(self.kinds, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addWidget(self.view, 1)
        column.addWidget(self.note)
        column.addWidget(card, 1)
        return pane

    def _connect(self) -> None:
        self.header.back_requested.connect(partial(self.desk.router.go, "customers"))
        self.header.log_requested.connect(self._log)
        self.header.ticket_requested.connect(self._new_ticket)
        self.header.edit_requested.connect(self._edit)
        self.header.delete_requested.connect(self._delete)
        self.contacts.reveal_requested.connect(self._reveal)
        self.contacts.add_requested.connect(self._add_contact)
        self.contacts.edit_requested.connect(self._edit_contact)
        self.drop_area.dropped.connect(self.files.take)
        self.note.text.files_given.connect(self.files.take)
        self.kinds.chosen.connect(self._on_kind_chosen)
        self.model.page_wanted.connect(self._read_timeline)
        self.view.opened.connect(self._open_entry)
        self.view.file_wanted.connect(self.files.open_file)
        self.states.retried.connect(self.reload)
        self.states.acted.connect(partial(self.desk.router.go, "customers"))
        self._splitter.splitterMoved.connect(self._on_splitter_moved)
        for keys, slot in (("F8", self._log), ("Ctrl+E", self._edit)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _read_timeline(self, cursor: Cursor | None) -> None:
        kind = self.kinds.current()
        kinds = frozenset() if kind in ("", _ALL) else frozenset({EntryKind(kind)})
        self.desk.tasks.query(
            self,
            timeline.timeline,
            self._customer_id,
            kinds,
            cursor,
            PAGE_SIZE if cursor else max(PAGE_SIZE, len(self.model.rows)),
            on_done=self.model.show_first if cursor is None else self.model.append_page,
            on_error=self._on_error,
            key="timeline",
        )

    def _show(self, detail: CustomerDetail) -> None:
        self._detail = detail
        self.header.set_detail(detail)
        self.contacts.set_detail(detail)
        self.facts.set_detail(detail)
        self.states.show_content()

    def _on_error(self, error: AppError) -> None:
        self.states.fail(error, is_current=self._detail is not None)

    def _on_kind_chosen(self, _kind: str) -> None:
        self.view.begin_anew()
        self._read_timeline(None)

    def _on_minute(self) -> None:
        if self.isVisible():
            self.model.repaint_all()
            self.work.refresh_times()

    def _on_splitter_moved(self) -> None:
        remember("customer/splitter", self._splitter.sizes())

    def _open_entry(self, entry: TimelineEntry) -> None:
        if entry.kind is EntryKind.TICKET:
            self.desk.router.go(Route("ticket", entry.record_id))
        elif entry.kind is EntryKind.SURVEY and entry.what == "invited":
            self.desk.router.go(Route("answer_survey", entry.record_id))
        elif entry.kind is EntryKind.INTERACTION:
            self.desk.router.go(Route("interaction", entry.record_id))

    def _params(self) -> tuple[tuple[str, str], ...]:
        return (("customer", str(self._customer_id)),)

    def _log(self) -> None:
        self.desk.router.go(Route("log_interaction", params=self._params()))

    def _new_ticket(self) -> None:
        self.desk.router.go(Route("new_ticket", params=self._params()))

    def _edit(self) -> None:
        if self._detail is not None and self._detail.may_change:
            self.desk.router.go(Route("edit_customer", self._customer_id))

    def _delete(self) -> None:
        if self._detail is not None:
            command = DeleteCustomer(self._customer_id, self._detail.row.version)
            self.desk.tasks.command(self, service.delete, command, on_done=self._on_deleted)

    def _on_deleted(self, _result: object) -> None:
        self._customer_id = 0
        self.desk.router.go("customers")

    def _reveal(self) -> None:
        asked = self._customer_id
        self.desk.tasks.command(
            self, service.request_reveal, asked, on_done=lambda _r: self._read_clear(asked)
        )

    def _read_clear(self, customer_id: int) -> None:
        if customer_id == self._customer_id:
            self.desk.tasks.query(
                self,
                queries.revealed_points,
                customer_id,
                on_done=self.contacts.set_clear,
                key="clear",
            )

    def _add_contact(self) -> None:
        ContactForm(self.desk, self._customer_id, None, self.window()).open()

    def _edit_contact(self, contact: ContactRow) -> None:
        ContactForm(self.desk, self._customer_id, contact, self.window()).open()

    def _restyle(self) -> None:
        theme = current()
        side, top = theme.px("xl"), theme.px("l")
        self._outer.setContentsMargins(side, top, side, top)
        self._column.setSpacing(theme.px("m"))
        self._splitter.setHandleWidth(theme.px("m"))
        for pane, width in zip(self._panes, _NARROWEST, strict=True):
            pane.setMinimumWidth(theme.scaled(width))
