"""What ``laike`` without a sub-command understands; kept free of Qt so that it answers at once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

USAGE = """\
laike [--demo | --db URL] [--open ROUTE]   open the window
laike --self-check                         open every page unseen, exit 0 or 1
laike --tour DIR [--language zh_CN|en]     play the tour unseen, pictures to DIR
laike --version
laike COMMAND --help                       the command line: """


LANGUAGES = ("zh_CN", "en")


class WrongUse(Exception):
    """The arguments make no sense; the message says which."""


@dataclass(frozen=True)
class Options:
    """Arguments of the window.

    Attributes:
        db: another store: a path or ``postgresql://…``.
        route: where to begin, such as ``ticket/7``.
        tour: folder for the pictures of the tour.
        language: of the tour, ``zh_CN`` or ``en``.
    """

    db: str | None = None
    is_demo: bool = False
    is_self_check: bool = False
    is_version: bool = False
    is_help: bool = False
    route: str = ""
    tour: str | None = None
    language: str = LANGUAGES[0]


_FLAGS: dict[str, dict[str, Any]] = {
    "--demo": {"is_demo": True},
    "--self-check": {"is_self_check": True},
    "--version": {"is_version": True},
    "--help": {"is_help": True},
    "-h": {"is_help": True},
}
_VALUES = {"--db": "db", "--tour": "tour", "--open": "route", "--language": "language"}


def command_line(argv: Sequence[str]) -> list[str] | None:
    """The arguments for ``app.cli`` if there is a sub-command, else None.

    A ``--db URL`` before the sub-command is moved behind it.
    """
    if argv and not argv[0].startswith("-"):
        return list(argv)
    if len(argv) > 2 and argv[0] == "--db" and not argv[2].startswith("-"):
        return [*argv[2:], *argv[:2]]
    return None


def parse(argv: Sequence[str]) -> Options:
    """Read the arguments of the window.

    Raises:
        WrongUse: an unknown argument, or a value is missing.
    """
    options = Options()
    rest = list(argv)
    while rest:
        name, sign, value = rest.pop(0).partition("=")
        if name in _FLAGS and not sign:
            options = replace(options, **_FLAGS[name])
        elif name in _VALUES:
            if not sign and not rest:
                raise WrongUse(f"{name} needs a value")
            given: dict[str, Any] = {_VALUES[name]: value if sign else rest.pop(0)}
            options = replace(options, **given)
        else:
            raise WrongUse(f"unknown argument {name}")
    if options.language not in LANGUAGES:
        raise WrongUse(f"--language is one of {', '.join(LANGUAGES)}")
    return options
