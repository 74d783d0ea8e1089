from __future__ import annotations

import pytest
from flask.testing import FlaskClient

ADDRESSES = ["/v1/rules", "/v1/docs", "/v1/openapi.json", "/healthz", "/problems/", "/nothing", "/v1/nothing", "/v1/comparisons"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_is_guarded(client: FlaskClient, address: str) -> None:
    headers = client.get(address).headers
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == ("same-origin" if headers["Content-Type"].startswith("text/html") else "no-referrer")


def test_a_report_may_carry_its_style_but_no_script(client: FlaskClient) -> None:
    response = client.post("/v1/comparisons?format=html", json={"articles": [{"text": "<script>alert(1)</script>"}]})
    policy = response.headers["Content-Security-Policy"]
    assert "style-src 'unsafe-inline'" in policy
    assert "script-src" not in policy
    assert "<script>alert" not in response.text


def test_answers_that_quote_articles_are_not_kept(client: FlaskClient) -> None:
    assert client.post("/v1/claims/extract", json={"text": "a"}).headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("sent", ["abc-123", "a.b_c:d", "7" * 128])
def test_a_request_id_of_safe_shape_is_kept(client: FlaskClient, sent: str) -> None:
    assert client.get("/healthz", headers={"X-Request-Id": sent}).headers["X-Request-Id"] == sent


@pytest.mark.parametrize("sent", ["", "a b", "x" * 129, '"><script>', "é", "-a"])
def test_another_request_id_is_replaced(client: FlaskClient, sent: str) -> None:
    found = client.get("/healthz", headers={"X-Request-Id": sent}).headers["X-Request-Id"]
    assert found != sent
    assert len(found) == 32
