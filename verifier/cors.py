"""Pages of other sites: none may ask from a browser but those of the origins that the settings name. Those need a key too."""

from __future__ import annotations

import re

from flask import Flask, Response, request
from flask_cors import CORS

from verifier.config import Config, variable
from verifier.errors import InvalidSetting

_ORIGIN = re.compile(r"https?://[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[0-9]{1,5})?", re.ASCII)
_API = r"/v[12]/.*"
_METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
_SENT = ("Accept-Language", "Authorization", "Content-Type", "Idempotency-Key", "If-Match", "If-None-Match", "X-Request-Id")
_SEEN = (
    "ETag",
    "Idempotency-Replayed",
    "Link",
    "Location",
    "RateLimit-Limit",
    "RateLimit-Remaining",
    "RateLimit-Reset",
    "Retry-After",
    "WWW-Authenticate",
    "X-Request-Id",
)
_REMEMBERED = 600  # seconds that a browser need not ask again whether it may


def allowed(config: Config) -> list[str]:
    """The origins that the settings name."""
    return [origin.strip().lower() for origin in config.cors_origins.split(",") if origin.strip()]


def register(app: Flask, config: Config) -> None:
    """Let the pages of some origins use the API. Raises `InvalidSetting` for what is no origin."""
    origins = allowed(config)
    for origin in origins:
        if not _ORIGIN.fullmatch(origin):
            accepted = "origins such as https://cms.example.org, separated by commas"
            raise InvalidSetting(f"{variable('cors_origins')} names {origin!r}; it takes {accepted}")
    if not origins:
        return
    CORS(
        app,
        resources={_API: {"origins": origins}},
        methods=_METHODS,
        allow_headers=_SENT,
        expose_headers=_SEEN,
        max_age=_REMEMBERED,
        always_send=False,
        supports_credentials=False,  # cookies of signed-in browsers are for our own pages
    )

    @app.after_request
    def tell_caches(response: Response) -> Response:
        """An answer differs by origin, which the extension says only where there are several."""
        if re.match(_API, request.path):
            response.vary.add("Origin")
        return response
