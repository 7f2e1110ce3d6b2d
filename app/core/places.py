"""Where a single user's files lie; loads next to nothing, so the window may ask before it opens."""

from pathlib import Path

SUFFIX = ".laike"


def default_path() -> Path:
    """The store when nobody says otherwise."""
    from platformdirs import user_data_path

    return user_data_path("Laike", appauthor=False) / f"laike{SUFFIX}"


def is_server(address: str) -> bool:
    """Whether an address means a team's server rather than a file."""
    return address.startswith(("postgresql://", "postgres://"))
