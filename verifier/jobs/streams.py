"""Events of a job as a stream (server-sent events). Each event is the whole job, so one that was missed is no loss.

A stream keeps a thread of the server. How many a process serves at once is bounded, and none lasts for ever: browsers reconnect.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

from flask import Flask, Response, current_app, request

from verifier.config import Config
from verifier.errors import Refused
from verifier.limits import current_config
from verifier.storage import jobs
from verifier.storage.database import Database
from verifier.storage.jobs import Job
from verifier.stores import current_database

CONTENT_TYPE = "text/event-stream"
HEADER = "Last-Event-ID"
RETRY_AFTER = 5  # seconds
_EXTENSION = "crosscheck-streams"
_LOOK = 0.5  # seconds between two looks at the job
_QUIET = 15.0  # seconds after which a comment is sent: proxies close what is silent, and a client that left is noticed
_LONGEST = 300.0  # seconds


def register(app: Flask, config: Config) -> None:
    """Give the application its places for streams."""
    app.extensions[_EXTENSION] = threading.BoundedSemaphore(config.job_streams) if config.job_streams else None


def follow(job: Job, shown: Callable[[Job], dict[str, Any]]) -> Response:
    """The stream of a job from the event behind the header Last-Event-ID. Raises `Refused` when no place is free."""
    seen = _last_seen()
    if job.has_ended and seen >= job.revision:
        return current_app.response_class(status=204)
    places: threading.BoundedSemaphore | None = current_app.extensions[_EXTENSION]
    if places is None or not places.acquire(blocking=False):
        most = current_config().job_streams
        detail = f"this process serves {most} streams at once; ask again, or GET the job now and then"
        raise Refused("too-many-streams", detail, headers={"Retry-After": str(RETRY_AFTER)})
    response = current_app.response_class(_events(current_database(), job, seen, shown), mimetype=CONTENT_TYPE)
    response.call_on_close(places.release)
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Accel-Buffering"] = "no"  # nginx would hold the events back
    return response


def _last_seen() -> int:
    """The event to go on after; 0 for none and for one that is none of ours, which costs an event that was seen before."""
    sent = request.headers.get(HEADER, "")
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 10 else 0


def _events(database: Database, job: Job, seen: int, shown: Callable[[Job], dict[str, Any]]) -> Iterator[str]:
    yield f"retry: {RETRY_AFTER * 1000}\n\n"
    began = told = time.monotonic()
    found: Job | None = job
    while found is not None:
        if found.revision > seen:
            seen, told = found.revision, time.monotonic()
            yield f"id: {seen}\nevent: job\ndata: {json.dumps(shown(found), ensure_ascii=False)}\n\n"
        if found.has_ended or time.monotonic() - began > _LONGEST:
            return
        if time.monotonic() - told > _QUIET:
            told = time.monotonic()
            yield ": waiting\n\n"
        time.sleep(_LOOK)
        with database.session() as session:
            found = jobs.find(session, job.tenant, job.id)
