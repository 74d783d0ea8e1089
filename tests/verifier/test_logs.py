from __future__ import annotations

import json
import logging
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text

import claims
from tests.verifier import fakes  # noqa: F401 (the client answers with it)
from tests.verifier.test_auth import make_key
from verifier import create_app
from verifier.config import Config
from verifier.stores import database_of


@pytest.mark.usefixtures("fake_library")
def test_a_request_is_one_line_of_json_without_its_text(capsys: pytest.CaptureFixture[str]) -> None:
    client = create_app(Config()).test_client()
    client.post("/v1/claims/check?draft=secret", json={"text": "a secret draft"}, headers={"X-Request-Id": "r1"})
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    found = json.loads(lines[0])
    assert found["event"] == "request"
    assert found["request_id"] == "r1"
    assert found["route"] == "/v1/claims/check"
    assert found["status"] == 422  # no such parameter
    assert found["milliseconds"] >= 0
    assert found["bytes_in"] == 26
    assert "secret" not in lines[0]


@pytest.mark.usefixtures("fake_library")
def test_logs_can_be_read_in_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    create_app(Config(log_format="text")).test_client().get("/healthz")
    assert "info request" in capsys.readouterr().err


def test_an_unknown_address_is_logged_without_it(capsys: pytest.CaptureFixture[str]) -> None:
    create_app(Config()).test_client().get("/v1/a-secret-name")
    found = capsys.readouterr().err
    assert json.loads(found)["status"] == 404
    assert "secret" not in found


def test_making_an_application_again_does_not_log_twice(capsys: pytest.CaptureFixture[str], client: FlaskClient) -> None:
    create_app(Config())
    create_app(Config()).test_client().get("/healthz")
    assert len(capsys.readouterr().err.splitlines()) == 1


DRAFT = "Geheimnis des Entwurfs"


@pytest.fixture
def everything(client: FlaskClient, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]) -> Callable[[], str]:
    """All that was logged by anybody, at every level, and all that was written to standard error."""
    for logger in ("", "verifier"):
        caplog.set_level(logging.DEBUG, logger or None)

    def told() -> str:
        formatter = logging.Formatter()
        records = [formatter.format(record) + str(record.__dict__) for record in caplog.records]
        return "\n".join([*records, capsys.readouterr().err])

    return told


def _fail(*_: Any, **__: Any) -> None:
    raise RuntimeError(f"cannot read {DRAFT}")


# method, address, body, and the status where the library and the tables are broken
REQUESTS: list[tuple[str, str, Any, int]] = [
    ("POST", "/v1/claims/check", {"text": DRAFT}, 500),
    ("POST", "/v1/claims/extract", {"text": DRAFT, "title": DRAFT}, 500),
    ("POST", "/v1/comparisons?store=true", {"articles": [{"text": DRAFT}]}, 500),
    ("POST", "/v1/articles", {"id": DRAFT, "text": DRAFT}, 500),
    ("POST", "/v1/articles", {"text": DRAFT, DRAFT: DRAFT}, 422),
    ("POST", f"/v1/articles?{DRAFT}={DRAFT}", {"text": DRAFT}, 500),
    ("GET", f"/v1/articles/{DRAFT}", None, 500),
    ("DELETE", f"/v1/articles/{DRAFT}", None, 500),
    ("GET", f"/v1/comparisons/{DRAFT}", None, 500),
    ("PATCH", f"/v1/comparisons/a/findings/{DRAFT}", {"decision": "accept", "note": DRAFT}, 500),
    ("GET", f"/v1/audit?object={DRAFT}", None, 500),
    ("GET", f"/{DRAFT}", None, 404),
]


@pytest.mark.parametrize("broken", [False, True], ids=["sound", "broken"])
@pytest.mark.parametrize(("method", "path", "body", "status"), REQUESTS)
def test_no_text_of_an_article_is_logged_by_anybody(
    app: Flask,
    client: FlaskClient,
    monkeypatch: pytest.MonkeyPatch,
    everything: Callable[[], str],
    method: str,
    path: str,
    body: Any,
    status: int,
    broken: bool,
) -> None:
    if broken:
        for name in ("extract", "compare", "check"):
            monkeypatch.setattr(claims, name, _fail)
        database_of(app).prepare()
        with database_of(app).engine.begin() as connection:
            for table in ("article", "comparison", "decision", "audit"):
                connection.execute(text(f"ALTER TABLE {table} RENAME TO lost_{table}"))
    answer = client.open(path, method=method, json=body)
    assert answer.status_code == status if broken else answer.status_code < 500
    told = everything()
    assert "request" in told
    assert DRAFT not in told
    assert quote(DRAFT) not in told


def test_a_body_that_is_not_json_is_not_logged(client: FlaskClient, everything: Callable[[], str]) -> None:
    client.post("/v1/claims/check", data=DRAFT.encode(), content_type="application/json")
    client.post("/v1/claims/check", data=f'{{"text": "{DRAFT}"'.encode(), content_type="application/json")
    client.post("/compare", data={"text": DRAFT, "published": DRAFT})
    assert DRAFT not in everything()


def test_a_request_names_its_key_and_tenant_and_no_secret(app: Flask, capsys: pytest.CaptureFixture[str]) -> None:
    app = create_app(replace(current(app), log_level="info"))
    headers = make_key(app, "read", name="مكتب", tenant="desk")
    app.test_client().get("/v1/articles", headers=headers)
    line = capsys.readouterr().err.splitlines()[-1]
    found = json.loads(line)
    assert (found["tenant"], found["key"]) == ("desk", "مكتب")
    assert headers["Authorization"].rsplit("_", 1)[1] not in line
    app.test_client().get("/v1/articles", headers={"Authorization": "Bearer wrong-secret"})
    refused = capsys.readouterr().err
    assert json.loads(refused)["status"] == 401
    assert "wrong-secret" not in refused


def current(app: Flask) -> Config:
    config: Config = app.extensions["crosscheck"]
    return config
