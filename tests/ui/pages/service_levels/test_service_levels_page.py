"""Service levels: the list of policies, the calendar, and what they promise when tried."""

from copy import copy
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt

from app.core.actor import Actor
from app.core.permissions import Role
from app.sla import queries, service
from app.sla.dto import SaveCalendar, SavePolicies
from app.sla.policy import ClockKind, Hours, Target, TicketFacts, Whom
from app.tickets import queries as tickets
from app.tickets import service as ticket_service
from app.tickets.dto import ReportTicket
from app.tickets.rules import Kind
from ui.pages.service_levels.days_card import HOLIDAY, HOURS
from ui.pages.service_levels.page import ServiceLevelsPage
from ui.shell.language import CHINESE, Language
from ui.tasks import Tasks
from ui.widgets.page import Desk

SHANGHAI = ZoneInfo("Asia/Shanghai")


def rules(desk):
    return desk.tasks.backend.query(queries.rules_now)


def opened(qtbot, desk):
    page = ServiceLevelsPage(desk)
    qtbot.addWidget(page)
    page.resize(1280, 700)
    page.show()
    qtbot.waitUntil(lambda: page.policies.seen is not None and desk.tasks.is_idle())
    return page


@pytest.fixture
def page(qtbot, desk):
    return opened(qtbot, desk)


def save(qtbot, panel):
    panel.save_button.click()
    qtbot.waitUntil(panel.desk.tasks.is_idle)


def add_policy(page, **values):
    form = page.policies.open_form()
    form.form.set_values(values)
    form.save_button.click()


def applies_to(page):
    return [
        page.policies.model.index(row, 1).data() for row in range(page.policies.model.rowCount())
    ]


def try_at(qtbot, page, moment, **facts):
    page.tabs.setCurrentWidget(page.trial)
    page.trial.form.set_values({"start": datetime.fromisoformat(moment), **facts})
    page.trial.ask()
    qtbot.waitUntil(page.desk.tasks.is_idle)
    return {row.kind: row.told for row in page.trial.model.rows}


def local_due(told):
    return f"{told.until.astimezone(SHANGHAI):%Y-%m-%d %H:%M}"


def test_list_says_to_whom_each_policy_applies(page):
    assert applies_to(page)[:2] == ["VIP · Major", "VIP · Complex"]
    assert applies_to(page)[-1] == "Everything else"
    assert page.policies.model.index(5, 3).data() == "4 h working time"


def test_added_policy_changes_what_a_new_ticket_is_promised(page, qtbot, desk, registered):
    add_policy(page, kind="complaint", solve=(7200, "working"), accept=(600, "elapsed"))
    assert applies_to(page)[-2:] == ["Complaint", "Everything else"]
    assert len(rules(desk).policies) == 6  # nothing holds before it is saved
    save(qtbot, page.policies)
    ticket_id = desk.tasks.backend.command(
        ticket_service.report, ReportTicket(registered("润达"), Kind.COMPLAINT, "服务太慢")
    ).result
    clocks = desk.tasks.backend.query(tickets.clocks, ticket_id)
    promised = {clock.kind: (clock.target_seconds, clock.hours) for clock in clocks}
    assert promised[ClockKind.SOLVE] == (7200, Hours.WORKING)
    assert promised[ClockKind.ACCEPT] == (600, Hours.ELAPSED)
    assert not page.policies.save_button.isEnabled()


def test_the_last_policy_stays_and_says_why(page, qtbot, desk):
    panel = page.policies
    panel.table.selectRow(5)
    assert not panel.remove_button.isEnabled()
    assert not panel.up_button.isEnabled()
    assert "cannot be removed" in panel.hint.text()
    panel.remove()
    panel.move_selected(-1)
    assert panel.policies == rules(desk).policies


def test_the_last_policy_can_be_changed(page, qtbot, desk):
    form = page.policies.open_form(5)
    assert not form.conditions["tier"].isVisible()
    form.form.set_values({"solve": (6 * 3600, "working")})
    form.save_button.click()
    save(qtbot, page.policies)
    last = rules(desk).policies[-1]
    assert last.targets[ClockKind.SOLVE] == Target(6 * 3600)
    assert last.key == "default"


def test_policies_are_moved_and_removed_by_keyboard_and_button(page, qtbot, desk):
    panel = page.policies
    panel.table.selectRow(3)
    panel.up_button.click()
    assert applies_to(page)[2:4] == ["Major", "VIP"]
    panel.down_button.click()
    panel.remove_button.click()
    assert applies_to(page) == ["VIP · Major", "VIP · Complex", "VIP", "Complex", "Everything else"]
    panel.discard_button.click()
    assert len(applies_to(page)) == 6
    assert not panel.save_button.isEnabled()


