"""API keys."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from verifier.storage.models.base import Base
from verifier.storage.types import BigKey, Document, Moment


class KeyRow(Base):
    """An API key by its prefix. Of the secret only a digest is kept; the digest before it holds for a while after a rotation.

    A row is never deleted and its name never given again, so that the trail of who did what stays clear.
    """

    __tablename__ = "api_key"
    __table_args__ = (UniqueConstraint("tenant", "name"),)

    key: Mapped[int] = mapped_column(BigKey, primary_key=True)
    prefix: Mapped[str] = mapped_column(String(12), unique=True)
    tenant: Mapped[str] = mapped_column(String(64))
    name: Mapped[str] = mapped_column(String(100))
    scopes: Mapped[list[str]] = mapped_column(Document)
    digest: Mapped[str] = mapped_column(String(64))
    earlier_digest: Mapped[str | None] = mapped_column(String(64))
    earlier_until: Mapped[datetime | None] = mapped_column(Moment)
    created: Mapped[datetime] = mapped_column(Moment)
    last_used: Mapped[datetime | None] = mapped_column(Moment)
    expires: Mapped[datetime | None] = mapped_column(Moment)
    revoked: Mapped[datetime | None] = mapped_column(Moment)
