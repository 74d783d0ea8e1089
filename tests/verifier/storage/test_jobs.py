"""Jobs and leases: taken once, lost to nobody, tried again, given up. The same on both engines."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from verifier.errors import Refused
from verifier.storage import jobs, leases
from verifier.storage.database import Database
from verifier.storage.jobs import GRACE, Job, State
from verifier.storage.leases import Lease, LeaseLost

NOW = datetime(2025, 5, 7, 18, 30, tzinfo=UTC)
LASTS = timedelta(seconds=30)
TENANT, OTHER = "desk", "rival"
ERROR = {"type": "/problems/internal-error"}


def made(database: Database, **more: Any) -> Job:
    with database.session() as session:
        return jobs.create(session, TENANT, "comparison", {"articles": []}, now=NOW, **more)


def seen(database: Database, job: Job) -> Job:
    with database.session() as session:
        found = jobs.find(session, TENANT, job.id)
    assert found is not None
    return found


def taken(database: Database, job: Job, *, now: datetime = NOW) -> Lease:
    with database.session() as session:
        lease = leases.take(session, job.id, lasts=LASTS, now=now)
    assert lease is not None
    return lease


def swept(database: Database, *, now: datetime, most: int = 3) -> list[str]:
    with database.session() as session:
        return leases.sweep(session, ERROR, most=most, now=now)


def test_of_many_workers_one_takes_a_job(database: Database) -> None:
    job = made(database)

    def take(_: int) -> Lease | None:
        with database.session() as session:
            return leases.take(session, job.id, lasts=LASTS, now=NOW)

    with ThreadPoolExecutor(6) as pool:
        found = [lease for lease in pool.map(take, range(12)) if lease is not None]
    assert len(found) == 1
    assert (found[0].job.state, found[0].job.attempts, found[0].job.started) == (State.RUNNING, 1, NOW)


def test_a_job_is_closed_by_its_lease_and_by_no_other(database: Database) -> None:
    job = made(database)
    first = taken(database, job)
    late = NOW + LASTS
    assert swept(database, now=late) == [job.id]
    second = taken(database, job, now=late)
    for change in (
        lambda session: leases.finish(session, first, {}, now=late),
        lambda session: leases.renew(session, first, lasts=LASTS, now=late),
        lambda session: leases.fail(session, first, ERROR, now=late),
        lambda session: leases.give_back(session, first, now=late),
        lambda session: leases.note_progress(session, first, 1, 2, "read"),
    ):
        with pytest.raises(LeaseLost), database.session() as session:
            change(session)
    with database.session() as session:
        leases.note_progress(session, second, 1, 2, "read")
        leases.finish(session, second, {"comparison": "c1"}, now=late)
    done = seen(database, job)
    assert (done.state, done.result, done.attempts, done.done, done.finished) == (State.DONE, {"comparison": "c1"}, 2, 2, late)


def test_a_renewed_lease_does_not_run_out(database: Database) -> None:
    job = made(database)
    lease = taken(database, job)
    with database.session() as session:
        leases.renew(session, lease, lasts=LASTS, now=NOW + LASTS / 2)
    assert swept(database, now=NOW + LASTS) == []
    assert swept(database, now=NOW + 2 * LASTS) == [job.id]


def test_what_the_queue_lost_is_put_in_again_ever_more_seldom(database: Database) -> None:
    job = made(database)
    assert swept(database, now=NOW) == []
    found = [second for second in range(1, 100) if swept(database, now=NOW + timedelta(seconds=second))]
    assert found == [10, 20, 40, 80]
    assert seen(database, job).state is State.QUEUED


def test_a_job_that_kills_its_workers_is_given_up(database: Database) -> None:
    job = made(database)
    for attempt in (1, 2, 3):
        taken(database, job, now=NOW + LASTS * attempt)
        again = swept(database, now=NOW + LASTS * (attempt + 1))
        assert again == ([job.id] if attempt < 3 else [])
    dead = seen(database, job)
    assert (dead.state, dead.error, dead.attempts) == (State.DEAD, ERROR, 3)


def test_an_attempt_that_broke_off_is_made_again_after_a_while(database: Database) -> None:
    job = made(database)
    with database.session() as session:
        assert leases.break_off(session, taken_in(session, job), ERROR, most=2, now=NOW) is State.QUEUED
    assert seen(database, job).error == ERROR
    with database.session() as session:
        assert leases.take(session, job.id, lasts=LASTS, now=NOW) is None
    wait = leases.back_off(1)
    assert swept(database, now=NOW + wait) == [job.id]
    lease = taken(database, job, now=NOW + wait)
    with database.session() as session:
        assert leases.break_off(session, lease, ERROR, most=2, now=NOW + wait) is State.DEAD
    assert seen(database, job).state is State.DEAD


def taken_in(session: Any, job: Job) -> Lease:
    lease = leases.take(session, job.id, lasts=LASTS, now=NOW)
    assert lease is not None
    return lease


@pytest.mark.parametrize(("attempts", "seconds"), [(1, 5), (2, 20), (3, 80), (4, 320), (5, 600), (1000, 600)])
def test_waits_grow_to_ten_minutes(attempts: int, seconds: int) -> None:
    assert leases.back_off(attempts) == timedelta(seconds=seconds)


def test_a_job_given_back_has_not_been_tried(database: Database) -> None:
    job = made(database)
    lease = taken(database, job)
    with database.session() as session:
        leases.give_back(session, lease, now=NOW)
    assert swept(database, now=NOW) == [job.id]
    assert taken(database, job).job.attempts == 1


def test_a_queued_job_is_cancelled_at_once_and_not_taken_any_more(database: Database) -> None:
    job = made(database)
    for _ in range(2):
        with database.session() as session:
            found = jobs.cancel(session, TENANT, job.id, now=NOW)
        assert found is not None
        assert (found.state, found.finished) == (State.CANCELLED, NOW)
    with database.session() as session:
        assert leases.take(session, job.id, lasts=LASTS, now=NOW) is None
    assert swept(database, now=NOW + GRACE) == []


def test_a_running_job_hears_at_its_next_step_that_it_is_cancelled(database: Database) -> None:
    job = made(database)
    lease = taken(database, job)
    with database.session() as session:
        assert not leases.note_progress(session, lease, 0, 2, "read")
    with database.session() as session:
        found = jobs.cancel(session, TENANT, job.id, now=NOW)
    assert found is not None
    assert (found.state, found.cancelling) == (State.RUNNING, True)
    with database.session() as session:
        assert leases.note_progress(session, lease, 1, 2, "read")
        leases.cancelled(session, lease, now=NOW)
    assert seen(database, job).state is State.CANCELLED


def test_a_job_cancelled_while_its_worker_died_is_cancelled(database: Database) -> None:
    job = made(database)
    taken(database, job)
    with database.session() as session:
        jobs.cancel(session, TENANT, job.id, now=NOW)
    assert swept(database, now=NOW + LASTS) == []
    assert seen(database, job).state is State.CANCELLED


@pytest.mark.parametrize("close", ["finish", "fail"])
def test_what_has_ended_is_not_cancelled_and_only_failures_go_round_again(database: Database, close: str) -> None:
    job = made(database)
    lease = taken(database, job)
    with database.session() as session:
        getattr(leases, close)(session, lease, ERROR, now=NOW)
    with database.session() as session, pytest.raises(Refused, match="can be cancelled"):
        jobs.cancel(session, TENANT, job.id, now=NOW)
    if close == "finish":
        with database.session() as session, pytest.raises(Refused, match="sent round again"):
            jobs.retry(session, TENANT, job.id, now=NOW)
        return
    with database.session() as session:
        again = jobs.retry(session, TENANT, job.id, now=NOW)
    assert again is not None
    assert (again.state, again.error, again.attempts, again.finished) == (State.QUEUED, None, 0, None)
    assert taken(database, job).job.attempts == 1


def test_tenants_do_not_see_one_anothers_jobs(database: Database) -> None:
    job = made(database, repeats="r")
    with database.session() as session:
        assert jobs.find(session, OTHER, job.id) is None
        assert jobs.cancel(session, OTHER, job.id, now=NOW) is None
        assert jobs.retry(session, OTHER, job.id, now=NOW) is None
        assert jobs.repeated(session, OTHER, "r", now=NOW) is None
        assert jobs.listed(session, OTHER, after=None, limit=9, state=None).items == []
        assert jobs.repeated(session, TENANT, "r", now=NOW) == job
        assert jobs.repeated(session, TENANT, "r", now=NOW + timedelta(days=3)) is None


def test_of_many_sweepers_each_job_goes_to_one(database: Database) -> None:
    ids = {made(database).id for _ in range(20)}
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: swept(database, now=NOW + GRACE), range(8)))
    assert sorted(id_ for each in found for id_ in each) == sorted(ids)


def test_the_backlog_counts_what_waits_and_for_how_long(database: Database) -> None:
    with database.session() as session:
        assert jobs.backlog(session, now=NOW).to_dict() == {"queued": 0, "running": 0, "dead": 0, "lag": 0.0}
    first = made(database)
    made(database)
    with database.session() as session:
        assert jobs.backlog(session, now=NOW + timedelta(seconds=7)).to_dict() == {"queued": 2, "running": 0, "dead": 0, "lag": 7.0}
    taken(database, first)
    with database.session() as session:
        found = jobs.backlog(session, now=NOW)
    assert (found.queued, found.running) == (1, 1)
