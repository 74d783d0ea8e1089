"""Comparisons: articles side by side, as JSON or as a report to read; kept when asked to, with an editor's decisions."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from flask import Response, url_for

import claims
from claims import Comparison
from claims.rules import wording
from verifier import reports
from verifier.errors import Fault, Refused
from verifier.house import current_house
from verifier.resources.blueprint import Blueprint
from verifier.resources.conditions import (
    IDEMPOTENCY,
    IF_MATCH,
    answered,
    as_json,
    expected_revision,
    idempotency_key,
    link_to_next,
    not_modified,
    tagged,
    whole_request,
)
from verifier.resources.representation import ACCEPT_LANGUAGE, TEXT_SCHEMA, send, wanted_form, wanted_language
from verifier.schemas import examples
from verifier.schemas.comparison import ComparisonSchema
from verifier.schemas.requests import ComparisonRequest, ComparisonRequestSchema, ReportSchema
from verifier.schemas.stored import (
    ComparisonPageSchema,
    DecisionRequest,
    DecisionRequestSchema,
    DecisionSchema,
    PageQuerySchema,
    StoredComparisonSchema,
    StoreQuerySchema,
)
from verifier.storage import audit, comparisons, decisions
from verifier.storage.comparisons import StoredComparison
from verifier.storage.decisions import Decision
from verifier.storage.idempotency import Answer, once
from verifier.stores import current_database, current_tenant, now

blueprint = Blueprint("comparisons", __name__, url_prefix="/v1/comparisons", description="Articles side by side.")


@blueprint.route("", methods=["POST"])
@blueprint.headers(ACCEPT_LANGUAGE, IDEMPOTENCY)
@blueprint.arguments(ComparisonRequestSchema, examples=examples.COMPARISON_REQUESTS)
@blueprint.arguments(StoreQuerySchema, location="query")
@blueprint.response(200, ComparisonSchema, description="The comparison.", example=examples.COMPARISON)
@blueprint.alt_response(200, schema=TEXT_SCHEMA, content_type="text/html", description="The comparison.", success=True)
@blueprint.alt_response(200, schema=TEXT_SCHEMA, content_type="text/markdown", description="The comparison.", success=True)
@blueprint.alt_response(201, schema=StoredComparisonSchema, description="The comparison is kept.", success=True)
@blueprint.problems(400, 406, 409, 413, 415, 422, 500)
def create_comparison(wanted: ComparisonRequest, query: Mapping[str, Any]) -> Comparison | Response:
    """Compare articles: what they say differently, what they agree on, how they frame it.

    Answers at once and stores nothing, unless `?store=true` asks to keep the articles and the comparison.
    `?format=html` or `Accept: text/html` gives a report in one file, `md` one in Markdown.
    `?lang=ar` or `Accept-Language: ar` gives message and advice of every finding, and the report, in that language.
    """
    key = idempotency_key()
    if query["store"]:
        return _keep(wanted, query, key)
    form = wanted_form(query)
    language = wanted_language(query)
    compared = claims.compare(wanted.articles, same_story=wanted.same_story, house=current_house())
    comparison = wording.comparison_in(compared, language)
    if form == "json":
        return comparison
    return send(reports.render(comparison.to_dict(), wanted.articles, form, language=language), form)


@blueprint.route("", methods=["GET"])
@blueprint.arguments(PageQuerySchema, location="query")
@blueprint.response(200, ComparisonPageSchema, description="A page of comparisons.")
@blueprint.problems(400, 422, 500)
def list_comparisons(query: Mapping[str, Any]) -> Response:
    """List the comparisons that are kept, the newest first."""
    with current_database().session() as session:
        page = comparisons.listed(session, current_tenant(), after=query.get("cursor"), limit=query["limit"])
    return link_to_next({"items": [_summary(item) for item in page.items], "next": page.next})


@blueprint.route("/<comparison>", methods=["GET"])
@blueprint.headers(ACCEPT_LANGUAGE)
@blueprint.arguments(ReportSchema, location="query")
@blueprint.response(200, StoredComparisonSchema, description="The comparison.")
@blueprint.alt_response(200, schema=TEXT_SCHEMA, content_type="text/html", description="The comparison.", success=True)
@blueprint.alt_response(200, schema=TEXT_SCHEMA, content_type="text/markdown", description="The comparison.", success=True)
@blueprint.problems(400, 404, 406, 422, 500)
def show_comparison(query: Mapping[str, str], comparison: str) -> Response:
    """Show a comparison that is kept, with the decisions about its findings, as JSON or as a report.

    Findings stand as they were told when it was made; a report leaves out the findings that were dismissed.
    """
    form = wanted_form(query)
    language = wanted_language(query)
    stored = _found(comparison)
    made = _decided(stored)
    if form == "json":
        body = _shown(stored, made)
        tag = hashlib.sha256(json.dumps(body).encode()).hexdigest()
        return not_modified(tag) or tagged(as_json(body), tag)
    dismissed = {decision.finding for decision in made if decision.state is decisions.State.DISMISSED}
    shown = [item for item in stored.result["findings"] if item["id"] not in dismissed]
    return send(reports.render({**stored.result, "findings": shown}, stored.articles, form, language=language), form)


@blueprint.route("/<comparison>", methods=["DELETE"])
@blueprint.response(204, description="The comparison is gone; its articles stay.")
@blueprint.problems(404, 500)
def delete_comparison(comparison: str) -> None:
    """Delete a comparison. Its articles and the decisions stay."""
    with current_database().session() as session:
        if not comparisons.forget(session, current_tenant(), comparison):
            raise Refused("not-found", f"no comparison has the id {comparison!r}")
        audit.write(session, current_tenant(), "delete", f"comparison:{comparison}", {}, actor=None, now=now())


@blueprint.route("/<comparison>/findings/<path:finding>", methods=["PATCH"])
@blueprint.headers(IF_MATCH)
@blueprint.arguments(DecisionRequestSchema, examples=examples.DECISIONS)
@blueprint.response(200, DecisionSchema, description="The decision.")
@blueprint.problems(400, 404, 412, 413, 415, 422, 500)
def decide_finding(wanted: DecisionRequest, comparison: str, finding: str) -> Response:
    """Accept a finding, dismiss it with a reason, or open it again. The decision holds wherever the finding is found again.

    `ETag` is the revision of the decision; with `If-Match` nothing is overwritten that somebody else decided meanwhile.
    """
    stored = _found(comparison)
    if all(item["id"] != finding for item in stored.result["findings"]):
        raise Refused("not-found", f"the comparison has no finding {finding!r}")
    decision = Decision(finding=finding, state=wanted.state, reason=wanted.reason, note=wanted.note, by=wanted.by)
    with current_database().session() as session:
        kept = decisions.decide(session, current_tenant(), decision, now=now(), expected=expected_revision())
    return tagged(as_json(kept.to_dict()), str(kept.revision))


def _keep(wanted: ComparisonRequest, query: Mapping[str, Any], key: str | None) -> Response:
    if query.get("format") not in (None, "json"):
        fault = Fault("a comparison that is kept is answered as JSON; ask for the report at its address", parameter="format")
        raise Refused("invalid-request", "the format cannot be had together with store", faults=[fault])
    tenant, time = current_tenant(), now()

    def work() -> Answer:
        compared = claims.compare(wanted.articles, same_story=wanted.same_story, house=current_house())
        result = compared.to_dict()
        with current_database().session() as session:
            stored = comparisons.keep(session, tenant, wanted.articles, result, same_story=wanted.same_story, now=time)
            detail = {"articles": [article.id for article in wanted.articles]}
            audit.write(session, tenant, "compare", f"comparison:{stored.id}", detail, actor=None, now=time)
        return Answer(201, _shown(stored, _decided(stored)), url_for("comparisons.show_comparison", comparison=stored.id))

    return answered(once(current_database(), tenant, key, whole_request(), work, now=time))


def _found(id_: str) -> StoredComparison:
    with current_database().session() as session:
        stored = comparisons.find(session, current_tenant(), id_)
    if stored is None:
        raise Refused("not-found", f"no comparison has the id {id_!r}")
    return stored


def _decided(stored: StoredComparison) -> list[Decision]:
    ids = [item["id"] for item in stored.result["findings"]]
    with current_database().session() as session:
        made = decisions.decided(session, current_tenant(), ids)
    return [made[id_] for id_ in dict.fromkeys(ids) if id_ in made]


def _shown(stored: StoredComparison, made: Sequence[Decision]) -> dict[str, Any]:
    return {
        "id": stored.id,
        "created": stored.created.isoformat(),
        **stored.result,
        "decisions": [decision.to_dict() for decision in made],
    }


def _summary(stored: StoredComparison) -> dict[str, Any]:
    return {
        "id": stored.id,
        "created": stored.created.isoformat(),
        "articles": [article.id for article in stored.articles],
        "findings": sum(item["severity"] != "info" for item in stored.result["findings"]),
    }
