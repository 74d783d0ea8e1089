"""The language of the pages: that of the address (`?lang=`), which is then remembered, that of the cookie, or the browser's.

Pages are in English or Arabic. Their words stand in `languages/<code>.toml`, by their English text, as those of reports do.
"""

from __future__ import annotations

from functools import cache
from typing import Any
from urllib.parse import urlencode

from flask import Response, request, url_for

from claims.language import base
from claims.rules.wording import TOLD, told_in
from verifier.reports.formats import FORMATS, Format
from verifier.reports.labels import Labels
from verifier.reports.pdf import is_available

COOKIE = "crosscheck-language"
_YEAR = 365 * 24 * 3600


def wanted_language() -> str:
    """The language that the pages of this request are in."""
    for asked in (request.args.get("lang"), request.cookies.get(COOKIE)):
        if asked in TOLD:
            return asked
    return told_in(tag for tag, quality in request.accept_languages if quality > 0)


def words() -> Labels:
    """The words of this request."""
    return words_of(wanted_language())


@cache
def words_of(code: str) -> Labels:
    """The words of a language: those of the pages and of the reports."""
    return Labels(code, "verifier.web")


def remember(response: Response) -> Response:
    """Keep the language that was asked for. The cookie says nothing else, and goes to nobody else."""
    asked = request.args.get("lang")
    if asked in TOLD and asked != request.cookies.get(COOKIE):
        response.set_cookie(COOKIE, asked, max_age=_YEAR, httponly=True, samesite="Lax", secure=request.is_secure)
    if response.mimetype == "text/html":
        response.vary.update(("Accept-Language", "Cookie"))
    return response


def context() -> dict[str, Any]:
    """What every template has."""
    return {"t": words(), "other_languages": _languages(), "formats": forms_offered()}


def forms_offered() -> list[Format]:
    """The forms a report can be downloaded in here."""
    return [form for form in FORMATS.values() if form.name != "pdf" or is_available()]


def _languages() -> list[dict[str, Any]]:
    """The other languages of this page, with the address of the same page in each."""
    here = request.path if request.method == "GET" and request.endpoint != "web.compare_without_articles" else url_for("web.start")
    query = {name: value for name, value in request.args.items() if name != "lang"} if request.method == "GET" else {}
    current = wanted_language()
    return [
        {
            "code": code,
            "name": base.language(code).own_name,
            "direction": base.language(code).direction,
            "url": f"{here}?{urlencode({**query, 'lang': code})}",
        }
        for code in TOLD
        if code != current
    ]
