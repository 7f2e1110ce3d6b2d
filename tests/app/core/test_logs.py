"""The log holds no phone number, no mail address and no password."""

import logging

import pytest

from app.core import logs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("call 13800138000 now", "call *** now"),
        ("call +86 138-0013-8000", "call ***"),
        ("call 13800138000.", "call ***."),
        ("turnover 87654321.25 or 87,654,321.25", "turnover *** or ***"),
        ("mail li.na@example.com.cn", "mail ***@***"),
        ("postgresql://desk:secret@server/laike", "postgresql://desk:***@server/laike"),
        ("mail <li.na+shop@example.com.cn>,wang@x.cn", "mail <***@***>,***@***"),
        ("a" * 200_000, "a" * 200_000),  # an expression that looks back takes minutes
        ("read 12345 rows in 2026", "read 12345 rows in 2026"),
    ],
)
def test_personal_data_is_masked(text, expected):
    assert logs.masked(text) == expected


@pytest.fixture
def written(tmp_path):
    """Starts a log; gives what stands in it."""
    path = logs.start(tmp_path / "logs")
    root = logging.getLogger()
    handler = root.handlers[-1]
    yield lambda: handler.flush() or path.read_text(encoding="utf-8")
    root.removeHandler(handler)
    handler.close()


def test_log_file_masks_messages_and_tracebacks(written):
    try:
        raise ValueError("no such customer 13800138000")
    except ValueError:
        logging.getLogger("laike.test").exception("failed for %s", "li@example.com")
    assert "ERROR laike.test: failed for ***@***" in written()
    assert "ValueError: no such customer ***" in written()


def test_a_line_break_in_a_name_begins_no_line_of_the_log(written):
    forged = "甲\n2026-03-02 10:00:00,000 INFO app: admin signed in"
    log = logging.getLogger("laike.test")
    log.info("registered %s", forged)
    try:
        raise ValueError(forged)
    except ValueError:
        log.exception("failed")
    begins = [line for line in written().splitlines() if line.startswith("20")]
    assert len(begins) == 2, "one for each of ours"
