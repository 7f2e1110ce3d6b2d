"""``laike audit``: search the audit log for administrators and schedulers."""

import argparse
import json
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from app.cli.main import store_address
from app.core.mark import QT_TRANSLATE_NOOP
from app.core.words import translate

CONTEXT = "Command line"
_MOST = 1_000
_NONE = QT_TRANSLATE_NOOP("Command line", "No line of the audit log fits.")
_NOBODY = QT_TRANSLATE_NOOP("Command line", "Nobody is called {name}.")
_MORE = QT_TRANSLATE_NOOP("Command line", "There are more; --limit shows them.")


def add(
    subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]",
    common: argparse.ArgumentParser,
) -> None:
    """Declare the command."""
    parser = subparsers.add_parser("audit", parents=[common], help="who changed what, and when")
    parser.add_argument("--person", metavar="NAME", help="who did it")
    parser.add_argument("--table", metavar="NAME", help="customer, ticket, user_account …")
    parser.add_argument("--record", default="", metavar="NO", help="number of a record, or an id")
    parser.add_argument("--since", type=_day, metavar="DAY", help="first day, such as 2026-03-01")
    parser.add_argument("--until", type=_day, metavar="DAY", help="last day, included")
    parser.add_argument(
        "--limit", type=int, default=100, metavar="LINES", help="100 unless told, at most 1000"
    )
    parser.set_defaults(run=_run)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"not a day: {text}") from error


def _run(args: argparse.Namespace) -> int:
    from app.audit import queries
    from app.audit.wording import Wording
    from app.cli.passwords import open_asking
    from app.identity.queries import everybody
    from app.settings.catalogue import TITLES

    backend = open_asking(store_address(args), args.language)
    try:
        people, departments = backend.query(everybody)
        known = {person.name: person.id for person in people}
        if args.person and args.person not in known:
            print(translate(CONTEXT, _NOBODY, args.language).format(name=args.person))
            return 1
        wanted = _filter(args, known, backend.zone)
        limit = max(1, min(args.limit, _MOST))
        page = backend.query(queries.audit_page, wanted, None, limit)
        say = partial(translate, language=args.language)
        wording = Wording(say, backend.zone, settings=TITLES).knowing(people, departments)
    finally:
        backend.close()
    if args.json:
        print(json.dumps([_data(row, backend.zone) for row in page.rows], ensure_ascii=False))
        return 0
    for row in page.rows:
        parts = (
            wording.moment(row.at),
            wording.person(row),
            wording.operation(row.operation),
            wording.record(row),
            wording.summary(row),
        )
        print("  ".join(part for part in parts if part))
    if not page.rows:
        print(translate(CONTEXT, _NONE, args.language))
    if page.next_cursor is not None:
        print(translate(CONTEXT, _MORE, args.language))
    return 0


def _filter(args: argparse.Namespace, people: dict[str, int], zone: ZoneInfo) -> Any:
    from app.audit.dto import AuditFilter

    return AuditFilter(
        people=(people[args.person],) if args.person else (),
        tables=(args.table,) if args.table else (),
        record=args.record,
        since=_midnight(args.since, zone) if args.since else None,
        before=_midnight(args.until + timedelta(days=1), zone) if args.until else None,
    )


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone)


def _data(row: Any, zone: ZoneInfo) -> dict[str, Any]:
    return {
        "id": row.id,
        "at": row.at.astimezone(zone).isoformat(),
        "person": row.person,
        "host": row.host,
        "operation": row.op,
        "table": row.table,
        "row_id": row.row_id,
        "record": row.record,
        "before": row.old,
        "after": row.new,
    }
