"""The story of the tour: from the front desk's list to the manager's workbook."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from app.reports.period import THIS_MONTH
from app.sla.policy import ClockKind
from app.tickets.rules import ASSIGNED, IN_PROGRESS, NEW, Kind, Outcome, Priority, Rating
from ui.pages.customer.page import CustomerPage
from ui.pages.imports.page import ImportPage
from ui.pages.reports.card import ReportCard
from ui.pages.reports.choices import PeriodField, SubjectField
from ui.pages.reports.page import ReportsPage
from ui.pages.surveys.form import AnswerForm
from ui.pages.surveys.page import SurveysPage
from ui.pages.surveys.rating import RatingField
from ui.pages.ticket.explain_dialog import ExplainDialog
from ui.pages.ticket.page import TicketPage
from ui.pages.tickets.form import TicketForm
from ui.pages.tickets.page import TicketsPage
from ui.shell.first_start import FirstStart
from ui.tour import hands
from ui.tour.complaint import Complaint
from ui.tour.hands import seen
from ui.tour.stage import Stage
from ui.walk import Steps, Stuck
from ui.widgets.fields import ComboBox
from ui.widgets.step_forms import AssignForm, CloseForm, SolveForm

_PINYIN = "yf"  # of 云帆
_ACCEPTED_WITHIN = 30  # minutes by promise
_TO_WARNING, _TO_BREACH, _TO_ESCALATION = 23, 8, 61  # minutes
_SCORES = "53444"


class Story(Stage):
    """Plays one day; every wait is for something a person would see."""

    def steps(self, customer_list: Path) -> Steps:
        """The whole story, a step whenever the window is at rest."""
        yield from self._first_start()
        yield from self._import(customer_list)
        yield from self._find_customer()
        yield from self._open_ticket()
        yield from self._time_passes()
        yield from self._ask_why()
        yield from self._work_on_ticket()
        yield from self._close_ticket()
        yield from self._enter_answers()
        yield from Complaint(self.walk, self.album, self.clock, self.typed).steps()
        yield from self._export()

    def _first_start(self) -> Steps:
        yield None
        dialog = self.dialog(FirstStart)
        hands.click_named(dialog.language, self.typed.language)
        yield None
        self.keep("first-start", self.tr("The first start asks three questions"))
        hands.click_primary(dialog)
        yield lambda: self.window.desk
        yield None
        self.keep("home", self.tr("An empty desk"))

    def _import(self, customer_list: Path) -> Steps:
        yield from self.go_to("import")
        page = self.page(ImportPage)
        self.keep("import", self.tr("Where a list goes in"))
        hands.drop_file(page, customer_list)
        yield lambda: page.columns.isVisible()
        self.keep("import-columns", self.tr("Sheet, headings and columns were found"))
        hands.click_primary(page.columns)
        yield lambda: page.check.isVisible()
        self.keep("import-check", self.tr("What would come in, and what would not"))
        hands.click_primary(page.check)
        yield lambda: page.result.isVisible()
        self.keep("import-result", self.tr("The list is in"))
        hands.click(page.result.customers)
        yield None
        self.keep("customers", self.tr("The customers"))

    def _find_customer(self) -> Steps:
        session = self.session()
        hands.click(self.window.top_bar.search)
        yield None
        hands.type_text(session.palette.field, _PINYIN)
        yield lambda: any(
            one.key.startswith("route:customer/") for one in session.palette.model.entries()
        )
        self.keep("search", self.tr("Two letters of pinyin find the customer"))
        hands.press(session.palette.field, Qt.Key.Key_Return)
        yield None
        page = self.page(CustomerPage)
        hands.click(page.contacts.show_button)
        yield page.contacts.is_clear
        self.keep("customer", self.tr("The customer, with the phone number asked for"))

    def _open_ticket(self) -> Steps:
        hands.click(self.page(CustomerPage).header.ticket_button)
        yield None
        form = self.dialog(TicketForm)
        hands.type_text(form.form.field("title"), self.typed.title)
        hands.type_text(form.form.field("description"), self.typed.description)
        hands.choose(form.boxes["kind"], Kind.TECHNICAL)
        hands.choose(form.boxes["priority"], Priority.HIGH)
        yield lambda: len(form.promise.text()) > 0
        self.keep("new-ticket", self.tr("A ticket is opened; the form says what is promised"))
        hands.click_primary(form)
        yield lambda: self.is_shown(TicketPage)
        yield None
        self.keep("ticket", self.tr("Its clocks run, day and night for a VIP"))

    def _time_passes(self) -> Steps:
        yield from self.go_to("tickets")
        yield from self._look_after(_TO_WARNING)
        self.keep("warning", self.tr("23 minutes later: the desk warns"))
        yield from self._look_after(_TO_BREACH)
        self.keep("breach", self.tr("31 minutes: nobody took it, it is late"))
        yield from self._look_after(_TO_ESCALATION)
        yield from self.go_to("notices")
        self.keep("notices", self.tr("An hour later it was escalated; every notice came once"))
        hands.click_primary(self.session().notices)
        yield lambda: self.is_shown(TicketPage)

    def _look_after(self, minutes: int) -> Steps:
        """Let time pass; the watcher looks as its timer would have it look."""
        self.clock.pass_minutes(minutes)
        self.session().watcher.look()
        yield None
        page = self.page(TicketsPage)
        page.tick()
        yield None

    def _ask_why(self) -> Steps:
        hands.click(self.page(TicketPage).clocks.tiles[ClockKind.ACCEPT])
        yield self.has_dialog
        dialog = self.dialog(ExplainDialog)
        if f"{_ACCEPTED_WITHIN}" not in dialog.texts():
            raise Stuck(f"the deadline is not explained: {dialog.texts()}")
        self.keep("deadline", self.tr("Why it was due then: the promise and the calendar"))
        hands.click_primary(dialog)
        yield lambda: not self.has_dialog()

    def _work_on_ticket(self) -> Steps:
        yield from self.go_to("tickets")
        page = self.page(TicketsPage)
        self._drag(page, NEW, ASSIGNED)
        yield self.has_dialog
        form = self.dialog(AssignForm)
        owner = form.form.field("owner_id")
        yield lambda: isinstance(owner, ComboBox) and owner.count() > 1
        hands.choose(seen(owner, ComboBox), self.me())
        self.keep("assign", self.tr("The card is dragged; the board asks who takes it"))
        hands.click_primary(form)
        yield lambda: page.board.lanes[ASSIGNED].model.rows
        self._drag(page, ASSIGNED, IN_PROGRESS)
        yield lambda: page.board.lanes[IN_PROGRESS].model.rows
        self.keep("in-progress", self.tr("In progress"))
        lane = page.board.lanes[IN_PROGRESS]
        hands.double_click(lane.view, lane.model.index(0, 0))
        yield lambda: self.is_shown(TicketPage)
        ticket = self.page(TicketPage)
        hands.type_text(ticket.compose.text, self.typed.told)
        hands.click(ticket.compose.send_button)
        yield lambda: not ticket.compose.text.toPlainText()
        self.keep("told", self.tr("The customer is told how it stands"))

    def _close_ticket(self) -> Steps:
        page = self.page(TicketPage)
        hands.click(page.head.buttons["solve"])
        yield self.has_dialog
        solve = self.dialog(SolveForm)
        hands.type_text(solve.form.field("solution"), self.typed.solution)
        hands.click_primary(solve)
        yield lambda: not self.has_dialog()
        hands.click(page.head.buttons["close"])
        yield self.has_dialog
        close = self.dialog(CloseForm)
        hands.choose(seen(close.form.field("outcome"), ComboBox), Outcome.SOLVED)
        hands.choose(seen(close.form.field("rating"), ComboBox), Rating.CONTENT)
        hands.type_text(close.form.field("feedback"), self.typed.feedback)
        hands.type_text(close.form.field("root_cause"), self.typed.cause)
        self.keep("close", self.tr("Solved; the customer's word closes it"))
        hands.click_primary(close)
        yield lambda: not self.has_dialog()
        self.keep("closed", self.tr("Closed; everything that happened stands below each other"))

    def _enter_answers(self) -> Steps:
        yield from self.go_to("surveys")
        page = self.page(SurveysPage)
        table = page.invitations.table
        self.keep("to-ask", self.tr("The closed ticket asks for the customer's opinion"))
        hands.double_click(table, table.model().index(0, 0))
        yield self.has_dialog
        form = self.dialog(AnswerForm)
        ratings = form.findChildren(RatingField)
        for rating, score in zip(ratings, _SCORES, strict=True):
            hands.press(rating, getattr(Qt.Key, f"Key_{score}"))
        hands.type_text(form.form.field("comment"), self.typed.comment)
        self.keep("answers", self.tr("The answers are taken by phone, with the keys 1 to 5"))
        hands.click_primary(form)
        yield lambda: not self.has_dialog()
        yield None
        self.keep("dashboard", self.tr("The dashboard shows them"))

    def _export(self) -> Steps:
        yield from self.go_to("reports")
        cards = self.page(ReportsPage).cards
        survey, tracking = cards["survey_results"], cards["ticket_tracking"]
        hands.choose(seen(survey.period, PeriodField).names, THIS_MONTH)
        yield from self._save(survey)
        self.keep("survey-workbook", self.tr("The manager gets the survey as a workbook"))
        picker = seen(tracking.subject, SubjectField).picker
        hands.type_text(picker, _PINYIN)
        yield lambda: hands.has_list(picker)
        hands.pick_first(picker)
        yield from self._save(tracking)
        self.keep("ticket-workbook", self.tr("And the tracking form of the ticket"))

    def _save(self, card: ReportCard) -> Steps:
        hands.click_later(card.save)
        yield self.has_dialog
        dialog = self.dialog(QFileDialog)
        path = hands.save_as(dialog, self.album.folder, self.album.next_number())
        yield lambda: card.files.isVisible() or card.message.isVisible()
        if not path.exists():
            raise Stuck(f"{path.name} was not written: {card.message.text()}")
        yield from self.look_at_window()

    def _drag(self, page: TicketsPage, start: str, end: str) -> None:
        lanes = page.board.lanes
        hands.drag(lanes[start].view, lanes[start].model.index(0, 0), lanes[end].view)
