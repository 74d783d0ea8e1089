"""The job `comparison`: compare articles that are kept already, and keep the comparison.

The articles are kept when the job is asked for. The job names their versions and holds no text, so that deleting an article
deletes it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

import claims
from claims import Article
from verifier.errors import Refused
from verifier.jobs.task import Outcome, Task
from verifier.reports.retell import reasons
from verifier.storage import articles, audit, comparisons, webhooks
from verifier.storage.comparisons import StoredComparison
from verifier.storage.models import ArticleRow, VersionRow
from verifier.storage.webhooks import Event

NAME = "comparison"


def request(
    session: Session, tenant: str, sent: Sequence[Article], *, same_story: bool | None, actor: str | None, now: datetime
) -> dict[str, Any]:
    """Keep the articles, and name them, their versions and who asks as a job's request. The worker reads them."""
    stored = [articles.keep(session, tenant, article, now=now, unread=True) for article in sent]
    # The digest goes along because SQLite gives the key of a deleted version to the next one.
    named = [
        {"id": article.id, "version": one.version_key, "digest": one.digest} for article, one in zip(sent, stored, strict=True)
    ]
    return {"articles": named, "same_story": same_story, "actor": actor}


def told(stored: StoredComparison) -> dict[str, Any]:
    """What webhooks are told of a comparison: its id, and how much it compared and found."""
    findings = sum(item["severity"] != "info" for item in stored.result["findings"])
    return {"comparison": stored.id, "articles": len(stored.articles), "findings": findings}


def run(task: Task) -> Outcome:
    """Compare the articles. Raises `Refused` when one was deleted meanwhile."""
    asked, tenant = task.job.request, task.job.tenant
    with task.database.session() as session:
        read = [_read(session, tenant, named) for named in asked["articles"]]
    same_story = asked["same_story"]
    compared = claims.compare(read, same_story=same_story, house=task.house, progress=task.step)
    result, told_in = compared.to_dict(), reasons(compared)
    versions = [named["version"] for named in asked["articles"]]

    def keep(session: Session, now: datetime) -> Mapping[str, str]:
        for named in asked["articles"]:
            _read(session, tenant, named)
        for one, extraction in zip(articles.of_versions(session, tenant, versions), compared.extractions, strict=True):
            articles.write_claims(session, one, extraction)
        stored = comparisons.keep_read(session, tenant, read, versions, result, same_story=same_story, now=now, reasons=told_in)
        detail = {"articles": [article.id for article in read]}
        audit.write(session, tenant, "compare", f"comparison:{stored.id}", detail, actor=asked["actor"], now=now)
        webhooks.tell(session, tenant, Event.COMPARISON_CREATED, told(stored), now=now)
        return {NAME: stored.id}

    return keep


def _read(session: Session, tenant: str, named: Mapping[str, Any]) -> Article:
    mine = select(VersionRow).join(ArticleRow).where(ArticleRow.tenant == tenant)
    version = session.scalar(mine.where(VersionRow.key == named["version"], VersionRow.digest == named["digest"]))
    if version is None:
        raise Refused("not-found", f"the article {named['id']!r} was deleted before it could be compared")
    return articles.article_of({**version.sent, "id": named["id"]})
