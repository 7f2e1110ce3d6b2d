"""Bytes of a mail as text: what was declared is believed only where it is true. Pure."""

import codecs
import re
from email.errors import HeaderParseError
from email.header import Header, decode_header
from html import unescape

from app.intake.rules import clean

_LATIN = frozenset({"ascii", "us-ascii", "iso8859-1", "cp1252", "latin-1"})
_CHINESE = frozenset({"gb2312", "gbk", "gb18030", "hz"})
_BLOCKS = frozenset(
    {"p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "table", "blockquote", "pre", "hr"}
)
_CELLS = frozenset({"td", "th"})
_PAGE_LENGTH = 2_000_000  # signs of a page that are looked at; of its text less is kept
_BREAK = "\x0b"  # stands for a new line while new lines of the source count as blanks
_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)")
# A tag; quotes may hold its end. No part of it reaches over the beginning of the next one, so that
# what never ends is given up early.
_TAG = r"""</?[a-zA-Z](?:[^<>"']|"[^"<]*"|'[^'<]*')*>|</?[a-zA-Z][^<>]*>|<[!?][^<>]*>"""
_TAGS = re.compile(_TAG)
# And what is no text: notes, and what stands between some tags.
_MARKUP = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<silent>script|style|title|template)\b.*?(?:</(?P=silent)\b[^<>]*>?|\Z)"
    rf"|{_TAG}",
    re.IGNORECASE | re.DOTALL,
)


def decoded(data: bytes, declared: str = "") -> str:
    """Bytes as text. GBK that calls itself Latin, and UTF-8 that calls itself GBK, are read right.

    Args:
        declared: the character set that the mail names, "" if it names none.
    """
    known = _known(declared)
    tries = ["utf-8", "gb18030"] if known in _LATIN | _CHINESE or not known else [known, "utf-8"]
    for charset in (*tries, "gb18030"):
        try:
            return data.decode(charset)
        except (UnicodeDecodeError, LookupError):
            continue
    last = known if known in _CHINESE else "cp1252"
    return data.decode("gb18030" if last in _CHINESE else last, errors="replace")


def header_text(value: object) -> str:
    """A header as text, whatever it was encoded in or not at all."""
    if value is None:
        return ""
    raw = str(value) if not isinstance(value, Header) else _raw(value)
    try:
        parts = decode_header(raw)
    except (HeaderParseError, ValueError):  # broken base64 and the like: as it stands
        parts = [(raw, None)]
    joined = "".join(_part(text, charset) for text, charset in parts)
    return " ".join(clean(joined).split())


def html_text(page: str) -> str:
    """What a person reads of a page, line by line; nothing of it is loaded or run.

    Python's own parser takes hours over a page that a stranger made for it; here each sign is
    looked at a few times at most, whatever the page is.
    """
    page = page[:_PAGE_LENGTH]
    return _lines(_MARKUP.sub(_break, page)) or _lines(_TAGS.sub(_break, page))


def _break(found: re.Match[str]) -> str:
    """What stands in the place of a piece of markup: a block begins a line, a cell is apart."""
    found_name = _NAME.match(found[0])
    name = found_name[1].casefold() if found_name else ""
    return _BREAK if name in _BLOCKS else " " if name in _CELLS else ""


def _lines(marked: str) -> str:
    text = unescape(marked.replace("\n", " ")).replace("\xa0", " ")
    kept: list[str] = []
    for line in (" ".join(line.split()) for line in text.split(_BREAK)):
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept).strip()


def _known(declared: str) -> str:
    try:
        return codecs.lookup(declared.strip().strip("\"'")).name if declared.strip() else ""
    except (LookupError, ValueError):
        return ""


def _raw(value: Header) -> str:
    """A header that holds bytes it does not declare: they pass as surrogates."""
    return "".join(
        text if isinstance(text, str) else text.decode("ascii", "surrogateescape")
        for text, _ in decode_header(value)
    )


def _part(text: bytes | str, charset: str | None) -> str:
    if isinstance(text, bytes):
        return decoded(text, charset or "")
    if any("\udc80" <= sign <= "\udcff" for sign in text):
        return decoded(text.encode("utf-8", "surrogateescape"))
    return text
