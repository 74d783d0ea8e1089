"""Real processes that are killed at any moment: nothing is lost, and nothing that can be seen is done twice."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from claims import Article
from tests.verifier.test_serving import ask, free_port, started, wait_for
from verifier import create_app
from verifier.caller import LOCAL
from verifier.config import Config
from verifier.jobs import comparison
from verifier.jobs.embedded import environment
from verifier.jobs.queue import APART, Queue
from verifier.storage import comparisons, jobs
from verifier.storage.database import Database
from verifier.storage.jobs import Job, State
from verifier.stores import now

ROOT = Path(__file__).parents[3]
PATIENCE = 120  # seconds; a worker reads its languages first, and this machine may be busy
SENT = [
    Article(id=f"a{number}", language="en", text=f"The bridge reopens on Tuesday {number + 1} May 2025, the mayor said.")
    for number in range(8)
]
BODY = {"articles": [{"id": each.id, "language": "en", "text": each.text} for each in SENT]}


def settings(database: Database) -> Config:
    url = database.engine.url.render_as_string(hide_password=False)
    return Config(database=url, queue=APART, job_lease=4, warm_up=False, log_level="warning")


@contextmanager
def working(database: Database) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "verifier", "worker"]
    process = subprocess.Popen(command, cwd=ROOT, env=environment(settings(database)))
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()


def asked(database: Database) -> str:
    with database.session() as session:
        request = comparison.request(session, LOCAL, SENT, same_story=True, actor=None, now=now())
        job = jobs.create(session, LOCAL, comparison.NAME, request, now=now())
    queue = Queue(settings(database), database)
    assert queue.put(job.id)
    queue.close()
    return job.id


def wait_until(database: Database, id_: str, wanted: Callable[[Job], bool]) -> Job:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with database.session() as session:
            found = jobs.find(session, LOCAL, id_)
        assert found is not None
        if wanted(found):
            return found
        time.sleep(0.02)
    pytest.fail(f"the job is {found.to_dict()}")


def kept(database: Database) -> list[str]:
    with database.session() as session:
        return [item.id for item in comparisons.listed(session, LOCAL, after=None, limit=9).items]


def test_a_worker_killed_at_work_loses_nothing_and_repeats_nothing(database: Database) -> None:
    id_ = asked(database)
    with working(database) as first:
        wait_until(database, id_, lambda job: job.state is State.RUNNING)
        first.kill()
        first.wait()
        with database.session() as session:
            left = jobs.find(session, LOCAL, id_)
        assert left is not None
        assert left.state is State.RUNNING
    with working(database):
        done = wait_until(database, id_, lambda job: job.has_ended)
    assert (done.state, done.attempts) == (State.DONE, 2)
    assert done.result is not None
    assert kept(database) == [done.result["comparison"]]


def test_a_worker_told_to_stop_gives_its_job_back(database: Database) -> None:
    id_ = asked(database)
    with working(database) as process:
        wait_until(database, id_, lambda job: job.state is State.RUNNING)
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE) == 0
    back = wait_until(database, id_, lambda job: True)
    assert (back.state, back.attempts) == (State.QUEUED, 0)
    assert kept(database) == []


SERVER = """
import json, os, signal, sys
from verifier import create_app
from verifier.jobs.queue import Queue
Queue.put = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
create_app().test_client().post("/v1/comparisons?store=true", json=json.loads(sys.argv[1]),
    headers={"Prefer": "respond-async", "Idempotency-Key": "k"})
"""


def test_a_server_killed_between_the_commit_and_the_queue_loses_nothing(database: Database) -> None:
    config = settings(database)
    command = [sys.executable, "-c", SERVER, json.dumps(BODY)]
    died = subprocess.run(command, cwd=ROOT, env=environment(config), timeout=PATIENCE, check=False)
    assert died.returncode == -signal.SIGKILL
    client = create_app(config).test_client()
    (job,) = client.get("/v1/jobs").json["items"]
    assert job["state"] == "queued"
    headers = {"Prefer": "respond-async", "Idempotency-Key": "k"}
    again = client.post("/v1/comparisons?store=true", json=BODY, headers=headers)
    assert (again.status_code, again.json["id"]) == (202, job["id"])
    with working(database):
        done = wait_until(database, job["id"], lambda job: job.has_ended)
    assert (done.state, len(kept(database))) == (State.DONE, 1)
    assert len(client.get("/v1/jobs").json["items"]) == 1


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="processes are found in /proc")
def test_the_server_keeps_a_worker_replaces_it_and_takes_it_along(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    database = Database(f"sqlite:///{tmp_path}/crosscheck.db")
    port = free_port()
    for name, value in (("DATABASE", database.url), ("WARM_UP", "0"), ("WORKERS", "1"), ("PORT", str(port)), ("JOB_LEASE", "4")):
        monkeypatch.setenv(f"CROSSCHECK_{name}", value)
    with started(sys.executable, "-m", "verifier", "serve") as process:
        wait_for(process, port)
        (first,) = wait_for_workers(database, none_of=set())
        os.kill(first, signal.SIGKILL)
        (second,) = wait_for_workers(database, none_of={first})
        headers = {"Content-Type": "application/json", "Prefer": "respond-async"}
        status, _, answer = ask(port, "POST", "/v1/comparisons?store=true", json.dumps(BODY).encode(), headers)
        assert status == 202
        done = wait_until(database, json.loads(answer)["id"], lambda job: job.has_ended)
        assert done.state is State.DONE, done.to_dict()
    end = time.monotonic() + PATIENCE
    while second in workers(database):
        assert time.monotonic() < end, "the worker outlived its server"
        time.sleep(0.1)
    database.close()


def workers(database: Database) -> set[int]:
    found = set()
    for place in Path("/proc").glob("[0-9]*"):
        try:
            if b"--with-parent" in (place / "cmdline").read_bytes() and database.url.encode() in (place / "environ").read_bytes():
                found.add(int(place.name))
        except OSError:
            continue
    return found


def wait_for_workers(database: Database, *, none_of: set[int]) -> set[int]:
    end = time.monotonic() + PATIENCE
    while not (found := workers(database) - none_of):
        assert time.monotonic() < end, "the server started no worker"
        time.sleep(0.1)
    return found
