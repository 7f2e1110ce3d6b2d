"""Why a server did not let us in, told from what the driver says about a failed connection."""

from app.core.errors import SignInRefused, StoreError, StoreUnreachable

# What libpq itself says is English everywhere; what the server says may be in its own language.
_OURS: tuple[tuple[str, str], ...] = (
    ("authentication method requirement", "weak_proof"),
    ("channel binding", "weak_proof"),
    ("does not support SSL", "no_encryption"),
    ("certificate", "certificate"),
    ("SSL error", "certificate"),
)
_SERVERS: tuple[tuple[str, str], ...] = (
    ("too many connections", "too_many"),
    ("remaining connection slots", "too_many"),
    ("sorry, too many clients", "too_many"),
    ("starting up", "starting"),
    ("shutting down", "starting"),
    ("recovery mode", "starting"),
    ("no encryption", "no_encryption"),
)
_NO_DATABASE = ("database ", "does not exist")


def refusal_of_sign_in(error: BaseException | None, host: str = "") -> StoreError | None:
    """The refusal for a failed connection; None for any other error.

    Args:
        error: of the driver, such as the ``orig`` of SQLAlchemy's.
        host: what the sentence may name.
    """
    connection = getattr(error, "pgconn", None)
    if connection is None or getattr(error, "sqlstate", None) is not None:
        return None
    said = str(error)
    if connection.needs_password or "no password supplied" in said:
        return SignInRefused(reason="password_needed", host=host)
    reason = _found(_OURS, said)
    if reason is None and "FATAL" in said:
        reason = _found(_SERVERS, said)
        if reason is None and all(part in said for part in _NO_DATABASE):
            reason = "no_database"
        if reason is None:
            return SignInRefused(host=host)
    return StoreUnreachable(**({"reason": reason} if reason else {}), host=host)


def _found(texts: tuple[tuple[str, str], ...], said: str) -> str | None:
    return next((reason for text, reason in texts if text in said), None)
