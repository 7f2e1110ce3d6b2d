"""Cells to values. Each parser takes a cell that holds something and refuses by ``BadValue``."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from app.core import phones
from app.core.phones import Phone
from app.dataio import vocabulary
from app.dataio.sheets import Cell, Formula

LONGEST_TEXT = 32_767  # of an Excel cell; beyond it, our own export would have to cut
# Control characters, marks that turn the direction of text, lone surrogates; not emoji joiners.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)
_NOTHING = {"-", "--", "---", "—", "——", "/", "\\", "无", "没有", "暂无", "空", "n/a", "na", "#n/a"}
_NOTHING |= {"none", "null", "nil", "待定", "未知", "不详", "unknown", "tbd", "?", "？"}
_LONGEST_NOTHING = max(map(len, _NOTHING))


class BadValue(Exception):
    """A cell that cannot be what its column says.

    Attributes:
        code: why (``date``, ``date_ambiguous``, ``choice``, ``phone`` ...).
        text: the cell as a person sees it.
    """

    def __init__(self, code: str, text: str) -> None:
        super().__init__(code)
        self.code = code
        self.text = text


def shown(cell: Cell) -> str:
    """Return a cell as the text a person would read in it."""
    if isinstance(cell, str):
        return cell
    if cell is None:
        return ""
    if isinstance(cell, Formula):
        return cell.text
    if isinstance(cell, float):
        return f"{cell:.0f}" if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "seconds")
    return str(cell)


def clean(cell: Cell) -> str:
    """Return a cell as trimmed text without invisible characters; "" for a placeholder.

    Raises:
        BadValue: ``formula`` (its result is not in the file), ``too_long``.
    """
    if isinstance(cell, Formula):
        raise BadValue("formula", cell.text)
    text = _INVISIBLE.sub("", shown(cell)).strip()
    if len(text) > LONGEST_TEXT:
        raise BadValue("too_long", text[:80])
    return "" if len(text) <= _LONGEST_NOTHING and _fold(text) in _NOTHING else text


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().strip()


def tags(cell: Cell) -> tuple[str, ...]:
    """Return words divided by comma, semicolon, slash, ideographic comma or line end."""
    words = (word.strip() for word in re.split(r"[,，;；、/|\n]", clean(cell)))
    return tuple(dict.fromkeys(filter(None, words)))


# -- days and moments -----------------------------------------------------------------------------

_YEAR_FIRST = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_YEAR_LAST = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})")
_CLOCK = re.compile(
    r"[\sT]*(上午|下午|am|pm)?\s*(\d{1,2})[:时点](\d{1,2})?分?(?::?(\d{1,2})(?:\.\d+)?秒?)?\s*(am|pm)?",
    re.I,
)
_SERIAL = re.compile(r"[2-7]\d{4}(\.\d+)?")  # days since 1899-12-30: 1954 to 2118
_YEARS = range(1900, 2101)


def day_comes_first(cells: list[Cell]) -> bool | None:
    """Say how a column writes ``8/9/2023``: some row with a number above 12 tells; None if none."""
    firsts: set[bool] = set()
    for cell in cells:
        found = _YEAR_LAST.match(_fold(cell)) if isinstance(cell, str) else None
        if found and int(found[1]) > 12:
            firsts.add(True)
        elif found and int(found[2]) > 12:
            firsts.add(False)
    return firsts.pop() if len(firsts) == 1 else None


def moment(cell: Cell, *, day_first: bool | None = None) -> datetime:
    """Return the moment, naive, in company time; midnight where only a day is given.

    Args:
        cell: a date cell, ``2023-08-08 14:30``, ``2023/8/8``, ``2023.8.8``, ``2023年8月8日``,
            ``20230808``, ``8/9/2023`` or Excel's number of days.
        day_first: what :func:`day_comes_first` says of the column.

    Raises:
        BadValue: ``date`` for what is no day; ``date_ambiguous`` for ``8/9/2023`` when the column
            does not tell: China writes neither order, so neither is taken silently.
    """
    if isinstance(cell, datetime):
        found = cell.replace(tzinfo=None)
    elif isinstance(cell, date):
        found = datetime.combine(cell, time())
    else:
        found = _moment_of_text(clean(cell), day_first)
    if found.year not in _YEARS:
        raise BadValue("date", shown(cell))
    return found


def day(cell: Cell, *, day_first: bool | None = None) -> date:
    """Return the day; see :func:`moment`."""
    return moment(cell, day_first=day_first).date()


def _moment_of_text(typed: str, day_first: bool | None) -> datetime:
    folded = _fold(typed)
    if _SERIAL.fullmatch(folded):
        start = datetime.combine(date(1899, 12, 30), time())
        return start + timedelta(seconds=round(float(folded) * 86_400))
    for pattern in (_YEAR_FIRST, _COMPACT, _YEAR_LAST):
        found = pattern.match(folded)
        if found:
            break
    else:
        raise BadValue("date", typed)
    first, second, third = map(int, found.groups())
    year, month, day_ = first, second, third
    if pattern is _YEAR_LAST:
        year, month, day_ = third, *_month_and_day(first, second, day_first, typed)
    try:
        return datetime.combine(date(year, month, day_), _clock(folded[found.end() :]))
    except ValueError as err:
        raise BadValue("date", typed) from err


def _month_and_day(first: int, second: int, day_first: bool | None, typed: str) -> tuple[int, int]:
    if day_first is None and first <= 12 and second <= 12 and first != second:
        raise BadValue("date_ambiguous", typed)
    is_day_first = first > 12 if day_first is None else day_first
    return (second, first) if is_day_first else (first, second)


def _clock(rest: str) -> time:
    """Return the time of day behind a date.

    Raises:
        ValueError: ``rest`` is neither empty nor a time.
    """
    if not rest.strip(" ,z"):
        return time()
    found = _CLOCK.fullmatch(rest.strip(" ,z"))
    if not found:
        raise ValueError(rest)
    hour, half = int(found[2]), (found[1] or found[5] or "").lower()
    if half in ("下午", "pm") and hour < 12:
        hour += 12
    return time(hour, int(found[3] or 0), int(found[4] or 0))


# -- words ----------------------------------------------------------------------------------------


def choice(words: Mapping[str, str]) -> Callable[[Cell], str]:
    """Return a parser that takes one of ``words``, in either language, to its code."""

    def parse(cell: Cell) -> str:
        typed = clean(cell)
        code = words.get(_fold(typed), _fold(typed))
        if code not in words.values():
            raise BadValue("choice", typed)
        return code

    return parse


def source(cell: Cell) -> str:
    """Return the code of a known channel, else the text: the list may be added to."""
    typed = clean(cell)
    folded = _fold(typed)
    is_code = folded in vocabulary.SOURCE.values()
    return folded if is_code else vocabulary.SOURCE.get(folded, typed)


# -- amounts and addresses ------------------------------------------------------------------------

_AMOUNT = re.compile(
    r"(?:rmb|cny|人民币|[¥￥])?\s*(\d[\d,]*(?:\.\d+)?)\s*(百万|千万|万|亿|k|m|w)?\s*(?:元|rmb|cny)?",
    re.I,
)
_UNITS = {
    "": 1,
    "万": 10**4,
    "w": 10**4,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "k": 1000,
    "m": 10**6,
}
_EMAIL = re.compile(r"[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>.]+")


@dataclass(frozen=True, slots=True)
class Revenue:
    """Revenue as typed, and its amount in yuan (CNY) where it is one number."""

    text: str
    amount: Decimal | None


def revenue(cell: Cell) -> Revenue:
    """Return ``120万``, ``3,500,000``, ``¥1.2亿`` with the amount; ``100-200万`` without."""
    typed = clean(cell)
    found = _AMOUNT.fullmatch(_fold(typed))
    if not found:
        return Revenue(typed, None)
    amount = Decimal(found[1].replace(",", "")) * _UNITS[(found[2] or "").lower()]
    return Revenue(typed, amount)


def email(cell: Cell) -> str:
    """Return an address that has the shape of one.

    Raises:
        BadValue: ``email``.
    """
    typed = clean(cell)
    plain = unicodedata.normalize("NFKC", typed).removeprefix("mailto:").strip()
    if not _EMAIL.fullmatch(plain):
        raise BadValue("email", typed)
    return plain


def phone_numbers(cell: Cell) -> tuple[Phone, ...]:
    """Return the numbers in a cell, be it a number or text.

    Raises:
        BadValue: ``phone_rounded`` for ``1.38E+10``, ``phone`` if one of them is no number.
    """
    typed = clean(cell)
    if phones.is_rounded(typed):
        raise BadValue("phone_rounded", typed)
    found = tuple(phones.normalise(piece) for piece in phones.split(typed))
    complete = tuple(phone for phone in found if phone is not None)
    if not complete or len(complete) < len(found):
        raise BadValue("phone", typed)
    return complete