def test_policy_that_is_never_reached_is_told(page):
    panel = page.policies
    panel.table.selectRow(2)
    panel.up_button.click()
    panel.up_button.click()
    panel.table.selectRow(1)
    assert panel.hint.text().startswith("Never used: policy 1")


def test_policy_without_a_condition_is_refused_beside_the_field(page):
    form = page.policies.open_form()
    form.save_button.click()
    assert "at least one condition" in form.form.error("tier")
    assert form.isVisible()
    assert len(page.policies.policies) == 6


def test_steps_of_a_policy_are_kept_in_their_order(page, qtbot, desk):
    form = page.policies.open_form(0)
    form.form.set_values({"warn_percent": 50, "warned": ""})
    form.ladder.add_button.click()
    row = form.ladder.rows[-1]
    row.action.set_value("raise_priority")
    form.save_button.click()
    save(qtbot, page.policies)
    policy = rules(desk).policies[0]
    assert policy.warn_share == 0.5
    assert [step.level for step in policy.ladder] == [1, 2, 3]
    assert (policy.ladder[-1].action, policy.ladder[-1].whom) == ("raise_priority", Whom.MANAGER)
    assert policy.ladder[-1].after == Target(2 * 3600)


def test_steps_out_of_order_are_refused(page):
    form = page.policies.open_form(0)
    form.ladder.rows[0].after.set_value((3 * 3600, "elapsed"))
    form.save_button.click()
    assert "order of their times" in form.form.error("ladder")


def test_overlapping_hours_are_refused_beside_the_field(page, qtbot, desk):
    panel = page.calendar
    before = rules(desk)
    panel.hours.days[1].set_value("09:00-12:00 11:00-18:00")
    panel.on_edited()
    save(qtbot, panel)
    assert "overlap" in panel.hours.error("tue")
    assert rules(desk) == before


def test_night_that_runs_into_the_morning_is_refused_at_its_day(page, qtbot, desk):
    panel = page.calendar
    before = rules(desk)
    panel.hours.days[0].set_value("20:00-10:00")
    panel.on_edited()
    save(qtbot, panel)
    assert "Tuesday" in panel.hours.error("tue")
    assert rules(desk) == before


@pytest.mark.parametrize("text", ["9:00-12:00，13:30-18:00", "09：00–12：00 13：30至18：00"])
def test_hours_are_read_as_people_write_them(page, qtbot, desk, text):
    panel = page.calendar
    panel.hours.days[5].set_value(text)
    panel.on_edited()
    save(qtbot, panel)
    assert rules(desk).calendar.weekly[5] == rules(desk).calendar.weekly[0]


def test_calendar_that_never_opens_is_refused(page, qtbot, desk):
    panel = page.calendar
    for field in panel.hours.days.values():
        field.set_value("")
    for day in list(panel.days.special):
        panel._remove(day, False)
    panel.on_edited()
    save(qtbot, panel)
    assert "never opens" in panel.message.text()
    assert rules(desk).calendar_version == 1


def test_holiday_moves_the_due_time_that_is_tried(page, qtbot, desk):
    monday = "2026-03-09 17:00"
    before = try_at(qtbot, page, monday)[ClockKind.SOLVE]
    assert local_due(before) == "2026-03-10 12:00"
    card = page.calendar.list
    card.entry.set_values({"day": date(2026, 3, 10), "kind": HOLIDAY, "name": "店庆"})
    card.add_button.click()
    tried = try_at(qtbot, page, monday)
    assert local_due(tried[ClockKind.SOLVE]) == "2026-03-11 12:00"  # before it is saved
    page.trial.table.select_key(ClockKind.SOLVE)
    why = page.trial.why.text()
    assert "店庆" in why
    assert "2026-03-09 Mon 17:00–18:00    1 h" in why
    assert "Policy 6, the last one" in why
    assert dict(rules(desk).calendar.holidays).get(date(2026, 3, 10)) is None
    save(qtbot, page.calendar)
    assert rules(desk).calendar.holidays[date(2026, 3, 10)] == "店庆"


def test_make_up_day_counts_and_is_told(page, qtbot, desk):
    card = page.calendar.list
    card.entry.set_values({"day": date(2026, 3, 14), "kind": HOURS, "hours": "09:00-12:00"})
    card.kind.set_value(HOURS)
    card._follow_kind()
    card.add_button.click()
    tried = try_at(qtbot, page, "2026-03-13 17:00")
    assert local_due(tried[ClockKind.SOLVE]) == "2026-03-14 12:00"
    page.trial.table.select_key(ClockKind.SOLVE)
    assert "Days with hours of their own: 2026-03-14 Sat" in page.trial.why.text()


