"""Changing one's own password.

The server lets any open session do it, so the present password is proved first.
"""

from app.access.address import ServerAddress
from app.backend import Backend
from app.core.errors import SignInRefused
from app.identity import logins
from app.server.administrator import connected


def change_password(backend: Backend, address: str, present: str, new: str) -> None:
    """Change the password of the person whose desk this is; its connections go on with the new.

    Raises:
        SignInRefused: the present password is not right.
        Invalid: the new one will not do.
        StoreUnreachable: the server does not answer.
    """
    try:
        connected(ServerAddress.parse(address), present).close()
    except SignInRefused as error:
        raise SignInRefused(reason="old_password") from error
    backend.command(logins.change_my_password, new)
    if backend.engines.secret is not None:
        backend.engines.secret.password = new
