"""Versions of an article, what changed between them, and comparisons that read an older one."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.verifier.fakes import WRONG_DAY

FIRST = "A crane collapsed in the port of Gijón on 3 July 2024, injuring 9 workers. The port closed for two days."
SECOND = FIRST.replace("9 workers", "11 workers")
THIRD = f"{SECOND} Correction: an earlier version gave another number of workers. The crane was inspected in May."


@pytest.fixture
def crane(real_client: FlaskClient) -> FlaskClient:
    for text in (FIRST, SECOND, THIRD):
        sent = {"id": "news/crane", "language": "en", "title": "Crane collapses", "text": text}
        assert real_client.post("/v1/articles", json=sent).status_code == 201
    return real_client


def test_versions_are_listed_and_shown(crane: FlaskClient) -> None:
    listed = crane.get("/v1/articles/news/crane/versions").json
    assert (listed["article"], [item["version"] for item in listed["items"]]) == ("news/crane", [1, 2, 3])
    assert [item["characters"] for item in listed["items"]] == [len(FIRST), len(SECOND), len(THIRD)]
    shown = crane.get("/v1/articles/news/crane/versions/2")
    assert (shown.json["text"], shown.json["versions"]) == (SECOND, 3)
    again = crane.get("/v1/articles/news/crane/versions/2", headers={"If-None-Match": shown.headers["ETag"]})
    assert again.status_code == 304


def test_a_silent_edit_is_found_between_two_versions(crane: FlaskClient) -> None:
    found = crane.get("/v1/articles/news/crane/diff?from=1&to=2").json
    assert (found["schema"], found["before"], found["after"]) == ("revision/1", 1, 2)
    (finding,) = found["findings"]
    one, other = finding["evidence"]
    assert finding["code"] == "S401"
    assert FIRST[one["start"] : one["end"]] == one["text"] == "9"
    assert SECOND[other["start"] : other["end"]] == other["text"] == "11"
    assert len(found["changed"]) == 1
    assert found["changed"][0]["values"][0]["before"]["value"] == "9"


def test_without_parameters_the_last_two_versions_are_set_side_by_side(crane: FlaskClient) -> None:
    found = crane.get("/v1/articles/news/crane/diff").json
    assert (found["before"], found["after"], found["findings"]) == (2, 3, [])
    assert "inspected" in " ".join(claim["text"] for claim in found["added"])


def test_a_notice_speaks_for_the_edits_of_its_version(crane: FlaskClient) -> None:
    found = crane.get("/v1/articles/news/crane/diff?from=1&to=3").json
    assert found["findings"] == []
    assert "Correction" in found["notices"][0]["text"]


def test_a_diff_is_told_in_arabic(crane: FlaskClient) -> None:
    found = crane.get("/v1/articles/news/crane/diff?from=1&to=2&lang=ar").json
    assert "استُبدل" in found["findings"][0]["message"]


@pytest.mark.parametrize(
    ("address", "status", "says"),
    [
        ("/v1/articles/none/versions", 404, "no article"),
        ("/v1/articles/none/diff", 404, "no article"),
        ("/v1/articles/news/crane/versions/9", 404, "no version 9"),
        ("/v1/articles/news/crane/versions/x", 404, ""),
        ("/v1/articles/news/crane/diff?from=1&to=9", 404, "it has 3"),
        ("/v1/articles/news/crane/diff?to=1", 404, "no version 0"),
        ("/v1/articles/news/crane/diff?from=2&to=2", 422, "/problems/invalid-request"),
        ("/v1/articles/news/crane/diff?from=3", 422, "beside itself"),
        ("/v1/articles/news/crane/diff?from=0", 422, "at least 1"),
        ("/v1/articles/news/crane/diff?with=1", 422, "with"),
    ],
)
def test_what_is_not_there_is_told(crane: FlaskClient, address: str, status: int, says: str) -> None:
    answer = crane.get(address)
    assert answer.status_code == status
    assert says in str(answer.json)


def stored(client: FlaskClient, text: str) -> Any:
    sent = {"articles": [{"id": "a", "text": text}, {"id": "b", "text": "It reopens on 8 May 2025."}], "same_story": True}
    return client.post("/v1/comparisons?store=true", json=sent)


def test_a_comparison_says_when_an_article_has_a_newer_version(client: FlaskClient) -> None:
    made = stored(client, f"It reopens on {WRONG_DAY}.")
    assert (made.json["stale"], made.json["stale_articles"]) == (False, [])
    client.post("/v1/articles", json={"id": "a", "text": "It reopens on Wednesday 7 May 2025."})
    shown = client.get(made.headers["Location"])
    assert (shown.json["stale"], shown.json["stale_articles"]) == (True, ["a"])
    assert shown.json["findings"] == made.json["findings"]
    assert [item["stale"] for item in client.get("/v1/comparisons").json["items"]] == [True]


def test_a_comparison_is_made_again_over_the_newest_versions(client: FlaskClient) -> None:
    made = stored(client, f"It reopens on {WRONG_DAY}.")
    client.post("/v1/articles", json={"id": "a", "text": "It reopens on Wednesday 7 May 2025."})
    client.post("/v1/articles", json={"id": "b", "text": f"No, on {WRONG_DAY}."})
    again = client.post(f"{made.headers['Location']}/rerun")
    assert again.status_code == 201
    assert again.json["rerun"] == {"of": made.json["id"], "new": ["f-b"], "gone": ["f-a"], "same": []}
    assert (again.json["stale"], again.json["id"] == made.json["id"]) == (False, False)
    assert client.get(again.headers["Location"]).json["findings"] == again.json["findings"]
    assert client.get(made.headers["Location"]).json["stale"] is True
    third = client.post(f"{again.headers['Location']}/rerun").json
    assert third["rerun"]["same"] == ["f-b"]


def test_an_article_known_by_its_url_is_compared_again_by_the_id_it_was_sent_with(client: FlaskClient) -> None:
    client.post("/v1/articles", json={"id": "first", "url": "https://example.org/a", "text": "Old words."})
    sent = {"articles": [{"id": "other", "url": "https://example.org/a", "text": f"It reopens on {WRONG_DAY}."}]}
    made = client.post("/v1/comparisons?store=true", json=sent)
    again = client.post(f"{made.headers['Location']}/rerun").json
    assert ([item["id"] for item in again["articles"]], again["rerun"]["same"]) == (["other"], ["f-other"])
    assert client.get("/v1/articles/first").json["versions"] == 2


def test_a_rerun_sent_twice_with_one_key_is_done_once(client: FlaskClient) -> None:
    made = stored(client, "Words.")
    address = f"{made.headers['Location']}/rerun"
    first, second = (client.post(address, headers={"Idempotency-Key": "again"}) for _ in range(2))
    assert first.json["id"] == second.json["id"]
    assert client.post("/v1/comparisons/none/rerun").status_code == 404


def test_decisions_hold_in_a_comparison_made_again(client: FlaskClient) -> None:
    made = stored(client, f"It reopens on {WRONG_DAY}.")
    finding = made.json["findings"][0]["id"]
    client.patch(f"{made.headers['Location']}/findings/{finding}", json={"decision": "accept", "by": "A. Editor"})
    again = client.post(f"{made.headers['Location']}/rerun").json
    assert [item["state"] for item in again["decisions"]] == ["accepted"]
