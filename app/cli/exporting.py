"""``laike export`` and ``laike report``: lists and reports for schedulers and administrators."""

import argparse
import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.cli.main import store_address
from app.core.mark import QT_TRANSLATE_NOOP
from app.core.progress import Progress
from app.core.words import translate
from app.db.reading import Reading
from app.reports.period import Days, Period, parse_period

CONTEXT = "Command line"
LISTS = ("customers", "tickets")
_WRITTEN = QT_TRANSLATE_NOOP("Command line", "Written to {file}, records: {rows}")
_CUT = QT_TRANSLATE_NOOP("Command line", "Texts too long for a cell, cut to end with …: {count}")


def add(
    subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]",
    common: argparse.ArgumentParser,
) -> None:
    """Declare both commands."""
    from app.reports.catalogue import REPORTS

    out = argparse.ArgumentParser(add_help=False)
    out.add_argument("--out", required=True, type=Path, metavar="FILE", help="the file to write")

    export = subparsers.add_parser("export", parents=[common, out], help="export a list")
    export.add_argument("list", choices=LISTS, metavar="LIST", help="customers or tickets")
    export.add_argument(
        "--filter",
        nargs="+",
        action="extend",
        default=[],
        type=_pair,
        metavar="KEY=VALUE",
        help="status=won, owner=NAME, from=2026-01-01 …; a key may stand several times",
    )
    export.set_defaults(run=_export)

    report = subparsers.add_parser("report", parents=[common, out], help="make a report")
    report.add_argument("name", choices=[one.name for one in REPORTS], metavar="NAME")
    report.add_argument("--period", type=_period, metavar="2026-01..2026-03")
    report.add_argument("--customer", metavar="NO", help="number of a customer")
    report.add_argument("--ticket", metavar="NO", help="number of a ticket")
    report.set_defaults(run=_report)


def _pair(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not equals or not value:
        raise argparse.ArgumentTypeError(f"not KEY=VALUE: {text}")
    return key, value


def _period(text: str) -> Period:
    try:
        return parse_period(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            f"not 2026, 2026-03, 2026-01..2026-03, 2026-W10 or 2026-03-02..2026-03-08: {text}"
        ) from error


def _export(args: argparse.Namespace) -> int:
    from app.cli.passwords import open_asking
    from app.reports.filters import customer_params, ticket_params

    backend = open_asking(store_address(args), args.language)
    try:
        pairs = backend.query(_with_ids, args.filter)
        if args.list == "customers":
            params = customer_params(pairs)
        else:
            params = ticket_params(pairs, backend.zone)
        return _write(backend, args, f"{args.list[:-1]}_list", params)
    finally:
        backend.close()


def _report(args: argparse.Namespace) -> int:
    from app.cli.passwords import open_asking
    from app.reports import customer_data, ticket_data
    from app.reports.catalogue import BY_NAME
    from app.reports.filters import BadFilter
    from app.reports.job import ReportParams

    if isinstance(args.period, Days) and not BY_NAME[args.name].has_weeks:
        raise BadFilter(key="period", value=args.period.text)
    backend = open_asking(store_address(args), args.language)
    try:
        params = ReportParams(period=args.period)
        if args.customer:
            found = backend.query(customer_data.customer_by_number, args.customer)
            params = replace(params, customer_id=found)
        if args.ticket:
            found = backend.query(ticket_data.ticket_by_number, args.ticket)
            params = replace(params, ticket_id=found)
        return _write(backend, args, args.name, params)
    finally:
        backend.close()


def _with_ids(read: Reading, pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The pairs with people, departments and customers by their ids.

    Raises:
        BadFilter: nobody has this name.
        NotFound: no customer has this number.
    """
    from app.identity import queries as identity
    from app.reports.customer_data import customer_by_number
    from app.reports.filters import BadFilter

    people, departments = identity.everybody(read)
    ids = {
        "owner": {"me": read.actor.user_id, **{person.name: person.id for person in people}},
        "department": {name: row.id for row in departments for name in (row.key, row.name) if name},
    }
    answer = []
    for key, value in pairs:
        if key in ids:
            if value not in ids[key]:
                raise BadFilter(key=key, value=value)
            answer.append((key, str(ids[key][value])))
        elif key == "customer":
            answer.append((key, str(customer_by_number(read, value))))
        else:
            answer.append((key, value))
    return answer


def _write(backend: Any, args: argparse.Namespace, name: str, params: Any) -> int:
    from app.reports.catalogue import run_report
    from app.reports.job import ReportJob

    result = run_report(backend, Progress(), ReportJob(name, params, args.out, args.language))
    if args.json:
        data = {"file": str(result.path), "rows": result.rows, "cut": result.cut}
        print(json.dumps(data, ensure_ascii=False))
        return 0
    print(translate(CONTEXT, _WRITTEN, args.language).format(rows=result.rows, file=result.path))
    if result.cut:
        print(translate(CONTEXT, _CUT, args.language).format(count=result.cut))
    return 0
