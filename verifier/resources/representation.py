"""Answers to read besides JSON: which form is asked for, and how it is sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from flask import Response, current_app, request

from claims.rules.wording import told_in
from verifier.errors import Refused
from verifier.headers import REPORT_POLICY
from verifier.reports.formats import FORMATS, content_type

READABLE = ("json", "html", "md")
"""The forms that everything to read comes in; reports come in more."""
TEXT_SCHEMA = {"type": "string"}
BINARY_SCHEMA = {"type": "string", "format": "binary"}
ACCEPT_LANGUAGE = {
    "in": "header",
    "name": "Accept-Language",
    "schema": {"type": "string"},
    "description": "Languages of the reader, for `message` and `advice`; `lang` comes before it.",
    "example": "ar, en;q=0.5",
}
"""The header as the documentation of a route names it."""


def wanted_form(query: Mapping[str, str], offered: Iterable[str] = READABLE) -> str:
    """The representation of the query parameter `format`, else the one of those offered that the header Accept likes best.

    Raises `Refused` when Accept likes none.
    """
    if query.get("format"):
        return query["format"]
    if not request.accept_mimetypes:
        return "json"
    kinds = {FORMATS[form].media_type: form for form in offered}
    best = request.accept_mimetypes.best_match(list(kinds))
    if best is None:
        raise Refused("not-acceptable", f"the answer can be sent as {', '.join(kinds)}")
    return kinds[best]


def wanted_language(query: Mapping[str, str]) -> str:
    """The language of the query parameter `lang`, else the first of the header Accept-Language that findings are told in."""
    return query.get("lang") or told_in(tag for tag, quality in request.accept_languages if quality > 0)


def send(body: str | bytes, form: str, *, name: str = "report") -> Response:
    """A document in one of the forms. A page carries its style and nothing else; a table and a PDF are files to keep."""
    known = FORMATS[form]
    response = current_app.response_class(body, content_type=content_type(form))
    if form == "html":
        response.headers["Content-Security-Policy"] = REPORT_POLICY
    if known.attached:
        response.headers["Content-Disposition"] = f'attachment; filename="crosscheck-{name}.{known.ending}"'
    return response
