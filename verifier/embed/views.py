"""What a page elsewhere loads. Everything here is open to whoever has a link that was shared, and to nobody else."""

from __future__ import annotations

import re
from typing import Any

from flask import Blueprint, Response, abort, current_app, request, url_for
from markupsafe import Markup

from verifier import reports, shares
from verifier.config import Config
from verifier.headers import REPORT_POLICY
from verifier.limits import current_config
from verifier.reports import embed, html
from verifier.reports.retell import retold
from verifier.reports.view import Report
from verifier.storage import comparisons, decisions
from verifier.stores import current_database, now
from verifier.web.interface import wanted_language

blueprint = Blueprint("embed", __name__, static_folder="static", static_url_path="/embed/static")

_WIDTH, _HEIGHT = 720, 600
_OVER = "This link is over, or the report is gone."
_SHARED = re.compile(r"/embed/reports/([A-Za-z0-9_.=-]{1,500})/?")
_ANY = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}
"""The link is the secret; no cookie and no key of the browser goes with the request."""


@blueprint.get("/embed/crosscheck-report.js")
def script() -> Response:
    """The module that defines `<crosscheck-report>`."""
    response = blueprint.send_static_file("crosscheck-report.js")
    response.headers.update(_ANY)
    response.headers["Cache-Control"] = "public, max-age=3600"
    return response


@blueprint.get("/embed/reports/<token>")
def frame(token: str) -> Response:
    """A shared report as a page for a frame. `?lang=` chooses the reader's language."""
    found = url_for("embed.oembed", url=request.base_url, format="json", _external=True)
    response = current_app.response_class(html.document(_report(token), oembed=found), mimetype="text/html")
    ancestors = frame_ancestors(current_config())
    response.headers["Content-Security-Policy"] = REPORT_POLICY.replace("frame-ancestors 'none'", f"frame-ancestors {ancestors}")
    response.headers["Link"] = f'<{found}>; rel="alternate"; type="application/json+oembed"'
    response.headers["X-Robots-Tag"] = "noindex"
    return _private(response)


@blueprint.get("/embed/reports/<token>/data")
def show_data(token: str) -> Response:
    """A shared report as the data of the element."""
    response = current_app.response_class(current_app.json.dumps(embed.data(_report(token))), mimetype="application/json")
    response.headers.update(_ANY)
    return _private(response)


@blueprint.get("/oembed")
def oembed() -> dict[str, Any]:
    """What a consumer of oEmbed 1.0 needs to show a shared report in a frame."""
    if request.args.get("format", "json") != "json":
        abort(501, description="only the format json is there")
    address = request.args.get("url", "")
    match = _SHARED.fullmatch(address.removeprefix(request.host_url.rstrip("/")).partition("?")[0])
    if match is None or not address.startswith(request.host_url):
        abort(404, description="url is the address of a shared report of this service")
    report = _report(match[1])
    width, height = _bounded("maxwidth", _WIDTH), _bounded("maxheight", _HEIGHT)
    frame_ = Markup('<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy" referrerpolicy="no-referrer"></iframe>')
    return {
        "version": "1.0",
        "type": "rich",
        "title": report.title,
        "provider_name": "Crosscheck",
        "provider_url": request.host_url,
        "html": str(frame_.format(address, report.title, width, height)),
        "width": width,
        "height": height,
    }


def frame_ancestors(config: Config) -> str:
    """Who may show reports in frames, as the policy of a page says it."""
    return " ".join(origin.strip() for origin in config.frame_ancestors.split(",") if origin.strip()) or "'none'"


def _report(token: str) -> Report:
    share = shares.opened(current_config(), token, now=now())
    if share is None:
        abort(404, description=_OVER)
    with current_database().session() as session:
        stored = comparisons.find(session, share.tenant, share.comparison)
        if stored is None or (stored.shared_from is not None and share.made <= stored.shared_from):
            abort(404, description=_OVER)
        made = decisions.decided(session, share.tenant, [item["id"] for item in stored.result["findings"]])
    language = wanted_language()
    gone = [{"finding": id_, "state": "dismissed", "revision": 1} for id_, one in made.items() if one.state == "dismissed"]
    return reports.build({**retold(stored.result, language, stored.reasons), "decisions": gone}, stored.articles, language=language)


def _bounded(name: str, usual: int) -> int:
    told = request.args.get(name, "")
    return min(usual, int(told)) if told.isascii() and told.isdecimal() and len(told) < 6 and int(told) else usual


def _private(response: Response) -> Response:
    """Shared with whoever has the link: no cache between may keep it, and it varies with the reader's language."""
    response.headers["Cache-Control"] = "private, no-cache"
    response.vary.add("Accept-Language")
    return response
