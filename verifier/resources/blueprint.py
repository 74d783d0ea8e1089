"""What all resources share: strict reading of requests, and the documentation of the problems each can answer with."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import flask_smorest
from flask import Flask, Request
from marshmallow import RAISE, Schema, ValidationError
from webargs.flaskparser import FlaskParser
from werkzeug.routing import PathConverter

from verifier import auth, rates
from verifier.caller import Scope
from verifier.config import Config
from verifier.errors import Refused
from verifier.limits import EXTENSION, read_body
from verifier.problems import faults_of

View = TypeVar("View", bound=Callable[..., Any])
SCHEME = "key"
"""What the documentation calls the way to sign in."""
_UNKNOWN = {**FlaskParser.DEFAULT_UNKNOWN_BY_LOCATION, "query": RAISE}


class WholeId(PathConverter):
    """An id that may hold slashes, at the end of an address. What has an address below it ends otherwise: `a/versions` is no id."""

    regex = r"(?!.*/(?:versions(?:/[0-9]+)?|diff|claimreview)\Z)[^/].*?"


class StrictParser(FlaskParser):
    """Reads bodies with `read_body` and turns validation errors into problems."""

    DEFAULT_UNKNOWN_BY_LOCATION = _UNKNOWN

    def load_json(self, req: Request, schema: Schema) -> Any:
        """The body of the request."""
        return read_body(req)

    def load_form(self, req: Request, schema: Schema) -> Any:
        """The form of the request. Raises `Refused` for another content type."""
        if req.mimetype not in ("application/x-www-form-urlencoded", "multipart/form-data"):
            sent = req.mimetype or "nothing"
            raise Refused("unsupported-media-type", f"the body is declared as {sent}; send application/x-www-form-urlencoded")
        return super().load_form(req, schema)

    def handle_error(self, error: ValidationError, req: Request, schema: Schema, **_: Any) -> NoReturn:
        """Refuse the request, telling each fault and where it is."""
        faults = faults_of(error.messages_dict)
        about_article = all(fault.pointer is not None and schema.__class__.__name__ == "ArticleSchema" for fault in faults)
        about_article = about_article or all(_in_article(fault.pointer) for fault in faults)
        count = f"{len(faults)} values" if len(faults) != 1 else "one value"
        detail = f"{count} cannot be used: {faults[0].pointer or faults[0].parameter or 'the body'} {faults[0].detail}"
        raise Refused("invalid-article" if about_article else "invalid-request", detail, faults=faults) from error


class Blueprint(flask_smorest.Blueprint):  # type: ignore[misc]
    """A resource of the API."""

    ARGUMENTS_PARSER = StrictParser()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._prepare_doc_cbks.append(self._document_door)

    if TYPE_CHECKING:  # flask-smorest has no types of its own

        def route(self, rule: str, **options: Any) -> Callable[[View], View]: ...
        def arguments(self, schema: Any, **options: Any) -> Callable[[View], View]: ...
        def response(self, status_code: int, schema: Any = None, **options: Any) -> Callable[[View], View]: ...
        def doc(self, **described: Any) -> Callable[[View], View]: ...
        def alt_response(self, status_code: int, response: str | None = None, **options: Any) -> Callable[[View], View]: ...

    def needs(self, scope: Scope) -> Callable[[View], View]:
        """Say which scope a view needs, where it is not the usual one of its method. It stands in the documentation too."""

        def decorate(view: View) -> View:
            view._apidoc = {**getattr(view, "_apidoc", {}), "scope": scope.value}  # type: ignore[attr-defined]
            return view

        return decorate

    def _document_door(self, doc: dict[str, Any], info: dict[str, Any], *, app: Flask, method: str, **_: Any) -> dict[str, Any]:
        """Who is let in, and what the others are told."""
        config: Config = app.extensions[EXTENSION]
        responses = doc.setdefault("responses", {})
        if self.name not in rates.FREE:
            responses.setdefault("429", HTTPStatus.TOO_MANY_REQUESTS.name)
        if auth.is_open(self.name, config) or config.keys == "never":
            return doc
        scope = info.get("scope") or auth.usual(method).value
        doc["security"] = [{SCHEME: [scope]}] if config.keys == "always" else [{}, {SCHEME: [scope]}]
        responses.setdefault("401", HTTPStatus.UNAUTHORIZED.name)
        responses.setdefault("403", HTTPStatus.FORBIDDEN.name)
        return doc

    def headers(self, *described: dict[str, Any]) -> Callable[[View], View]:
        """Document headers that a view reads."""

        def decorate(view: View) -> View:
            documented: View = self.doc(parameters=list(described))(view)
            return documented

        return decorate

    def problems(self, *statuses: int) -> Callable[[View], View]:
        """Document the problems a view can answer with."""

        def decorate(view: View) -> View:
            for status in statuses:
                view = self.alt_response(status, response=HTTPStatus(status).name)(view)
            return view

        return decorate


def _in_article(pointer: str | None) -> bool:
    parts = (pointer or "").split("/")
    return len(parts) > 2 and parts[1] in ("articles", "against") and parts[2].isdigit()
