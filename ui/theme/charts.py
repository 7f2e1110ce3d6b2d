"""Matplotlib in the colours of the theme. Matplotlib is imported only when a chart is drawn."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import platformdirs

import resources
from ui.theme import tokens
from ui.theme.theme import BUNDLED_FAMILY

_LINES: Final = ["-", "--", "-.", ":", (0, (5, 1, 1, 1, 1, 1))]
_MARKERS: Final = ["o", "s", "^", "D", "v"]
_DPI: Final = 96  # Qt's logical inch, so that points and pixels of the window agree


def prepare() -> None:
    """Import matplotlib with its cache in the user's cache folder and with the bundled font.

    Takes half a second the first time; it touches no window, so a worker may do it beforehand.
    """
    folder = Path(platformdirs.user_cache_dir("laike", appauthor=False)) / "matplotlib"
    os.environ.setdefault("MPLCONFIGDIR", str(folder))
    from matplotlib import font_manager

    font = str(resources.path("fonts", "NotoSansSC-subset.otf"))
    if all(entry.fname != font for entry in font_manager.fontManager.ttflist):
        font_manager.fontManager.addfont(font)


def rc_params(colors: tokens.Colors, factor: float = 1.0) -> dict[Any, Any]:
    """Return matplotlib's settings for a set of colours.

    Args:
        colors: the theme's colours; printed reports take ``tokens.LIGHT``.
        factor: the font factor.
    """
    from cycler import cycler

    count = len(colors.chart)
    points = tokens.SIZES["body"] * factor * 72 / _DPI
    return {
        "figure.dpi": _DPI,
        "figure.facecolor": colors.surface,
        "figure.constrained_layout.use": True,
        "savefig.facecolor": colors.surface,
        "font.family": [BUNDLED_FAMILY],
        "font.size": points,
        "axes.unicode_minus": False,
        "axes.facecolor": colors.surface,
        "axes.edgecolor": colors.border_strong,
        "axes.labelcolor": colors.text_secondary,
        "axes.titlecolor": colors.text,
        "axes.titlelocation": "left",
        "axes.titlesize": points * 1.1,
        "axes.grid": True,
        "axes.grid.axis": "y",
        "axes.axisbelow": True,
        "axes.spines.top": False,
        "axes.spines.left": False,
        "axes.spines.right": False,
        "axes.prop_cycle": cycler(color=list(colors.chart))
        + cycler(linestyle=_LINES[:count])
        + cycler(marker=_MARKERS[:count]),
        "grid.color": colors.border,
        "lines.linewidth": 2,
        "lines.markersize": 6,
        "text.color": colors.text,
        "text.parse_math": False,  # a dollar sign in a name is no formula
        "xtick.color": colors.border_strong,
        "xtick.labelcolor": colors.text_secondary,
        "ytick.color": colors.border,
        "ytick.labelcolor": colors.text_secondary,
        "ytick.major.size": 0,
        "hatch.color": colors.surface,
        "legend.frameon": False,
        "pdf.fonttype": 42,
        "svg.fonttype": "none",
    }


@contextmanager
def style(colors: tokens.Colors, factor: float = 1.0) -> Iterator[None]:
    """Draw in these colours inside the block; matplotlib's own settings come back after it."""
    prepare()
    import matplotlib as mpl

    with mpl.rc_context(rc_params(colors, factor)):
        yield
