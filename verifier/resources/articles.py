"""Articles that are kept, with their versions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Response, url_for

from claims import Article
from verifier.errors import Refused
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
from verifier.schemas import examples
from verifier.schemas.article import ArticleSchema
from verifier.schemas.stored import ArticlePageSchema, ArticleQuerySchema, StoredArticleSchema, VersionQuerySchema
from verifier.storage import articles, audit
from verifier.storage.articles import Stored
from verifier.storage.idempotency import Answer, once
from verifier.stores import current_database, current_tenant, now

blueprint = Blueprint("articles", __name__, url_prefix="/v1/articles", description="Articles that are kept.")


@blueprint.route("", methods=["POST"])
@blueprint.headers(IDEMPOTENCY)
@blueprint.arguments(ArticleSchema, examples=examples.ARTICLES)
@blueprint.response(201, StoredArticleSchema, description="The article is kept, or a new version of it.")
@blueprint.alt_response(200, schema=StoredArticleSchema, description="It is kept already, word for word.", success=True)
@blueprint.problems(400, 409, 413, 415, 422, 500)
def create_article(article: Article) -> Response:
    """Keep an article. The same id or URL again is a new version; the same words again change nothing."""
    tenant, time = current_tenant(), now()

    def work() -> Answer:
        with current_database().session() as session:
            stored = articles.keep(session, tenant, article, now=time)
            if stored.new:
                detail = {"version": stored.version}
                audit.write(session, tenant, "keep", f"article:{stored.article.id}", detail, actor=None, now=time)
        return Answer(201 if stored.new else 200, stored.to_dict(), url_for("articles.show_article", article=stored.article.id))

    return answered(once(current_database(), tenant, idempotency_key(), whole_request(), work, now=time))


@blueprint.route("", methods=["GET"])
@blueprint.arguments(ArticleQuerySchema, location="query")
@blueprint.response(200, ArticlePageSchema, description="A page of articles.")
@blueprint.problems(400, 422, 500)
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


@blueprint.route("/<path:article>", methods=["GET"])
@blueprint.arguments(VersionQuerySchema, location="query")
@blueprint.response(200, StoredArticleSchema, description="The article.")
@blueprint.problems(400, 404, 422, 500)
def show_article(query: Mapping[str, Any], article: str) -> Response:
    """Show an article in its newest version, or in another. `ETag` names the version; `If-None-Match` spares the answer."""
    stored = _found(article, query.get("version"))
    return not_modified(stored.digest) or tagged(as_json(stored.to_dict()), stored.digest)


@blueprint.route("/<path:article>", methods=["DELETE"])
@blueprint.response(204, description="The article is gone, and every comparison that quotes it.")
@blueprint.problems(404, 500)
def delete_article(article: str) -> None:
    """Delete an article, all its versions and the comparisons that quote it. What is deleted cannot be had back."""
    with current_database().session() as session:
        gone = articles.forget(session, current_tenant(), article)
        if gone is None:
            raise Refused("not-found", f"no article has the id {article!r}")
        audit.write(session, current_tenant(), "delete", f"article:{article}", {"comparisons": gone}, actor=None, now=now())


def _found(id_: str, version: int | None) -> Stored:
    with current_database().session() as session:
        stored = articles.find(session, current_tenant(), id_, version=version)
    if stored is None:
        which = f"no article has the id {id_!r}" if version is None else f"the article {id_!r} has no version {version}"
        raise Refused("not-found", which)
    return stored
