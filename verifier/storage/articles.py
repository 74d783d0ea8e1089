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

import claims
from claims import Article, Extraction
from verifier.storage import claims as stored_claims
from verifier.storage.database import lock_tenant
from verifier.storage.models import ArticleRow, ComparedRow, ComparisonRow, VersionRow
from verifier.storage.paging import Page, read_page

_SOURCE = "source"
"""The key beside the article's own under which the file stands that it was read from."""


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
    source: dict[str, Any] | None = None  # the file it was read from

    def to_dict(self) -> dict[str, Any]:
        """The article as sent, with `version`, `versions`, `created` and `received`; `source` where it was read from a file."""
        return {
            **as_sent(self.article),
            **({"source": self.source} if self.source else {}),
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


def article_of(sent: dict[str, Any]) -> Article:
    """The article of what is kept of a version."""
    return Article.from_dict({name: value for name, value in sent.items() if name != _SOURCE})


def keep(
    session: Session,
    tenant: str,
    article: Article,
    *,
    now: datetime,
    source: dict[str, Any] | None = None,
    extraction: Extraction | None = None,
    unread: bool = False,
) -> Stored:
    """Keep an article: a new one, a new version, or what is there already. An article known by its URL keeps its first id.

    `source` is the file it was read from, kept beside its words; it makes no new version by itself.
    A new version is read for its claims, unless its `extraction` is given: reading takes longer than a transaction should.
    `unread`: it is not, because whoever reads it later writes its claims then (`write_claims`).
    """
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
    kept = {**sent, _SOURCE: source} if source else sent
    version = VersionRow(number=(newest.number if newest else 0) + 1, sent=kept, digest=digest, received=now)
    row.versions.append(version)
    row.updated, row.url = now, article.url or row.url
    session.flush()
    if not unread:
        stored_claims.write(session, tenant, version, row, extraction or claims.extract(article))
    return _stored(row, version, new=True)


def is_kept(session: Session, tenant: str, article: Article) -> bool:
    """True when the newest version of an article says the same, word for word."""
    row = _known(session, tenant, article)
    return row is not None and row.versions[-1].digest == _digest({**as_sent(article), "id": row.id})


def of_versions(session: Session, tenant: str, versions: Sequence[int]) -> list[Stored]:
    """The articles of some versions, by the versions' keys, in their order."""
    mine = select(VersionRow).join(ArticleRow).where(ArticleRow.tenant == tenant, VersionRow.key.in_(versions))
    rows = {row.key: row for row in session.scalars(mine)}
    return [_stored(rows[key].article, rows[key]) for key in versions if key in rows]


def versions_of(session: Session, tenant: str, id_: str) -> list[Stored] | None:
    """Every version of an article, the first one first; None where there is no article."""
    row = session.scalar(select(ArticleRow).where(ArticleRow.tenant == tenant, ArticleRow.id == id_))
    return [_stored(row, version) for version in row.versions] if row is not None else None


def newest(session: Session, key: int) -> Stored | None:
    """The newest version of an article of whichever tenant, by the article's key; None where it is gone."""
    row = session.get(ArticleRow, key)
    return _stored(row, row.versions[-1]) if row is not None and row.versions else None


def write_claims(session: Session, stored: Stored, extraction: Extraction) -> bool:
    """Write the claims of an article anew; False where it is gone, or has a newer version meanwhile."""
    version = session.get(VersionRow, stored.version_key)
    if version is None or version.article.versions[-1] is not version:
        return False
    lock_tenant(session, version.article.tenant)
    stored_claims.write(session, version.article.tenant, version, version.article, extraction)
    return True


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
        article=article_of(version.sent),
        source=version.sent.get(_SOURCE),
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
