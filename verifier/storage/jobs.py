"""Jobs as those who ask for them see them: made together with what they work on, listed, cancelled, sent round again.

What a worker does to a job stands in `leases.py`.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from verifier.errors import Refused
from verifier.storage.idempotency import KEPT
from verifier.storage.models import JobRow
from verifier.storage.paging import Page, read_page

GRACE = timedelta(seconds=10)
"""How long a job may stand outside the queue before the sweeper takes it for forgotten: far longer than putting it in takes."""


class State(StrEnum):
    """Where a job stands."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"  # it cannot be done; trying again as it is would fail again
    CANCELLED = "cancelled"
    DEAD = "dead"  # every attempt broke off


ENDED = frozenset({State.DONE, State.FAILED, State.CANCELLED, State.DEAD})


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A job as it stands. `revision` counts its changes; `result` names what it made by its kind."""

    tenant: str
    id: str
    kind: str
    state: State
    request: Mapping[str, Any]
    done: int
    total: int | None
    step: str | None
    result: Mapping[str, str] | None
    error: Mapping[str, Any] | None
    attempts: int
    cancelling: bool
    revision: int
    created: datetime
    started: datetime | None
    finished: datetime | None

    @property
    def has_ended(self) -> bool:
        """True when nothing more happens to it by itself."""
        return self.state in ENDED

    def to_dict(self) -> dict[str, Any]:
        """The job without its request, which may be large."""
        return {
            "id": self.id,
            "kind": self.kind,
            "state": self.state.value,
            "progress": {"done": self.done, "total": self.total, "step": self.step},
            "result": dict(self.result) if self.result is not None else None,
            "error": dict(self.error) if self.error is not None else None,
            "attempts": self.attempts,
            "cancelling": self.cancelling,
            "created": self.created.isoformat(),
            "started": self.started.isoformat() if self.started else None,
            "finished": self.finished.isoformat() if self.finished else None,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Backlog:
    """How many jobs wait, run and lie dead, and for how many seconds the first has been waiting."""

    queued: int
    running: int
    dead: int
    lag: float

    def to_dict(self) -> dict[str, Any]:
        """`{queued, running, dead, lag}`."""
        return {"queued": self.queued, "running": self.running, "dead": self.dead, "lag": self.lag}


def create(
    session: Session,
    tenant: str,
    kind: str,
    request: Mapping[str, Any],
    *,
    repeats: str | None = None,
    swept: bool = False,
    now: datetime,
) -> Job:
    """Make a job, in the transaction of what it works on. Put it into the queue once that is committed.

    `swept`: leave that to the next sweep of the workers, which comes within a second or two.
    """
    row = JobRow(
        tenant=tenant,
        id=str(uuid.uuid4()),
        kind=kind,
        state=State.QUEUED.value,
        request=dict(request),
        repeats=repeats,
        done=0,
        attempts=0,
        cancelling=False,
        revision=1,
        ready=now,
        sweep=now if swept else now + GRACE,
        created=now,
    )
    session.add(row)
    session.flush()
    return job_of(row)


def find(session: Session, tenant: str, id_: str) -> Job | None:
    """A job by its id; None where there is none."""
    row = _row(session, tenant, id_)
    return job_of(row) if row is not None else None


def repeated(session: Session, tenant: str, repeats: str, *, now: datetime) -> Job | None:
    """The job that a request with an Idempotency-Key made when it was sent before."""
    wanted = select(JobRow).where(JobRow.tenant == tenant, JobRow.repeats == repeats, JobRow.created >= now - KEPT)
    row = session.scalar(wanted.order_by(JobRow.key).limit(1))
    return job_of(row) if row is not None else None


def listed(
    session: Session, tenant: str, *, after: str | None, limit: int, state: State | None, kind: str | None = None
) -> Page[Job]:
    """Jobs, the newest first."""
    wanted = select(JobRow).where(JobRow.tenant == tenant)
    if kind is not None:
        wanted = wanted.where(JobRow.kind == kind)
    if state is not None:
        wanted = wanted.where(JobRow.state == state.value)
    page = read_page(session, wanted, JobRow.key, after=after, limit=limit, newest_first=True)
    return Page([job_of(row) for row in page.items], page.next)


def cancel(session: Session, tenant: str, id_: str, *, now: datetime) -> Job | None:
    """Cancel a job: at once while it is queued, at its next step while it runs. None where there is none.

    Raises `Refused` for one that has ended otherwise.
    """
    row = _locked(session, tenant, id_)
    if row is None:
        return None
    if row.state == State.QUEUED:
        row.state, row.finished, row.revision = State.CANCELLED.value, now, row.revision + 1
    elif row.state == State.RUNNING:
        if not row.cancelling:
            row.cancelling, row.revision = True, row.revision + 1
    elif row.state != State.CANCELLED:
        raise Refused("job-has-ended", f"the job is {row.state}; only a queued or a running one can be cancelled")
    session.flush()
    return job_of(row)


def retry(session: Session, tenant: str, id_: str, *, now: datetime) -> Job | None:
    """Queue a dead or failed job again with all its attempts. None where there is none. Raises `Refused` for any other."""
    row = _locked(session, tenant, id_)
    if row is None:
        return None
    if row.state not in (State.DEAD, State.FAILED):
        raise Refused("job-not-retryable", f"the job is {row.state}; only a dead or a failed one can be sent round again")
    row.state, row.attempts, row.cancelling = State.QUEUED.value, 0, False
    row.error, row.finished, row.done, row.step = None, None, 0, None
    row.ready, row.sweep, row.revision = now, now + GRACE, row.revision + 1
    session.flush()
    return job_of(row)


def backlog(session: Session, *, now: datetime) -> Backlog:
    """What waits in the whole service, of every tenant: it tells how the service is, not what anybody does."""
    counts: dict[str, int] = dict(session.execute(select(JobRow.state, func.count()).group_by(JobRow.state)).all())
    waiting = select(func.min(JobRow.ready)).where(JobRow.state == State.QUEUED.value, JobRow.ready <= now)
    first = session.scalar(waiting)
    lag = round((now - first).total_seconds(), 1) if first is not None else 0.0
    queued, running, dead = (counts.get(state.value, 0) for state in (State.QUEUED, State.RUNNING, State.DEAD))
    return Backlog(queued=queued, running=running, dead=dead, lag=lag)


def job_of(row: JobRow) -> Job:
    """The job of a row."""
    return Job(
        tenant=row.tenant,
        id=row.id,
        kind=row.kind,
        state=State(row.state),
        request=row.request,
        done=row.done,
        total=row.total,
        step=row.step,
        result=row.result,
        error=row.error,
        attempts=row.attempts,
        cancelling=row.cancelling,
        revision=row.revision,
        created=row.created,
        started=row.started,
        finished=row.finished,
    )


def _row(session: Session, tenant: str, id_: str) -> JobRow | None:
    return session.scalar(select(JobRow).where(JobRow.tenant == tenant, JobRow.id == id_))


def _locked(session: Session, tenant: str, id_: str) -> JobRow | None:
    return session.scalar(select(JobRow).where(JobRow.tenant == tenant, JobRow.id == id_).with_for_update())
