"""The trail of who did what: rows are only added, and each digest covers the one before it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from verifier.storage.database import lock_tenant
from verifier.storage.models import AuditRow
from verifier.storage.paging import Page, read_page

_CHUNK = 500  # deeds read in one go


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
    wanted = wanted if object_ is None else wanted.where(AuditRow.object == object_)
    after = 0
    while rows := session.scalars(wanted.where(AuditRow.key > after).limit(_CHUNK)).all():
        yield from map(_entry, rows)
        after = rows[-1].key


def listed(
    session: Session,
    tenant: str,
    *,
    after: str | None,
    limit: int,
    object_: str | None = None,
    action: str | None = None,
    actor: str | None = None,
) -> Page[Entry]:
    """A page of the deeds of a tenant, of those to one object, of one kind, or of one name."""
    asked = ((AuditRow.object, object_), (AuditRow.action, action), (AuditRow.actor, actor))
    wanted = select(AuditRow).where(AuditRow.tenant == tenant, *(column == value for column, value in asked if value is not None))
    page = read_page(session, wanted, AuditRow.key, after=after, limit=limit)
    return Page([_entry(row) for row in page.items], page.next)


def tenants(session: Session) -> list[str]:
    """Every tenant that has a trail."""
    return list(session.scalars(select(AuditRow.tenant).distinct().order_by(AuditRow.tenant)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What reading a trail through came to: how many deeds hold together, the last digest, and the deed that does not."""

    deeds: int
    digest: str | None
    broken: Entry | None = None


def check(session: Session, tenant: str) -> Check:
    """Read a trail through: each digest covers its deed and the one before. What was cut off the end cannot be seen in it;
    the digest that was last noted elsewhere shows that.
    """
    before: str | None = None
    count = 0
    for entry in trail(session, tenant):
        if entry.digest != _digest(before, entry.at, entry.actor, entry.action, entry.object, entry.detail):
            return Check(deeds=count, digest=before, broken=entry)
        before, count = entry.digest, count + 1
    return Check(deeds=count, digest=before)


def has(session: Session, tenant: str, digest: str) -> bool:
    """True when a deed of the trail has this digest."""
    return bool(session.scalar(select(exists().where(AuditRow.tenant == tenant, AuditRow.digest == digest))))


def is_whole(session: Session, tenant: str) -> bool:
    """True when no deed of the trail was changed or taken out of its middle."""
    return check(session, tenant).broken is None


def _entry(row: AuditRow) -> Entry:
    return Entry(at=row.at, actor=row.actor, action=row.action, object=row.object, detail=row.detail, digest=row.digest)


def _digest(before: str | None, at: datetime, actor: str | None, action: str, object_: str, detail: dict[str, Any]) -> str:
    told = json.dumps([before, at.isoformat(), actor, action, object_, detail], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()
