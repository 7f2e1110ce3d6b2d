"""Official lists of days off as offices publish them."""

from datetime import date

import pytest

from app.core.progress import Progress
from app.dataio.day_list import NoDays, read_day_list


@pytest.fixture
def read(tmp_path):
    def run(text: str):
        path = tmp_path / "放假安排.csv"
        path.write_text(text, encoding="utf-8")
        return read_day_list(None, Progress(), path)

    return run


def test_one_row_a_day_with_a_word_for_off_or_work(read):
    found = read(
        "日期,状态,名称\n2027-01-01,休,元旦\n2027年2月5日,放假,除夕\n2027/2/20,班,春节调休\n"
    )
    assert found.holidays == {date(2027, 1, 1): "元旦", date(2027, 2, 5): "除夕"}
    assert found.workdays == (date(2027, 2, 20),)
    assert found.known_until == 2027


def test_a_row_without_a_word_is_a_day_off(read):
    assert read("2027-10-01,国庆节\n").holidays == {date(2027, 10, 1): "国庆节"}


def test_a_period_names_its_first_and_last_day(read):
    found = read("节日,开始,结束\n国庆节,2027-10-01,2027-10-03\n")
    assert list(found.holidays) == [date(2027, 10, 1), date(2027, 10, 2), date(2027, 10, 3)]


def test_the_later_row_wins(read):
    found = read("2027-10-01,2027-10-03,休,国庆节\n2027-10-03,work,\n")
    assert date(2027, 10, 3) not in found.holidays
    assert found.workdays == (date(2027, 10, 3),)


def test_a_workbook_with_date_cells_and_an_index(make_book):
    rows = [["序号", "日期", "Type"], [1, date(2027, 12, 25), "holiday"]]
    found = read_day_list(None, Progress(), make_book({"Sheet1": rows}))
    assert found.holidays == {date(2027, 12, 25): ""}


@pytest.mark.parametrize(
    "text",
    [
        "姓名,电话\n王磊,13800138000\n",
        "国庆节,2027-10-07,2027-10-01\n",
        "a,2027-01-01,2028-01-01\n",
    ],
)
def test_what_is_no_list_of_days_is_refused(read, text):
    with pytest.raises(NoDays):
        read(text)
