"""Fact-checks of others: imported as ClaimReview, listed, deleted; a check of a claim tells those that match."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Response, request

from verifier import claimreview
from verifier.errors import Fault, Refused
from verifier.limits import read_body
from verifier.resources.blueprint import Blueprint
from verifier.resources.conditions import as_json, link_to_next
from verifier.schemas import examples
from verifier.schemas.factcheck import FactCheckPageSchema, FactCheckSchema, ImportSchema
from verifier.schemas.stored import PageQuerySchema
from verifier.storage import audit, factchecks
from verifier.storage.factchecks import FactCheck
from verifier.stores import current_actor, current_database, current_tenant, now

blueprint = Blueprint("factchecks", __name__, url_prefix="/v1/factchecks", description="Fact-checks of others.")
_BODY = {
    "required": True,
    "content": {"application/json": {"schema": {"type": ["object", "array"]}, "examples": examples.CLAIM_REVIEWS}},
}


@blueprint.route("", methods=["POST"])
@blueprint.doc(requestBody=_BODY)
@blueprint.response(201, ImportSchema, description="At least one fact-check is kept that was not kept before.")
@blueprint.alt_response(200, schema=ImportSchema, description="Nothing new was in it.", success=True)
@blueprint.problems(400, 413, 415, 422, 500)
def import_fact_checks() -> Response:
    """Import reviews in ClaimReview (schema.org JSON-LD): an object, a list, an `@graph`, a feed, or `{"page": "<html>"}`.

    Reviewer, rating and date are kept as given. A review of the same address and claim takes the place of the one before.
    What lacks something is left out, with the reason. Nothing is fetched.
    """
    sent = read_body(request)
    if not isinstance(sent, dict | list):
        fault = Fault("must be an object or an array of JSON-LD", pointer="")
        raise Refused("invalid-request", "the body is neither an object nor an array", faults=[fault])
    found = list(claimreview.read(sent))
    checks = list({one.id: one for one in found if isinstance(one, FactCheck)}.values())
    keyed = [(one, factchecks.keys_of(one)) for one in checks]  # outside the transaction: reading takes its time
    new, tenant, time = 0, current_tenant(), now()
    if keyed:
        with current_database().session() as session:
            for one, keys in keyed:
                if factchecks.keep(session, tenant, one, keys, now=time):
                    new += 1
                    audit.write(session, tenant, "import", f"factcheck:{one.id}", {"url": one.url}, actor=current_actor(), now=time)
    left_out = [one.to_dict() for one in found if isinstance(one, claimreview.LeftOut)]
    return as_json({"items": [one.to_dict() for one in checks], "left_out": left_out}, 201 if new else 200)


@blueprint.route("", methods=["GET"])
@blueprint.arguments(PageQuerySchema, location="query")
@blueprint.response(200, FactCheckPageSchema, description="A page of fact-checks.")
@blueprint.problems(422, 500)
def list_fact_checks(query: Mapping[str, Any]) -> Response:
    """List the fact-checks that are kept, in the order in which they came."""
    with current_database().session() as session:
        page = factchecks.listed(session, current_tenant(), after=query.get("cursor"), limit=query["limit"])
    return link_to_next({"items": [one.to_dict() for one in page.items], "next": page.next})


@blueprint.route("/<fact_check>", methods=["GET"])
@blueprint.response(200, FactCheckSchema, description="The fact-check.")
@blueprint.problems(404, 500)
def show_fact_check(fact_check: str) -> Response:
    """Show a fact-check."""
    with current_database().session() as session:
        found = factchecks.find(session, current_tenant(), fact_check)
    if found is None:
        raise Refused("not-found", f"no fact-check has the id {fact_check!r}")
    return as_json(found.to_dict())


@blueprint.route("/<fact_check>", methods=["DELETE"])
@blueprint.response(204, description="The fact-check is gone.")
@blueprint.problems(404, 500)
def delete_fact_check(fact_check: str) -> None:
    """Delete a fact-check."""
    with current_database().session() as session:
        if not factchecks.forget(session, current_tenant(), fact_check):
            raise Refused("not-found", f"no fact-check has the id {fact_check!r}")
        audit.write(session, current_tenant(), "delete", f"factcheck:{fact_check}", {}, actor=current_actor(), now=now())
