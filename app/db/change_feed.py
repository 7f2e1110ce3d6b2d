"""Has somebody else written? SQLite counts commits of other connections for us."""

from sqlalchemy import Connection, Engine

from app.db.engine import reading


class ChangeFeed:
    """Asks the store for other people's commits. Call ``poll`` from one worker at a time."""

    def __init__(self, engine: Engine) -> None:
        self._engine = reading(engine)
        self._connection: Connection | None = None
        self._seen: int | None = None

    def poll(self) -> bool:
        """Whether another connection committed since the last call (False on the first)."""
        if self._engine.dialect.name != "sqlite":
            return False
        if self._connection is None:
            self._connection = self._engine.connect()
        version = self._connection.exec_driver_sql("PRAGMA data_version").scalar_one()
        self._connection.rollback()
        is_news = self._seen is not None and version != self._seen
        self._seen = version
        return is_news

    def close(self) -> None:
        """Give the connection back."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
