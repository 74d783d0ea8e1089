"""What workers do to jobs. Whoever has the lease of a job may change it; who has lost it changes nothing any more.

A job may be given to workers any number of times, and workers may die at any moment: the row decides. Workers serve every
tenant, so they go by the job's id alone, and do its work under the tenant that the row names.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, func, or_, select, update
from sqlalchemy.orm import Session

from verifier.storage import webhooks
from verifier.storage.jobs import GRACE, Job, State, job_of
from verifier.storage.models import JobRow

_MOST_SWEPT = 200  # jobs in one sweep, so that no sweep holds the database long
_BACK_OFF = timedelta(seconds=5)
_LONGEST_WAIT = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to work on a job, by a token that nobody else has."""

    job: Job
    token: str


class LeaseLost(Exception):
    """The lease ran out and the job may be with another worker: what was made of it here is thrown away."""


def take(session: Session, id_: str, *, lasts: timedelta, now: datetime) -> Lease | None:
    """Take a job that is queued and may start. None for any other: it was put into the queue twice, or cancelled, or deleted."""
    token = str(uuid.uuid4())
    taken = session.execute(
        update(JobRow)
        .where(JobRow.id == id_, JobRow.state == State.QUEUED.value, JobRow.ready <= now)
        .values(
            state=State.RUNNING.value,
            lease=token,
            lease_until=now + lasts,
            attempts=JobRow.attempts + 1,
            revision=JobRow.revision + 1,
            started=now,
        )
    )
    if not _changed(taken):
        return None
    return Lease(job_of(session.scalars(select(JobRow).where(JobRow.id == id_)).one()), token)


def renew(session: Session, lease: Lease, *, lasts: timedelta, now: datetime) -> None:
    """Keep the lease for longer. Raises `LeaseLost`."""
    _change(session, lease, lease_until=now + lasts)


def note_progress(session: Session, lease: Lease, done: int, total: int, step: str) -> bool:
    """Write down how far the job is; True when it is to be cancelled. Raises `LeaseLost`."""
    _change(session, lease, done=done, total=total, step=step, revision=JobRow.revision + 1)
    return bool(session.scalar(select(JobRow.cancelling).where(JobRow.id == lease.job.id)))


def finish(session: Session, lease: Lease, result: Mapping[str, str], *, now: datetime) -> None:
    """The job is done; in the transaction that keeps what it made. Raises `LeaseLost`, which undoes that transaction."""
    _close(session, lease, State.DONE, now, result=dict(result), done=func.coalesce(JobRow.total, JobRow.done))


def fail(session: Session, lease: Lease, error: Mapping[str, Any], *, now: datetime) -> None:
    """The job cannot be done. Raises `LeaseLost`."""
    _close(session, lease, State.FAILED, now, error=dict(error))


def cancelled(session: Session, lease: Lease, *, now: datetime) -> None:
    """The job was cancelled while it ran. Raises `LeaseLost`."""
    _close(session, lease, State.CANCELLED, now)


def give_back(session: Session, lease: Lease, *, now: datetime) -> None:
    """Queue the job again as if it had never been taken: this worker is being stopped. Raises `LeaseLost`."""
    _change(session, lease, **_queued(now, now), attempts=JobRow.attempts - 1)


def break_off(session: Session, lease: Lease, error: Mapping[str, Any], *, most: int, now: datetime) -> State:
    """An attempt broke off: try again later, or give the job up after the last attempt. Raises `LeaseLost`."""
    if lease.job.attempts >= most:
        _close(session, lease, State.DEAD, now, error=dict(error))
        return State.DEAD
    later = now + back_off(lease.job.attempts)
    _change(session, lease, **_queued(later, later), error=dict(error))
    return State.QUEUED


def back_off(attempts: int) -> timedelta:
    """How long to wait after so many attempts: 5 seconds, 20, 80, ... at most ten minutes."""
    wait: timedelta = _BACK_OFF * 4 ** min(attempts - 1, 10)
    return min(wait, _LONGEST_WAIT)


def sweep(
    session: Session, error: Mapping[str, Any], *, most: int, patient: Mapping[str, int] | None = None, now: datetime
) -> list[str]:
    """The ids of jobs to put into the queue: those whose lease ran out, whose wait is over, and that the queue may have lost.

    A job whose last attempt ran out is given up with `error`; kinds that are tried more often stand in `patient`.
    Several workers may sweep at once: each job goes to one of them.
    """
    due = or_(
        and_(JobRow.state == State.QUEUED.value, JobRow.sweep <= now),
        and_(JobRow.state == State.RUNNING.value, JobRow.lease_until <= now),
    )
    rows = session.scalars(select(JobRow).where(due).order_by(JobRow.key).limit(_MOST_SWEPT).with_for_update(skip_locked=True))
    found = []
    for row in rows:
        if row.state == State.RUNNING:
            _expire(session, row, error, (patient or {}).get(row.kind, most), now)
        if row.state == State.QUEUED:
            # Twice as long each time: a job that waits behind many others is not put in again and again.
            row.sweep = now + max(GRACE, now - row.created)
            found.append(row.id)
    session.flush()
    return found


def _expire(session: Session, row: JobRow, error: Mapping[str, Any], most: int, now: datetime) -> None:
    row.lease, row.lease_until, row.revision = None, None, row.revision + 1
    if row.cancelling:
        row.state, row.finished = State.CANCELLED.value, now
    elif row.attempts >= most:
        row.state, row.finished, row.error = State.DEAD.value, now, dict(error)
    else:
        row.state, row.ready = State.QUEUED.value, now
    if row.state != State.QUEUED:
        webhooks.tell_of_job(session, job_of(row), now=now)


def _queued(ready: datetime, sweep_at: datetime) -> dict[str, Any]:
    return {
        "state": State.QUEUED.value,
        "lease": None,
        "lease_until": None,
        "ready": ready,
        "sweep": sweep_at,
        "done": 0,
        "step": None,
        "revision": JobRow.revision + 1,
    }


def _close(session: Session, lease: Lease, state: State, now: datetime, **values: Any) -> None:
    ended = {"state": state.value, "finished": now, "lease": None, "lease_until": None, "step": None}
    _change(session, lease, **{**ended, "error": None, "revision": JobRow.revision + 1, **values})
    ended_job = job_of(session.scalars(select(JobRow).where(JobRow.id == lease.job.id)).one())
    webhooks.tell_of_job(session, ended_job, now=now)


def _change(session: Session, held: Lease, **values: Any) -> None:
    mine = (JobRow.id == held.job.id, JobRow.lease == held.token, JobRow.state == State.RUNNING.value)
    if not _changed(session.execute(update(JobRow).where(*mine).values(**values))):
        raise LeaseLost(f"the lease of job {held.job.id} ran out")


def _changed(result: Any) -> bool:
    return bool(result.rowcount)
