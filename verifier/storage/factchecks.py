"""Fact-checks of others, kept as they put them, and found by the claims that they review."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

import claims
from claims import Article
from verifier.storage import terms
from verifier.storage.database import lock_tenant
from verifier.storage.models import FactCheckRow, FactCheckTermRow
from verifier.storage.paging import Page, read_page

_TERMS = terms.Terms(FactCheckTermRow.tenant, FactCheckTermRow.term, FactCheckTermRow.fact_check_key)
_SHOWN = 5  # fact-checks beside a check


@dataclass(frozen=True, slots=True, kw_only=True)
class FactCheck:
    """What somebody published about a claim. The rating is theirs, in their words; we neither translate nor weigh it."""

    id: str
    claim: str
    reviewer: str
    url: str
    rating: str
    value: float | None = None
    best: float | None = None
    worst: float | None = None
    date: str | None = None
    language: str | None = None
    claimant: str | None = None
    appearances: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The fact-check of the contract."""
        return {
            "id": self.id,
            "claim": self.claim,
            "reviewer": self.reviewer,
            "url": self.url,
            "rating": {"text": self.rating, "value": self.value, "best": self.best, "worst": self.worst},
            "date": self.date,
            "language": self.language,
            "claimant": self.claimant,
            "appearances": list(self.appearances),
        }


def id_of(url: str, claim: str) -> str:
    """The id of a fact-check: one address may review several claims."""
    return hashlib.sha256(json.dumps([url, claim]).encode()).hexdigest()[:16]


def keys_of(fact_check: FactCheck) -> dict[str, float]:
    """What a fact-check is found by: the keys of the claim that it reviews, taken as one."""
    article = Article(id=fact_check.id, text=fact_check.claim, language=fact_check.language)
    found: dict[str, float] = {}
    for keys in claims.lookup_keys(claims.extract(article)):
        found.update({term: max(worth, found.get(term, 0.0)) for term, worth in keys.items()})
    return found


def keep(session: Session, tenant: str, fact_check: FactCheck, keys: Mapping[str, float], *, now: datetime) -> bool:
    """Keep a fact-check over the one of the same address and claim; True where there was none."""
    lock_tenant(session, tenant)
    row = _row(session, tenant, fact_check.id)
    new = row is None
    if row is None:
        row = FactCheckRow(tenant=tenant, id=fact_check.id, created=now)
        session.add(row)
    row.claim, row.document = fact_check.claim.replace("\0", " "), fact_check.to_dict()
    session.flush()
    session.execute(delete(FactCheckTermRow).where(FactCheckTermRow.fact_check_key == row.key))
    keyed = [{"tenant": tenant, "term": term, "fact_check_key": row.key} for term in keys]
    if keyed:
        session.execute(insert(FactCheckTermRow), keyed)
    return new


def find(session: Session, tenant: str, id_: str) -> FactCheck | None:
    """A fact-check by its id; None where there is none."""
    row = _row(session, tenant, id_)
    return _stored(row) if row is not None else None


def listed(session: Session, tenant: str, *, after: str | None, limit: int) -> Page[FactCheck]:
    """Fact-checks in the order in which they were first kept."""
    wanted = select(FactCheckRow).where(FactCheckRow.tenant == tenant)
    page = read_page(session, wanted, FactCheckRow.key, after=after, limit=limit)
    return Page([_stored(row) for row in page.items], page.next)


def forget(session: Session, tenant: str, id_: str) -> bool:
    """Delete a fact-check; False where there is none."""
    row = _row(session, tenant, id_)
    if row is None:
        return False
    session.delete(row)
    return True


def count(session: Session, tenant: str) -> int:
    """How many fact-checks a tenant keeps."""
    return session.scalar(select(func.count()).select_from(FactCheckRow).where(FactCheckRow.tenant == tenant)) or 0


def look_up(session: Session, tenant: str, asked: Sequence[Mapping[str, float]]) -> list[FactCheck]:
    """The fact-checks whose claim shares most with one of those asked about, best first."""
    found = terms.matches(session, _TERMS, tenant, [keys for keys in asked if keys], limit=_SHOWN)
    rows = {row.key: row for row in session.scalars(select(FactCheckRow).where(FactCheckRow.key.in_([one.key for one in found])))}
    return [_stored(rows[match.key]) for match in found]


def _row(session: Session, tenant: str, id_: str) -> FactCheckRow | None:
    return session.scalar(select(FactCheckRow).where(FactCheckRow.tenant == tenant, FactCheckRow.id == id_))


def _stored(row: FactCheckRow) -> FactCheck:
    told = dict(row.document)
    rating = told.pop("rating")
    return FactCheck(
        **{**told, "appearances": tuple(told["appearances"])},
        rating=rating["text"],
        value=rating["value"],
        best=rating["best"],
        worst=rating["worst"],
    )
