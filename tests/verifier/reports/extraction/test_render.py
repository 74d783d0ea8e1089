"""Both renderers on the same sample: every claim is told, the marks are exact, nothing leaks, nothing is loaded."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

import claims
from claims.model.article import Article
from tests.verifier.reports.extraction import sample
from tests.verifier.reports.outline import Outline, Words
from verifier.reports import html
from verifier.reports.extraction import render

STYLE = html.style("extraction")
STORIES = Path(__file__).parents[4] / "fixtures"


def page() -> str:
    return render(sample.EXTRACTIONS, sample.ARTICLES, "html")


def markdown() -> str:
    return render(sample.EXTRACTIONS, sample.ARTICLES, "md")


def plain(text: str) -> str:
    return " ".join(text.replace("\u2068", "").replace("\u2069", "").replace("\\", "").replace("**", "").split())


SAID = [
    "What was read in 2 articles",
    "Harbour <b>Gazette</b>",
    "صحيفة المرفأ",
    "6 May 2025, 18:30 UTC+03:00",
    "5 claims: 1 headline, 2 reported speech, 1 in a quotation, 1 own words.",
    "Read, but in no claim: 1 time.",
    "Figures of speech (no <data> for them)",
    "What happens",
    "Whom or what",
    "patient",
    "the text says Tuesday; that day is a Wednesday",
    "14,000,000 EUR",
    "Ines Calder, in reported speech",
    "she, in a quotation",
    "the article itself",
    "stated as fact",
    "possible",
    "planned",
    "none read",
    "denied",
    "affirmed",
    "0.45",
    "a date, an event",
    "no figure, date or named actor",
    "in no table; known by its form alone",
    "name:ns kltr",
    "<script>alert(1)</script>",
    "the word itself; no concept of the lexicon",
]


@pytest.mark.parametrize("said", SAID)
def test_both_forms_say_the_same(said: str) -> None:
    assert said in plain("".join(Outline(page()).text))
    assert said in plain(markdown())


def test_every_claim_is_shown() -> None:
    shown = Words(page(), "claim-card")
    cards = shown.by_class["claim-card"]
    told = [claim for extraction in sample.EXTRACTIONS for claim in extraction["claims"]]
    assert len(cards) == len(told)
    for card, claim in zip(cards, told, strict=True):
        assert claim["text"] in card
        assert claim["checkworthy"]["why"] in card
    for number, article in enumerate(sample.EXTRACTIONS, 1):
        for at, claim in enumerate(article["claims"], 1):
            assert shown.by_id[f"a{number}-w{at}"] == claim["text"], "the words that are marked"
            assert f"“{claim['text']}”" in plain(markdown())


def test_the_text_stands_as_it_was_sent() -> None:
    shown = Words(page(), "block-text").by_class["block-text"]
    expected = [part for article in sample.ARTICLES for part in (article.title or "", *article.text.split("\n\n"))]
    assert shown == expected


@pytest.mark.parametrize("path", sorted(STORIES.glob("*/a1.json")), ids=lambda path: path.parent.name)
def test_marks_of_real_extractions_are_exact(path: Path) -> None:
    article = Article.from_dict(json.loads(path.read_text(encoding="utf-8")))
    extraction = claims.extract(article).to_dict()
    shown = Words(render([extraction], [article], "html"), "block-text", "claim-card")
    assert "".join(shown.by_class["block-text"]) == (article.title or "") + article.text.replace("\n", "")
    assert len(shown.by_class["claim-card"]) == len(extraction["claims"])
    for at, claim in enumerate(extraction["claims"], 1):
        assert shown.by_id[f"a1-w{at}"] == claim["text"]
    rendered = render([extraction], [article], "md")
    assert rendered.count("\n#### ") == len(extraction["claims"])
    assert rendered.count("⟦") == len(extraction["claims"])


def test_a_claim_inside_another_is_marked_inside_it() -> None:
    text = page()
    outer = text[text.index('id="a1-w2"') : text.index('id="a1-w4"')]
    assert 'id="a1-w3"' in outer
    assert '<span class="slot figure" data-told="How much: claim 3.' in outer
    assert "⟦2 the old bridge, which ⟦3 cost 14 million euros⟧, will reopen on Tuesday 7 May 2025⟧" in plain(markdown())


def test_voices_are_marked_with_their_speaker() -> None:
    text = page()
    assert 'class="said voice-quotation" data-told="In a quotation: \u2068she\u2069"' in text
    assert 'class="said voice-reported" data-told="Reported speech: \u2068Ines Calder\u2069"' in text
    assert 'aria-label="Claim 4 · no event read · \u2068she\u2069, in a quotation"' in text


def test_a_mention_in_no_claim_is_marked_as_such() -> None:
    assert '<span class="slot time loose" data-told="Time, in no slot of a claim">2026</span>' in page()


def test_the_words_of_an_article_have_its_language_and_direction() -> None:
    outline = Outline(page())
    for tag, attributes in outline.tags:
        if tag == "blockquote" or "block-text" in (attributes.get("class") or ""):
            assert (attributes["lang"], attributes["dir"]) in {("en", "ltr"), ("ar", "rtl")}
    quoted = [attributes["dir"] for attributes in outline.every("blockquote")]
    assert quoted == ["ltr"] * 5 + ["rtl"]


def test_the_page_needs_nothing_else() -> None:
    outline = Outline(page())
    assert not {"script", "link", "img", "iframe", "form"} & {tag for tag, _ in outline.tags}
    assert "url(" not in STYLE
    assert "@import" not in STYLE
    assert not any(name.startswith("on") or name == "style" for _, attributes in outline.tags for name in attributes)


def test_the_style_is_for_both_directions() -> None:
    physical = re.findall(
        r"(?:margin|padding|border|inset)-(?:left|right|top|bottom)|[{;]\s*(?:left|right|top|bottom|width|height):", STYLE
    )
    assert physical == []


def test_headings_go_down_one_level_at_a_time() -> None:
    levels = [int(tag[1]) for tag, _ in Outline(page()).tags if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit()]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_ids_are_unique_and_links_lead_somewhere() -> None:
    outline = Outline(page())
    ids = [attributes["id"] for _, attributes in outline.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    targets = [str(link["href"]) for link in outline.every("a")]
    assert all(target.startswith("#") and target[1:] in ids for target in targets)
    assert {"#a1-w3", "#a1-c3", "#a1-p1"} <= set(targets), "words, claim and speaker lead to each other"


def test_what_an_article_says_is_never_markup() -> None:
    assert "<script>" not in page()
    assert "<b>" not in page()
    assert "<data>" not in page()
    text = "{{ 7 * 7 }} **bold** [link](http://example.org) `code` <script>alert(1)</script>\n# heading"
    article = Article.from_dict({"id": "x", "title": '"><img src=x onerror=alert(1)>', "outlet": "# <b>", "text": text})
    extraction = {**sample.arabic(), "article": "x", "language": "en", "claims": [sample.claim(article, 1, text)]}
    extraction["mentions"] = {"times": [], "quantities": [], "names": [], "quotations": []}
    made = render([extraction], [article], "html")
    assert not {"script", "img"} & {tag for tag, _ in Outline(made).tags}
    assert "49 **bold**" not in made
    rendered = MarkdownIt("commonmark").render(render([extraction], [article], "md"))
    for tag in ("<script>", "<img", "<a ", "<code>", "<h1>heading"):
        assert tag not in rendered


def test_markdown_keeps_directions_apart() -> None:
    text = markdown()
    assert text.count("\u2068") == text.count("\u2069")
    assert "- Who says it: “\u2068رئيس البلدية\u2069”" in text


def test_an_article_in_which_nothing_was_read_is_shown() -> None:
    article = Article.from_dict({"id": "x", "text": "Hm."})
    extraction = claims.extract(article).to_dict()
    for form in ("html", "md"):
        assert "Hm." in render([extraction], [article], form)
        assert "None was read." in render([extraction], [article], form)


def test_json_is_an_object_for_one_article_and_an_array_for_more() -> None:
    assert json.loads(render(sample.EXTRACTIONS[:1], sample.ARTICLES[:1], "json")) == sample.EXTRACTIONS[0]
    assert json.loads(render(sample.EXTRACTIONS, sample.ARTICLES, "json")) == list(sample.EXTRACTIONS)


def test_the_same_input_gives_the_same_text() -> None:
    assert page() == page()


def test_another_format_is_refused() -> None:
    with pytest.raises(ValueError, match="html, md, json"):
        render(sample.EXTRACTIONS, sample.ARTICLES, "pdf")
