"""Keys over HTTP."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient


def made(client: FlaskClient, **more: Any) -> Any:
    return client.post("/v1/keys", json={"name": "cms", **more})


def used(client: FlaskClient, secret: str) -> int:
    return client.get("/v1/articles", headers={"Authorization": f"Bearer {secret}"}).status_code


def test_a_key_is_made_shown_and_opens(client: FlaskClient) -> None:
    answer = made(client, scopes=["read", "check", "read"], days=30)
    assert answer.status_code == 201
    assert answer.json["secret"].startswith(f"cv_{answer.json['key']}_")
    assert answer.json["scopes"] == ["check", "read"]
    assert answer.headers["Cache-Control"] == "no-store"
    shown = client.get(answer.headers["Location"])
    assert shown.json == {name: value for name, value in answer.json.items() if name != "secret"}
    assert client.get("/v1/keys").json["items"] == [shown.json]
    assert used(client, answer.json["secret"]) == 200


def test_a_key_without_scopes_named_may_all_but_admin(client: FlaskClient) -> None:
    assert made(client).json["scopes"] == ["check", "read", "write", "decide"]


def test_no_answer_with_a_secret_is_kept_for_repetition(client: FlaskClient) -> None:
    headers = {"Idempotency-Key": "k"}
    assert client.post("/v1/keys", json={"name": "a"}, headers=headers).status_code == 201
    assert client.post("/v1/keys", json={"name": "a"}, headers=headers).json["type"] == "/problems/name-taken"


def test_a_key_is_rotated(client: FlaskClient) -> None:
    first = made(client)
    second = client.post(f"{first.headers['Location']}/rotate", json={})
    assert second.status_code == 200
    assert [used(client, each.json["secret"]) for each in (first, second)] == [200, 200]
    third = client.post(f"{first.headers['Location']}/rotate", json={"grace": 0})
    assert [used(client, each.json["secret"]) for each in (first, second, third)] == [401, 401, 200]


def test_a_revoked_key_stays_in_the_list(client: FlaskClient) -> None:
    key = made(client)
    for _ in range(2):
        assert client.delete(key.headers["Location"]).status_code == 204
    assert client.get("/v1/keys").json["items"][0]["revoked"] is not None
    again = client.post(f"{key.headers['Location']}/rotate", json={})
    assert (again.status_code, again.json["type"]) == (409, "/problems/key-ended")
    assert made(client).json["type"] == "/problems/name-taken"


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({}, "/name"),
        ({"name": ""}, "/name"),
        ({"name": " x"}, "/name"),
        ({"name": "a\nb"}, "/name"),
        ({"name": "a\u2028b"}, "/name"),
        ({"name": "x" * 101}, "/name"),
        ({"name": "x", "scopes": []}, "/scopes"),
        ({"name": "x", "scopes": ["root"]}, "/scopes/0"),
        ({"name": "x", "scopes": "admin"}, "/scopes"),
        ({"name": "x", "days": 0}, "/days"),
        ({"name": "x", "days": 3651}, "/days"),
        ({"name": "x", "days": "30"}, "/days"),
        ({"name": "x", "days": 1.5}, "/days"),
        ({"name": "x", "days": True}, "/days"),
        ({"name": "x", "tenant": "rival"}, "/tenant"),
    ],
)
def test_a_key_that_cannot_be_made_is_refused_by_its_field(client: FlaskClient, body: dict[str, Any], pointer: str) -> None:
    answer = client.post("/v1/keys", json=body)
    assert (answer.status_code, answer.json["errors"][0]["pointer"]) == (422, pointer)


@pytest.mark.parametrize(("method", "path"), [("GET", ""), ("DELETE", ""), ("POST", "/rotate")])
def test_a_key_that_is_not_there_is_not_found(client: FlaskClient, method: str, path: str) -> None:
    answer = client.open(f"/v1/keys/000000000000{path}", method=method, json={} if method == "POST" else None)
    assert (answer.status_code, answer.json["type"]) == (404, "/problems/not-found")


def test_what_is_done_with_keys_is_written_down_without_secrets(client: FlaskClient) -> None:
    key = made(client, scopes=["read"])
    rotated = client.post(f"{key.headers['Location']}/rotate", json={"grace": 60})
    client.delete(key.headers["Location"])
    deeds = client.get(f"/v1/audit?object=key:{key.json['key']}")
    assert [(deed["action"], deed["detail"]) for deed in deeds.json["items"]] == [
        ("create-key", {"name": "cms", "scopes": ["read"]}),
        ("rotate-key", {"grace": 60}),
        ("revoke-key", {}),
    ]
    for answer in (key, rotated):
        assert answer.json["secret"].rsplit("_", 1)[1] not in deeds.text
