"""The claims of stored articles: written when an article is kept, looked up by what they are about.

All claims of all versions stay; only those of the newest version of an article can be found.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, delete, func, insert, or_, select
from sqlalchemy.orm import Session

import claims
from claims import Extraction
from verifier.storage import terms
from verifier.storage.models import ArticleRow, ClaimRow, ClaimTermRow, IndexedRow, VersionRow

_TERMS = terms.Terms(ClaimTermRow.tenant, ClaimTermRow.term, ClaimTermRow.claim_key)
_CANDIDATES = 20  # claims that a look-up takes
_ARTICLES = 5  # articles that are read for them: comparing costs about the square of their number


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """What a look-up came to: how many claims share enough with the question, and the articles to read, best first."""

    claims: int
    versions: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How many articles there are to look claims up in, and how many of them another engine read, or none yet."""

    articles: int
    outdated: int
    unread: int


def write(session: Session, tenant: str, version: VersionRow, article: ArticleRow, extraction: Extraction) -> None:
    """Write the claims of the newest version of an article, and let those of the version before be found no more."""
    _let_go(session, article.key)
    session.execute(delete(ClaimRow).where(ClaimRow.version_key == version.key))
    rows = [
        ClaimRow(
            tenant=tenant,
            version_key=version.key,
            position=position,
            id=f"{article.id}:{claim.id.rpartition(':')[2]}",  # an article known by its URL keeps its first id
            text=claim.text.replace("\0", " "),  # PostgreSQL keeps no NUL
            document={**claim.to_dict(), "id": f"{article.id}:{claim.id.rpartition(':')[2]}", "article": article.id},
        )
        for position, claim in enumerate(extraction.claims)
    ]
    session.add_all(rows)
    session.flush()
    keyed = [
        {"tenant": tenant, "term": term, "claim_key": row.key}
        for row, keys in zip(rows, claims.lookup_keys(extraction), strict=True)
        for term in keys
    ]
    if keyed:
        session.execute(insert(ClaimTermRow), keyed)
    session.add(IndexedRow(article_key=article.key, tenant=tenant, version_key=version.key, engine=claims.ENGINE_VERSION))
    session.flush()


def look_up(session: Session, tenant: str, asked: Sequence[Mapping[str, float]]) -> Candidates:
    """The stored claims that share most with one of those asked about, and the versions of articles that they stand in."""
    found = terms.matches(session, _TERMS, tenant, [keys for keys in asked if keys], limit=_CANDIDATES)
    wanted = select(ClaimRow.key, ClaimRow.version_key).where(ClaimRow.key.in_([match.key for match in found]))
    versions = {row.key: row.version_key for row in session.execute(wanted)}
    return Candidates(claims=len(found), versions=tuple(dict.fromkeys(versions[match.key] for match in found))[:_ARTICLES])


def standing(session: Session, tenant: str) -> Standing:
    """How much of a tenant's articles can be looked up."""
    kept = session.scalar(select(func.count()).select_from(ArticleRow).where(ArticleRow.tenant == tenant)) or 0
    by_engine = (
        select(IndexedRow.engine, func.count().label("number")).where(IndexedRow.tenant == tenant).group_by(IndexedRow.engine)
    )
    read = {row.engine: row.number for row in session.execute(by_engine)}
    outdated = sum(count for engine, count in read.items() if engine != claims.ENGINE_VERSION)
    return Standing(articles=kept, outdated=outdated, unread=kept - sum(read.values()))


def to_read(session: Session, *, after: int = 0, limit: int = 50) -> list[int]:
    """The keys of articles, of all tenants, whose claims no engine or another one has read."""
    stale: ColumnElement[bool] = or_(IndexedRow.engine.is_(None), IndexedRow.engine != claims.ENGINE_VERSION)
    wanted = (
        select(ArticleRow.key)
        .outerjoin(IndexedRow, IndexedRow.article_key == ArticleRow.key)
        .where(stale, ArticleRow.key > after)
        .order_by(ArticleRow.key)
        .limit(limit)
    )
    return list(session.scalars(wanted))


def count_to_read(session: Session) -> int:
    """How many articles `to_read` would give in all."""
    stale: ColumnElement[bool] = or_(IndexedRow.engine.is_(None), IndexedRow.engine != claims.ENGINE_VERSION)
    joined = select(func.count()).select_from(ArticleRow).outerjoin(IndexedRow, IndexedRow.article_key == ArticleRow.key)
    return session.scalar(joined.where(stale)) or 0


def _let_go(session: Session, article_key: int) -> None:
    indexed = session.get(IndexedRow, article_key)
    if indexed is not None:
        mine = select(ClaimRow.key).where(ClaimRow.version_key == indexed.version_key)
        session.execute(delete(ClaimTermRow).where(ClaimTermRow.claim_key.in_(mine)))
        session.delete(indexed)
        session.flush()
