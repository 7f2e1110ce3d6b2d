"""Opens the store of a server, off the UI thread."""

from app.core.progress import Progress


class ServerStore:
    """How a person signs in; a text of it shows no password."""

    def __init__(
        self,
        address: str,
        password: str | None = None,
        *,
        new_password: str = "",
        is_kept: bool = False,
    ) -> None:
        """``password`` None takes the kept one; ``new_password`` replaces a first one."""
        self.address = address
        self.password = password
        self._new_password = new_password
        self._is_kept = is_kept

    def __call__(self, _progress: Progress) -> object:
        from app.server.joining import join

        return join(
            self.address, self.password, new_password=self._new_password, is_kept=self._is_kept
        )
