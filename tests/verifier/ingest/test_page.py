from __future__ import annotations

import pytest

from tests.verifier.ingest.samples import ARABIC_PAGE, ARABIC_WORDS
from verifier.errors import Refused
from verifier.ingest import Reading, read

WORDS = "<article><p>The old bridge will reopen on Tuesday 7 May 2025, the mayor said in the harbour.</p></article>"


def page(head: str = "", body: str = WORDS, language: str = "en") -> Reading:
    source = f'<html lang="{language}"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'
    (reading,) = read(source.encode(), media_type="text/html").readings
    return reading


def why(reading: Reading, what: str) -> list[str]:
    return [note.why for note in reading.notes if note.what == what]


def test_a_page_gives_its_article_and_both_times() -> None:
    (reading,) = read(ARABIC_PAGE.encode()).readings
    article = reading.article
    assert article.text == ARABIC_WORDS  # neither the headline again, nor menus, boxes and footers
    assert (article.title, article.outlet, article.language) == ("إعادة فتح الجسر", "صحيفة الميناء", "ar")
    assert (article.url, article.published_as_sent) == ("https://example.org/bridge", "2025-05-06T18:30:00+03:00")
    assert reading.modified == "2025-05-06T20:00:00+03:00"
    assert reading.notes == ()


def test_no_date_is_made_up() -> None:
    body = f'{WORDS}<footer>© 2019 The Gazette, updated 3 May 2024</footer><a href="/2025/05/06/bridge">more</a>'
    reading = page('<meta property="og:url" content="https://example.org/2025/05/06/bridge">', body)
    assert reading.article.published is None
    assert why(reading, "published") == ["no time of publication is stated"]


@pytest.mark.parametrize(
    ("head", "published", "note"),
    [
        ('<meta property="article:published_time" content="2025-05-06T18:30:00+03:00">', "2025-05-06T18:30:00+03:00", None),
        ('<meta name="DC.date.issued" content="2025-05-06">', "2025-05-06", "a day is stated, and no time"),
        (
            '<meta itemprop="datePublished" content="2025-05-06T18:30:00">',
            "2025-05-06T18:30:00",
            "no time zone is stated; UTC is taken",
        ),
        ('<meta name="pubdate" content="Tue, 06 May 2025 18:30:00 +0300">', "2025-05-06T18:30:00+03:00", None),
        ('<meta name="pubdate" content="yesterday">', None, "'yesterday' is not ISO 8601"),
        ('<meta name="pubdate" content="2025-02-30">', None, "is not a real time"),
    ],
)
def test_times_are_taken_as_stated(head: str, published: str | None, note: str | None) -> None:
    reading = page(head)
    assert reading.article.published_as_sent == published
    told = " ".join(why(reading, "published"))
    assert note in told if note else not told


def test_days_that_contradict_one_another_are_told() -> None:
    head = '<meta property="article:published_time" content="2025-05-06"><meta name="pubdate" content="2025-05-07T10:00:00Z">'
    reading = page(head)
    assert reading.article.published_as_sent == "2025-05-07T10:00:00Z"
    assert any("several days: 2025-05-06, 2025-05-07" in told for told in why(reading, "published"))


def test_a_template_that_names_the_wrong_language_is_not_believed() -> None:
    (reading,) = read(ARABIC_PAGE.replace('lang="ar"', 'lang="en"').encode()).readings
    assert reading.article.language is None
    assert "its words are 'ar'" in why(reading, "language")[0]


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        ('<meta charset="windows-1256">' + ARABIC_PAGE.replace('<meta charset="utf-8">', ""), "text/html"),
        (ARABIC_PAGE.replace('<meta charset="utf-8">', ""), "text/html; charset=windows-1256"),
    ],
    ids=["stated in the page", "stated with the page"],
)
def test_an_old_encoding_is_read_where_it_is_named(data: str, media_type: str) -> None:
    assert read(data.encode("cp1256"), media_type=media_type).articles[0].text == ARABIC_WORDS


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (ARABIC_PAGE.replace('<meta charset="utf-8">', "").encode("cp1256"), "unreadable-file"),
        (b'<html><meta charset="rot13"><p>words</p>', "unreadable-file"),
        (b'<html><meta charset="klingon"><p>words</p>', "unreadable-file"),
        (b"<html><body><nav><a href=/>home</a></nav></body></html>", "no-text"),
        (b"<html></html>", "no-text"),
    ],
)
def test_a_page_that_gives_no_article_is_refused(data: bytes, problem: str) -> None:
    with pytest.raises(Refused) as caught:
        read(data, media_type="text/html")
    assert caught.value.problem == problem


@pytest.mark.parametrize(
    "json",
    [
        "[" * 5000,
        '{"@graph": ' * 500,
        "{",
        "null",
        '{"@type": "NewsArticle", "publisher": [1, null], "headline": {"a": 1}}',
        "[NaN]",
    ],
    ids=lambda json: json[:12],
)
def test_broken_metadata_harms_nothing(json: str) -> None:
    reading = page(f'<script type="application/ld+json">{json}</script>')
    assert reading.article.text.startswith("The old bridge")
