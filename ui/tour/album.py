"""The numbered pictures of the tour."""

import sys
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ui.tour.hands import Stuck
from ui.walk import photograph


class Album:
    """Keeps a picture and prints a line for every step."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._count = 0

    def keep(self, window: QWidget, name: str, caption: str) -> None:
        """Take the next picture.

        Raises:
            Stuck: it cannot be written.
        """
        self._count += 1
        path = self.folder / f"{self._count:02}-{name}.png"
        if not photograph(window).save(str(path)):
            raise Stuck(f"{path} cannot be written")
        sys.stdout.write(f"{path.name}  {caption}\n")
        sys.stdout.flush()
