"""Where a model puts the object that a card delegate paints."""

from typing import Final

from PySide6.QtCore import Qt

CARD_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 5
