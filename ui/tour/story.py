"""The story of the tour: from the front desk's list to the manager's workbook."""

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QFileDialog

from app.reports.period import THIS_MONTH
from app.tickets.rules import ASSIGNED, IN_PROGRESS, NEW, Kind, Outcome, Priority, Rating
from ui.pages.customer.page import CustomerPage
from ui.pages.imports.page import ImportPage
from ui.pages.reports.card import ReportCard
from ui.pages.reports.choices import PeriodField, SubjectField
from ui.pages.reports.page import ReportsPage
from ui.pages.surveys.form import AnswerForm
from ui.pages.surveys.page import SurveysPage
from ui.pages.surveys.rating import RatingField
from ui.pages.ticket.page import TicketPage
from ui.pages.tickets.form import TicketForm
from ui.pages.tickets.page import TicketsPage
from ui.shell.first_start import FirstStart
from ui.shell.session import Session
from ui.tour import hands
from ui.tour.album import Album
from ui.tour.clock import StoryClock
from ui.tour.hands import seen
from ui.tour.texts import Texts
from ui.walk import Steps, Stuck, Walk
from ui.widgets.button import IconButton
from ui.widgets.fields import ComboBox
from ui.widgets.page import Page
from ui.widgets.step_forms import AssignForm, CloseForm, SolveForm

P = TypeVar("P", bound=Page)
D = TypeVar("D", bound=QDialog)

_PINYIN = "yf"  # of 云帆
_TO_WARNING, _TO_BREACH, _TO_ESCALATION = 23, 8, 61  # minutes; accepted within 30 by promise
_SCORES = "53444"


