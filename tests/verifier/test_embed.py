"""Shared reports: links that show one report and nothing else, for a time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.verifier.fakes import WRONG_DAY
from tests.verifier.test_auth import make_app, make_key
from verifier import shares
from verifier.config import Config

ARTICLE = {"id": "a1", "url": "https://example.org/1", "outlet": "Desk", "text": f"It reopens on {WRONG_DAY}."}


def keep(client: FlaskClient, **headers: str) -> dict[str, Any]:
    body = {"articles": [ARTICLE], "same_story": True}
    made: dict[str, Any] = client.post("/v1/comparisons?store=true", json=body, headers=headers).json
    return made


def share(client: FlaskClient, comparison: str, **headers: str) -> dict[str, Any]:
    made = client.post(f"/v1/comparisons/{comparison}/share", json={"days": 7}, headers=headers)
    assert made.status_code == 201, made.text
    told: dict[str, Any] = made.json
    return told


def path(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def test_a_link_shows_the_report_to_whoever_has_it(tmp_path: Path, fake_library: None) -> None:
    app = make_app(tmp_path, keys="always")
    key = make_key(app)
    made = app.test_client().post("/v1/comparisons?store=true", json={"articles": [ARTICLE], "same_story": True}, headers=key)
    link = app.test_client().post(f"/v1/comparisons/{made.json['id']}/share", json={}, headers=key).json
    stranger = app.test_client()
    page = stranger.get(path(link["url"]))
    assert (page.status_code, page.mimetype) == (200, "text/html")
    assert WRONG_DAY in page.text
    data = stranger.get(path(link["url"]) + "/data").json
    assert data["findings"][0]["passages"][0]["marked"] in ARTICLE["text"]
    assert stranger.get("/v1/comparisons").status_code == 401
    with stranger.get(path(link["script"])) as script:
        assert script.mimetype in ("text/javascript", "application/javascript")
        assert script.headers["Access-Control-Allow-Origin"] == "*"


def test_nothing_of_the_desk_is_shown(client: FlaskClient) -> None:
    made = keep(client)
    finding = made["findings"][0]["id"]
    at = f"/v1/comparisons/{made['id']}/findings/{finding}"
    client.patch(at, json={"decision": "accept", "note": "secret note", "by": "A. Editor"})
    link = share(client, made["id"])
    for address in (link["url"], link["url"] + "/data"):
        told = client.get(path(address)).text
        assert "secret note" not in told
        assert "A. Editor" not in told
    client.patch(at, json={"decision": "dismiss", "reason": "secret reason", "by": "A. Editor"})
    data = client.get(path(link["url"]) + "/data")
    assert finding not in [item["id"] for item in data.json["findings"]]
    assert "secret reason" not in data.text


def test_links_end(app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    made = keep(client)
    link = share(client, made["id"])
    client.delete(f"/v1/comparisons/{made['id']}")
    assert client.get(path(link["url"])).status_code == 404
    config = Config(secret="s" * 32)
    now = datetime(2026, 12, 1, tzinfo=UTC)
    token, told = shares.make(config, "desk", "c1", days=7, now=now)
    assert shares.opened(config, token, now=now) == told
    assert shares.opened(config, token, now=now + timedelta(days=7)) is None
    assert shares.opened(Config(secret="t" * 32), token, now=now) is None, "another secret ends all links"
    assert shares.opened(config, token[:-1] + "A", now=now) is None
    assert shares.opened(config, "", now=now) is None


def test_links_are_ended_and_new_ones_hold(client: FlaskClient) -> None:
    made = keep(client)
    old = share(client, made["id"])
    assert client.get(path(old["url"])).status_code == 200
    assert client.delete(f"/v1/comparisons/{made['id']}/share").status_code == 204
    for address in (old["url"], f"{old['url']}/data", old["oembed"]):
        assert client.get(path(address)).status_code == 404
    assert client.get(path(share(client, made["id"])["url"])).status_code == 200
    other = share(client, keep(client)["id"])
    assert client.get(path(other["url"])).status_code == 200, "links of other reports hold"
    assert client.delete("/v1/comparisons/none/share").status_code == 404
    deeds = [deed["action"] for deed in client.get(f"/v1/audit?object=comparison:{made['id']}").json["items"]]
    assert deeds[-3:] == ["share", "unshare", "share"]


@pytest.mark.parametrize("days", [0, 367, "x", None])
def test_days_that_cannot_be_are_refused(client: FlaskClient, days: Any) -> None:
    made = keep(client)
    refused = client.post(f"/v1/comparisons/{made['id']}/share", json={"days": days})
    assert refused.status_code == 422


def test_frames_are_for_the_origins_of_the_settings(tmp_path: Path, fake_library: None) -> None:
    both = "https://cms.example https://b.example"
    for named, policy in (("", "frame-ancestors 'none'"), (both.replace(" ", ", "), f"frame-ancestors {both}")):
        client = make_app(tmp_path, frame_ancestors=named).test_client()
        link = share(client, keep(client)["id"])
        page = client.get(path(link["url"]))
        assert policy in page.headers["Content-Security-Policy"]
        assert ("X-Frame-Options" in page.headers) == (not named)
        assert 'type="application/json+oembed"' in page.headers["Link"]
        assert '<link rel="alternate" type="application/json+oembed" href="http://localhost/oembed?url=' in page.text
        assert "allow-popups-to-escape-sandbox" in page.headers["Content-Security-Policy"], (
            "links to articles open beside the frame"
        )
        assert "frame-ancestors 'none'" in client.get("/reports").headers["Content-Security-Policy"]
        assert client.get("/reports").headers["X-Frame-Options"] == "DENY"


def test_oembed(client: FlaskClient) -> None:
    link = share(client, keep(client)["id"])
    told = client.get(path(link["oembed"])).json
    assert (told["version"], told["type"], told["width"]) == ("1.0", "rich", 720)
    assert f'src="{link["url"]}"' in told["html"]
    small = client.get(path(link["oembed"]) + "&maxwidth=300&maxheight=10000").json
    assert (small["width"], small["height"]) == (300, 600)
    for sent, width in (("90", 90), ("0", 720), ("-1", 720), ("9" * 40, 720), ("٣٠٠", 720), ("x", 720)):
        assert client.get("/oembed", query_string={"url": link["url"], "maxwidth": sent}).json["width"] == width, sent
    assert client.get(path(link["oembed"]).replace("format=json", "format=xml")).status_code == 501
    for address in (
        "",
        "https://evil.example/embed/reports/x",
        "http://localhost/reports/1",
        "http://localhost/embed/reports/none",
    ):
        assert client.get("/oembed", query_string={"url": address}).status_code == 404


def test_a_report_in_arabic(client: FlaskClient) -> None:
    link = share(client, keep(client)["id"])
    data = client.get(path(link["url"]) + "/data?lang=ar").json
    assert (data["language"], data["direction"]) == ("ar", "rtl")
    assert '<html lang="ar" dir="rtl">' in client.get(path(link["url"]) + "?lang=ar").text
