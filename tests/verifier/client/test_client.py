"""The client against the service itself, and against its OpenAPI document."""

from __future__ import annotations

import inspect
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_type_hints

import httpx
import pytest
from flask import Flask

from tests.verifier.fakes import WRONG_DAY
from tests.verifier.test_auth import make_app, make_key
from tests.verifier.test_tenants import review
from tools import client_documents
from verifier.client import OPERATIONS, Client, JobFailed, NotUnderstood, Problem, Unreachable, documents

ARTICLE = documents.Article(id="a1", url="https://example.org/1", text=f"It reopens on {WRONG_DAY}.")


def make_client(app: Flask, **options: Any) -> Client:
    return Client("http://localhost", transport=httpx.WSGITransport(app=app), **options)


@pytest.fixture
def client(app: Flask) -> Iterator[Client]:
    with make_client(app) as made:
        yield made


@pytest.fixture(scope="module")
def spec(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    app = make_app(tmp_path_factory.mktemp("spec"))
    found: dict[str, Any] = app.test_client().get("/v1/openapi.json").get_json()
    return found


def test_every_operation_has_a_method(spec: dict[str, Any]) -> None:
    told = {(method.upper(), path) for path, item in spec["paths"].items() for method in item if method != "parameters"}
    assert told == set(OPERATIONS)
    for name in OPERATIONS.values():
        method = getattr(Client, name)
        assert inspect.getdoc(method), name
        assert get_type_hints(method)["return"] is not Any, name


def test_the_documents_are_those_of_the_service() -> None:
    assert client_documents.PAGE.read_text(encoding="utf-8") == client_documents.render()


def test_every_document_has_the_keys_of_its_schema(spec: dict[str, Any]) -> None:
    for name, schema in spec["components"]["schemas"].items():
        if schema.get("type") == "object" and name not in ("Address", "Upload"):
            assert set(getattr(documents, name).__annotations__) == set(schema.get("properties", ())), name


def test_a_text_is_checked_and_articles_compared(client: Client) -> None:
    assert client.check(ARTICLE["text"])["verdict"] == "conflicting"
    compared = client.compare([ARTICLE], same_story=True)
    assert [finding["code"] for finding in compared["findings"]][:1] == ["T101"]
    assert client.extract(ARTICLE)["schema"] == "extraction/1"
    assert b"<!doctype html>" in client.compare_as("html", [ARTICLE]).lower()
    assert client.read_file(b"It rains.", "text/plain")["articles"][0]["text"].strip() == "It rains."


def test_findings_are_told_in_the_language_of_the_client(app: Flask) -> None:
    told = make_client(app, language="ar").compare([ARTICLE])["findings"][0]["message"]
    assert told != make_client(app).compare([ARTICLE])["findings"][0]["message"]


def test_what_is_kept_is_listed_decided_and_deleted(client: Client) -> None:
    kept = client.keep_comparison([ARTICLE], same_story=True)
    assert [item["id"] for item in client.comparisons()] == [kept["id"]]
    finding = kept["findings"][0]["id"]
    decision = client.decide(kept["id"], finding, "accept", by="A. Editor")
    assert decision["revision"] == 1
    assert client.claim_review(kept["id"], finding)["@type"] == "ClaimReview"
    assert client.comparison(kept["id"])["decisions"][0]["state"] == "accepted"
    assert b"%" not in client.report(kept["id"], "md")[:1]
    with pytest.raises(Problem) as refused:
        client.decide(kept["id"], finding, "dismiss", reason="late", revision=7)
    assert refused.value.status == 412
    client.delete_comparison(kept["id"])
    assert list(client.comparisons()) == []


def test_versions_of_an_article(client: Client) -> None:
    client.keep_article(ARTICLE)
    client.keep_article({**ARTICLE, "text": "It reopens on Monday."})
    assert client.article("a1")["version"] == 2
    assert len(client.article_versions("a1")["items"]) == 2
    assert client.article_version("a1", 1)["text"] == ARTICLE["text"]
    assert client.article_diff("a1")["before"]
    assert [item["id"] for item in client.articles()] == ["a1"]
    client.delete_article("a1")
    with pytest.raises(Problem, match="404"):
        client.article("a1")


def test_lists_are_followed_to_their_end(client: Client) -> None:
    for number in range(103):
        client.keep_article(documents.Article(id=f"a{number}", text=f"It rains {number}."))
    assert len({item["id"] for item in client.articles()}) == 103


def test_ids_are_parts_of_an_address(client: Client) -> None:
    client.keep_article(documents.Article(id="a/b c?d", text="It rains."))
    assert client.article("a/b c?d")["id"] == "a/b c?d"


def test_a_refusal_is_an_exception_with_its_document(client: Client) -> None:
    with pytest.raises(Problem) as refused:
        client.check("")
    problem = refused.value
    assert (problem.status, problem.type) == (422, "/problems/invalid-article") or problem.type.startswith("/problems/")
    assert problem.request_id
    assert problem.detail


def test_keys_webhooks_fact_checks_and_the_rest(client: Client) -> None:
    key = client.add_key("desk", ["read"])
    assert [item["name"] for item in client.keys()] == ["desk"]  # noqa: SIM118 (keys of the API)
    assert client.rotate_key(key["key"], grace=0)["name"] == "desk"
    hook = client.add_webhook("https://hooks.example/1")
    assert client.webhook(hook["id"])["url"] == "https://hooks.example/1"
    assert list(client.deliveries(hook["id"])) == []
    assert client.rotate_webhook(hook["id"])["secret"] != hook["secret"]
    client.delete_webhook(hook["id"])
    assert list(client.webhooks()) == []
    client.import_factchecks({**review("Facts"), "claimReviewed": "The tunnel was flooded."})
    [fact] = client.factchecks()
    assert client.factcheck(fact["id"])["claim"] == "The tunnel was flooded."
    client.delete_factcheck(fact["id"])
    assert any(entry["action"] for entry in client.audit())
    assert client.rule("T101")["code"] == "T101"
    assert client.rules()["rules"]
    assert client.health()["status"] == "ok"
    assert client.readiness()
    assert "crosscheck_requests" in client.metrics()
    assert client.lint_text(ARTICLE["text"])["matches"]
    assert client.lint_languages()
    assert client.lint_info()["software"]


def test_a_key_is_sent(tmp_path: Path, fake_library: None) -> None:
    app = make_app(tmp_path, keys="always")
    with pytest.raises(Problem, match="401"):
        make_client(app).check("It rains.")
    secret = make_key(app)["Authorization"].removeprefix("Bearer ")
    assert make_client(app, key=secret).check("It rains.")["schema"] == "check/1"


class Scripted(httpx.BaseTransport):
    """A service that answers as it is told, and remembers what it was asked."""

    def __init__(self, *answers: httpx.Response | Exception) -> None:
        self.answers = list(answers)
        self.asked: list[httpx.Request] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


def scripted(*answers: httpx.Response | Exception) -> tuple[Client, Scripted, list[float]]:
    waited: list[float] = []
    service = Scripted(*answers)
    return Client("http://localhost", transport=service, retries=2, sleep=waited.append), service, waited


def busy(status: int, after: str | None = None) -> httpx.Response:
    headers = {"Retry-After": after} if after else {}
    return httpx.Response(status, json={"type": "/problems/busy", "title": "Busy", "detail": "later"}, headers=headers)


def test_what_can_be_repeated_is_tried_again() -> None:
    client, service, waited = scripted(busy(503, "7"), httpx.ConnectError("no"), httpx.Response(200, json={"status": "ok"}))
    assert client.health()["status"] == "ok"
    assert (len(service.asked), waited[0]) == (3, 7.0)


def test_a_write_is_tried_again_under_one_key() -> None:
    client, service, _ = scripted(busy(429, "1"), httpx.Response(201, json={"id": "a1"}))
    client.keep_article(ARTICLE)
    first, second = (request.headers["Idempotency-Key"] for request in service.asked)
    assert first == second


def test_what_cannot_be_repeated_is_not() -> None:
    client, service, _ = scripted(busy(429, "1"))
    with pytest.raises(Problem) as refused:
        client.decide("c", "f", "accept")
    assert (len(service.asked), refused.value.retry_after) == (1, 1.0)


def test_it_gives_up() -> None:
    client, service, _ = scripted(*(httpx.ConnectError("refused") for _ in range(3)))
    with pytest.raises(Unreachable, match="localhost"):
        client.rules()
    assert len(service.asked) == 3


def test_another_server_is_told_from_the_service() -> None:
    client, _, _ = scripted(httpx.Response(200, text="<html>It works!</html>", headers={"Content-Type": "text/html"}))
    with pytest.raises(NotUnderstood, match="is it the address of the service"):
        client.rules()


def job(state: str, **more: Any) -> httpx.Response:
    return httpx.Response(200, json={"id": "j", "kind": "comparison", "state": state, "result": None, "error": None, **more})


def test_a_job_is_waited_for() -> None:
    client, _, waited = scripted(job("queued"), job("running"), job("done", result={"comparison": "c1"}))
    assert client.wait("j", every=0.2)["state"] == "done"
    assert waited == [0.2, 0.2]


def test_a_job_that_fails_says_why() -> None:
    client, _, _ = scripted(job("failed", error={"detail": "article a1 was deleted"}))
    with pytest.raises(JobFailed, match="article a1 was deleted"):
        client.wait("j")


def test_the_events_of_a_job() -> None:
    lines = "".join(f"id: {n}\nevent: job\ndata: {json.dumps({'state': state})}\n\n" for n, state in enumerate(("running", "done")))
    client, service, _ = scripted(httpx.Response(200, text=f": hello\n\n{lines}"))
    assert [told["state"] for told in client.job_events("j", after="4")] == ["running", "done"]
    assert service.asked[0].headers["Last-Event-ID"] == "4"


def test_the_client_loads_neither_library_nor_service() -> None:
    code = "import sys, verifier.client; print([m for m in ('claims', 'flask', 'spacy', 'sqlalchemy') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
