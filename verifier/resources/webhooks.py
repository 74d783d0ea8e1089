"""Webhooks: who is told of what, and what was told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Response, url_for

from verifier.caller import Scope
from verifier.errors import Refused
from verifier.resources.blueprint import Blueprint
from verifier.resources.conditions import as_json, link_to_next
from verifier.schemas import examples
from verifier.schemas.stored import PageQuerySchema
from verifier.schemas.webhooks import (
    DeliveryPageSchema,
    DeliverySchema,
    WebhookPageSchema,
    WebhookRequest,
    WebhookRequestSchema,
    WebhookSchema,
    WebhookWithSecretSchema,
)
from verifier.storage import audit, webhooks
from verifier.storage.webhooks import Webhook
from verifier.stores import current_actor, current_database, current_tenant, now

blueprint = Blueprint("webhooks", __name__, url_prefix="/v1/webhooks", description="Who is told of what happens.")


@blueprint.route("", methods=["POST"])
@blueprint.arguments(WebhookRequestSchema, examples=examples.WEBHOOKS)
@blueprint.response(201, WebhookWithSecretSchema, description="The webhook, with its secret.")
@blueprint.problems(400, 413, 415, 422, 500)
@blueprint.needs(Scope.ADMIN)
def create_webhook(wanted: WebhookRequest) -> Response:
    """Tell an address of events from now on. The answer shows the secret that deliveries are signed with, this once."""
    tenant, time = current_tenant(), now()
    with current_database().session() as session:
        made = webhooks.create(session, tenant, wanted.url, wanted.events, now=time)
        audit.write(session, tenant, "create", f"webhook:{made.id}", {"events": list(made.events)}, actor=current_actor(), now=time)
    response = as_json(_with_secret(made), 201)
    response.headers["Location"] = url_for("webhooks.show_webhook", webhook=made.id)
    return response


@blueprint.route("", methods=["GET"])
@blueprint.arguments(PageQuerySchema, location="query")
@blueprint.response(200, WebhookPageSchema, description="A page of webhooks.")
@blueprint.problems(422, 500)
def list_webhooks(query: Mapping[str, Any]) -> Response:
    """List the webhooks."""
    with current_database().session() as session:
        page = webhooks.listed(session, current_tenant(), after=query.get("cursor"), limit=query["limit"], now=now())
    return link_to_next({"items": [item.to_dict() for item in page.items], "next": page.next})


@blueprint.route("/<webhook>", methods=["GET"])
@blueprint.response(200, WebhookSchema, description="The webhook.")
@blueprint.problems(404, 500)
def show_webhook(webhook: str) -> Response:
    """Show a webhook, without its secret."""
    with current_database().session() as session:
        found = webhooks.find(session, current_tenant(), webhook, now=now())
    if found is None:
        raise _missing(webhook)
    return as_json(found.to_dict())


@blueprint.route("/<webhook>", methods=["DELETE"])
@blueprint.response(204, description="The webhook is gone, and what it was told.")
@blueprint.problems(404, 500)
@blueprint.needs(Scope.ADMIN)
def delete_webhook(webhook: str) -> None:
    """Tell an address no more. What was not delivered yet is not delivered."""
    with current_database().session() as session:
        if not webhooks.forget(session, current_tenant(), webhook):
            raise _missing(webhook)
        audit.write(session, current_tenant(), "delete", f"webhook:{webhook}", {}, actor=current_actor(), now=now())


@blueprint.route("/<webhook>/rotate", methods=["POST"])
@blueprint.response(200, WebhookWithSecretSchema, description="The webhook, with its new secret.")
@blueprint.problems(404, 500)
@blueprint.needs(Scope.ADMIN)
def rotate_webhook(webhook: str) -> Response:
    """Give a webhook a new secret. For 24 hours deliveries are signed with the old one too."""
    tenant, time = current_tenant(), now()
    with current_database().session() as session:
        found = webhooks.rotate(session, tenant, webhook, now=time)
        if found is None:
            raise _missing(webhook)
        audit.write(session, tenant, "rotate", f"webhook:{webhook}", {}, actor=current_actor(), now=time)
    return as_json(_with_secret(found))


@blueprint.route("/<webhook>/test", methods=["POST"])
@blueprint.response(202, DeliverySchema, description="The delivery is on its way.")
@blueprint.problems(404, 500)
@blueprint.needs(Scope.ADMIN)
def test_webhook(webhook: str) -> Response:
    """Send the event `webhook.test`, to see whether the receiver listens and verifies."""
    with current_database().session() as session:
        made = webhooks.test(session, current_tenant(), webhook, now=now())
    if made is None:
        raise _missing(webhook)
    return as_json(made.to_dict(), 202)


@blueprint.route("/<webhook>/deliveries", methods=["GET"])
@blueprint.arguments(PageQuerySchema, location="query")
@blueprint.response(200, DeliveryPageSchema, description="A page of deliveries.")
@blueprint.problems(404, 422, 500)
def list_deliveries(query: Mapping[str, Any], webhook: str) -> Response:
    """List what a webhook was told, the newest first."""
    with current_database().session() as session:
        page = webhooks.deliveries(session, current_tenant(), webhook, after=query.get("cursor"), limit=query["limit"])
    if page is None:
        raise _missing(webhook)
    return link_to_next({"items": [item.to_dict() for item in page.items], "next": page.next})


@blueprint.route("/<webhook>/deliveries/<delivery>/redeliver", methods=["POST"])
@blueprint.response(202, DeliverySchema, description="The delivery is on its way.")
@blueprint.problems(404, 500)
@blueprint.needs(Scope.ADMIN)
def redeliver(webhook: str, delivery: str) -> Response:
    """Send a delivery again under its old id. One that is still on its way stays as it is."""
    with current_database().session() as session:
        found = webhooks.redeliver(session, current_tenant(), webhook, delivery, now=now())
    if found is None:
        raise Refused("not-found", f"no delivery of the webhook {webhook!r} has the id {delivery!r}")
    return as_json(found.to_dict(), 202)


def _with_secret(webhook: Webhook) -> dict[str, Any]:
    return {**webhook.to_dict(), "secret": webhook.secrets[0]}


def _missing(id_: str) -> Refused:
    return Refused("not-found", f"no webhook has the id {id_!r}")
