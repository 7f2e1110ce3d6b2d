"""Passwords: what is asked of one, and the proof of it that alone goes to the server."""

import secrets

MINIMUM = 10
_WORDY = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that is read wrongly from a slip of paper


def verifier(login: str, password: str) -> str:
    """The SCRAM verifier of a password: proofs are checked with it, it tells no password.

    The server cannot judge a password it never sees, so ``problem`` must have been asked before.
    """
    from psycopg import pq

    # The driver's own function wants a connection object; one that was never opened will do.
    unconnected = pq.PGconn.connect_start(b"sslmode=none")
    try:
        made = unconnected.encrypt_password(password.encode(), login.encode(), b"scram-sha-256")
    finally:
        unconnected.finish()
    return made.decode()


def problem(password: str, login: str = "") -> str:
    """The code of what is wrong with a new password, "" if it will do."""
    if len(password) < MINIMUM:
        return "password_short"
    if len(set(password)) < MINIMUM // 2 or (login and password.casefold() in login.casefold()):
        return "password_simple"
    return ""


def first_password() -> str:
    """A made-up first password that can be read out: three groups of four."""
    groups = ("".join(secrets.choice(_WORDY) for _ in range(4)) for _ in range(3))
    return "-".join(groups)
