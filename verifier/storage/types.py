"""Column types that mean the same in SQLite and PostgreSQL."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Integer
from sqlalchemy.types import TypeDecorator, TypeEngine

Document: TypeEngine[Any] = JSON()
"""A JSON value, kept as text: JSONB would reorder its keys and refuse a NUL inside a string."""

BigKey: TypeEngine[int] = BigInteger().with_variant(Integer(), "sqlite")
"""A key counted by the database. SQLite counts its own kind of integer only."""


class Moment(TypeDecorator[datetime]):
    """A moment in UTC. A time without a zone is refused: SQLite would hand it back as any zone's."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """What is stored. Raises `ValueError` for a time without a zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value!r} has no zone; moments are stored with one")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """What is read: always in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
