"""Signing in with a key, in a browser: the cookie, the token of forms, and where one is led."""

from __future__ import annotations

import html
import re
import stat
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.verifier.test_auth import ELSEWHERE, make_app, make_key
from verifier import sessions
from verifier.config import Config
from verifier.errors import InvalidSetting
from verifier.storage import keys
from verifier.stores import database_of

BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
ROWS = {"text": ["It rains.", ""], "action": "compare"}


@pytest.fixture
def strict(tmp_path: Path, fake_library: None) -> Flask:
    return make_app(tmp_path, keys="always")


def token_of(headers: dict[str, str]) -> str:
    return headers["Authorization"].removeprefix("Bearer ")


def sign_in(client: FlaskClient, token: str, **more: Any) -> Any:
    return client.post("/sign-in", data={"key": token, **more.pop("data", {})}, headers=BROWSER, **more)


def csrf(page: str) -> str:
    found = re.search(r'name="csrf" value="([^"]+)"', page)
    assert found
    return html.unescape(found[1])


def test_a_browser_is_led_to_the_sign_in_and_back(strict: Flask) -> None:
    client = strict.test_client()
    led = client.get("/rules/T101?x=1", headers=BROWSER)
    assert (led.status_code, led.headers["Location"]) == (303, "/sign-in?next=/rules/T101?x%3D1")
    page = client.get(led.headers["Location"])
    assert 'type="password"' in page.text
    wanted = html.unescape(re.findall(r'name="next" value="([^"]*)"', page.text)[0])
    back = sign_in(client, token_of(make_key(strict, "check")), data={"next": wanted})
    assert (back.status_code, back.headers["Location"]) == (303, "/rules/T101?x=1")
    assert client.get(back.headers["Location"], headers=BROWSER).status_code == 200


def test_the_cookie_is_for_this_site_and_out_of_reach(strict: Flask) -> None:
    token = token_of(make_key(strict))
    plain = sign_in(strict.test_client(), token).headers["Set-Cookie"]
    assert "HttpOnly" in plain
    assert "SameSite=Strict" in plain
    assert "Secure" not in plain
    assert "Secure" in sign_in(strict.test_client(), token, base_url="https://localhost").headers["Set-Cookie"]
    assert token.rsplit("_", 1)[1] not in plain


def test_a_form_needs_the_token_of_its_page(strict: Flask) -> None:
    client = strict.test_client()
    sign_in(client, token_of(make_key(strict, "check")))
    page = client.get("/", headers=BROWSER).text
    refused = client.post("/compare", data=ROWS, headers=BROWSER)
    assert refused.status_code == 403
    assert client.post("/compare", data={**ROWS, "csrf": "x"}, headers=BROWSER).status_code == 403
    done = client.post("/compare", data={**ROWS, "csrf": csrf(page)}, headers=BROWSER)
    assert done.status_code == 200
    assert done.headers["Cache-Control"] == "no-store"
    packed = html.unescape(re.findall(r'name="articles" value="([^"]*)"', done.text)[0])
    download = {"articles": packed, "format": "md", "csrf": csrf(done.text)}
    assert client.post("/compare", data=download, headers=BROWSER).mimetype == "text/markdown"
    other = strict.test_client()
    sign_in(other, token_of(make_key(strict, "check", name="other")))
    assert other.post("/compare", data={**ROWS, "csrf": csrf(page)}, headers=BROWSER).status_code == 403


def test_a_long_article_fits_through_the_check_of_the_form(strict: Flask) -> None:
    client = strict.test_client()
    sign_in(client, token_of(make_key(strict, "check")))
    sent = {"text": ["word " * 200_000], "action": "compare", "csrf": csrf(client.get("/").text)}
    assert client.post("/compare", data=sent).status_code == 200


def test_scripts_of_our_pages_send_the_token_as_a_header(strict: Flask) -> None:
    client = strict.test_client()
    sign_in(client, token_of(make_key(strict, "check", "write")))
    assert client.post("/v1/articles", json={"text": "It rains."}).status_code == 403
    headers = {"X-CSRF-Token": csrf(client.get("/").text)}
    assert client.post("/v1/articles", json={"text": "It rains."}, headers=headers).status_code == 201


def test_a_signed_in_browser_has_the_scopes_and_tenant_of_its_key(strict: Flask) -> None:
    client = strict.test_client()
    sign_in(client, token_of(make_key(strict, "check", "read", name="مكتب", tenant="rival")))
    assert "مكتب" in client.get("/").text
    assert client.get("/v1/articles").json["items"] == []
    assert client.get("/v1/keys").status_code == 403
    refused = client.get("/v1/audit")
    assert refused.json["type"] == "/problems/forbidden"


def test_who_lacks_a_scope_is_told_in_a_page(strict: Flask) -> None:
    client = strict.test_client()
    sign_in(client, token_of(make_key(strict, "read")))
    page = client.get("/", headers=BROWSER)
    assert (page.status_code, page.mimetype) == (403, "text/html")
    assert "lacks the scope check" in html.unescape(page.text)


