"""Claims: check a text, extract the claims of an article."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Response

from claims import Article, CheckResult, Extraction
from claims.rules import wording
from verifier import engine
from verifier.caller import Scope
from verifier.house import current_house
from verifier.lookup import Found, look_up, reading
from verifier.reports import extraction
from verifier.resources.blueprint import Blueprint
from verifier.resources.representation import ACCEPT_LANGUAGE, TEXT_SCHEMA, send, wanted_form, wanted_language
from verifier.schemas import examples
from verifier.schemas.article import ArticleSchema
from verifier.schemas.claim import ExtractionSchema
from verifier.schemas.comparison import CheckResultSchema
from verifier.schemas.requests import CheckRequest, CheckRequestSchema, ReaderSchema, RepresentationSchema
from verifier.stores import current_database, current_tenant

blueprint = Blueprint("claims", __name__, url_prefix="/v1/claims", description="Claims of one text.")


@blueprint.route("/check", methods=["POST"], parameters=[ACCEPT_LANGUAGE])
@blueprint.arguments(CheckRequestSchema, examples=examples.CHECK_REQUESTS)
@blueprint.arguments(ReaderSchema, location="query")
@blueprint.response(200, CheckResultSchema, description="What was found.", example=examples.CHECK_RESULT)
@blueprint.problems(400, 413, 415, 422, 500)
@blueprint.needs(Scope.CHECK)
def check_claim(request: CheckRequest, query: Mapping[str, str]) -> CheckResult | dict[str, Any]:
    """Check a text against itself, the calendar, and the articles it comes with; without any, against what is stored.

    Without `against` the articles that are kept are looked up by what the text is about, and `stored` and `fact_checks` tell what
    was found; an empty `against` compares with nothing. The verdict never says who is right.
    `?lang=ar` or `Accept-Language: ar` gives message and advice of every finding in that language.
    """
    checked = request.checked
    sent = {article.id for article in request.against}
    found = look_up(current_database(), current_tenant(), checked, but=sent) if request.stored else Found()
    result = engine.check(
        checked.text,
        language=checked.language,
        published=checked.published,
        against=[*request.against, *map(reading, found.articles)],
        house=current_house(),
    )
    answer = wording.check_in(result, wanted_language(query))
    if not (found.told or found.unsupported):
        return answer
    body = answer.to_dict()
    return {**body, **found.told, "unsupported": [*body["unsupported"], *found.unsupported]}


@blueprint.route("/extract", methods=["POST"])
@blueprint.arguments(ArticleSchema, examples=examples.ARTICLES)
@blueprint.arguments(RepresentationSchema, location="query")
@blueprint.response(200, ExtractionSchema, description="What the article says.", example=examples.EXTRACTION)
@blueprint.alt_response(200, schema=TEXT_SCHEMA, content_type="text/html", description="What the article says.", success=True)
@blueprint.alt_response(200, schema=TEXT_SCHEMA, content_type="text/markdown", description="What the article says.", success=True)
@blueprint.problems(400, 406, 413, 415, 422, 500)
@blueprint.needs(Scope.CHECK)
def extract_claims(article: Article, query: Mapping[str, str]) -> Extraction | Response:
    """Find the times, quantities, names, quotations and claims of an article.

    Each stands with its offsets: Unicode code points into the field exactly as sent. `?format=html` or `Accept: text/html` gives
    the text with all of it marked and every claim beside it, in one file; `md` tells the same in Markdown.
    """
    form = wanted_form(query)
    found = engine.extract(article)
    return found if form == "json" else send(extraction.render([found.to_dict()], [article], form), form)
