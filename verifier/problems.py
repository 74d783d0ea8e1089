"""What can be wrong with a request, as RFC 9457 problem documents. One catalogue; every answer that is an error comes from here.

`type` is a relative URI that stays the same for good and can be opened: a short page says what happened and what to do.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Flask, Response, current_app
from werkzeug.exceptions import HTTPException

from claims.errors import ClaimsError, DataError, InvalidArticle, InvalidHouse, UnknownRule
from verifier.errors import Fault, Refused, shown
from verifier.logs import describe_exception, request_id

CONTENT_TYPE = "application/problem+json"
_MOST_FAULTS = 50
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Problem:
    """A kind of problem: its stable name, the status it is sent with, and what to do about it."""

    name: str
    status: int
    title: str
    explanation: str
    remedy: str

    @property
    def uri(self) -> str:
        """The `type` of the problem document, relative to the service."""
        return f"/problems/{self.name}"


PROBLEMS = {
    problem.name: problem
    for problem in (
        Problem(
            "bad-request",
            400,
            "The request cannot be read",
            "The request breaks the rules of HTTP.",
            "Compare it with the examples in the documentation.",
        ),
        Problem(
            "invalid-json",
            400,
            "The body is not JSON",
            "The body is empty, is not UTF-8, is not strict JSON (NaN, Infinity and trailing commas are not), or has a key twice.",
            "Send one JSON object in UTF-8, written by a JSON library.",
        ),
        Problem(
            "not-found", 404, "There is nothing here", "No resource has this address.", "See /v1/docs for the addresses there are."
        ),
        Problem(
            "unknown-rule", 404, "There is no such rule", "No rule has this code.", "GET /v1/rules lists every rule with its code."
        ),
        Problem(
            "method-not-allowed",
            405,
            "The address does not know this method",
            "The address exists, but not for this method.",
            "Use one of the methods of the header Allow.",
        ),
        Problem(
            "not-acceptable",
            406,
            "There is no such representation",
            "None of the media types of the header Accept can be sent.",
            "Accept application/json, text/html or text/markdown, or ask with ?format=.",
        ),
        Problem(
            "key-reused",
            409,
            "The Idempotency-Key belongs to another request",
            "A request with another body was sent with this key.",
            "Take a new key for every request that is not a repetition.",
        ),
        Problem(
            "still-at-work",
            409,
            "The first request is still at work",
            "A request with this Idempotency-Key has not been answered yet.",
            "Ask again shortly with the same key and the same body.",
        ),
        Problem(
            "changed-meanwhile",
            412,
            "It changed since you saw it",
            "The header If-Match names a revision that is not the present one.",
            "Read it again, and decide with what you find.",
        ),
        Problem(
            "too-large",
            413,
            "The body is too large",
            "The body has more bytes than the service is set to take.",
            "Send fewer articles at once, or raise CROSSCHECK_MAX_BYTES on your own service.",
        ),
        Problem(
            "unsupported-media-type",
            415,
            "The body is of a type that is not read",
            "Bodies are read as plain, unpacked JSON in UTF-8 only.",
            "Send Content-Type: application/json.",
        ),
        Problem(
            "invalid-request",
            422,
            "The request holds values that cannot be used",
            "The body is JSON, but a field is missing, unknown, of the wrong type, too long, or given twice.",
            "Each entry of errors points at one value (a JSON pointer into the body you sent) and says what would be accepted.",
        ),
        Problem(
            "invalid-article",
            422,
            "An article cannot be used as sent",
            "An article has a field that is missing, unknown, of the wrong type, empty, or no valid Unicode.",
            "Each entry of errors points at one field of one article and says what would be accepted.",
        ),
        Problem(
            "too-deep",
            422,
            "The body is nested too deep",
            "Objects and arrays stand inside one another more often than any request needs.",
            "Send the fields as the documentation shows them.",
        ),
        Problem(
            "not-ready",
            503,
            "The service is not ready",
            "The language data cannot be loaded, or the database does not answer.",
            "Ask again shortly; if it stays so, the log says why.",
        ),
        Problem(
            "internal-error",
            500,
            "The service failed",
            "Something went wrong inside the service. It was logged without the text of your articles.",
            "Tell whoever runs the service the request id of the answer.",
        ),
    )
}
_BY_STATUS = {404: "not-found", 405: "method-not-allowed", 406: "not-acceptable", 413: "too-large", 415: "unsupported-media-type"}


def problem_response(name: str, detail: str, *, faults: Sequence[Fault] = (), status: int | None = None) -> Response:
    """A problem document as an answer."""
    problem = PROBLEMS[name]
    body: dict[str, Any] = {
        "type": problem.uri,
        "title": problem.title,
        "status": status or problem.status,
        "detail": shown(detail),
        "request_id": request_id(),
    }
    if faults:
        body["errors"] = [fault.to_dict() for fault in faults[:_MOST_FAULTS]]
    return current_app.response_class(current_app.json.dumps(body), status=body["status"], content_type=CONTENT_TYPE)


def register(app: Flask) -> None:
    """Turn every error of the application into a problem document."""
    app.register_error_handler(Refused, _refused)
    app.register_error_handler(ClaimsError, _library_error)
    app.register_error_handler(HTTPException, http_problem)
    app.register_error_handler(Exception, _unexpected)


def faults_of(messages: Mapping[str, Any]) -> tuple[Fault, ...]:
    """The faults in a tree of validation messages, whose first level names where the values came from."""
    found = []
    for location, tree in messages.items():
        for path, detail in _leaves(tree, ()):
            if location == "json":
                found.append(Fault(detail, pointer="".join(f"/{_escaped(part)}" for part in path)))
            else:
                found.append(Fault(detail, parameter=".".join(map(str, path))))
    return tuple(found)


def http_problem(error: HTTPException) -> Response:
    """The problem document of an HTTP error, with every header the error carries (405 names the methods in Allow)."""
    status = error.code or 500
    if status < 400:  # a redirect is no problem
        return current_app.make_response(error.get_response())
    name = _BY_STATUS.get(status, "bad-request" if status < 500 else "internal-error")
    detail = error.description or PROBLEMS[name].explanation if status < 500 else PROBLEMS[name].explanation
    response = problem_response(name, detail, status=status)
    for header, value in error.get_headers():
        if header.lower() not in ("content-type", "content-length"):
            response.headers.add(header, value)
    return response


def _refused(error: Refused) -> Response:
    return problem_response(error.problem, str(error), faults=error.faults)


def _library_error(error: ClaimsError) -> Response:
    if isinstance(error, DataError | InvalidHouse):
        return _unexpected(error)
    if isinstance(error, UnknownRule):
        return problem_response("unknown-rule", str(error))
    field = error.field if isinstance(error, InvalidArticle) else ""
    faults = [Fault(str(error), pointer=f"/{field}" if field else "")]
    return problem_response(
        "invalid-article" if isinstance(error, InvalidArticle) else "invalid-request", str(error), faults=faults
    )


def _unexpected(error: Exception) -> Response:
    _log.error("unexpected error", extra=describe_exception(error))
    return problem_response("internal-error", PROBLEMS["internal-error"].explanation)


def _leaves(tree: Any, path: tuple[Any, ...]) -> list[tuple[tuple[Any, ...], str]]:
    if isinstance(tree, Mapping):
        inner = ((value, path if key == "_schema" else (*path, key)) for key, value in tree.items())
        return [leaf for value, place in inner for leaf in _leaves(value, place)]
    if isinstance(tree, list | tuple):
        return [leaf for value in tree for leaf in _leaves(value, path)]
    return [(path, str(tree))]


def _escaped(part: Any) -> str:
    return shown(str(part), 100).replace("~", "~0").replace("/", "~1")
