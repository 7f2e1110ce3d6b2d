"""``laike import customers|tickets FILE``: imports for schedulers and administrators."""

import argparse
import json
import sys
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, Protocol

from app.cli.main import store_address
from app.core.progress import Progress
from app.core.words import say
from app.dataio import wording
from app.dataio.records import Problem, Reject
from app.dataio.result import Choices, ImportResult, OnDuplicate, Remark
from app.tickets.rules import Kind

_TICKET_COUNTS = ("created", "skipped", "rejected", "customers")


class _Result(Protocol):
    """What every import can say of itself."""

    @property
    def headings(self) -> tuple[str, ...]: ...
    @property
    def rejects(self) -> tuple[Reject, ...]: ...
    @property
    def warnings(self) -> tuple[Problem, ...]: ...
    @property
    def remarks(self) -> tuple[Remark, ...]: ...


def add(subparsers: Any, common: argparse.ArgumentParser) -> None:
    """Add the command to the parser."""
    parser = subparsers.add_parser("import", help="import a file")
    kinds = parser.add_subparsers(required=True, metavar="WHAT")
    file = argparse.ArgumentParser(add_help=False, parents=[common])
    file.add_argument("file", type=Path, metavar="FILE")
    file.add_argument("--map", type=Path, metavar="FILE", help="JSON: heading and field")
    file.add_argument("--sheet", metavar="NAME", help="the sheet to read, hidden or not")
    file.add_argument("--header", type=_row, metavar="ROW", help="the row of headings")
    file.add_argument("--dry-run", action="store_true", help="check, write nothing")
    file.add_argument("--rejects", type=Path, metavar="FILE", help="workbook of bad rows")
    _add_customers(kinds, file)
    _add_tickets(kinds, file)


def _add_customers(kinds: Any, file: argparse.ArgumentParser) -> None:
    customers = kinds.add_parser(
        "customers", parents=[file], help="customers from .xlsx, .xls or .csv"
    )
    customers.add_argument(
        "--on-duplicate",
        type=OnDuplicate,
        choices=list(OnDuplicate),
        default=OnDuplicate.SKIP,
        help="what becomes of customers that are stored already (default: skip)",
    )
    customers.add_argument(
        "--create-users",
        action="store_true",
        help="unknown people in charge become users who cannot sign in",
    )
    customers.set_defaults(run=_customers)


def _add_tickets(kinds: Any, file: argparse.ArgumentParser) -> None:
    tickets = kinds.add_parser(
        "tickets", parents=[file], help="tickets of before from .xlsx, .xls or .csv"
    )
    tickets.add_argument(
        "--create-customers", action="store_true", help="register customers who are not stored"
    )
    tickets.add_argument(
        "--source",
        default="file",
        metavar="NAME",
        help="whose ticket numbers these are; a number of one source is one ticket",
    )
    tickets.add_argument(
        "--kind",
        choices=list(Kind),
        type=Kind,
        default=Kind.TECHNICAL,
        help="of tickets whose row names none (default: technical)",
    )
    tickets.add_argument(
        "--customer", default="", metavar="NAME", help="of tickets whose row names no customer"
    )
    tickets.set_defaults(run=_tickets)


def _row(text: str) -> int:
    row = int(text)
    if row < 1:
        raise ValueError(text)
    return row


def _customers(args: argparse.Namespace) -> int:
    from app.cli.passwords import open_asking
    from app.dataio.importing import open_and_check, run_import

    backend = open_asking(store_address(args), args.language)
    try:
        checked = open_and_check(
            backend,
            Progress(),
            args.file,
            sheet=args.sheet,
            header_row=args.header,
            map_file=args.map,
            choices=Choices(args.on_duplicate, args.create_users),
        )
        result: ImportResult = checked.preview
        if not args.dry_run:
            result = run_import(backend, Progress(), checked).result
    finally:
        backend.close()
    if args.rejects is not None:
        _write_rejects(args.rejects, result, args.language)
    counts = asdict(result.summary)
    if args.json:
        _print_json(counts, result, args.language)
    else:
        _print(counts, result, args)
    return 0


def _tickets(args: argparse.Namespace) -> int:
    from app.cli.passwords import open_asking
    from app.dataio.ticket_import import open_and_check, run_import
    from app.dataio.ticket_planning import TicketChoices

    backend = open_asking(store_address(args), args.language)
    try:
        checked = open_and_check(
            backend,
            Progress(),
            args.file,
            TicketChoices(args.create_customers, args.source, args.kind, args.customer),
            sheet=args.sheet,
            header_row=args.header,
            map_file=args.map,
        )
        result = checked.preview if args.dry_run else run_import(backend, checked)
    finally:
        backend.close()
    if args.rejects is not None:
        _write_rejects(args.rejects, result, args.language)
    counts = {name: getattr(result, name) for name in _TICKET_COUNTS}
    if args.json:
        _print_json(counts, result, args.language, left_out=result.left_out)
        return 0
    _print(counts, result, args)
    if result.left_out:
        print(say("import.left_out", args.language).format(names=", ".join(result.left_out)))
    return 0


def _print(counts: Mapping[str, int], result: _Result, args: argparse.Namespace) -> None:
    language = args.language
    if args.dry_run:
        print(say("import.dry_run", language))
    for name, count in counts.items():
        print(say(f"import.{name}", language).format(count=count))
    for reject in result.rejects:
        print(say("import.refused", language), wording.row_sentence(reject, language))
    for warning in result.warnings:
        print(say("import.warning", language), wording.row_sentence(warning, language))
    for remark in result.remarks:
        print(wording.remark_sentence(remark, language))
    sys.stdout.flush()


def _print_json(counts: Mapping[str, int], result: _Result, language: str, **more: object) -> None:
    rejected = [
        {
            "sheet": reject.sheet,
            "row": reject.row,
            "column": reject.problems[0].column,
            "reason": wording.reason(reject, language),
        }
        for reject in result.rejects
    ]
    print(json.dumps({**counts, "rejected": rejected, **more}, ensure_ascii=False))


def _write_rejects(path: Path, result: _Result, language: str) -> None:
    from app.reports.rejects import RejectedRow, write_rejects  # brings XlsxWriter

    rows = [RejectedRow(*row) for row in wording.rejected_rows(result.rejects, language)]
    write_rejects(path, result.headings, rows, language)
