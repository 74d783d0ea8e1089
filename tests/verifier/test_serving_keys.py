"""The door and the counts of a service in processes of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.verifier.test_serving import PATIENCE, ROOT, ask, started

SERVE = (sys.executable, "-m", "verifier", "serve", "--port", "0")


@pytest.fixture(autouse=True)
def surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CROSSCHECK_DATABASE", f"sqlite:///{tmp_path}/crosscheck.db")
    monkeypatch.setenv("CROSSCHECK_WARM_UP", "0")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.delenv("PROMETHEUS_MULTIPROC_DIR", raising=False)


def crosscheck(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "verifier", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
        env={**os.environ, **environment},
    )


def test_all_processes_count_as_one_and_leave_nothing_behind(tmp_path: Path) -> None:
    with started(*SERVE, "--workers", "2") as process:
        assert process.stdout is not None
        found = re.search(r":(\d+)", process.stdout.readline().partition("//")[2])
        assert found
        port = int(found[1])
        for _ in range(12):
            assert ask(port, "GET", "/v1/rules/T101")[0] == 200
        for _ in range(4):
            told = ask(port, "GET", "/metrics")[2].decode()
            assert 'crosscheck_requests_total{method="GET",route="/v1/rules/<code>",status="200"} 12.0' in told
        assert len(list(tmp_path.glob("crosscheck-metrics-*"))) == 1
        assert ask(port, "GET", "/v1/articles", headers={"X-Forwarded-For": "127.0.0.1"})[0] == 401
    assert list(tmp_path.glob("crosscheck-metrics-*")) == []


@pytest.mark.parametrize(("host", "setting"), [("0.0.0.0", "loopback"), ("127.0.0.1", "always")])  # noqa: S104
def test_a_service_that_needs_a_key_says_how_to_make_one(monkeypatch: pytest.MonkeyPatch, host: str, setting: str) -> None:
    monkeypatch.setenv("CROSSCHECK_KEYS", setting)
    with started(*SERVE, "--workers", "1", "--host", host) as process:
        assert process.stderr is not None
        told = [process.stderr.readline() for _ in range(3)]
    assert "there is no API key yet" in told[0]
    assert told[1] == "  crosscheck keys create NAME\n"
    assert "CROSSCHECK_KEYS=never" in told[2]


def test_a_service_with_a_key_says_nothing() -> None:
    secret = crosscheck("keys", "create", "cms").stdout.strip()
    with started(*SERVE, "--workers", "1", "--host", "0.0.0.0") as process:  # noqa: S104
        assert process.stdout is not None
        found = re.search(r":(\d+)", process.stdout.readline().partition("//")[2])
        assert found
        bearer = {"Authorization": f"Bearer {secret}", "X-Forwarded-For": "203.0.113.9"}
        assert ask(int(found[1]), "GET", "/v1/articles", headers=bearer)[0] == 200
        process.terminate()
        assert "API key" not in process.communicate(timeout=PATIENCE)[1]


def test_several_processes_on_a_server_of_databases_need_a_secret() -> None:
    address = {"CROSSCHECK_DATABASE": "postgresql+psycopg://nobody@127.0.0.1:1/none", "CROSSCHECK_KEYS": "always"}
    result = crosscheck("serve", "--port", "0", "--workers", "2", **address)
    assert result.returncode == 2
    assert "CROSSCHECK_SECRET is not set" in result.stderr
    assert len(result.stderr.splitlines()) == 1
