"""Fact-checks of others, and the keys that they are looked up by."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from verifier.storage.models.base import Base
from verifier.storage.types import BigKey, Document, Moment


class FactCheckRow(Base):
    """A fact-check that somebody else published: the claim it reviews, and what it says as they put it."""

    __tablename__ = "fact_check"
    __table_args__ = (UniqueConstraint("tenant", "id"),)

    key: Mapped[int] = mapped_column(BigKey, primary_key=True)
    tenant: Mapped[str] = mapped_column(String(64))
    id: Mapped[str] = mapped_column(String(64))
    claim: Mapped[str] = mapped_column(Text)
    document: Mapped[dict[str, Any]] = mapped_column(Document)
    created: Mapped[datetime] = mapped_column(Moment)


class FactCheckTermRow(Base):
    """A key that a fact-check is found by, made of the claim that it reviews."""

    __tablename__ = "fact_check_term"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 (SQLAlchemy's own way)

    tenant: Mapped[str] = mapped_column(String(64), primary_key=True)
    term: Mapped[str] = mapped_column(String(120), primary_key=True)
    fact_check_key: Mapped[int] = mapped_column(ForeignKey("fact_check.key", ondelete="CASCADE"), primary_key=True, index=True)
