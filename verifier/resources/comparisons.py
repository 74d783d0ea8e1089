"""Comparisons: articles side by side, as JSON or as a report to read."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Response

import claims
from claims import Comparison
from claims.rules import wording
from verifier import reports
from verifier.house import current_house
from verifier.resources.blueprint import Blueprint
from verifier.resources.representation import ACCEPT_LANGUAGE, TEXT_SCHEMA, send, wanted_form, wanted_language
from verifier.schemas import examples
from verifier.schemas.comparison import ComparisonSchema
from verifier.schemas.requests import ComparisonRequest, ComparisonRequestSchema, ReportSchema

blueprint = Blueprint("comparisons", __name__, url_prefix="/v1/comparisons", description="Articles side by side.")


@blueprint.route("", methods=["POST"], parameters=[ACCEPT_LANGUAGE])
@blueprint.arguments(ComparisonRequestSchema, examples=examples.COMPARISON_REQUESTS)
@blueprint.arguments(ReportSchema, location="query")
@blueprint.response(200, ComparisonSchema, description="The comparison.", example=examples.COMPARISON)
@blueprint.alt_response(200, schema=TEXT_SCHEMA, content_type="text/html", description="The comparison.", success=True)
@blueprint.alt_response(200, schema=TEXT_SCHEMA, content_type="text/markdown", description="The comparison.", success=True)
@blueprint.problems(400, 406, 413, 415, 422, 500)
def create_comparison(wanted: ComparisonRequest, query: Mapping[str, str]) -> Comparison | Response:
    """Compare articles: what they say differently, what they agree on, how they frame it.

    Answers at once and stores nothing. `?format=html` or `Accept: text/html` gives a report in one file, `md` one in Markdown.
    `?lang=ar` or `Accept-Language: ar` gives message and advice of every finding, and the report, in that language.
    """
    form = wanted_form(query)
    language = wanted_language(query)
    compared = claims.compare(wanted.articles, same_story=wanted.same_story, house=current_house())
    comparison = wording.comparison_in(compared, language)
    if form == "json":
        return comparison
    return send(reports.render(comparison.to_dict(), wanted.articles, form, language=language), form)
