"""The audit trail: who did what."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Response

from verifier.caller import Scope
from verifier.resources.blueprint import Blueprint
from verifier.resources.conditions import link_to_next
from verifier.schemas.keys import TrailQuerySchema, TrailSchema
from verifier.storage import audit
from verifier.stores import current_database, current_tenant

blueprint = Blueprint("audit", __name__, url_prefix="/v1/audit", description="Who did what.")


@blueprint.route("", methods=["GET"])
@blueprint.arguments(TrailQuerySchema, location="query")
@blueprint.response(200, TrailSchema, description="A page of deeds.")
@blueprint.problems(422, 500)
@blueprint.needs(Scope.ADMIN)
def list_deeds(query: Mapping[str, Any]) -> Response:
    """List what was done in the caller's tenant: who, when, what, to what. `crosscheck audit verify` checks the chain."""
    with current_database().reading() as session:
        page = audit.listed(
            session,
            current_tenant(),
            after=query.get("cursor"),
            limit=query["limit"],
            object_=query.get("object"),
            action=query.get("action"),
            actor=query.get("actor"),
        )
    return link_to_next({"items": [entry.to_dict() for entry in page.items], "next": page.next})
