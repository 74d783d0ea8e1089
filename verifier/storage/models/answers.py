"""Answers that were given once and are given again."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from verifier.storage.models.base import Base
from verifier.storage.types import BigKey, Document, Moment


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
