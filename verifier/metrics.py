"""What the service counts and measures, for Prometheus. Labels are routes, codes and kinds: never an address, a name or a text.

Each process counts for itself. Where PROMETHEUS_MULTIPROC_DIR names a folder, the processes count in its files, and whichever is
asked answers for all of them; `crosscheck serve` makes such a folder. The variable must be set before this module is loaded.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from flask import Flask, Response, g, request
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector
from sqlalchemy import Engine, event
from sqlalchemy.engine import ExceptionContext

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
_REGISTRY = CollectorRegistry()
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
# From an answer out of memory to the megabyte of text that the limits allow, see docs/reference/configuration.md.
_SECONDS = (0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)

_requests = Counter("crosscheck_requests", "Requests answered.", ["method", "route", "status"], registry=_REGISTRY)
_latency = Histogram(
    "crosscheck_request_seconds", "Seconds until an answer.", ["method", "route"], buckets=_SECONDS, registry=_REGISTRY
)
_engine = Histogram("crosscheck_engine_seconds", "Seconds of reading texts.", ["operation"], buckets=_SECONDS, registry=_REGISTRY)
_articles = Counter("crosscheck_articles", "Articles read.", ["operation"], registry=_REGISTRY)
_findings = Counter("crosscheck_findings", "Findings told.", ["code"], registry=_REGISTRY)
_errors = Counter("crosscheck_database_errors", "Errors of the database, by kind.", ["kind"], registry=_REGISTRY)


def register(app: Flask) -> None:
    """Count and time every request."""

    @app.before_request
    def note_start() -> None:
        g.measured_from = time.perf_counter()

    @app.after_request
    def count(response: Response) -> Response:
        method = request.method if request.method in _METHODS else "other"
        route = request.url_rule.rule if request.url_rule else "none"
        _requests.labels(method, route, str(response.status_code)).inc()
        started = g.get("measured_from")
        if started is not None:
            _latency.labels(method, route).observe(time.perf_counter() - started)
        return response


def watch(engine: Engine) -> None:
    """Count the errors of a database."""

    @event.listens_for(engine, "handle_error")
    def count(context: ExceptionContext) -> None:
        _errors.labels(type(context.sqlalchemy_exception or context.original_exception).__name__).inc()


@contextmanager
def reading(operation: str, articles: int) -> Iterator[None]:
    """Time the library at work on some articles."""
    with _engine.labels(operation).time():
        yield
    _articles.labels(operation).inc(articles)


def count_findings(codes: Iterable[str]) -> None:
    """Count findings by the codes of their rules."""
    for code in codes:
        _findings.labels(code).inc()


def exposition() -> bytes:
    """Everything counted so far, in the text format of Prometheus."""
    if not os.environ.get(FOLDER):
        return generate_latest(_REGISTRY)
    registry = CollectorRegistry()
    MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    return generate_latest(registry)
