"""Both renderers on the same sample: nothing is lost, nothing leaks, nothing is loaded."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from markdown_it import MarkdownIt

import claims
from claims import compare
from claims.model.article import Article
from tests.conftest import missing
from tests.verifier.reports import sample
from tests.verifier.reports.outline import Outline
from verifier.reports import FORMATS, encode, html, pdf, render


def page() -> str:
    return render(sample.comparison(), sample.ARTICLES, "html")


def markdown() -> str:
    return render(sample.comparison(), sample.ARTICLES, "md")


def plain(text: str) -> str:
    return " ".join(text.replace("\u2068", "").replace("\u2069", "").replace("\\", "").replace("**", "").split())


SAID = [
    "2 findings need a decision",
    "7 May 2025 is a Wednesday, not a Tuesday",
    "Harbour Gazette",
    "صحيفة المرفأ",
    "Tuesday 7 May 2025",
    "Wednesday",
    "no other article says so",
    "Check the date with the original source.",
    "Proof: the calendar shows it",
    "Comparison: the sources say different things",
    "very sure (98 %)",
    "between articles",
    "The old bridge reopened",
    "أعيد فتح الجسر القديم",
    "2 articles, 2 origins",
    "told differently",
    "An update, not a conflict",
    "took a year",
    "Framing of passives",
    "No rule for ar",
    "One article says old bridge.",
    "A difference is a choice to look at.",
    "own words, lead",
    "7 May 2025, 18:30 UTC+03:00",
    "PORT LINDEN, 7 May",
    "No other article is about this",
    "Not in صحيفة المرفأ",
]


@pytest.mark.parametrize("said", SAID)
def test_both_reports_say_the_same(said: str) -> None:
    assert said in plain("".join(Outline(page()).text))
    assert said in plain(markdown())


def test_the_page_needs_nothing_else() -> None:
    outline = Outline(page())
    assert not {"script", "link", "img", "iframe", "form"} & {tag for tag, _ in outline.tags}
    assert "url(" not in html.style()
    assert "@import" not in html.style()
    assert not any(name.startswith("on") or name == "style" for _, attributes in outline.tags for name in attributes)


def test_headings_go_down_one_level_at_a_time() -> None:
    levels = [int(tag[1]) for tag, _ in Outline(page()).tags if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit()]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_quotation_has_language_and_direction() -> None:
    quotations = Outline(page()).every("blockquote")
    assert {(quotation["lang"], quotation["dir"]) for quotation in quotations} == {("en", "ltr"), ("ar", "rtl")}


def test_the_span_is_marked_in_its_sentence() -> None:
    assert "The old bridge reopened on <mark>Tuesday 7 May 2025</mark>.</p>" in page()


def test_ids_are_unique_and_links_lead_somewhere() -> None:
    outline = Outline(page())
    ids = [attributes["id"] for _, attributes in outline.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    targets = [str(link["href"]) for link in outline.every("a")]
    assert all(target.startswith("#") and target[1:] in ids for target in targets)


def test_what_an_article_says_is_never_markup() -> None:
    assert "Bridge &lt;reopens&gt; after repairs" in page()
    assert "<reopens>" not in page()
    hostile = Article(id="x", text="**bold** <script>alert(1)</script> [link](http://example.org) `code`")
    comparison = sample.nothing_found()
    comparison["articles"] = [{**comparison["articles"][0], "id": "x", "title": hostile.text, "outlet": "# <b>"}]
    evidence = {"article": "x", "start": 0, "end": 8, "text": "**bold**", "value": None, "side": None}
    comparison["findings"] = [sample.finding("T101", "high", [evidence], message="{{ 7 * 7 }} <i>")]
    assert "<script>" not in render(comparison, [hostile], "html")
    assert "49" not in render(comparison, [hostile], "html")
    rendered = MarkdownIt("commonmark").render(render(comparison, [hostile], "md"))
    assert "<script>" not in rendered
    assert "<a " not in rendered
    assert "<code>" not in rendered


def test_markdown_keeps_directions_apart() -> None:
    text = markdown()
    assert text.count("\u2068") == text.count("\u2069")
    assert "> \u2068صحيفة المرفأ\u2069: \u206817000000\u2069\n>\n> “\u2068بلغت كلفة الأشغال **17 مليونا**.\u2069”" in text


def test_markdown_is_headed_and_quoted() -> None:
    tokens = MarkdownIt("commonmark").parse(markdown())
    headings = [token.tag for token in tokens if token.type == "heading_open"]
    assert headings.count("h1") == 1
    assert all(int(after[1]) - int(before[1]) <= 1 for before, after in pairwise(headings))
    assert any(token.type == "blockquote_open" for token in tokens)


def test_nothing_found_says_what_was_looked_for() -> None:
    for form in ("html", "md"):
        text = render(sample.nothing_found(), sample.ARTICLES, form)
        assert "Nothing was found." in text
        assert "T101 weekday date mismatch" in text


def test_more_than_seven_contrasts_are_folded() -> None:
    comparison = sample.comparison()
    row = comparison["framing"][0]
    comparison["framing"] = [{**row, "id": f"F301-{at}"} for at in range(9)]
    assert '<summary>2 more<span class="quiet"> (Naming 2)</span></summary>' in render(comparison, sample.ARTICLES, "html")


def test_json_is_the_comparison() -> None:
    assert json.loads(render(sample.comparison(), sample.ARTICLES, "json")) == sample.comparison()


def test_the_same_input_gives_the_same_text() -> None:
    assert page() == page()


def test_another_format_is_refused() -> None:
    with pytest.raises(ValueError, match="html, md, json"):
        render(sample.comparison(), sample.ARTICLES, "pdf")


def test_the_engine_and_the_reports_agree_on_the_contract() -> None:
    articles = sample.ARTICLES[:2]
    report = claims.compare(articles, same_story=True).to_dict()
    Outline(render(report, articles, "html"))
    assert "T101" in render(report, articles, "md")


@pytest.mark.parametrize("form", list(FORMATS))
def test_what_is_no_character_stops_no_form(form: str) -> None:
    article = Article(
        id="a",
        url="https://e.example/\ud800",
        outlet="D\udc00",
        title="Bad \ud800 \0",
        text="Signed on Tuesday, 7 May 2025 \ud83d.",
    )
    if form == "pdf" and not pdf.is_available():
        missing("WeasyPrint is not installed")
    assert encode(compare([article]).to_dict(), [article], form)
