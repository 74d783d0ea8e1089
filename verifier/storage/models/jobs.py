"""Long work that was asked for, and how far it is."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from verifier.storage.models.base import Base
from verifier.storage.types import BigKey, Document, Moment


class JobRow(Base):
    """A job. This row is the truth about it: the queue that runs it holds its id and nothing else.

    `lease` names the worker that has it and `lease_until` how long; `ready` is when it may start, `sweep` when a job that is still
    queued is put into the queue again. `repeats` is a hash of an Idempotency-Key with its request.
    """

    __tablename__ = "job"
    __table_args__ = (
        UniqueConstraint("id"),
        Index(None, "tenant", "state"),
        Index(None, "tenant", "repeats"),
        Index(None, "state", "sweep"),
    )

    key: Mapped[int] = mapped_column(BigKey, primary_key=True)
    tenant: Mapped[str] = mapped_column(String(64))
    id: Mapped[str] = mapped_column(String(36))
    kind: Mapped[str] = mapped_column(String(32))
    state: Mapped[str] = mapped_column(String(16))
    request: Mapped[dict[str, Any]] = mapped_column(Document)
    repeats: Mapped[str | None] = mapped_column(String(64))
    done: Mapped[int]
    total: Mapped[int | None]
    step: Mapped[str | None] = mapped_column(String(64))
    result: Mapped[dict[str, Any] | None] = mapped_column(Document)
    error: Mapped[dict[str, Any] | None] = mapped_column(Document)
    attempts: Mapped[int]
    cancelling: Mapped[bool]
    revision: Mapped[int]
    lease: Mapped[str | None] = mapped_column(String(36))
    lease_until: Mapped[datetime | None] = mapped_column(Moment)
    ready: Mapped[datetime] = mapped_column(Moment)
    sweep: Mapped[datetime] = mapped_column(Moment)
    created: Mapped[datetime] = mapped_column(Moment)
    started: Mapped[datetime | None] = mapped_column(Moment)
    finished: Mapped[datetime | None] = mapped_column(Moment)
