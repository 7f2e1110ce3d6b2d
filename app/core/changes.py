"""What one committed action changed: the only news that travels from app/ to ui/."""

from dataclasses import dataclass, field
from typing import Self


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

    def __contains__(self, topic: str) -> bool:
        return self.touches(topic)
