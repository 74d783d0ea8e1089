"""API keys: made, listed, rotated, revoked. An admin sees and makes those of their own tenant.

No Idempotency-Key is taken here: the answer holds a secret, and answers that are given again are kept in the database.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from flask import Response, url_for

from verifier.caller import Scope
from verifier.errors import Refused
from verifier.resources.blueprint import Blueprint
from verifier.resources.conditions import as_json, link_to_next
from verifier.schemas.keys import (
    KEY_EXAMPLES,
    ROTATIONS,
    KeyPageSchema,
    KeyRequest,
    KeyRequestSchema,
    KeySchema,
    NewKeySchema,
    RotationSchema,
)
from verifier.schemas.stored import PageQuerySchema
from verifier.storage import audit, keys
from verifier.stores import current_actor, current_database, current_tenant, now

blueprint = Blueprint("keys", __name__, url_prefix="/v1/keys", description="API keys.")


@blueprint.route("", methods=["POST"])
@blueprint.arguments(KeyRequestSchema, examples=KEY_EXAMPLES)
@blueprint.response(201, NewKeySchema, description="The key, with the secret that is shown this once.")
@blueprint.problems(400, 409, 413, 415, 422, 500)
@blueprint.needs(Scope.ADMIN)
def create_key(wanted: KeyRequest) -> Response:
    """Make a key of the caller's tenant. Its secret is in this answer and nowhere else."""
    tenant, time = current_tenant(), now()
    expires = time + timedelta(days=wanted.days) if wanted.days is not None else None
    with current_database().session() as session:
        key, secret = keys.create(session, tenant, wanted.name, wanted.scopes, now=time, expires=expires)
        detail = {"name": key.name, "scopes": list(key.scopes)}
        audit.write(session, tenant, "create-key", f"key:{key.prefix}", detail, actor=current_actor(), now=time)
    response = as_json({**key.to_dict(), "secret": secret}, 201)
    response.headers["Location"] = url_for("keys.show_key", key=key.prefix)
    return response


@blueprint.route("", methods=["GET"])
@blueprint.arguments(PageQuerySchema, location="query")
@blueprint.response(200, KeyPageSchema, description="A page of keys.")
@blueprint.problems(422, 500)
@blueprint.needs(Scope.ADMIN)
def list_keys(query: Mapping[str, Any]) -> Response:
    """List the keys of the caller's tenant, those that ended too."""
    with current_database().reading() as session:
        page = keys.listed(session, current_tenant(), after=query.get("cursor"), limit=query["limit"])
    return link_to_next({"items": [key.to_dict() for key in page.items], "next": page.next})


@blueprint.route("/<key>", methods=["GET"])
@blueprint.response(200, KeySchema, description="The key.")
@blueprint.problems(404, 500)
@blueprint.needs(Scope.ADMIN)
def show_key(key: str) -> Response:
    """Show a key by its prefix."""
    with current_database().reading() as session:
        return as_json(_there(keys.find(session, current_tenant(), key), key).to_dict())


@blueprint.route("/<key>", methods=["DELETE"])
@blueprint.response(204, description="The key is revoked; it opens nothing any more.")
@blueprint.problems(404, 500)
@blueprint.needs(Scope.ADMIN)
def revoke_key(key: str) -> None:
    """Revoke a key at once. It stays in the list, so that its name says who did what."""
    with current_database().session() as session:
        _there(keys.revoke(session, current_tenant(), key, now=now()), key)
        audit.write(session, current_tenant(), "revoke-key", f"key:{key}", {}, actor=current_actor(), now=now())


@blueprint.route("/<key>/rotate", methods=["POST"])
@blueprint.arguments(RotationSchema, examples=ROTATIONS)
@blueprint.response(200, NewKeySchema, description="The key, with the new secret that is shown this once.")
@blueprint.problems(400, 404, 409, 413, 415, 422, 500)
@blueprint.needs(Scope.ADMIN)
def rotate_key(wanted: Mapping[str, int], key: str) -> Response:
    """Give a key a new secret. The one before holds for `grace` seconds, so that nothing stops while it is replaced."""
    with current_database().session() as session:
        grace = timedelta(seconds=wanted["grace"])
        made = keys.rotate(session, current_tenant(), key, now=now(), grace=grace)
        if made is None:
            raise _nobody(key)
        detail = {"grace": wanted["grace"]}
        audit.write(session, current_tenant(), "rotate-key", f"key:{key}", detail, actor=current_actor(), now=now())
    return as_json({**made[0].to_dict(), "secret": made[1]})


def _there(key: keys.Key | None, prefix: str) -> keys.Key:
    if key is None:
        raise _nobody(prefix)
    return key


def _nobody(prefix: str) -> Refused:
    return Refused("not-found", f"no key has the prefix {prefix!r}")
