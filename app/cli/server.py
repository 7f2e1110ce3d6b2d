"""``laike server-setup``: prepare, check and upgrade the server of a team."""

import argparse
import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from app.access import hba, roles
from app.access import passwords as rules
from app.access.address import ServerAddress
from app.access.check import Finding
from app.cli.forms import OF_THE_FORM
from app.cli.passwords import given, typed, typed_twice
from app.core.errors import Invalid, SignInRefused
from app.core.mark import QT_TRANSLATE_NOOP
from app.core.words import translate

if TYPE_CHECKING:
    from app.server.setup import Report

CONTEXT = "Command line"
# Passwords come from here, or are typed; never from the command line, which others can see.
ADMIN, FIRST, MIGRATOR = "LAIKE_ADMIN_PASSWORD", "LAIKE_FIRST_PASSWORD", "LAIKE_MIGRATOR_PASSWORD"
_ADVICE = frozenset({"server_old", hba.UNSEEN})  # found, but nothing that is wrong with the store

_ASK_ADMIN = QT_TRANSLATE_NOOP("Command line", "Password of {login}: ")
_ASK_FIRST = QT_TRANSLATE_NOOP("Command line", "First password of {login} (empty: make one up): ")
_ASK_MIGRATOR = QT_TRANSLATE_NOOP(
    "Command line", "Password for later upgrades, of {login} (empty: none): "
)
_READY = QT_TRANSLATE_NOOP("Command line", "The store is ready, its schema is version {version}.")
_SIGN_IN = QT_TRANSLATE_NOOP(
    "Command line",
    "{login} signs in within three days with the first password {password} and then changes it.",
)
_SIGN_IN_KNOWN = QT_TRANSLATE_NOOP(
    "Command line", "{login} signs in within three days with the first password and changes it."
)
_LINES = QT_TRANSLATE_NOOP(
    "Command line",
    "Put these lines at the top of pg_hba.conf on the server and reload it. They let the people of "
    "the desk in from {network}, with TLS and scram only, and nobody else:",
)
_OWN_NET = QT_TRANSLATE_NOOP("Command line", "the server's own network (else: --network)")
_CHECKED = QT_TRANSLATE_NOOP("Command line", "Security check:")


def add(
    subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]",
    common: argparse.ArgumentParser,
) -> None:
    """Declare the command."""
    parser = subparsers.add_parser(
        "server-setup",
        parents=[common],
        help="prepare, check or upgrade a PostgreSQL server",
        epilog=f"Passwords are typed, or come from {ADMIN}, {FIRST} and {MIGRATOR}; that of the "
        f"web form's login from {OF_THE_FORM}.",
    )
    parser.add_argument(
        "--admin", metavar="ADDRESS", help="postgresql://… of the server's administrator, used once"
    )
    parser.add_argument("--database", default="laike", metavar="NAME")
    parser.add_argument("--prefix", metavar="NAME", help="of the roles; the database by default")
    parser.add_argument("--first-admin", default="", metavar="LOGIN")
    parser.add_argument("--name", default="", help="of the first administrator")
    parser.add_argument(
        "--network",
        type=_network,
        default=hba.OWN_NET,
        metavar="CIDR",
        help="from where people connect, such as 192.168.1.0/24, for the lines of pg_hba.conf; "
        "by default the networks that the server itself is in",
    )
    parser.add_argument("--desks", type=int, default=20, help="people at the same time")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--print-script", action="store_true", help="write the SQL instead")
    what.add_argument("--check", action="store_true", help="check the security of --admin's store")
    what.add_argument("--upgrade", action="store_true", help="upgrade --admin's store")
    parser.set_defaults(run=run, parser=parser)