def test_the_policy_that_fits_is_told(page, qtbot):
    tried = try_at(qtbot, page, "2026-03-14 23:00", tier="vip", severity="complex")
    assert local_due(tried[ClockKind.SOLVE]) == "2026-03-15 23:00"
    page.trial.table.select_key(ClockKind.SOLVE)
    assert "Policy 2 is the first that fits: VIP · Complex." in page.trial.why.text()


def test_day_is_removed_from_the_list(page, qtbot, desk):
    card = page.calendar.list
    card.table.select_key((date(2026, 10, 1), True))
    assert card.entry.values()["name"] == "国庆节"
    card.remove_button.click()
    save(qtbot, page.calendar)
    assert date(2026, 10, 1) not in rules(desk).calendar.holidays


def test_public_holidays_of_another_country_and_year_are_loaded(page, qtbot, desk):
    panel = page.calendar
    panel.year.on.click()
    panel.list.loader.set_values({"country": "hk"})
    panel.list.load_button.click()
    qtbot.waitUntil(desk.tasks.is_idle)
    save(qtbot, panel)
    calendar = rules(desk).calendar
    assert date(2027, 7, 1) in calendar.holidays
    assert date(2026, 10, 1) in calendar.holidays  # what was there stays
    assert calendar.known_until is None


def test_unknown_country_is_said_beside_its_field(page, qtbot, desk):
    page.calendar.list.loader.set_values({"country": "QQ"})
    page.calendar.list.load_button.click()
    qtbot.waitUntil(desk.tasks.is_idle)
    assert "not known" in page.calendar.list.loader.error("country")


def test_last_year_that_is_known_is_told(page, qtbot, desk, clock):
    assert "known up to the end of 2026" in page.calendar.warning.text()
    clock.forward(days=365)
    page.calendar.retranslate()
    assert "load the days of 2027" in page.calendar.warning.text()


def test_year_view_chooses_days_by_mouse_and_keyboard(page, qtbot):
    page.tabs.setCurrentWidget(page.calendar)
    view = page.calendar.year.view
    day = date(2026, 10, 1)
    with qtbot.waitSignal(view.chosen):
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.rect_of(day).center())
    assert page.calendar.list.table.selected_keys() == ((day, True),)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert "2026-10-08" in view.accessibleDescription()
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert page.calendar.list.entry.values()["day"] == date(2026, 10, 8)


def test_who_comes_second_is_told_and_loses_nothing(page, qtbot, desk):
    add_policy(page, kind="praise", accept=(3600, "working"))
    found = rules(desk)
    shorter = found.policies[1:]
    desk.tasks.command(page, service.save_policies, SavePolicies(shorter, found.id))
    qtbot.waitUntil(lambda: desk.tasks.is_idle() and page.policies.message.isVisible())
    assert "Somebody else saved" in page.policies.message.text()
    save(qtbot, page.policies)
    assert rules(desk).policies == shorter
    assert "Praise" in applies_to(page)
    assert found.policies[0].key in page.policies.conflicts.names(), "what they removed is shown"
    page.policies.message.triggered.emit()
    assert page.policies.policies == shorter
    assert page.policies.conflicts.names() == ()


def test_policies_of_both_are_saved_together_and_one_of_both_is_chosen(page, qtbot, desk):
    found = rules(desk)
    first, second = found.policies[:2]
    mine = replace(first, targets={**first.targets, ClockKind.ACCEPT: Target(600, Hours.WORKING)})
    add_policy(page, kind="praise", accept=(3600, "working"))
    page.policies._take_policy(mine)
    theirs = replace(first, warn_share=0.5)
    others = (theirs, replace(second, warn_share=0.6), *found.policies[2:])
    desk.tasks.backend.command(service.save_policies, SavePolicies(others, found.id))
    save(qtbot, page.policies)
    panel = page.policies
    assert set(panel.conflicts.names()) >= {first.key, second.key}
    panel.save_button.click()
    assert rules(desk).policies == others, "the first one waits for a choice"
    panel.conflicts.choose(first.key, is_mine=True)
    save(qtbot, panel)
    saved = {policy.key: policy for policy in rules(desk).policies}
    assert (saved[first.key], saved[second.key].warn_share) == (mine, 0.6)
    assert "Praise" in applies_to(page)


