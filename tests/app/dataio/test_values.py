"""Cells to values, and what is refused."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.words import ENGLISH
from app.dataio import values, vocabulary
from app.dataio.sheets import Formula
from app.dataio.values import BadValue, Revenue


def refusal(parse, cell, **options) -> str:
    with pytest.raises(BadValue) as refused:
        parse(cell, **options)
    return refused.value.code


@pytest.mark.parametrize(
    "cell",
    [
        "2023-08-09", "2023/8/9", "2023.8.9", "2023.08.09", "2023年8月9日", "2023年08月09号",
        "20230809", 20230809, 45147, "45147", date(2023, 8, 9), "２０２３-８-９", " 2023 - 08 - 09 ",
        "2023-08-09T00:00:00Z",
    ],
)  # fmt: skip
def test_a_day_is_read_in_every_form(cell):
    assert values.day(cell) == date(2023, 8, 9)


@pytest.mark.parametrize(
    ("cell", "clock"),
    [
        ("2023-08-09 14:30", "14:30:00"),
        ("2023/8/9 14:30:05", "14:30:05"),
        ("2023-08-09T14:30:05.123", "14:30:05"),
        ("2023年8月9日 14时30分", "14:30:00"),
        ("2023年8月9日 下午2点30分", "14:30:00"),
        ("2023-08-09 2:30 PM", "14:30:00"),
        (45147.5, "12:00:00"),
    ],
)
def test_a_time_of_day_is_kept(cell, clock):
    assert values.moment(cell) == datetime.fromisoformat(f"2023-08-09T{clock}")


@pytest.mark.parametrize(
    "cell",
    ["2025-02-30", "昨天", "2023", "2023-08", "8月9日", "1023-01-01", "9999-01-01", "2023-08-09 25:00",
     "2023-08-09 x", "2023-13-01", 7, 1.5, True, "20231301", "0000-00-00"],
)  # fmt: skip
def test_what_is_no_day_is_refused(cell):
    assert refusal(values.day, cell) == "date"


def test_day_and_month_are_never_guessed():
    assert refusal(values.day, "8/9/2023") == "date_ambiguous"
    assert values.day("8/8/2023") == date(2023, 8, 8)
    assert values.day("31/12/2023") == date(2023, 12, 31)
    assert values.day("12/31/2023") == date(2023, 12, 31)
    assert values.day("8/9/2023", day_first=True) == date(2023, 9, 8)
    assert values.day("8/9/2023", day_first=False) == date(2023, 8, 9)
    assert refusal(values.day, "31/12/2023", day_first=False) == "date"


def test_a_column_tells_the_order_of_day_and_month():
    assert values.day_comes_first(["8/9/2023", None, "31/12/2023"]) is True
    assert values.day_comes_first(["8/9/2023", "12/31/2023"]) is False
    assert values.day_comes_first(["8/9/2023", 45147, "2023-08-09"]) is None
    assert values.day_comes_first(["31/12/2023", "12/31/2023"]) is None


@given(st.dates(date(1954, 11, 1), date(2100, 12, 31)))
def test_every_day_survives_every_form(day):
    for form in ("{0:%Y}-{0:%m}-{0:%d}", "{0.year}/{0.month}/{0.day}", "{0:%Y}{0:%m}{0:%d}",
                 "{0.year}年{0.month}月{0.day}日"):  # fmt: skip
        assert values.day(form.format(day)) == day
    assert values.day((day - date(1899, 12, 30)).days) == day


@given(st.text(max_size=30) | st.integers() | st.floats(allow_nan=True))
def test_any_cell_is_a_day_or_refused(cell):
    code, year = "", 2000
    try:
        year = values.day(cell).year
    except BadValue as bad:
        code = bad.code
    assert year in range(1900, 2101)
    assert code in ("", "date", "date_ambiguous")


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("  苏州创达\u3000", "苏州创达"),
        (39317, "39317"),
        (12345678901234567890, "12345678901234567890"),
        (15194875749.0, "15194875749"),
        (2.5, "2.5"),
        ("00123", "00123"),
        ("a\x00\u202eb\u200bc", "abc"),
        ("甲\n乙", "甲\n乙"),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
        ("=价格太高？", "=价格太高？"),
        ("-", ""), ("无", ""), ("N/A", ""), ("——", ""), (" ", ""), (None, ""),
    ],
)  # fmt: skip
def test_text_is_trimmed_and_placeholders_say_nothing(cell, text):
    assert values.clean(cell) == text


def test_text_that_could_not_be_kept_whole_is_refused():
    assert values.clean("x" * 32_767) == "x" * 32_767
    assert refusal(values.clean, "x" * 32_768) == "too_long"
    assert refusal(values.clean, Formula("=A1")) == "formula"


@pytest.mark.parametrize(
    ("words", "cell", "code"),
    [
        (vocabulary.STATUS, "潜在", "potential"),
        (vocabulary.STATUS, " 意向客户 ", "intent"),
        (vocabulary.STATUS, "Won", "won"),
        (vocabulary.STATUS, "已流失", "lost"),
        (vocabulary.PRIORITY, "高", "high"),
        (vocabulary.PRIORITY, "medium", "middle"),
        (vocabulary.TIER, "VIP客户", "vip"),
        (vocabulary.TIER, "重点", "key"),
        (vocabulary.KIND, "个人", "individual"),
        (vocabulary.GENDER, "女士", "female"),
    ],
)
def test_words_of_both_languages_become_codes(words, cell, code):
    assert values.choice(words)(cell) == code


def test_every_code_is_its_own_word():
    for words in (
        vocabulary.STATUS,
        vocabulary.PRIORITY,
        vocabulary.TIER,
        vocabulary.KIND,
        vocabulary.GENDER,
    ):
        for code in set(words.values()):
            assert values.choice(words)(code) == code


def test_an_unknown_word_is_refused():
    assert refusal(values.choice(vocabulary.STATUS), "谈判中") == "choice"


def test_a_new_source_is_kept_by_its_name():
    assert values.source("官网表单") == "website"
    assert values.source("合作伙伴推荐") == "referral"
    assert values.source("research") == "research"
    assert values.source("抖音直播") == "抖音直播"


def test_every_code_has_its_name_in_the_words_of_the_program():
    catalogues = {
        "customer.kind": vocabulary.KIND,
        "customer.status": vocabulary.STATUS,
        "customer.priority": vocabulary.PRIORITY,
        "tier": vocabulary.TIER,
        "source": vocabulary.SOURCE,
        "gender": vocabulary.GENDER,
    }
    keys = {f"{kind}.{code}" for kind, words in catalogues.items() for code in words.values()}
    assert keys <= set(ENGLISH)


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("120万", 1_200_000), ("3,500,000", 3_500_000), ("1.2亿", 120_000_000),
        ("¥800000", 800_000), ("￥80万元", 800_000), (800000, 800_000), ("500万元", 5_000_000),
        ("3千万", 30_000_000), ("5K", 5_000), ("人民币 2 百万", 2_000_000), ("０．５亿", 50_000_000),
        ("很多", None), ("100-200万", None), ("$5m", None),
    ],
)  # fmt: skip
def test_revenue_keeps_its_words_and_its_amount(cell, amount):
    expected = None if amount is None else Decimal(amount)
    assert values.revenue(cell) == Revenue(str(cell), expected)


def test_an_address_needs_the_shape_of_one():
    assert values.email(" mailto:A.b@example.com ") == "A.b@example.com"
    assert values.email("王＠example．com") == "王@example.com"
    for bad in ("not-an-email", "a@b", "a b@example.com", "a@example.com;b@example.com"):
        assert refusal(values.email, bad) == "email"


def test_phones_in_a_cell_are_all_good_or_refused():
    first, second = values.phone_numbers("13800138000 / 010-65529988")
    assert (first.e164, second.e164) == ("+8613800138000", "+861065529988")
    assert values.phone_numbers(13800138000)[0].as_typed == "13800138000"
    assert refusal(values.phone_numbers, "12") == "phone"
    assert refusal(values.phone_numbers, "13800138000/12") == "phone"
    assert refusal(values.phone_numbers, "1.38E+10") == "phone_rounded"


def test_tags_are_cut_at_every_usual_mark():
    assert values.tags("老客户，VIP;老客户、 展会 / 2024") == ("老客户", "VIP", "展会", "2024")
