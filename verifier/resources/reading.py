"""Articles out of a request: JSON, a file of any format that is read, several files of a form, or an address to read."""

from __future__ import annotations

from typing import Any

from flask import request
from werkzeug.exceptions import RequestEntityTooLarge

from claims import Article
from verifier import cors
from verifier.errors import Refused, shown
from verifier.ingest import KINDS, Ingested, Limits, Reading, read
from verifier.ingest.guard import AddressRefused, FetchFailed, fetch
from verifier.limits import current_config, read_body
from verifier.resources.blueprint import Blueprint
from verifier.schemas import examples
from verifier.schemas.article import ArticleSchema
from verifier.schemas.ingest import AddressSchema, UploadSchema

FORM = "multipart/form-data"
_ACCEPT = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/pdf;q=0.9, text/plain;q=0.8"
_EXAMPLES: dict[str, Any] = {
    "text/plain": examples.ENGLISH["text"],
    "text/html": examples.PAGE,
    "application/rss+xml": examples.FEED,
    "application/atom+xml": examples.ATOM,
    "application/vnd.iptc.g2.newsitem+xml": examples.NEWSML,
    "application/vnd.iptc.ninjs+json": examples.NINJS,
}


def _described(media_type: str) -> dict[str, Any]:
    kind = "object" if media_type.endswith("json") else "string"
    schema = {"type": kind} if media_type in _EXAMPLES else {"type": "string", "format": "binary"}
    return {"schema": schema, **({"example": _EXAMPLES[media_type]} if media_type in _EXAMPLES else {})}


_ADDRESS = {"address": {"summary": "An address to read", "value": {"url": "https://example.org/a1"}}}
BODY = {
    "required": True,
    "description": "An article as JSON; or a file; or a form with several; or, where the service reads addresses, an address.",
    "content": {
        "application/json": {
            "schema": {"anyOf": [ArticleSchema, AddressSchema]},
            "examples": {**examples.ARTICLES, **_ADDRESS},
        },
        **{name: _described(name) for kind in KINDS for name in kind.media_types if name != "application/json"},
        FORM: {"schema": UploadSchema},
    },
}
"""The body as the documentation of a route names it."""


def sent_articles() -> Article | Ingested:
    """What the request sends: an article as JSON, or the articles of files or of an address. Raises `Refused`."""
    if request.mimetype in (FORM, "text/plain"):
        _refuse_other_sites()
    if request.mimetype == FORM:
        return _uploaded()
    if request.mimetype in _FILES:
        _refuse_packed()
        return read(request.get_data(), media_type=request.content_type, limits=_limits())
    if request.mimetype == "application/json" or request.mimetype.endswith("+json"):
        body = read_body(request)
        if isinstance(body, dict) and set(body) == {"url"}:
            address: dict[str, str] = Blueprint.ARGUMENTS_PARSER.parse(AddressSchema(), request, location="json")
            return fetched(address["url"])
        article: Article = Blueprint.ARGUMENTS_PARSER.parse(ArticleSchema(), request, location="json")
        return article
    raise Refused(
        "unsupported-media-type",
        f"the body is declared as {shown(request.mimetype or 'nothing', 60)}; send application/json, {FORM}, {', '.join(_FILES)}",
    )


def fetched(url: str) -> Ingested:
    """The articles of an address. Raises `Refused`, also where the service is not set to read addresses."""
    config = current_config()
    if not config.fetch:
        raise Refused("fetching-is-off", "this service does not read addresses; send the article itself")
    try:
        found = fetch(url, max_bytes=config.max_bytes, accept=_ACCEPT)
    except AddressRefused as error:
        raise Refused("address-refused", str(error)) from error
    except FetchFailed as error:
        raise Refused("fetch-failed", str(error)) from error
    return read(found.content, name=_path(found.url), media_type=found.media_type, url=found.url, limits=_limits())


def _uploaded() -> Ingested:
    _refuse_packed()
    limits = _limits()
    try:
        files = [file for _, file in request.files.items(multi=True) if file.filename]
    except RequestEntityTooLarge as error:
        raise Refused("too-large", "the form has too many parts, or fields that are no files") from error
    unknown = [*request.form, *(name for name in request.files if name != "files")]
    if unknown:
        raise Refused(
            "invalid-request", f"the form has the field {shown(unknown[0], 60)!r}; files are sent as `files`, and nothing else"
        )
    if not files:
        raise Refused("invalid-request", "the form holds no file; send one or several as `files`")
    readings: list[Reading] = []
    for file in files:
        try:
            readings += read(file.read(), name=file.filename, media_type=file.mimetype or None, limits=limits).readings
        except Refused as error:
            raise Refused(error.problem, f"{shown(file.filename or '', 100)}: {error}", faults=error.faults) from error
        if len(readings) > limits.max_articles:
            raise Refused("too-large", f"the files hold more than {limits.max_articles} articles; send fewer at once")
    return Ingested(readings=tuple({reading.article.id: reading for reading in readings}.values()))


def _refuse_other_sites() -> None:
    """A browser sends forms and plain text for any page without asking first, so a page elsewhere could store things here."""
    origin = request.headers.get("Origin")
    if origin is not None and origin.partition("://")[2] != request.host and origin.lower() not in cors.allowed(current_config()):
        raise Refused("from-another-site", f"a page of {shown(origin, 100)} sends this; files are taken from pages of this service")


def _refuse_packed() -> None:
    if request.content_encoding not in (None, "", "identity"):
        raise Refused("unsupported-media-type", f"the body is packed as {request.content_encoding}; send it as it is")


def _limits() -> Limits:
    config = current_config()
    return Limits(max_bytes=config.max_bytes, max_articles=config.max_articles, max_characters=config.max_characters)


def _path(url: str) -> str:
    return url.partition("?")[0].partition("#")[0]


_FILES = tuple(name for kind in KINDS for name in kind.media_types if name != "application/json")
