"""The log by person, kind of record, number, period and operation; only for who may read it."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from app.audit import queries
from app.audit.dto import AuditFilter, Operation
from app.audit.wording import Wording
from app.core.errors import PermissionDenied
from app.core.permissions import Role
from app.core.progress import Progress
from app.customers import service as customers
from app.customers.dto import (
    ChangeCustomer,
    DeleteCustomer,
    NewContact,
    NewCustomer,
    PointInput,
)
from app.customers.queries import customer_detail
from app.customers.rules import PointKind
from app.intake.dto import Message
from app.intake.service import receive
from app.reports.audit_log import AuditJob, write_audit_log
from app.settings import service as settings
from app.settings.catalogue import TITLES
from app.settings.dto import ChangeSetting
from app.tickets.rules import Channel
from tests.tickets_world import build


@pytest.fixture
def world(backend):
    return build(backend)


@pytest.fixture
def lihua(world):
    """Registered and changed by 林涛, looked up by 陈静."""
    points = (PointInput(PointKind.PHONE, "13800138000"),)
    form = NewCustomer("晨光", contacts=(NewContact("李华", points=points),), city="杭州")
    customer_id = world.of("林涛").command(customers.register, form).result
    version = world.backend.query(customer_detail, customer_id).row.version
    changed = ChangeCustomer(customer_id, version, {"city": "上海", "status": "won"})
    world.of("林涛").command(customers.change, changed)
    world.of("陈静").command(customers.request_reveal, customer_id)
    return customer_id


def found(backend, **wanted):
    return backend.query(queries.audit_page, AuditFilter(**wanted)).rows


def number_of(backend, customer_id):
    return backend.query(customer_detail, customer_id).row.number


def english(backend):
    return Wording(lambda _context, text: text, backend.zone)


def test_a_change_is_told_field_by_field(world, lihua):
    number = number_of(world.backend, lihua)
    newest = found(world.backend, record=number, operations=(Operation.CHANGED,))[0]
    assert (newest.person, newest.table, newest.record) == ("林涛", "customer", number)
    told = {change.name: change[1:] for change in english(world.backend).changes(newest)}
    assert told["City"] == ("杭州", "上海")
    assert told["Status"] == ("Potential", "Won")
    assert "Name" not in told


@pytest.mark.usefixtures("lihua")
def test_lines_are_found_by_who_did_it(world):
    rows = found(world.backend, people=(world.people["林涛"].user_id,))
    assert {row.person for row in rows} == {"林涛"}
    assert {"customer", "contact"} <= {row.table for row in rows}


def test_a_number_finds_the_record_and_what_was_done_with_it(world, lihua):
    rows = found(world.backend, record=number_of(world.backend, lihua).lower())
    assert {(row.table, row.op) for row in rows} >= {
        ("customer", "insert"),
        ("customer", "update"),
        ("customer_private", "insert"),
        ("customer", "reveal"),
    }
    assert found(world.backend, record="C-999999") == ()
    assert {row.row_id for row in found(world.backend, record=str(lihua))} == {lihua}


def test_a_deleted_customer_counts_as_deleted(world, lihua):
    version = world.backend.query(customer_detail, lihua).row.version
    world.backend.command(customers.delete, DeleteCustomer(lihua, version))
    (gone,) = found(world.backend, tables=("customer",), operations=(Operation.DELETED,))
    assert (gone.row_id, gone.operation) == (lihua, Operation.DELETED)
    changed = found(world.backend, tables=("customer",), operations=(Operation.CHANGED,))
    assert gone not in changed


@pytest.mark.parametrize(
    ("table", "column", "code", "told"),
    [
        ("incoming", "state", "aside", "Set aside"),
        ("incoming", "reason", "bulk", "a newsletter or mailing list"),
        ("complaint_step", "step", "listen", "Listen and record"),
        ("ticket", "category", "waiting", "Waiting"),
    ],
)
def test_codes_are_told_in_words(backend, table, column, code, told):
    assert english(backend).value(table, column, code) == told


def test_a_mail_that_came_in_is_told_by_its_subject_and_not_by_its_key(backend):
    mail = Message("a-long-key", Channel.EMAIL, "打印机坏了", "今早", sender="li@example.cn")
    backend.command(receive, mail)
    (line,) = found(backend, tables=("incoming",))
    summary = english(backend).summary(line)
    assert "Subject: 打印机坏了" in summary
    assert "a-long-key" not in summary


@pytest.mark.usefixtures("lihua")
def test_phones_are_never_in_the_log(world):
    rows = found(world.backend, tables=("contact_point",))
    assert rows
    assert "138" not in json.dumps([dict(row.new) for row in rows]).replace("***8000", "")
    told = {change.name: change.after for change in english(world.backend).changes(rows[0])}
    assert told["Phone or e-mail"] == "(not kept)"


def test_pages_follow_each_other_without_a_gap(world, lihua):
    whole = [row.id for row in found(world.backend)]
    assert whole == sorted(whole, reverse=True)
    seen, cursor = [], None
    while True:
        page = world.backend.query(queries.audit_page, AuditFilter(), cursor, 7)
        seen += [row.id for row in page.rows]
        cursor = page.next_cursor
        if cursor is None:
            break
    assert seen == whole
    assert len(seen) == world.backend.query(queries.audit_count, AuditFilter())


def test_a_period_ends_before_its_end(backend, clock):
    backend.command(customers.register, NewCustomer("甲"))
    clock.forward(days=2)
    backend.command(customers.register, NewCustomer("乙"))
    (newest,) = found(backend, tables=("customer",), since=clock.now)
    assert newest.new["name"] == "乙"
    (older,) = found(
        backend, tables=("customer",), since=clock.now - timedelta(days=2), before=clock.now
    )
    assert older.new["name"] == "甲"


@pytest.mark.parametrize("name", ["陈静", "赵敏", "周强"])
def test_who_may_not_read_the_log_is_refused(world, name, tmp_path):
    with pytest.raises(PermissionDenied):
        found(world.of(name))
    with pytest.raises(PermissionDenied):
        world.of(name).query(queries.audit_count, AuditFilter())
    job = AuditJob(AuditFilter(), tmp_path / "log.xlsx", "en")
    with pytest.raises(PermissionDenied):
        write_audit_log(world.of(name), Progress(), job)
    assert list(tmp_path.glob("*.xlsx")) == []


@pytest.mark.parametrize("name", ["吴倩", "管理"])
def test_managers_and_administrators_read_it(world, lihua, name):
    assert found(world.of(name), tables=("customer",))[0].row_id == lihua


def test_an_administrator_is_not_told_which_customer_it_was(world, lihua):
    line = found(world.of("管理"), tables=("customer",))[0]
    assert (line.row_id, line.record) == (lihua, None)


def test_the_log_goes_out_as_a_workbook_and_says_so(world, lihua, tmp_path):
    from openpyxl import load_workbook

    backend = world.of("管理")  # exports nothing else
    number = number_of(world.backend, lihua)
    wanted = AuditFilter(tables=("customer",), record=number, operations=(Operation.CHANGED,))
    job = AuditJob(wanted, tmp_path / "log.xlsx", "zh_CN")
    result = write_audit_log(backend, Progress(), job)
    sheet = load_workbook(job.path).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert result.rows == len({row[8] for row in rows})
    assert ["林涛", "杭州", "上海"] in [[row[1], row[5], row[6]] for row in rows]
    (record,) = found(world.backend, operations=(Operation.EXPORTED,))
    assert (record.new["report"], record.new["rows"]) == ("audit_log", result.rows)
    assert ["record", number] in record.new["filter"]


def test_one_line_tells_the_most_of_it(world, lihua):
    changed = found(
        world.backend,
        record=number_of(world.backend, lihua),
        tables=("customer",),
        operations=(Operation.CHANGED,),
    )[0]
    wording = english(world.backend)
    text = wording.summary(changed)
    assert "City: 杭州 → 上海" in text
    assert wording.record(changed) == f"Customer {number_of(world.backend, lihua)}"
    many = replace(changed, old={}, new={f"field{n}": n for n in range(5)})
    assert wording.summary(many).endswith("field2: – → 2 and 2 more")


def test_names_are_said_instead_of_ids(world):
    people = world.people
    wording = english(world.backend)
    known = replace(wording, people={people["林涛"].user_id: "林涛"}, departments={1: "Sales"})
    assert known.value("customer", "owner_id", people["林涛"].user_id) == "林涛"
    assert known.value("customer", "department_id", 1) == "Sales"
    assert known.value("user_account", "role", Role.AGENT.value) == "Agent"
    assert known.value("customer", "first_contact_at", "2026-03-02T02:00:00+00:00") == (
        "2026-03-02 10:00:00"
    )
    assert known.value("customer", "city", None) == "–"
    assert known.value("ticket", "is_confidential", True) == "Yes"


def test_a_setting_is_called_by_its_title_and_its_value_by_its_name(world):
    def change(key, value):
        world.backend.command(settings.change, ChangeSetting(key, value))
        return found(world.backend, tables=("setting",))[0]

    wording = replace(english(world.backend), settings=TITLES)
    assert wording.summary(change("ui.theme", "dark")) == "Theme: Dark"
    changed = change("ui.theme", "light")
    assert wording.summary(changed) == "Theme: Dark → Light"
    assert wording.record(changed) == "Setting"
    assert wording.summary(change("notices.sound", True)) == "Play a sound with a notice: Yes"
