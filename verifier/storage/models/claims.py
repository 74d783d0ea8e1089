"""Claims of stored articles, and the keys that they are looked up by."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from verifier.storage.models.base import Base
from verifier.storage.types import BigKey, Document


class ClaimRow(Base):
    """A claim of one version of an article, as it was extracted; `text` is its clause."""

    __tablename__ = "claim"
    __table_args__ = (UniqueConstraint("version_key", "position"),)

    key: Mapped[int] = mapped_column(BigKey, primary_key=True)
    tenant: Mapped[str] = mapped_column(String(64), index=True)
    version_key: Mapped[int] = mapped_column(ForeignKey("version.key", ondelete="CASCADE"))
    position: Mapped[int]
    id: Mapped[str] = mapped_column(String(600))
    text: Mapped[str] = mapped_column(Text)
    document: Mapped[dict[str, Any]] = mapped_column(Document)


class ClaimTermRow(Base):
    """A key that a claim is found by. Only claims of the newest version of an article have any.

    The primary key is the index of the look-up: all claims of a tenant that have a term, the newest at its end.
    """

    __tablename__ = "claim_term"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 (SQLAlchemy's own way)

    tenant: Mapped[str] = mapped_column(String(64), primary_key=True)
    term: Mapped[str] = mapped_column(String(120), primary_key=True)
    claim_key: Mapped[int] = mapped_column(ForeignKey("claim.key", ondelete="CASCADE"), primary_key=True, index=True)


class IndexedRow(Base):
    """An article whose claims can be looked up: the version they are of, and the engine that read it."""

    __tablename__ = "indexed"

    article_key: Mapped[int] = mapped_column(ForeignKey("article.key", ondelete="CASCADE"), primary_key=True, autoincrement=False)
    tenant: Mapped[str] = mapped_column(String(64), index=True)
    version_key: Mapped[int] = mapped_column(ForeignKey("version.key", ondelete="CASCADE"), index=True)
    engine: Mapped[str] = mapped_column(String(64))
