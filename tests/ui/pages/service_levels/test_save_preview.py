"""Before rules are saved: which open tickets would change their due time, and how."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QModelIndex

from app.core.errors import PermissionDenied
from app.sla import queries
from app.sla.policy import ClockKind
from app.tickets import service as tickets
from app.tickets.dto import ReportTicket
from app.tickets.rules import Kind
from app.tickets.what_if import DueChange
from ui.pages.service_levels.page import ServiceLevelsPage
from ui.pages.service_levels.preview import ChangesModel, effect_text
from ui.router import Route

SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.fixture
def page(qtbot, desk):
    page = ServiceLevelsPage(desk)
    qtbot.addWidget(page)
    page.resize(1280, 700)
    page.show()
    qtbot.waitUntil(lambda: page.policies.seen is not None and desk.tasks.is_idle())
    return page


@pytest.fixture
def report(desk, registered):
    customer = registered("润达商贸")

    def make(title="打印机不工作"):
        ticket = ReportTicket(customer, Kind.TECHNICAL, title)
        return desk.tasks.backend.command(tickets.report, ticket).result

    return make


def shorten(page, seconds=7200):
    """Promise less time to whatever no other policy fits."""
    form = page.policies.open_form(5)
    form.form.set_values({"solve": (seconds, "working")})
    form.save_button.click()


def asked(qtbot, panel):
    """Press save; the dialog once it knows."""
    with qtbot.waitSignal(panel.previewed) as shown:
        panel.save_button.click()
    qtbot.waitUntil(panel.desk.tasks.is_idle)
    return shown.args[0]


def rules(desk):
    return desk.tasks.backend.query(queries.rules_now)


def solve_target(desk):
    return rules(desk).policies[-1].target(ClockKind.SOLVE).seconds


def test_saving_first_shows_which_tickets_would_change(qtbot, page, desk, report):
    report("打印机不工作")
    shorten(page)
    dialog = asked(qtbot, page.policies)
    assert solve_target(desk) == 4 * 3600  # nothing is saved yet
    cells = [dialog.model.index(0, column).data() for column in range(7)]
    assert cells[1:4] == ["打印机不工作", "润达商贸", "Solve"]
    assert cells[4:] == ["2026-03-02 Mon 15:30", "2026-03-02 Mon 12:00", "Earlier"]
    assert dialog.summary.text().startswith(
        "Open tickets that change: 1 of 1. Deadlines that would be late at once: 0."
    )
    dialog.save_button.click()
    qtbot.waitUntil(desk.tasks.is_idle)
    assert solve_target(desk) == 7200
    assert not page.policies.save_button.isEnabled()


def test_going_back_saves_nothing_and_keeps_what_was_edited(qtbot, page, desk, report):
    report()
    shorten(page)
    asked(qtbot, page.policies).cancel_button.click()
    qtbot.waitUntil(desk.tasks.is_idle)
    assert solve_target(desk) == 4 * 3600
    assert page.policies.save_button.isEnabled()
    assert page.policies.policies[-1].target(ClockKind.SOLVE).seconds == 7200


def test_where_nothing_changes_nothing_is_asked(qtbot, page, desk, report):
    report()
    form = page.policies.open_form(5)
    form.form.set_values({"warn_percent": 50})
    form.save_button.click()
    asked(qtbot, page.policies)
    qtbot.waitUntil(lambda: rules(desk).policies[-1].warn_share == 0.5)
    qtbot.waitUntil(desk.tasks.is_idle)


def test_what_would_be_late_at_once_stands_first_and_is_counted(qtbot, page, desk, report, clock):
    report("早的")
    clock.forward(hours=1)
    report("新的")
    shorten(page, 1800)
    dialog = asked(qtbot, page.policies)
    assert "late at once: 1" in dialog.summary.text()
    assert dialog.model.index(0, 1).data() == "早的"
    assert dialog.model.index(0, 6).data() == "Late at once"
    dialog.reject()


def test_a_holiday_in_the_calendar_is_tried_too(qtbot, page, desk, report):
    report()
    page.calendar.list.entry.set_values(
        {"day": date(2026, 3, 2), "kind": "holiday", "name": "店庆"}
    )
    page.calendar.list.add_button.click()
    dialog = asked(qtbot, page.calendar)
    then = {dialog.model.index(row, 5).data() for row in range(dialog.model.rowCount())}
    assert then == {"2026-03-03 Tue 09:30", "2026-03-03 Tue 14:30"}
    dialog.reject()


def test_a_ticket_can_be_looked_at_instead(qtbot, page, desk, report, visits):
    ticket_id = report()
    shorten(page)
    dialog = asked(qtbot, page.policies)
    dialog.table.opened.emit((ticket_id, "solve", 1))
    assert visits == [Route("ticket", ticket_id)]
    qtbot.waitUntil(desk.tasks.is_idle)
    assert solve_target(desk) == 4 * 3600


def test_one_may_save_without_waiting(qtbot, page, desk, report):
    report()
    shorten(page)
    with qtbot.waitSignal(page.policies.previewed) as shown:
        page.policies.save_button.click()
    shown.args[0].save_button.click()
    qtbot.waitUntil(desk.tasks.is_idle)
    assert solve_target(desk) == 7200


def test_a_refusal_of_the_work_is_said_and_one_can_still_go_back(
    qtbot, page, desk, report, monkeypatch
):
    def refuse(*_args):
        raise PermissionDenied(action="ticket.see")

    monkeypatch.setattr("ui.pages.service_levels.preview.due_changes", refuse)
    shorten(page)
    dialog = asked(qtbot, page.policies)
    assert dialog.message.isVisible()
    dialog.cancel_button.click()


def test_the_first_changes_are_shown_before_all_are_known(qtbot, page, desk, report, monkeypatch):
    def half_done(_read, progress, _policies, _calendar, so_far):
        so_far += many()
        progress.step(1, 2)
        raise PermissionDenied(action="ticket.see")  # as far as it gets

    monkeypatch.setattr("ui.pages.service_levels.preview.due_changes", half_done)
    shorten(page)
    dialog = asked(qtbot, page.policies)
    assert "1 of 2. Deadlines that would move so far: 250." in dialog.summary.text()
    assert dialog.model.index(0, 0).data() == "T-0"
    dialog.cancel_button.click()


def change(number: int, now: int | None, then: int | None, *, at: int = 9) -> DueChange:
    """Deadlines at hours of a day, seen at ``at``."""

    def moment(hour):
        return None if hour is None else datetime(2026, 3, 2, hour, tzinfo=SHANGHAI)

    return DueChange(
        number, f"T-{number}", "", "", ClockKind.SOLVE, 1, moment(now), moment(then),
        now is not None and now < at, then is not None and then < at,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("now", "then", "effect"),
    [
        (10, 8, "Late at once"),
        (8, 10, "No longer late"),
        (None, 10, "New"),
        (10, None, "Dropped"),
        (11, 10, "Earlier"),
        (10, 11, "Later"),
    ],
)
def test_every_effect_has_its_word(qapp, now, then, effect):
    assert effect_text(change(1, now, then)) == effect


def many() -> tuple[DueChange, ...]:
    return tuple(change(number, 11, 10) for number in range(250))


def test_many_changes_come_a_page_at_a_time(qapp):
    model = ChangesModel(SHANGHAI)
    model.show_changes(many())
    assert model.rowCount() == 100
    model.fetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    assert model.rowCount() == 250
    assert not model.canFetchMore(QModelIndex())


def test_the_table_of_changes_is_a_sound_model(qtmodeltester, qapp):
    model = ChangesModel(SHANGHAI)
    qtmodeltester.check(model)
    model.show_changes(many())
    model.show_changes(many()[40:60])
    qtmodeltester.check(model)
    model.show_changes(())
    assert model.rowCount() == 0


def test_an_official_list_is_put_into_the_calendar(qtbot, page, desk, tmp_path):
    path = tmp_path / "2027.csv"
    path.write_text("2027-01-01,休,元旦\n2027-02-20,班,调休\n", encoding="utf-8")
    panel = page.calendar
    panel.list.import_list(path)
    qtbot.waitUntil(desk.tasks.is_idle)
    assert panel.days.holidays[date(2027, 1, 1)] == "元旦"
    assert date(2027, 2, 20) in panel.days.special
    assert panel.days.known_until == 2027
    assert panel.year.year == 2027
    assert "holidays 1, make-up days 1" in panel.message.text()
    assert panel.save_button.isEnabled()


def test_a_file_without_days_is_refused_beside_the_button(qtbot, page, desk, tmp_path):
    path = tmp_path / "names.csv"
    path.write_text("姓名\n王磊\n", encoding="utf-8")
    page.calendar.list.import_list(path)
    qtbot.waitUntil(desk.tasks.is_idle)
    assert "no list of days" in page.calendar.list.loader.error("country")
    assert page.calendar.list.import_button.isEnabled()
