"""What a newsroom no longer needs, deleted in small pieces, so that others write meanwhile.

Jobs carry the articles they were asked about, so those that ended go first; deliveries of webhooks go with the jobs that made them.
Comparisons and articles go only when that is asked for. Decisions stay, as they hold wherever a finding is found again, and so do
fact-checks, keys and the audit trail, whose digests would no longer hold together.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import Select, delete, exists, func, select
from sqlalchemy.orm import Session

from verifier.storage import articles, audit, comparisons
from verifier.storage.jobs import ENDED
from verifier.storage.models import ArticleRow, ComparedRow, ComparisonRow, DeliveryRow, JobRow, VersionRow

PIECE = 200
"""Rows that one transaction deletes at most."""
ACTOR = "prune"
"""Who deleted, in the audit trail."""

Older = Select[*tuple[Any, ...]]


def count(session: Session, kind: str, before: datetime) -> int:
    """How many of a kind are older. `kind` is one of `KINDS`."""
    wanted = KINDS[kind][0](before)
    return session.scalar(select(func.count()).select_from(wanted.subquery())) or 0


def prune(session: Session, kind: str, before: datetime, *, now: datetime) -> int:
    """Delete some that are older, at most `PIECE`: how many; 0 when none is left."""
    wanted, drop = KINDS[kind]
    rows = session.execute(wanted(before).limit(PIECE)).all()
    if rows:
        drop(session, rows, now)
    return len(rows)


def _jobs(before: datetime) -> Older:
    return (
        select(JobRow.key).where(JobRow.state.in_([state.value for state in ENDED]), JobRow.finished < before).order_by(JobRow.key)
    )


def _drop_jobs(session: Session, rows: Sequence[Any], now: datetime) -> None:
    keys = [row.key for row in rows]
    session.execute(delete(DeliveryRow).where(DeliveryRow.job_key.in_(keys)))
    session.execute(delete(JobRow).where(JobRow.key.in_(keys)))


def _comparisons(before: datetime) -> Older:
    return select(ComparisonRow.tenant, ComparisonRow.id).where(ComparisonRow.created < before).order_by(ComparisonRow.key)


def _articles(before: datetime) -> Older:
    """Articles that came before, in every version, and that no comparison quotes."""
    quoted = exists().where(VersionRow.article_key == ArticleRow.key, ComparedRow.version_key == VersionRow.key)
    wanted = select(ArticleRow.tenant, ArticleRow.id).where(ArticleRow.updated < before, ~quoted)
    return wanted.order_by(ArticleRow.key)


def _forget(
    session: Session, rows: Sequence[Any], now: datetime, *, noun: str, forget: Callable[[Session, str, str], object]
) -> None:
    """Delete what newsrooms keep, each with a line in its trail."""
    for row in rows:
        forget(session, row.tenant, row.id)
        audit.write(session, row.tenant, "delete", f"{noun}:{row.id}", {}, actor=ACTOR, now=now)


KINDS: dict[str, tuple[Callable[[datetime], Older], Callable[[Session, Sequence[Any], datetime], None]]] = {
    "jobs": (_jobs, _drop_jobs),
    "comparisons": (_comparisons, partial(_forget, noun="comparison", forget=comparisons.forget)),
    "articles": (_articles, partial(_forget, noun="article", forget=articles.forget)),
}
"""Each kind with what is older of it, and how it goes; in the order in which they can go."""
