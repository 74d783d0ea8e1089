"""One job at work: what it leaves behind when it is done, when it fails, is cancelled, breaks off, or loses its lease."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from typing import Any

import pytest

import claims
from claims import Article, Comparison
from claims.errors import DataError
from tests.verifier import fakes
from verifier.jobs import comparison, worker
from verifier.jobs.queue import Queue
from verifier.jobs.work import Workplace
from verifier.storage import articles, comparisons, jobs, leases
from verifier.storage.database import Database
from verifier.storage.jobs import Job, State
from verifier.stores import now

TENANT = "desk"
SENT = [Article(id="a1", text=f"It reopens on {fakes.WRONG_DAY}."), Article(id="a2", text="It reopens on 8 May 2025.")]
DRAFT = "the text of a draft"


@pytest.fixture(autouse=True)
def _fake_library(fake_library: None) -> None:
    """The stand-in for the library."""


def asked(database: Database, sent: Sequence[Article] = SENT) -> Job:
    with database.session() as session:
        request = comparison.request(session, TENANT, sent, same_story=True, actor=None, now=now())
        return jobs.create(session, TENANT, comparison.NAME, request, now=now())


def seen(database: Database, job: Job) -> Job:
    with database.session() as session:
        found = jobs.find(session, TENANT, job.id)
    assert found is not None
    return found


def kept(database: Database) -> list[comparisons.StoredComparison]:
    with database.session() as session:
        return comparisons.listed(session, TENANT, after=None, limit=9).items


def during(monkeypatch: pytest.MonkeyPatch, deed: Callable[[], Any]) -> None:
    """Do a deed while the articles are compared, before the first step."""

    def compare(sent: Sequence[Article], **options: Any) -> Comparison:
        deed()
        return fakes.compare(sent, **options)

    monkeypatch.setattr(claims, "compare", compare)


def test_a_job_leaves_the_comparison_that_an_answer_at_once_would_be(workplace: Workplace, database: Database) -> None:
    job = asked(database)
    workplace.perform(job.id)
    done = seen(database, job)
    (made,) = kept(database)
    assert (done.state, done.result, done.error) == (State.DONE, {"comparison": made.id}, None)
    assert (done.done, done.total, done.attempts) == (2, 2, 1)
    assert made.result == fakes.compare(SENT, same_story=True).to_dict()
    assert made.articles == tuple(SENT)


def test_a_job_put_into_the_queue_twice_is_done_once(workplace: Workplace, database: Database) -> None:
    job = asked(database)
    for _ in range(3):
        workplace.perform(job.id)
    workplace.perform("nobody")
    assert (len(kept(database)), seen(database, job).attempts) == (1, 1)


def test_a_version_that_comes_in_meanwhile_is_not_read(workplace: Workplace, database: Database) -> None:
    job = asked(database)
    with database.session() as session:
        articles.keep(session, TENANT, Article(id="a1", text="corrected."), now=now())
    workplace.perform(job.id)
    assert kept(database)[0].articles == tuple(SENT)
    with database.session() as session:
        newest = articles.find(session, TENANT, "a1")
    assert newest is not None
    assert (newest.article.text, newest.version) == ("corrected.", 2)


@pytest.mark.parametrize("when", ["before", "during"])
def test_an_article_deleted_meanwhile_fails_the_job(
    workplace: Workplace, database: Database, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    job = asked(database)

    def delete() -> None:
        with database.session() as session:
            articles.forget(session, TENANT, "a2")
            articles.keep(session, TENANT, Article(id="z", text=DRAFT), now=now())  # SQLite gives it the key that is free again

    if when == "before":
        delete()
    else:
        during(monkeypatch, delete)
    workplace.perform(job.id)
    failed = seen(database, job)
    assert failed.error is not None
    assert (failed.state, failed.error["type"], kept(database)) == (State.FAILED, "/problems/not-found", [])
    assert "'a2'" in failed.error["detail"]


def test_a_running_job_is_cancelled_at_its_next_step(
    workplace: Workplace, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = asked(database)

    def cancel() -> None:
        with database.session() as session:
            jobs.cancel(session, TENANT, job.id, now=now())

    during(monkeypatch, cancel)
    workplace.perform(job.id)
    assert (seen(database, job).state, kept(database)) == (State.CANCELLED, [])


def test_a_stopping_worker_gives_its_job_back(workplace: Workplace, database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    job = asked(database)
    during(monkeypatch, workplace.stopping.set)
    workplace.perform(job.id)
    back = seen(database, job)
    assert (back.state, back.attempts, kept(database)) == (State.QUEUED, 0, [])


def test_a_worker_that_cannot_wait_gives_its_job_back(
    workplace: Workplace, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = asked(database)
    during(monkeypatch, workplace.give_back)
    workplace.perform(job.id)
    assert (seen(database, job).state, kept(database)) == (State.QUEUED, [])
    workplace.give_back()


def test_an_unexpected_error_is_tried_again_then_given_up_and_quotes_nothing(
    workplace: Workplace, database: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> None:
        raise ZeroDivisionError(DRAFT)

    during(monkeypatch, fail)
    monkeypatch.setattr(leases, "back_off", lambda attempts: -leases.GRACE)
    job = asked(database)
    with caplog.at_level(logging.DEBUG):
        for state in (State.QUEUED, State.DEAD):
            workplace.perform(job.id)
            assert seen(database, job).state is state
    error = seen(database, job).error
    assert error is not None
    assert (error["type"], "ZeroDivisionError" in error["detail"]) == ("/problems/internal-error", True)
    assert DRAFT not in caplog.text + str(error)


def test_what_the_library_refuses_is_not_tried_again(
    workplace: Workplace, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> None:
        raise DataError("no such table")

    during(monkeypatch, refuse)
    job = asked(database)
    workplace.perform(job.id)
    assert seen(database, job).state is State.FAILED


def test_a_long_step_keeps_its_lease(workplace: Workplace, database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    short = Workplace(config=_short(workplace), database=database, house=None)
    during(monkeypatch, lambda: time.sleep(2.5))
    job = asked(database)
    thread = threading.Thread(target=short.perform, args=(job.id,))
    thread.start()
    while thread.is_alive():
        with database.session() as session:
            assert leases.sweep(session, {}, most=9, now=now()) == []
        time.sleep(0.2)
    assert seen(database, job).state is State.DONE


def test_a_lost_lease_leaves_nothing(workplace: Workplace, database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    job = asked(database)

    def lose() -> None:
        with database.session() as session:
            assert leases.sweep(session, {}, most=9, now=now() + 2 * workplace.lasts) == [job.id]

    during(monkeypatch, lose)
    workplace.perform(job.id)
    assert (seen(database, job).state, kept(database)) == (State.QUEUED, [])


def test_a_sweep_puts_into_the_queue_what_was_lost(workplace: Workplace, database: Database) -> None:
    queue = Queue(workplace.config, database, workplace.perform)
    job = asked(database)
    assert worker.sweep(workplace, queue) == 0
    with database.session() as session:
        lost = jobs.create(session, TENANT, comparison.NAME, dict(job.request), now=now() - jobs.GRACE)
    assert worker.sweep(workplace, queue) == 1
    queue.huey.execute(queue.huey.dequeue())
    assert (seen(database, lost).state, seen(database, job).state) == (State.DONE, State.QUEUED)
    queue.close()


def _short(workplace: Workplace) -> Any:
    from dataclasses import replace  # noqa: PLC0415

    return replace(workplace.config, job_lease=1)
