"""The kinds of jobs, one line each. A new kind is a module with `run`, and a line of the table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from verifier.jobs import comparison, delivery
from verifier.jobs.task import Outcome, Task

__all__ = ["KINDS", "PATIENT", "Kind", "Outcome", "Task"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of job: what it is called, the work itself, and where the result is found.

    `run` may be called several times for one job and must change nothing: what it makes is kept by the outcome that it returns.
    """

    name: str
    run: Callable[[Task], Outcome]
    place: str | None = None  # the address of the result, filled in from the result's reference
    attempts: int | None = None  # in place of the setting


KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(name=comparison.NAME, run=comparison.run, place="/v1/comparisons/{comparison}"),
        Kind(name=delivery.NAME, run=delivery.run, attempts=delivery.ATTEMPTS),
    )
}
PATIENT = {kind.name: kind.attempts for kind in KINDS.values() if kind.attempts is not None}
"""The kinds that are tried more often than the setting says."""
