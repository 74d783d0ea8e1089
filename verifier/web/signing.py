"""Signing in with a key, where keys are needed; and what browsers see where they may not go."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Response, current_app, make_response, redirect, render_template, request, url_for

from verifier import auth, sessions
from verifier.errors import Refused
from verifier.limits import current_config
from verifier.problems import PROBLEMS, refusal
from verifier.storage import audit
from verifier.storage.keys import seal_of
from verifier.stores import current_database, now
from verifier.web.blueprint import blueprint

_UNSIGNED = "The service has no secret to sign sessions with: set CROSSCHECK_SECRET."
_UNKNOWN = "This key is unknown, revoked or expired. It begins with cv_ and was shown when it was made."
_FIRST = "Sign in first; what you typed is still there when you go back."
FIXED = (_UNSIGNED, _UNKNOWN, _FIRST)
"""Messages that are looked up in the reader's language when they are shown."""


@blueprint.get("/sign-in")
def sign_in() -> str:
    """The page to sign in with a key."""
    return _page()


@blueprint.post("/sign-in")
def open_session() -> Response:
    """Sign the browser in, when the key is good."""
    if not _own(request.headers.get("Origin")):
        return refusal(Refused("forbidden", "a page of another site sent this form"))
    if sessions.secret_of(current_config()) is None:
        return make_response(_page(_UNSIGNED), 503)
    token = request.form.get("key", "").strip()
    key = auth.key_of(token)
    if key is None:
        return make_response(_page(_UNKNOWN), 401)
    sessions.begin(key.prefix, seal_of(token))
    with current_database().session() as session:
        audit.write(session, key.tenant, "sign-in", f"key:{key.prefix}", {}, actor=key.name, now=now())
    return _away(_next())


@blueprint.post("/sign-out")
def close_session() -> Response:
    """Sign the browser out."""
    sessions.end()
    return _away(url_for("web.sign_in"))


def refused_page(refused: Refused) -> Response | None:
    """What a browser is shown instead of a problem document; None for everybody else."""
    if request.blueprint != "web" or request.accept_mimetypes.best_match(["application/json", "text/html"]) != "text/html":
        return None
    status = PROBLEMS[refused.problem].status
    if status == 401:
        if request.method in ("GET", "HEAD"):
            return _away(url_for("web.sign_in", next=request.full_path.rstrip("?")))
        return make_response(_page(_FIRST), status)
    return make_response(render_template("web/refused.html", title=PROBLEMS[refused.problem].title, detail=str(refused)), status)


def _page(error: str | None = None) -> str:
    return render_template("web/sign_in.html", error=error, next=_next())


def _away(address: str) -> Response:
    return current_app.make_response(redirect(address, 303))


def _next() -> str:
    """Where to go afterwards: an address of this site, whatever was sent."""
    wanted = request.values.get("next", "")
    parts = urlsplit(wanted.replace("\\", "/")) if wanted.isprintable() else None
    if parts is None or parts.scheme or parts.netloc or not wanted.startswith("/") or wanted.startswith(("//", "/\\")):
        return url_for("web.start")
    return wanted


def _own(origin: str | None) -> bool:
    return origin is None or origin.lower() in (f"http://{request.host.lower()}", f"https://{request.host.lower()}")
