"""One's own password: changing it, and proving it to unlock the screen.

The server lets any open session change it, so the present one is proved first.
"""

from app.backend import Backend
from app.core.errors import PermissionDenied, SignInRefused
from app.identity import logins
from app.server import keyring
from app.server.administrator import connected


def prove_password(backend: Backend, typed: str) -> None:
    """Ask the server whether this is the password of the person whose desk this is.

    Raises:
        SignInRefused: it is not, or the person is let in no more.
        PermissionDenied: there are no logins in this store.
        StoreUnreachable: the server does not answer.
    """
    login = backend.engines.login
    if login is None:
        raise PermissionDenied(action="people.change")
    if not typed:  # the driver would take one from a file in its place
        raise SignInRefused(reason="wrong_password")
    backend.engines.spare_one()  # a login may have five connections, and a desk has them all
    try:
        with connected(login.address, typed) as connection:
            was_asked = bool(connection.pgconn.used_password)
    except SignInRefused as error:
        if error.params.get("reason") is None:
            raise SignInRefused(reason="wrong_password") from error
        raise
    if not was_asked:
        raise SignInRefused(reason="wrong_password")
    if login.password is not None:
        login.password = typed  # it may have been changed at another desk


def change_password(backend: Backend, present: str, new: str) -> None:
    """Change the password of the person whose desk this is; its connections go on with the new.

    Raises:
        SignInRefused: the present password is not right.
        Invalid: the new one will not do.
        PermissionDenied: there are no logins in this store.
        StoreUnreachable: the server does not answer.
    """
    login = backend.engines.login
    if login is None:
        raise PermissionDenied(action="people.change")
    try:
        connected(login.address, present).close()
    except SignInRefused as error:
        raise SignInRefused(reason="old_password") from error
    backend.command(logins.change_my_password, new)
    login.password = new
    if keyring.kept(login.address.text) is not None:
        keyring.keep(login.address.text, new)
