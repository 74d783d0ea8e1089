"""The guard against a server on this machine, and against a resolver that lies."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx
import pytest

from verifier.ingest import guard
from verifier.ingest.guard import AddressRefused, FetchFailed, fetch, open_client


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        paths = {
            "/away": "http://169.254.169.254/latest/meta-data",
            "/file": "file:///etc/passwd",
            "/round": "/round",
            "/on": "/page",
        }
        if self.path in paths:
            self.send_response(302)
            self.send_header("Location", paths[self.path])
            self.end_headers()
        elif self.path == "/slow":
            for letter in b"HTTP/1.1 200 OK\r\nX-Endless: " + b"a" * 1000:
                self.wfile.write(bytes([letter]))
                time.sleep(0.05)
        elif self.path == "/error":
            self.send_error(503)
        elif self.path == "/nonsense":
            self.wfile.write(b"nonsense\r\n\r\n")
        else:
            body = b"a" * 5000 if self.path == "/large" else b"<p>words</p>"
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            if self.path == "/packed":
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Silence."""

    def handle(self) -> None:
        try:
            super().handle()
        except OSError:
            self.close_connection = True  # the client hung up, as it should


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    running.server_close()


def resolve_to(monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> list[str]:
    """Let the resolver answer with these addresses, one list after the other; the names that were asked for."""
    asked: list[str] = []
    left = list(answers)

    def getaddrinfo(host: str, port: int, **_: Any) -> list[Any]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in left.pop(0)]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    return asked


def test_a_page_is_fetched_with_its_type(server: str) -> None:
    found = fetch(f"{server}/page", max_bytes=1000, allow_loopback=True)
    assert (found.content, found.media_type, found.url) == (b"<p>words</p>", "text/html; charset=utf-8", f"{server}/page")


def test_a_redirect_is_followed_and_the_last_address_told(server: str) -> None:
    assert fetch(f"{server}/on", max_bytes=1000, allow_loopback=True).url == f"{server}/page"


def test_a_client_sends_what_it_is_given(server: str) -> None:
    with open_client(seconds=5, allow_loopback=True) as client:
        assert client.post(f"{server}/hook", content=b"{}").content == b"{}"


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "127.1",
        "2130706433",
        "0x7f.1",
        "0177.0.0.1",
        "0",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[64:ff9b::7f00:1]",
    ],
)
def test_this_machine_is_refused_however_it_is_written(host: str) -> None:
    with pytest.raises(AddressRefused, match=r"no public address|no address: Invalid IPv4"):
        fetch(f"http://{host}/", max_bytes=1000)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("file:///etc/passwd", "not of the web"),
        ("ftp://example.org/", "not of the web"),
        ("//example.org/", "not of the web"),
        ("example.org", "not of the web"),
        ("http://", "not of the web"),
        ("http://user:secret@example.org/", "name or password"),
        ("http://[::1", "no address"),
        ("http://a:99999/", "no address"),
        ("", "not of the web"),
        ("http://exa\nmple.org", "no address"),
    ],
)
def test_what_is_no_address_of_the_web_is_refused(url: str, words: str) -> None:
    with pytest.raises(AddressRefused, match=words):
        fetch(url, max_bytes=1000)


@pytest.mark.parametrize("path", ["/away", "/file"])
def test_a_redirect_to_the_inside_is_refused(server: str, path: str) -> None:
    with pytest.raises(AddressRefused):
        fetch(server + path, max_bytes=1000, allow_loopback=True)


def test_one_private_address_among_public_ones_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    resolve_to(monkeypatch, ["93.184.215.14", "10.0.0.1"])
    with pytest.raises(AddressRefused, match=r"10\.0\.0\.1"):
        fetch("http://example.org/", max_bytes=1000)


def test_the_checked_address_is_the_one_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = resolve_to(monkeypatch, ["93.184.215.14"], ["127.0.0.1"])
    connected: list[str] = []

    def connect(self: Any, host: str, *_: Any) -> Any:
        connected.append(host)
        raise httpx.ConnectError("enough is known")

    monkeypatch.setattr("httpcore.SyncBackend.connect_tcp", connect)
    with pytest.raises(FetchFailed):
        fetch("http://example.org/", max_bytes=1000)
    assert (asked, connected) == (["example.org"], ["93.184.215.14"])


@pytest.mark.parametrize("port", [22, 25, 3306, 6379, 8080, 8000])
def test_other_ports_are_refused(monkeypatch: pytest.MonkeyPatch, port: int) -> None:
    resolve_to(monkeypatch, ["93.184.215.14"])
    with pytest.raises(AddressRefused, match=f"port {port}"):
        fetch(f"http://example.org:{port}/", max_bytes=1000)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/round", "leads on more than 5 times"),
        ("/large", "more than 1000 bytes"),
        ("/error", "status 503"),
        ("/packed", "packed"),
        ("/nonsense", "could not be read"),
    ],
)
def test_an_answer_that_is_no_page_is_told(server: str, path: str, words: str) -> None:
    with pytest.raises(FetchFailed, match=words):
        fetch(server + path, max_bytes=1000, allow_loopback=True)


def test_a_byte_now_and_then_holds_nothing_open(server: str) -> None:
    begun = time.monotonic()
    with pytest.raises(FetchFailed, match="did not answer"):
        fetch(f"{server}/slow", max_bytes=1000, seconds=0.4, allow_loopback=True)
    assert time.monotonic() - begun < 3


def test_a_slow_resolver_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(*_: Any, **__: Any) -> list[Any]:
        time.sleep(1)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", slow)
    with pytest.raises(FetchFailed, match="did not answer"):
        fetch("http://example.org/", max_bytes=1000, seconds=0.2)


def test_proxies_of_the_environment_are_not_used(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    assert fetch(f"{server}/page", max_bytes=1000, allow_loopback=True).content


def test_sockets_of_the_machine_are_refused() -> None:
    with pytest.raises(AddressRefused):
        guard.GuardedBackend(deadline=time.monotonic() + 1).connect_unix_socket("/run/docker.sock")
