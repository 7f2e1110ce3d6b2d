"""What a file may be called, what it is by its first bytes, and what may be opened. Pure."""

import re
import unicodedata
from datetime import timedelta
from enum import StrEnum

LARGEST = 25 * 1024 * 1024  # bytes of one file
PIECE = 256 * 1024  # bytes of one chunk
HEAD = 4096  # first bytes that tell what a file is
NAME_LIMIT = 240  # bytes in UTF-8; file systems take 255
KEPT_FOR = timedelta(days=30)  # a removed file can be brought back so long
UNNAMED = "unnamed"

TEXT = "text/plain"
UNKNOWN = "application/octet-stream"
_ZIP = "application/zip"
_OLE = "application/x-ole-storage"
_PROGRAM = "application/x-executable"
_MARKUP = "text/html"
_OFFICE = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
# Where they stand, the bytes, and what begins so.
_MAGIC: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"GIF8", "image/gif"),
    (0, b"%PDF-", "application/pdf"),
    (0, b"PK\x03\x04", _ZIP),
    (0, b"Rar!", "application/vnd.rar"),
    (0, b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (0, b"\x1f\x8b", "application/gzip"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OLE),
    (0, b"{\\rtf", "application/rtf"),
    (0, b"\x7fELF", _PROGRAM),
    (0, b"#!", _PROGRAM),
    (0, b"L\x00\x00\x00\x01\x14\x02\x00", "application/x-ms-shortcut"),
    (4, b"ftyp", "video/mp4"),
    (0, b"OggS", "audio/ogg"),
)
# Letters that a text may begin with, too: it is one unless it holds a zero byte.
_WEAK_MAGIC: tuple[tuple[int, bytes, str], ...] = (
    (8, b"WEBP", "image/webp"),
    (8, b"WAVE", "audio/wav"),
    (0, b"BM", "image/bmp"),
    (0, b"MZ", _PROGRAM),
    (0, b"ID3", "audio/mpeg"),
)
# What a file with this extension is by its bytes; others promise nothing.
_PROMISED: dict[str, str] = {
    ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif",
    ".webp": "image/webp", ".bmp": "image/bmp", ".pdf": "application/pdf", ".txt": TEXT,
    ".csv": TEXT, ".log": TEXT, ".zip": _ZIP, ".rar": "application/vnd.rar",
    ".7z": "application/x-7z-compressed", ".doc": _OLE, ".xls": _OLE, ".ppt": _OLE,
    ".rtf": "application/rtf", ".mp4": "video/mp4", ".wav": "audio/wav", **_OFFICE,
}  # fmt: skip
# Opened by the system's program for them; what could run something is only saved.
_OPENED = frozenset(
    {".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".pdf", ".txt", ".log", *_OFFICE}
)
PICTURES = frozenset({"image/png", "image/jpeg"})

_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|(com|lpt)[\d¹²³])\s*(\.|$)")
_UNSAFE = re.compile(r'[<>:"|?*]')
_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})  # controls, marks of direction, …


class Group(StrEnum):
    """What a file is, as people say it (words ``file.<code>``)."""

    PICTURE = "picture"
    PDF = "pdf"
    TEXT = "text"
    DOCUMENT = "document"
    SHEET = "sheet"
    SLIDES = "slides"
    ARCHIVE = "archive"
    SOUND = "sound"
    FILM = "film"
    PROGRAM = "program"
    PAGE = "page"
    OFFICE = "office"  # of an old Office: which of its programs, only the name says
    OTHER = "other"


_GROUPS: dict[str, Group] = {
    "application/pdf": Group.PDF,
    TEXT: Group.TEXT,
    "application/rtf": Group.DOCUMENT,
    _OFFICE[".docx"]: Group.DOCUMENT,
    _OFFICE[".xlsx"]: Group.SHEET,
    _OFFICE[".pptx"]: Group.SLIDES,
    _ZIP: Group.ARCHIVE,
    "application/vnd.rar": Group.ARCHIVE,
    "application/x-7z-compressed": Group.ARCHIVE,
    "application/gzip": Group.ARCHIVE,
    _OLE: Group.OFFICE,
    _PROGRAM: Group.PROGRAM,
    "application/x-ms-shortcut": Group.PROGRAM,
    _MARKUP: Group.PAGE,
}


def label(name: str) -> str:
    """``name`` as it may be shown and saved: no path, no hidden characters, no reserved name."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    shown = "".join(char for char in last if unicodedata.category(char) not in _DROPPED)
    shown = _UNSAFE.sub("_", " ".join(shown.split())).strip(" ").rstrip(". ")
    if not shown.strip("."):
        return UNNAMED
    if _RESERVED.match(shown):
        shown = f"_{shown}"
    return _cut(shown)


def _cut(shown: str) -> str:
    if len(shown.encode()) <= NAME_LIMIT:
        return shown
    suffix = f"…{extension(shown)}"
    room = NAME_LIMIT - len(suffix.encode())
    stem = shown.encode()[:room].decode(errors="ignore")  # a character may be cut in two
    return f"{stem.rstrip('. ')}{suffix}"


def extension(name: str) -> str:
    """The extension with its dot, in small letters; "" if there is none, or no sensible one."""
    stem, dot, last = name.rpartition(".")
    return f".{last.lower()}" if stem and dot and 0 < len(last) <= 10 and last.isalnum() else ""


def kind_of(head: bytes, name: str) -> str:
    """What a file is (a MIME type), by its first bytes; the name only tells zip files apart."""
    table = (*_MAGIC, *_WEAK_MAGIC) if b"\x00" in head else _MAGIC
    found = next((mime for at, magic, mime in table if head[at : at + len(magic)] == magic), None)
    if found == _ZIP and _is_office(head):
        return _OFFICE.get(extension(name), _ZIP)
    return found or _text_or_unknown(head)


def _is_office(head: bytes) -> bool:
    parts = (b"[Content_Types].xml", b"_rels/", b"docProps/", b"xl/", b"word/", b"ppt/")
    return any(part in head for part in parts)


def _text_or_unknown(head: bytes) -> str:
    if b"\x00" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return UNKNOWN
    if not _decodes(head):
        return UNKNOWN
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return _MARKUP if start.startswith(b"<") else TEXT


def _decodes(head: bytes) -> bool:
    """Whether it is text; a character may be cut off at the end."""
    for encoding in ("utf-8", "gb18030", "utf-16"):
        for cut in range(4):
            try:
                head[: len(head) - cut].decode(encoding)
            except UnicodeDecodeError:
                continue
            return True
    return False


def disagrees(mime: str, name: str) -> bool:
    """Whether the extension promises another kind of file than its bytes are."""
    promised = _PROMISED.get(extension(name))
    if promised is None:
        return mime == _PROGRAM and extension(name) not in ("", ".exe", ".dll", ".sh", ".msi")
    return promised != mime


def may_open(mime: str, name: str) -> bool:
    """Whether the system's own program is asked to show it; everything else is only saved."""
    suffix = extension(name)
    return suffix in _OPENED and (_PROMISED.get(suffix, TEXT) == mime)


def group(mime: str) -> Group:
    """What it is, as people say it."""
    start = mime.partition("/")[0]
    by_start = {"image": Group.PICTURE, "audio": Group.SOUND, "video": Group.FILM}
    return by_start.get(start) or _GROUPS.get(mime, Group.OTHER)
