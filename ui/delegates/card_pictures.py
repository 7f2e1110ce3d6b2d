"""Pictures of painted cards, the least recently shown given up first."""

from collections import OrderedDict
from collections.abc import Hashable
from typing import NamedTuple

from PySide6.QtGui import QPixmap

_MOST_BYTES = 32_000_000  # some screens full of cards
_BYTES_A_PIXEL = 4


class CardPicture(NamedTuple):
    """A card without what changes by the minute; ``foot_left`` is where its foot ends for that."""

    pixmap: QPixmap
    foot_left: int


class CardPictures:
    """Holds pictures by what they show; a key names everything that is on them."""

    def __init__(self, most_bytes: int = _MOST_BYTES) -> None:
        self._most = most_bytes
        self._used = 0
        self._kept: OrderedDict[Hashable, CardPicture] = OrderedDict()

    def get(self, key: Hashable) -> CardPicture | None:
        """Return what is kept under a key."""
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
        return found

    def keep(self, key: Hashable, picture: CardPicture) -> None:
        """Keep a picture that is not there yet; the oldest make room."""
        self._kept[key] = picture
        self._used += _bytes(picture)
        while self._used > self._most and len(self._kept) > 1:
            _key, oldest = self._kept.popitem(last=False)
            self._used -= _bytes(oldest)

    def __len__(self) -> int:
        return len(self._kept)


def _bytes(picture: CardPicture) -> int:
    return picture.pixmap.width() * picture.pixmap.height() * _BYTES_A_PIXEL
