"""The trail of who did what: rows are only added, and each digest covers the one before it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from verifier.storage.database import lock_tenant
from verifier.storage.models import AuditRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One deed: who, what, to what, and the particulars. Never the text of an article."""

    at: datetime
    actor: str | None
    action: str
    object: str
    detail: dict[str, Any]
    digest: str

    def to_dict(self) -> dict[str, Any]:
        """`{at, actor, action, object, detail, digest}`."""
        return {
            "at": self.at.isoformat(),
            "actor": self.actor,
            "action": self.action,
            "object": self.object,
            "detail": self.detail,
            "digest": self.digest,
        }


def write(
    session: Session, tenant: str, action: str, object_: str, detail: dict[str, Any], *, actor: str | None, now: datetime
) -> None:
    """Add a deed to the trail of a tenant."""
    lock_tenant(session, tenant)
    before = session.scalar(select(AuditRow.digest).where(AuditRow.tenant == tenant).order_by(AuditRow.key.desc()).limit(1))
    digest = _digest(before, now, actor, action, object_, detail)
    session.add(AuditRow(tenant=tenant, at=now, actor=actor, action=action, object=object_, detail=detail, digest=digest))
    session.flush()


def trail(session: Session, tenant: str, *, object_: str | None = None) -> Iterator[Entry]:
    """The deeds of a tenant in order, or those to one object."""
    wanted = select(AuditRow).where(AuditRow.tenant == tenant).order_by(AuditRow.key)
    for row in session.scalars(wanted if object_ is None else wanted.where(AuditRow.object == object_)):
        yield Entry(at=row.at, actor=row.actor, action=row.action, object=row.object, detail=row.detail, digest=row.digest)


def is_whole(session: Session, tenant: str) -> bool:
    """True when no deed of the trail was changed or taken out of its middle."""
    before: str | None = None
    for entry in trail(session, tenant):
        if entry.digest != _digest(before, entry.at, entry.actor, entry.action, entry.object, entry.detail):
            return False
        before = entry.digest
    return True


def _digest(before: str | None, at: datetime, actor: str | None, action: str, object_: str, detail: dict[str, Any]) -> str:
    told = json.dumps([before, at.isoformat(), actor, action, object_, detail], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()
