"""Search as you type (C6, C14): Chinese, pinyin, Latin, digits, e-mail, and hostile input."""

import pytest

from app.customers import find, queries, service
from app.customers.dto import CustomerFilter, NewContact, NewCustomer, PointInput
from app.customers.rules import CustomerKind, PointKind


@pytest.fixture
def desk(backend):
    people = (
        NewCustomer(
            "张三",
            CustomerKind.INDIVIDUAL,
            contacts=(NewContact(points=(PointInput(PointKind.PHONE, "138 0013 8000"),)),),
        ),
        NewCustomer(
            "苏州晨光科技",
            remark="要发票",
            tags=("华东",),
            external_no="CD00042",
            contacts=(
                NewContact(
                    "曾梅",
                    points=(
                        PointInput(PointKind.PHONE, "010-65529988"),
                        PointInput(PointKind.EMAIL, "Zeng.Mei@Chenguang.example"),
                    ),
                ),
            ),
        ),
        NewCustomer("Blue Harbour Trading", need_keywords="reports"),
    )
    for person in people:
        backend.command(service.register, person)
    return backend


def names(desk, text):
    found = {row.name for row in desk.query(queries.search, text)}
    listed = {row.name for row in desk.query(queries.customer_page, CustomerFilter(text)).rows}
    assert found == listed  # the field and the list agree
    return found


ZHANG, CHEN, BLUE = "张三", "苏州晨光科技", "Blue Harbour Trading"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("张", {ZHANG}),
        ("晨光", {CHEN}),
        ("光晨", set()),
        ("发票", {CHEN}),
        ("华东", {CHEN}),
        ("zs", {ZHANG}),
        ("zhangsan", {ZHANG}),
        ("ZHANG", {ZHANG}),
        ("szcg", {CHEN}),
        ("chenguang", {CHEN}),
        ("zengmei", {CHEN}),
        ("cengmei", {CHEN}),
        ("zm", {CHEN}),
        ("harb", {BLUE}),
        ("arbour", set()),
        ("blue trading", {BLUE}),
        ("repo", {BLUE}),
        ("C-000002", {CHEN}),
        ("000002", {CHEN}),
        ("CD00042", {CHEN}),
        ("8000", {ZHANG}),
        ("0013", {ZHANG}),
        ("138-0013-8000", {ZHANG}),
        ("+86 138 0013 8000", {ZHANG}),
        ("１３８００１３８０００", {ZHANG}),
        ("9988", {CHEN}),
        ("010 6552 9988", {CHEN}),
        ("65529988", {CHEN}),
        ("7654", set()),
        ("zeng.mei@", {CHEN}),
        ("ZENG.MEI@chenguang.example", {CHEN}),
        ("@chenguang.ex", {CHEN}),
        ("zeng.mei", set()),  # no e-mail stands among the words
    ],
)
def test_what_finds_whom(desk, text, expected):
    assert names(desk, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        'a"b',
        "*",
        "NEAR(",
        "%",
        "_",
        "' OR 1=1 --",
        "a & | !",
        "()",
        ":*",
        "\\",
        "AND",
        "\x00",
        "@",
        "   ",
    ],
)
def test_hostile_input_finds_nobody_and_breaks_nothing(desk, text):
    assert desk.query(queries.search, text) == ()


def test_digits_of_a_phone_need_four(desk):
    assert desk.query(queries.customers_by_phone, "800") == ()
    assert [row.name for row in desk.query(queries.customers_by_phone, "8000")] == [ZHANG]


def test_one_number_gives_away_twenty_customers_at_most(backend, register):
    for index in range(25):
        register(f"客户{index}", PointInput(PointKind.PHONE, "13800138000"))
    assert len(backend.query(queries.customers_by_phone, "8000", 100)) == 20
    assert len(backend.query(queries.customer_page, CustomerFilter("8000")).rows) == 20


def test_a_duplicate_is_hinted_with_its_strongest_reason(desk):
    hint = desk.query(
        find.duplicates_hint,
        "Blue Harbour Trading",
        ("+86 13800138000",),
        ("zeng.mei@chenguang.example",),
    )
    assert [(found.name, found.reason) for found in hint] == [
        (ZHANG, "phone"),
        (CHEN, "email"),
        (BLUE, "name"),
    ]
    assert desk.query(find.duplicates_hint, "新客户", ("12",), ("nobody",)) == ()


def test_two_queries_answer_a_search_whatever_its_size(desk, statements):
    desk.query(queries.search, "zs")
    few = len(statements)
    statements.clear()
    desk.query(queries.search, "a")
    assert len(statements) <= few <= 5
