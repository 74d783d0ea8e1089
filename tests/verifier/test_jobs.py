"""Jobs over HTTP: asked for, followed, cancelled, sent round again."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update
from werkzeug.test import TestResponse

from tests.verifier.fakes import WRONG_DAY
from verifier import create_app
from verifier.caller import LOCAL
from verifier.config import Config
from verifier.jobs import streams
from verifier.jobs.work import Workplace
from verifier.storage import jobs, leases
from verifier.storage.models import AnswerRow
from verifier.stores import database_of, now

TWO = {
    "articles": [{"id": "a1", "text": f"It reopens on {WRONG_DAY}."}, {"id": "a2", "text": "It reopens on 8 May 2025."}],
    "same_story": True,
}
ASYNC = {"Prefer": "respond-async"}


@pytest.fixture
def workplace(app: Flask, config: Config) -> Workplace:
    return Workplace(config=config, database=database_of(app), house=None)


def asked(client: FlaskClient, **headers: str) -> TestResponse:
    return client.post("/v1/comparisons?store=true", json=TWO, headers={**ASYNC, **headers})


def worked(client: FlaskClient, workplace: Workplace) -> str:
    """The address of a job that is done."""
    answer = asked(client)
    workplace.perform(answer.json["id"])
    return answer.headers["Location"]


def broken(client: FlaskClient, workplace: Workplace) -> str:
    """The address of a dead job."""
    answer = asked(client)
    with workplace.database.session() as session:
        lease = leases.take(session, answer.json["id"], lasts=workplace.lasts, now=now())
        assert lease is not None
        leases.break_off(session, lease, {"type": "/problems/broken-off"}, most=1, now=now())
    return answer.headers["Location"]


def test_a_job_is_asked_for_done_and_leads_to_its_result(client: FlaskClient, workplace: Workplace) -> None:
    answer = asked(client)
    assert (answer.status_code, answer.headers["Preference-Applied"]) == (202, "respond-async")
    job = answer.json
    assert (job["state"], job["kind"], job["links"]["result"]) == ("queued", "comparison", None)
    assert answer.headers["Location"] == job["links"]["self"] == f"/v1/jobs/{job['id']}"
    assert client.get(job["links"]["self"]).json == job
    assert client.get("/v1/articles/a1").status_code == 200
    workplace.perform(job["id"])
    done = client.get(job["links"]["self"]).json
    assert (done["state"], done["progress"]) == ("done", {"done": 2, "total": 2, "step": None})
    made = client.get(done["links"]["result"])
    assert made.status_code == 200
    at_once = client.post("/v1/comparisons?store=true", json=TWO).json
    apart = ("id", "created")
    assert {k: v for k, v in made.json.items() if k not in apart} == {k: v for k, v in at_once.items() if k not in apart}


@pytest.mark.parametrize(
    ("prefer", "status"),
    [
        ("respond-async", 202),
        ("Respond-Async", 202),
        ("wait=10, respond-async", 202),
        ("respond-async;x=1", 202),
        ("return=minimal", 201),
        ("respond-asynchronously", 201),
        ("", 201),
    ],
)
def test_the_preference_is_read_as_its_rfc_has_it(client: FlaskClient, prefer: str, status: int) -> None:
    assert client.post("/v1/comparisons?store=true", json=TWO, headers={"Prefer": prefer}).status_code == status


def test_nothing_is_made_later_that_is_not_kept(client: FlaskClient) -> None:
    assert client.post("/v1/comparisons", json=TWO, headers=ASYNC).status_code == 200
    assert client.get("/v1/jobs").json["items"] == []


@pytest.mark.parametrize(("most", "status"), [(2, 201), (1, 202), (0, 202)])
def test_many_articles_are_a_job(config: Config, fake_library: None, most: int, status: int) -> None:
    client = create_app(Config(database=config.database, log_level="error", async_articles=most)).test_client()
    answer = client.post("/v1/comparisons?store=true", json=TWO)
    assert (answer.status_code, "Preference-Applied" in answer.headers) == (status, False)


def test_a_database_in_memory_has_no_workers_and_answers_at_once(fake_library: None) -> None:
    client = create_app(Config(database="sqlite://", log_level="error")).test_client()
    assert asked(client).status_code == 201


def test_a_request_sent_twice_with_one_key_is_one_job(client: FlaskClient, workplace: Workplace) -> None:
    first, second = (asked(client, **{"Idempotency-Key": "k1"}) for _ in range(2))
    assert (second.status_code, second.json, second.headers["Location"]) == (202, first.json, first.headers["Location"])
    assert second.headers["Idempotency-Replayed"] == "true"
    assert len(client.get("/v1/jobs").json["items"]) == 1


def test_a_key_whose_answer_was_never_given_leads_to_its_job(client: FlaskClient, workplace: Workplace) -> None:
    first = asked(client, **{"Idempotency-Key": "k1"}).json
    with workplace.database.session() as session:  # as a service leaves it that was killed behind the job and before its answer
        session.execute(update(AnswerRow).values(status=None, body=None, location=None))
    again = asked(client, **{"Idempotency-Key": "k1"})
    assert (again.status_code, again.json, again.headers["Idempotency-Replayed"]) == (202, first, "true")
    with workplace.database.session() as session:
        session.execute(update(AnswerRow).values(created=now() - timedelta(hours=1)))
    late = asked(client, **{"Idempotency-Key": "k1"})
    assert (late.status_code, late.json) == (202, first)
    assert len(client.get("/v1/jobs").json["items"]) == 1


def test_jobs_are_listed_in_pages_and_by_state(client: FlaskClient, workplace: Workplace) -> None:
    done = worked(client, workplace)
    dead = broken(client, workplace)
    queued = asked(client).headers["Location"]
    first = client.get("/v1/jobs?limit=2")
    assert [job["links"]["self"] for job in first.json["items"]] == [queued, dead]
    second = client.get(first.headers["Link"][1:].partition(">")[0])
    assert ([job["links"]["self"] for job in second.json["items"]], second.json["next"]) == ([done], None)
    for state, address in (("done", done), ("dead", dead), ("queued", queued)):
        assert [job["links"]["self"] for job in client.get(f"/v1/jobs?state={state}").json["items"]] == [address]
    answer = client.get("/v1/jobs?state=lost")
    assert (answer.status_code, answer.json["errors"][0]["parameter"]) == (422, "state")


def test_a_job_that_has_not_changed_is_not_sent_again(client: FlaskClient, workplace: Workplace) -> None:
    job = asked(client).json
    tag = client.get(job["links"]["self"]).headers["ETag"]
    assert client.get(job["links"]["self"], headers={"If-None-Match": tag}).status_code == 304
    workplace.perform(job["id"])
    assert client.get(job["links"]["self"], headers={"If-None-Match": tag}).status_code == 200


def test_a_queued_job_is_cancelled_and_never_done(client: FlaskClient, workplace: Workplace) -> None:
    job = asked(client).json
    for _ in range(2):
        answer = client.post(f"{job['links']['self']}/cancel")
        assert (answer.status_code, answer.json["state"]) == (200, "cancelled")
    workplace.perform(job["id"])
    assert client.get("/v1/comparisons").json["items"] == []
    again = client.post(f"{job['links']['self']}/retry")
    assert (again.status_code, again.json["type"]) == (409, "/problems/job-not-retryable")


def test_a_running_job_is_told_to_end(client: FlaskClient, workplace: Workplace) -> None:
    job = asked(client).json
    with workplace.database.session() as session:
        leases.take(session, job["id"], lasts=workplace.lasts, now=now())
    answer = client.post(f"{job['links']['self']}/cancel")
    assert (answer.status_code, answer.json["state"], answer.json["cancelling"]) == (202, "running", True)


def test_a_job_that_has_ended_is_not_cancelled(client: FlaskClient, workplace: Workplace) -> None:
    answer = client.post(f"{worked(client, workplace)}/cancel")
    assert (answer.status_code, answer.json["type"]) == (409, "/problems/job-has-ended")


def test_a_dead_job_goes_round_again(client: FlaskClient, workplace: Workplace) -> None:
    address = broken(client, workplace)
    assert client.get(address).json["error"]["type"] == "/problems/broken-off"
    answer = client.post(f"{address}/retry")
    assert (answer.status_code, answer.json["state"], answer.json["attempts"], answer.json["error"]) == (202, "queued", 0, None)
    workplace.perform(answer.json["id"])
    assert client.get(address).json["state"] == "done"


@pytest.mark.parametrize(("method", "rest"), [("GET", ""), ("POST", "/cancel"), ("POST", "/retry"), ("GET", "/events")])
def test_a_job_that_is_not_there_is_not_found(client: FlaskClient, method: str, rest: str) -> None:
    answer = client.open(f"/v1/jobs/nobody{rest}", method=method)
    assert (answer.status_code, answer.json["type"]) == (404, "/problems/not-found")


def events(answer: TestResponse) -> Iterator[tuple[int, dict[str, Any]]]:
    for block in answer.get_data(as_text=True).split("\n\n"):
        lines = dict(line.split(": ", 1) for line in block.splitlines() if not line.startswith(":"))
        if lines.get("event") == "job":
            yield int(lines["id"]), json.loads(lines["data"])


def test_a_job_is_followed_to_its_end_and_on_from_an_event(client: FlaskClient, workplace: Workplace) -> None:
    address = worked(client, workplace)
    with client.get(f"{address}/events") as answer:
        assert (answer.status_code, answer.mimetype) == (200, "text/event-stream")
        ((last, job),) = events(answer)
    assert job == client.get(address).json
    for seen, status, told in ((last - 1, 200, 1), (last, 204, 0), (last + 5, 204, 0), ("x", 200, 1), ("-1", 200, 1)):
        with client.get(f"{address}/events", headers={"Last-Event-ID": str(seen)}) as again:
            assert (again.status_code, len(list(events(again)))) == (status, told), seen


def test_each_change_is_an_event(app: Flask, client: FlaskClient, workplace: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
    job = asked(client).json
    deeds = iter(
        [
            lambda session: leases.take(session, job["id"], lasts=workplace.lasts, now=now()),
            lambda session: None,
            lambda session: jobs.cancel(session, LOCAL, job["id"], now=now()),
            lambda session: leases.sweep(session, {}, most=3, now=now() + 2 * workplace.lasts),
        ]
    )

    def look(_: float) -> None:
        with workplace.database.session() as session:
            next(deeds)(session)

    monkeypatch.setattr(streams, "time", SimpleNamespace(sleep=look, monotonic=time.monotonic))
    with client.get(f"{job['links']['self']}/events") as answer:
        told = list(events(answer))
    assert [(each["state"], each["cancelling"]) for _, each in told] == [
        ("queued", False),
        ("running", False),
        ("running", True),
        ("cancelled", True),
    ]
    assert [number for number, _ in told] == [1, 2, 3, 4]


def test_no_more_streams_are_served_than_there_are_places(client: FlaskClient, workplace: Workplace) -> None:
    address = f"{asked(client).json['links']['self']}/events"
    opened = [client.get(address) for _ in range(2)]
    for stream in opened:
        assert next(iter(stream.response)) == b"retry: 5000\n\n"
    refused = client.get(address)
    assert (refused.status_code, refused.json["type"], refused.headers["Retry-After"]) == (503, "/problems/too-many-streams", "5")
    for stream in opened:
        stream.close()
    with client.get(address) as again:
        assert again.status_code == 200


def test_head_takes_no_place(client: FlaskClient) -> None:
    address = f"{asked(client).json['links']['self']}/events"
    for _ in range(4):
        with client.head(address) as answer:
            assert (answer.status_code, answer.data) == (200, b"")


def test_streams_may_be_turned_off(config: Config, fake_library: None) -> None:
    client = create_app(Config(database=config.database, log_level="error", job_streams=0)).test_client()
    assert client.get(f"{asked(client).json['links']['self']}/events").status_code == 503


def test_readiness_tells_what_waits(real_client: FlaskClient, workplace: Workplace) -> None:
    assert real_client.get("/readyz").json["jobs"] == {"queued": 0, "running": 0, "dead": 0, "lag": 0.0}
    asked(real_client)
    found = real_client.get("/readyz").json["jobs"]
    assert (found["queued"], found["dead"]) == (1, 0)
    assert 0 <= found["lag"] < 60
