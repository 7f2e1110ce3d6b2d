"""Phone numbers: as typed, in E.164, shown in groups, masked, and cut for search."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

REGION = "CN"
_LONGEST = 250  # characters; phonenumbers reads no more either
_SHORTEST_TOKEN = 4
_SHORTEST_MASKED = 7  # with fewer digits the last four would be most of the number
_EXTENSION = re.compile(
    r"\s*(?:转|转接|分机号?|extension|ext\.?|x|#|,)\s*[:：]?\s*(\d{1,8})\s*$", re.I
)
# Of a landline only: 0571-8765 4321-802. A mobile has none, and other dashes part groups.
_DASHED = re.compile(r"(.*\d)\s*[-–]\s*(\d{1,5})")
_LABEL = re.compile(r"^\s*(?:手机号?码?|电话号?码?|座机|固话|tel|phone|mobile)\s*[:：.]?\s*", re.I)
_SEPARATORS = re.compile(r"[/、;；，,|\n]|\s或\s|或")
_MOBILE = re.compile(r"\+861[3-9]\d{9}")
_TYPED_MOBILE = re.compile(r"(?:(?:\+|00)?86)?(1[3-9]\d{9})")
_LANDLINE = re.compile(r"\+86(?:10|2\d|[3-9]\d{2})[1-9]\d{6,7}")
_EXPONENT = re.compile(r"\d(\.\d+)?E\+?\d+", re.I)
_SHOWN_DIGITS = 6  # of a number in a narrow Excel column, before the E


@dataclass(frozen=True, slots=True)
class Phone:
    """A number somebody typed.

    Attributes:
        as_typed: cleaned of surrounding blanks only.
        e164: ``+8613800138000``; None if it is no complete number (``66668888`` without area code).
        ext: digits of the extension, or "".
    """

    as_typed: str
    e164: str | None
    ext: str = ""


def normalise(text: str | int | float) -> Phone | None:
    """Return the one phone number in ``text``, taken as Chinese unless it begins with + or 00.

    Returns:
        None if it is no complete, possible number.
    """
    typed = _as_text(text)
    if len(typed) > _LONGEST:
        return None
    plain = _LABEL.sub("", unicodedata.normalize("NFKC", typed)).strip()
    extension = _EXTENSION.search(plain)
    if extension:
        plain = plain[: extension.start()]
    e164 = _e164(plain)
    if e164:
        return Phone(typed, e164, extension[1] if extension else "")
    return None if extension else _with_dashed_extension(typed, plain)


def split(text: str | int | float) -> tuple[str, ...]:
    """Return the numbers written in one cell, each as typed: ``138… / 010-…``."""
    typed = _as_text(text)
    if normalise(typed):
        return (typed,)
    pieces = [piece.strip() for piece in _SEPARATORS.split(typed)]
    found: list[str] = []
    for piece in filter(None, pieces):
        words = piece.split()
        alone = not normalise(piece) and len(words) > 1 and all(map(normalise, words))
        found.extend(words if alone else [piece])
    return tuple(found)


def is_rounded(text: str) -> bool:
    """Whether ``text`` is a number shown as ``1.38E+10``: its last digits are lost."""
    found = _EXPONENT.fullmatch(text.strip())
    return bool(found) and len(re.sub(r"E.*|\.", "", text.strip().upper())) <= _SHOWN_DIGITS


def _with_dashed_extension(typed: str, plain: str) -> Phone | None:
    dashed = _DASHED.fullmatch(plain)
    e164 = _e164(dashed[1]) if dashed else None
    if dashed is None or e164 is None or not _LANDLINE.fullmatch(e164):
        return None
    return Phone(typed, e164, dashed[2])


def _as_text(value: str | int | float) -> str:
    if isinstance(value, float):
        return f"{value:.0f}" if value.is_integer() else str(value)
    text = str(value).strip()
    if _EXPONENT.fullmatch(text) and not is_rounded(text):
        return _expanded(text)
    return text


def _expanded(text: str) -> str:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    return f"{number:f}" if number == number.to_integral_value() else text


def _e164(text: str) -> str | None:
    # The library takes 179 for an operator's dialling prefix and cuts it off such mobiles.
    mobile = _TYPED_MOBILE.fullmatch(re.sub(r"[\s()\-.]", "", text))
    if mobile:
        return f"+86{mobile[1]}"
    import phonenumbers  # 44 ms to load, so not at start-up

    try:
        number = phonenumbers.parse(text, REGION)
    except phonenumbers.NumberParseException:
        return None
    e164: str = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    # The list of prefixes in use always lags behind, so in China the shape is enough.
    if _MOBILE.fullmatch(e164) or _LANDLINE.fullmatch(e164):
        return e164
    return e164 if phonenumbers.is_valid_number(number) else None


def pretty(e164: str) -> str:
    """Return a number as people read it: ``138 0013 8000``, ``010 6552 9988``, ``+1 650-253-0000``.

    What is not E.164 comes back as it is.
    """
    if _MOBILE.fullmatch(e164):
        return f"{e164[3:6]} {e164[6:10]} {e164[10:]}"
    if not re.fullmatch(r"\+\d{7,15}", e164):
        return e164
    import phonenumbers  # as above

    number = phonenumbers.parse(e164, None)
    inside = number.country_code == phonenumbers.country_code_for_region(REGION)
    kind = phonenumbers.PhoneNumberFormat
    return str(phonenumbers.format_number(number, kind.NATIONAL if inside else kind.INTERNATIONAL))


def mask(number: str) -> str:
    """Return ``***0001``: the last four digits only, never the first and the last together."""
    digits = re.sub(r"\D", "", unicodedata.normalize("NFKC", number))
    return f"***{digits[-4:]}" if len(digits) >= _SHORTEST_MASKED else "***"


def tokens(digits: str) -> tuple[str, ...]:
    """Return the search tokens of a number: all its endings of four digits and more.

    A search by beginning on these finds any part of the number.
    """
    return tuple(digits[start:] for start in range(len(digits) - _SHORTEST_TOKEN + 1))
