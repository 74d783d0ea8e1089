"""The audit trail over HTTP."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.verifier.test_auth import make_key


@pytest.fixture
def busy(app: Flask, client: FlaskClient) -> FlaskClient:
    cms = make_key(app, "write", name="cms", tenant="local")
    for number in range(3):
        client.post("/v1/articles", json={"id": f"a{number}", "text": "It rains."}, headers=cms)
    client.delete("/v1/articles/a1")
    client.post("/v1/articles", json={"id": "a0", "text": "It snows."})
    return client


def test_deeds_are_listed_in_order_without_any_text(busy: FlaskClient) -> None:
    answer = busy.get("/v1/audit")
    assert [(deed["action"], deed["object"], deed["actor"]) for deed in answer.json["items"]] == [
        ("keep", "article:a0", "cms"),
        ("keep", "article:a1", "cms"),
        ("keep", "article:a2", "cms"),
        ("delete", "article:a1", "local"),
        ("keep", "article:a0", "local"),
    ]
    assert "It rains" not in answer.text


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("object=article:a0", 2),
        ("action=delete", 1),
        ("actor=cms", 3),
        ("actor=cms&object=article:a0", 1),
        ("object=article:a9", 0),
    ],
)
def test_the_list_is_narrowed(busy: FlaskClient, query: str, count: int) -> None:
    assert len(busy.get(f"/v1/audit?{query}").json["items"]) == count


def test_the_list_is_paged(busy: FlaskClient) -> None:
    first = busy.get("/v1/audit?limit=2&action=keep")
    assert first.headers["Link"].endswith('>; rel="next"')
    second = busy.get(first.headers["Link"][1:].partition(">")[0])
    digests = [deed["digest"] for page in (first, second) for deed in page.json["items"]]
    assert (len(set(digests)), second.json["next"]) == (4, None)


@pytest.mark.parametrize("query", ["cursor=x", "limit=0", "tenant=desk"])
def test_what_cannot_be_asked_is_refused(client: FlaskClient, query: str) -> None:
    assert client.get(f"/v1/audit?{query}").status_code == 422
