"""An editor's decisions about findings, by the findings' ids: a finding that a re-run finds again is decided already."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from verifier.errors import Refused
from verifier.storage import audit
from verifier.storage.database import lock_tenant
from verifier.storage.models import DecisionRow


class State(StrEnum):
    """What was decided."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What an editor decided about a finding, and when. `revision` counts from 1; 0 is a finding nobody has decided."""

    finding: str
    state: State = State.OPEN
    reason: str | None = None
    note: str | None = None
    by: str | None = None
    at: datetime | None = None
    revision: int = 0

    def to_dict(self) -> dict[str, Any]:
        """`{finding, state, reason, note, by, at, revision}`."""
        return {
            "finding": self.finding,
            "state": self.state.value,
            "reason": self.reason,
            "note": self.note,
            "by": self.by,
            "at": self.at.isoformat() if self.at else None,
            "revision": self.revision,
        }


def decide(
    session: Session, tenant: str, decision: Decision, *, now: datetime, expected: int | None = None, actor: str | None = None
) -> Decision:
    """Keep a decision over the one before it, and write down who made it: `actor` asked for it, `by` is who they say decided.

    Raises `Refused` when somebody decided since the revision that was `expected`.
    """
    lock_tenant(session, tenant)
    row = session.scalar(select(DecisionRow).where(DecisionRow.tenant == tenant, DecisionRow.finding == decision.finding))
    before = _decision(row) if row is not None else Decision(finding=decision.finding)
    if expected is not None and expected != before.revision:
        raise Refused("changed-meanwhile", f"the decision is at revision {before.revision}, not {expected}")
    if row is None:
        row = DecisionRow(tenant=tenant, finding=decision.finding)
        session.add(row)
    row.state, row.reason, row.note, row.by = decision.state.value, decision.reason, decision.note, decision.by
    row.at, row.revision = now, before.revision + 1
    session.flush()
    kept = _decision(row)
    changed = {key: value for key, value in kept.to_dict().items() if key not in ("finding", "at")}
    audit.write(session, tenant, "decide", f"finding:{decision.finding}", changed, actor=actor or decision.by, now=now)
    return kept


def decided(session: Session, tenant: str, findings: Collection[str]) -> dict[str, Decision]:
    """The decisions about some findings, by the findings' ids."""
    rows = session.scalars(select(DecisionRow).where(DecisionRow.tenant == tenant, DecisionRow.finding.in_(findings)))
    return {row.finding: _decision(row) for row in rows}


def _decision(row: DecisionRow) -> Decision:
    return Decision(
        finding=row.finding,
        state=State(row.state),
        reason=row.reason,
        note=row.note,
        by=row.by,
        at=row.at,
        revision=row.revision,
    )
