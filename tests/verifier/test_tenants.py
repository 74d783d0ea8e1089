"""Two newsrooms in one service: neither sees, changes or guesses what is the other's, at any address there is.

`ROUTES` is a table of every route. A new one fails the first test until it says how it keeps newsrooms apart.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.verifier.fakes import WRONG_DAY
from tests.verifier.test_auth import make_key
from verifier.storage import jobs
from verifier.stores import database_of, now

KNOWN_TO_THE_DESK = "only-the-desk-knows"
ARTICLE = {
    "id": "a1",
    "url": "https://example.org/1",
    "text": f"It reopens on {WRONG_DAY}. {KNOWN_TO_THE_DESK}",
    "outlet": KNOWN_TO_THE_DESK,
}
THEIRS = {"id": "a1", "url": "https://example.org/1", "text": "Another text of the same id.", "outlet": "Rival"}


def review(author: str) -> dict[str, Any]:
    """A fact-check in ClaimReview."""
    return {
        "@type": "ClaimReview",
        "claimReviewed": "The tunnel was flooded on 3 June 2024.",
        "url": "https://facts.example/1",
        "author": {"name": author},
        "reviewRating": {"alternateName": "False"},
    }


class World:
    """A service in which the desk has kept things; the rival asks."""

    def __init__(self, app: Flask, client: FlaskClient) -> None:
        self.client = client
        self.desk = make_key(app, "admin", name="desk key", tenant="desk")
        self.rival = make_key(app, "admin", name="rival key", tenant="rival")
        client.post("/v1/articles", json=ARTICLE, headers=self.desk)
        body = {"articles": [ARTICLE], "same_story": True}
        made = client.post("/v1/comparisons?store=true", json=body, headers={**self.desk, "Idempotency-Key": "k1"})
        self.comparison: str = made.json["id"]
        self.finding: str = made.json["findings"][0]["id"]
        self.key: str = client.get("/v1/keys", headers=self.desk).json["items"][0]["key"]
        reviewed = client.post("/v1/factchecks", json=review(KNOWN_TO_THE_DESK), headers=self.desk)
        self.fact_check: str = reviewed.json["items"][0]["id"]
        hook = client.post("/v1/webhooks", json={"url": f"https://{KNOWN_TO_THE_DESK}.example/hook"}, headers=self.desk)
        self.webhook: str = hook.json["id"]
        with database_of(app).session() as session:
            self.job = jobs.create(session, "desk", "comparison", {"articles": [], "same_story": None}, now=now()).id
        decided = {"decision": "dismiss", "reason": KNOWN_TO_THE_DESK}
        client.patch(self.at_finding, json=decided, headers=self.desk)
        self.before = self.seen_by_the_desk()

    @property
    def at_finding(self) -> str:
        return f"/v1/comparisons/{self.comparison}/findings/{self.finding}"

    def seen_by_the_desk(self) -> list[Any]:
        """All that the desk has, to see that it is untouched."""
        addresses = (
            "/v1/articles",
            "/v1/comparisons",
            f"/v1/comparisons/{self.comparison}",
            "/v1/audit",
            "/v1/factchecks",
            "/v1/jobs",
            "/v1/webhooks",
        )
        return [self.client.get(address, headers=self.desk).json for address in addresses]

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        """What the rival is told. Nothing of the desk stands in it."""
        answer = self.client.open(path, method=method, json=body, headers={**self.rival, **headers})
        told = answer.get_data(as_text=True)
        assert KNOWN_TO_THE_DESK not in told
        assert "desk key" not in told
        return answer


def not_there(method: str, path: str, body: Any = None) -> Callable[[World], None]:
    """What is the desk's is not there for the rival."""

    def check(world: World) -> None:
        address = path.format(**vars(world))
        assert world.ask(method, address, body).status_code == 404

    return check


def nothing(path: str) -> Callable[[World], None]:
    """The list is empty for the rival, whatever is asked for."""

    def check(world: World) -> None:
        for query in ("", "?limit=200", "?cursor=k0"):
            assert world.ask("GET", path + query).json["items"] == []

    return check


