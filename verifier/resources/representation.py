"""Answers to read besides JSON: which form is asked for, and how it is sent."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Response, current_app, request

from verifier.errors import Refused
from verifier.headers import REPORT_POLICY

MEDIA_TYPES = {"json": "application/json", "html": "text/html", "md": "text/markdown"}
TEXT_SCHEMA = {"type": "string"}


def wanted_form(query: Mapping[str, str]) -> str:
    """The representation of the query parameter `format`, else the one that the header Accept likes best.

    Raises `Refused` when Accept likes none.
    """
    if query.get("format"):
        return query["format"]
    if not request.accept_mimetypes:
        return "json"
    best = request.accept_mimetypes.best_match(list(MEDIA_TYPES.values()))
    for form, media_type in MEDIA_TYPES.items():
        if media_type == best:
            return form
    raise Refused("not-acceptable", f"the answer can be sent as {', '.join(MEDIA_TYPES.values())}")


def send(body: str, form: str) -> Response:
    """A document in one of the forms. A page carries its style and nothing else."""
    response = current_app.response_class(body, mimetype=MEDIA_TYPES[form])
    if form == "html":
        response.headers["Content-Security-Policy"] = REPORT_POLICY
    return response
