"""Comparisons kept as they were answered, with the versions of the articles that they read."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest
from typing import Any

from sqlalchemy import and_, delete, func, or_, select
from sqlalchemy.orm import Session

from claims import Article, Extraction
from verifier.storage import articles
from verifier.storage.models import ComparedRow, ComparisonRow, VersionRow
from verifier.storage.paging import Page, read_page


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredComparison:
    """A comparison that is kept: the articles as it read them, and what it found, in English."""

    id: str
    created: datetime
    articles: tuple[Article, ...]
    same_story: bool | None
    result: dict[str, Any]
    reasons: dict[str, Any] | None = None  # of stories, withheld and framing in other languages, see `verifier.reports.retell`
    shared_from: datetime | None = None  # links that were made before it have ended
    stale: tuple[str, ...] = ()  # the ids of articles that have a newer version than the one read


def keep(
    session: Session,
    tenant: str,
    sent: Sequence[Article],
    result: dict[str, Any],
    *,
    same_story: bool | None,
    now: datetime,
    extractions: Sequence[Extraction] = (),
    reasons: dict[str, Any] | None = None,
) -> StoredComparison:
    """Keep a comparison and the articles it read, with what was extracted from each, in their order, where that is at hand."""
    versions = [
        articles.keep(session, tenant, article, now=now, extraction=extraction).version_key
        for article, extraction in zip_longest(sent, extractions)
    ]
    return keep_read(session, tenant, sent, versions, result, same_story=same_story, now=now, reasons=reasons)


def keep_read(
    session: Session,
    tenant: str,
    read: Sequence[Article],
    versions: Sequence[int],
    result: dict[str, Any],
    *,
    same_story: bool | None,
    now: datetime,
    reasons: dict[str, Any] | None = None,
) -> StoredComparison:
    """Keep a comparison of articles that are kept already, in these versions."""
    row = ComparisonRow(tenant=tenant, id=str(uuid.uuid4()), created=now, same_story=same_story, result=result, reasons=reasons)
    row.compared = [ComparedRow(position=at, version_key=version) for at, version in enumerate(versions)]
    session.add(row)
    session.flush()
    return StoredComparison(id=row.id, created=now, articles=tuple(read), same_story=same_story, result=result, reasons=reasons)


def find(session: Session, tenant: str, id_: str) -> StoredComparison | None:
    """A comparison by its id; None where there is none."""
    row = _row(session, tenant, id_)
    return _stored(session, row) if row is not None else None


def newest_versions(session: Session, tenant: str, id_: str) -> list[Article]:
    """The articles of a comparison as they stand now, by the ids that it knows them by; none where there is no comparison."""
    row = _row(session, tenant, id_)
    if row is None:
        return []
    numbers = _newest(session, row)
    wanted = or_(*(and_(VersionRow.article_key == key, VersionRow.number == number) for key, number in numbers.items()))
    sent = {version.article_key: version.sent for version in session.scalars(select(VersionRow).where(wanted))}
    return [
        articles.article_of({**sent[one.version.article_key], "id": known})
        for one, known in zip(row.compared, _ids(row), strict=True)
    ]


def listed(session: Session, tenant: str, *, after: str | None, limit: int) -> Page[StoredComparison]:
    """Comparisons, the newest first."""
    wanted = select(ComparisonRow).where(ComparisonRow.tenant == tenant)
    page = read_page(session, wanted, ComparisonRow.key, after=after, limit=limit, newest_first=True)
    return Page([_stored(session, row) for row in page.items], page.next)


def forget(session: Session, tenant: str, id_: str) -> bool:
    """Delete a comparison; False where there is none. Its articles stay."""
    row = _row(session, tenant, id_)
    if row is None:
        return False
    session.execute(delete(ComparedRow).where(ComparedRow.comparison_key == row.key))
    session.delete(row)
    return True


def end_links(session: Session, tenant: str, id_: str, *, now: datetime) -> bool:
    """End every link that shares a comparison; False where there is none. Links made later hold."""
    row = _row(session, tenant, id_)
    if row is not None:
        row.shared_from = now
    return row is not None


def _row(session: Session, tenant: str, id_: str) -> ComparisonRow | None:
    return session.scalar(select(ComparisonRow).where(ComparisonRow.tenant == tenant, ComparisonRow.id == id_))


def _stored(session: Session, row: ComparisonRow) -> StoredComparison:
    numbers = _newest(session, row)
    known = list(zip(row.compared, _ids(row), strict=True))
    return StoredComparison(
        id=row.id,
        created=row.created,
        articles=tuple(articles.article_of({**one.version.sent, "id": id_}) for one, id_ in known),
        same_story=row.same_story,
        result=row.result,
        reasons=row.reasons,
        shared_from=row.shared_from,
        stale=tuple(id_ for one, id_ in known if one.version.number < numbers[one.version.article_key]),
    )


def _ids(row: ComparisonRow) -> list[str]:
    """The ids that a comparison went by: an article known by its URL keeps its first id."""
    return [item["id"] for item in row.result["articles"]]


def _newest(session: Session, row: ComparisonRow) -> dict[int, int]:
    """The number of the newest version of each article of a comparison, by the article's key."""
    keys = [one.version.article_key for one in row.compared]
    number = func.max(VersionRow.number).label("number")
    wanted = select(VersionRow.article_key, number).where(VersionRow.article_key.in_(keys)).group_by(VersionRow.article_key)
    return {found.article_key: found.number for found in session.execute(wanted)}
