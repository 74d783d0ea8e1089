"""A request sent twice is done once: the answer to an Idempotency-Key is kept and given again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from verifier.errors import Refused
from verifier.storage.database import Database
from verifier.storage.models import AnswerRow

HEADER = "Idempotency-Key"
KEPT = timedelta(days=2)
"""How long an answer is given again."""
_STALE = timedelta(minutes=10)  # after which a request that never answered may be sent again


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that made something: status, where it is, and the body. `again`: it was given before."""

    status: int
    body: dict[str, Any]
    location: str | None = None
    again: bool = False


def once(database: Database, tenant: str, key: str | None, request: bytes, work: Callable[[], Answer], *, now: datetime) -> Answer:
    """Do the work of a request, or hand back what it came to when it was sent before.

    Raises `Refused` for the key of another request, and for one whose request is still at work.
    """
    if key is None:
        return work()
    digest = hashlib.sha256(request).hexdigest()
    with database.session() as session:
        session.execute(delete(AnswerRow).where(AnswerRow.created < now - KEPT))
        given = _given(session, tenant, key, digest, now)
    if given is not None:
        return given
    try:
        with database.session() as session:
            session.add(AnswerRow(tenant=tenant, idempotency_key=key, digest=digest, created=now))
    except IntegrityError:  # another request with the key came in between
        with database.session() as session:
            given = _given(session, tenant, key, digest, now)
        if given is None:
            raise
        return given
    try:
        answer = work()
    except BaseException:
        with database.session() as session:
            session.execute(delete(AnswerRow).where(AnswerRow.tenant == tenant, AnswerRow.idempotency_key == key))
        raise
    with database.session() as session:
        row = session.scalars(select(AnswerRow).where(AnswerRow.tenant == tenant, AnswerRow.idempotency_key == key)).one()
        row.status, row.location, row.body = answer.status, answer.location, answer.body
    return answer


def _given(session: Session, tenant: str, key: str, digest: str, now: datetime) -> Answer | None:
    row = session.scalar(select(AnswerRow).where(AnswerRow.tenant == tenant, AnswerRow.idempotency_key == key))
    if row is None:
        return None
    if row.digest != digest:
        raise Refused("key-reused", f"the {HEADER} {key[:40]!r} belongs to another request; take a new one")
    if row.status is None or row.body is None:
        if row.created < now - _STALE:
            session.delete(row)
            return None
        raise Refused("still-at-work", f"the first request with this {HEADER} is still at work; ask again shortly")
    return Answer(row.status, row.body, row.location, again=True)
