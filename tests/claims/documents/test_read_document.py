"""Whole pages in five languages: every segment, the dates of the page and the anchor. All pages are invented."""

import tomllib
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from claims.documents import read_document
from claims.model.article import Article
from claims.model.document import Document, SegmentKind
from claims.model.span import Field
from claims.model.time import AnchorSource

CASES = Path(__file__).parents[2] / "cases" / "documents"
PAGES = [
    pytest.param(path.stem, page, id=f"{path.stem}: {page['name']}")
    for path in sorted(CASES.glob("*.toml"))
    for page in tomllib.loads(path.read_text(encoding="utf-8"))["pages"]
]


def at_midnight(day: str) -> datetime:
    return datetime.combine(date.fromisoformat(day), time(), UTC)


def read(text: str, **fields: Any) -> Document:
    return read_document(Article(text=text, **fields))


def parts(document: Document) -> list[str]:
    text = document.article.text
    return [
        f"{segment.kind.value} | {text[segment.span.start : segment.span.end]}"
        for segment in document.segments
        if segment.span.field is Field.TEXT
    ]


@pytest.mark.parametrize(("language", "page"), PAGES)
def test_page(language: str, page: dict[str, Any]) -> None:
    document = read(page["text"], published=at_midnight(page["sent"]) if "sent" in page else None)
    assert document.language == language
    assert parts(document) == page["expected"]
    found = {
        "published": document.published.day.isoformat() if document.published and document.published_span else None,
        "dateline": document.dateline.day.isoformat() if document.dateline else None,
        "place": document.dateline_place,
        "anchor": document.anchor.day.isoformat() if document.anchor else None,
    }
    assert found == {key: page.get(key) for key in found}


@pytest.mark.parametrize(("language", "page"), PAGES)
def test_furniture_and_foreign_text_say_why(language: str, page: dict[str, Any]) -> None:
    for segment in read(page["text"], language=language).segments:
        assert bool(segment.reason) == (segment.kind in (SegmentKind.FURNITURE, SegmentKind.FOREIGN))


def test_published_span_points_at_the_date() -> None:
    document = read("Storm over Kelmouth\n\nPublished: March 4, 2024\n\nThe storm broke a sea wall on Monday.")
    assert document.published_span is not None
    assert document.article.text[document.published_span.start : document.published_span.end] == "March 4, 2024"


def test_title_comes_first_and_counts_in_its_own_field() -> None:
    document = read("It rained. It poured.", title="  Rain at last ", language="en-GB")
    first = document.segments[0]
    assert (first.kind, first.span.field, first.span.start, first.span.end) == (SegmentKind.TITLE, Field.TITLE, 2, 14)
    assert document.language == "en"
    assert document.language_confidence == 1.0


def test_title_repeated_in_the_text_is_a_heading() -> None:
    document = read("The rain is back!\n\nIt rained on Monday.", title="The rain is back", language="en")
    assert parts(document) == ["heading | The rain is back!", "lead | It rained on Monday."]


@pytest.mark.parametrize(
    ("language", "dateline", "published", "place", "day"),
    [
        ("en", "LIMA, Sept 14", "2025-09-14", "LIMA", "2025-09-14"),
        ("en", "OSLO, Dec 31", "2026-01-01", "OSLO", "2025-12-31"),
        ("en", "PALERMO, Sicily", "2025-06-07", "PALERMO, Sicily", None),
        ("en", "ZANZIBAR, Tanzania, Nov 21", "2025-11-21", "ZANZIBAR, Tanzania", "2025-11-21"),
        ("ar", "ليما - وكالات", "2025-09-15", "ليما", None),
        ("ar", "طشقند 15 نيسان (الميدان)", "2025-04-15", "طشقند", "2025-04-15"),
        ("ar", "باليرمو - من موفدنا", "2025-06-08", "باليرمو", None),
        ("ru", "ДАР-ЭС-САЛАМ, 21 ноября", "2025-11-21", "ДАР-ЭС-САЛАМ", "2025-11-21"),
        ("es", "Palermo (enviado especial)", "2025-06-08", "Palermo", None),
        ("fr", "Lima (correspondance)", "2025-09-16", "Lima", None),
        ("en", "LIMA, Sept 14", None, "LIMA", None),
        ("en", "Reuters", "2025-09-14", None, None),
    ],
)
def test_dateline_as_sent(language: str, dateline: str, published: str | None, place: str | None, day: str | None) -> None:
    document = read("...", language=language, dateline=dateline, published=at_midnight(published) if published else None)
    assert document.dateline_place == place
    assert (document.dateline.day.isoformat() if document.dateline else None) == day
    assert document.dateline_span is None


@pytest.mark.parametrize(
    ("why", "fields", "text", "day", "source"),
    [
        (
            "publication as sent comes first",
            {"published": at_midnight("2025-01-09"), "dateline": "OSLO, Jan 8"},
            "It rained.",
            "2025-01-09",
            "published",
        ),
        (
            "then the date of the page",
            {},
            "Rain\n\nPublished: 9 January 2025\n\nIt rained on 2 May 2001.",
            "2025-01-09",
            "published",
        ),
        ("then the dateline", {"dateline": "OSLO, 8 January 2025"}, "It rained on 2 May 2001.", "2025-01-08", "dateline"),
        ("then a full date early in the text", {}, "It rained on 2 May 2001. It poured.", "2001-05-02", "text"),
        ("two dates leave doubt", {}, "It rained on 2 May 2001. It poured on 4 June 2002.", None, None),
        ("a month is no day", {}, "It rained in May 2001.", None, None),
        ("a late date is about something else", {}, "It rained. It did. It really did. It rained on 2 May 2001.", None, None),
    ],
)
def test_anchor(why: str, fields: dict[str, Any], text: str, day: str | None, source: str | None) -> None:
    anchor = read(text, language="en", **fields).anchor
    assert (anchor.day.isoformat() if anchor else None) == day, why
    assert (anchor.source if anchor else None) == (AnchorSource(source) if source else None), why


@pytest.mark.parametrize(
    "text",
    [
        "Paris - long a haven for painters - is losing its studios.",
        "Peru (population 34 million) exports copper.",
        "London, March and rain go together. So they say.",
        "Nobody came. It was late.",
    ],
)
def test_no_dateline(text: str) -> None:
    document = read(text, language="en", published=at_midnight("2025-03-03"))
    assert document.dateline_place is None
    assert document.dateline_span is None


def test_dates_amid_the_text_are_not_the_day_of_publication() -> None:
    text = "The dispute began last year.\n\n12 May 2024\n\nThe first letter was sent.\n\n" + "It was answered.\n\n" * 20
    document = read(text, language="en")
    assert document.published is None


def test_a_post_in_the_same_language_is_text_with_a_signature() -> None:
    post = "What a night for all of us pic.twitter.com/Ab1 — Kelmouth FC (@kelmouth) May 4, 2024"
    text = f"The team won.\n\n{post}\n\nThe coach was glad."
    assert parts(read(text, language="en")) == [
        "lead | The team won.",
        "body | What a night for all of us",
        "furniture | pic.twitter.com/Ab1 — Kelmouth FC (@kelmouth) May 4, 2024",
        "body | The coach was glad.",
    ]


def test_reading_twice_gives_the_same() -> None:
    article = Article(text="OSLO, May 4 (AP) - It rained.\n\nRead more\n\n© Post", language="en")
    assert read_document(article) == read_document(article)
