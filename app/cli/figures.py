"""``laike figures``: service levels, times and backlog of tickets, for schedulers and managers."""

import argparse
import json
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from app.cli.main import store_address
from app.core.mark import QT_TRANSLATE_NOOP
from app.core.words import say, translate
from app.figures.dto import By, Figures, FigureSet, FiguresFilter, GroupFigures, LeftOut, Span
from app.figures.formulas import Level, Times
from app.figures.words import left_out_text
from app.tickets.rules import WITHDRAWN

CONTEXT = "Command line"
_LEVEL = QT_TRANSLATE_NOOP(
    "Command line",
    "{clock}: {rate} met ({met} of {finished}; running {running}, paused {paused})",
)
_TIMES = QT_TRANSLATE_NOOP(
    "Command line", "{what}, {hours}: median {median}, 90th percentile {p90}, mean {mean} (n={n})"
)
_TICKETS = QT_TRANSLATE_NOOP("Command line", "{group}: tickets {n}")
_ENDS = QT_TRANSLATE_NOOP("Command line", "closed without a time of solution: {n}")
_REOPENED = QT_TRANSLATE_NOOP("Command line", "reopened: {n} of {solved} ({rate})")
_OPEN = QT_TRANSLATE_NOOP("Command line", "open now: {n}")
_TOTAL = QT_TRANSLATE_NOOP("Command line", "Total")
_NOBODY = QT_TRANSLATE_NOOP("Command line", "nobody's")
_ALL_CLOCKS = QT_TRANSLATE_NOOP("Command line", "All clocks")
_FIRST_ANSWER = QT_TRANSLATE_NOOP("Command line", "First answer")
_SOLVED = QT_TRANSLATE_NOOP("Command line", "Time to solve")
_ELAPSED = QT_TRANSLATE_NOOP("Command line", "by the clock")
_WORKING = QT_TRANSLATE_NOOP("Command line", "in working hours")


def add(
    subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]",
    common: argparse.ArgumentParser,
) -> None:
    """Declare the command."""
    parser = subparsers.add_parser(
        "figures", parents=[common], help="service levels, times and backlog of tickets"
    )
    parser.add_argument("--by", choices=list(By), type=By, default=By.DEPARTMENT)
    parser.add_argument("--since", type=_day, metavar="DAY", help="reported from this day on")
    parser.add_argument("--until", type=_day, metavar="DAY", help="reported up to this day")
    parser.set_defaults(run=_run)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"not a day like 2026-03-01: {text}") from error


def _run(args: argparse.Namespace) -> int:
    from app.cli.passwords import open_asking
    from app.figures.queries import figures, left_out

    backend = open_asking(store_address(args), args.language)
    try:
        wanted = FiguresFilter(
            _midnight(args.since, backend.zone) if args.since else None,
            _midnight(args.until + timedelta(days=1), backend.zone) if args.until else None,
        )
        found = backend.query(figures, wanted, args.by)
        rest = backend.query(left_out, wanted)
    finally:
        backend.close()
    if args.json:
        print(json.dumps(_data(found, rest), ensure_ascii=False))
    else:
        print("\n\n".join("\n".join(block) for block in _blocks(found, rest, args.language)))
    return 0


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC)


def _data(found: Figures, rest: LeftOut) -> dict[str, Any]:
    return {
        "by": found.by,
        "total": _set_data(found.total),
        "left_out": {outcome: rest.get(outcome, 0) for outcome in WITHDRAWN},
        "groups": [
            {"key": group.key, "name": group.name or group.code, **_set_data(group.figures)}
            for group in found.groups
        ],
    }


def _set_data(of: FigureSet) -> dict[str, Any]:
    """Rates as shares from 0 to 1, times in seconds."""
    clocks: list[tuple[str, Level]] = [("all", of.level), *of.levels.items()]
    levels = {
        kind: {
            "rate": level.rate,
            "met": level.met,
            "missed": level.missed,
            "running": level.running,
            "paused": level.paused,
        }
        for kind, level in clocks
    }
    return {
        "tickets": of.tickets,
        "service_level": levels,
        "first_answer": _span_data(of.first_answer),
        "solve": _span_data(of.solve),
        "without_time_of_solution": of.unsolved_ends,
        "reopened": of.reopened,
        "ever_solved": of.solved,
        "reopen_rate": of.reopen_rate,
        "backlog_by_age": list(of.backlog),
    }


def _span_data(span: Span) -> dict[str, Any]:
    return {"elapsed": _times_data(span.elapsed), "working": _times_data(span.working)}


def _times_data(times: Times | None) -> dict[str, Any] | None:
    if times is None:
        return None
    seconds = {name: round(getattr(times, name)) for name in ("median", "p90", "mean")}
    return {"n": times.n, **seconds}


def _blocks(found: Figures, rest: LeftOut, language: str) -> list[list[str]]:
    total = translate(CONTEXT, _TOTAL, language)
    named = [(_name(group, found.by, language), group.figures) for group in found.groups]
    blocks = [_block(name, of, language) for name, of in [(total, found.total), *named]]
    if rest:
        blocks[0].append(left_out_text(rest, language))
    return blocks


def _name(group: GroupFigures, by: By, language: str) -> str:
    if group.name or group.key is None:
        return group.name or translate(CONTEXT, _NOBODY, language)
    prefix = {By.KIND: "ticket.kind", By.PRIORITY: "ticket.priority"}.get(by, by)
    return say(f"{prefix}.{group.code}", language)


def _block(name: str, of: FigureSet, language: str) -> list[str]:
    def text(english: str, **values: object) -> str:
        return translate(CONTEXT, english, language).format(**values)

    lines = [text(_TICKETS, group=name, n=of.tickets)]
    levels = [(text(_ALL_CLOCKS), of.level)]
    levels += [(say(f"sla.kind.{kind}", language), level) for kind, level in of.levels.items()]
    for clock, level in levels:
        if level.finished or level.running or level.paused:
            values = {"met": level.met, "finished": level.finished, "running": level.running}
            rate = _percent(level.rate)
            lines.append(text(_LEVEL, clock=clock, rate=rate, paused=level.paused, **values))
    for what, span in ((_FIRST_ANSWER, of.first_answer), (_SOLVED, of.solve)):
        for hours, times in ((_ELAPSED, span.elapsed), (_WORKING, span.working)):
            if times is not None:
                said = {key: _hours(getattr(times, key)) for key in ("median", "p90", "mean")}
                lines.append(text(_TIMES, what=text(what), hours=text(hours), n=times.n, **said))
    lines.append(text(_ENDS, n=of.unsolved_ends))
    rate = _percent(of.reopen_rate)
    lines.append(text(_REOPENED, n=of.reopened, solved=of.solved, rate=rate))
    lines.append(text(_OPEN, n=of.open))
    return lines


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share:.1%}"


def _hours(seconds: float) -> str:
    minutes = round(seconds / 60)
    return f"{minutes // 60}:{minutes % 60:02}"
