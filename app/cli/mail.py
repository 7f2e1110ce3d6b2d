"""``laike mail fetch``: look into the office mailbox once, for the system's scheduler."""

import argparse
import json
import os
import platform
from dataclasses import asdict

from app.cli.passwords import given, typed
from app.core.mark import QT_TRANSLATE_NOOP
from app.core.words import translate

CONTEXT = "Command line"
OF_THE_MAILBOX = "LAIKE_MAIL_PASSWORD"

_ASK = QT_TRANSLATE_NOOP("Command line", "Password of {login}: ")
_FETCHED = QT_TRANSLATE_NOOP(
    "Command line",
    "New tickets: {tickets}, messages on tickets: {replies}, set aside: {aside}, wait: {waiting}",
)
_BUSY = QT_TRANSLATE_NOOP("Command line", "another desk is doing it")


def add(
    subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]",
    common: argparse.ArgumentParser,
) -> None:
    """Declare ``mail fetch``."""
    group = subparsers.add_parser("mail", help="the office mailbox")
    commands = group.add_subparsers(required=True, metavar="COMMAND")
    look = commands.add_parser(
        "fetch",
        parents=[common],
        help="make tickets of new mails, and take in what waits",
        epilog=f"The mailbox's password comes from {OF_THE_MAILBOX}, the keyring, or is typed.",
    )
    look.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Fetch until nothing new is left."""
    from app.cli.main import store_address
    from app.cli.passwords import open_asking
    from app.core.progress import Progress
    from app.intake.service import take_waiting
    from app.mail.box import MailboxUnreachable
    from app.mail.fetching import fetch, mailbox
    from app.server import keyring

    backend = open_asking(store_address(args), args.language)
    try:
        settings = backend.query(mailbox)
        if not settings.is_on:
            raise MailboxUnreachable(reason="off")
        login = settings.account.address
        question = translate(CONTEXT, _ASK, args.language).format(login=login)
        password = (
            given(OF_THE_MAILBOX) or keyring.kept_secret(keyring.mailbox(login)) or typed(question)
        )
        if password is None:
            raise MailboxUnreachable(reason="password", host=settings.account.host)
        holder = f"{platform.node()}:{os.getpid()}"
        found = fetch(backend, Progress(), password, holder)
        while found.has_more:
            found = found.and_then(fetch(backend, Progress(), password, holder))
        backend.command(take_waiting)
    finally:
        backend.close()
    if args.json:
        kinds = ("tickets", "replies", "aside", "waiting", "is_holder")
        print(json.dumps({kind: getattr(found, kind) for kind in kinds}))
    else:
        text = _FETCHED if found.is_holder else _BUSY
        print(translate(CONTEXT, text, args.language).format(**asdict(found)))
    return 0
