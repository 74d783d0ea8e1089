"""Sending requests: errors as exceptions, and another try where that can do no harm.

A request is tried again when the service asks to wait (429, 503) or nobody answers, and only if it is safe, can be repeated, or
carries an `Idempotency-Key`, by which the service does it once.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from email.utils import parsedate_to_datetime
from typing import Any

import httpx

from verifier.client.errors import NotUnderstood, Problem, Unreachable

_AGAIN = (429, 503)
_REPEATABLE = ("GET", "HEAD", "PUT", "DELETE")
_FIRST, _MOST = 0.5, 60.0
"""Seconds before the second try, and at most before any."""


class Transport:
    """Requests to one service. `retries` counts the tries after the first; `sleep` waits between them."""

    def __init__(self, client: httpx.Client, *, retries: int, sleep: Callable[[float], None] = time.sleep) -> None:
        self.client = client
        self.retries = retries
        self.sleep = sleep

    def send(self, method: str, path: str, **options: Any) -> httpx.Response:
        """The answer. Raises `Problem` for one that is an error, `Unreachable` when there is none."""
        headers = {name: value for name, value in (options.pop("headers", None) or {}).items() if value is not None}
        repeatable = method in _REPEATABLE or "Idempotency-Key" in headers
        for tried in range(self.retries + 1):
            last = tried == self.retries or not repeatable
            try:
                response = self.client.request(method, path, headers=headers, **options)
            except httpx.TransportError as error:
                if last:
                    raise Unreachable(f"{self.client.base_url} does not answer: {error}") from error
                self.sleep(_pause(tried, None))
                continue
            if response.status_code not in _AGAIN or last:
                return _good(response)
            self.sleep(_pause(tried, _wait(response.headers)))
        raise AssertionError("a request is tried at least once")

    @contextmanager
    def stream(self, path: str, headers: Mapping[str, str]) -> Iterator[httpx.Response]:
        """An answer that comes bit by bit."""
        try:
            with self.client.stream("GET", path, headers=dict(headers)) as response:
                if response.is_error:
                    response.read()
                yield _good(response)
        except httpx.TransportError as error:
            raise Unreachable(f"{self.client.base_url} does not answer: {error}") from error


def document(response: httpx.Response) -> Any:
    """The JSON of an answer. Raises `NotUnderstood` for another."""
    try:
        return response.json()
    except ValueError as error:
        kind = response.headers.get("Content-Type", "nothing")
        raise NotUnderstood(f"{response.request.url} answers with {kind}, not JSON; is it the address of the service?") from error


def _good(response: httpx.Response) -> httpx.Response:
    if not response.is_error:
        return response
    try:
        told = response.json()
    except ValueError:
        told = None
    if not isinstance(told, dict):
        told = {"title": response.reason_phrase, "detail": response.text[:200]}
    raise Problem(response.status_code, told, retry_after=_wait(response.headers))


def _wait(headers: Mapping[str, str]) -> float | None:
    """The seconds of the header Retry-After; None for a date in it, which says the same less exactly, or for nonsense."""
    told = headers.get("Retry-After", "")
    if told.isdecimal():
        return float(told)
    try:
        return max(0.0, parsedate_to_datetime(told).timestamp() - time.time())
    except ValueError:
        return None


def _pause(tried: int, told: float | None) -> float:
    return min(_MOST, told if told is not None else _FIRST * 2**tried)
