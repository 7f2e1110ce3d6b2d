"""Item roles shared by every model. Delegates and proxies read roles, never a row's inside."""

from enum import IntEnum

from PySide6.QtCore import Qt


class Role(IntEnum):
    """What a cell can be asked for beside Qt's own roles."""

    ROW = Qt.ItemDataRole.UserRole + 1  # the frozen row
    ID = Qt.ItemDataRole.UserRole + 2
    STATUS = Qt.ItemDataRole.UserRole + 3
    CARD = Qt.ItemDataRole.UserRole + 4  # what a card delegate paints
    CHIP = Qt.ItemDataRole.UserRole + 5  # (group, key) of a state chip
    LANE = Qt.ItemDataRole.UserRole + 6  # the key of the swimlane a card lies in
