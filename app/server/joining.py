"""Joining a team's desk: sign in with a typed or a kept password, and choose one's own at first."""

from app.backend import Backend
from app.core.clock import system_clock
from app.core.errors import SignInRefused
from app.identity import logins
from app.server import keyring
from app.server.opening import open_server
from app.server.passwords import change_password


def join(
    address: str, password: str | None = None, *, new_password: str = "", is_kept: bool = False
) -> Backend:
    """Open the store of a server for a person.

    Args:
        password: as typed; None takes the kept one, if there is one.
        new_password: the person's own, in the place of a first one.
        is_kept: put the password into the system's keyring.

    Raises:
        SignInRefused: with reason ``must_change`` for a first password and no new one.
        StoreError: the store cannot be opened.
        Invalid: the new password will not do.
    """
    present = keyring.kept(address) if password is None else password
    backend = open_server(address, present, system_clock)
    try:
        if new_password:
            change_password(backend, present or "", new_password)
            present = new_password
        elif backend.query(logins.must_change_password):
            raise SignInRefused(reason="must_change")
    except BaseException:
        backend.close()
        raise
    if is_kept and present:
        keyring.keep(address, present)
    elif password is not None:
        keyring.forget(address)
    return backend
