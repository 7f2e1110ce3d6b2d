"""How the cells of a book look. Colours are those of the reader's Excel theme."""

from enum import Enum, auto
from typing import Any


class Look(Enum):
    """What a cell is for."""

    TITLE = auto()
    NOTE = auto()
    LABEL = auto()
    VALUE = auto()
    HEADER = auto()
    CELL = auto()


class Looks:
    """The styles of one book, made once and shared by its cells."""

    def __init__(self) -> None:
        from openpyxl.styles import Alignment, Border, Color, Font, PatternFill, Side

        white, dark, grey, accent = (Color(theme=n) for n in (0, 1, 0, 4))
        grey.tint = -0.5
        pale = Color(theme=4, tint=0.8)
        thin = Side(style="thin", color=Color(theme=0, tint=-0.25))
        box = Border(left=thin, right=thin, top=thin, bottom=thin)
        top = Alignment(vertical="top", wrap_text=True)
        middle = Alignment(vertical="center", wrap_text=True)
        self._styles: dict[Look, dict[str, Any]] = {
            Look.TITLE: {
                "font": Font(bold=True, size=16, color=accent),
                "alignment": Alignment(vertical="center"),
            },
            Look.NOTE: {"font": Font(size=10, color=grey)},
            Look.LABEL: {
                "font": Font(bold=True, color=dark),
                "fill": PatternFill("solid", fgColor=pale),
                "border": box,
                "alignment": middle,
            },
            Look.VALUE: {
                "border": box,
                "alignment": Alignment(horizontal="left", vertical="center", wrap_text=True),
            },
            # LibreOffice shows no table styles, so the header brings its own.
            Look.HEADER: {
                "font": Font(bold=True, color=white),
                "fill": PatternFill("solid", fgColor=accent),
                "border": box,
                "alignment": middle,
            },
            Look.CELL: {"border": box, "alignment": top},
        }

    def apply(self, cell: Any, look: Look) -> None:
        """Give a cell its look."""
        for name, style in self._styles[look].items():
            setattr(cell, name, style)
