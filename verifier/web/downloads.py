"""Reports as files, and what reports in pages link to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask import Response, abort, url_for

from claims.model.article import Article
from claims.rules import CATALOGUE
from verifier import reports
from verifier.errors import Refused
from verifier.headers import REPORT_POLICY
from verifier.reports import FORMATS
from verifier.reports.formats import content_type
from verifier.web.interface import wanted_language


def download(report: Mapping[str, Any], articles: Sequence[Article], form: str, *, name: str = "report") -> Response:
    """A report as a file in one of the forms, in the language of the pages."""
    if form not in FORMATS:
        abort(404, description=f"There is no format {form!r}; there are {', '.join(FORMATS)}.")
    try:
        content = reports.encode(report, articles, form, language=wanted_language())
    except Refused as error:
        abort(406, description=str(error))
    response = Response(content, content_type=content_type(form))
    response.headers["Content-Disposition"] = f'attachment; filename="crosscheck-{name}.{FORMATS[form].ending}"'
    if form == "html":
        response.headers["Content-Security-Policy"] = REPORT_POLICY
    return response


def rule_url(code: str) -> str | None:
    """The address of a rule's page; None for one that has none."""
    return url_for("web.show_rule", code=code) if any(found.code == code for found in CATALOGUE) else None
