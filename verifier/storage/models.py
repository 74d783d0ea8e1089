"""The tables. `tenant` keeps newsrooms apart: every query names it. Documents are the contract's JSON, as the library wrote it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, MetaData, String, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from verifier.storage.types import BigKey, Document, Moment

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """The base of all tables; constraints are named alike everywhere, so that migrations can name them too."""

    metadata = MetaData(naming_convention=_NAMES)


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


class DecisionRow(Base):
    """What an editor decided about a finding. It goes by the finding's id, which a re-run gives again."""

    __tablename__ = "decision"
    __table_args__ = (UniqueConstraint("tenant", "finding"),)

    key: Mapped[int] = mapped_column(BigKey, primary_key=True)
    tenant: Mapped[str] = mapped_column(String(64))
    finding: Mapped[str] = mapped_column(String(64))
    state: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str | None] = mapped_column(String(2000))
    note: Mapped[str | None] = mapped_column(String(10000))
    by: Mapped[str | None] = mapped_column(String(200))
    at: Mapped[datetime] = mapped_column(Moment)
    revision: Mapped[int]


class AuditRow(Base):
    """Who did what, in order. `digest` covers the row and the digest before it, so that a row taken out is seen."""

    __tablename__ = "audit"
    __table_args__ = (Index(None, "tenant", "object"),)

    key: Mapped[int] = mapped_column(BigKey, primary_key=True)
    tenant: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(Moment)
    actor: Mapped[str | None] = mapped_column(String(200))
    action: Mapped[str] = mapped_column(String(64))
    object: Mapped[str] = mapped_column(String(600))
    detail: Mapped[dict[str, Any]] = mapped_column(Document)
    digest: Mapped[str] = mapped_column(String(64))


class AnswerRow(Base):
    """The answer that a request with an Idempotency-Key was given; `digest` is that of the request."""

    __tablename__ = "answer"
    __table_args__ = (UniqueConstraint("tenant", "idempotency_key"),)

    key: Mapped[int] = mapped_column(BigKey, primary_key=True)
    tenant: Mapped[str] = mapped_column(String(64))
    idempotency_key: Mapped[str] = mapped_column(String(200))
    digest: Mapped[str] = mapped_column(String(64))
    status: Mapped[int | None]  # None while the first request is still at work
    location: Mapped[str | None] = mapped_column(String(600))
    body: Mapped[dict[str, Any] | None] = mapped_column(Document)
    created: Mapped[datetime] = mapped_column(Moment, index=True)
