"""The door: who is let in, as whom, and what the others are told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from verifier import auth, create_app, stores
from verifier.caller import COMMAND_LINE, LOCAL, Scope
from verifier.config import Config
from verifier.storage import keys
from verifier.stores import database_of

ELSEWHERE = {"REMOTE_ADDR": "203.0.113.9"}
TEXT = {"text": "It rains."}
TWO = {"articles": [{"id": "a", "text": "It rains on Tuesday 7 May 2025."}, {"id": "b", "text": "No."}]}


def make_app(tmp_path: Path, **settings: Any) -> Flask:
    return create_app(Config(log_level="error", database=f"sqlite:///{tmp_path}/crosscheck.db", **settings))


def make_key(app: Flask, *scopes: str, name: str = "cms", tenant: str = "desk") -> dict[str, str]:
    """The headers that carry a new key."""
    with database_of(app).session() as session:
        _, token = keys.create(session, tenant, name, scopes or ("admin",), now=datetime.now(UTC))
    return {"Authorization": f"Bearer {token}"}


def test_at_the_machine_no_key_is_needed(client: FlaskClient) -> None:
    assert client.get("/v1/articles").status_code == 200
    assert client.post("/v1/claims/check", json=TEXT).status_code == 200


@pytest.mark.parametrize(
    ("environ", "headers"),
    [
        (ELSEWHERE, {}),
        ({}, {"X-Forwarded-For": "127.0.0.1"}),
        ({}, {"Host": "evil.example"}),
        ({}, {"Origin": "https://evil.example"}),
    ],
    ids=["another machine", "a proxy", "a name pointed here", "a page of another site"],
)
def test_everybody_else_needs_one(client: FlaskClient, environ: dict[str, str], headers: dict[str, str]) -> None:
    answer = client.post("/v1/claims/check", json=TEXT, environ_overrides=environ, headers=headers)
    assert (answer.status_code, answer.json["type"]) == (401, "/problems/unauthorized")
    assert answer.headers["WWW-Authenticate"] == 'Bearer realm="crosscheck"'
    assert "crosscheck keys create" in answer.json["detail"]


def test_a_key_opens_from_anywhere(app: Flask, client: FlaskClient) -> None:
    headers = make_key(app, "read")
    answer = client.get("/v1/articles", headers={**headers, "X-Forwarded-For": "203.0.113.9"}, environ_overrides=ELSEWHERE)
    assert answer.status_code == 200


@pytest.mark.parametrize(
    "sent",
    [
        "Bearer",
        "Bearer ",
        "Bearer x",
        "Basic dXNlcjpwYXNz",
        "bearer cv_0_0",
        "Bearer cv_000000000000_" + "0" * 64,
        "Bearer \x80",
        "é",
    ],
)
def test_a_key_of_nobody_is_refused_even_at_the_machine(client: FlaskClient, sent: str) -> None:
    answer = client.get("/v1/articles", headers={"Authorization": sent})
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == 'Bearer realm="crosscheck", error="invalid_token"'


def test_the_settings_ask_everybody_or_nobody(tmp_path: Path, fake_library: None) -> None:
    strict = make_app(tmp_path, keys="always")
    assert strict.test_client().get("/v1/articles").status_code == 401
    assert strict.test_client().get("/v1/articles", headers=make_key(strict)).status_code == 200
    free = make_app(tmp_path, keys="never").test_client()
    assert free.get("/v1/articles", environ_overrides=ELSEWHERE).status_code == 200
    assert free.get("/v1/articles", headers={"Authorization": "Basic x"}, environ_overrides=ELSEWHERE).status_code == 200


NEEDS = [
    ("POST", "/v1/claims/check", TEXT, "check"),
    ("POST", "/v1/claims/extract", TEXT, "check"),
    ("POST", "/v1/comparisons", TWO, "check"),
    ("GET", "/v1/comparisons", None, "read"),
    ("GET", "/v1/articles", None, "read"),
    ("HEAD", "/v1/articles", None, "read"),
    ("POST", "/v1/articles", TEXT, "write"),
    ("DELETE", "/v1/articles/a", None, "write"),
    ("DELETE", "/v1/comparisons/a", None, "write"),
    ("PATCH", "/v1/comparisons/a/findings/b", {"decision": "accept"}, "decide"),
    ("GET", "/v1/keys", None, "admin"),
    ("POST", "/v1/keys", {"name": "new"}, "admin"),
    ("DELETE", "/v1/keys/a", None, "admin"),
    ("POST", "/v1/keys/a/rotate", {}, "admin"),
    ("GET", "/v1/audit", None, "admin"),
    ("GET", "/", None, "check"),
    ("GET", "/demo", None, "check"),
    ("POST", "/reports/a/findings/b", None, "decide"),
    ("GET", "/jobs/a", None, "read"),
    ("POST", "/jobs/a/cancel", None, "write"),
]


@pytest.mark.parametrize(("method", "path", "body", "scope"), NEEDS)
def test_each_operation_needs_its_scope_and_names_it(
    app: Flask, client: FlaskClient, method: str, path: str, body: Any, scope: str
) -> None:
    others = make_key(app, *(each for each in Scope if each not in (scope, "admin")), name="others")
    refused = client.open(path, method=method, json=body, headers=others)
    assert refused.status_code == 403
    assert f'error="insufficient_scope", scope="{scope}"' in refused.headers["WWW-Authenticate"]
    if method != "HEAD":
        assert (refused.json["type"], f"scope {scope} " in refused.json["detail"]) == ("/problems/forbidden", True)
    for number, enough in enumerate((scope, "admin")):
        allowed = client.open(path, method=method, json=body, headers=make_key(app, enough, name=f"key {number}"))
        assert allowed.status_code not in (401, 403, 500)


def test_keeping_a_comparison_needs_write(app: Flask, client: FlaskClient) -> None:
    assert client.post("/v1/comparisons?store=true", json=TWO, headers=make_key(app, "check")).status_code == 403
    both = make_key(app, "check", "write", name="both")
    assert client.post("/v1/comparisons?store=true", json=TWO, headers=both).status_code == 201


def test_a_view_that_says_nothing_is_not_open(app: Flask, client: FlaskClient) -> None:
    app._got_first_request = False
    app.add_url_rule("/v1/news", view_func=lambda: "seen", endpoint="news", methods=["GET", "POST"])
    assert client.get("/v1/news", environ_overrides=ELSEWHERE).status_code == 401
    assert client.post("/v1/news", headers=make_key(app, "read")).status_code == 403


@pytest.mark.parametrize(
    "path", ["/healthz", "/v1/rules", "/v1/openapi.json", "/v1/docs", "/problems/", "/static/site.css", "/sign-in"]
)
def test_what_holds_nothing_of_anybody_is_open(tmp_path: Path, path: str) -> None:
    with make_app(tmp_path, keys="always").test_client().get(path, headers={"Authorization": "Bearer x"}) as answer:
        assert answer.status_code == 200


def test_the_door_does_not_tell_what_is_behind_it(client: FlaskClient) -> None:
    assert client.get("/v1/nothing", environ_overrides=ELSEWHERE).status_code == 404
    assert client.put("/v1/articles", environ_overrides=ELSEWHERE).status_code == 405
    assert client.get("/v1/articles/nobody", environ_overrides=ELSEWHERE).status_code == 401


def test_a_key_is_revoked_at_once(app: Flask, client: FlaskClient) -> None:
    admin = make_key(app, name="boss")
    made = client.post("/v1/keys", json={"name": "cms", "scopes": ["read"]}, headers=admin)
    used = {"Authorization": f"Bearer {made.json['secret']}"}
    assert client.get("/v1/articles", headers=used).status_code == 200
    assert client.delete(made.headers["Location"], headers=admin).status_code == 204
    assert client.get("/v1/articles", headers=used).status_code == 401


def test_the_use_of_a_key_is_noted(app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    headers = make_key(app)
    assert client.get("/v1/keys").json["items"] == []  # those of another tenant
    first = client.get("/v1/keys", headers=headers).json["items"][0]["last_used"]
    assert first is not None
    assert client.get("/v1/keys", headers=headers).json["items"][0]["last_used"] == first
    later = datetime.now(UTC) + timedelta(seconds=61)
    monkeypatch.setattr(auth, "now", lambda: later)
    client.get("/v1/keys", headers=headers)
    assert client.get("/v1/keys", headers=headers).json["items"][0]["last_used"] == later.isoformat()


def test_deeds_are_written_down_under_the_name_of_the_key(app: Flask, client: FlaskClient) -> None:
    headers = make_key(app, name="مكتب")
    made = client.post("/v1/comparisons?store=true", json=TWO, headers=headers)
    finding = made.json["findings"][0]["id"]
    decided = {"decision": "accept", "by": "A. Editor"}
    client.patch(f"{made.headers['Location']}/findings/{finding}", json=decided, headers=headers)
    told = client.get("/v1/audit", headers=headers).json["items"]
    assert [(deed["action"], deed["actor"]) for deed in told] == [("compare", "مكتب"), ("decide", "مكتب")]
    assert told[1]["detail"]["by"] == "A. Editor"
    client.post("/v1/articles", json=TEXT)
    assert [deed["actor"] for deed in client.get("/v1/audit").json["items"]] == [LOCAL]


def test_outside_requests_it_is_the_machine_and_in_a_request_nobody_by_mistake(app: Flask) -> None:
    assert (stores.current_tenant(), stores.current_actor()) == (LOCAL, LOCAL)
    assert COMMAND_LINE != LOCAL
    with app.test_request_context("/v1/articles"), pytest.raises(Exception, match="API key"):
        stores.current_tenant()


def test_behind_a_proxy_that_the_settings_name_everybody_needs_a_key(tmp_path: Path) -> None:
    app = make_app(tmp_path, proxies=1)
    client = app.test_client()
    assert client.get("/v1/articles").status_code == 401
    assert client.get("/v1/articles", headers={"X-Forwarded-For": "127.0.0.1"}).status_code == 401
    assert client.get("/v1/articles", headers=make_key(app)).status_code == 200