class Story(QObject):
    """Plays one day; every wait is for something a person would see."""

    def __init__(self, walk: Walk, album: Album, clock: StoryClock, typed: Texts) -> None:
        super().__init__(walk)
        self._walk, self._album, self._clock = walk, album, clock
        self._typed = typed
        self._window = walk.program.window

    def steps(self, customer_list: Path) -> Steps:
        """The whole story, a step whenever the window is at rest."""
        yield from self._first_start()
        yield from self._import(customer_list)
        yield from self._find_customer()
        yield from self._open_ticket()
        yield from self._time_passes()
        yield from self._work_on_ticket()
        yield from self._close_ticket()
        yield from self._enter_answers()
        yield from self._export()

    def _first_start(self) -> Steps:
        yield None
        dialog = self._dialog(FirstStart)
        hands.click_named(dialog.language, self._typed.language)
        yield None
        self._keep("first-start", self.tr("The first start asks three questions"))
        hands.click_primary(dialog)
        yield lambda: self._window.desk
        yield None
        self._keep("home", self.tr("An empty desk"))

    def _import(self, customer_list: Path) -> Steps:
        hands.click(self._window.rail.button("import"))
        yield None
        page = self._page(ImportPage)
        self._keep("import", self.tr("Where a list goes in"))
        hands.drop_file(page, customer_list)
        yield lambda: page.columns.isVisible()
        self._keep("import-columns", self.tr("Sheet, headings and columns were found"))
        hands.click_primary(page.columns)
        yield lambda: page.check.isVisible()
        self._keep("import-check", self.tr("What would come in, and what would not"))
        hands.click_primary(page.check)
        yield lambda: page.result.isVisible()
        self._keep("import-result", self.tr("The list is in"))
        hands.click(page.result.customers)
        yield None
        self._keep("customers", self.tr("The customers"))

    def _find_customer(self) -> Steps:
        session = self._session()
        hands.click(self._window.top_bar.search)
        yield None
        hands.type_text(session.palette.field, _PINYIN)
        yield lambda: any(
            one.key.startswith("route:customer/") for one in session.palette.model.entries()
        )
        self._keep("search", self.tr("Two letters of pinyin find the customer"))
        hands.press(session.palette.field, Qt.Key.Key_Return)
        yield None
        page = self._page(CustomerPage)
        hands.click(page.contacts.show_button)
        yield page.contacts.is_clear
        self._keep("customer", self.tr("The customer, with the phone number asked for"))

    def _open_ticket(self) -> Steps:
        hands.click(self._page(CustomerPage).header.ticket_button)
        yield None
        form = self._dialog(TicketForm)
        hands.type_text(form.form.field("title"), self._typed.title)
        hands.type_text(form.form.field("description"), self._typed.description)
        hands.choose(form.boxes["kind"], Kind.TECHNICAL)
        hands.choose(form.boxes["priority"], Priority.HIGH)
        yield lambda: len(form.promise.text()) > 0
        self._keep("new-ticket", self.tr("A ticket is opened; the form says what is promised"))
        hands.click_primary(form)
        yield lambda: self._is_shown(TicketPage)
        yield None
        self._keep("ticket", self.tr("Its clocks run, day and night for a VIP"))

    def _time_passes(self) -> Steps:
        hands.click(self._window.rail.button("tickets"))
        yield None
        yield from self._look_after(_TO_WARNING)
        self._keep("warning", self.tr("23 minutes later: the desk warns"))
        yield from self._look_after(_TO_BREACH)
        self._keep("breach", self.tr("31 minutes: nobody took it, it is late"))
        yield from self._look_after(_TO_ESCALATION)
        hands.click(self._window.rail.button("notices"))
        yield None
        self._keep("notices", self.tr("An hour later it was escalated; every notice came once"))
        hands.click_primary(self._session().notices)
        yield lambda: self._is_shown(TicketPage)

    def _look_after(self, minutes: int) -> Steps:
        """Let time pass; the watcher looks as its timer would have it look."""
        self._clock.pass_minutes(minutes)
        self._session().watcher.look()
        yield None
        page = self._page(TicketsPage)
        page.tick()
        yield None

    def _work_on_ticket(self) -> Steps:
        hands.click(self._window.rail.button("tickets"))
        yield None
        page = self._page(TicketsPage)
        self._drag(page, NEW, ASSIGNED)
        yield lambda: self._walk.dialogs()
        form = self._dialog(AssignForm)
        owner = form.form.field("owner_id")
        yield lambda: isinstance(owner, ComboBox) and owner.count() > 1
        hands.choose(seen(owner, ComboBox), self._me())
        self._keep("assign", self.tr("The card is dragged; the board asks who takes it"))
        hands.click_primary(form)
        yield lambda: page.board.lanes[ASSIGNED].model.rows
        self._drag(page, ASSIGNED, IN_PROGRESS)
        yield lambda: page.board.lanes[IN_PROGRESS].model.rows
        self._keep("in-progress", self.tr("In progress"))
        lane = page.board.lanes[IN_PROGRESS]
        hands.double_click(lane.view, lane.model.index(0, 0))
        yield lambda: self._is_shown(TicketPage)
        ticket = self._page(TicketPage)
        hands.type_text(ticket.compose.text, self._typed.told)
        hands.click(ticket.compose.send_button)
        yield lambda: not ticket.compose.text.toPlainText()
        self._keep("told", self.tr("The customer is told how it stands"))

    def _close_ticket(self) -> Steps:
        page = self._page(TicketPage)
        hands.click(page.head.buttons["solve"])
        yield lambda: self._walk.dialogs()
        solve = self._dialog(SolveForm)
        hands.type_text(solve.form.field("solution"), self._typed.solution)
        hands.click_primary(solve)
        yield lambda: not self._walk.dialogs()
        hands.click(page.head.buttons["close"])
        yield lambda: self._walk.dialogs()
        close = self._dialog(CloseForm)
        hands.choose(seen(close.form.field("outcome"), ComboBox), Outcome.SOLVED)
        hands.choose(seen(close.form.field("rating"), ComboBox), Rating.CONTENT)
        hands.type_text(close.form.field("feedback"), self._typed.feedback)
        self._keep("close", self.tr("Solved; the customer's word closes it"))
        hands.click_primary(close)
        yield lambda: not self._walk.dialogs()
        self._keep("closed", self.tr("Closed; everything that happened stands below each other"))

    def _enter_answers(self) -> Steps:
        hands.click(self._window.rail.button("surveys"))
        yield None
        page = self._page(SurveysPage)
        table = page.invitations.table
        self._keep("to-ask", self.tr("The closed ticket asks for the customer's opinion"))
        hands.double_click(table, table.model().index(0, 0))
        yield lambda: self._walk.dialogs()
        form = self._dialog(AnswerForm)
        ratings = form.findChildren(RatingField)
        for rating, score in zip(ratings, _SCORES, strict=True):
            hands.press(rating, getattr(Qt.Key, f"Key_{score}"))
        hands.type_text(form.form.field("comment"), self._typed.comment)
        self._keep("answers", self.tr("The answers are taken by phone, with the keys 1 to 5"))
        hands.click_primary(form)
        yield lambda: not self._walk.dialogs()
        yield None
        self._keep("dashboard", self.tr("The dashboard shows them"))

    def _export(self) -> Steps:
        hands.click(self._window.rail.button("reports"))
        yield None
        cards = self._page(ReportsPage).cards
        survey, tracking = cards["survey_results"], cards["ticket_tracking"]
        hands.choose(seen(survey.period, PeriodField).names, THIS_MONTH)
        yield from self._save(survey)
        self._keep("survey-workbook", self.tr("The manager gets the survey as a workbook"))
        picker = seen(tracking.subject, SubjectField).picker
        hands.type_text(picker, _PINYIN)
        yield lambda: hands.has_list(picker)
        hands.pick_first(picker)
        yield from self._save(tracking)
        self._keep("ticket-workbook", self.tr("And the tracking form of the ticket"))

    def _save(self, card: ReportCard) -> Steps:
        hands.click_later(card.save)
        yield lambda: self._walk.dialogs()
        dialog = self._dialog(QFileDialog)
        path = hands.save_as(dialog, self._album.folder, self._album.next_number())
        yield lambda: card.files.isVisible() or card.message.isVisible()
        if not path.exists():
            raise Stuck(f"{path.name} was not written: {card.message.text()}")
        self._window.activateWindow()  # offscreen nobody else gives the focus back
        yield self._window.isActiveWindow

    def _drag(self, page: TicketsPage, start: str, end: str) -> None:
        lanes = page.board.lanes
        hands.drag(lanes[start].view, lanes[start].model.index(0, 0), lanes[end].view)

    def _keep(self, name: str, caption: str) -> None:
        """Keep a picture, then put away the messages that were read on it."""
        self._walk.where = name
        self._album.keep(self._window, name, caption)
        for toast in self._window.toasts.toasts():
            hands.click(seen(toast.findChild(IconButton), IconButton))

    def _session(self) -> Session:
        session = self._walk.program.session
        if session is None:
            raise Stuck("the store is not open")
        return session

    def _me(self) -> int:
        desk = self._window.desk
        return desk.tasks.backend.actor.user_id if desk else 0

    def _page(self, kind: type[P]) -> P:
        return seen(self._window.pages.page(), kind)

    def _is_shown(self, kind: type[Page]) -> bool:
        return isinstance(self._window.pages.page(), kind)

    def _dialog(self, kind: type[D]) -> D:
        open_now = self._walk.dialogs()
        return seen(open_now[-1] if open_now else None, kind)
