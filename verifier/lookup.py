"""What a check finds in the store: the articles whose claims bear on a text, and the fact-checks of others.

A check must answer where there is no database at all: nothing is opened, and no file is made, to look into a store that was never
made.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from sqlalchemy.exc import DatabaseError

import claims
from claims import Article, Source
from verifier.errors import InvalidSetting
from verifier.logs import describe_exception
from verifier.schemas.requests import CHECKED
from verifier.storage import articles, factchecks
from verifier.storage import claims as stored_claims
from verifier.storage.database import Database

_log = logging.getLogger(__name__)
_REMEMBERED = 48  # articles whose reading is kept for the next check of the same story
_LONGEST = 20_000  # characters of an article whose reading is kept
_APART = f"{CHECKED} (stored)"  # the id of a stored article that goes by the id of the checked text


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What was looked up: the articles to check against, and what to tell about the look-up beside the answer."""

    articles: tuple[Article, ...] = ()
    told: Mapping[str, Any] = field(default_factory=dict)
    unsupported: tuple[Mapping[str, str], ...] = ()


def look_up(database: Database, tenant: str, checked: Article, *, but: Collection[str] = ()) -> Found:
    """What is stored about a text. `but`: ids of articles that came with the request and are not read twice."""
    if not database.is_made():
        return Found()
    try:
        with database.session() as session:
            standing = stored_claims.standing(session, tenant)
            reviewed = factchecks.count(session, tenant)
        if not standing.articles and not reviewed:
            return Found()
        asked = claims.lookup_keys(claims.extract(checked))
        with database.session() as session:
            candidates = stored_claims.look_up(session, tenant, asked)
            stored = articles.of_versions(session, tenant, candidates.versions)
            reviews = factchecks.look_up(session, tenant, asked) if reviewed else []
    except (DatabaseError, InvalidSetting) as error:
        _log.error("the look-up failed", extra=describe_exception(error))
        return Found(unsupported=(_unsupported("the database does not answer, so nothing stored was looked up"),))
    found = tuple(_apart(one.article) for one in stored if one.article.id not in but)
    return Found(
        articles=found,
        told={"stored": _told(standing, candidates, found), "fact_checks": [review.to_dict() for review in reviews]},
        unsupported=tuple(_behind(standing)),
    )


def reading(article: Article) -> Source:
    """The reading of a stored article; those of the last checks are remembered, for they are asked for again."""
    return _remembered(article) if len(article.text) <= _LONGEST else claims.read(article)


@lru_cache(maxsize=_REMEMBERED)
def _remembered(article: Article) -> Source:
    return claims.read(article)


def _apart(article: Article) -> Article:
    return replace(article, id=_APART) if article.id == CHECKED else article


def _told(standing: stored_claims.Standing, candidates: stored_claims.Candidates, read: Sequence[Article]) -> dict[str, Any]:
    return {
        "articles": standing.articles,
        "candidates": candidates.claims,
        "read": [article.id for article in read],
        "outdated": standing.outdated,
        "unread": standing.unread,
    }


def _behind(standing: stored_claims.Standing) -> list[Mapping[str, str]]:
    behind = []
    if standing.outdated:
        behind.append(_unsupported(f"{standing.outdated} stored article(s) were read by another engine; run `crosscheck index`"))
    if standing.unread:
        behind.append(_unsupported(f"{standing.unread} stored article(s) were not read for claims; run `crosscheck index`"))
    return behind


def _unsupported(why: str) -> Mapping[str, str]:
    return {"article": CHECKED, "what": "stored claims", "why": why}
