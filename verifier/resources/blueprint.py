"""What all resources share: strict reading of requests, and the documentation of the problems each can answer with."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import flask_smorest
from flask import Request
from marshmallow import RAISE, Schema, ValidationError
from webargs.flaskparser import FlaskParser

from verifier.errors import Refused
from verifier.limits import read_body
from verifier.problems import faults_of

View = TypeVar("View", bound=Callable[..., Any])
_UNKNOWN = {**FlaskParser.DEFAULT_UNKNOWN_BY_LOCATION, "query": RAISE}


class StrictParser(FlaskParser):
    """Reads bodies with `read_body` and turns validation errors into problems."""

    DEFAULT_UNKNOWN_BY_LOCATION = _UNKNOWN

    def load_json(self, req: Request, schema: Schema) -> Any:
        """The body of the request."""
        return read_body(req)

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

    if TYPE_CHECKING:  # flask-smorest has no types of its own

        def route(self, rule: str, **options: Any) -> Callable[[View], View]: ...
        def arguments(self, schema: Any, **options: Any) -> Callable[[View], View]: ...
        def response(self, status_code: int, schema: Any = None, **options: Any) -> Callable[[View], View]: ...
        def doc(self, **described: Any) -> Callable[[View], View]: ...
        def alt_response(self, status_code: int, response: str | None = None, **options: Any) -> Callable[[View], View]: ...

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
