"""``laike import customers FILE``: the wizard's import for schedulers and administrators."""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from app.cli.main import store_address
from app.core.progress import Progress
from app.core.words import say
from app.dataio import wording
from app.dataio.result import Choices, ImportResult, OnDuplicate


def add(subparsers: Any, common: argparse.ArgumentParser) -> None:
    """Add the command to the parser."""
    parser = subparsers.add_parser("import", help="import a file")
    kinds = parser.add_subparsers(required=True, metavar="WHAT")
    customers = kinds.add_parser(
        "customers", parents=[common], help="customers from .xlsx, .xls or .csv"
    )
    customers.add_argument("file", type=Path, metavar="FILE")
    customers.add_argument("--map", type=Path, metavar="FILE", help="JSON: heading and field")
    customers.add_argument("--sheet", metavar="NAME", help="the sheet to read, hidden or not")
    customers.add_argument("--header", type=_row, metavar="ROW", help="the row of headings")
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
    customers.add_argument("--dry-run", action="store_true", help="check, write nothing")
    customers.add_argument("--rejects", type=Path, metavar="FILE", help="workbook of bad rows")
    customers.set_defaults(run=_customers)


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
    if args.json:
        print(json.dumps(_as_json(result, args.language), ensure_ascii=False))
    else:
        _print(result, args.language, is_dry_run=args.dry_run)
    return 0


def _print(result: ImportResult, language: str, *, is_dry_run: bool) -> None:
    if is_dry_run:
        print(say("import.dry_run", language))
    for name, count in asdict(result.summary).items():
        print(say(f"import.{name}", language).format(count=count))
    for reject in result.rejects:
        print(say("import.refused", language), wording.row_sentence(reject, language))
    for warning in result.warnings:
        print(say("import.warning", language), wording.row_sentence(warning, language))
    for remark in result.remarks:
        print(wording.remark_sentence(remark, language))
    sys.stdout.flush()


def _as_json(result: ImportResult, language: str) -> dict[str, object]:
    rejected = [
        {
            "sheet": reject.sheet,
            "row": reject.row,
            "column": reject.problems[0].column,
            "reason": wording.reason(reject, language),
        }
        for reject in result.rejects
    ]
    return {**asdict(result.summary), "rejected": rejected}


def _write_rejects(path: Path, result: ImportResult, language: str) -> None:
    from app.reports.rejects import RejectedRow, write_rejects  # brings XlsxWriter

    rows = [RejectedRow(*row) for row in wording.rejected_rows(result, language)]
    write_rejects(path, result.headings, rows, language)
