"""Who did what."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from verifier.storage.models.base import Base
from verifier.storage.types import BigKey, Document, Moment


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
