"""An editor's decisions."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from verifier.storage.models.base import Base
from verifier.storage.types import BigKey, Moment


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
