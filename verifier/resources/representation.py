"""Answers to read besides JSON: which form is asked for, and how it is sent."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Response, current_app, request

from claims.rules.wording import told_in
from verifier.errors import Refused
from verifier.headers import REPORT_POLICY

MEDIA_TYPES = {"json": "application/json", "html": "text/html", "md": "text/markdown"}
TEXT_SCHEMA = {"type": "string"}
ACCEPT_LANGUAGE = {
    "in": "header",
    "name": "Accept-Language",
    "schema": {"type": "string"},
    "description": "Languages of the reader, for `message` and `advice`; `lang` comes before it.",
    "example": "ar, en;q=0.5",
}
"""The header as the documentation of a route names it."""


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


def wanted_language(query: Mapping[str, str]) -> str:
    """The language of the query parameter `lang`, else the first of the header Accept-Language that findings are told in."""
    return query.get("lang") or told_in(tag for tag, quality in request.accept_languages if quality > 0)


def send(body: str, form: str) -> Response:
    """A document in one of the forms. A page carries its style and nothing else."""
    response = current_app.response_class(body, mimetype=MEDIA_TYPES[form])
    if form == "html":
        response.headers["Content-Security-Policy"] = REPORT_POLICY
    return response
