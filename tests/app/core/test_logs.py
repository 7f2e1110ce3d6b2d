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
        ("read 12345 rows in 2026", "read 12345 rows in 2026"),
    ],
)
def test_personal_data_is_masked(text, expected):
    assert logs.masked(text) == expected


def test_log_file_masks_messages_and_tracebacks(tmp_path):
    path = logs.start(tmp_path / "logs")
    root = logging.getLogger()
    handler = root.handlers[-1]
    try:
        try:
            raise ValueError("no such customer 13800138000")
        except ValueError:
            logging.getLogger("laike.test").exception("failed for %s", "li@example.com")
        handler.flush()
        text = path.read_text(encoding="utf-8")
    finally:
        root.removeHandler(handler)
        handler.close()
    assert "ERROR laike.test: failed for ***@***" in text
    assert "ValueError: no such customer ***" in text
