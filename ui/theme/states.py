"""The icon of every state: a state is always an icon, a word and a colour."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from ui.theme.tokens import Group


class StateIcon(NamedTuple):
    """An icon of ``resources/icons``, plain or filled."""

    name: str
    filled: bool = False


_ICONS: Final[Mapping[tuple[Group, str], StateIcon]] = MappingProxyType(
    {
        ("status", "new"): StateIcon("circle"),
        ("status", "open"): StateIcon("circle_half_fill"),
        ("status", "waiting"): StateIcon("clock"),
        ("status", "onhold"): StateIcon("pause_circle"),
        ("status", "resolved"): StateIcon("checkmark_circle"),
        ("status", "closed"): StateIcon("archive"),
        ("priority", "low"): StateIcon("arrow_down"),
        ("priority", "normal"): StateIcon("subtract"),
        ("priority", "high"): StateIcon("chevron_up"),
        ("priority", "urgent"): StateIcon("chevron_double_up"),
        ("sla", "ontrack"): StateIcon("clock"),
        ("sla", "duesoon"): StateIcon("warning"),
        ("sla", "overdue"): StateIcon("error_circle", filled=True),
        ("sla", "paused"): StateIcon("pause_circle"),
        ("csat", "1"): StateIcon("emoji_sad"),
        ("csat", "2"): StateIcon("emoji_sad"),
        ("csat", "3"): StateIcon("emoji_meh"),
        ("csat", "4"): StateIcon("emoji"),
        ("csat", "5"): StateIcon("emoji", filled=True),
        ("message", "info"): StateIcon("info"),
        ("message", "success"): StateIcon("checkmark_circle"),
        ("message", "warning"): StateIcon("warning"),
        ("message", "error"): StateIcon("error_circle"),
    }
)


def state_icon(group: Group, key: str) -> StateIcon:
    """Return the icon of a state.

    Raises:
        KeyError: no such state.
    """
    return _ICONS[group, key]


def is_solid(group: Group, key: str) -> bool:
    """Tell whether the chip of a state is filled: only what is overdue shouts."""
    return (group, key) == ("sla", "overdue")
