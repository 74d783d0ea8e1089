"""Every format through the one door, and what each refuses."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO
from typing import Any

import docx
import pytest

from tests.verifier.ingest.samples import FILES, NINJS_2, word_file
from verifier.errors import Refused
from verifier.ingest import Limits, Reading, read
from verifier.ingest.kinds import KINDS, recognised
from verifier.schemas import examples

LINE = "The old bridge will reopen on Tuesday 7 May 2025."
PACKED = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
BOMB = """<?xml version="1.0"?><!DOCTYPE newsItem [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]><newsItem>&d;</newsItem>"""
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE newsItem [<!ENTITY x SYSTEM "file:///etc/passwd">]><newsItem>&x;</newsItem>'


def one(data: bytes, **options: Any) -> Reading:
    (reading,) = read(data, **options).readings
    return reading


def problem(data: bytes, **options: Any) -> str:
    with pytest.raises(Refused) as caught:
        read(data, **options)
    return caught.value.problem


@pytest.mark.parametrize(("name", "data"), FILES.items())
def test_a_file_is_recognised_by_what_it_holds(name: str, data: bytes) -> None:
    expected = {"rss": "feed", "atom": "feed"}.get(name, name.split(maxsplit=1)[0])
    assert recognised(data, name=None, media_type=None) == expected
    assert read(data).articles[0].text


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_media_type_comes_before_a_name_and_a_name_before_the_content(kind: Any) -> None:
    if kind.name == "json":  # every JSON is told by what it holds
        return
    assert recognised(b"x", name="x.png", media_type=f"{kind.media_types[0]}; charset=utf-8") == kind.name
    assert recognised(b"x", name=f"x{kind.suffixes[0].upper()}", media_type="application/octet-stream") == kind.name


@pytest.mark.parametrize("name", ["rss", "atom", "newsml", "ninjs 2", "ninjs 3"])
def test_news_formats_keep_times_with_their_zone(name: str) -> None:
    reading = one(FILES[name])
    assert reading.article.published_as_sent == "2025-05-06T18:30:00+03:00"
    assert reading.modified == (None if name in ("rss", "newsml") else "2025-05-06T20:00:00+03:00")
    assert reading.article.title == "Old bridge to reopen"
    assert reading.article.outlet == "The Harbour Gazette"
    assert "7 May 2025" in reading.article.text


def test_both_versions_of_ninjs_say_the_same() -> None:
    second, third = one(FILES["ninjs 2"]), one(FILES["ninjs 3"])
    assert second.article == third.article
    assert (second.article.id, second.article.text) == ("urn:example:bridge", LINE)
    assert any("1 more texts" in note.why for note in second.notes)  # the caption is no article


def test_ninjs_without_a_stated_version_is_told_by_its_names() -> None:
    for item in (NINJS_2, examples.NINJS):
        bare = {key: value for key, value in item.items() if key != "standard"}
        assert one(json.dumps(bare).encode()).article.published_as_sent == "2025-05-06T18:30:00+03:00"


def test_what_the_agency_says_of_an_item_is_told() -> None:
    item = {**examples.NINJS, "pubStatus": "canceled", "embargoedUntil": "2025-05-08T00:00:00Z", "edNote": "Corrects the date."}
    told = " ".join(note.why for note in one(json.dumps(item).encode()).notes)
    assert "is canceled" in told
    assert "embargo until 2025-05-08" in told
    assert "Corrects the date." in told


def test_a_feed_with_whole_articles_needs_no_caution() -> None:
    whole = examples.FEED.replace("<description>", "<content:encoded>").replace("</description>", "</content:encoded>")
    whole = whole.replace('version="2.0"', 'version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"')
    assert not any(note.what == "text" for note in one(whole.encode()).notes)
    assert any("summary" in note.why for note in one(FILES["rss"]).notes)


def test_a_feed_is_never_taken_for_the_name_of_a_file() -> None:
    assert problem(b"/etc/passwd", media_type="application/rss+xml") == "unreadable-file"
    assert problem(b"http://127.0.0.1/feed", media_type="application/rss+xml") == "unreadable-file"


def test_an_atom_entry_that_states_only_its_last_change_has_no_time_of_publication() -> None:
    reading = one(examples.ATOM.replace("<published>2025-05-06T18:30:00+03:00</published>", "").encode())
    assert (reading.article.published, reading.modified) == (None, "2025-05-06T20:00:00+03:00")


def test_a_long_feed_is_cut_with_a_note() -> None:
    item = "<item><title>{0}</title><description>Entry {0} of the feed.</description></item>"
    data = f'<rss version="2.0"><channel><title>x</title>{"".join(map(item.format, range(9)))}</channel></rss>'.encode()
    found = read(data, limits=Limits(max_articles=4))
    assert len(found.articles) == 4
    assert any("9 entries; the first 4" in note["why"] for note in found.notes)


@pytest.mark.parametrize("source", [BOMB, OUTSIDE], ids=["bomb", "outside"])
def test_entities_are_not_expanded(source: str) -> None:
    assert problem(source.encode(), media_type="application/vnd.iptc.g2.newsitem+xml") == "unreadable-file"
    feed = source.replace("<newsItem>", "<rss version='2.0'><channel><item><description>").replace("newsItem [", "rss [")
    feed = feed.replace("</newsItem>", "</description></item></channel></rss>")
    try:
        found = read(feed.encode(), media_type="application/rss+xml").articles[0].text
    except Refused:
        found = ""
    assert "root:" not in found
    assert len(found) < 1000


def test_a_news_message_holds_several_items() -> None:
    item = examples.NEWSML
    second = item.replace("urn:example:bridge", "urn:example:ferry")
    message = f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>{item}{second}</itemSet></newsMessage>'
    assert [article.id for article in read(message.encode()).articles] == ["urn:example:bridge", "urn:example:ferry"]


def test_marked_up_words_of_newsml_are_paragraphs() -> None:
    body = '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head>'
    body += "<body><p>One <b>bold</b> word.</p><p>Two.</p></body></html></inlineXML>"
    start, end = examples.NEWSML.index("<inlineData"), examples.NEWSML.index("</contentSet>")
    assert one((examples.NEWSML[:start] + body + examples.NEWSML[end:]).encode()).article.text == "One bold word.\nTwo."


def test_a_document_of_word_has_its_words_and_no_date() -> None:
    reading = one(FILES["docx"])
    assert reading.article.title == "Old bridge to reopen"
    assert reading.article.text == f"{LINE}\nCost\n12 million dollars\nNobody objected."
    assert docx.Document(BytesIO(FILES["docx"])).core_properties.created.year == 2013  # the template's, and nobody's
    assert (reading.article.published, reading.modified) == (None, None)


def test_tracked_insertions_are_read_and_deletions_not() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("It reopens on ")
    mark = '<w:{0} xmlns:w="{1}" w:id="1" w:author="x"><w:r><w:{2}>{3}</w:{2}></w:r></w:{0}>'
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    for tag, inner, words in (("del", "delText", "Tuesday"), ("ins", "t", "Wednesday")):
        paragraph._p.append(docx.oxml.parse_xml(mark.format(tag, space, inner, words)))
    kept = BytesIO()
    document.save(kept)
    reading = one(kept.getvalue())
    assert reading.article.text == "It reopens on Wednesday"
    assert any("tracked" in note.why for note in reading.notes)


def _archive(name: str) -> bytes:
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        archive.writestr(name, "x")
    return kept.getvalue()


@pytest.mark.parametrize(
    ("data", "options", "expected"),
    [
        (b"", {}, "no-text"),
        (b" \n ", {}, "no-text"),
        (b"caf\xe9", {"name": "a.txt"}, "unreadable-file"),
        (b"a\0b", {"name": "a.txt"}, "unreadable-file"),
        (b"\x89PNG\r\n\x1a\n\0", {}, "unsupported-media-type"),
        (b"words", {"media_type": "image/png"}, "unsupported-media-type"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", {}, "unsupported-media-type"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", {}, "encrypted-file"),
        (b"PK\x03\x04", {}, "unsupported-media-type"),
        (b"PK\x03\x04", {"media_type": PACKED}, "unreadable-file"),
        (_archive("word/other.xml"), {"media_type": PACKED}, "unreadable-file"),
        (_archive("word/document.xml"), {"media_type": PACKED}, "unreadable-file"),
        (word_file(unpacked=90_000_000), {}, "too-large"),
        (b"<newsItem", {"name": "a.newsml"}, "unreadable-file"),
        (b"<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/'/>", {}, "no-text"),
        (b'{"uri": "x"}', {}, "unreadable-file"),
        (b'{"uri": "x", "standard": {"version": "1.3"}, "bodies": []}', {}, "unreadable-file"),
        (b'{"uri": "x", "bodies": [{"value": " "}]}', {}, "no-text"),
        (b'{"uri": "x", "bodies": [{"value": "\\ud800"}]}', {}, "unreadable-file"),
        (b'{"text": "a", "colour": "red"}', {}, "invalid-article"),
        (b"[" * 100, {"media_type": "application/json", "name": "a.json"}, "too-deep"),
        (b"x" * 100, {"limits": Limits(max_bytes=50)}, "too-large"),
        (b"x" * 100, {"limits": Limits(max_characters=50)}, "too-large"),
        (b"%PDF-1.4 nothing", {}, "unreadable-file"),
    ],
)
def test_what_is_not_read_is_refused_by_its_problem(data: bytes, options: dict[str, Any], expected: str) -> None:
    assert problem(data, **options) == expected
