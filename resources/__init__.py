"""Files that ship with the program: icons, fonts, translations, help."""

import sys
from pathlib import Path


def path(*parts: str) -> Path:
    """Return the path of a shipped file, e.g. ``path("icons", "home.svg")``.

    Works from the source tree, an installed package and a frozen program, which unpacks
    its files under ``sys._MEIPASS``.
    """
    frozen_root = getattr(sys, "_MEIPASS", None)
    root = Path(frozen_root) / "resources" if frozen_root else Path(__file__).parent
    return root.joinpath(*parts)
