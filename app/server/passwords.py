"""Changing one's own password.

The server lets any open session do it, so the present password is proved first.
"""

from app.backend import Backend
from app.core.errors import PermissionDenied, SignInRefused
from app.identity import logins
from app.server import keyring
from app.server.administrator import connected


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
