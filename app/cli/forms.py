"""``laike serve-forms``: the web form, without the window."""

import argparse
import os
import platform
import signal
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.passwords import given
from app.core.mark import QT_TRANSLATE_NOOP
from app.core.words import translate

if TYPE_CHECKING:
    from app.forms.submission import Gate

CONTEXT = "Command line"
OF_THE_FORM = "LAIKE_FORMS_PASSWORD"

_SERVING = QT_TRANSLATE_NOOP(
    "Command line", "The form is at {url} until this program is ended (Ctrl+C)."
)


def add(
    subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]",
    common: argparse.ArgumentParser,
) -> None:
    """Declare the command."""
    parser = subparsers.add_parser(
        "serve-forms",
        parents=[common],
        help="serve the web form for questions, complaints and suggestions",
        epilog=f"On a server --db names the login of the form, postgresql://laike_forms@…; its "
        f"password comes from {OF_THE_FORM} or the keyring.",
    )
    parser.add_argument(
        "--address", default="127.0.0.1", help="of this computer, to listen at (default: only it)"
    )
    parser.add_argument("--port", type=int, default=8765)
    parser.add_argument(
        "--with-process",
        type=int,
        metavar="ID",
        help="stop when this process, which started this one, has ended",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Serve until told to stop."""
    from app.cli.main import store_address
    from app.forms.server import FormServer
    from app.forms.web import FormApp

    with _gate(store_address(args)) as gate:
        application = FormApp(gate, args.language, frozenset({platform.node().casefold()}))
        server = FormServer(application, args.address, args.port)
        url = f"http://{args.address}:{server.port}/"
        print(translate(CONTEXT, _SERVING, args.language).format(url=url), flush=True)
        stopped: list[bool] = []
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, lambda _number, _frame: stopped.append(True))
        server.serve(lambda: bool(stopped) or _has_ended(args.with_process))
    return 0


@contextmanager
def _gate(address: Path | str) -> "Iterator[Gate]":
    """The way into the store."""
    from app.forms.gates import FileGate, ServerGate

    if isinstance(address, Path):
        from app.bootstrap import open_store

        with closing(open_store(address)) as backend:
            yield FileGate(backend)
        return
    from app.access.address import ServerAddress
    from app.server import keyring

    password = given(OF_THE_FORM) or keyring.kept(address)
    yield ServerGate(ServerAddress.parse(address), password)


def _has_ended(process: int | None) -> bool:
    """Whether the process that this one belongs to is gone: on its end ours has another parent."""
    return process is not None and os.getppid() != process
