"""Which heading is which field, and mappings that are remembered."""

import json

import pytest

from app.dataio import columns
from app.dataio.records import CustomerRecord
from app.dataio.sheets import BadMapping


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("客户名称", "name"), ("* 客户 名称：", "name"), ("Company Name", "name"), ("company_name", "name"),
        ("联系方式\n(手机/座机)", "phone"), ("联系电话（必填）", "phone"), ("企业规模（人数）", "staff_size"),
        ("企业规模(营收)", "revenue"), ("首次接触时间", "first_contact_at"), ("Ｅ－ｍａｉｌ", "email"),
        ("E-mail", "email"), ("微信号", "wechat"), ("天气", None), ("", None), ("()", None),
    ],
)  # fmt: skip
def test_a_heading_is_known_in_either_language(heading, key):
    assert columns.recognise(heading) == key


def test_no_name_means_two_fields():
    named = [
        (columns.normal_form(name), field.key)
        for field in columns.CUSTOMER_FIELDS
        for name in (field.english, field.chinese, *field.synonyms)
    ]
    clashes = {a: (key, other) for a, key in named for b, other in named if a == b and key != other}
    assert clashes == {}


def test_every_field_is_one_of_a_record():
    keys = {field.key for field in columns.CUSTOMER_FIELDS}
    assert keys - {"phone", "second_phone"} == set(CustomerRecord.__slots__) - {"row", "phones"}


def test_close_headings_are_proposed_after_exact_ones():
    headings = ["首次接触的时间", "客户名称", "customer nmae", "Expected cooperation dates", "x"]
    assert columns.match(headings) == {0: "first_contact_at", 1: "name", 3: "expected_on"}


def test_the_second_phone_column_is_the_second_phone():
    assert columns.match(["客户名称", "电话", "手机"]) == {0: "name", 1: "phone", 2: "second_phone"}
    assert columns.match(["电话", "座机", "手机"]) == {0: "phone", 1: "second_phone"}


def test_a_field_is_proposed_once():
    assert columns.match(["名称", "客户名称", "Name"]) == {0: "name"}


def test_the_fingerprint_sees_the_headings_not_their_dress():
    assert columns.fingerprint(["客户\n名称", "Phone"]) == columns.fingerprint(
        ["客户名称 ", "phone"]
    )
    assert columns.fingerprint(["客户名称"]) != columns.fingerprint(["客户名称", "电话"])


def test_a_mapping_names_the_headings_it_knows(tmp_path):
    path, headings = tmp_path / "map.json", ["公司", "电话", "随便"]
    path.write_text(json.dumps({"公司": "name", "随便": "remark"}), encoding="utf-8")
    assert columns.load_mapping(path, headings) == {0: "name", 2: "remark"}
    assert columns.load_mapping(path, ["随便"]) == {0: "remark"}


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", '{"公司": "nonsense"}', '{"公司": "name", "客户": "name"}', '{"公司": 1}'],
)
def test_a_mapping_that_says_nothing_clear_is_refused(tmp_path, text):
    path = tmp_path / "map.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadMapping) as refused:
        columns.load_mapping(path, ["公司"])
    assert refused.value.params["file"] == "map.json"


def test_a_missing_mapping_is_refused(tmp_path):
    with pytest.raises(BadMapping):
        columns.load_mapping(tmp_path / "none.json", ["公司"])
