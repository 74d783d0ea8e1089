"""The examples of the documentation, run against the service as it is served."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
import pytest
from flask import Flask
from standardwebhooks import Webhook
from werkzeug.serving import make_server

from tests.conftest import missing
from tests.verifier.fakes import WRONG_DAY
from tests.verifier.test_auth import make_key
from tests.verifier.web.conftest import Quiet
from verifier import create_app
from verifier.client import Client
from verifier.config import Config

EXAMPLES = Path(__file__).parents[3] / "docs" / "examples"
PLUGIN = EXAMPLES / "wordpress" / "crosscheck" / "crosscheck.php"
PHP = shutil.which("php")
ARTICLE = {"id": "a1", "url": "https://cms.example/1", "text": f"It reopens on {WRONG_DAY}."}


def served(app: Flask) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def service(tmp_path: Path) -> Flask:
    database = f"sqlite:///{tmp_path}/crosscheck.db"
    return create_app(Config(log_level="error", database=database, webhook_private=True, keys="always", job_processes=1))


@pytest.fixture
def address(service: Flask) -> Iterator[str]:
    yield from served(service)


@pytest.fixture
def worker(service: Flask, tmp_path: Path) -> Iterator[None]:
    """A worker beside the service, as `crosscheck serve` keeps one."""
    settings = {"CROSSCHECK_DATABASE": f"sqlite:///{tmp_path}/crosscheck.db", "CROSSCHECK_WEBHOOK_PRIVATE": "1"}
    with subprocess.Popen([sys.executable, "-m", "verifier", "worker"], env={**os.environ, **settings}) as process:
        yield
        process.terminate()


@pytest.fixture
def receiver(tmp_path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("cms_receiver", EXAMPLES / "cms_receiver.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.app.config["FOLDER"] = str(tmp_path / "cms")
    return module


def test_an_article_that_is_saved_is_checked_and_annotated(
    service: Flask, address: str, worker: None, receiver: ModuleType, tmp_path: Path
) -> None:
    secret = make_key(service, "admin", "write", "check", "read")["Authorization"].removeprefix("Bearer ")
    cms: Iterator[str] = served(receiver.app)
    client = Client(address, key=secret)
    hook = client.add_webhook(f"{next(cms)}/hooks/crosscheck")
    receiver.app.config.update(URL=address, KEY=secret, SECRET=hook["secret"])
    job = receiver.saved(ARTICLE, [])
    assert client.wait(job, every=0.2, timeout=90)["state"] == "done"
    deadline = time.monotonic() + 60
    while not list((tmp_path / "cms").glob("*.json")) and time.monotonic() < deadline:
        time.sleep(0.1)
    [kept] = (tmp_path / "cms").glob("*.json")
    told = json.loads(kept.read_text(encoding="utf-8"))
    assert told["type"] == "AnnotationCollection"
    assert told["total"] > 0
    assert next(cms, None) is None


def signed(secret: str, delivery: str, body: bytes) -> dict[str, str]:
    at = datetime.now(tz=UTC)
    signature = Webhook(secret).sign(delivery, at, body.decode())
    return {"webhook-id": delivery, "webhook-timestamp": str(int(at.timestamp())), "webhook-signature": signature}


def test_the_receiver_refuses_what_is_not_signed_and_hears_once(receiver: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = "whsec_" + "c2VjcmV0" * 4
    receiver.app.config["SECRET"] = secret
    heard: list[str] = []
    monkeypatch.setattr(receiver, "annotate", heard.append)
    cms = receiver.app.test_client()
    body = json.dumps({"type": "comparison.created", "data": {"comparison": "c1"}}).encode()
    assert cms.post("/hooks/crosscheck", data=body).status_code == 401
    wrong = signed("whsec_" + "b3RoZXIh" * 4, "d1", body)
    assert cms.post("/hooks/crosscheck", data=body, headers=wrong).status_code == 401
    for _ in range(2):
        assert cms.post("/hooks/crosscheck", data=body, headers=signed(secret, "d1", body)).status_code == 204
    assert heard == ["c1"]
    later = json.dumps({"type": "comparison.created", "data": {"comparison": "c2"}}).encode()

    def down(comparison: str) -> None:
        raise httpx.ConnectError(f"nobody answers for {comparison}")

    monkeypatch.setattr(receiver, "annotate", down)
    assert cms.post("/hooks/crosscheck", data=later, headers=signed(secret, "d3", later)).status_code == 503
    monkeypatch.setattr(receiver, "annotate", heard.append)
    assert cms.post("/hooks/crosscheck", data=later, headers=signed(secret, "d3", later)).status_code == 204
    assert heard == ["c1", "c2"], "a delivery that failed is heard when it comes again"
    assert cms.post("/hooks/crosscheck", data=body + b" ", headers=signed(secret, "d2", body)).status_code == 401


def php(*arguments: str) -> str:
    if PHP is None:
        missing("no PHP on this machine")
    done = subprocess.run([str(PHP), *arguments], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_plugin_is_php() -> None:
    assert "No syntax errors" in php("-l", str(PLUGIN))


def plugin(address: str, key: str, command: str, argument: str) -> str:
    return php(str(Path(__file__).with_name("wordpress.php")), str(PLUGIN), address, key, command, argument)


def test_the_plugin_asks_the_service(service: Flask, address: str) -> None:
    secret = make_key(service, "check")["Authorization"].removeprefix("Bearer ")
    told: dict[str, Any] = json.loads(plugin(address, secret, "findings", f"<p>It reopens on {WRONG_DAY}. <b>&lt;i&gt;</b></p>"))
    assert told["count"] > 0
    assert "T101" in told["html"]
    assert WRONG_DAY in told["html"]
    assert json.loads(plugin(address, secret, "findings", "<p> </p>")) == {"count": 0, "html": "<p>Nothing was found.</p>"}
    refused = json.loads(plugin(address, "cv_wrong", "findings", "It rains."))
    assert "key" in refused["error"]
    nobody = json.loads(plugin("http://127.0.0.1:1", secret, "findings", "It rains."))
    assert nobody == {"error": "Nobody answers."}


def test_the_plugin_sends_what_readers_see() -> None:
    told = json.loads(plugin("https://crosscheck.example", "", "plain", "<p>On 7&nbsp;May.</p><p>Q&amp;A<br>by us</p>"))
    assert told == "On 7\u00a0May.\nQ&A\nby us"


def test_the_plugin_asks_nothing_before_the_button_and_never_shows_the_key() -> None:
    assert 'data-crosscheck="7"' in plugin("http://127.0.0.1:1", "cv_secret", "box", "7")
    kept = plugin("https://crosscheck.example", "cv_secret", "key", " ")
    assert 'value=""' in kept
    assert kept.endswith(">cv_secret"), "an empty field keeps the key"
    assert plugin("https://crosscheck.example", "cv_secret", "key", "cv_new").endswith(">cv_new")


def test_the_plugin_frames_reports_of_the_service_alone() -> None:
    ours = plugin("https://crosscheck.example", "", "shortcode", 'https://crosscheck.example/embed/reports/x"y')
    assert ours.startswith('<iframe src="https://crosscheck.example/embed/reports/x&quot;y"')
    assert plugin("https://crosscheck.example", "", "shortcode", "https://evil.example/embed/reports/x") == ""


def test_the_service_is_there(address: str) -> None:
    assert httpx.get(f"{address}/healthz").status_code == 200