def test_days_of_both_are_saved_together(page, qtbot, desk):
    page.calendar.list.entry.set_values({"day": date(2026, 3, 10), "kind": HOLIDAY, "name": "店庆"})
    page.calendar.list.add_button.click()
    found = rules(desk)
    calendar = found.calendar
    weekly = {day: tuple(s.texts() for s in spans) for day, spans in calendar.weekly.items()}
    special = {day: tuple(s.texts() for s in spans) for day, spans in calendar.special.items()}
    holidays = {**calendar.holidays, date(2026, 3, 11): "盘点"}
    command = SaveCalendar(calendar.zone, weekly, holidays, special, calendar.known_until, found.id)
    desk.tasks.backend.command(service.save_calendar, command)
    save(qtbot, page.calendar)
    assert page.calendar.conflicts.names() == ("day 2026-03-11",)
    save(qtbot, page.calendar)
    kept = rules(desk).calendar.holidays
    assert (kept[date(2026, 3, 10)], kept[date(2026, 3, 11)]) == ("店庆", "盘点")


def test_conflict_that_nobody_announced_is_told(page, qtbot, desk):
    add_policy(page, kind="praise", accept=(3600, "working"))
    found = rules(desk)
    desk.tasks.backend.command(service.save_policies, SavePolicies(found.policies[1:], found.id))
    save(qtbot, page.policies)
    assert "Somebody else saved" in page.policies.message.text()
    assert "Praise" in applies_to(page)


def test_both_tabs_are_saved_one_after_the_other(page, qtbot, desk):
    add_policy(page, kind="praise", accept=(3600, "working"))
    page.calendar.list.entry.set_values({"day": date(2026, 3, 10), "kind": HOLIDAY, "name": "店庆"})
    page.calendar.list.add_button.click()
    save(qtbot, page.policies)
    save(qtbot, page.calendar)
    assert (rules(desk).policy_version, rules(desk).calendar_version) == (2, 2)


def test_edits_that_were_not_saved_come_back(page, qtbot, desk):
    add_policy(page, kind="praise", accept=(3600, "working"))
    page.calendar.hours.days[5].set_value("10:00-14:00")
    assert page.may_leave()
    qtbot.waitUntil(desk.tasks.is_idle)
    again = opened(qtbot, desk)
    assert "Praise" in applies_to(again)
    assert again.calendar.hours.days[5].value() == "10:00-14:00"
    assert "not saved yet" in again.policies.message.text()
    again.policies.message.triggered.emit()
    assert "Praise" not in applies_to(again)
    save(qtbot, again.calendar)
    last = opened(qtbot, desk)
    assert applies_to(last) == applies_to(again)
    assert not last.calendar.save_button.isEnabled()


def test_role_without_the_right_only_looks(qtbot, sqlite_backend, desk):
    backend = copy(sqlite_backend)
    backend.actor = Actor(99, "李娜", Role.AGENT)
    tasks = Tasks(backend)
    page = opened(qtbot, Desk(tasks, desk.router))
    for button in (page.policies.add_button, page.policies.save_button, page.calendar.save_button):
        assert button.isHidden()
    assert page.calendar.hours.days[0].isReadOnly()
    assert "managers and administrators" in page.policies.state.text()
    tried = try_at(qtbot, page, "2026-03-09 17:00")
    assert tried[ClockKind.SOLVE].why.position == 6
    qtbot.waitUntil(tasks.is_idle)
    tasks.shutdown()


def test_page_speaks_another_language_at_once(page, qtbot, qapp):
    language = Language(qapp)
    try:
        language.use(CHINESE)
        qtbot.waitUntil(lambda: page.tabs.tabText(0) == "时效政策")
        assert applies_to(page)[-1] == "其余全部"
        try_at(qtbot, page, "2026-03-09 17:00", severity="major")
        assert "第 4 条政策最先符合：重大" in page.trial.why.text()
    finally:
        language.remove()


def test_models_keep_the_rules_of_item_models(page, qtbot, qtmodeltester):
    try_at(qtbot, page, "2026-03-09 17:00")
    for model in (page.policies.model, page.calendar.list.model, page.trial.model):
        qtmodeltester.check(model)
        rows = model.rows
        model.set_rows(rows[1:])
        model.set_rows(tuple(reversed(rows)))
        qtmodeltester.check(model)
        model.set_rows([])
        qtmodeltester.check(model)


def test_what_if_needs_no_saved_rules(desk):
    found = rules(desk)
    told = dict(
        desk.tasks.backend.query(
            queries.what_if,
            TicketFacts(),
            datetime(2026, 3, 9, 17, 0, tzinfo=SHANGHAI),
            found.policies[-1:],
            found.calendar,
        )
    )
    assert told[ClockKind.SOLVE].why.position == 1
