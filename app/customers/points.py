"""Contact points as they are stored: cleaned, normal, masked, and what they are found by."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from app.core import phones
from app.core.errors import Invalid
from app.core.text import digits, fold
from app.customers.dto import PointInput
from app.customers.rules import PointKind, is_email, mask_email

SHORTEST_PHONE = 5  # digits; 10086 is a number people are reached by
SHORTEST_SEARCH = 4  # digits of a number that find its customer
_COMPLETE_LANDLINE = 10  # digits with the area code and its leading 0


@dataclass(frozen=True, slots=True)
class Point:
    """A contact point ready to be stored.

    Attributes:
        normal: E.164, the bare digits of an incomplete number, or the address in lower case.
    """

    kind: PointKind
    as_typed: str
    normal: str
    label: str | None = None
    do_not_contact: bool = False
    is_preferred: bool = False

    @property
    def masked(self) -> str:
        """What lists show of it."""
        return mask(self.kind, self.normal)

    @property
    def tokens(self) -> tuple[str, ...]:
        """What it is found by."""
        if self.kind is PointKind.EMAIL:
            return (self.normal, self.normal[self.normal.index("@") :])
        return tuple(dict.fromkeys(phones.tokens(self.normal.lstrip("+"))))


def mask(kind: str, normal: str) -> str:
    """``***0001`` or ``l***@example.com``."""
    return mask_email(normal) if kind == PointKind.EMAIL else phones.mask(normal)


def normal_form(kind: PointKind, text: str) -> str:
    """The form in which two spellings of one number or address are equal; '' if it is neither."""
    if kind is PointKind.EMAIL:
        address = fold(text).strip().removeprefix("mailto:")
        return address if is_email(address) else ""
    phone = phones.normalise(text)
    if phone and phone.e164:
        return phone.e164
    bare = digits(text)
    return bare if len(bare) >= SHORTEST_PHONE else ""


def clean(points: Sequence[PointInput], *, is_strict: bool = True) -> tuple[Point, ...]:
    """The points of a form, without empty and repeated ones.

    Args:
        is_strict: refuse what is no number or address; files keep it as typed instead.

    Raises:
        Invalid: names the kind (phone, email) of a point that cannot be one.
    """
    found: dict[tuple[PointKind, str], Point] = {}
    for point in points:
        typed = (point.text or "").strip()
        if not typed:
            continue
        normal = normal_form(point.kind, typed)
        if not normal:
            if is_strict:
                raise Invalid({point.kind: point.kind})
            if point.kind is PointKind.EMAIL:
                continue  # an address nobody can write to; the import's log names it
            normal = fold(typed)
        found.setdefault(
            (point.kind, normal),
            Point(
                point.kind,
                typed,
                normal,
                point.label.strip() or None,
                point.do_not_contact,
                point.is_preferred,
            ),
        )
    return tuple(found.values())


class _Shown(Protocol):
    """A point as far as lists show it."""

    @property
    def kind(self) -> PointKind: ...
    @property
    def masked(self) -> str: ...
    @property
    def is_preferred(self) -> bool: ...


def first_masked(points: Sequence[_Shown], kind: PointKind) -> str | None:
    """The masked form of the preferred point of ``kind``, else of the first."""
    chosen = sorted(
        (point for point in points if point.kind is kind), key=lambda point: not point.is_preferred
    )
    return chosen[0].masked if chosen else None


def token_beginnings(text: str) -> tuple[str, ...]:
    """Beginnings of tokens that a typed phone (four digits and more) or e-mail stands for."""
    if "@" in text:
        address = fold(text).strip()
        return (address,) if len(address) > 1 and " " not in address else ()
    bare = digits(text)
    if len(bare) < SHORTEST_SEARCH:
        return ()
    found = {bare}
    phone = phones.normalise(text)
    if phone and phone.e164:
        found.add(phone.e164.lstrip("+"))
    elif bare.startswith("0") and len(bare) >= _COMPLETE_LANDLINE:
        found.add(bare.lstrip("0"))
    return tuple(sorted(found))
