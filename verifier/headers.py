"""Security headers on every answer. A view that needs more says so itself; what it sets is left alone."""

from __future__ import annotations

from flask import Flask, Response, request

_COMMON = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'"
API_POLICY = f"{_COMMON}; form-action 'none'"
PAGE_POLICY = (
    f"{_COMMON}; form-action 'self'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'"
)
# Its links to articles open beside it, outside of the sandbox: pages of newspapers refuse to be framed, and need their scripts.
_POPUPS = "sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox"
# A report is one file that carries its own style sheet; it needs no script, no form and no other file.
REPORT_POLICY = f"{_COMMON}; form-action 'none'; style-src 'unsafe-inline'; img-src data:; {_POPUPS}"


def register(app: Flask) -> None:
    """Set the headers after each request."""

    @app.after_request
    def secure(response: Response) -> Response:
        page = response.mimetype == "text/html"
        response.headers.setdefault("Content-Security-Policy", PAGE_POLICY if page else API_POLICY)
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        if "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]:  # the older header cannot name origins
            response.headers.setdefault("X-Frame-Options", "DENY")
        # A page that sent no referrer at all would send its forms with the origin "null", as pages of other sites may.
        response.headers.setdefault("Referrer-Policy", "same-origin" if page else "no-referrer")
        response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        if request.method == "POST":  # answers quote what was sent
            response.headers.setdefault("Cache-Control", "no-store")
        return response
