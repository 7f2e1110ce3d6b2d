"""The log file: rotated, and free of phone numbers and mail addresses."""

import logging
import re
from pathlib import Path
from typing import Any

FILE_NAME = "laike.log"
_MOST_BYTES = 1_000_000
_OLD_FILES = 4
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"

# Looked for from the beginning of a word only: else a long text without "@" takes minutes.
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PASSWORD = re.compile(r"(?<=://)([^\s:/@]+):[^\s/]+@")
# Seven or more digits, perhaps parted as phones and sums are; years and counts are shorter.
_NUMBER = re.compile(r"(?<![\w.])\+?\d(?:[ ,-]?\d){6,}(?:\.\d+)?(?!\w)")


def masked(text: str) -> str:
    """``text`` without phone numbers, mail addresses and passwords of database addresses."""
    text = _PASSWORD.sub(r"\1:***@", text)
    return _NUMBER.sub("***", _MAIL.sub("***@***", text))


class _MaskingFormatter(logging.Formatter):
    """Masks the finished line, tracebacks too: values stand in their messages.

    The time at the beginning of a line is left as it is. Only what we write begins a line: a name
    with a line break in it must not look like a line of its own.
    """

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - logging calls it so
        record.message = "\\n".join(record.message.splitlines())
        return super().formatMessage(record)

    def formatException(self, ei: Any) -> str:  # noqa: N802 - logging calls it so
        return "\n".join(f"  {line}" for line in super().formatException(ei).splitlines())

    def format(self, record: logging.LogRecord) -> str:
        head, level, rest = super().format(record).partition(f" {record.levelname} ")
        return f"{head}{level}{masked(rest)}"


def start(folder: Path) -> Path:
    """Write the log of this process to ``folder``; returns the file.

    Raises:
        OSError: the folder cannot be written.
    """
    from logging.handlers import RotatingFileHandler  # slow to load, and the masks are needed first

    folder.mkdir(parents=True, exist_ok=True)
    path = folder / FILE_NAME
    handler = RotatingFileHandler(
        path, maxBytes=_MOST_BYTES, backupCount=_OLD_FILES, encoding="utf-8", delay=True
    )
    handler.setFormatter(_MaskingFormatter(_FORMAT))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    return path
