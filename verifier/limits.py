"""Reading a request body within bounds: its size, its encoding, its depth, and strictly JSON.

Depth is counted before parsing, so that a body of a million brackets costs one pass and no recursion.
"""

from __future__ import annotations

import json
import math
import re
from typing import Any, NoReturn

from flask import Request, current_app

from verifier.config import Config
from verifier.errors import Refused

EXTENSION = "crosscheck"
# A string with its escapes is skipped whole; possessive, so no text makes it go back. The closing quote may be missing.
_TOKEN = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[\[{]|[\]}]', re.DOTALL)


def current_config() -> Config:
    """The configuration of the application that answers."""
    config: Config = current_app.extensions[EXTENSION]
    return config


def read_body(request: Request) -> Any:
    """The JSON value of a request's body. Raises `Refused` for another content type, a body too large, or what is not JSON."""
    if not (request.mimetype == "application/json" or re.fullmatch(r"application/[\w.-]+\+json", request.mimetype)):
        sent = request.mimetype or "nothing"
        raise Refused("unsupported-media-type", f"the body is declared as {sent}; send Content-Type: application/json")
    charset = request.mimetype_params.get("charset", "utf-8").lower()
    if charset not in ("utf-8", "utf8", "us-ascii"):
        raise Refused("unsupported-media-type", f"the body is declared as {charset}; JSON is sent in UTF-8")
    if request.content_encoding not in (None, "", "identity"):
        raise Refused("unsupported-media-type", f"the body is packed as {request.content_encoding}; send it as it is")
    return read_json(request.get_data(), max_depth=current_config().max_depth)


def read_json(body: bytes, *, max_depth: int) -> Any:
    """Read one strict JSON value: UTF-8, no NaN or Infinity, no key twice in one object, nested at most `max_depth` deep."""
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused("invalid-json", f"the body is not UTF-8: byte {error.start} is 0x{body[error.start]:02x}") from error
    if not text.strip():
        raise Refused("invalid-json", "the body is empty; send a JSON object")
    depth = nesting(text, limit=max_depth)
    if depth > max_depth:
        raise Refused("too-deep", f"the body is nested more than {max_depth} deep")
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=_no_constant, parse_float=_float, parse_int=_whole)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise Refused("invalid-json", f"the body is not JSON: {error.msg} at {where}") from error


def nesting(text: str, *, limit: int) -> int:
    """How deep arrays and objects of a JSON text are nested; counting stops one past the limit. Linear in the text."""
    depth = deepest = 0
    for token in _TOKEN.finditer(text):
        mark = text[token.start()]
        if mark in "[{":
            depth += 1
            deepest = max(deepest, depth)
            if deepest > limit:
                break
        elif mark in "]}":
            depth -= 1
    return deepest


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise Refused("invalid-json", f"the key {key!r} stands twice in one object")
            seen.add(key)
    return found


def _no_constant(name: str) -> NoReturn:
    raise Refused("invalid-json", f"{name} is not JSON; leave the value out or send null")


def _float(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise Refused("invalid-json", f"the number {text[:40]} is too large")
    return number


def _whole(text: str) -> int:
    if len(text) > 400:  # Python refuses to read beyond 4300 digits; nothing here needs a number of that size
        raise Refused("invalid-json", f"a number of {len(text)} digits is too large")
    return int(text)
