from __future__ import annotations

import json

import pytest
from flask.testing import FlaskClient

from tests.verifier import fakes  # noqa: F401 (the client answers with it)
from verifier import create_app
from verifier.config import Config


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
