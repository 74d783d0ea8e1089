"""What can go wrong between a program and the service."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any


class ClientError(Exception):
    """The root of what this client raises."""


class Unreachable(ClientError):
    """Nobody answers at the address, or the answer breaks off."""


class NotUnderstood(ClientError):
    """The answer is not what the service sends: another server stands at the address."""


class JobFailed(ClientError):
    """A job ended without a result. `job` is the job as it ended."""

    def __init__(self, message: str, job: Mapping[str, Any]) -> None:
        super().__init__(message)
        self.job = job


class Problem(ClientError):
    """The service refused a request: the problem document (RFC 9457) of its answer.

    `type` is the stable name ("/problems/not-found"), `faults` what is wrong where (`{pointer or parameter, detail}`),
    `retry_after` the seconds that the service asks to wait, None where it does not.
    """

    def __init__(self, status: int, document: Mapping[str, Any], *, retry_after: float | None = None) -> None:
        super().__init__(f"{document.get('title', 'refused')} ({status}): {document.get('detail', '')}")
        self.status = status
        self.type = str(document.get("type", "about:blank"))
        self.title = str(document.get("title", ""))
        self.detail = str(document.get("detail", ""))
        self.faults: Sequence[Mapping[str, str]] = tuple(document.get("errors", ()))
        self.request_id: str | None = document.get("request_id")
        self.retry_after = retry_after
