"""Where the names of an entry's files stand: one line behind a paper clip."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QRect

from ui.pages.customer.timeline import TimelineCard
from ui.theme.painting import PaintKit

CLIP: Final = "attach"
_WIDEST = 160  # design pixels of one name


def file_places(card: TimelineCard, line: QRect, kit: PaintKit) -> Iterator[tuple[QRect, str, int]]:
    """Each place with what is painted there and the file's id; 0 stands for all of them."""
    if not card.files:
        return
    gap, left = kit.px("s"), line.left()
    side = kit.px("icon_small")
    clip = QRect(left, line.top() + (line.height() - side) // 2, side, side)
    yield clip, CLIP, 0
    left += side + gap
    unnamed = card.more_files
    room = line.right() - kit.width("+999", "small") - gap
    for file in card.files:
        width = min(kit.width(file.name, "small"), kit.scaled(_WIDEST), max(0, room - left))
        if width < kit.scaled(_WIDEST) // 4 and width < kit.width(file.name, "small"):
            unnamed += 1  # no room for more than a letter or two
            continue
        yield QRect(left, line.top(), width + 1, line.height()), file.name, file.id
        left += width + 2 * gap
    if unnamed:
        more = f"+{unnamed}"
        yield QRect(left, line.top(), kit.width(more, "small") + 1, line.height()), more, 0
