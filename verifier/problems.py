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
            "fetching-is-off",
            403,
            "Addresses are not read",
            "The request names an address to read an article from, which this service is not set to do.",
            "Send the article itself, or set CROSSCHECK_FETCH=1 on your own service.",
        ),
        Problem(
            "from-another-site",
            403,
            "A page of another site sends this",
            "A browser sends a form or plain text on behalf of a page that is not of this service.",
            "Send it from a program, or as application/json from a page whose origin is allowed.",
        ),
        Problem(
            "unauthorized",
            401,
            "An API key is needed",
            "The request carries no key, or one that is unknown, revoked or expired.",
            "Send Authorization: Bearer with a key; `crosscheck keys create` makes one on the machine of the service.",
        ),
        Problem(
            "forbidden",
            403,
            "The key may not do this",
            "The key is good, but lacks the scope that the request needs; or a page sent a form without its token.",
            "Use a key that has the scope named in the detail, or load the page again.",
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
            "None of the media types of the header Accept can be sent, or the service lacks what it takes to make one.",
            "Accept application/json, text/html or text/markdown, or ask with ?format=; PDF needs the extra `pdf` of the service.",
        ),
        Problem(
            "key-reused",
            409,
            "The Idempotency-Key belongs to another request",
            "A request with another body was sent with this key.",
            "Take a new key for every request that is not a repetition.",
        ),
        Problem(
            "name-taken",
            409,
            "The name is taken",
            "There is a key of this name, or there was one. The audit trail goes by names, so each is given once.",
            "Take another name.",
        ),
        Problem(
            "key-ended",
            409,
            "The API key has ended",
            "A key that was revoked or has expired cannot be given a new secret.",
            "Make a new key.",
        ),
        Problem(
            "still-at-work",
            409,
            "The first request is still at work",
            "A request with this Idempotency-Key has not been answered yet.",
            "Ask again shortly with the same key and the same body.",
        ),
        Problem(
            "not-accepted",
            409,
            "Nobody has accepted the finding",
            "A ClaimReview is written only for a finding that a person accepted under a name.",
            "PATCH the finding with the decision accept and your name in by, then ask again.",
        ),
        Problem(
            "job-has-ended",
            409,
            "The job has ended",
            "A job that is done, failed or dead cannot be cancelled.",
            "Nothing is left to do; GET the job to see what it came to.",
        ),
        Problem(
            "job-not-retryable",
            409,
            "The job cannot be sent round again",
            "Only a dead or a failed job can be.",
            "GET the job to see where it stands.",
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
            "The body has more bytes, or a file unpacks to more, than the service is set to take.",
            "Send fewer articles at once, or raise CROSSCHECK_MAX_BYTES on your own service.",
        ),
        Problem(
            "unsupported-media-type",
            415,
            "The body is of a type that is not read",
            "Bodies are read as plain, unpacked JSON in UTF-8; articles are read from files of the documented formats too.",
            "Send Content-Type: application/json, or the media type of the file.",
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
            "unreadable-file",
            422,
            "A file cannot be read",
            "A file is damaged, not well-formed, in an encoding it does not name, or not what it is declared as.",
            "Open it in the program that made it, save it again, and send it with its own media type or name.",
        ),
        Problem(
            "encrypted-file",
            422,
            "A file is locked",
            "A file is protected by a password, or in a format of old that hides its words.",
            "Save it without a password, a document of Word as DOCX.",
        ),
        Problem(
            "no-text",
            422,
            "There are no words in it",
            "A file or page has no words of an article: it is empty, a picture of a text, or a page without an article.",
            "Send the words; recognise the text of scanned pages first (OCR).",
        ),
        Problem(
            "broken-off",
            500,
            "The job broke off",
            "Every attempt at the job ended before its time: its worker was killed, or ran out of memory.",
            "See the log of the workers, then POST to the job's retry.",
        ),
        Problem(
            "not-taken",
            502,
            "The receiver did not take the delivery",
            "The receiver of a webhook cannot be reached, or answered with a status other than 200 to 299.",
            "See to the receiver; the delivery is sent again by itself, and then by POST to its redeliver.",
        ),
        Problem(
            "address-refused",
            422,
            "The address is not connected to",
            "Only public addresses of the web are read or told, at ports 80 and 443, without a name or password.",
            "Send the article itself; give a webhook a public address, or set CROSSCHECK_WEBHOOK_PRIVATE for this machine.",
        ),
        Problem(
            "fetch-failed",
            502,
            "The address did not give an article",
            "The other side did not answer in time, answered with an error, or sent too much.",
            "Try the address in a browser; send the article itself where it needs a sign-in.",
        ),
        Problem(
            "too-many-requests",
            429,
            "Too many requests",
            "The key, or the address without one, has used up what is allowed for now.",
            "Wait the seconds of the header Retry-After; send several articles in one request.",
        ),
        Problem(
            "too-many-streams",
            503,
            "Too many streams are open",
            "Each stream of events keeps a thread of the service busy, and no more may be.",
            "Ask again after the seconds of the header Retry-After, or GET the job itself now and then.",
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
_BY_STATUS = {
    401: "unauthorized",
    403: "forbidden",
    404: "not-found",
    405: "method-not-allowed",
    406: "not-acceptable",
    413: "too-large",
    415: "unsupported-media-type",
}


def problem_document(name: str, detail: str, *, faults: Sequence[Fault] = (), status: int | None = None) -> dict[str, Any]:
    """A problem document."""
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
    return body


def problem_response(name: str, detail: str, *, faults: Sequence[Fault] = (), status: int | None = None) -> Response:
    """A problem document as an answer."""
    body = problem_document(name, detail, faults=faults, status=status)
    return current_app.response_class(current_app.json.dumps(body), status=body["status"], content_type=CONTENT_TYPE)


def register(app: Flask) -> None:
    """Turn every error of the application into a problem document."""
    app.register_error_handler(Refused, refusal)
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


def refusal(error: Refused) -> Response:
    """The problem document of a request that is not answered."""
    response = problem_response(error.problem, str(error), faults=error.faults)
    response.headers.update(error.headers)
    return response


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
