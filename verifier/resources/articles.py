"""Articles that are kept, with their versions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from flask import Response, url_for

import claims
from claims.rules import wording
from verifier import engine
from verifier.caller import Scope
from verifier.errors import Fault, Refused
from verifier.house import current_house
from verifier.ingest import Ingested, Reading
from verifier.resources.blueprint import Blueprint
from verifier.resources.conditions import (
    IDEMPOTENCY,
    answered,
    as_json,
    idempotency_key,
    link_to_next,
    not_modified,
    tagged,
    whole_request,
)
from verifier.resources.reading import BODY, sent_articles
from verifier.resources.representation import ACCEPT_LANGUAGE, wanted_language
from verifier.schemas.ingest import IngestedSchema
from verifier.schemas.revision import DiffQuerySchema, RevisionSchema, VersionsSchema
from verifier.schemas.stored import (
    ArticlePageSchema,
    ArticleQuerySchema,
    StoredArticleSchema,
    StoredFilesSchema,
    VersionQuerySchema,
)
from verifier.storage import articles, audit
from verifier.storage.articles import Stored
from verifier.storage.idempotency import Answer, once
from verifier.stores import current_actor, current_database, current_tenant, now

_KEPT = {"anyOf": [StoredArticleSchema, StoredFilesSchema]}
blueprint = Blueprint("articles", __name__, url_prefix="/v1/articles", description="Articles that are kept.")


@blueprint.route("", methods=["POST"])
@blueprint.headers(IDEMPOTENCY)
@blueprint.doc(requestBody=BODY)
@blueprint.response(201, _KEPT, description="The article is kept, or a new version of it; of files, all their articles.")
@blueprint.alt_response(200, schema=_KEPT, description="It is kept already, word for word.", success=True)
@blueprint.problems(400, 403, 409, 413, 415, 422, 500, 502)
def create_article() -> Response:
    """Keep an article, or those of files. The same id or URL again is a new version; the same words again change nothing.

    Files are text, HTML, PDF, DOCX, RSS, Atom, NewsML-G2 and ninjs: as the body, or several in a form. Their articles are answered
    as `{items, notes}`. `{"url": ...}` reads an address, where the service is set to (`CROSSCHECK_FETCH`).
    """
    tenant, time = current_tenant(), now()
    sent = sent_articles()
    if isinstance(sent, Ingested):
        return _keep_files(sent, tenant, time)
    article = sent

    def work() -> Answer:
        with current_database().session() as session:
            known = articles.is_kept(session, tenant, article)
        extraction = None if known else engine.extract(article)
        with current_database().session() as session:
            stored = articles.keep(session, tenant, article, now=time, extraction=extraction)
            if stored.new:
                detail = {"version": stored.version}
                audit.write(session, tenant, "keep", f"article:{stored.article.id}", detail, actor=current_actor(), now=time)
        return Answer(201 if stored.new else 200, stored.to_dict(), url_for("articles.show_article", article=stored.article.id))

    return answered(once(current_database(), tenant, idempotency_key(), whole_request(), work, now=time))


@blueprint.route("/read", methods=["POST"])
@blueprint.doc(requestBody=BODY)
@blueprint.response(200, IngestedSchema, description="The articles that were read.")
@blueprint.problems(400, 403, 413, 415, 422, 500, 502)
@blueprint.needs(Scope.CHECK)
def read_articles() -> Response:
    """Read files, or an address, and show the articles; nothing is stored.

    Takes what `POST /v1/articles` takes. `articles` can be sent to be compared as they are.
    """
    sent = sent_articles()
    if not isinstance(sent, Ingested):
        sent = Ingested(readings=(Reading(article=sent, format="json"),))
    return as_json(sent.to_dict())


@blueprint.route("", methods=["GET"])
@blueprint.arguments(ArticleQuerySchema, location="query")
@blueprint.response(200, ArticlePageSchema, description="A page of articles.")
@blueprint.problems(422, 500)
def list_articles(query: Mapping[str, Any]) -> Response:
    """List the articles that are kept, each in its newest version."""
    with current_database().session() as session:
        page = articles.listed(
            session,
            current_tenant(),
            after=query.get("cursor"),
            limit=query["limit"],
            language=query.get("language"),
            outlet=query.get("outlet"),
        )
    return link_to_next({"items": [item.to_dict() for item in page.items], "next": page.next})


@blueprint.route("/<whole:article>", methods=["GET"])
@blueprint.arguments(VersionQuerySchema, location="query")
@blueprint.response(200, StoredArticleSchema, description="The article.")
@blueprint.problems(404, 422, 500)
def show_article(query: Mapping[str, Any], article: str) -> Response:
    """Show an article in its newest version, or in another. `ETag` names the version; `If-None-Match` spares the answer."""
    stored = _found(article, query.get("version"))
    return not_modified(stored.digest) or tagged(as_json(stored.to_dict()), stored.digest)


@blueprint.route("/<path:article>/versions", methods=["GET"])
@blueprint.response(200, VersionsSchema, description="The versions.")
@blueprint.problems(404, 500)
def list_versions(article: str) -> Response:
    """List the versions of an article, the first one first."""
    return as_json({"article": article, "items": [_summary(stored) for stored in _versions(article)]})


@blueprint.route("/<path:article>/versions/<int:number>", methods=["GET"])
@blueprint.response(200, StoredArticleSchema, description="The article in that version.")
@blueprint.problems(404, 500)
def show_version(article: str, number: int) -> Response:
    """Show an article in one of its versions. `ETag` names the version; `If-None-Match` spares the answer."""
    stored = _found(article, number)
    return not_modified(stored.digest) or tagged(as_json(stored.to_dict()), stored.digest)


@blueprint.route("/<path:article>/diff", methods=["GET"])
@blueprint.headers(ACCEPT_LANGUAGE)
@blueprint.arguments(DiffQuerySchema, location="query")
@blueprint.response(200, RevisionSchema, description="What changed.")
@blueprint.problems(404, 422, 500)
def compare_versions(query: Mapping[str, Any], article: str) -> Response:
    """Set two versions of an article side by side, claim by claim; without parameters the last two.

    Figures, dates and names that were exchanged without a notice of correction are findings. Which version is right is not told.
    """
    versions = {stored.version: stored for stored in _versions(article)}
    after = query.get("after", max(versions))
    before = query.get("before", after - 1)
    if before == after:
        fault = Fault("names the same version as `to`", parameter="from")
        raise Refused("invalid-request", f"version {after} was to be set beside itself", faults=[fault])
    for number in (before, after):
        if number not in versions:
            raise Refused("not-found", f"the article {article!r} has no version {number}; it has {len(versions)}")
    revision = claims.revise(versions[before].article, versions[after].article, house=current_house())
    told = wording.revision_in(revision, wanted_language(query)).to_dict()
    return as_json({"schema": told.pop("schema"), "article": article, "before": before, "after": after, **told})


@blueprint.route("/<whole:article>", methods=["DELETE"])
@blueprint.response(204, description="The article is gone, and every comparison that quotes it.")
@blueprint.problems(404, 500)
def delete_article(article: str) -> None:
    """Delete an article, all its versions and the comparisons that quote it. What is deleted cannot be had back."""
    with current_database().session() as session:
        gone = articles.forget(session, current_tenant(), article)
        if gone is None:
            raise Refused("not-found", f"no article has the id {article!r}")
        audit.write(
            session, current_tenant(), "delete", f"article:{article}", {"comparisons": gone}, actor=current_actor(), now=now()
        )


def _keep_files(ingested: Ingested, tenant: str, time: datetime) -> Response:
    def work() -> Answer:
        kept = []
        extractions = [engine.extract(reading.article) for reading in ingested.readings]
        with current_database().session() as session:
            for reading, extraction in zip(ingested.readings, extractions, strict=True):
                stored = articles.keep(session, tenant, reading.article, now=time, source=reading.source, extraction=extraction)
                if stored.new:
                    detail = {"version": stored.version, "format": reading.format}
                    audit.write(session, tenant, "keep", f"article:{stored.article.id}", detail, actor=current_actor(), now=time)
                kept.append(stored)
        body = {"items": [stored.to_dict() for stored in kept], "notes": ingested.notes}
        return Answer(201 if any(stored.new for stored in kept) else 200, body, None)

    return answered(once(current_database(), tenant, idempotency_key(), whole_request(), work, now=time))


def _versions(id_: str) -> list[Stored]:
    with current_database().session() as session:
        found = articles.versions_of(session, current_tenant(), id_)
    if found is None:
        raise Refused("not-found", f"no article has the id {id_!r}")
    return found


def _summary(stored: Stored) -> dict[str, Any]:
    return {
        "version": stored.version,
        "received": stored.received.isoformat(),
        "title": stored.article.title,
        "published": stored.article.published_as_sent,
        "characters": len(stored.article.text),
    }


def _found(id_: str, version: int | None) -> Stored:
    with current_database().session() as session:
        stored = articles.find(session, current_tenant(), id_, version=version)
    if stored is None:
        which = f"no article has the id {id_!r}" if version is None else f"the article {id_!r} has no version {version}"
        raise Refused("not-found", which)
    return stored
