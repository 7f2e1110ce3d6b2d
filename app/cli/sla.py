"""``laike sla``: what is due when and why, check the arithmetic, do what the watcher does."""

import argparse
import json
import os
import platform
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from app.core.clock import system_clock
from app.core.words import QT_TRANSLATE_NOOP, say, translate
from app.db.reading import Reading
from app.sla.cases import verify
from app.sla.clock import Clock, promises
from app.sla.explain import Explanation, explain
from app.sla.policy import Hours, TicketFacts, default_policies
from app.sla.terms import Rules
from app.tickets.rules import Kind, Severity

_COUNTED = QT_TRANSLATE_NOOP("Command line", "counted")
_HOLIDAY = QT_TRANSLATE_NOOP("Command line", "holiday")
_SPECIAL = QT_TRANSLATE_NOOP("Command line", "own hours")
_DUE = QT_TRANSLATE_NOOP("Command line", "{clock}: due {due} ({target} {hours}, policy {policy})")
_WORKING = QT_TRANSLATE_NOOP("Command line", "of working time")
_ELAPSED = QT_TRANSLATE_NOOP("Command line", "by the clock")
_BEYOND = QT_TRANSLATE_NOOP("Command line", "public holidays of that year are not announced yet")
_SWEPT = QT_TRANSLATE_NOOP("Command line", "Steps carried out: {steps}")
_BUSY = QT_TRANSLATE_NOOP("Command line", "another desk is doing it")


def add(
    subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]",
    common: argparse.ArgumentParser,
) -> None:
    """Add ``sla due``, ``sla verify`` and ``sla sweep``."""
    group = subparsers.add_parser("sla", help="service levels")
    commands = group.add_subparsers(required=True, metavar="COMMAND")

    due = commands.add_parser("due", parents=[common], help="when each promise falls due")
    due.add_argument("--start", required=True, type=_moment, metavar="ISO")
    due.add_argument("--tier", help="key of a tier: vip, key, ordinary or your own")
    due.add_argument("--kind", choices=list(Kind))
    due.add_argument("--severity", choices=list(Severity))
    due.add_argument("--explain", action="store_true", help="say what counted and what did not")
    due.set_defaults(run=_run_due)

    check = commands.add_parser("verify", parents=[common], help="check the arithmetic")
    check.add_argument("file", type=Path, metavar="FILE")
    check.set_defaults(run=_run_verify)

    watch = commands.add_parser("sweep", parents=[common], help="warn and escalate what is due")
    watch.set_defaults(run=_run_sweep)


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"not a date and time: {text}") from error


def _run_due(args: argparse.Namespace) -> int:
    rules = _rules(args)
    zone = ZoneInfo(rules.working.zone)
    start = args.start if args.start.tzinfo else args.start.replace(tzinfo=zone)
    facts = TicketFacts(tier=args.tier, kind=args.kind, severity=args.severity)
    clocks = promises(facts, start.astimezone(UTC), rules)
    if args.json:
        print(json.dumps([_data(clock, zone, args) for clock in clocks], ensure_ascii=False))
        return 0
    for clock in clocks:
        print(_line(clock, zone, args.language))
        if args.explain:
            print(*_explained(explain(clock), zone, args.language), sep="\n")
    return 0


def _run_verify(args: argparse.Namespace) -> int:
    passed, failed = verify(args.file)
    if args.json:
        cases = [{"id": f.id, "expected": f.expected, "got": f.got} for f in failed]
        print(json.dumps({"passed": passed, "failed": cases}, ensure_ascii=False))
    else:
        for case in failed:
            print(f"{case.id}: expected {case.expected}, got {case.got}")
        print(f"{passed} passed, {len(failed)} failed")
    return 1 if failed else 0


def _run_sweep(args: argparse.Namespace) -> int:
    from app.bootstrap import open_store
    from app.cli.main import store_address
    from app.workflows.sweep import sweep

    backend = open_store(store_address(args))
    try:
        holder = f"{platform.node()}:{os.getpid()}"
        result = backend.command(sweep, holder).result
        steps = result.steps
        while result.has_more:
            result = backend.command(sweep, holder, result).result
            steps += result.steps
    finally:
        backend.close()
    if args.json:
        print(json.dumps({"steps": steps, "is_holder": result.is_holder}))
    else:
        text = _SWEPT if result.is_holder else _BUSY
        print(translate("Command line", text, args.language).format(steps=steps))
    return 0


def _rules(args: argparse.Namespace) -> Rules:
    """The rules of the store; those of a new one where there is none yet."""
    from app.bootstrap import open_store
    from app.cli.main import store_address
    from app.sla.defaults import first_calendar

    address = store_address(args)
    if args.db is None and isinstance(address, Path) and not address.exists():
        now = system_clock()
        return Rules(now, default_policies(), first_calendar(now.year))
    backend = open_store(address)
    try:
        return backend.query(_stored_rules)
    finally:
        backend.close()


def _stored_rules(read: Reading) -> Rules:
    from app.sla.rulebook import newest_rules

    return newest_rules(read.session)[1]


def _data(clock: Clock, zone: ZoneInfo, args: argparse.Namespace) -> dict[str, Any]:
    data: dict[str, Any] = {
        "clock": clock.kind,
        "policy": clock.terms.policy.key,
        "target_seconds": clock.target_seconds,
        "hours": clock.terms.target.hours,
        "due": clock.due_at.astimezone(zone).isoformat(),
    }
    if args.explain:
        told = explain(clock)
        data["counted"] = [
            [c.start.astimezone(zone).isoformat(), c.end.astimezone(zone).isoformat()]
            for c in told.counted
        ]
        data["holidays"] = {h.on.isoformat(): h.name for h in told.holidays}
        data["special_days"] = [day.isoformat() for day in told.special_days]
    return data


def _line(clock: Clock, zone: ZoneInfo, language: str) -> str:
    hours = _WORKING if clock.terms.target.hours is Hours.WORKING else _ELAPSED
    return translate("Command line", _DUE, language).format(
        clock=say(f"sla.kind.{clock.kind}", language),
        due=_local(clock.due_at, zone),
        target=_duration(clock.target_seconds),
        hours=translate("Command line", hours, language),
        policy=clock.terms.policy.key,
    )


def _explained(told: Explanation, zone: ZoneInfo, language: str) -> list[str]:
    def named(text: str) -> str:
        return translate("Command line", text, language)

    lines = [
        f"  {named(_COUNTED)} {_local(c.start, zone)} – {_local(c.end, zone)}  "
        f"{_duration(c.seconds)}"
        for c in told.counted
    ]
    lines += [f"  {named(_HOLIDAY)} {h.on.isoformat()} {h.name}" for h in told.holidays]
    lines += [f"  {named(_SPECIAL)} {day.isoformat()}" for day in told.special_days]
    if told.beyond_known:
        lines.append(f"  {named(_BEYOND)}")
    return lines


def _local(at: datetime, zone: ZoneInfo) -> str:
    return f"{at.astimezone(zone):%Y-%m-%d %H:%M:%S}"


def _duration(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}"
