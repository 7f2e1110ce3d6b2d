"""One-time tokens: nobody sends a form that we did not hand out, and nobody sends one twice.

A token is signed instead of stored, so that handing out pages costs no memory however many ask.
What was sent under one is kept under its hash.
"""

import hashlib
import hmac
import secrets

LASTS = 4 * 3600  # seconds in which a form may be filled in
_RANDOM, _SIGNATURE = 32, 32  # hexadecimal digits: 128 bits each


class Tokens:
    """Those of one process; after a restart the forms handed out before are not taken any more."""

    def __init__(self, secret: bytes | None = None) -> None:
        self._secret = secret or secrets.token_bytes(32)

    def new(self, now: float) -> str:
        """A fresh token. ``now`` in seconds."""
        open_part = f"{secrets.token_hex(_RANDOM // 2)}{int(now):012x}"
        return open_part + self._signed(open_part)

    def is_good(self, token: str, now: float) -> bool:
        """Whether we handed it out, and not too long ago."""
        open_part, signature = token[:-_SIGNATURE], token[-_SIGNATURE:]
        if not token.isascii() or not hmac.compare_digest(signature, self._signed(open_part)):
            return False
        return 0 <= now - int(open_part[_RANDOM:], 16) <= LASTS

    def _signed(self, text: str) -> str:
        digest = hmac.new(self._secret, text.encode(), hashlib.sha256).hexdigest()
        return digest[:_SIGNATURE]


def key_of(token: str) -> str:
    """What a submission is kept under."""
    return hashlib.sha256(f"form:{token}".encode()).hexdigest()