@pytest.mark.parametrize("how", ["sign out", "revoked", "rotated"])
def test_a_session_ends(strict: Flask, how: str) -> None:
    client, token = strict.test_client(), token_of(make_key(strict))
    sign_in(client, token)
    page = client.get("/", headers=BROWSER)
    assert page.status_code == 200
    prefix = token.split("_")[1]
    if how == "sign out":
        assert client.post("/sign-out", headers=BROWSER).status_code == 403
        assert client.post("/sign-out", data={"csrf": csrf(page.text)}, headers=BROWSER).headers["Location"] == "/sign-in"
    elif how == "revoked":
        with database_of(strict).session() as session:
            keys.revoke(session, "desk", prefix, now=datetime.now(UTC))
    else:
        admin = {"Authorization": f"Bearer {token}"}
        assert client.post(f"/v1/keys/{prefix}/rotate", json={"grace": 0}, headers=admin).status_code == 200
    assert client.get("/", headers=BROWSER).status_code == 303


@pytest.mark.parametrize("cookie", ["", "x", "e30.AAAA.BBBB", "é"])
def test_a_forged_cookie_signs_nobody_in(strict: Flask, cookie: str) -> None:
    client = strict.test_client()
    client.set_cookie(sessions.COOKIE, cookie)
    assert client.get("/", headers=BROWSER).status_code == 303


@pytest.mark.parametrize("token", ["", "x", "cv_000000000000_" + "0" * 64])
def test_a_key_of_nobody_is_told_beside_its_field(strict: Flask, token: str) -> None:
    page = sign_in(strict.test_client(), token)
    assert page.status_code == 401
    assert 'aria-describedby="key-error"' in page.text
    assert "Set-Cookie" not in page.headers


@pytest.mark.parametrize(
    "wanted",
    ["//evil.example", "https://evil.example", "/\\evil.example", "\\\\evil.example", "javascript:x", "/\nx", "rules", "//", ""],
)
def test_the_sign_in_leads_to_this_site_only(strict: Flask, wanted: str) -> None:
    led = sign_in(strict.test_client(), token_of(make_key(strict)), data={"next": wanted})
    assert led.headers["Location"] == "/"


def test_a_page_of_another_site_signs_nobody_in(strict: Flask) -> None:
    sent = {"key": token_of(make_key(strict))}
    answer = strict.test_client().post("/sign-in", data=sent, headers={"Origin": "https://evil.example"})
    assert answer.status_code == 403
    assert "Set-Cookie" not in answer.headers


def test_what_was_typed_is_not_lost_to_a_session_that_ended(strict: Flask) -> None:
    page = strict.test_client().post("/compare", data=ROWS, headers=BROWSER)
    assert page.status_code == 401
    assert "go back" in page.text


def test_at_the_machine_pages_need_no_cookie_and_no_token(client: FlaskClient) -> None:
    page = client.get("/", headers=BROWSER)
    assert "csrf" not in page.text
    assert "Set-Cookie" not in page.headers
    assert client.post("/compare", data=ROWS, headers=BROWSER).status_code == 200
    assert client.get("/", headers=BROWSER, environ_overrides=ELSEWHERE).status_code == 303


def test_the_secret_is_made_once_beside_the_database(tmp_path: Path) -> None:
    config = Config(database=f"sqlite:///{tmp_path}/desk/crosscheck.db")
    barrier = threading.Barrier(8)

    def ask(_: int) -> str | None:
        barrier.wait()
        return sessions.secret_of(config)

    with ThreadPoolExecutor(8) as pool:
        told = set(pool.map(ask, range(8)))
    path = tmp_path / "desk" / "crosscheck.db.secret"
    assert told == {path.read_text()}
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_no_file_is_made_before_somebody_signs_in(tmp_path: Path) -> None:
    client = make_app(tmp_path).test_client()
    client.get("/")
    assert list(tmp_path.glob("*.secret")) == []


def test_a_secret_of_the_settings_is_used(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("s" * 32 + "\n")
    assert sessions.secret_of(Config(secret="t" * 32)) == "t" * 32
    assert sessions.secret_of(Config(secret_file=str(tmp_path / "secret"))) == "s" * 32
    assert "tttt" not in repr(Config(secret="t" * 32))


@pytest.mark.parametrize(
    ("settings", "name"),
    [
        ({"secret": "short"}, "CROSSCHECK_SECRET"),
        ({"secret": "s" * 32, "secret_file": "x"}, "CROSSCHECK_SECRET_FILE"),
        ({"secret_file": "/nowhere/secret"}, "CROSSCHECK_SECRET_FILE"),
    ],
)
def test_a_secret_that_cannot_be_used_is_told_at_the_start(tmp_path: Path, settings: dict[str, str], name: str) -> None:
    with pytest.raises(InvalidSetting, match=name):
        make_app(tmp_path, **settings)


def test_without_a_secret_on_a_server_of_databases_nobody_signs_in() -> None:
    assert sessions.secret_of(Config(database="postgresql+psycopg://desk@localhost/desk")) is None
