"""Headers of stored things: ETag and If-None-Match, If-Match, Link to the next page, Idempotency-Key, Prefer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from flask import Response, current_app, request

from verifier.errors import Fault, Refused
from verifier.storage.idempotency import HEADER, Answer

_KEY = r"^[ -~]{1,200}$"
IDEMPOTENCY = {
    "in": "header",
    "name": HEADER,
    "schema": {"type": "string", "pattern": _KEY},
    "description": "Names the request: sent again with it, the request is done once and answered alike. Kept for two days.",
    "example": "0b8f6a2e",
}
IF_MATCH = {
    "in": "header",
    "name": "If-Match",
    "schema": {"type": "string"},
    "description": "The ETag that was seen; the request is refused when the thing changed since.",
    "example": '"3"',
}

PREFER = {
    "in": "header",
    "name": "Prefer",
    "schema": {"type": "string"},
    "description": "`respond-async` asks for a job instead of an answer that takes its time (RFC 7240).",
    "example": "respond-async",
}


def as_json(body: Mapping[str, Any], status: int = 200) -> Response:
    """A JSON answer."""
    return current_app.response_class(current_app.json.dumps(body), status=status, mimetype="application/json")


def tagged(response: Response, tag: str) -> Response:
    """An answer with the ETag of what it shows."""
    response.set_etag(tag)
    return response


def not_modified(tag: str) -> Response | None:
    """The empty answer 304 when the client has the thing already."""
    if not request.if_none_match.contains(tag):
        return None
    response = current_app.response_class(status=304)
    response.set_etag(tag)
    return response


def prefers(preference: str) -> bool:
    """True when the header Prefer holds a preference. Its values and parameters are nothing that is asked for here."""
    sent = ",".join(request.headers.getlist("Prefer"))
    return any(re.split(r"[;=]", each, maxsplit=1)[0].strip().lower() == preference for each in sent.split(","))


def expected_revision() -> int | None:
    """The revision that If-Match names; None without the header or with `*`. Raises `Refused` for one that is no tag of ours."""
    if not request.if_match or request.if_match.star_tag:
        return None
    tag = next(iter(request.if_match.as_set()), "")
    if not (tag.isdecimal() and tag.isascii() and len(tag) < 10):
        raise Refused("changed-meanwhile", f"no revision has the tag {tag[:40]!r}")
    return int(tag)


def answered(answer: Answer) -> Response:
    """An answer that may have been given before."""
    response = as_json(answer.body, answer.status)
    if answer.location is not None:
        response.headers["Location"] = answer.location
    if answer.again:
        response.headers["Idempotency-Replayed"] = "true"
    return response


def link_to_next(body: Mapping[str, Any]) -> Response:
    """A page of a list, with the header Link to the next."""
    response = as_json(body)
    if body["next"] is not None:
        query = {**request.args.to_dict(), "cursor": body["next"]}
        response.headers["Link"] = f'<{request.path}?{urlencode(query)}>; rel="next"'
    return response


def idempotency_key() -> str | None:
    """The header Idempotency-Key of the request. Raises `Refused` for one that is no key."""
    key = request.headers.get(HEADER)
    if key is not None and not re.fullmatch(_KEY, key):
        fault = Fault("takes 1 to 200 printable characters of ASCII", parameter=HEADER)
        raise Refused("invalid-request", f"the header {HEADER} cannot be used", faults=[fault])
    return key


def whole_request() -> bytes:
    """What makes a request the same as another: method, address, query and body."""
    return b"\0".join((request.method.encode(), request.full_path.encode(), request.get_data()))
