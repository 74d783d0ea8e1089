"""Who wants to be told of what, and what each was told."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from verifier.storage.models.base import Base
from verifier.storage.types import BigKey, Document, Moment


class WebhookRow(Base):
    """An address that is told of events. `old_secret` signs too until `old_until`."""

    __tablename__ = "webhook"
    __table_args__ = (UniqueConstraint("id"),)

    key: Mapped[int] = mapped_column(BigKey, primary_key=True)
    tenant: Mapped[str] = mapped_column(String(64), index=True)
    id: Mapped[str] = mapped_column(String(36))
    url: Mapped[str] = mapped_column(String(2048))
    events: Mapped[list[str]] = mapped_column(Document)
    secret: Mapped[str] = mapped_column(String(64))
    old_secret: Mapped[str | None] = mapped_column(String(64))
    old_until: Mapped[datetime | None] = mapped_column(Moment)
    created: Mapped[datetime] = mapped_column(Moment)


class DeliveryRow(Base):
    """One event for one webhook. `job` is the job that sends it, or sent it last: where it stands is where that job stands."""

    __tablename__ = "delivery"
    __table_args__ = (UniqueConstraint("id"),)

    key: Mapped[int] = mapped_column(BigKey, primary_key=True)
    webhook_key: Mapped[int] = mapped_column(ForeignKey("webhook.key", ondelete="CASCADE"), index=True)
    id: Mapped[str] = mapped_column(String(36))
    event: Mapped[str] = mapped_column(String(32))
    payload: Mapped[dict[str, Any]] = mapped_column(Document)
    job_key: Mapped[int] = mapped_column(ForeignKey("job.key"), index=True)
    created: Mapped[datetime] = mapped_column(Moment)
