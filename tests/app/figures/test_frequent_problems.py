"""What keeps coming back: words without a dictionary, Pareto shares, the tickets behind."""

from datetime import timedelta

import pytest

from app.core.errors import PermissionDenied
from app.figures.behind import count_behind
from app.figures.dto import FiguresFilter
from app.figures.keywords import keywords
from app.figures.problems import Problem, Sort, behind, problems

ALL = FiguresFilter()


def words(*texts, most=10):
    return {word: len(places) for word, places in keywords(texts, most)}


def test_a_word_is_found_in_changing_surroundings_and_its_pieces_are_not():
    found = words("打印机卡纸", "前台打印机脱机", "新打印机不通电", "彩色打印机有异响")
    assert found["打印机"] == 4
    assert not {"打印", "印机"} & set(found)


def test_a_piece_that_always_follows_the_same_two_characters_is_no_word():
    titles = [f"{which}印机{what}" for which in "打复" for what in ("卡纸", "脱机", "异响", "漏墨")]
    found = words(*titles)
    assert (found["打印机"], found["复印机"]) == (4, 4)
    assert "印机" not in found


def test_other_scripts_are_divided_into_words_and_a_text_counts_once():
    found = words("VPN drops the VPN session", "vpn and printer", "the printer")
    assert found == {"vpn": 2, "printer": 2}


def test_words_of_the_same_texts_are_one_problem():
    assert len(words(*["会议室投屏，每隔几分钟断一次"] * 3)) == 1


def test_a_word_of_one_text_does_not_keep_coming_back():
    assert words("打印机卡纸", "发票抬头错误") == {}


@pytest.mark.usefixtures("world")
def test_shares_run_up_to_one_and_bars_open_their_tickets(world, past):
    for sub_kind, times in (("卡纸", 3), ("脱机", 2), (" 卡纸 ", 1), (None, 4), ("异响", 1)):
        for _ in range(times):
            past(30, sub_kind=sub_kind)
    found = world.backend.query(problems, ALL, Sort.SUB_KIND)
    assert (found.tickets, found.told, found.rarer) == (11, 7, 0)
    assert [(row.text, row.tickets) for row in found.rows] == [
        ("卡纸", 4),
        ("脱机", 2),
        ("异响", 1),
    ]
    assert [row.running for row in found.rows] == pytest.approx([4 / 7, 6 / 7, 1])
    for row in found.rows:
        wanted = behind(Sort.SUB_KIND, row.text)
        assert world.backend.query(count_behind, ALL, wanted) == row.tickets


def test_keywords_overlap_and_each_ticket_counts_once_in_the_running_share(world, past):
    for title in (
        "打印机卡纸",
        "复印机卡纸",
        "打印机脱机",
        "打印机异响",
        "扫描仪卡纸",
        "卡纸",
        "发票抬头有误",
    ):
        past(30, title=title)
    found = world.backend.query(problems, ALL, Sort.KEYWORD)
    counts = {row.text: row.tickets for row in found.rows}
    assert (counts["打印机"], counts["卡纸"]) == (3, 4)
    assert found.rows[-1].running == pytest.approx(6 / 7)
    for row in found.rows:
        assert world.backend.query(count_behind, ALL, behind(Sort.KEYWORD, row.text)) == row.tickets


def test_a_period_is_compared_with_the_one_before(world, past, clock):
    for hours, times in ((24, 3), (24 * 8, 2), (24 * 15, 5)):
        for _ in range(times):
            past(hours, root_cause="滚轮磨损")
    week = FiguresFilter(clock.now - timedelta(days=7), clock.now)
    (row,) = world.backend.query(problems, week, Sort.CAUSE).rows
    assert row == Problem("滚轮磨损", 3, 2, 1.0, 1.0)
    assert world.backend.query(problems, ALL, Sort.CAUSE).rows[0].before is None


def test_what_is_rarer_than_the_ten_bars_is_added_up(world, past):
    for number in range(12):
        past(30, root_cause=f"原因{number:02}")
    found = world.backend.query(problems, ALL, Sort.CAUSE)
    assert (len(found.rows), found.told, found.rarer) == (10, 12, 2)


def test_problems_stay_within_ones_reach(world, past):
    past(30, sub_kind="卡纸", owner_id=world.people["赵敏"].user_id)
    past(30, sub_kind="卡纸")
    assert world.of("赵敏").query(problems, ALL, Sort.SUB_KIND).rows[0].tickets == 1
    with pytest.raises(PermissionDenied):
        world.of("管理").query(problems, ALL, Sort.SUB_KIND)
