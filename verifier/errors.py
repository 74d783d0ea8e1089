"""The errors of the service. `problems.py` turns them into answers; the command line into one line and exit code 2.

ServiceError
├── InvalidSetting    a setting of the environment cannot be used
├── Refused           a request that is not answered, with the kind of problem and what is wrong where
└── UnreadableInput   a file or stream given to the command line cannot be used
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


class ServiceError(Exception):
    """Anything the service refuses; its text says what happened, to what, and what would be accepted."""


class InvalidSetting(ServiceError):
    """A setting of the environment cannot be used."""


class UnreadableInput(ServiceError):
    """A file or stream given to the command line cannot be used."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a request: a place in the body as a JSON pointer, or a query parameter, and what is wrong there."""

    detail: str
    pointer: str | None = None
    parameter: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """`{pointer, detail}` or `{parameter, detail}`."""
        place = {"parameter": self.parameter} if self.parameter is not None else {"pointer": self.pointer or ""}
        return {**place, "detail": shown(self.detail)}


class Refused(ServiceError):
    """A request that is not answered. `problem` is a name of `verifier.problems.PROBLEMS`; `headers` go with the answer."""

    def __init__(
        self, problem: str, detail: str, *, faults: Sequence[Fault] = (), headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(detail)
        self.problem = problem
        self.faults = tuple(faults)
        self.headers = dict(headers or {})


def shown(text: str, limit: int = 300) -> str:
    """A message that is safe to send: short, and without lone surrogates, which UTF-8 cannot carry."""
    if len(text) > limit:
        text = text[: limit // 2] + " … " + text[-limit // 2 :]
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