def shows_nothing(path: str) -> Callable[[World], None]:
    """The page of the list opens, and `ask` sees to it that nothing of the desk stands on it."""

    def check(world: World) -> None:
        assert world.ask("GET", path).status_code == 200

    return check


def keeps_nothing(method: str, path: str, body: Any) -> Callable[[World], None]:
    """The rival's own texts are all that is worked on."""

    def check(world: World) -> None:
        assert world.ask(method, path, body).status_code == 200

    return check


def own_article(world: World) -> None:
    made = world.ask("POST", "/v1/articles", THEIRS)
    assert (made.status_code, made.json["version"]) == (201, 1)
    assert world.ask("GET", "/v1/articles?outlet=" + KNOWN_TO_THE_DESK).json["items"] == []


def own_comparison(world: World) -> None:
    body = {"articles": [{**THEIRS, "text": f"It reopens on {WRONG_DAY}."}], "same_story": True}
    made = world.ask("POST", "/v1/comparisons?store=true", body, **{"Idempotency-Key": "k1"})
    assert (made.status_code, made.json["decisions"]) == (201, [])
    assert "Idempotency-Replayed" not in made.headers
    assert made.json["id"] != world.comparison
    decided = world.ask(
        "PATCH", f"/v1/comparisons/{made.json['id']}/findings/{made.json['findings'][0]['id']}", {"decision": "accept"}
    )
    assert (decided.json["revision"], decided.json["reason"]) == (1, None)


def own_fact_check(world: World) -> None:
    made = world.ask("POST", "/v1/factchecks", review("Rival"))
    assert made.status_code == 201
    assert len(world.ask("GET", "/v1/factchecks").json["items"]) == 1


def own_webhook(world: World) -> None:
    made = world.ask("POST", "/v1/webhooks", {"url": "https://rival.example/hook"})
    assert made.status_code == 201
    assert len(world.ask("GET", "/v1/webhooks").json["items"]) == 1


def own_key(world: World) -> None:
    made = world.ask("POST", "/v1/keys", {"name": "desk kex", "scopes": ["read"]})
    assert (made.status_code, made.json["tenant"]) == (201, "rival")


def own_keys(world: World) -> None:
    assert {item["tenant"] for item in world.ask("GET", "/v1/keys").json["items"]} == {"rival"}


def counts_only(world: World) -> None:
    told = world.ask("GET", "/metrics").get_data(as_text=True)
    assert world.comparison not in told


def own_text(world: World) -> None:
    answer = world.client.post("/v2/check", data={"text": "It rains.", "language": "en"}, headers=world.rival)
    assert answer.status_code == 200
    assert KNOWN_TO_THE_DESK not in answer.text


