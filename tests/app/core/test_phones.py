"""Phone numbers as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core import phones
from app.core.phones import Phone

MOBILE = "+8613800138000"


@pytest.mark.parametrize(
    ("typed", "e164", "ext"),
    [
        ("13800138000", MOBILE, ""),
        (13800138000, MOBILE, ""),
        (13800138000.0, MOBILE, ""),
        ("1.3800138E+10", MOBILE, ""),
        ("138-0013-8000", MOBILE, ""),
        ("138 0013 8000", MOBILE, ""),
        ("+86 138 0013 8000", MOBILE, ""),
        ("+86 (138) 0013-8000", MOBILE, ""),
        ("0086 13800138000", MOBILE, ""),
        ("8613800138000", MOBILE, ""),
        ("\u300013800138000 ", MOBILE, ""),
        ("１３８００１３８０００", MOBILE, ""),
        ("手机：13800138000", MOBILE, ""),
        ("17906004804", "+8617906004804", ""),  # not the dialling prefix 17906
        ("010-65529988", "+861065529988", ""),
        ("(021)66668888", "+862166668888", ""),
        ("0512-66668888转801", "+8651266668888", "801"),
        ("0512 6666 8888 分机 801", "+8651266668888", "801"),
        ("0512-66668888 ext. 801", "+8651266668888", "801"),
        ("0571-8765 4321-802", "+8657187654321", "802"),
        ("021-6888 0000-12", "+862168880000", "12"),
        ("400-820-8820", "+864008208820", ""),
        ("+1 650 253 0000", "+16502530000", ""),
        ("0044 20 7946 0958", "+442079460958", ""),
    ],
)
def test_a_number_is_understood_however_it_is_written(typed, e164, ext):
    phone = phones.normalise(typed)
    assert phone is not None
    assert (phone.e164, phone.ext) == (e164, ext)


def test_what_was_typed_is_kept():
    assert phones.normalise(" 138-0013-8000 ") == Phone("138-0013-8000", MOBILE)


@pytest.mark.parametrize(
    "typed", ["", "12", "1380013800", "138001380000", "66668888", "无", "a@b.cn", " 1" * 100_000]
)
def test_what_is_no_complete_number_is_none(typed):
    assert phones.normalise(typed) is None


@pytest.mark.parametrize(
    ("cell", "numbers"),
    [
        ("13800138000", ("13800138000",)),
        ("13800138000/010-65529988", ("13800138000", "010-65529988")),
        ("13800138000、13900139000；15000150000", ("13800138000", "13900139000", "15000150000")),
        ("138 0013 8000, 139 0013 9000", ("138 0013 8000", "139 0013 9000")),
        ("13800138000 13900139000", ("13800138000", "13900139000")),
        ("13800138000\n13900139000", ("13800138000", "13900139000")),
        ("0512-66668888,801", ("0512-66668888,801",)),
    ],
)
def test_several_numbers_in_a_cell_are_told_apart(cell, numbers):
    assert phones.split(cell) == numbers


@pytest.mark.parametrize(
    ("typed", "rounded"),
    [
        ("1.38E+10", True),
        ("1.38001E+10", True),
        ("1E5", True),
        ("1.3800138E+10", False),
        ("138", False),
    ],
)
def test_a_number_shown_rounded_is_noticed(typed, rounded):
    assert phones.is_rounded(typed) is rounded


@pytest.mark.parametrize(
    ("e164", "shown"),
    [
        (MOBILE, "138 0013 8000"),
        ("+861065529988", "010 6552 9988"),
        ("+8651266668888", "0512 6666 8888"),
        ("+864008208820", "400 820 8820"),
        ("+16502530000", "+1 650-253-0000"),
        ("66668888", "66668888"),
    ],
)
def test_a_number_is_shown_in_groups(e164, shown):
    assert phones.pretty(e164) == shown


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        (MOBILE, "***8000"),
        ("138-0013-8000", "***8000"),
        ("66668888", "***8888"),
        ("12345", "***"),
        ("", "***"),
    ],
)
def test_a_masked_number_shows_its_end_only(number, masked):
    assert phones.mask(number) == masked


def test_tokens_are_the_endings_of_four_digits_and_more():
    assert phones.tokens("1380013") == ("1380013", "380013", "80013", "0013")
    assert phones.tokens("138") == ()


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True), st.data())
def test_any_part_of_a_number_begins_one_of_its_tokens(number, data):
    start = data.draw(st.integers(0, 7))
    part = number[start : data.draw(st.integers(start + 4, 11))]
    assert any(token.startswith(part) for token in phones.tokens(number))


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True))
def test_every_mobile_survives_showing_and_reading_again(number):
    phone = phones.normalise(number)
    assert phone is not None
    assert phone.e164 is not None
    again = phones.normalise(phones.pretty(phone.e164))
    assert again is not None
    assert again.e164 == f"+86{number}"


@given(st.text(max_size=40))
def test_any_text_is_taken_or_refused_never_a_crash(text):
    phone = phones.normalise(text)
    assert phone is None or phone.e164
    assert all(phones.split(text)) or not text.strip()
