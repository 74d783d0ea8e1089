"""Metrics, for whoever watches over the service."""

from __future__ import annotations

from flask import Response, current_app
from prometheus_client import CONTENT_TYPE_LATEST

from verifier import metrics
from verifier.caller import Scope
from verifier.resources.blueprint import Blueprint
from verifier.resources.representation import TEXT_SCHEMA

blueprint = Blueprint("metrics", __name__, description="What the service counts and measures.")


@blueprint.route("/metrics", methods=["GET"])
@blueprint.response(200, TEXT_SCHEMA, content_type="text/plain", description="The text format of Prometheus.")
@blueprint.problems(500)
@blueprint.needs(Scope.ADMIN)
def show_metrics() -> Response:
    """Show requests, their times, articles read, findings told, errors of the database. Never a name, an address or a text."""
    return current_app.response_class(metrics.exposition(), content_type=CONTENT_TYPE_LATEST)
