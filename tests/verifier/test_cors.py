from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.verifier.test_auth import make_app, make_key
from verifier.errors import InvalidSetting

CMS = "https://cms.example.org"
ASKED = {"Origin": CMS, "Access-Control-Request-Method": "PATCH", "Access-Control-Request-Headers": "authorization, if-match"}


@pytest.fixture
def open_client(tmp_path: Path) -> FlaskClient:
    return make_app(tmp_path, cors_origins=f"{CMS}, http://localhost:3000").test_client()


def test_nobody_is_let_in_by_default(client: FlaskClient) -> None:
    answer = client.options("/v1/articles", headers=ASKED)
    assert not [name for name in dict(answer.headers) if name.startswith("Access-Control")]


def test_a_preflight_of_a_named_origin_is_answered_without_a_key(open_client: FlaskClient) -> None:
    answer = open_client.options("/v1/articles", headers=ASKED, environ_overrides={"REMOTE_ADDR": "203.0.113.9"})
    assert answer.status_code == 200
    assert answer.headers["Access-Control-Allow-Origin"] == CMS
    assert "PATCH" in answer.headers["Access-Control-Allow-Methods"]
    assert answer.headers["Access-Control-Allow-Headers"].lower() == "authorization, if-match"
    assert "Access-Control-Allow-Credentials" not in answer.headers
    assert answer.headers["Access-Control-Max-Age"] == "600"


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "https://cms.example.org.evil.example", "null", "http://cms.example.org", ""]
)
def test_a_preflight_of_another_origin_is_not(open_client: FlaskClient, origin: str) -> None:
    answer = open_client.options("/v1/articles", headers={**ASKED, "Origin": origin})
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_a_page_of_a_named_origin_needs_a_key_and_can_read_why(tmp_path: Path, fake_library: None) -> None:
    app = make_app(tmp_path, cors_origins=CMS)
    refused = app.test_client().get("/v1/articles", headers={"Origin": CMS})
    assert (refused.status_code, refused.headers["Access-Control-Allow-Origin"]) == (401, CMS)
    allowed = app.test_client().get("/v1/articles", headers={"Origin": CMS, **make_key(app)})
    assert allowed.status_code == 200
    assert "ETag" in allowed.headers["Access-Control-Expose-Headers"]
    assert "Origin" in allowed.headers["Vary"]


def test_pages_are_not_for_other_origins(open_client: FlaskClient) -> None:
    assert "Access-Control-Allow-Origin" not in open_client.get("/sign-in", headers={"Origin": CMS}).headers


@pytest.mark.parametrize(
    "origins", ["*", "cms.example.org", "https://cms.example.org/", "https://*.example.org", "https://a,b", "null"]
)
def test_what_is_no_origin_is_refused_at_the_start(tmp_path: Path, origins: str) -> None:
    with pytest.raises(InvalidSetting, match="CROSSCHECK_CORS_ORIGINS"):
        make_app(tmp_path, cors_origins=origins)
