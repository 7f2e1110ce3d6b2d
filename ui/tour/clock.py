"""A clock that stands until the story moves it."""

from datetime import UTC, datetime, timedelta

# A Tuesday. VIP promises run day and night, so the hour where the computer stands is no matter.
_BEGIN = datetime(2026, 3, 3, 1, 30, tzinfo=UTC)


class StoryClock:
    """Gives the time of the story; nobody has to wait for it."""

    def __init__(self) -> None:
        self._now = _BEGIN

    def __call__(self) -> datetime:
        return self._now

    def pass_minutes(self, minutes: int) -> None:
        """Let time pass."""
        self._now += timedelta(minutes=minutes)
