"""Browsers that signed in with a key: a signed cookie that names the key, and a token that forms carry.

The cookie holds no secret of a key. What it names is looked up for every request, so a revoked key signs everybody out at once.
"""

from __future__ import annotations

import hmac
import os
import secrets
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

from flask import Flask, Request, g, has_request_context, request, session
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface
from itsdangerous import URLSafeTimedSerializer
from markupsafe import Markup
from sqlalchemy import make_url

from verifier.config import Config, variable
from verifier.errors import InvalidSetting, Refused

COOKIE = "crosscheck_session"
CSRF_FIELD = "csrf"
CSRF_HEADER = "X-CSRF-Token"
_LONGEST = timedelta(hours=12)
_SHORTEST_SECRET = 32  # characters: 16 random bytes in hexadecimal
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


class Sessions(SecureCookieSessionInterface):
    """Flask's signed cookie, with the secret read when it is first needed, and marked Secure where the page is."""

    def __init__(self, config: Config) -> None:
        self.config = config

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """The session of a request; one without a cookie needs no secret."""
        if COOKIE not in request.cookies:
            return self.session_class()
        return super().open_session(app, request)

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        """What signs the cookie; None where there is no secret."""
        if app.secret_key is None:
            app.secret_key = secret_of(self.config)
        return super().get_signing_serializer(app)

    def get_cookie_secure(self, app: Flask) -> bool:
        """True when the request came over https."""
        return request.is_secure


def register(app: Flask, config: Config) -> None:
    """Let browsers sign in. Raises `InvalidSetting` for a secret that cannot be used."""
    app.session_interface = Sessions(config)
    app.config.update(
        SESSION_COOKIE_NAME=COOKIE,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Strict",
        SESSION_REFRESH_EACH_REQUEST=False,
        PERMANENT_SESSION_LIFETIME=_LONGEST,
    )
    app.jinja_env.globals.update(csrf_field=csrf_field, csrf_token=csrf_token, signed_in=signed_in)
    _given_secret(config)


def begin(prefix: str, seal: str) -> None:
    """Sign the browser in with a key."""
    session.clear()
    session.update({"key": prefix, "seal": seal, CSRF_FIELD: secrets.token_urlsafe(24)})
    session.permanent = True


def end() -> None:
    """Sign the browser out."""
    session.clear()


def opened() -> tuple[str, str] | None:
    """The prefix of the key that the browser signed in with, and the seal of its secret."""
    if COOKIE not in request.cookies or "key" not in session:
        return None
    return str(session["key"]), str(session.get("seal", ""))


def check_form(config: Config) -> None:
    """Refuse a request of a signed-in browser that was not sent by one of our own pages."""
    sent: Any = request.headers.get(CSRF_HEADER)
    if sent is None and request.mimetype in _FORMS:
        request.max_form_memory_size = config.max_bytes
        sent = request.form.get(CSRF_FIELD)
    if not hmac.compare_digest((sent or "").encode("utf-8", "replace"), str(session.get(CSRF_FIELD, "-")).encode()):
        detail = f"a signed-in browser sends the token of its page, as the field {CSRF_FIELD} or the header {CSRF_HEADER}"
        raise Refused("forbidden", detail)


def signed_in() -> str | None:
    """The name of the key that the browser signed in with, for the pages."""
    return g.caller.name if has_request_context() and g.get("by_session") else None


def csrf_token() -> str:
    """The token that a page sends back; empty for a browser that needed no sign-in."""
    return str(session.get(CSRF_FIELD, "")) if signed_in() else ""


def csrf_field() -> Markup:
    """The token as a hidden field of a form."""
    return Markup('<input type="hidden" name="{}" value="{}">').format(CSRF_FIELD, csrf_token()) if signed_in() else Markup()


def secret_of(config: Config) -> str | None:
    """What cookies are signed with: the setting, else a file beside an SQLite database, made once. None elsewhere."""
    given = _given_secret(config)
    if given is not None:
        return given
    url = make_url(config.database)
    if url.get_backend_name() != "sqlite":
        return None
    if not url.database or url.database == ":memory:":
        return secrets.token_hex()
    return _kept_secret(Path(url.database + ".secret"))


def _given_secret(config: Config) -> str | None:
    if config.secret and config.secret_file:
        raise InvalidSetting(f"{variable('secret')} and {variable('secret_file')} are both set; one of them is enough")
    name, secret = variable("secret"), config.secret
    if config.secret_file:
        name = variable("secret_file")
        try:
            secret = Path(config.secret_file).read_text(encoding="utf-8").strip()
        except (OSError, ValueError) as error:
            raise InvalidSetting(f"{name}: the file cannot be read: {error}") from error
    elif not secret:
        return None
    if len(secret) < _SHORTEST_SECRET:
        raise InvalidSetting(f"{name} holds {len(secret)} characters; a secret has at least {_SHORTEST_SECRET}, made at random")
    return secret


def _kept_secret(path: Path) -> str:
    """The secret of a file; the first who needs it makes it, whole or not at all."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)  # readable by its owner alone
        try:
            with os.fdopen(handle, "w", encoding="ascii") as made:
                made.write(secrets.token_hex())
            os.link(name, path)
        except FileExistsError:
            pass  # another process was first
        finally:
            Path(name).unlink()
    return path.read_text(encoding="ascii").strip()
