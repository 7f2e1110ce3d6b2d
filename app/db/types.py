"""Column types that mean the same on both databases."""

from datetime import UTC, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from sqlalchemy import BigInteger, DateTime, Dialect, Integer, Numeric, String, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

SCALE = Decimal("0.0001")  # the smallest part of an amount that is kept
# Alembic and the ORM want BIGINT; only INTEGER gives SQLite its AUTOINCREMENT row id.
Id = BigInteger().with_variant(Integer(), "sqlite")
# COLLATE "C" on PostgreSQL: sort keys compare by bytes, as they do on SQLite.
SortKey = Text().with_variant(Text(collation="C"), "postgresql")


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, stored in UTC.

    Raises:
        ValueError: a naive datetime is written.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "sqlite":
            return dialect.type_descriptor(String(27))
        return dialect.type_descriptor(DateTime(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a stored time is aware")
        moment = value.astimezone(UTC)
        return _text(moment) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if isinstance(value, str):
            return datetime.fromisoformat(value)
        moment: datetime = value.astimezone(UTC)
        return moment


@lru_cache(maxsize=64)  # many rows written at once carry the same stamp
def _text(moment: datetime) -> str:
    """Fixed width, so that text order is time order."""
    return moment.replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


class Amount(TypeDecorator[Decimal]):
    """A Decimal of four places: NUMERIC(19,4), or whole ten-thousandths on SQLite."""

    impl = Numeric(19, 4)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "sqlite":
            return dialect.type_descriptor(BigInteger())
        return dialect.type_descriptor(Numeric(19, 4))

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> Any:
        if value is None or dialect.name != "sqlite":
            return value
        return int((value / SCALE).to_integral_value())

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        if value is None or dialect.name != "sqlite":
            return value  # type: ignore[no-any-return]  # psycopg gives the Decimal
        return Decimal(value) * SCALE
