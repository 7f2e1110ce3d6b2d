"""``laike demo``: fill a store with the demo company."""

import argparse
import sys

from app.core.mark import QT_TRANSLATE_NOOP
from app.core.words import translate

CONTEXT = "Command line"


def add(
    subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]",
    common: argparse.ArgumentParser,
) -> None:
    """Declare the command."""
    parser = subparsers.add_parser("demo", parents=[common], help="fill a store with demo data")
    parser.add_argument("--customers", type=int, default=120)
    parser.add_argument("--seed", type=int, default=7)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Fill the store named by ``--db``; without it nothing is touched."""
    from app.cli.main import store_address
    from app.cli.passwords import open_asking
    from app.core.progress import Progress
    from app.demo.service import DemoSize, fill

    if args.db is None:
        text = QT_TRANSLATE_NOOP("Command line", "Name the store to fill with --db.")
        print(f"laike: {translate(CONTEXT, text, args.language)}", file=sys.stderr)
        return 2
    backend = open_asking(store_address(args), args.language)
    try:
        fill(backend, Progress(), DemoSize(args.customers, args.seed))
    finally:
        backend.close()
    text = QT_TRANSLATE_NOOP("Command line", "Customers in the demo company: {0}")
    print(translate(CONTEXT, text, args.language).format(args.customers))
    return 0
