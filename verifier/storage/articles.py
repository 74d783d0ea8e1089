"""Articles kept with their versions. The same id again, or the same URL, is a new version; the same words again are none."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, exists, select
from sqlalchemy.orm import Session

from claims import Article
from verifier.storage.database import lock_tenant
from verifier.storage.models import ArticleRow, ComparedRow, ComparisonRow, VersionRow
from verifier.storage.paging import Page, read_page


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """An article as it is kept: the words of one version, and where that version stands among the others."""

    article: Article
    version: int
    versions: int
    created: datetime
    received: datetime
    digest: str
    version_key: int
    new: bool = False  # this request made the version

    def to_dict(self) -> dict[str, Any]:
        """The article as sent, with `version`, `versions`, `created` and `received`."""
        return {
            **as_sent(self.article),
            "version": self.version,
            "versions": self.versions,
            "created": self.created.isoformat(),
            "received": self.received.isoformat(),
        }


def as_sent(article: Article) -> dict[str, str]:
    """The JSON object of an article, absent fields left out."""
    values = {
        "id": article.id,
        "url": article.url,
        "outlet": article.outlet,
        "language": article.language,
        "title": article.title,
        "published": article.published_as_sent,
        "dateline": article.dateline,
        "text": article.text,
    }
    return {name: value for name, value in values.items() if value is not None}


def keep(session: Session, tenant: str, article: Article, *, now: datetime) -> Stored:
    """Keep an article: a new one, a new version, or what is there already. An article known by its URL keeps its first id."""
    lock_tenant(session, tenant)
    sent = as_sent(article)
    row = _known(session, tenant, article)
    if row is None:
        row = ArticleRow(tenant=tenant, id=article.id, url=article.url, created=now, updated=now)
        session.add(row)
        session.flush()
    sent["id"] = row.id
    digest = _digest(sent)
    newest = row.versions[-1] if row.versions else None
    if newest is not None and newest.digest == digest:
        return _stored(row, newest)
    version = VersionRow(number=(newest.number if newest else 0) + 1, sent=sent, digest=digest, received=now)
    row.versions.append(version)
    row.updated, row.url = now, article.url or row.url
    session.flush()
    return _stored(row, version, new=True)


def find(session: Session, tenant: str, id_: str, *, version: int | None = None) -> Stored | None:
    """An article by its id, in its newest version or another; None where there is none."""
    row = session.scalar(select(ArticleRow).where(ArticleRow.tenant == tenant, ArticleRow.id == id_))
    if row is None:
        return None
    wanted = row.versions[-1] if version is None else next((one for one in row.versions if one.number == version), None)
    return _stored(row, wanted) if wanted is not None else None


def listed(
    session: Session, tenant: str, *, after: str | None, limit: int, language: str | None, outlet: str | None
) -> Page[Stored]:
    """Articles in the order in which they were first kept."""
    wanted = select(ArticleRow).where(ArticleRow.tenant == tenant)
    page = read_page(session, wanted, ArticleRow.key, after=after, limit=limit, keeps=lambda row: _fits(row, language, outlet))
    return Page([_stored(row, row.versions[-1]) for row in page.items], page.next)


def forget(session: Session, tenant: str, id_: str) -> int | None:
    """Delete an article with all its versions, and every comparison that quotes it: how many; None where there is no article."""
    row = session.scalar(select(ArticleRow).where(ArticleRow.tenant == tenant, ArticleRow.id == id_))
    if row is None:
        return None
    versions = [version.key for version in row.versions]
    quoting = exists().where(ComparedRow.comparison_key == ComparisonRow.key, ComparedRow.version_key.in_(versions))
    comparisons: Sequence[int] = session.scalars(select(ComparisonRow.key).where(quoting)).all()
    session.execute(delete(ComparedRow).where(ComparedRow.comparison_key.in_(comparisons)))
    session.execute(delete(ComparisonRow).where(ComparisonRow.key.in_(comparisons)))
    session.delete(row)
    return len(comparisons)


def _known(session: Session, tenant: str, article: Article) -> ArticleRow | None:
    mine = select(ArticleRow).where(ArticleRow.tenant == tenant)
    row = session.scalar(mine.where(ArticleRow.id == article.id))
    if row is None and article.url:
        row = session.scalar(mine.where(ArticleRow.url == article.url).order_by(ArticleRow.key).limit(1))
    return row


def _fits(row: ArticleRow, language: str | None, outlet: str | None) -> bool:
    sent = row.versions[-1].sent
    return language in (None, sent.get("language")) and outlet in (None, sent.get("outlet"))


def _stored(row: ArticleRow, version: VersionRow, *, new: bool = False) -> Stored:
    return Stored(
        article=Article.from_dict(version.sent),
        version=version.number,
        versions=row.versions[-1].number,
        created=row.created,
        received=version.received,
        digest=version.digest,
        version_key=version.key,
        new=new,
    )


def _digest(sent: dict[str, str]) -> str:
    return hashlib.sha256(json.dumps(sent, sort_keys=True).encode()).hexdigest()
