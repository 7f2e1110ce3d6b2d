"""From a checked table to the store: counts, twice the same, update, create, all or nothing."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import event, func, select

from app.core.actor import Actor
from app.core.errors import Cancelled, InvalidTransition, PermissionDenied
from app.core.permissions import Role
from app.core.progress import Progress
from app.customers.tables import (
    Contact,
    ContactPoint,
    Customer,
    CustomerPrivate,
    CustomerTag,
    Tag,
)
from app.dataio import importing
from app.dataio.result import Action, Choices, ImportResult, OnDuplicate, Summary
from app.dataio.tables import BatchChange, ImportBatch
from app.dataio.undoing import undo_import
from app.followups.tables import FollowUp
from app.identity.tables import UserAccount
from app.notifications.tables import Notice

UPDATE = Choices(OnDuplicate.UPDATE)
CREATE = Choices(OnDuplicate.CREATE)
HEADINGS = ["客户编号", "客户名称", "联系人", "电话", "邮箱", "当前状态", "负责人", "标签"]
ROWS = [
    [
        "039317",
        "上海科盛宏科技有限公司",
        "刘丽杰",
        "156-0181-5908",
        "a@example.com",
        "意向",
        "陈静",
        "老客户",
    ],
    ["609851", "苏州创达教育咨询有限公司", "刘艳欣", "+86 15462819482", None, "成交", "林涛", None],
    [None, "上海科盛宏科技有限公司", "刘丽杰", "15601815908", None, "成交", "王店长", "展会"],
]


@pytest.fixture
def bring(backend, make_book):
    """Import rows under the usual headings; returns the result."""

    def bring(
        rows: Sequence[Sequence[object]],
        choices: Choices | None = None,
        headings: Sequence[str] = HEADINGS,
        progress: Progress | None = None,
    ) -> ImportResult:
        path = make_book({"客户": [list(headings), *map(list, rows)]})
        checked = importing.open_and_check(backend, Progress(), path, choices=choices)
        result = importing.run_import(backend, progress or Progress(), checked).result
        assert checked.preview.summary == result.summary
        return result

    return bring


def state(backend) -> tuple[object, ...]:
    """Everything about customers that an import may change."""

    def read(reading):
        session = reading.session
        customers = select(
            Customer.number, Customer.name, Customer.external_no, Customer.status,
            Customer.owner_id, Customer.version, Customer.won_on, Customer.search_text,
            Customer.phone_masked, Customer.deleted_at,
        ).order_by(Customer.id)  # fmt: skip
        points = select(ContactPoint.normal, ContactPoint.deleted_at).order_by(ContactPoint.id)
        people = select(Contact.name, Contact.phone_masked, Contact.deleted_at).order_by(Contact.id)
        tags = (
            select(CustomerTag.customer_id, Tag.name)
            .join(Tag, Tag.id == CustomerTag.tag_id)
            .order_by(CustomerTag.customer_id, Tag.name)
        )
        return tuple(
            tuple(map(tuple, session.execute(statement)))
            for statement in (customers, points, people, tags)
        )

    return backend.query(read)


def count(backend, table) -> int:
    return backend.query(lambda read: read.session.execute(select(func.count(table.id))).scalar())


def one(backend, name: str):
    return backend.query(
        lambda read: read.session.execute(
            select(Customer).where(Customer.name == name, Customer.deleted_at.is_(None))
        ).scalar_one()
    )


def test_a_front_desks_list_gives_customers_and_rejects_bad_rows(backend, registration):
    checked = importing.open_and_check(backend, Progress(), registration)
    assert count(backend, Customer) == 0  # checking writes nothing
    result = importing.run_import(backend, Progress(), checked).result
    assert result.summary == checked.preview.summary == Summary(5, 0, 0, 2)
    assert [reject.row for reject in result.rejects] == [9, 10]
    kunming = one(backend, "昆明远博科技有限公司")
    assert (kunming.external_no, kunming.status, kunming.number) == ("176211", "won", "C-000004")
    assert kunming.first_contact_at.astimezone(backend.zone).date() == date(2023, 12, 30)


def test_the_same_file_twice_changes_nothing(backend, bring):
    bring(ROWS)
    before = state(backend)
    for choices in (None, UPDATE):
        again = bring(ROWS[:2], choices)
        assert again.summary == Summary(0, 0, 2, 0)
        assert {decision.reason for decision in again.decisions} == {"number"}
        assert state(backend) == before


def test_a_row_repeats_one_further_up_by_its_phone(bring):
    result = bring(ROWS)
    assert result.summary == Summary(2, 0, 1, 0)
    assert result.decisions[2].action is Action.SKIPPED
    assert (result.decisions[2].reason, result.decisions[2].of_row) == ("phone", 2)


def test_shared_email_addresses_make_no_duplicates(bring):
    rows = [[None, f"客户{n}", None, None, "info@example.com"] for n in range(3)]
    assert bring(rows).summary == Summary(3, 0, 0, 0)


def test_update_folds_the_rows_of_one_customer_and_then_agrees_with_the_file(backend, bring):
    assert bring(ROWS, UPDATE).summary == Summary(2, 1, 0, 0)
    customer = one(backend, "上海科盛宏科技有限公司")
    assert (customer.status, customer.owner_id) == ("won", backend.actor.user_id)
    before = state(backend)
    assert bring(ROWS, UPDATE).summary == Summary(0, 0, 3, 0)
    assert state(backend) == before


def test_update_changes_what_the_file_says_and_nothing_else(backend, bring):
    bring(ROWS[:1])
    before = one(backend, "上海科盛宏科技有限公司")
    result = bring(
        [["039317", "上海科盛宏科技有限公司", "王芳", "13800138000", None, "流失"]], UPDATE
    )
    assert result.summary == Summary(0, 1, 0, 0)
    after = one(backend, "上海科盛宏科技有限公司")
    assert (after.status, after.lifecycle) == ("lost", "lost")
    assert after.version > before.version
    assert after.contact_name == "刘丽杰"  # a new name is a new contact, nobody is renamed
    assert after.phone_masked == before.phone_masked
    assert "wangfang" in after.search_text
    assert [point[0] for point in state(backend)[1]] == [
        "+8615601815908", "a@example.com", "+8613800138000",
    ]  # fmt: skip


def test_revenue_and_dates_are_updated(backend, bring):
    headings = ["客户名称", "电话", "年营收", "成交日期", "首次接触时间"]
    bring([["甲公司", "13800138000", "120万", "2020-05-06", "2020-01-02 09:30"]], None, headings)
    customer = one(backend, "甲公司")
    assert customer.first_contact_at.astimezone(backend.zone).hour == 9
    assert customer.won_on == date(2020, 5, 6)
    bring([["甲公司", "13800138000", "300万", "2021-05-06", None]], UPDATE, headings)
    amount = backend.query(
        lambda read: read.session.get_one(CustomerPrivate, customer.id).revenue_amount
    )
    assert amount == Decimal(3_000_000)
    assert one(backend, "甲公司").won_on == date(2021, 5, 6)


def test_who_a_file_calls_won_is_with_us_since_an_unknown_day(backend, bring):
    headings = ["客户名称", "电话", "客户状态", "成交日期"]
    bring([["甲公司", "13800138000", "潜在", None], ["乙公司", "13900139000", "潜在", None]],
          None, headings)  # fmt: skip
    rows = [
        ["甲公司", "13800138000", "成交", None],
        ["乙公司", "13900139000", "成交", "2024-05-06"],
    ]
    assert bring(rows, UPDATE, headings).summary == Summary(0, 2, 0, 0)
    first, second = one(backend, "甲公司"), one(backend, "乙公司")
    assert (first.status, first.won_on) == ("won", None)
    assert (second.status, second.won_on) == ("won", date(2024, 5, 6))


def test_create_makes_new_customers_and_leaves_a_taken_number_out(backend, bring):
    bring(ROWS[:2])
    result = bring(ROWS[:2], CREATE)
    assert result.summary == Summary(2, 0, 0, 0)
    assert {(remark.code, remark.text) for remark in result.remarks} >= {
        ("number_taken", "039317"),
        ("number_taken", "609851"),
    }
    assert count(backend, Customer) == 4


def test_our_own_number_finds_its_customer(backend, bring):
    bring([[None, "甲公司", None, None, None, "潜在"]])
    result = bring([["C-000001", "甲公司", None, None, None, "成交"]], UPDATE)
    assert result.summary == Summary(0, 1, 0, 0)
    assert (one(backend, "甲公司").status, one(backend, "甲公司").external_no) == ("won", None)


def test_unknown_people_stand_in_the_log_and_the_owner_stays_empty(backend, bring):
    users = count(backend, UserAccount)
    result = bring(ROWS)
    assert [(remark.code, remark.text, remark.rows) for remark in result.remarks] == [
        ("person_unknown", "陈静", (2,)),
        ("person_unknown", "林涛", (3,)),
    ]
    assert one(backend, "苏州创达教育咨询有限公司").owner_id is None
    assert count(backend, UserAccount) == users
    batch = backend.query(lambda read: read.session.execute(select(ImportBatch)).scalar_one())
    assert "陈静" in batch.log


def test_unknown_people_become_users_who_cannot_sign_in(backend, bring):
    bring(ROWS, Choices(create_users=True))
    owner_id = one(backend, "苏州创达教育咨询有限公司").owner_id
    person = backend.query(lambda read: read.session.get_one(UserAccount, owner_id))
    assert (person.name, person.is_active) == ("林涛", False)
    # The next file finds them, inactive or not.
    assert bring([["1", "乙公司", None, None, None, None, "林涛"]]).remarks == ()
    assert one(backend, "乙公司").owner_id == owner_id


def test_imported_history_makes_no_work_and_rings_nobody(backend, bring):
    bring(ROWS)
    assert count(backend, FollowUp) == count(backend, Notice) == 0


def test_what_the_form_refuses_rejects_its_row_or_is_left_out(backend, bring):
    result = bring(
        [["甲公司", "x" * 10_001, None], ["乙公司", None, "不是网址"]],
        None,
        ["客户名称", "备注", "网站"],
    )
    assert result.summary == Summary(1, 0, 0, 1)
    assert [(p.column, p.code) for p in result.rejects[0].problems] == [("备注", "too_long")]
    assert [(p.row, p.column, p.code) for p in result.warnings] == [(3, "网站", "website")]
    assert one(backend, "乙公司").website is None


def test_an_error_in_the_middle_leaves_nothing(backend, bring, monkeypatch):
    bring(ROWS[:1])
    before = state(backend)

    def fail(*_args):
        raise RuntimeError("power cut")

    monkeypatch.setattr(importing, "_remember_mapping", fail)
    with pytest.raises(RuntimeError, match="power cut"):
        bring([*ROWS, ["7", "丙公司", "李四", "13700137000", None, "成交"]], UPDATE)
    assert state(backend) == before
    assert count(backend, ImportBatch) == 1


def test_a_stopped_import_leaves_nothing(backend, bring):
    stop = iter([False])
    progress = Progress(is_cancelled=lambda: next(stop, True))
    with pytest.raises(Cancelled):
        bring(ROWS, None, HEADINGS, progress)
    assert count(backend, Customer) == count(backend, ImportBatch) == 0


def test_nobody_waits_while_the_rows_of_new_customers_are_worked_out(backend, make_book):
    path = make_book({"S": [HEADINGS, *ROWS, ROWS[0]]})
    checked = importing.open_and_check(backend, Progress(), path, choices=CREATE)
    steps: list[tuple[int, int]] = []
    before: list[tuple[int, int]] = []

    def on_begin(_connection):
        before.extend(steps)

    event.listen(backend.engines.writes, "begin", on_begin)
    progress = Progress(lambda done, total: steps.append((done, total)))
    result = importing.run_import(backend, progress, checked).result
    event.remove(backend.engines.writes, "begin", on_begin)
    assert before  # steps were told before the store was held
    assert result.summary == Summary(4, 0, 0, 0)  # two rows say the same, and both are kept
    assert [done for done, _ in steps] == sorted(done for done, _ in steps)
    assert steps[-1] == (8, 8)


def test_what_was_prepared_follows_what_others_saved_since(backend, make_book):
    path = make_book({"S": [HEADINGS, *ROWS[:2]]})
    checked = importing.open_and_check(backend, Progress(), path, choices=UPDATE)
    first = importing.open_and_check(backend, Progress(), path)
    importing.run_import(backend, Progress(), first)
    assert importing.run_import(backend, Progress(), checked).result.summary == Summary(0, 0, 2, 0)
    assert count(backend, Customer) == 2


def test_undo_puts_new_customers_in_the_bin_and_the_file_can_come_again(backend, bring):
    result = bring(ROWS)
    backend.command(undo_import, result.batch_id)
    assert all(row[-1] is not None for row in state(backend)[0])
    assert bring(ROWS).summary == Summary(2, 0, 1, 0)
    assert one(backend, "上海科盛宏科技有限公司").external_no == "039317"


def test_undo_puts_updated_values_back(backend, bring):
    bring([["1", "甲公司", "张三", "13800138000", None, "意向", None, "老客户"]])
    before = state(backend)
    result = bring(
        [["1", "甲公司", "李四", "13700137000", "b@example.com", "成交", "王店长", "展会"]], UPDATE
    )
    assert state(backend) != before
    backend.command(undo_import, result.batch_id)
    after = state(backend)
    assert [row[:5] + row[6:] for row in after[0]] == [row[:5] + row[6:] for row in before[0]]
    assert [row for row in after[1] if row[-1] is None] == list(before[1])
    assert [row for row in after[2] if row[-1] is None] == list(before[2])
    assert after[3] == before[3]


def test_undo_leaves_what_somebody_changed_since(backend, bring):
    bring([["1", "甲公司", None, None, None, "意向"]])
    result = bring([["1", "甲公司", None, None, None, "成交"]], UPDATE)
    bring([["1", "甲公司", None, None, None, "流失"]], UPDATE)
    backend.command(undo_import, result.batch_id)
    assert one(backend, "甲公司").status == "lost"


def test_an_import_is_taken_back_once(backend, bring):
    result = bring(ROWS)
    backend.command(undo_import, result.batch_id)
    with pytest.raises(InvalidTransition):
        backend.command(undo_import, result.batch_id)


def test_the_command_offers_its_undo_and_says_what_changed(backend, make_book):
    path = make_book({"S": [HEADINGS, *ROWS]})
    checked = importing.open_and_check(backend, Progress(), path)
    outcome = importing.run_import(backend, Progress(), checked)
    assert outcome.changes.touches("customer")
    assert outcome.changes.touches("import")
    assert (outcome.undo.command, outcome.undo.args) == (undo_import, (outcome.result.batch_id,))


def test_a_mapping_is_remembered_for_a_file_of_the_same_shape(backend, make_book):
    path = make_book({"S": [["客户名称", "说法", "电话"], ["甲公司", "急", "13800138000"]]})
    opened = importing.open_file(backend, Progress(), path)
    mapping = {0: "name", 1: "remark", 2: "phone"}
    assert opened.mapping != mapping
    checked = backend.query(importing.check, opened.table, mapping, Choices())
    importing.run_import(backend, Progress(), checked)
    assert importing.open_file(backend, Progress(), path).mapping == mapping
    assert one(backend, "甲公司").remark == "急"


def test_a_file_without_known_headings_offers_its_first_row(backend, make_book):
    path = make_book({"S": [["a", 1], ["b", 2], ["c", 3]]})
    opened = importing.open_file(backend, Progress(), path)
    assert (opened.table.header_row, len(opened.table.rows)) == (1, 2)


def test_only_who_may_import_does(backend, make_book):
    path = make_book({"S": [HEADINGS, *ROWS]})
    opened = importing.open_file(backend, Progress(), path)
    agent = type(backend)(
        backend.engines, Actor(backend.actor.user_id, "", Role.AGENT), backend.zone, backend.clock
    )
    with pytest.raises(PermissionDenied):
        agent.query(importing.check, opened.table, opened.mapping, Choices())
    checked = backend.query(importing.check, opened.table, opened.mapping, Choices())
    with pytest.raises(PermissionDenied):
        importing.run_import(agent, Progress(), checked)
    result = importing.run_import(backend, Progress(), checked).result
    with pytest.raises(PermissionDenied):
        agent.command(undo_import, result.batch_id)


def test_a_plan_asks_as_often_for_many_rows_as_for_few(backend, bring, make_book):
    rows = [[str(n), f"客户{n}", "张三", f"1380013{n:04d}"] for n in range(60)]
    bring(rows)

    def queries(some: list[list[str]]) -> int:
        path = make_book({"S": [HEADINGS, *some]})
        opened = importing.open_file(backend, Progress(), path)
        statements: list[str] = []

        def note(_connection, _cursor, statement, *_rest):
            statements.append(statement)

        event.listen(backend.engines.reads, "before_cursor_execute", note)
        backend.query(importing.check, opened.table, opened.mapping, UPDATE)
        event.remove(backend.engines.reads, "before_cursor_execute", note)
        return len([text for text in statements if text.startswith("SELECT")])

    assert queries(rows[:2]) == queries(rows) > 0


def test_every_written_row_can_be_undone(backend, bring):
    bring(ROWS)
    assert count(backend, BatchChange) == 2
