"""Rows of a ticket table to records, each with every problem it has.

A file may be a list (one row for each ticket) or a log (a row for each change, all with the number
of the ticket): ``gathered`` brings the rows of one number together.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any

from app.dataio import ticket_fields, values
from app.dataio.headers import Table
from app.dataio.records import Problem, Reject
from app.dataio.sheets import Cell, MissingColumn, Row
from app.dataio.ticket_fields import TICKET_FIELDS
from app.dataio.values import BadValue

MOMENTS = (
    "noted_at", "occurred_at", "reported_at", "wanted_by", "accepted_at", "solved_at", "closed_at",
)  # fmt: skip
_WORDS: Mapping[str, Mapping[str, str]] = {
    "kind": ticket_fields.KIND,
    "severity": ticket_fields.SEVERITY,
    "priority": ticket_fields.PRIORITY,
    "channel": ticket_fields.CHANNEL,
    "outcome": ticket_fields.OUTCOME,
    "rating": ticket_fields.RATING,
}
_MOST_REOPENED = 999


@dataclass
class TicketRecord:
    """What the rows of one ticket say.

    Attributes:
        rows: of the sheet, as Excel counts, the first one first.
        said: by field; moments naive, in company time. A later row outdoes what was said before.
        went: status keys with the moments at which the rows of a log noted them.
    """

    rows: tuple[int, ...]
    said: dict[str, Any]
    went: list[tuple[datetime, str]] = field(default_factory=list)

    @property
    def number(self) -> str:
        """The number the ticket has in the file, "" for none."""
        number: str = self.said.get("external_no", "")
        return number


@dataclass(frozen=True, slots=True)
class ParsedTickets:
    """A table, parsed; ``rejects`` are rows that cannot be imported, ``warnings`` lost values."""

    records: tuple[TicketRecord, ...]
    rejects: tuple[Reject, ...]
    warnings: tuple[Problem, ...]


def parse_tickets(
    table: Table, mapping: Mapping[int, str], statuses: Mapping[str, str], nobodys: str = ""
) -> ParsedTickets:
    """Parse every row; a bad moment or no customer rejects it, an unknown word costs the word.

    Args:
        mapping: column from 0 → field key.
        statuses: how statuses are written, folded → key.
        nobodys: the customer of rows that name none, "" to reject them.

    Raises:
        MissingColumn: no column is mapped to the report's moment, or none to the customer and
            there is no other.
    """
    _check_columns(table, mapping, nobodys)
    parsers = {
        index: (key, _parser(key, statuses, day_first=_day_first(table, mapping, index)))
        for index, key in mapping.items()
    }
    good: list[TicketRecord] = []
    rejects: list[Reject] = []
    warnings: list[Problem] = []
    for row in table.rows:
        said, problems = _parse_row(table, row, parsers)
        if nobodys and not {"customer", "customer_no"} & said.keys():
            said["customer"] = nobodys
        problems += _missing(table, row, said, problems, parsers)
        if any(problem.field in _NEEDED for problem in problems):
            rejects.append(Reject(table.sheet, row.number, tuple(problems), row.cells))
        else:
            good.append(TicketRecord((row.number,), said))
            warnings += problems
    return ParsedTickets(tuple(gathered(good)), tuple(rejects), tuple(warnings))


# A wrong value here says something untrue about the ticket: its row is refused.
_NEEDED = frozenset({*MOMENTS, "external_no", "customer"})


def gathered(records: Iterable[TicketRecord]) -> list[TicketRecord]:
    """Bring the rows of one number together, in the order in which they were noted."""
    by_number: dict[object, list[TicketRecord]] = {}
    for record in records:
        by_number.setdefault(record.number or record.rows, []).append(record)
    return [_joined(some) for some in by_number.values()]


def _joined(records: list[TicketRecord]) -> TicketRecord:
    ordered = sorted(
        records, key=lambda record: record.said.get("noted_at") or record.said["reported_at"]
    )
    joined = TicketRecord(tuple(sorted(row for one in records for row in one.rows)), {})
    for record in ordered:
        joined.said |= record.said
        if {"noted_at", "status"} <= record.said.keys():
            joined.went.append((record.said["noted_at"], record.said["status"]))
    return joined


def _check_columns(table: Table, mapping: Mapping[int, str], nobodys: str) -> None:
    names = {field.key: f"{field.chinese} / {field.english}" for field in TICKET_FIELDS}
    needed = [("reported_at",)] if nobodys else [("reported_at",), ("customer", "customer_no")]
    for keys in needed:
        if not set(keys) & set(mapping.values()):
            raise MissingColumn(
                file=table.file,
                sheet=table.sheet,
                field=keys[0],
                column=names[keys[0]],
                columns=list(table.headings),
            )


_Parse = Callable[[Cell], object]


def _parser(key: str, statuses: Mapping[str, str], *, day_first: bool | None) -> _Parse:
    if key in MOMENTS:
        return partial(values.moment, day_first=day_first)
    if key == "status":
        return values.choice(statuses)
    if key == "reopened":
        return _times
    return values.choice(_WORDS[key]) if key in _WORDS else values.clean


def _day_first(table: Table, mapping: Mapping[int, str], index: int) -> bool | None:
    """How a column writes its days; one that proves nothing is written as the others are."""
    if mapping[index] not in MOMENTS:
        return None
    own = values.day_comes_first([row.cell(index) for row in table.rows])
    if own is not None:
        return own
    columns = [place for place, key in mapping.items() if key in MOMENTS]
    return values.day_comes_first([row.cell(place) for row in table.rows for place in columns])


def _times(cell: Cell) -> int:
    """How often, a whole number.

    Raises:
        BadValue: ``choice``.
    """
    text = values.clean(cell)
    if not text.isdecimal() or int(text) > _MOST_REOPENED:
        raise BadValue("choice", text)
    return int(text)


_Parsers = Mapping[int, tuple[str, _Parse]]


def _parse_row(table: Table, row: Row, parsers: _Parsers) -> tuple[dict[str, Any], list[Problem]]:
    said: dict[str, Any] = {}
    problems: list[Problem] = []
    for index, (key, parse) in parsers.items():
        cell = row.cell(index)
        try:
            if values.clean(cell):
                said[key] = parse(cell)
        except BadValue as bad:
            heading = table.headings[index]
            problems.append(Problem(table.sheet, row.number, heading, key, bad.code, bad.text))
    return said, problems


def _missing(
    table: Table, row: Row, said: dict[str, Any], known: list[Problem], parsers: _Parsers
) -> Iterator[Problem]:
    """What a ticket cannot be without, and moments before its report."""
    headings = {key: table.headings[index] for index, (key, _) in parsers.items()}

    def problem(key: str, code: str, text: str = "") -> Problem:
        return Problem(table.sheet, row.number, headings.get(key, ""), key, code, text)

    if not {"customer", "customer_no"} & said.keys():
        yield problem("customer", "missing")
    if "reported_at" not in said:
        if all(one.field != "reported_at" for one in known):
            yield problem("reported_at", "missing")
        return
    for key in ("accepted_at", "solved_at", "closed_at"):
        if key in said and said[key] < said["reported_at"]:
            yield problem(key, "before_report", f"{said[key]:%Y-%m-%d %H:%M}")
