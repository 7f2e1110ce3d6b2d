"""A complaint in the tour: it comes by mail and by phone and is one case; what the figures say."""

from PySide6.QtCore import Qt

from app.reports.period import THIS_MONTH
from app.tickets.lanes import LaneBy
from app.tickets.rules import NEW, Kind
from ui.pages.figures.page import FiguresPage
from ui.pages.intake.page import IntakePage
from ui.pages.ticket.complaint_step_form import ComplaintStepForm
from ui.pages.ticket.page import TicketPage
from ui.pages.tickets.page import TicketsPage
from ui.tour import hands, post
from ui.tour.hands import seen
from ui.tour.stage import Stage
from ui.walk import Steps, Stuck
from ui.widgets.board_cell import Cell
from ui.widgets.button import Button
from ui.widgets.family_forms import MergeForm
from ui.widgets.page import Page

_LATER = 20  # minutes


class Complaint(Stage):
    """The second part of the day."""

    def steps(self) -> Steps:
        """This part, a step whenever the window is at rest."""
        yield from self._mails_come()
        yield from self._deal_with_it()
        yield from self._phone_rings()
        yield from self._merge()
        yield from self._look_at_figures()

    def _mails_come(self) -> Steps:
        self.clock.pass_minutes(_LATER)
        tasks = seen(self.window.pages.page(), Page).desk.tasks
        tasks.job(self, post.look, self.typed, on_done=lambda _found: None, on_step=lambda *_: None)
        yield self.window.rail.button("intake").isVisible  # since something came in
        yield from self.go_to("intake")
        page = self.page(IntakePage)
        hands.click(page.which.button("all"))
        yield lambda: len(page.model.rows) == 2
        if [row.reason for row in page.model.rows if row.ticket_id is None] != ["automatic"]:
            raise Stuck("the automatic answer was not set aside")
        place = [row.ticket_id is not None for row in page.model.rows].index(True)
        page.table.selectRow(place)
        yield None
        self.keep("incoming", self.tr("Of two mails one is a ticket, the automatic one is aside"))
        hands.double_click(page.table, page.table.model().index(place, 0))
        yield lambda: self.is_shown(TicketPage)

    def _deal_with_it(self) -> Steps:
        page = self.page(TicketPage)
        hands.click(page.head.buttons["take"])
        yield lambda: page.properties.boxes["owner_id"].value() == self.me()
        hands.choose_from_list(page.properties.boxes["kind"], Kind.COMPLAINT)
        yield lambda: page.centre.has_segment("steps")
        hands.click(page.centre.shown.button("steps"))
        yield from self._write_down(page, "")  # what the customer wrote stands there already
        yield from self._write_down(page, self.typed.delay)
        shot = self.keep("complaint", self.tr("A complaint goes through four steps"))
        hands.drop_file(page.drop_area, shot)
        yield lambda: page.files.model.rows
        yield None
        hands.click(page.centre.shown.button("files"))
        yield None
        self.keep("files", self.tr("A picture was dropped on the ticket"))

    def _write_down(self, page: TicketPage, text: str) -> Steps:
        """Write down the step whose turn it is."""
        hands.click(seen(page.todo.complaint.next_button, Button))
        yield self.has_dialog
        form = self.dialog(ComplaintStepForm)
        if text:
            hands.type_text(form.form.field("text"), text)
        yield None
        hands.click_primary(form)
        yield lambda: not self.has_dialog()

    def _phone_rings(self) -> Steps:
        yield from self.go_to("tickets")
        page = self.page(TicketsPage)
        lanes = page.lane_menu
        by_person = list(LaneBy).index(LaneBy.PERSON) + 1  # below "no swimlanes"
        yield from self.take_from_menu(
            lanes.button, lanes.menu, lambda: lanes.menu.actions()[by_person]
        )
        yield lambda: page.board.swim
        hands.click(page.board.heads[NEW].add_button)
        yield None
        card = page.quick_add
        hands.type_text(card.title, self.typed.called)
        hands.type_text(card.customer, self.typed.writer)
        yield lambda: hands.has_list(card.customer)
        hands.pick_first(card.customer)
        hands.choose(card.kind, Kind.COMPLAINT)
        yield None
        self.keep("by-person", self.tr("A lane for each person; a call is noted on the board"))
        hands.press(card.title, Qt.Key.Key_Return)
        yield lambda: self._new_card(page)
        hands.press(card.title, Qt.Key.Key_Escape)
        cell = seen(self._new_card(page), Cell)
        hands.double_click(cell.view, cell.model.index(0, 0))
        yield lambda: self.is_shown(TicketPage)

    def _merge(self) -> Steps:
        page = self.page(TicketPage)
        more = page.head.more
        yield from self.take_from_menu(page.head.buttons["more"], more, lambda: more.steps["merge"])
        yield self.has_dialog
        form = self.dialog(MergeForm)
        yield lambda: form.other.offers
        hands.click(form.other.offers[0])
        yield None
        self.keep("merge", self.tr("It is the case of the mail: the two tickets become one"))
        hands.click_primary(form)
        yield lambda: not self.has_dialog() and page.banner.isVisible()

    def _look_at_figures(self) -> Steps:
        yield from self.go_to("figures")
        page = self.page(FiguresPage)
        yield None
        self.keep("figures", self.tr("The figures of the month"))
        hands.click(page.view_switch.button("problems"))
        yield None
        hands.choose(page.filters.period, THIS_MONTH)
        hands.click(page.problems.sorts.button("cause"))
        yield lambda: len(page.problems.model.rows) == 2
        yield None
        self.keep("problems", self.tr("What keeps coming back, and why"))

    def _new_card(self, page: TicketsPage) -> Cell | None:
        cells = (cell for at, cell in page.board.cells.items() if at.status == NEW)
        return next((cell for cell in cells if cell.model.rows), None)
