"""``laike sla``: what is due when and why, check the arithmetic, do what the watcher does."""

import argparse
import json
import os
import platform
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from app.core.clock import system_clock
from app.core.mark import QT_TRANSLATE_NOOP
from app.core.words import say, translate
from app.db.reading import Reading
from app.sla.cases import verify
from app.sla.clock import Clock, promises
from app.sla.explain import explain
from app.sla.policy import Hours, TicketFacts, default_policies
from app.sla.telling import CONTEXT, told
from app.sla.terms import Rules
from app.tickets.rules import Kind, Severity

_DUE = QT_TRANSLATE_NOOP("Command line", "{clock}: due {due} ({target} {hours}, policy {policy})")
_WORKING = QT_TRANSLATE_NOOP("Command line", "of working time")
_ELAPSED = QT_TRANSLATE_NOOP("Command line", "by the clock")
_SWEPT = QT_TRANSLATE_NOOP("Command line", "Steps carried out: {steps}")
_CHECKED = QT_TRANSLATE_NOOP("Command line", "Tickets checked: {checked}, healed: {healed}")
_BUSY = QT_TRANSLATE_NOOP("Command line", "another desk is doing it")


class _Speaker:
    """Speaks of deadlines in the language of the command."""

    def __init__(self, language: str, tiers: Mapping[str, str]) -> None:
        self._language, self._tiers = language, tiers

    def text(self, english: str) -> str:
        return translate(CONTEXT, english, self._language)

    def word(self, key: str) -> str:
        return say(key, self._language)

    def fact(self, fact: str, code: str) -> str:
        if fact == "sub_kind":
            return code
        prefix = {"kind": "ticket.kind", "severity": "ticket.severity"}.get(fact, fact)
        own = self._tiers.get(code) if fact == "tier" else None
        return own or self.word(f"{prefix}.{code}")


def add(
    subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]",
    common: argparse.ArgumentParser,
) -> None:
    """Add ``sla due``, ``sla verify``, ``sla sweep`` and ``sla check``."""
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

    compare = commands.add_parser(
        "check", parents=[common], help="compare clocks with what happened; heal what differs"
    )
    compare.set_defaults(run=_run_check)


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"not a date and time: {text}") from error


def _run_due(args: argparse.Namespace) -> int:
    rules, tiers = _rules(args)
    zone = ZoneInfo(rules.working.zone)
    start = args.start if args.start.tzinfo else args.start.replace(tzinfo=zone)
    facts = TicketFacts(tier=args.tier, kind=args.kind, severity=args.severity)
    clocks = promises(facts, start.astimezone(UTC), rules)
    speaker = _Speaker(args.language, tiers)
    if args.json:
        found = [_data(clock, zone, speaker if args.explain else None) for clock in clocks]
        print(json.dumps(found, ensure_ascii=False))
    elif args.explain:
        print("\n\n".join("\n".join(told(one.kind, explain(one), speaker)) for one in clocks))
    else:
        print(*(_line(clock, zone, args.language) for clock in clocks), sep="\n")
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
    from app.cli.main import store_address
    from app.cli.passwords import open_asking
    from app.workflows.sweep import sweep

    backend = open_asking(store_address(args), args.language)
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


def _run_check(args: argparse.Namespace) -> int:
    """Exit 1 if something had to be healed, as tools do that repair file systems."""
    from app.cli.main import store_address
    from app.cli.passwords import open_asking
    from app.workflows.clock_check import ClockCheck, check_all_clocks

    backend = open_asking(store_address(args), args.language)
    found = ClockCheck()
    try:
        while found.has_more:
            found = backend.command(check_all_clocks, found).result
    finally:
        backend.close()
    healed = {one.number: list(one.kinds) for one in found.healed}
    if args.json:
        print(json.dumps({"checked": found.checked, "healed": healed}, ensure_ascii=False))
    else:
        for number, kinds in healed.items():
            print(number, *(say(f"sla.kind.{kind}", args.language) for kind in kinds))
        text = translate("Command line", _CHECKED, args.language)
        print(text.format(checked=found.checked, healed=len(healed)))
    return 1 if healed else 0


def _rules(args: argparse.Namespace) -> tuple[Rules, Mapping[str, str]]:
    """The rules of the store and its names of tiers; those of a new one where there is none yet."""
    from app.cli.main import store_address
    from app.cli.passwords import open_asking
    from app.sla.defaults import first_calendar

    address = store_address(args)
    if args.db is None and isinstance(address, Path) and not address.exists():
        now = system_clock()
        return Rules(now, default_policies(), first_calendar(now.year)), {}
    backend = open_asking(address, args.language)
    try:
        return backend.query(_stored_rules)
    finally:
        backend.close()


def _stored_rules(read: Reading) -> tuple[Rules, Mapping[str, str]]:
    from app.customers.queries import tiers
    from app.sla.rulebook import newest_rules

    names = {tier.key: tier.name for tier in tiers(read) if tier.name}
    return newest_rules(read.session)[1], names


def _data(clock: Clock, zone: ZoneInfo, speaker: _Speaker | None) -> dict[str, Any]:
    data: dict[str, Any] = {
        "clock": clock.kind,
        "policy": clock.terms.policy.key,
        "target_seconds": clock.target_seconds,
        "hours": clock.terms.target.hours,
        "due": clock.due_at.astimezone(zone).isoformat(),
    }
    if speaker is not None:
        about = explain(clock)
        data["counted"] = [
            [c.start.astimezone(zone).isoformat(), c.end.astimezone(zone).isoformat()]
            for c in about.counted
        ]
        data["holidays"] = {h.on.isoformat(): h.name for h in about.holidays}
        data["special_days"] = [day.isoformat() for day in about.special_days]
        data["words"] = told(clock.kind, about, speaker)
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


def _local(at: datetime, zone: ZoneInfo) -> str:
    return f"{at.astimezone(zone):%Y-%m-%d %H:%M:%S}"


def _duration(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}"
