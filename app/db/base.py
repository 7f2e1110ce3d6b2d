"""The declarative base and what every editable table carries."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Identity, Index, MetaData, TextClause, Uuid
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

from app.db.types import Id, UtcDateTime

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


def partial_index(name: str, *columns: str, of: TextClause, unique: bool = False) -> Index:
    """An index of some rows of a table.

    Only SQLite is told which: to look at an option of PostgreSQL's, SQLAlchemy loads everything it
    has for PostgreSQL, which took every start 40 ms. The tables are made by the migrations.
    """
    return Index(name, *columns, unique=unique, sqlite_where=of)


class Base(DeclarativeBase):
    """Every mapped class; constraint names are fixed so that migrations can name them."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {datetime: UtcDateTime}  # noqa: RUF012 - SQLAlchemy reads it so


class Row(Base):
    """A table with an id of its own; ids never return, also after a purge."""

    __abstract__ = True

    # An identity, whose sequence nobody needs a grant on; on SQLite it is AUTOINCREMENT.
    id: Mapped[int] = mapped_column(Id, Identity(), primary_key=True)

    @declared_attr.directive
    @classmethod
    def __table_args__(cls) -> Any:
        return (*cls.constraints(), {"sqlite_autoincrement": True})

    @classmethod
    def constraints(cls) -> tuple[Any, ...]:
        """Indexes and constraints of the table; override instead of ``__table_args__``."""
        return ()


class Editable(Row):
    """A record that people change.

    ``uid`` is made by the client, so that a save repeated after a lost connection is one record.
    ``version`` rises with every change; a command carries the version its author saw. Deleting
    sets ``deleted_at``; queries leave such rows out, numbers and uids stay taken. Who did it
    carries no foreign key: people are never deleted, and a circle of tables would arise.
    """

    __abstract__ = True

    uid: Mapped[UUID] = mapped_column(Uuid, unique=True, default=uuid4)
    version: Mapped[int] = mapped_column(nullable=False)
    created_at: Mapped[datetime]
    created_by_id: Mapped[int | None] = mapped_column(Id)
    updated_at: Mapped[datetime]
    updated_by_id: Mapped[int | None] = mapped_column(Id)
    deleted_at: Mapped[datetime | None]
    deleted_by_id: Mapped[int | None] = mapped_column(Id)

    @declared_attr.directive
    @classmethod
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.__table__.c.version} if hasattr(cls, "__table__") else {}