OPEN = None
"""Holds nothing of anybody's, whoever asks."""
ONE = {"text": "It rains."}
ROUTES: dict[tuple[str, str], Callable[[World], None] | None] = {
    ("POST", "/v1/claims/check"): keeps_nothing("POST", "/v1/claims/check", ONE),
    ("POST", "/v1/claims/extract"): keeps_nothing("POST", "/v1/claims/extract", ONE),
    ("POST", "/v1/comparisons"): own_comparison,
    ("GET", "/v1/comparisons"): nothing("/v1/comparisons"),
    ("GET", "/v1/comparisons/<comparison>"): not_there("GET", "/v1/comparisons/{comparison}"),
    ("DELETE", "/v1/comparisons/<comparison>"): not_there("DELETE", "/v1/comparisons/{comparison}"),
    ("PATCH", "/v1/comparisons/<comparison>/findings/<whole:finding>"): not_there(
        "PATCH", "/v1/comparisons/{comparison}/findings/{finding}", {"decision": "accept"}
    ),
    ("GET", "/v1/comparisons/<comparison>/findings/<path:finding>/claimreview"): not_there(
        "GET", "/v1/comparisons/{comparison}/findings/{finding}/claimreview"
    ),
    ("POST", "/v1/comparisons/<comparison>/share"): not_there("POST", "/v1/comparisons/{comparison}/share", {}),
    ("DELETE", "/v1/comparisons/<comparison>/share"): not_there("DELETE", "/v1/comparisons/{comparison}/share"),
    ("GET", "/embed/crosscheck-report.js"): OPEN,
    ("GET", "/embed/static/<path:filename>"): OPEN,
    ("GET", "/embed/reports/<token>"): not_there("GET", "/embed/reports/{comparison}"),
    ("GET", "/embed/reports/<token>/data"): not_there("GET", "/embed/reports/{comparison}/data"),
    ("GET", "/oembed"): not_there("GET", "/oembed?url=http://localhost/embed/reports/{comparison}"),
    ("POST", "/v1/comparisons/<comparison>/rerun"): not_there("POST", "/v1/comparisons/{comparison}/rerun"),
    ("POST", "/v1/articles"): own_article,
    ("GET", "/v1/articles"): nothing("/v1/articles"),
    ("POST", "/v1/articles/read"): keeps_nothing("POST", "/v1/articles/read", ONE),
    ("GET", "/v1/articles/<whole:article>"): not_there("GET", "/v1/articles/a1"),
    ("DELETE", "/v1/articles/<whole:article>"): not_there("DELETE", "/v1/articles/a1"),
    ("GET", "/v1/articles/<path:article>/versions"): not_there("GET", "/v1/articles/a1/versions"),
    ("GET", "/v1/articles/<path:article>/versions/<int:number>"): not_there("GET", "/v1/articles/a1/versions/1"),
    ("GET", "/v1/articles/<path:article>/diff"): not_there("GET", "/v1/articles/a1/diff"),
    ("POST", "/v1/factchecks"): own_fact_check,
    ("GET", "/v1/factchecks"): nothing("/v1/factchecks"),
    ("GET", "/v1/factchecks/<fact_check>"): not_there("GET", "/v1/factchecks/{fact_check}"),
    ("DELETE", "/v1/factchecks/<fact_check>"): not_there("DELETE", "/v1/factchecks/{fact_check}"),
    ("GET", "/v1/jobs"): nothing("/v1/jobs"),
    ("GET", "/v1/jobs/<job>"): not_there("GET", "/v1/jobs/{job}"),
    ("GET", "/v1/jobs/<job>/events"): not_there("GET", "/v1/jobs/{job}/events"),
    ("POST", "/v1/jobs/<job>/cancel"): not_there("POST", "/v1/jobs/{job}/cancel"),
    ("POST", "/v1/jobs/<job>/retry"): not_there("POST", "/v1/jobs/{job}/retry"),
    ("POST", "/v1/webhooks"): own_webhook,
    ("GET", "/v1/webhooks"): nothing("/v1/webhooks"),
    ("GET", "/v1/webhooks/<webhook>"): not_there("GET", "/v1/webhooks/{webhook}"),
    ("DELETE", "/v1/webhooks/<webhook>"): not_there("DELETE", "/v1/webhooks/{webhook}"),
    ("POST", "/v1/webhooks/<webhook>/rotate"): not_there("POST", "/v1/webhooks/{webhook}/rotate"),
    ("POST", "/v1/webhooks/<webhook>/test"): not_there("POST", "/v1/webhooks/{webhook}/test"),
    ("GET", "/v1/webhooks/<webhook>/deliveries"): not_there("GET", "/v1/webhooks/{webhook}/deliveries"),
    ("POST", "/v1/webhooks/<webhook>/deliveries/<delivery>/redeliver"): not_there(
        "POST", "/v1/webhooks/{webhook}/deliveries/d1/redeliver"
    ),
    ("POST", "/v1/keys"): own_key,
    ("GET", "/v1/keys"): own_keys,
    ("GET", "/v1/keys/<key>"): not_there("GET", "/v1/keys/{key}"),
    ("DELETE", "/v1/keys/<key>"): not_there("DELETE", "/v1/keys/{key}"),
    ("POST", "/v1/keys/<key>/rotate"): not_there("POST", "/v1/keys/{key}/rotate", {"grace": 0}),
    ("GET", "/v1/audit"): nothing("/v1/audit"),
    ("POST", "/v2/check"): own_text,
    ("GET", "/v2/languages"): OPEN,
    ("GET", "/v2/info"): OPEN,
    ("GET", "/metrics"): counts_only,
    ("GET", "/v1/rules"): OPEN,
    ("GET", "/v1/rules/<code>"): OPEN,
    ("GET", "/v1/openapi.json"): OPEN,
    ("GET", "/v1/docs"): OPEN,
    ("GET", "/v1/docs/static/<path:filename>"): OPEN,
    ("GET", "/healthz"): OPEN,
    ("GET", "/readyz"): OPEN,
    ("GET", "/problems/"): OPEN,
    ("GET", "/problems/<name>"): OPEN,
    ("GET", "/static/<path:filename>"): OPEN,
    ("GET", "/static/report.css"): OPEN,
    ("GET", "/jobs/<job>"): not_there("GET", "/jobs/{job}"),
    ("POST", "/jobs/<job>/cancel"): not_there("POST", "/jobs/{job}/cancel"),
    ("POST", "/jobs/<job>/retry"): not_there("POST", "/jobs/{job}/retry"),
    ("GET", "/reports"): shows_nothing("/reports"),
    ("GET", "/reports/<comparison>"): not_there("GET", "/reports/{comparison}"),
    ("POST", "/reports/<comparison>/findings/<path:finding>"): not_there("POST", "/reports/{comparison}/findings/{finding}"),
    ("POST", "/reports/<comparison>/share"): not_there("POST", "/reports/{comparison}/share"),
    ("POST", "/reports/<comparison>/delete"): not_there("POST", "/reports/{comparison}/delete"),
    ("GET", "/articles"): shows_nothing("/articles"),
    ("GET", "/articles/<path:article>"): not_there("GET", "/articles/a1"),
    ("GET", "/sign-in"): OPEN,
    ("POST", "/sign-in"): OPEN,
    ("POST", "/sign-out"): OPEN,
    # Pages that work on what the form holds, on the demonstration stories or on the rules
    ("GET", "/"): OPEN,
    ("GET", "/compare"): OPEN,
    ("POST", "/compare"): OPEN,
    ("GET", "/demo"): OPEN,
    ("GET", "/demo/<slug>"): OPEN,
    ("GET", "/demo/<slug>/articles"): OPEN,
    ("GET", "/rules"): OPEN,
    ("GET", "/rules/<code>"): OPEN,
}


def test_every_route_says_how_it_keeps_newsrooms_apart(app: Flask) -> None:
    there = {
        (method, rule.rule)
        for rule in app.url_map.iter_rules()
        for method in rule.methods or ()
        if method not in ("HEAD", "OPTIONS")
    }
    assert there == set(ROUTES)


@pytest.mark.parametrize(("route", "check"), [pytest.param(*item, id=" ".join(item[0])) for item in ROUTES.items() if item[1]])
def test_what_is_the_desk_s_is_not_the_rival_s(
    app: Flask, client: FlaskClient, route: tuple[str, str], check: Callable[[World], None]
) -> None:
    world = World(app, client)
    check(world)
    assert world.seen_by_the_desk() == world.before
    assert client.get("/v1/keys", headers=world.desk).json["items"][0]["revoked"] is None


def test_whoever_sits_at_the_machine_is_a_tenant_like_others(app: Flask, client: FlaskClient) -> None:
    world = World(app, client)
    for path in ("/v1/articles", "/v1/comparisons", "/v1/keys", "/v1/audit"):
        assert client.get(path).json["items"] == []
    assert client.get(f"/v1/comparisons/{world.comparison}").status_code == 404
