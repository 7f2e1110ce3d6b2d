"""A list as it stands on the screen: the columns a person chose, in their order there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from app.core.errors import AppError
from app.reports.columns import Column, Kind

G = TypeVar("G")


class UnknownColumn(AppError):
    """A list has no column ``key`` that a file could hold."""

    code = "unknown_column"


@dataclass(frozen=True, slots=True)
class SeenColumn:
    """A column of a list on the screen: its key, and its heading as the person reads it."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Content(Generic[G]):
    """What such a column holds in a file: real dates and numbers instead of "3 days ago"."""

    get: G
    kind: Kind = Kind.TEXT


def chosen(
    seen: Sequence[SeenColumn], known: Mapping[str, Content[G]]
) -> tuple[list[Column], list[G]]:
    """The columns of the file, and what fills each.

    Raises:
        UnknownColumn: ``known`` lacks one.
    """
    for column in seen:
        if column.key not in known:
            raise UnknownColumn(key=column.key)
    return (
        [Column(column.title, known[column.key].kind) for column in seen],
        [known[column.key].get for column in seen],
    )
