"""Rows of a customer table to records, each with every problem it has."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any

from app.core.phones import Phone
from app.dataio import values, vocabulary
from app.dataio.columns import CUSTOMER_FIELDS
from app.dataio.headers import LeftOut, Table
from app.dataio.sheets import Cell, MissingColumn, Row
from app.dataio.values import BadValue, Revenue


@dataclass(frozen=True, slots=True)
class CustomerRecord:
    """One row. None or "" means the file says nothing, so an update leaves the field alone.

    Attributes:
        row: of the sheet, as Excel counts.
        kind: company, individual or None.
        source: a code of ``vocabulary.SOURCE`` or the channel's own name.
        first_contact_at: naive company time.
        phones: of the contact, the main one first; ``e164`` is None for an incomplete number.
    """

    row: int
    name: str
    external_no: str = ""
    kind: str | None = None
    industry: str = ""
    staff_size: str = ""
    revenue: Revenue | None = None
    main_business: str = ""
    source: str = ""
    first_contact_at: datetime | None = None
    expected_on: date | None = None
    won_on: date | None = None
    status: str | None = None
    priority: str | None = None
    tier: str | None = None
    owner: str = ""
    account_manager: str = ""
    need_pain: str = ""
    need_goal: str = ""
    need_keywords: tuple[str, ...] = ()
    remark: str = ""
    city: str = ""
    address: str = ""
    website: str = ""
    tags: tuple[str, ...] = ()
    gender: str | None = None
    birthday: date | None = None
    occupation: str = ""
    contact_name: str = ""
    contact_position: str = ""
    phones: tuple[Phone, ...] = ()
    email: str = ""
    wechat: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one cell; ``column`` is the heading, ``raw`` the cell as people see it."""

    sheet: str
    row: int
    column: str
    field: str
    code: str
    raw: str


@dataclass(frozen=True, slots=True)
class Reject:
    """A row that cannot be imported, with all its problems in the order of the columns."""

    sheet: str
    row: int
    problems: tuple[Problem, ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class ParsedImport:
    """A table, parsed.

    Attributes:
        warnings: cells of good rows that were kept as typed (phone, e-mail) or not taken.
        left_out: rows that are no records: totals, notes, repeated headings.
    """

    records: tuple[CustomerRecord, ...]
    rejects: tuple[Reject, ...]
    warnings: tuple[Problem, ...]
    left_out: tuple[LeftOut, ...]


_DATES: Mapping[str, Callable[..., object]] = {
    "first_contact_at": values.moment,
    "expected_on": values.day,
    "won_on": values.day,
    "birthday": values.day,
}
_PARSERS: Mapping[str, Callable[[Cell], object]] = {
    "kind": values.choice(vocabulary.KIND),
    "status": values.choice(vocabulary.STATUS),
    "priority": values.choice(vocabulary.PRIORITY),
    "tier": values.choice(vocabulary.TIER),
    "gender": values.choice(vocabulary.GENDER),
    "source": values.source,
    "revenue": values.revenue,
    "need_keywords": values.tags,
    "tags": values.tags,
    "email": values.email,
    "phone": values.phone_numbers,
    "second_phone": values.phone_numbers,
}
# A wrong value here does not make the customer useless: the row comes in, with a warning.
_FORGIVEN = {"kind", "priority", "tier", "gender", "email", "phone", "second_phone"}


def parse_customers(table: Table, mapping: Mapping[int, str]) -> ParsedImport:
    """Parse every row of ``table``; a missing name, a bad date or status rejects the row.

    Args:
        table: as found.
        mapping: column from 0 → field key.

    Raises:
        MissingColumn: no column is mapped to the name.
    """
    for field in CUSTOMER_FIELDS:
        if field.is_required and field.key not in mapping.values():
            raise MissingColumn(
                file=table.file,
                sheet=table.sheet,
                field=field.key,
                column=f"{field.chinese} / {field.english}",
                columns=list(table.headings),
            )
    columns = [
        _Column(index, table.headings[index], key, _parser(table, index, key))
        for index, key in sorted(mapping.items())
        if index < len(table.headings)
    ]
    records: list[CustomerRecord] = []
    rejects: list[Reject] = []
    warnings: list[Problem] = []
    for row in table.rows:
        found, problems = _parse_row(table.sheet, row, columns)
        if all(problem.field in _FORGIVEN for problem in problems):
            records.append(_record(row.number, found))
            warnings += problems
        else:
            rejects.append(Reject(table.sheet, row.number, tuple(problems), row.cells))
    return ParsedImport(tuple(records), tuple(rejects), tuple(warnings), table.left_out)


@dataclass(frozen=True, slots=True)
class _Column:
    index: int
    heading: str
    key: str
    parse: Callable[[Cell], object] | None  # None: the text is the value


def _parser(table: Table, index: int, key: str) -> Callable[[Cell], object] | None:
    if key in _DATES:
        day_first = values.day_comes_first([row.cell(index) for row in table.rows])
        return partial(_DATES[key], day_first=day_first)
    return _PARSERS.get(key)


def _parse_row(
    sheet: str, row: Row, columns: list[_Column]
) -> tuple[dict[str, Any], list[Problem]]:
    found: dict[str, Any] = {}
    problems: list[Problem] = []
    for column in columns:
        cell = row.cell(column.index)
        try:
            text = values.clean(cell)
            if text:
                found[column.key] = column.parse(cell) if column.parse else text
            elif column.key == "name":
                raise BadValue("missing", "")
        except BadValue as bad:
            problems.append(
                Problem(sheet, row.number, column.heading, column.key, bad.code, bad.text)
            )
            if bad.code == "phone":
                found[column.key] = (Phone(bad.text, None),)
            elif bad.code == "email":
                found[column.key] = bad.text
    return found, problems


def _record(row: int, found: dict[str, Any]) -> CustomerRecord:
    phones = (*found.pop("phone", ()), *found.pop("second_phone", ()))
    unique = {phone.e164 or phone.as_typed: phone for phone in reversed(phones)}
    return CustomerRecord(row=row, phones=tuple(reversed(unique.values())), **found)
