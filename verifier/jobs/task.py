"""What a job is given to work with, and what it hands back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from claims import House
from verifier.config import Config
from verifier.errors import ServiceError
from verifier.storage.database import Database
from verifier.storage.jobs import Job


class TryLater(ServiceError):
    """An attempt that came to nothing and may do better later; its text says why, and quotes no article."""


Outcome = Callable[[Session, datetime], Mapping[str, str]]
"""Keeps what a job made, in the transaction that closes the job, and says what that is: `{"comparison": id}`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A job at work. `step(done, total, what)` is called before each step; it raises when the work is to end there."""

    job: Job
    database: Database
    config: Config
    house: House | None
    step: Callable[[int, int, str], None]
