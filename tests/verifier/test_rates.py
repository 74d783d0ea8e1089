from __future__ import annotations

import sys
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.verifier.test_auth import ELSEWHERE, make_app, make_key
from verifier.cli import serving
from verifier.config import Config
from verifier.errors import InvalidSetting


def test_a_key_is_stopped_at_its_limit_and_told_when_to_come_back(tmp_path: Path) -> None:
    app = make_app(tmp_path, rate_limit="3/minute")
    headers = make_key(app)
    client = app.test_client()
    left = []
    for path in ("/v1/articles", "/v1/comparisons", "/v1/rules"):
        left.append(client.get(path, headers=headers))
    assert [answer.status_code for answer in left] == [200, 200, 200]
    assert [answer.headers["RateLimit-Remaining"] for answer in left[:2]] == ["2", "1"]
    assert left[0].headers["RateLimit-Limit"] == "3"
    assert 0 < int(left[0].headers["RateLimit-Reset"]) <= 61
    client.get("/v1/articles", headers=headers)
    refused = client.get("/v1/articles", headers=headers)
    assert (refused.status_code, refused.content_type) == (429, "application/problem+json")
    assert refused.json["type"] == "/problems/too-many-requests"
    assert 0 < int(refused.headers["Retry-After"]) <= 61
    assert refused.headers["RateLimit-Remaining"] == "0"
    assert client.get("/v1/articles", headers=make_key(app, name="other")).status_code == 200


def test_whoever_has_no_key_is_counted_by_address(tmp_path: Path) -> None:
    client = make_app(tmp_path, rate_limit="2/minute").test_client()
    told = [client.get("/v1/articles", environ_overrides=ELSEWHERE).status_code for _ in range(4)]
    assert told == [401, 401, 429, 429]
    assert client.get("/v1/articles", environ_overrides={"REMOTE_ADDR": "203.0.113.10"}).status_code == 401
    six = [{"REMOTE_ADDR": f"2001:db8:1:2::{number}"} for number in range(3)]
    assert [client.get("/v1/articles", environ_overrides=each).status_code for each in six] == [401, 401, 429]
    assert client.get("/v1/articles", environ_overrides={"REMOTE_ADDR": "2001:db8:1:3::1"}).status_code == 401


def test_a_forged_header_does_not_make_another_address(tmp_path: Path) -> None:
    client = make_app(tmp_path, rate_limit="2/minute").test_client()
    forged = [{"X-Forwarded-For": f"198.51.100.{number}"} for number in range(3)]
    assert [client.get("/v1/articles", headers=each, environ_overrides=ELSEWHERE).status_code for each in forged] == [401, 401, 429]
    behind = make_app(tmp_path, rate_limit="2/minute", proxies=1).test_client()
    passed = [{"X-Forwarded-For": f"10.0.0.{number}, 198.51.100.7"} for number in range(3)]
    assert [behind.get("/v1/articles", headers=each).status_code for each in passed] == [401, 401, 429]
    assert behind.get("/v1/articles", headers={"X-Forwarded-For": "198.51.100.8"}).status_code == 401


def test_the_machine_itself_and_monitoring_are_not_counted(tmp_path: Path) -> None:
    client = make_app(tmp_path, rate_limit="1/minute").test_client()
    for _ in range(3):
        answer = client.get("/v1/articles")
        assert answer.status_code == 200
        assert "RateLimit-Limit" not in answer.headers
        assert client.get("/healthz", environ_overrides=ELSEWHERE).status_code == 200


def test_open_addresses_count_for_others_and_not_for_the_machine(tmp_path: Path) -> None:
    client = make_app(tmp_path, rate_limit="1/minute").test_client()
    assert [client.get("/v1/rules").status_code for _ in range(3)] == [200, 200, 200]
    assert [client.get("/v1/rules", environ_overrides=ELSEWHERE).status_code for _ in range(2)] == [200, 429]


def test_where_nobody_needs_a_key_addresses_are_counted(tmp_path: Path) -> None:
    client = make_app(tmp_path, rate_limit="1/minute", keys="never").test_client()
    assert [client.get("/v1/articles", environ_overrides=ELSEWHERE).status_code for _ in range(2)] == [200, 429]


def test_the_limit_can_be_switched_off(tmp_path: Path) -> None:
    client = make_app(tmp_path, rate_limit="off").test_client()
    assert "RateLimit-Limit" not in client.get("/v1/articles", environ_overrides=ELSEWHERE).headers


def test_a_browser_is_told_too(tmp_path: Path) -> None:
    client: FlaskClient = make_app(tmp_path, rate_limit="1/minute").test_client()
    browser = {"Accept": "text/html"}
    told = [client.get("/", headers=browser, environ_overrides=ELSEWHERE).status_code for _ in range(2)]
    assert told == [303, 429]


@pytest.mark.parametrize(
    ("settings", "name"),
    [
        ({"rate_limit": "many"}, "CROSSCHECK_RATE_LIMIT"),
        ({"rate_limit": "10/fortnight"}, "CROSSCHECK_RATE_LIMIT"),
        ({"rate_store": "nonsense"}, "CROSSCHECK_RATE_STORE"),
        ({"rate_store": "sqlite:///counts.db"}, "CROSSCHECK_RATE_STORE"),
    ],
)
def test_a_setting_that_cannot_be_used_is_told_at_the_start(tmp_path: Path, settings: dict[str, str], name: str) -> None:
    with pytest.raises(InvalidSetting, match=name):
        make_app(tmp_path, **settings)


def test_redis_without_its_package_is_told_at_the_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "redis", None)
    with pytest.raises(InvalidSetting, match="CROSSCHECK_RATE_STORE"):
        make_app(tmp_path, rate_store="redis://127.0.0.1:1")


@pytest.mark.parametrize(
    ("settings", "away"),
    [
        ({}, False),
        ({"rate_store": "redis://127.0.0.1:1"}, True),
        ({"rate_store": "redis://127.0.0.1:1", "rate_limit": "off"}, False),
    ],
)
def test_a_store_that_is_away_is_told_at_the_start(
    tmp_path: Path, settings: dict[str, str], away: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    serving.load(Config(database=f"sqlite:///{tmp_path}/crosscheck.db", warm_up=False, **settings))
    assert ("CROSSCHECK_RATE_STORE does not answer" in capsys.readouterr().err) == away
