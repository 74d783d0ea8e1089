"""No bytes make a reader do anything but read or refuse, and none takes long."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.verifier.ingest.samples import FILES
from tests.verifier.pdftext.makers import by_weasyprint, page
from verifier.errors import Refused
from verifier.ingest import pdf, read
from verifier.ingest.kinds import KINDS
from verifier.pdftext.document import words_of
from verifier.pdftext.glyphs import Unreadable

TYPES = [kind.media_types[0] for kind in KINDS if kind.name != "pdf"]  # a PDF is read in a process of its own: see below
FEW = settings(
    max_examples=60, derandomize=True, database=None, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def harmless(data: bytes, media_type: str | None) -> None:
    begun = time.monotonic()
    with suppress(Refused):
        assert read(data, media_type=media_type).articles
    assert time.monotonic() - begun < 20


@pytest.mark.parametrize("media_type", TYPES)
@FEW
@given(data=st.binary(max_size=200) | st.text(max_size=80).map(lambda text: text.encode("utf-8", "replace")))
def test_random_bytes(media_type: str, data: bytes) -> None:
    harmless(data, media_type)


@pytest.mark.parametrize("name", FILES)
@FEW
@given(data=st.data())
def test_broken_files(name: str, data: st.DataObject) -> None:
    content = bytearray(FILES[name])
    for _ in range(data.draw(st.integers(0, 3))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 8))] = data.draw(st.binary(max_size=8))
        if not content:
            return
    cut = data.draw(st.integers(0, len(content)) | st.just(len(content)))
    harmless(bytes(content[:cut]), None)


@FEW
@given(data=st.data())
def test_broken_pdfs(data: st.DataObject) -> None:
    content = bytearray(by_weasyprint(page("<h1>Title</h1><p>Words of a page, on 7 May 2025.</p>")))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(1, 6))] = data.draw(st.binary(max_size=6))
    with suppress(Unreadable):
        assert words_of(bytes(content[: data.draw(st.integers(100, len(content)))])).text


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"<div>" * 200_000, "text/html"),
        (b"<p>word " * 100_000, "text/html"),
        (b"<b><i>" * 100_000 + b"x", "text/html"),
        (b"<table><tr><td>" * 20_000, "text/html"),
        (b"<a " + b"b=c " * 200_000 + b">", "text/html"),
        (b"<!--" * 200_000, "text/html"),
        (b"<" * 1_000_000, "text/html"),
        (b"<rss><channel>" + b"<item>" * 100_000, "application/rss+xml"),
        (b"<rss version='2.0'><channel>" + b"<item><description>" + b"&lt;p>" * 100_000, "application/rss+xml"),
        (b"<newsItem>" + b"<a>" * 200_000, "application/vnd.iptc.g2.newsitem+xml"),
        (b'{"uri": "' + b"x" * 1_000_000 + b'", "bodies": [{"value": "y"}]}', "application/vnd.iptc.ninjs+json"),
        (b"[" * 1_000_000, "application/vnd.iptc.ninjs+json"),
        (b"<?xml " * 100_000, None),
        (b"<!DOCTYPE " * 100_000, None),
    ],
    ids=lambda value: value[:12].decode() if isinstance(value, bytes) else "",
)
def test_long_nonsense(data: bytes, media_type: str | None) -> None:
    harmless(data, media_type)


def test_a_pdf_that_takes_too_long_is_stopped() -> None:
    found = pdf.words_apart(by_weasyprint(page("<p>Words of a page. </p>" * 3000)), 1)
    assert found["problem"] == "too-large"


def test_a_pdf_read_apart_says_that_its_words_need_a_look() -> None:
    reading = read(by_weasyprint(page("<h1>Old bridge</h1><p>It reopens on 7 May 2025.</p>"))).readings[0]
    assert (reading.article.title, reading.article.text) == ("Old bridge", "It reopens on 7 May 2025.")
    assert pdf.CAUTION in [note.why for note in reading.notes]
    assert reading.article.published is None
