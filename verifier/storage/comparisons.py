"""Comparisons kept as they were answered, with the versions of the articles that they read."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from claims import Article
from verifier.storage import articles
from verifier.storage.models import ComparedRow, ComparisonRow
from verifier.storage.paging import Page, read_page


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredComparison:
    """A comparison that is kept: the articles as it read them, and what it found, in English."""

    id: str
    created: datetime
    articles: tuple[Article, ...]
    same_story: bool | None
    result: dict[str, Any]


def keep(
    session: Session, tenant: str, sent: Sequence[Article], result: dict[str, Any], *, same_story: bool | None, now: datetime
) -> StoredComparison:
    """Keep a comparison and the articles it read."""
    stored = [articles.keep(session, tenant, article, now=now) for article in sent]
    row = ComparisonRow(tenant=tenant, id=str(uuid.uuid4()), created=now, same_story=same_story, result=result)
    row.compared = [ComparedRow(position=at, version_key=one.version_key) for at, one in enumerate(stored)]
    session.add(row)
    session.flush()
    return StoredComparison(id=row.id, created=now, articles=tuple(sent), same_story=same_story, result=result)


def find(session: Session, tenant: str, id_: str) -> StoredComparison | None:
    """A comparison by its id; None where there is none."""
    row = _row(session, tenant, id_)
    return _stored(row) if row is not None else None


def listed(session: Session, tenant: str, *, after: str | None, limit: int) -> Page[StoredComparison]:
    """Comparisons, the newest first."""
    wanted = select(ComparisonRow).where(ComparisonRow.tenant == tenant)
    page = read_page(session, wanted, ComparisonRow.key, after=after, limit=limit, newest_first=True)
    return Page([_stored(row) for row in page.items], page.next)


def forget(session: Session, tenant: str, id_: str) -> bool:
    """Delete a comparison; False where there is none. Its articles stay."""
    row = _row(session, tenant, id_)
    if row is None:
        return False
    session.execute(delete(ComparedRow).where(ComparedRow.comparison_key == row.key))
    session.delete(row)
    return True


def _row(session: Session, tenant: str, id_: str) -> ComparisonRow | None:
    return session.scalar(select(ComparisonRow).where(ComparisonRow.tenant == tenant, ComparisonRow.id == id_))


def _stored(row: ComparisonRow) -> StoredComparison:
    ids = [item["id"] for item in row.result["articles"]]  # the ids that the comparison went by
    read = [Article.from_dict({**one.version.sent, "id": id_}) for one, id_ in zip(row.compared, ids, strict=True)]
    return StoredComparison(id=row.id, created=row.created, articles=tuple(read), same_story=row.same_story, result=row.result)
