"""Passwords on the command line: from the environment or typed, never an argument."""

import os
import sys
from getpass import getpass

from app.backend import Backend
from app.core.errors import Invalid, SignInRefused
from app.core.mark import QT_TRANSLATE_NOOP
from app.core.words import translate

CONTEXT = "Command line"
OF_THE_STORE = "LAIKE_PASSWORD"

_AGAIN = QT_TRANSLATE_NOOP("Command line", "Once more: ")
_OF_LOGIN = QT_TRANSLATE_NOOP("Command line", "Password of {login}: ")


def given(variable: str) -> str | None:
    """A password from the environment, None if it is not there."""
    return os.environ.get(variable) or None


def typed(question: str) -> str | None:
    """A password typed at a terminal; None where nobody sits at one, or for an empty line."""
    return (getpass(question) or None) if sys.stdin.isatty() else None


def typed_twice(question: str, language: str) -> str | None:
    """A new password, typed twice; None where nobody sits at a terminal.

    Raises:
        Invalid: the two differ.
    """
    first = typed(question)
    if first is not None and typed(translate(CONTEXT, _AGAIN, language)) != first:
        raise Invalid({"password": "password_differs"})
    return first


def open_asking(address: object, language: str) -> Backend:
    """Open a store; the password of a server comes from where it is kept, or is asked for.

    Raises:
        StoreError: the store cannot be opened.
    """
    from pathlib import Path

    from app.bootstrap import open_store
    from app.server import keyring

    if isinstance(address, Path):
        return open_store(address)
    text = str(address)
    password = given(OF_THE_STORE) or keyring.kept(text)
    try:
        return open_store(text, password=password)
    except SignInRefused as error:
        if error.params.get("reason") != "password_needed":
            raise
        asked = typed(translate(CONTEXT, _OF_LOGIN, language).format(login=text))
        if asked is None:
            raise
        return open_store(text, password=asked)
