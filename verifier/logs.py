"""Logs: one line for each request and each failure, with the request id and never with the text of an article."""

from __future__ import annotations

import json
import logging
import re
import sys
import time
import traceback
import uuid
from datetime import UTC, datetime
from typing import Any

from flask import Flask, Response, g, has_request_context, request

from verifier.config import Config

HEADER = "X-Request-Id"
_SAFE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,127}\Z")
_OURS = (
    "method",
    "route",
    "status",
    "milliseconds",
    "bytes_in",
    "bytes_out",
    "tenant",
    "key",
    "problem",
    "exception",
    "frames",
    "job",
    "kind",
    "state",
    "attempts",
)
_log = logging.getLogger("verifier.requests")


def request_id() -> str | None:
    """The id of the request being answered: the caller's when it has a safe shape, else a new one."""
    if not has_request_context():
        return None
    if "request_id" not in g:
        sent = request.headers.get(HEADER, "")
        g.request_id = sent if _SAFE_ID.match(sent) else uuid.uuid4().hex
    found: str = g.request_id
    return found


def describe_exception(error: BaseException) -> dict[str, Any]:
    """What may be logged of an exception: its type and where it was raised. Its message may quote an article and is left out."""
    frames = traceback.extract_tb(error.__traceback__)[-12:]
    return {"exception": type(error).__qualname__, "frames": [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]}


def register(app: Flask, config: Config) -> None:
    """Give each request an id, answer with it, and log the request."""
    _configure(config)

    @app.before_request
    def note_start() -> None:
        g.started = time.perf_counter()

    @app.after_request
    def log_request(response: Response) -> Response:
        response.headers[HEADER] = request_id() or ""
        caller = g.get("caller")
        elapsed = time.perf_counter() - g.get("started", time.perf_counter())
        _log.info(
            "request",
            extra={
                "method": request.method if len(request.method) < 12 else "?",
                "route": request.url_rule.rule if request.url_rule else None,
                "status": response.status_code,
                "milliseconds": round(elapsed * 1000, 1),
                "bytes_in": request.content_length,
                "tenant": caller.tenant if caller else None,
                "key": caller.name if caller else None,
                # counting a stream would read it to its end
                "bytes_out": None if response.is_streamed else response.calculate_content_length(),
            },
        )
        return response


class JsonLines(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """The record's time, level, event, request id and the fields that belong to the event."""
        return json.dumps(_fields(record), ensure_ascii=False, default=str)


class PlainLines(logging.Formatter):
    """The same, for reading in a terminal."""

    def format(self, record: logging.LogRecord) -> str:
        """`time level event key=value ...`."""
        found = _fields(record)
        head = f"{found.pop('time')} {found.pop('level')} {found.pop('event')}"
        return " ".join([head, *(f"{key}={value}" for key, value in found.items())])


class _Stderr(logging.StreamHandler[Any]):
    """Writes to whatever standard error is at the time."""

    def __init__(self) -> None:
        logging.Handler.__init__(self)

    @property
    def stream(self) -> Any:
        return sys.stderr


def _fields(record: logging.LogRecord) -> dict[str, Any]:
    found: dict[str, Any] = {
        "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
        "level": record.levelname.lower(),
        "event": record.getMessage(),
        "request_id": request_id(),
    }
    found.update({key: getattr(record, key) for key in _OURS if hasattr(record, key)})
    return {key: value for key, value in found.items() if value is not None}


def _configure(config: Config) -> None:
    logger = logging.getLogger("verifier")
    logger.setLevel(config.log_level.upper())
    for handler in [handler for handler in logger.handlers if isinstance(handler, _Stderr)]:
        logger.removeHandler(handler)
    handler = _Stderr()
    handler.setFormatter(JsonLines() if config.log_format == "json" else PlainLines())
    logger.addHandler(handler)
