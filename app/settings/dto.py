"""Commands of the settings page."""

from dataclasses import dataclass

from app.settings.catalogue import Value


@dataclass(frozen=True)
class ChangeSetting:
    """Set one setting of the company or of the actor."""

    key: str
    value: Value
