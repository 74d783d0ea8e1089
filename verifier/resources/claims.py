"""Claims: check a text, extract the claims of an article."""

from __future__ import annotations

import claims
from claims import Article, CheckResult, Extraction
from verifier.resources.blueprint import Blueprint
from verifier.schemas import examples
from verifier.schemas.article import ArticleSchema
from verifier.schemas.claim import ExtractionSchema
from verifier.schemas.comparison import CheckResultSchema
from verifier.schemas.requests import CheckRequest, CheckRequestSchema

blueprint = Blueprint("claims", __name__, url_prefix="/v1/claims", description="Claims of one text.")


@blueprint.route("/check", methods=["POST"])
@blueprint.arguments(CheckRequestSchema, examples=examples.CHECK_REQUESTS)
@blueprint.response(200, CheckResultSchema, description="What was found.", example=examples.CHECK_RESULT)
@blueprint.problems(400, 413, 415, 422, 500)
def check_claim(request: CheckRequest) -> CheckResult:
    """Check a text against itself, the calendar, and the articles it comes with.

    Without `against` the text is checked against itself and the calendar only. The verdict never says who is right.
    """
    checked = request.checked
    return claims.check(checked.text, language=checked.language, published=checked.published, against=request.against)


@blueprint.route("/extract", methods=["POST"])
@blueprint.arguments(ArticleSchema, examples=examples.ARTICLES)
@blueprint.response(200, ExtractionSchema, description="What the article says.", example=examples.EXTRACTION)
@blueprint.problems(400, 413, 415, 422, 500)
def extract_claims(article: Article) -> Extraction:
    """Find the times, quantities, names, quotations and claims of an article.

    Each stands with its offsets: Unicode code points into the field exactly as sent.
    """
    return claims.extract(article)
