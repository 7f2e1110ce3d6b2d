"""Taking back what was done last."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Undo:
    """The inverse of a command, offered in the toast; ``label`` is a word key of what it undoes."""

    label: str
    command: Callable[..., Any]
    args: tuple[Any, ...]
