"""What is kept, over HTTP: articles, comparisons, decisions, pages, conditions."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.verifier.fakes import WRONG_DAY

ARTICLE = {"id": "news/1", "language": "en", "text": f"It reopens on {WRONG_DAY}.", "url": "https://example.org/1"}
TWO = {"articles": [{**ARTICLE, "id": "a1"}, {"id": "b", "text": "It reopens on 8 May 2025."}], "same_story": True}


def kept(client: FlaskClient, body: dict[str, Any] | None = None, **headers: str) -> Any:
    return client.post("/v1/comparisons?store=true", json=body or TWO, headers=headers)


def test_an_article_is_kept_and_found_at_its_address(client: FlaskClient) -> None:
    made = client.post("/v1/articles", json=ARTICLE)
    assert (made.status_code, made.json["version"]) == (201, 1)
    shown = client.get(made.headers["Location"])
    assert {key: shown.json[key] for key in ARTICLE} == ARTICLE
    assert client.post("/v1/articles", json=ARTICLE).status_code == 200
    assert client.post("/v1/articles", json={**ARTICLE, "text": "corrected"}).json["version"] == 2
    assert client.get(f"{made.headers['Location']}?version=1").json["text"] == ARTICLE["text"]


def test_what_the_client_has_already_is_not_sent_again(client: FlaskClient) -> None:
    client.post("/v1/articles", json=ARTICLE)
    tag = client.get("/v1/articles/news/1").headers["ETag"]
    assert client.get("/v1/articles/news/1", headers={"If-None-Match": tag}).status_code == 304
    client.post("/v1/articles", json={**ARTICLE, "text": "corrected"})
    assert client.get("/v1/articles/news/1", headers={"If-None-Match": tag}).status_code == 200


def test_a_list_links_to_its_next_page(client: FlaskClient) -> None:
    for number in range(3):
        client.post("/v1/articles", json={"id": f"a{number}", "text": f"text {number}", "language": "ar"})
    first = client.get("/v1/articles?limit=2&language=ar")
    assert [item["id"] for item in first.json["items"]] == ["a0", "a1"]
    link = first.headers["Link"]
    assert link.endswith('>; rel="next"')
    second = client.get(link[1:].partition(">")[0])
    assert ([item["id"] for item in second.json["items"]], second.json["next"]) == (["a2"], None)
    assert "Link" not in second.headers


def test_a_comparison_is_kept_only_when_asked(client: FlaskClient) -> None:
    assert client.post("/v1/comparisons", json=TWO).status_code == 200
    assert client.get("/v1/comparisons").json == {"items": [], "next": None}
    made = kept(client)
    assert made.status_code == 201
    assert client.get(made.headers["Location"]).json == made.json
    assert [item["id"] for item in client.get("/v1/comparisons").json["items"]] == [made.json["id"]]
    assert client.get("/v1/articles/b").status_code == 200


def test_a_dismissed_finding_stays_dismissed_in_the_next_comparison(client: FlaskClient) -> None:
    made = kept(client)
    finding = made.json["findings"][0]["id"]
    decided = client.patch(
        f"{made.headers['Location']}/findings/{finding}", json={"decision": "dismiss", "reason": "corrected", "by": "A. Editor"}
    )
    assert (decided.status_code, decided.json["state"], decided.headers["ETag"]) == (200, "dismissed", '"1"')
    again = kept(client)
    assert again.json["id"] != made.json["id"]
    assert [(item["finding"], item["state"]) for item in again.json["decisions"]] == [(finding, "dismissed")]
    report = client.get(f"{again.headers['Location']}?format=md")
    assert report.mimetype == "text/markdown"
    assert made.json["findings"][0]["message"] not in report.get_data(as_text=True)


def test_a_decision_overwrites_nothing_unseen(client: FlaskClient) -> None:
    made = kept(client)
    address = f"{made.headers['Location']}/findings/{made.json['findings'][0]['id']}"
    assert client.patch(address, json={"decision": "accept"}, headers={"If-Match": '"0"'}).status_code == 200
    late = client.patch(address, json={"decision": "reopen"}, headers={"If-Match": '"0"'})
    assert (late.status_code, late.json["type"]) == (412, "/problems/changed-meanwhile")
    assert client.patch(address, json={"decision": "reopen"}, headers={"If-Match": '"x"'}).status_code == 412
    assert client.patch(address, json={"decision": "reopen"}, headers={"If-Match": '"1"'}).json["revision"] == 2


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"decision": "dismiss"}, "/reason"),
        ({"decision": "dismiss", "reason": "  "}, "/reason"),
        ({"decision": "delete"}, "/decision"),
        ({}, "/decision"),
        ({"decision": "accept", "reason": "x" * 2001}, "/reason"),
        ({"decision": "accept", "who": "me"}, "/who"),
    ],
)
def test_a_decision_that_is_none_is_refused_by_its_field(client: FlaskClient, body: dict[str, str], pointer: str) -> None:
    made = kept(client)
    answer = client.patch(f"{made.headers['Location']}/findings/{made.json['findings'][0]['id']}", json=body)
    assert (answer.status_code, answer.json["errors"][0]["pointer"]) == (422, pointer)


def test_a_request_sent_twice_with_one_key_is_done_once(client: FlaskClient) -> None:
    first, second = (kept(client, **{"Idempotency-Key": "k1"}) for _ in range(2))
    assert (second.status_code, second.json, second.headers["Location"]) == (201, first.json, first.headers["Location"])
    assert (first.headers.get("Idempotency-Replayed"), second.headers.get("Idempotency-Replayed")) == (None, "true")
    other = kept(client, {"articles": [ARTICLE]}, **{"Idempotency-Key": "k1"})
    assert (other.status_code, other.json["type"]) == (409, "/problems/key-reused")
    assert len(client.get("/v1/comparisons").json["items"]) == 1


def test_a_deleted_article_is_gone_with_what_quotes_it(client: FlaskClient) -> None:
    made = kept(client)
    assert client.delete("/v1/articles/a1").status_code == 204
    for address in ("/v1/articles/a1", made.headers["Location"]):
        assert client.get(address).status_code == 404
    assert client.get("/v1/articles/b").status_code == 200


@pytest.mark.parametrize(
    ("method", "address"),
    [
        ("GET", "/v1/articles/nobody"),
        ("DELETE", "/v1/articles/nobody"),
        ("GET", "/v1/comparisons/nobody"),
        ("DELETE", "/v1/comparisons/nobody"),
    ],
)
def test_what_is_not_there_is_not_found(client: FlaskClient, method: str, address: str) -> None:
    answer = client.open(address, method=method)
    assert (answer.status_code, answer.json["type"]) == (404, "/problems/not-found")


def test_a_finding_of_another_comparison_is_not_found(client: FlaskClient) -> None:
    made = kept(client)
    answer = client.patch(f"{made.headers['Location']}/findings/T101-0", json={"decision": "accept"})
    assert answer.status_code == 404


@pytest.mark.parametrize(
    ("address", "parameter"),
    [
        ("/v1/articles?limit=0", "limit"),
        ("/v1/articles?limit=201", "limit"),
        ("/v1/articles?cursor=x", "cursor"),
        ("/v1/comparisons?page=2", "page"),
        ("/v1/articles/news/1?version=0", "version"),
    ],
)
def test_a_query_that_cannot_be_used_is_refused_by_its_parameter(client: FlaskClient, address: str, parameter: str) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.json["errors"][0]["parameter"]) == (422, parameter)


def test_a_report_is_had_at_the_address_of_what_is_kept(client: FlaskClient) -> None:
    answer = client.post("/v1/comparisons?store=true&format=html", json=TWO)
    assert (answer.status_code, answer.json["errors"][0]["parameter"]) == (422, "format")
    page = client.get(f"{kept(client).headers['Location']}?format=html&lang=ar")
    assert (page.status_code, page.mimetype) == (200, "text/html")
