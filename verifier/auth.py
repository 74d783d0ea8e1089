"""The one door: who asks, and whether they may.

A key comes in `Authorization: Bearer cv_<prefix>_<secret>`, or in the session of a browser that signed in with one. Whoever sits at
the machine itself needs none, unless the settings say so. What an operation needs stands at its view; where nothing does, reading
needs `read` and everything else `write`, so that no route is open by mistake.
"""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask, Response, current_app, g, request
from werkzeug.middleware.proxy_fix import ProxyFix

from verifier import sessions
from verifier.caller import AT_THE_MACHINE, Caller, Scope, require
from verifier.config import Config
from verifier.errors import Refused
from verifier.limits import current_config
from verifier.locality import why_not_local
from verifier.storage import keys
from verifier.stores import current_database, now

_OPEN = frozenset({"health", "rules", "documentation", "problems", "api-docs", "embed"})
"""Blueprints that hold nothing of anybody's, and the one that shows what was shared to whoever has its link."""
_OPEN_PAGES = frozenset({"web.static", "web.report_style", "web.sign_in", "web.open_session"})
_CHECKING_PAGES = frozenset(
    {
        "web.start",
        "web.compare_articles",
        "web.compare_without_articles",
        "web.list_demos",
        "web.show_demo",
        "web.edit_demo",
        "web.list_rules",
        "web.show_rule",
        "web.close_session",
    }
)
"""Pages that keep nothing and show nothing that is kept."""
_DECIDING_PAGE = "web.decide_finding"
_SAFE = ("GET", "HEAD", "OPTIONS")
_HOW = "send Authorization: Bearer with one; `crosscheck keys create` makes one on the machine of the service"
_CHALLENGE = 'Bearer realm="crosscheck"'


def register(app: Flask, config: Config) -> None:
    """Find out who asks before each request."""
    if config.proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=config.proxies, x_proto=config.proxies, x_host=0)  # type: ignore[method-assign]
    sessions.register(app, config)

    @app.before_request
    def identify() -> None:
        g.caller, g.refusal, g.by_session = None, None, False
        if request.endpoint is None or request.method == "OPTIONS" or needed(request.endpoint, request.method) is None:
            return
        try:
            g.caller = _caller(config)
        except Refused as refused:
            g.refusal = refused

    @app.after_request
    def keep_from_caches(response: Response) -> Response:
        if g.get("by_session"):
            response.headers.setdefault("Cache-Control", "no-store")
        return response


def enforce(app: Flask, page: Callable[[Refused], Response | None]) -> None:
    """Let in whoever may. `page` tells browsers in a page of their own why not."""

    @app.before_request
    def admit() -> Response | None:
        try:
            _admit()
        except Refused as refused:
            shown = page(refused)
            if shown is None:
                raise
            shown.headers.update(refused.headers)
            return shown
        return None


def needed(endpoint: str, method: str) -> Scope | None:
    """The scope that a request needs; None where everybody may."""
    if is_open(endpoint.partition(".")[0], current_config()) or endpoint in _OPEN_PAGES:
        return None
    if endpoint in _CHECKING_PAGES:
        return Scope.CHECK
    if endpoint == _DECIDING_PAGE:
        return Scope.DECIDE
    said = getattr(current_app.view_functions[endpoint], "_apidoc", {}).get("scope")
    return Scope(said) if said is not None else usual(method)


def is_open(blueprint: str, config: Config) -> bool:
    """True when everybody may see what a blueprint has."""
    return blueprint in _OPEN or (blueprint == "metrics" and config.metrics == "open")


def usual(method: str) -> Scope:
    """The scope of a method where the view says nothing."""
    return Scope.READ if method.upper() in _SAFE else Scope.WRITE


def key_of(token: str) -> keys.Key | None:
    """The key that a token is the secret of, its use noted; None for a token of nobody."""
    time = now()
    with current_database().reading() as session:
        key = keys.known(session, token, now=time)
    return _used(key)


def _admit() -> None:
    if request.endpoint is None or request.method == "OPTIONS":
        return
    scope = needed(request.endpoint, request.method)
    if scope is None:
        return
    if g.refusal is not None:
        raise g.refusal
    require(scope)
    if g.by_session and request.method not in _SAFE:
        sessions.check_form(current_config())


def _caller(config: Config) -> Caller:
    if config.keys == "never":
        return AT_THE_MACHINE
    sent = request.headers.get("Authorization")
    if sent is not None:
        return _bearer(sent)
    opened = sessions.opened()
    if opened is not None:
        with current_database().reading() as session:
            key = _used(keys.sealed(session, *opened, now=now()))
        if key is not None:
            g.by_session = True
            return key.caller
    if config.keys == "always":
        raise Refused("unauthorized", f"this needs an API key; {_HOW}", headers={"WWW-Authenticate": _CHALLENGE})
    why = why_not_local(request.remote_addr, dict(request.headers), proxies=config.proxies)
    if why is not None:
        detail = f"this needs an API key, because {why}; {_HOW}"
        raise Refused("unauthorized", detail, headers={"WWW-Authenticate": _CHALLENGE})
    return AT_THE_MACHINE


def _bearer(sent: str) -> Caller:
    scheme, _, token = sent.partition(" ")
    key = key_of(token.strip(" ")) if scheme.lower() == "bearer" else None
    if key is None:
        detail = f"the API key is unknown, revoked or expired; {_HOW}"
        raise Refused("unauthorized", detail, headers={"WWW-Authenticate": f'{_CHALLENGE}, error="invalid_token"'})
    return key.caller


def _used(key: keys.Key | None) -> keys.Key | None:
    if key is not None and not keys.was_used_lately(key, now=now()):
        with current_database().session() as session:
            keys.note_use(session, key, now=now())
    return key
