"""Comparisons: articles side by side, as JSON or as a report to read."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Response, current_app, request

import claims
from claims import Comparison
from verifier import reports
from verifier.errors import Refused
from verifier.headers import REPORT_POLICY
from verifier.resources.blueprint import Blueprint
from verifier.schemas import examples
from verifier.schemas.comparison import ComparisonSchema
from verifier.schemas.requests import ComparisonRequest, ComparisonRequestSchema, RepresentationSchema

blueprint = Blueprint("comparisons", __name__, url_prefix="/v1/comparisons", description="Articles side by side.")

MEDIA_TYPES = {"json": "application/json", "html": "text/html", "md": "text/markdown"}
_REPORT = {"type": "string"}


@blueprint.route("", methods=["POST"])
@blueprint.arguments(ComparisonRequestSchema, examples=examples.COMPARISON_REQUESTS)
@blueprint.arguments(RepresentationSchema, location="query")
@blueprint.response(200, ComparisonSchema, description="The comparison.", example=examples.COMPARISON)
@blueprint.alt_response(200, schema=_REPORT, content_type="text/html", description="The comparison.", success=True)
@blueprint.alt_response(200, schema=_REPORT, content_type="text/markdown", description="The comparison.", success=True)
@blueprint.problems(400, 406, 413, 415, 422, 500)
def create_comparison(wanted: ComparisonRequest, query: Mapping[str, str]) -> Comparison | Response:
    """Compare articles: what they say differently, what they agree on, how they frame it.

    Answers at once and stores nothing. `?format=html` or `Accept: text/html` gives a report in one file, `md` one in Markdown.
    """
    form = query.get("format") or accepted_format()
    comparison = claims.compare(wanted.articles, same_story=wanted.same_story)
    return comparison if form == "json" else _report(comparison, wanted, form)


def accepted_format() -> str:
    """The representation that the header Accept likes best. Raises `Refused` when it likes none."""
    if not request.accept_mimetypes:
        return "json"
    best = request.accept_mimetypes.best_match(list(MEDIA_TYPES.values()))
    for form, media_type in MEDIA_TYPES.items():
        if media_type == best:
            return form
    raise Refused("not-acceptable", f"the answer can be sent as {', '.join(MEDIA_TYPES.values())}")


def _report(comparison: Comparison, wanted: ComparisonRequest, form: str) -> Response:
    body = reports.render(comparison.to_dict(), wanted.articles, form)
    response = current_app.response_class(body, mimetype=MEDIA_TYPES[form])
    if form == "html":
        response.headers["Content-Security-Policy"] = REPORT_POLICY
    return response
