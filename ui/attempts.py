"""What is sent again after a broken connection goes under the same uid, so that it is done once."""

from uuid import UUID, uuid4


class Attempts:
    """Remembers under which uid a wish was sent last; another wish gets another one."""

    def __init__(self) -> None:
        self._wish: object = None
        self._uid = uuid4()

    def uid_of(self, wish: object) -> UUID:
        """The uid to send ``wish`` under: the same as long as it equals the last one."""
        if wish != self._wish:
            self._wish, self._uid = wish, uuid4()
        return self._uid

    def forget(self) -> None:
        """It was done, or is being written anew: even the same words are another wish now."""
        self._wish = None
