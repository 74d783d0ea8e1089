"""A comparison that is made later: the articles are kept and a job is made of them, in one transaction."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from flask import Response, url_for
from sqlalchemy.orm import Session

from claims import Article
from verifier.errors import Refused
from verifier.jobs import comparison
from verifier.jobs.queue import current_queue
from verifier.limits import current_config
from verifier.resources.conditions import answered, prefers, whole_request
from verifier.resources.jobs import shown
from verifier.schemas.requests import ComparisonRequest
from verifier.storage import audit, jobs
from verifier.storage.idempotency import Answer, once
from verifier.storage.jobs import Job
from verifier.stores import current_actor, current_database, current_tenant, now

_RESPOND_ASYNC = "respond-async"


def is_wanted(articles: int) -> bool:
    """True when the caller prefers a job, or sends more articles than are compared while it waits."""
    many = articles > current_config().async_articles
    return (many or prefers(_RESPOND_ASYNC)) and current_queue().leads_to_workers


def create_job(wanted: ComparisonRequest, key: str | None) -> Response:
    """Make the job and put it into the queue. One request with one key is one job, whatever broke off in between."""
    tenant, time = current_tenant(), now()
    repeats = _hash(key) if key is not None else None

    def work() -> Answer:
        with current_database().session() as session:
            job = jobs.repeated(session, tenant, repeats, now=time) if repeats is not None else None
            if job is None:
                job = _ask(session, wanted.articles, same_story=wanted.same_story, repeats=repeats)
        current_queue().put(job.id)
        return _answer(job)

    try:
        answer = once(current_database(), tenant, key, whole_request(), work, now=time)
    except Refused as refused:
        # The service may have died behind the job and before its answer: the job is there, and tells what the answer would.
        made = _made(tenant, repeats) if refused.problem == "still-at-work" and repeats is not None else None
        if made is None:
            raise
        answer = _answer(made, again=True)
    response = answered(answer)
    if prefers(_RESPOND_ASYNC):
        response.headers["Preference-Applied"] = _RESPOND_ASYNC
    return response


def submit(articles: Sequence[Article]) -> Job:
    """Keep articles and make a job that compares them, for the pages."""
    with current_database().session() as session:
        job = _ask(session, articles, same_story=None, repeats=None)
    current_queue().put(job.id)
    return job


def _ask(session: Session, articles: Sequence[Article], *, same_story: bool | None, repeats: str | None) -> Job:
    tenant, time = current_tenant(), now()
    request = comparison.request(session, tenant, articles, same_story=same_story, actor=current_actor(), now=time)
    job = jobs.create(session, tenant, comparison.NAME, request, repeats=repeats, now=time)
    detail = {"kind": job.kind, "articles": [article.id for article in articles]}
    audit.write(session, tenant, "ask", f"job:{job.id}", detail, actor=current_actor(), now=time)
    return job


def _made(tenant: str, repeats: str) -> Job | None:
    with current_database().session() as session:
        return jobs.repeated(session, tenant, repeats, now=now())


def _answer(job: Job, *, again: bool = False) -> Answer:
    return Answer(202, shown(job), url_for("jobs.show_job", job=job.id), again=again)


def _hash(key: str) -> str:
    return hashlib.sha256(b"\0".join((key.encode(), whole_request()))).hexdigest()
