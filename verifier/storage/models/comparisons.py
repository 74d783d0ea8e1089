"""Comparisons and the versions that each has read."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from verifier.storage.models.articles import VersionRow
from verifier.storage.models.base import Base
from verifier.storage.types import BigKey, Document, Moment


class ComparisonRow(Base):
    """A comparison as it was answered, with what made it."""

    __tablename__ = "comparison"
    __table_args__ = (UniqueConstraint("tenant", "id"),)

    key: Mapped[int] = mapped_column(BigKey, primary_key=True)
    tenant: Mapped[str] = mapped_column(String(64), index=True)
    id: Mapped[str] = mapped_column(String(36))
    created: Mapped[datetime] = mapped_column(Moment)
    same_story: Mapped[bool | None]
    result: Mapped[dict[str, Any]] = mapped_column(Document)
    reasons: Mapped[dict[str, Any] | None] = mapped_column(Document)  # in other languages; None for what an earlier version kept
    shared_from: Mapped[datetime | None] = mapped_column(Moment)  # links made before it have ended
    compared: Mapped[list[ComparedRow]] = relationship(
        order_by="ComparedRow.position", cascade="all, delete-orphan", passive_deletes=True
    )


class ComparedRow(Base):
    """The version of an article that a comparison read."""

    __tablename__ = "compared"

    comparison_key: Mapped[int] = mapped_column(ForeignKey("comparison.key", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    version_key: Mapped[int] = mapped_column(ForeignKey("version.key"), index=True)
    version: Mapped[VersionRow] = relationship()
