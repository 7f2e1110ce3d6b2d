"""Bytes of a mail as text: what was declared is believed only where it is true. Pure."""

import codecs
from email.errors import HeaderParseError
from email.header import Header, decode_header
from html.parser import HTMLParser

from app.intake.rules import clean

_LATIN = frozenset({"ascii", "us-ascii", "iso8859-1", "cp1252", "latin-1"})
_CHINESE = frozenset({"gb2312", "gbk", "gb18030", "hz"})
_BLOCKS = frozenset(
    {"p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "table", "blockquote", "pre", "hr"}
)
_SILENT = frozenset({"script", "style", "head", "title", "template"})


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


def html_text(html: str) -> str:
    """What a person reads of a page, line by line; nothing of it is loaded or run."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.parts).split("\n"))
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept).strip()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag in _BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data.replace("\n", " ").replace("\xa0", " "))


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
