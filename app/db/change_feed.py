"""Has somebody else written? SQLite counts the commits of other connections for us."""

from sqlalchemy import Engine

from app.db.refusals import refusals


class ChangeFeed:
    """Asks the store for other people's commits. Call ``poll`` from one worker at a time.

    It must be given the engine of the writes: on the one connection that all our commits take,
    ``PRAGMA data_version`` rises for everybody else's only.
    """

    def __init__(self, writes: Engine) -> None:
        self._writes = writes
        self._seen: int | None = None

    def poll(self) -> bool:
        """Whether somebody else committed since the last call (False on the first).

        Raises:
            StoreError: the store does not answer.
        """
        if self._writes.dialect.name != "sqlite":
            return False
        with refusals():
            version = self._data_version()
        is_news = self._seen is not None and version != self._seen
        self._seen = version
        return is_news

    def _data_version(self) -> int | None:
        connection = self._writes.raw_connection()
        try:
            cursor = connection.cursor()
            cursor.execute("PRAGMA data_version")
            (version,) = cursor.fetchone() or (None,)
            cursor.close()
        finally:
            connection.close()
        return version
