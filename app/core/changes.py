"""What one committed action changed: the only news that travels from app/ to ui/."""

from dataclasses import dataclass, field
from typing import Protocol, Self


@dataclass
class Changes:
    """Ids touched per topic, e.g. ``{"ticket": {7}, "customer": {3}}``.

    ``is_everything`` is set when somebody else wrote and we cannot tell what.
    """

    ids: dict[str, set[int]] = field(default_factory=dict)
    is_everything: bool = False

    @classmethod
    def everything(cls) -> Self:
        """Anything may have changed; every open page reads again."""
        return cls(is_everything=True)

    def touch(self, topic: str, *ids: int) -> None:
        """Note that these records of ``topic`` changed."""
        self.ids.setdefault(topic, set()).update(ids)

    def touches(self, *topics: str) -> bool:
        """Whether a page that shows any of ``topics`` should read again."""
        return self.is_everything or any(topic in self.ids for topic in topics)

    def add(self, others: "Changes") -> None:
        """Take in what others changed, too."""
        self.is_everything |= others.is_everything
        for topic, ids in others.ids.items():
            self.touch(topic, *ids)

    def __bool__(self) -> bool:
        return self.is_everything or bool(self.ids)

    def __contains__(self, topic: str) -> bool:
        return self.touches(topic)


class ChangeFeed(Protocol):
    """The commits of other desks. ``open`` and ``close`` may wait; call them on a worker.

    One call at a time.
    """

    def open(self) -> int | None:
        """Begin to listen, anew if need be; return the socket on which news arrives.

        None: there is no socket, ``take`` must be called on a worker now and then.

        Raises:
            StoreError: the store does not answer.
        """

    def take(self) -> Changes:
        """Return what arrived since the last call; with a socket it never waits.

        Raises:
            StoreError: the connection is lost; ``open`` again, and hold everything for changed.
        """

    def close(self) -> None:
        """Stop listening."""
