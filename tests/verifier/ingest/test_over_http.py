"""Files sent to the service."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.verifier.ingest.samples import ARABIC_PAGE, ARABIC_WORDS, FILES
from tests.verifier.test_auth import make_app
from verifier import create_app
from verifier.config import Config
from verifier.ingest import guard
from verifier.resources import reading

READ = "/v1/articles/read"


def form(*files: tuple[str, bytes]) -> dict[str, Any]:
    return {"files": [(io.BytesIO(content), name) for name, content in files]}


def test_a_page_is_read_and_nothing_is_kept(client: FlaskClient) -> None:
    answer = client.post(READ, data=ARABIC_PAGE.encode(), content_type="text/html")
    assert answer.status_code == 200
    assert answer.json["articles"][0]["text"] == ARABIC_WORDS
    assert answer.json["sources"][0]["modified"] == "2025-05-06T20:00:00+03:00"
    assert client.get("/v1/articles").json["items"] == []
    assert client.post("/v1/comparisons", json={"articles": answer.json["articles"]}).status_code == 200


def test_a_page_is_kept_with_both_times(client: FlaskClient) -> None:
    made = client.post("/v1/articles", data=ARABIC_PAGE.encode(), content_type="text/html")
    assert made.status_code == 201
    kept = made.json["items"][0]
    assert (kept["published"], kept["source"]) == (
        "2025-05-06T18:30:00+03:00",
        {"format": "html", "modified": "2025-05-06T20:00:00+03:00"},
    )
    assert client.get(f"/v1/articles/{kept['id']}").json == kept
    assert client.post("/v1/articles", data=ARABIC_PAGE.encode(), content_type="text/html").status_code == 200


def test_several_files_of_a_form_are_read_in_their_order(client: FlaskClient) -> None:
    answer = client.post(READ, data=form(("a.html", FILES["html"]), ("b.docx", FILES["docx"]), ("c.xml", FILES["newsml"])))
    assert [source["format"] for source in answer.json["sources"]] == ["html", "docx", "newsml-g2"]
    assert {note["what"] for note in answer.json["notes"]} == {"published"}


def test_files_sent_twice_with_one_key_are_kept_once(client: FlaskClient) -> None:
    body, kind = FILES["newsml"], "application/vnd.iptc.g2.newsitem+xml"
    answers = [client.post("/v1/articles", data=body, content_type=kind, headers={"Idempotency-Key": "k"}) for _ in range(2)]
    assert [answer.headers.get("Idempotency-Replayed") for answer in answers] == [None, "true"]
    assert answers[0].json == answers[1].json


@pytest.mark.parametrize(
    ("options", "status", "problem", "words"),
    [
        ({"data": b"x", "content_type": "image/png"}, 415, "unsupported-media-type", "image/png"),
        ({"data": b"x"}, 415, "unsupported-media-type", "nothing"),
        ({"data": b"", "content_type": "text/html"}, 422, "no-text", "empty"),
        ({"data": b"x", "content_type": "application/pdf"}, 422, "unreadable-file", "no PDF"),
        (
            {"data": b"x", "content_type": "text/html", "headers": {"Content-Encoding": "gzip"}},
            415,
            "unsupported-media-type",
            "gzip",
        ),
        ({"data": {"text": "words"}, "content_type": "multipart/form-data"}, 422, "invalid-request", "'text'"),
        ({"data": b"", "content_type": "multipart/form-data"}, 422, "invalid-request", "no file"),
        ({"json": {"url": "https://example.org/a"}}, 403, "fetching-is-off", "does not read addresses"),
        ({"json": {"text": ""}}, 422, "invalid-article", "empty"),
    ],
)
@pytest.mark.parametrize("address", ["/v1/articles", READ])
def test_what_cannot_be_read_is_told(
    client: FlaskClient, address: str, options: dict[str, Any], status: int, problem: str, words: str
) -> None:
    answer = client.post(address, **options)
    assert (answer.status_code, answer.json["type"]) == (status, f"/problems/{problem}")
    assert words in answer.json["detail"]


def test_a_file_of_a_form_that_cannot_be_read_is_named(client: FlaskClient) -> None:
    answer = client.post(READ, data=form(("a.txt", b"words"), ("b.docx", b"PK")))
    assert (answer.status_code, answer.json["type"]) == (422, "/problems/unreadable-file")
    assert answer.json["detail"].startswith("b.docx: ")


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/a" else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(ARABIC_PAGE.replace('<link rel="canonical" href="https://example.org/bridge">', "").encode())

    def log_message(self, *_: Any) -> None:
        """Silence."""


@pytest.fixture
def site() -> Iterator[str]:
    running = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    running.server_close()


class TestAddresses:
    @pytest.fixture
    def reader(self, tmp_path: Path) -> FlaskClient:
        config = Config(log_level="error", database=f"sqlite:///{tmp_path}/crosscheck.db", fetch=True)
        return create_app(config).test_client()

    def test_an_address_is_read(self, reader: FlaskClient, site: str, monkeypatch: pytest.MonkeyPatch) -> None:
        def fetch(url: str, **options: Any) -> guard.Fetched:
            return guard.fetch(url, **{**options, "allow_loopback": True})

        monkeypatch.setattr(reading, "fetch", fetch)
        answer = reader.post(READ, json={"url": f"{site}/a"})
        assert (answer.json["articles"][0]["url"], answer.json["articles"][0]["text"]) == (f"{site}/a", ARABIC_WORDS)
        missing = reader.post(READ, json={"url": f"{site}/b"})
        assert (missing.status_code, missing.json["type"]) == (502, "/problems/fetch-failed")

    @pytest.mark.parametrize("url", ["http://127.0.0.1/", "http://[::1]/", "file:///etc/passwd", "http://2130706433/"])
    def test_this_machine_is_not(self, reader: FlaskClient, url: str) -> None:
        answer = reader.post(READ, json={"url": url})
        assert (answer.status_code, answer.json["type"]) == (422, "/problems/address-refused")


@pytest.mark.parametrize("address", ["/v1/articles", READ])
def test_a_page_elsewhere_sends_no_files_in_the_name_of_a_reader(tmp_path: Path, fake_library: None, address: str) -> None:
    sent: dict[str, Any] = {"data": b"words", "content_type": "text/plain"}
    free = make_app(tmp_path, keys="never", cors_origins="https://cms.example").test_client()
    refused = free.post(address, headers={"Origin": "https://evil.example"}, **sent)
    assert (refused.status_code, refused.json["type"]) == (403, "/problems/from-another-site")
    assert "evil" in refused.json["detail"]
    assert free.post(address, headers={"Origin": "https://cms.example"}, **sent).status_code < 300
    at_the_machine = make_app(tmp_path).test_client().post(address, headers={"Origin": "https://evil.example"}, **sent)
    assert at_the_machine.status_code == 401
