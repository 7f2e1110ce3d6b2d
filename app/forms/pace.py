"""How often one address may ask."""

from collections import OrderedDict, deque

_MINUTE = 60.0
_MOST_ADDRESSES = 10_000  # remembered; the longest silent ones are forgotten first


class Pace:
    """At most ``most`` requests of one address within a minute."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._asked: OrderedDict[str, deque[float]] = OrderedDict()

    def allows(self, address: str, now: float) -> bool:
        """Count a request, unless it is one too many. ``now`` in seconds."""
        times = self._asked.pop(address, None) or deque()
        self._asked[address] = times
        while times and now - times[0] >= _MINUTE:
            times.popleft()
        if len(self._asked) > _MOST_ADDRESSES:
            self._asked.popitem(last=False)
        if len(times) >= self._most:
            return False
        times.append(now)
        return True