def _network(text: str) -> str:
    try:
        hba.lines("", "", text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
    return text


def run(args: argparse.Namespace) -> int:
    """Do the one step that was asked for."""
    from app.server import setup  # brings SQLAlchemy, which other commands may not need

    if args.print_script:
        return _print_script(args)
    if not args.admin:
        args.parser.error("--admin is needed")
    address = ServerAddress.parse(args.admin)
    password = _admin_password(address, args.language)
    if args.check:
        return _say_findings(setup.check(address, password, args.desks), args)
    if args.upgrade:
        report = setup.upgrade(
            address, password=password, first_login=args.first_admin, first_name=args.name
        )
        return _say_report(report, args)
    if not args.first_admin:
        args.parser.error("--first-admin is needed")
    first, is_made_up = _first_password(args)
    report = setup.prepare(
        address,
        args.database,
        setup.FirstAdmin(args.first_admin, args.name or args.first_admin, first),
        prefix=args.prefix,
        password=password,
        migrator_password=_migrator_password(args),
        forms_password=given(OF_THE_FORM),
    )
    code = _say_report(report, args)
    if not args.json:
        print(_lines(args))
        said = _SIGN_IN if is_made_up else _SIGN_IN_KNOWN
        print(_say(said, args).format(login=args.first_admin, password=first))
    return code


def _print_script(args: argparse.Namespace) -> int:
    from app.server import administrator

    if not args.first_admin:
        args.parser.error("--first-admin is needed")
    prefix = args.prefix or args.database
    first, is_made_up = _first_password(args)
    login, migrator = roles.login(prefix, args.first_admin), roles.migrator(prefix)
    later, form = _migrator_password(args), given(OF_THE_FORM)
    forms = roles.forms(prefix)
    if is_made_up:
        said = _say(_SIGN_IN, args).format(login=args.first_admin, password=first)
        print(f"-- {said}")
    print(
        administrator.script(
            args.database,
            prefix,
            args.first_admin,
            rules.verifier(login, first),
            rules.verifier(migrator, later) if later else "",
            rules.verifier(forms, form) if form else "",
        ),
        end="",
    )
    print("\n".join(f"-- {line}" for line in _lines(args).splitlines()))
    return 0


def _lines(args: argparse.Namespace) -> str:
    """What pg_hba.conf needs, with a word about it."""
    network = _say(_OWN_NET, args) if args.network == hba.OWN_NET else args.network
    what = _say(_LINES, args).format(network=network)
    return f"{what}\n{hba.lines(args.database, args.prefix or args.database, args.network)}"


def _admin_password(address: ServerAddress, language: str) -> str | None:
    """From the environment; typed only if the server asks for one."""
    from app.server import administrator

    password = given(ADMIN)
    if password is not None:
        return password
    try:
        administrator.connected(address, None).close()
    except SignInRefused as error:
        if error.params.get("reason") != "password_needed":
            raise
        question = translate(CONTEXT, _ASK_ADMIN, language).format(login=address.user)
        password = typed(question)
        if password is None:
            raise
    return password


def _first_password(args: argparse.Namespace) -> tuple[str, bool]:
    """The first administrator's password, and whether it was made up here."""
    question = _say(_ASK_FIRST, args).format(login=args.first_admin)
    password = given(FIRST) or typed_twice(question, args.language)
    if password is None:
        return rules.first_password(), True
    wrong = rules.problem(password, args.first_admin)
    if wrong:
        raise Invalid({"password": wrong})
    return password, False


def _migrator_password(args: argparse.Namespace) -> str | None:
    login = roles.migrator(args.prefix or args.database)
    question = _say(_ASK_MIGRATOR, args).format(login=login)
    return given(MIGRATOR) or typed_twice(question, args.language)


def _say_report(report: "Report", args: argparse.Namespace) -> int:
    if args.json:
        print(json.dumps(asdict(report), ensure_ascii=False))
        return 0
    print(_say(_READY, args).format(version=report.version))
    _say_findings(report.findings, args)
    return 0


def _say_findings(findings: tuple[Finding, ...], args: argparse.Namespace) -> int:
    """Print what the check found; the exit code says whether something must be done."""
    from app.server.words import CLEAN, sentence
    from app.server.words import CONTEXT as CHECK

    if args.json:
        print(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False))
    else:
        print(_say(_CHECKED, args))
        for line in [sentence(finding, args.language) for finding in findings] or [
            translate(CHECK, CLEAN, args.language)
        ]:
            print(f"  {line}")
    return int(any(finding.code not in _ADVICE for finding in findings))


def _say(text: str, args: argparse.Namespace) -> str:
    return translate(CONTEXT, text, args.language)
