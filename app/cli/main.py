"""From arguments to a command, and from a refusal to one line and an exit code."""

import argparse
import importlib
import locale
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from app.core.errors import AppError
from app.core.sentences import sentence

# Each module has ``add(subparsers)``, which sets ``run`` (arguments -> exit code) as a default.
MODULES = (
    "sla",
    "importing",
    "exporting",
    "figures",
    "demo",
    "audit",
    "server",
    "users",
    "mail",
    "forms",
)
COMMANDS = frozenset(
    {
        "sla",
        "import",
        "export",
        "report",
        "figures",
        "demo",
        "audit",
        "server-setup",
        "user",
        "mail",
        "serve-forms",
    }
)


def main(argv: Sequence[str]) -> int:
    """Run one command; returns the exit code."""
    parser = _parser()
    args = parser.parse_args(argv)
    try:
        code: int = args.run(args)
    except AppError as error:
        said = " ".join(sentence(error, args.language).splitlines())  # names may hold line breaks
        print(f"laike: {said}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        return 1
    return code


def _parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--db", metavar="URL", help="the store: a path or postgresql://…")
    common.add_argument("--json", action="store_true", help="print JSON")
    common.add_argument(
        "--language", choices=("zh_CN", "en"), default=system_language(), help="language of texts"
    )
    parser = argparse.ArgumentParser(prog="laike", description="The customer desk of a small team.")
    subparsers = parser.add_subparsers(required=True, metavar="COMMAND")
    for name in MODULES:
        importlib.import_module(f"app.cli.{name}").add(subparsers, common)
    return parser


def system_language() -> str:
    """Chinese where the system is Chinese, else English."""
    names = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    name = next((name for name in names if name), None) or locale.getlocale()[0] or ""
    return "zh_CN" if name.casefold().startswith(("zh", "chinese")) else "en"


def store_address(args: argparse.Namespace) -> Path | str:
    """The store a command works on: ``--db``, else the user's own."""
    from app.core.places import default_path

    if args.db is None:
        return default_path()
    text: str = args.db
    return text if "://" in text else Path(text)
