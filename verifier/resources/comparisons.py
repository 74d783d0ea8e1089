"""Comparisons: articles side by side, as JSON or as a report to read; kept when asked to, with an editor's decisions."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from flask import Response, url_for

from claims import Article, Comparison
from claims.rules import wording
from verifier import claimreview, engine, reports
from verifier.caller import Scope, require
from verifier.embed import links
from verifier.errors import Fault, Refused
from verifier.house import current_house
from verifier.jobs.comparison import told
from verifier.reports.formats import FORMATS
from verifier.reports.retell import reasons, retold
from verifier.resources import later
from verifier.resources.blueprint import Blueprint, View
from verifier.resources.conditions import (
    IDEMPOTENCY,
    IF_MATCH,
    PREFER,
    answered,
    as_json,
    expected_revision,
    idempotency_key,
    link_to_next,
    not_modified,
    tagged,
    whole_request,
)
from verifier.resources.representation import ACCEPT_LANGUAGE, BINARY_SCHEMA, TEXT_SCHEMA, send, wanted_form, wanted_language
from verifier.schemas import examples
from verifier.schemas.comparison import ComparisonSchema
from verifier.schemas.factcheck import ClaimReviewSchema
from verifier.schemas.jobs import JobSchema
from verifier.schemas.requests import ComparisonRequest, ComparisonRequestSchema, ReportSchema
from verifier.schemas.revision import RerunComparisonSchema
from verifier.schemas.stored import (
    ComparisonPageSchema,
    DecisionRequest,
    DecisionRequestSchema,
    DecisionSchema,
    PageQuerySchema,
    ShareRequestSchema,
    ShareSchema,
    StoredComparisonSchema,
    StoreQuerySchema,
)
from verifier.storage import audit, comparisons, decisions, webhooks
from verifier.storage.comparisons import StoredComparison
from verifier.storage.decisions import Decision
from verifier.storage.idempotency import Answer, once
from verifier.storage.webhooks import Event
from verifier.stores import current_actor, current_database, current_tenant, now

blueprint = Blueprint("comparisons", __name__, url_prefix="/v1/comparisons", description="Articles side by side.")


def _as_report(view: View) -> View:
    """Document the forms of a report besides JSON."""
    for form in FORMATS.values():
        if form.name != "json":
            schema = BINARY_SCHEMA if form.is_binary else TEXT_SCHEMA
            view = blueprint.alt_response(
                200, schema=schema, content_type=form.media_type, description="The comparison.", success=True
            )(view)
    return view


@blueprint.route("", methods=["POST"])
@blueprint.headers(ACCEPT_LANGUAGE, IDEMPOTENCY, PREFER)
@blueprint.arguments(ComparisonRequestSchema, examples=examples.COMPARISON_REQUESTS)
@blueprint.arguments(StoreQuerySchema, location="query")
@blueprint.response(200, ComparisonSchema, description="The comparison.", example=examples.COMPARISON)
@_as_report
@blueprint.alt_response(201, schema=StoredComparisonSchema, description="The comparison is kept.", success=True)
@blueprint.alt_response(202, schema=JobSchema, description="A job makes the comparison.", success=True)
@blueprint.problems(400, 406, 409, 413, 415, 422, 500)
@blueprint.needs(Scope.CHECK)
def create_comparison(wanted: ComparisonRequest, query: Mapping[str, Any]) -> Comparison | Response:
    """Compare articles: what they say differently, what they agree on, how they frame it.

    Answers at once and stores nothing, unless `?store=true` asks to keep the articles and the comparison, which needs `write`.
    With `?store=true`, `Prefer: respond-async` or many articles make it a job: the answer is 202, and `Location` is the job.
    `?format=html` or `Accept: text/html` gives a report in one file; `md`, `jsonl`, `csv`, `xlsx` and `pdf` give it in other forms.
    `?lang=ar` or `Accept-Language: ar` gives message and advice of every finding, and the report, in that language.
    """
    key = idempotency_key()
    if query["store"]:
        require(Scope.WRITE)
        return _keep(wanted, query, key)
    form = wanted_form(query, FORMATS)
    language = wanted_language(query)
    compared = engine.compare(wanted.articles, same_story=wanted.same_story, house=current_house())
    comparison = wording.comparison_in(compared, language)
    if form == "json":
        return comparison
    return send(reports.encode(comparison.to_dict(), wanted.articles, form, language=language), form)


@blueprint.route("", methods=["GET"])
@blueprint.arguments(PageQuerySchema, location="query")
@blueprint.response(200, ComparisonPageSchema, description="A page of comparisons.")
@blueprint.problems(422, 500)
def list_comparisons(query: Mapping[str, Any]) -> Response:
    """List the comparisons that are kept, the newest first."""
    with current_database().session() as session:
        page = comparisons.listed(session, current_tenant(), after=query.get("cursor"), limit=query["limit"])
    return link_to_next({"items": [_summary(item) for item in page.items], "next": page.next})


@blueprint.route("/<comparison>", methods=["GET"])
@blueprint.headers(ACCEPT_LANGUAGE)
@blueprint.arguments(ReportSchema, location="query")
@blueprint.response(200, StoredComparisonSchema, description="The comparison.")
@_as_report
@blueprint.problems(404, 406, 422, 500)
def show_comparison(query: Mapping[str, str], comparison: str) -> Response:
    """Show a comparison that is kept, with the decisions about its findings, as JSON or as a report.

    A report leaves out the findings that were dismissed; JSON Lines and tables hold every finding with what was decided about it.
    """
    form = wanted_form(query, FORMATS)
    language = wanted_language(query)
    stored = _found(comparison)
    made = _decided(stored)
    if form == "json":
        body = _shown(stored, made)
        tag = hashlib.sha256(json.dumps(body).encode()).hexdigest()
        return not_modified(tag) or tagged(as_json(body), tag)
    address = url_for("web.show_report", comparison=stored.id, _external=True)
    told = {
        **retold(stored.result, language, stored.reasons),
        "decisions": [decision.to_dict() for decision in made],
        "address": address,
    }
    return send(reports.encode(told, stored.articles, form, language=language), form)


@blueprint.route("/<comparison>/share", methods=["POST"])
@blueprint.arguments(ShareRequestSchema, examples=examples.SHARES)
@blueprint.response(201, ShareSchema, description="The link.")
@blueprint.problems(400, 404, 413, 415, 422, 500, 503)
def share_comparison(wanted: Mapping[str, int], comparison: str) -> Response:
    """Make a link that shows a comparison that is kept, and nothing else, to whoever has it.

    It shows no dismissed finding, no note and no name of an editor. It ends after `days`, when the comparison is deleted or its
    links are ended, and when the service's secret is changed.
    """
    return as_json(links.create(_found(comparison).id, days=wanted["days"]), 201)


@blueprint.route("/<comparison>/share", methods=["DELETE"])
@blueprint.response(204, description="No link made before shows the comparison any more.")
@blueprint.problems(404, 500)
def unshare_comparison(comparison: str) -> None:
    """End every link to a comparison. Links made later hold."""
    if not links.end(comparison):
        raise Refused("not-found", f"no comparison has the id {comparison!r}")


@blueprint.route("/<comparison>", methods=["DELETE"])
@blueprint.response(204, description="The comparison is gone; its articles stay.")
@blueprint.problems(404, 500)
def delete_comparison(comparison: str) -> None:
    """Delete a comparison. Its articles and the decisions stay."""
    with current_database().session() as session:
        if not comparisons.forget(session, current_tenant(), comparison):
            raise Refused("not-found", f"no comparison has the id {comparison!r}")
        audit.write(session, current_tenant(), "delete", f"comparison:{comparison}", {}, actor=current_actor(), now=now())


@blueprint.route("/<comparison>/findings/<whole:finding>", methods=["PATCH"])
@blueprint.headers(IF_MATCH)
@blueprint.arguments(DecisionRequestSchema, examples=examples.DECISIONS)
@blueprint.response(200, DecisionSchema, description="The decision.")
@blueprint.problems(400, 404, 412, 413, 415, 422, 500)
@blueprint.needs(Scope.DECIDE)
def decide_finding(wanted: DecisionRequest, comparison: str, finding: str) -> Response:
    """Accept a finding, dismiss it with a reason, or open it again. The decision holds wherever the finding is found again.

    `ETag` is the revision of the decision; with `If-Match` nothing is overwritten that somebody else decided meanwhile.
    """
    stored = _found(comparison)
    if all(item["id"] != finding for item in stored.result["findings"]):
        raise Refused("not-found", f"the comparison has no finding {finding!r}")
    decision = Decision(finding=finding, state=wanted.state, reason=wanted.reason, note=wanted.note, by=wanted.by)
    with current_database().session() as session:
        time = now()
        kept = decisions.decide(session, current_tenant(), decision, now=time, expected=expected_revision(), actor=current_actor())
        data = {"comparison": stored.id, "finding": finding, "state": kept.state.value, "revision": kept.revision}
        webhooks.tell(session, current_tenant(), Event.FINDING_DECIDED, data, now=time)
    return tagged(as_json(kept.to_dict()), str(kept.revision))


@blueprint.route("/<comparison>/findings/<path:finding>/claimreview", methods=["GET"])
@blueprint.response(200, ClaimReviewSchema, content_type="application/ld+json", description="The finding as ClaimReview.")
@blueprint.problems(404, 409, 500)
def export_claim_review(comparison: str, finding: str) -> Response:
    """Write a finding as ClaimReview (schema.org JSON-LD), once a named person has accepted it.

    The rating is the words of the finding; nobody is scored. Publishing it is for the one who is named.
    """
    stored = _found(comparison)
    found = next((item for item in stored.result["findings"] if item["id"] == finding), None)
    if found is None:
        raise Refused("not-found", f"the comparison has no finding {finding!r}")
    made = next((one for one in _decided(stored) if one.finding == finding), None)
    if made is None or made.state is not decisions.State.ACCEPTED or not (made.by or "").strip() or made.at is None:
        raise Refused("not-accepted", f"the finding {finding!r} is {made.state if made else 'open'}, not accepted under a name")
    address = url_for("comparisons.export_claim_review", comparison=comparison, finding=finding, _external=True)
    review = claimreview.write(
        found, stored.result["articles"], by=(made.by or "").strip(), at=made.at.isoformat(), address=address
    )
    response = as_json(review)
    response.mimetype = "application/ld+json"
    return response


@blueprint.route("/<comparison>/rerun", methods=["POST"])
@blueprint.headers(IDEMPOTENCY)
@blueprint.response(201, RerunComparisonSchema, description="The new comparison, and what changed in its findings.")
@blueprint.problems(404, 409, 422, 500)
def rerun_comparison(comparison: str) -> Response:
    """Make a comparison again over the newest versions of its articles, and tell which findings are new, gone and the same.

    The old comparison stays as it was. Takes no body. Decisions hold for every finding that is found again.
    """
    key, tenant, time = idempotency_key(), current_tenant(), now()
    old = _found(comparison)

    def work() -> Answer:
        with current_database().session() as session:
            newest = comparisons.newest_versions(session, tenant, comparison)
        stored = keep_compared(newest, same_story=old.same_story)
        body = {**_shown(stored, _decided(stored)), "rerun": _difference(old, stored)}
        return Answer(201, body, url_for("comparisons.show_comparison", comparison=stored.id))

    return answered(once(current_database(), tenant, key, whole_request(), work, now=time))


def _difference(old: StoredComparison, new: StoredComparison) -> dict[str, Any]:
    """The findings of two comparisons, by their ids, which derive from what was found."""
    before, after = ([item["id"] for item in one.result["findings"]] for one in (old, new))
    return {
        "of": old.id,
        "new": [id_ for id_ in after if id_ not in before],
        "gone": [id_ for id_ in before if id_ not in after],
        "same": [id_ for id_ in after if id_ in before],
    }


def _keep(wanted: ComparisonRequest, query: Mapping[str, Any], key: str | None) -> Response:
    if query.get("format") not in (None, "json"):
        fault = Fault("a comparison that is kept is answered as JSON; ask for the report at its address", parameter="format")
        raise Refused("invalid-request", "the format cannot be had together with store", faults=[fault])
    if later.is_wanted(len(wanted.articles)):
        return later.create_job(wanted, key)
    tenant, time = current_tenant(), now()

    def work() -> Answer:
        stored = keep_compared(wanted.articles, same_story=wanted.same_story)
        return Answer(201, _shown(stored, _decided(stored)), url_for("comparisons.show_comparison", comparison=stored.id))

    return answered(once(current_database(), tenant, key, whole_request(), work, now=time))


def keep_compared(articles: Sequence[Article], *, same_story: bool | None = None) -> StoredComparison:
    """Compare articles, and keep them with what was found."""
    tenant, time = current_tenant(), now()
    compared = engine.compare(articles, same_story=same_story, house=current_house())
    result = compared.to_dict()
    with current_database().session() as session:
        stored = comparisons.keep(
            session,
            tenant,
            articles,
            result,
            same_story=same_story,
            now=time,
            extractions=compared.extractions,
            reasons=reasons(compared),
        )
        detail = {"articles": [article.id for article in articles]}
        audit.write(session, tenant, "compare", f"comparison:{stored.id}", detail, actor=current_actor(), now=time)
        webhooks.tell(session, tenant, Event.COMPARISON_CREATED, told(stored), now=time)
    return stored


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
        "stale": bool(stored.stale),
        "stale_articles": list(stored.stale),
        "decisions": [decision.to_dict() for decision in made],
    }


def _summary(stored: StoredComparison) -> dict[str, Any]:
    return {
        "id": stored.id,
        "created": stored.created.isoformat(),
        "articles": [article.id for article in stored.articles],
        "findings": sum(item["severity"] != "info" for item in stored.result["findings"]),
        "stale": bool(stored.stale),
    }
