"""Files by name and size, where one only reads of them."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale

from app.intake.dto import IncomingFile

_MOST_NAMED = 12


def files_named(files: Sequence[IncomingFile]) -> str:
    """The first files in one line, "" if there are none."""
    size = QLocale.DataSizeFormat.DataSizeTraditionalFormat
    named = [
        f"{one.name} ({QLocale().formattedDataSize(one.size, 1, size)})"
        for one in files[:_MOST_NAMED]
    ]
    if len(files) > _MOST_NAMED:
        named.append("…")
    return " · ".join(named)
