from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import text

from tests.verifier.fakes import WRONG_DAY
from tests.verifier.test_auth import ELSEWHERE, make_app, make_key
from verifier.stores import database_of

DRAFT = "a secret draft"


def read(client: FlaskClient, **more: Any) -> dict[str, float]:
    """Every sample of the answer by its name with labels."""
    answer = client.get("/metrics", **more)
    assert answer.status_code == 200
    assert answer.mimetype == "text/plain"
    return {name: float(value) for name, value in re.findall(r"^(\w+(?:\{[^}]*\})?) (\S+)$", answer.text, re.MULTILINE)}


def test_requests_texts_and_findings_are_counted(client: FlaskClient) -> None:
    before = read(client)
    for _ in range(2):
        client.post("/v1/claims/check", json={"text": f"On {WRONG_DAY}. {DRAFT}", "against": [{"text": DRAFT}]})
    client.post("/v1/comparisons", json={"articles": [{"text": "One."}, {"text": "Two."}, {"text": "Three."}]})
    client.post("/v1/claims/extract", json={})
    after = read(client)

    def grown(name: str) -> float:
        return after.get(name, 0) - before.get(name, 0)

    assert grown('crosscheck_requests_total{method="POST",route="/v1/claims/check",status="200"}') == 2
    assert grown('crosscheck_requests_total{method="POST",route="/v1/claims/extract",status="422"}') == 1
    assert grown('crosscheck_request_seconds_count{method="POST",route="/v1/claims/check"}') == 2
    assert grown('crosscheck_engine_seconds_count{operation="check"}') == 2
    assert grown('crosscheck_articles_total{operation="check"}') == 4
    assert grown('crosscheck_articles_total{operation="compare"}') == 3
    assert grown('crosscheck_findings_total{code="T101"}') == 2


def test_errors_of_the_database_are_counted(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    client = app.test_client()
    name = 'crosscheck_database_errors_total{kind="OperationalError"}'
    before = read(client).get(name, 0)
    with pytest.raises(Exception, match="no such table"), database_of(app).session() as session:
        session.execute(text("SELECT * FROM nowhere"))
    assert read(client)[name] == before + 1


def test_no_text_address_or_name_stands_in_a_label(client: FlaskClient) -> None:
    client.post("/v1/claims/check?secret=draft", json={"text": DRAFT})
    client.post("/v1/articles", json={"id": "secret-id", "text": DRAFT})
    client.get("/v1/articles/secret-id")
    client.get("/secret-address")
    client.open("/v1/articles", method="SECRET")
    told = client.get("/metrics").text
    assert "secret" not in told.lower()
    assert 'route="none"' in told
    assert 'method="other"' in told


def test_metrics_are_for_the_machine_and_for_admins(tmp_path: Path) -> None:
    app = make_app(tmp_path)
    client = app.test_client()
    read(client)
    assert client.get("/metrics", environ_overrides=ELSEWHERE).status_code == 401
    assert client.get("/metrics", headers=make_key(app, "read")).status_code == 403
    read(client, headers=make_key(app, "admin", name="prometheus"), environ_overrides=ELSEWHERE)


def test_metrics_can_be_opened_and_switched_off(tmp_path: Path) -> None:
    read(make_app(tmp_path, metrics="open", keys="always").test_client(), environ_overrides=ELSEWHERE)
    assert make_app(tmp_path, metrics="off").test_client().get("/metrics").status_code == 404
