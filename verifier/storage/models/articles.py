"""Articles and their versions."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from verifier.storage.models.base import Base
from verifier.storage.types import BigKey, Document, Moment


class ArticleRow(Base):
    """An article by its id; what it said stands in its versions."""

    __tablename__ = "article"
    __table_args__ = (UniqueConstraint("tenant", "id"), Index(None, "tenant", "url"))

    key: Mapped[int] = mapped_column(BigKey, primary_key=True)
    tenant: Mapped[str] = mapped_column(String(64))
    id: Mapped[str] = mapped_column(String(512))
    url: Mapped[str | None] = mapped_column(String(2048))
    created: Mapped[datetime] = mapped_column(Moment)
    updated: Mapped[datetime] = mapped_column(Moment)
    versions: Mapped[list[VersionRow]] = relationship(
        back_populates="article", order_by="VersionRow.number", cascade="all, delete-orphan", passive_deletes=True
    )


class VersionRow(Base):
    """What an article said when it was sent; `digest` tells whether the next sending says anything new."""

    __tablename__ = "version"
    __table_args__ = (UniqueConstraint("article_key", "number"),)

    key: Mapped[int] = mapped_column(BigKey, primary_key=True)
    article_key: Mapped[int] = mapped_column(ForeignKey("article.key", ondelete="CASCADE"), index=True)
    number: Mapped[int]
    sent: Mapped[dict[str, Any]] = mapped_column(Document)
    digest: Mapped[str] = mapped_column(String(64))
    received: Mapped[datetime] = mapped_column(Moment)
    article: Mapped[ArticleRow] = relationship(back_populates="versions")
