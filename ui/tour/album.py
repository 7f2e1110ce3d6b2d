"""The numbered pictures of the tour."""

import sys
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ui.walk import Stuck, photograph


class Album:
    """Keeps a picture and prints a line for every step."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._count = 0

    def next_number(self) -> str:
        """What the name of the next picture begins with."""
        return f"{self._count + 1:02}-"

    def keep(self, window: QWidget, name: str, caption: str) -> Path:
        """Take the next picture and say where it lies.

        Raises:
            Stuck: it cannot be written.
        """
        path = self.folder / f"{self.next_number()}{name}.png"
        self._count += 1
        if not photograph(window).save(str(path)):
            raise Stuck(f"{path} cannot be written")
        sys.stdout.write(f"{path.name}  {caption}\n")
        sys.stdout.flush()
        return path
