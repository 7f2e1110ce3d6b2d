"""The password of a server in the system's keyring, if it has a real one.

Where the only place would be a file that anybody can read, nothing is kept: it is asked each time.
"""

import logging

from app.access.address import ServerAddress

log = logging.getLogger(__name__)
_SERVICE = "Laike"
_OPEN_PLACES = ("fail", "null", "plaintext", "alt.file", "file")


def is_there() -> bool:
    """Whether passwords can be kept safely on this computer."""
    try:
        import keyring
    except ImportError:
        return False
    backend = keyring.get_keyring()
    places = getattr(backend, "backends", [backend])  # a chain asks each of them
    return bool(places) and all(_is_safe(place) for place in places)


def kept(address: str) -> str | None:
    """The kept password of a login on a server, None if there is none."""
    return kept_secret(_name(address))


def keep(address: str, password: str) -> bool:
    """Keep a password; returns whether it is kept."""
    return keep_secret(_name(address), password)


def forget(address: str) -> None:
    """Remove a kept password, if there is one."""
    if not is_there():
        return
    import keyring

    try:
        keyring.delete_password(_SERVICE, _name(address))
    except keyring.errors.KeyringError:  # it was not there, or the keyring is locked
        return


def mailbox(address: str) -> str:
    """What a mailbox's password is kept under."""
    return f"mail:{address}"


def kept_secret(name: str) -> str | None:
    """A kept password by the name it is kept under, None if there is none."""
    if not is_there():
        return None
    import keyring

    try:
        return keyring.get_password(_SERVICE, name)
    except keyring.errors.KeyringError as error:
        log.warning("the keyring does not answer: %s", type(error).__name__)
        return None


def keep_secret(name: str, password: str) -> bool:
    """Keep a password under a name; returns whether it is kept."""
    if not is_there():
        return False
    import keyring

    try:
        keyring.set_password(_SERVICE, name, password)
    except keyring.errors.KeyringError as error:
        log.warning("the keyring does not answer: %s", type(error).__name__)
        return False
    return True


def _name(address: str) -> str:
    """The login and where it is for, without what may change, such as a certificate's place."""
    server = ServerAddress.parse(address)
    return f"{server.user}@{server.host}:{server.port or 5432}/{server.database}"


def _is_safe(backend: object) -> bool:
    """Whether what a back-end keeps can be read by its user only, after unlocking."""
    kind = type(backend)
    place = f"{kind.__module__}.{kind.__qualname__}".casefold()
    return not any(word in place for word in _OPEN_PLACES)
