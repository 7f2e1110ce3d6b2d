"""The design tokens: every colour by meaning, and every size. Colours are written here only.

Each meaning has four colours: text on a tinted background (chips), and a solid (dots, bars, filled
badges) with the text that goes on it. ``tests/ui/theme/test_tokens_contrast.py`` recomputes the
contrast of every pair.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

Group = Literal["status", "priority", "sla", "csat", "message"]


@dataclass(frozen=True, slots=True)
class Tone:
    """The four colours of one meaning."""

    text: str
    background: str
    solid: str
    on_solid: str


@dataclass(frozen=True, slots=True)
class Colors:
    """All colours of one theme."""

    window: str  # page background
    surface: str  # cards, tables, inputs, dialogs
    subtle: str  # rail, column, header row, zebra
    hover: str  # row or card under the mouse
    selected: str  # selected row, active rail item
    border: str  # decoration, never the only edge of a control
    border_strong: str  # edge of a control (3:1)
    text: str
    text_secondary: str
    text_muted: str
    text_disabled: str  # always beside a reason
    link: str
    accent: str  # one primary action per page
    accent_hover: str
    accent_pressed: str
    on_accent: str
    focus: str  # focus ring
    danger: str  # text of a dangerous action
    danger_solid: str  # last confirmation only
    on_danger: str
    status: Mapping[str, Tone]
    priority: Mapping[str, Tone]
    sla: Mapping[str, Tone]
    csat: Mapping[str, Tone]
    message: Mapping[str, Tone]
    chart: tuple[str, ...]  # at most five series; they differ by line and marker too

    def tone(self, group: Group, key: str) -> Tone:
        """Return the colours of one meaning.

        Raises:
            KeyError: the group has no such key.
        """
        tones: Mapping[str, Tone] = getattr(self, group)
        return tones[key]


def _tones(**tones: tuple[str, str, str, str]) -> Mapping[str, Tone]:
    return MappingProxyType({key.lstrip("_"): Tone(*colors) for key, colors in tones.items()})


LIGHT = Colors(
    window="#F4F5F7",
    surface="#FFFFFF",
    subtle="#ECEEF2",
    hover="#E6EAF0",
    selected="#DCE9FB",
    border="#D3D8E0",
    border_strong="#7C8796",
    text="#1A1F27",
    text_secondary="#434C5A",
    text_muted="#5A6473",
    text_disabled="#98A1AE",
    link="#1558B0",
    accent="#1A5FB4",
    accent_hover="#164F97",
    accent_pressed="#113F79",
    on_accent="#FFFFFF",
    focus="#1A5FB4",
    danger="#A8200D",
    danger_solid="#B3261E",
    on_danger="#FFFFFF",
    status=_tones(
        new=("#0A4A80", "#DCEBFA", "#2F8FDD", "#041427"),
        open=("#08386B", "#D3E3F7", "#0B4A8F", "#FFFFFF"),
        waiting=("#6B4300", "#FFEFCC", "#C57B00", "#241400"),
        onhold=("#434C5A", "#E6E9EE", "#7C8796", "#0E1217"),
        resolved=("#00523C", "#D5F2E6", "#007A52", "#FFFFFF"),
        closed=("#2B323C", "#DDE1E7", "#2B323C", "#FFFFFF"),
    ),
    priority=_tones(
        low=("#434C5A", "#E6E9EE", "#7C8796", "#0E1217"),
        normal=("#0A4A80", "#DCEBFA", "#2A77BA", "#FFFFFF"),
        high=("#7A3D00", "#FFE8D1", "#CC7A00", "#241400"),
        urgent=("#8C1408", "#FCE0DC", "#A8200D", "#FFFFFF"),
    ),
    sla=_tones(
        ontrack=("#00523C", "#D5F2E6", "#00795C", "#FFFFFF"),
        duesoon=("#6B4300", "#FFEFCC", "#C57B00", "#241400"),
        overdue=("#8C1408", "#FCE0DC", "#A8200D", "#FFFFFF"),
        paused=("#434C5A", "#E6E9EE", "#7C8796", "#0E1217"),
    ),
    csat=_tones(
        _1=("#7A2E00", "#FBE3D6", "#A63C06", "#FFFFFF"),
        _2=("#6B4300", "#FFEFCC", "#C27C00", "#241400"),
        _3=("#434C5A", "#E6E9EE", "#838C9A", "#0E1217"),
        _4=("#0A4A80", "#DCEBFA", "#2F8FDD", "#041427"),
        _5=("#08386B", "#D3E3F7", "#0B4A8F", "#FFFFFF"),
    ),
    message=_tones(
        info=("#0A4A80", "#DCEBFA", "#0B5CAD", "#FFFFFF"),
        success=("#00523C", "#D5F2E6", "#2E9E6B", "#001A10"),
        warning=("#6B4300", "#FFEFCC", "#C57B00", "#241400"),
        error=("#8C1408", "#FCE0DC", "#A8200D", "#FFFFFF"),
    ),
    chart=("#0B5CAD", "#CC7A00", "#2E9E8F", "#8C1D4F", "#5B5F0A"),
)

DARK = Colors(
    window="#14171C",
    surface="#1C2026",
    subtle="#242931",
    hover="#2B313A",
    selected="#1D3557",
    border="#363D47",
    border_strong="#7A8594",
    text="#E8EBEF",
    text_secondary="#BCC4CF",
    text_muted="#A0A9B6",
    text_disabled="#68727F",
    link="#82B4FF",
    accent="#6EA8FE",
    accent_hover="#8ABAFF",
    accent_pressed="#4F93F5",
    on_accent="#0A1A30",
    focus="#82B4FF",
    danger="#FF9C90",
    danger_solid="#FF8A7D",
    on_danger="#2A0500",
    status=_tones(
        new=("#B9DBF9", "#12314D", "#A9D3F7", "#06192B"),
        open=("#8FC1F0", "#10294A", "#3A86D1", "#00060D"),
        waiting=("#F7CF80", "#453000", "#F2B632", "#221600"),
        onhold=("#C3CAD4", "#313842", "#8D98A7", "#12161B"),
        resolved=("#7FE0BD", "#093B2C", "#34C28A", "#00190F"),
        closed=("#D5DAE1", "#2C323B", "#E8EBEF", "#12161B"),
    ),
    priority=_tones(
        low=("#C3CAD4", "#313842", "#8D98A7", "#12161B"),
        normal=("#9CCBF5", "#12314D", "#56A8E8", "#06192B"),
        high=("#FFC089", "#4A2A06", "#F7B955", "#261200"),
        urgent=("#FFB3A8", "#54150D", "#FF5C49", "#1F0300"),
    ),
    sla=_tones(
        ontrack=("#7FE0BD", "#093B2C", "#3FC79A", "#00190F"),
        duesoon=("#F7CF80", "#453000", "#F7C04A", "#221600"),
        overdue=("#FFB3A8", "#54150D", "#FF5C49", "#1F0300"),
        paused=("#C3CAD4", "#313842", "#8D98A7", "#12161B"),
    ),
    csat=_tones(
        _1=("#FFC089", "#4A2A06", "#F0803A", "#261200"),
        _2=("#F7CF80", "#453000", "#F2C14E", "#221600"),
        _3=("#C3CAD4", "#313842", "#8D98A7", "#12161B"),
        _4=("#A9D3F7", "#12314D", "#8CC4F2", "#06192B"),
        _5=("#9CCBF5", "#12314D", "#3F95DC", "#06192B"),
    ),
    message=_tones(
        info=("#9CCBF5", "#12314D", "#56A8E8", "#06192B"),
        success=("#7FE0BD", "#093B2C", "#6FDDB0", "#00190F"),
        warning=("#F7CF80", "#453000", "#F7C04A", "#221600"),
        error=("#FFB3A8", "#54150D", "#FF5C49", "#1F0300"),
    ),
    chart=("#4C9BE8", "#F08A3C", "#8FE3CF", "#D84A8C", "#F3D27A"),
)

TextRole = Literal["display", "h1", "h2", "h3", "body", "strong", "small", "tiny"]
Size = Literal[
    "display",
    "h1",
    "h2",
    "h3",
    "body",
    "strong",
    "small",
    "tiny",
    "xs",
    "s",
    "m",
    "l",
    "xl",
    "xxl",
    "input",
    "input_compact",
    "row",
    "row_compact",
    "row_dense",
    "rail_item",
    "chip",
    "target",
    "icon",
    "icon_small",
    "icon_large",
]

# Pixels at font factor 1; everything scales with the factor.
SIZES: Mapping[str, int] = MappingProxyType(
    {
        # type
        "display": 28,
        "h1": 20,
        "h2": 16,
        "h3": 14,
        "body": 13,
        "strong": 13,
        "small": 12,
        "tiny": 11,
        # space
        "xs": 4,
        "s": 8,
        "m": 12,
        "l": 16,
        "xl": 20,
        "xxl": 32,
        # heights
        "input": 32,
        "input_compact": 28,
        "row": 32,
        "row_compact": 28,
        "row_dense": 24,
        "rail_item": 52,
        "chip": 22,
        "target": 24,
        # icons
        "icon": 20,
        "icon_small": 16,
        "icon_large": 48,
    }
)
BOLD: frozenset[str] = frozenset({"display", "h1", "h2", "h3", "strong", "tiny"})

# Radii and lines do not scale with the text.
RADIUS_CHIP, RADIUS_BUTTON, RADIUS_CARD, RADIUS_DIALOG = 4, 6, 8, 12
FOCUS_WIDTH = 2

FACTORS = (0.9, 1.0, 1.15, 1.3, 1.5)


def scaled(pixels: int, factor: float) -> int:
    """Return design pixels at a font factor, whole and at least 1."""
    return max(1, round(pixels * factor))
