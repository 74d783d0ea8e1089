"""Doing one job: take its lease, keep the lease alive, work, and close the job whatever became of it."""

from __future__ import annotations

import logging
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from claims import House
from claims.errors import ClaimsError
from verifier.config import Config
from verifier.errors import Refused
from verifier.jobs.kinds import KINDS, PATIENT, Outcome, Task
from verifier.jobs.task import TryLater
from verifier.logs import describe_exception
from verifier.problems import PROBLEMS, problem_document
from verifier.storage import leases
from verifier.storage.database import Database
from verifier.storage.leases import Lease, LeaseLost
from verifier.stores import now

_log = logging.getLogger(__name__)


class _Cancelled(Exception):
    """Somebody cancelled the job."""


class _Stopping(Exception):
    """The worker is being stopped."""


@dataclass(slots=True)
class Workplace:
    """What a worker works with. `stopping` is set when it is to end; `held` is the lease it works under."""

    config: Config
    database: Database
    house: House | None
    stopping: threading.Event = field(default_factory=threading.Event)
    held: Lease | None = None

    @property
    def lasts(self) -> timedelta:
        """How long a lease lasts without being renewed."""
        return timedelta(seconds=self.config.job_lease)

    def perform(self, id_: str) -> None:
        """Do a job, if it is there to be done. Raises nothing: a job that cannot even be closed runs out and is swept up."""
        try:
            with self.database.session() as session:
                lease = leases.take(session, id_, lasts=self.lasts, now=now())
            if lease is not None:
                self.held = lease
                with suppress(LeaseLost), _Heartbeat(self, lease) as heartbeat:
                    self._work(lease, heartbeat)
        except (
            Exception
        ) as error:  # an error that left here would be logged by the queue with its message, which may quote an article
            _log.error("unexpected error", extra={**describe_exception(error), "job": id_})
        finally:
            self.held = None

    def give_back(self) -> None:
        """Give back the job at work, when the worker cannot wait for its next step."""
        if self.held is not None:
            with suppress(LeaseLost), self.database.session() as session:
                leases.give_back(session, self.held, now=now())

    def _work(self, lease: Lease, heartbeat: _Heartbeat) -> None:
        try:
            outcome = self._run(lease, heartbeat)
            with self.database.session() as session:
                leases.finish(session, lease, outcome(session, now()), now=now())
            state = "done"
        except _Stopping:
            with self.database.session() as session:
                leases.give_back(session, lease, now=now())
            state = "queued"
        except _Cancelled:
            with self.database.session() as session:
                leases.cancelled(session, lease, now=now())
            state = "cancelled"
        except (Refused, ClaimsError) as error:
            with self.database.session() as session:
                leases.fail(session, lease, _document(error), now=now())
            state = "failed"
        except TryLater as error:
            state = self._break_off(lease, error)
        except LeaseLost:
            _log.warning("lease lost", extra=_named(lease))
            raise
        except Exception as error:  # a fault of ours or of the machine: it may pass, so it is tried again
            _log.error("unexpected error", extra={**describe_exception(error), **_named(lease)})
            state = self._break_off(lease, error)
        _log.info("job", extra={**_named(lease), "state": state})

    def _break_off(self, lease: Lease, error: Exception) -> str:
        most = PATIENT.get(lease.job.kind, self.config.job_attempts)
        with self.database.session() as session:
            return leases.break_off(session, lease, _document(error), most=most, now=now()).value

    def _run(self, lease: Lease, heartbeat: _Heartbeat) -> Outcome:
        def step(done: int, total: int, what: str) -> None:
            heartbeat.require()
            with self.database.session() as session:
                cancelled = leases.note_progress(session, lease, done, total, what)
            if cancelled:
                raise _Cancelled
            if self.stopping.is_set():
                raise _Stopping

        job = lease.job
        return KINDS[job.kind].run(Task(job=job, database=self.database, config=self.config, house=self.house, step=step))


class _Heartbeat:
    """Renews a lease from a thread of its own while the work goes on, so that a long step does not lose it."""

    def __init__(self, workplace: Workplace, lease: Lease) -> None:
        self._workplace = workplace
        self._lease = lease
        self._over = threading.Event()
        self._lost = False
        self._thread = threading.Thread(target=self._beat, name="heartbeat", daemon=True)

    def __enter__(self) -> _Heartbeat:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def require(self) -> None:
        """Raise `LeaseLost` when the lease is known to be gone."""
        if self._lost:
            raise LeaseLost(f"the lease of job {self._lease.job.id} ran out")

    def _beat(self) -> None:
        lasts = self._workplace.lasts
        while not self._over.wait(lasts.total_seconds() / 3):
            try:
                with self._workplace.database.session() as session:
                    leases.renew(session, self._lease, lasts=lasts, now=now())
            except LeaseLost:
                self._lost = True
                return
            except SQLAlchemyError as error:  # the database may be back at the next beat
                _log.warning("lease not renewed", extra={**describe_exception(error), **_named(self._lease)})


def broken_off() -> dict[str, Any]:
    """The problem of a job whose workers died."""
    return problem_document("broken-off", PROBLEMS["broken-off"].explanation)


def _document(error: Exception) -> dict[str, Any]:
    """What went wrong, in words that quote no article."""
    if isinstance(error, Refused):
        return problem_document(error.problem, str(error), faults=error.faults)
    if isinstance(error, TryLater):
        return problem_document("not-taken", str(error))
    if isinstance(error, ClaimsError):
        return problem_document("invalid-request", str(error))
    return problem_document("internal-error", f"the job broke off with {type(error).__name__}; the log of the workers says where")


def _named(lease: Lease) -> dict[str, Any]:
    return {"job": lease.job.id, "kind": lease.job.kind, "attempts": lease.job.attempts}
