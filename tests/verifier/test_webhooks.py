"""Webhooks, with a real receiver on this machine that verifies what it is sent."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from flask.testing import FlaskClient
from standardwebhooks import Webhook, WebhookVerificationError

from tests.verifier.fakes import WRONG_DAY
from verifier.config import Config
from verifier.jobs.delivery import ATTEMPTS
from verifier.jobs.kinds import PATIENT
from verifier.jobs.work import Workplace
from verifier.storage import leases
from verifier.storage.models import WebhookRow
from verifier.stores import database_of, now

TEXT = f"It reopens on {WRONG_DAY}."
TWO = {"articles": [{"id": "a1", "text": TEXT}, {"id": "a2", "text": "It reopens on 8 May 2025."}], "same_story": True}


class Receiver:
    """A server that remembers what it is sent, and answers with the statuses it is told to."""

    def __init__(self) -> None:
        self.got: list[tuple[dict[str, str], bytes]] = []
        self.statuses: list[int] = []
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                receiver.got.append((dict(self.headers), body))
                self.send_response(receiver.statuses.pop(0) if receiver.statuses else 204)
                self.send_header("Location", "/elsewhere")
                self.end_headers()

            def log_message(self, *_: Any) -> None:
                """Say nothing."""

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/hook"


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    found = Receiver()
    thread = threading.Thread(target=found.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield found
    found.server.shutdown()
    found.server.server_close()
    thread.join()


@pytest.fixture
def config(config: Config) -> Config:
    return replace(config, webhook_private=True)


@pytest.fixture
def workplace(client: FlaskClient, config: Config) -> Workplace:
    return Workplace(config=config, database=database_of(client.application), house=None)


def hooked(client: FlaskClient, receiver: Receiver, *events: str) -> Any:
    answer = client.post("/v1/webhooks", json={"url": receiver.url, **({"events": events} if events else {})})
    assert answer.status_code == 201
    return answer.json


def work(workplace: Workplace, *, later: timedelta = timedelta()) -> int:
    """Do what is due, as a worker does; how many jobs that was."""
    with workplace.database.session() as session:
        due = leases.sweep(session, {}, most=3, patient=PATIENT, now=now() + later)
    for id_ in due:
        workplace.perform(id_)
    return len(due)


def told(receiver: Receiver, secret: str) -> list[dict[str, Any]]:
    """What the receiver was sent, every signature verified."""
    return [Webhook(secret).verify(body, headers) for headers, body in receiver.got]


def deliveries(client: FlaskClient, hook: Any) -> list[Any]:
    found: list[Any] = client.get(f"/v1/webhooks/{hook['id']}/deliveries").json["items"]
    return found


def test_what_happens_is_told_signed_and_without_words_of_articles(
    client: FlaskClient, receiver: Receiver, workplace: Workplace
) -> None:
    hook = hooked(client, receiver)
    made = client.post("/v1/comparisons?store=true", json=TWO)
    finding = made.json["findings"][0]["id"]
    address = f"{made.headers['Location']}/findings/{finding}"
    client.patch(address, json={"decision": "dismiss", "reason": "a secret reason", "by": "A. Editor"})
    assert work(workplace) == 2
    assert told(receiver, hook["secret"]) == [
        {
            "type": "comparison.created",
            "timestamp": made.json["created"],
            "data": {"comparison": made.json["id"], "articles": 2, "findings": 1},
        },
        {
            "type": "finding.decided",
            "timestamp": client.get(made.headers["Location"]).json["decisions"][0]["at"],
            "data": {"comparison": made.json["id"], "finding": finding, "state": "dismissed", "revision": 1},
        },
    ]
    sent = "".join(body.decode() + json.dumps(headers) for headers, body in receiver.got)
    for words in ("reopens", "secret reason", "A. Editor", hook["secret"]):
        assert words not in sent
    assert work(workplace) == 0


def test_a_job_that_ends_is_told_and_a_delivery_that_ends_is_not(
    client: FlaskClient, receiver: Receiver, workplace: Workplace
) -> None:
    hook = hooked(client, receiver, "job.finished", "job.dead")
    job = client.post("/v1/comparisons?store=true", json=TWO, headers={"Prefer": "respond-async"}).json
    workplace.perform(job["id"])
    lost = client.post("/v1/comparisons?store=true", json=TWO, headers={"Prefer": "respond-async"}).json
    with workplace.database.session() as session:
        lease = leases.take(session, lost["id"], lasts=workplace.lasts, now=now())
        assert lease is not None
        leases.break_off(session, lease, {}, most=1, now=now())
    while work(workplace):
        pass
    result = client.get(job["links"]["self"]).json["result"]
    assert [(each["type"], each["data"]) for each in told(receiver, hook["secret"])] == [
        ("job.finished", {"job": job["id"], "kind": "comparison", "state": "done", "result": result}),
        ("job.dead", {"job": lost["id"], "kind": "comparison", "state": "dead", "result": None}),
    ]


def test_a_job_given_up_by_the_sweep_is_told(client: FlaskClient, receiver: Receiver, workplace: Workplace) -> None:
    hook = hooked(client, receiver, "job.dead")
    lost = client.post("/v1/comparisons?store=true", json=TWO, headers={"Prefer": "respond-async"}).json
    with workplace.database.session() as session:
        leases.take(session, lost["id"], lasts=timedelta(), now=now())
        leases.sweep(session, {}, most=1, now=now())
    work(workplace)
    assert [each["data"]["job"] for each in told(receiver, hook["secret"])] == [lost["id"]]


def test_a_delivery_is_tried_again_under_its_id_given_up_and_sent_round_again(
    client: FlaskClient, receiver: Receiver, workplace: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leases, "back_off", lambda attempts: timedelta())
    hook = hooked(client, receiver)
    receiver.statuses = [500, 302, 404, *[503] * (ATTEMPTS - 3)]
    made = client.post(f"/v1/webhooks/{hook['id']}/test")
    assert (made.status_code, made.json["state"], made.json["event"]) == (202, "pending", "webhook.test")
    for attempt in range(1, ATTEMPTS + 1):
        assert work(workplace) == 1
        (found,) = deliveries(client, hook)
        assert (found["attempts"], found["state"]) == (attempt, "dead" if attempt == ATTEMPTS else "pending")
    assert (found["error"]["type"], "status 503" in found["error"]["detail"]) == ("/problems/not-taken", True)
    assert [job["id"] for job in client.get("/v1/jobs?state=dead&kind=delivery").json["items"]] == [found["job"]]
    address = f"/v1/webhooks/{hook['id']}/deliveries/{found['id']}/redeliver"
    first, second = client.post(address), client.post(address)
    assert (first.status_code, first.json["state"], first.json["job"]) == (202, "pending", second.json["job"])
    work(workplace)
    (found,) = deliveries(client, hook)
    assert (found["state"], found["error"]) == ("delivered", None)
    assert {headers["webhook-id"] for headers, _ in receiver.got} == {found["id"]}
    assert len(told(receiver, hook["secret"])) == ATTEMPTS + 1


def test_a_receiver_that_is_not_there_is_tried_again(client: FlaskClient, receiver: Receiver, workplace: Workplace) -> None:
    hook = hooked(client, receiver)
    receiver.server.socket.close()
    client.post(f"/v1/webhooks/{hook['id']}/test")
    work(workplace)
    (found,) = deliveries(client, hook)
    assert (found["state"], found["error"]["type"]) == ("pending", "/problems/not-taken")


def test_a_new_secret_and_the_old_one_sign_for_a_while(client: FlaskClient, receiver: Receiver, workplace: Workplace) -> None:
    hook = hooked(client, receiver)
    turned = client.post(f"/v1/webhooks/{hook['id']}/rotate").json
    assert turned["secret"] != hook["secret"]
    assert turned["old_secret_until"] == client.get(f"/v1/webhooks/{hook['id']}").json["old_secret_until"]
    client.post(f"/v1/webhooks/{hook['id']}/test")
    work(workplace)
    assert told(receiver, hook["secret"]) == told(receiver, turned["secret"])
    with workplace.database.session() as session:
        row = session.get_one(WebhookRow, 1)
        row.old_until = now() - timedelta(seconds=1)
    client.post(f"/v1/webhooks/{hook['id']}/test")
    work(workplace)
    assert len(told(receiver, turned["secret"])) == 2
    with pytest.raises(WebhookVerificationError):
        told(receiver, hook["secret"])


def test_the_secret_is_shown_once(client: FlaskClient, receiver: Receiver) -> None:
    hook = hooked(client, receiver, "job.dead", "job.dead")
    assert hook["secret"].startswith("whsec_")
    shown = client.get(f"/v1/webhooks/{hook['id']}").json
    assert shown == {key: value for key, value in hook.items() if key != "secret"}
    assert client.get("/v1/webhooks").json == {"items": [shown], "next": None}
    assert shown["events"] == ["job.dead"]


def test_a_deleted_webhook_is_told_nothing_more(client: FlaskClient, receiver: Receiver, workplace: Workplace) -> None:
    hook = hooked(client, receiver)
    client.post(f"/v1/webhooks/{hook['id']}/test")
    assert client.delete(f"/v1/webhooks/{hook['id']}").status_code == 204
    client.post("/v1/comparisons?store=true", json=TWO)
    assert work(workplace) == 1
    assert receiver.got == []
    assert client.get("/v1/jobs?state=failed").json["items"][0]["error"]["type"] == "/problems/not-found"


def test_an_address_of_this_machine_is_not_connected_to_unless_allowed(
    client: FlaskClient, receiver: Receiver, workplace: Workplace
) -> None:
    hook = hooked(client, receiver)
    client.post(f"/v1/webhooks/{hook['id']}/test")
    guarded = replace(workplace, config=replace(workplace.config, webhook_private=False))
    work(guarded)
    (found,) = deliveries(client, hook)
    assert (found["state"], found["attempts"], found["error"]["type"]) == ("dead", 1, "/problems/address-refused")
    assert receiver.got == []


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({}, "/url"),
        ({"url": "ftp://example.org"}, "/url"),
        ({"url": "no address"}, "/url"),
        ({"url": "https://user:word@example.org/"}, "/url"),
        ({"url": "https://example.org/" + "x" * 2048}, "/url"),
        ({"url": "https://example.org/", "events": []}, "/events"),
        ({"url": "https://example.org/", "events": ["everything"]}, "/events/0"),
        ({"url": "https://example.org/", "secret": "mine"}, "/secret"),
    ],
)
def test_a_webhook_that_is_none_is_refused_by_its_field(client: FlaskClient, body: dict[str, Any], pointer: str) -> None:
    answer = client.post("/v1/webhooks", json=body)
    assert (answer.status_code, answer.json["errors"][0]["pointer"]) == (422, pointer)


@pytest.mark.parametrize(
    ("method", "rest"),
    [
        ("GET", ""),
        ("DELETE", ""),
        ("POST", "/test"),
        ("POST", "/rotate"),
        ("GET", "/deliveries"),
        ("POST", "/deliveries/nobody/redeliver"),
    ],
)
def test_a_webhook_that_is_not_there_is_not_found(client: FlaskClient, method: str, rest: str) -> None:
    answer = client.open(f"/v1/webhooks/nobody{rest}", method=method)
    assert (answer.status_code, answer.json["type"]) == (404, "/problems/not-found")


def test_what_was_undone_is_not_told(client: FlaskClient, receiver: Receiver, workplace: Workplace) -> None:
    hooked(client, receiver)
    made = client.post("/v1/comparisons?store=true", json=TWO)
    address = f"{made.headers['Location']}/findings/{made.json['findings'][0]['id']}"
    assert client.patch(address, json={"decision": "accept"}, headers={"If-Match": '"7"'}).status_code == 412
    work(workplace)
    assert [json.loads(body)["type"] for _, body in receiver.got] == ["comparison.created"]
