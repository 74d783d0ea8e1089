"""The service in processes of its own, as it is run: bounded, and ended by its process id."""

from __future__ import annotations

import http.client
import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PATIENCE = 90


@contextmanager
def started(*command: str) -> Iterator[subprocess.Popen[str]]:
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.communicate(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()


def ask(
    port: int, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None
) -> tuple[int, str, bytes]:
    """Status, content type and body of an answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        return answer.status, answer.headers["Content-Type"], answer.read()
    finally:
        connection.close()


def wait_for(process: subprocess.Popen[str], port: int) -> None:
    for _ in range(PATIENCE * 10):
        assert process.poll() is None, process.communicate()
        try:
            if ask(port, "GET", "/healthz")[0] == 200:
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail("the service did not start")


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port: int = trial.getsockname()[1]
        return port


def test_gunicorn_serves_wsgi_app() -> None:
    port = free_port()
    with started(sys.executable, "-m", "gunicorn", "--workers", "1", "--bind", f"127.0.0.1:{port}", "wsgi:app") as process:
        wait_for(process, port)
        answer = ask(port, "POST", "/v1/claims/check", b"[]", {"Content-Type": "application/json"})
        assert answer[:2] == (422, "application/problem+json")
        chunked = {"Content-Type": "application/json", "Transfer-Encoding": "chunked"}
        answer = ask(port, "POST", "/v1/claims/extract", b"2\r\n{}\r\n0\r\n\r\n", chunked)
        assert json.loads(answer[2])["errors"] == [{"pointer": "/text", "detail": "is missing"}]


def test_serve_prints_where_it_is_and_a_line_to_try() -> None:
    with started(sys.executable, "-m", "verifier", "serve", "--port", "0", "--workers", "1", "--demo") as process:
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(6)]
        found = re.search(r"http://127\.0\.0\.1:(\d+)", lines[0])
        assert found, lines
        assert lines[1] == f"Demonstration: {found.group()}/demo\n"
        assert f"  curl {found.group()}/v1/claims/check" in lines[4]
        assert ask(int(found[1]), "GET", "/readyz")[0] == 200


def test_an_address_in_use_is_one_line_and_exit_code_2() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        command = [sys.executable, "-m", "verifier", "serve", "--port", port]
        result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert result.returncode == 2
    assert result.stderr.startswith(f"crosscheck: cannot listen on 127.0.0.1:{port}")
    assert len(result.stderr.splitlines()) == 1
