"""Web Annotations and schema.org Claims: under a JSON-LD processor, and found again in an article that was edited."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest
from pyld import jsonld

from claims import Article, compare
from verifier.reports import FORMATS, encode, render
from verifier.reports.web_annotations import AROUND, CONTEXT, collection

STORY = Path(__file__).parents[3] / "fixtures" / "russia-venezuela-2025"
OA, AS, DC = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#", "http://purl.org/dc/elements/1.1/"
# The terms that are used, as the Web Annotation Vocabulary (W3C Recommendation, 2017) maps them.
ANNO: dict[str, Any] = {
    "id": "@id",
    "type": "@type",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "Annotation": f"{OA}Annotation",
    "AnnotationCollection": f"{AS}OrderedCollection",
    "AnnotationPage": f"{AS}OrderedCollectionPage",
    "SpecificResource": f"{OA}SpecificResource",
    "TextQuoteSelector": f"{OA}TextQuoteSelector",
    "TextPositionSelector": f"{OA}TextPositionSelector",
    "TextualBody": f"{OA}TextualBody",
    "Text": "http://purl.org/dc/dcmitype/Text",
    "Software": f"{AS}Application",
    **{name: {"@id": f"{OA}{name}", "@type": "@vocab"} for name in ("assessing", "describing")},
    "motivation": {"@id": f"{OA}motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": f"{OA}hasPurpose", "@type": "@vocab"},
    **{f"{name}": f"{OA}{name}" for name in ("commenting", "tagging", "editing", "linking")},
    "body": {"@id": f"{OA}hasBody"},
    "target": {"@id": f"{OA}hasTarget"},
    "source": {"@id": f"{OA}hasSource"},
    "selector": {"@id": f"{OA}hasSelector"},
    "exact": f"{OA}exact",
    "prefix": f"{OA}prefix",
    "suffix": f"{OA}suffix",
    "start": f"{OA}start",
    "end": f"{OA}end",
    "textDirection": {"@id": f"{OA}textDirection", "@type": "@vocab"},
    "ltr": f"{OA}ltrDirection",
    "rtl": f"{OA}rtlDirection",
    "language": f"{DC}language",
    "format": f"{DC}format",
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "generator": f"{AS}generator",
    "name": "http://xmlns.com/foaf/0.1/name",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "total": f"{AS}totalItems",
    "first": {"@id": f"{AS}first"},
    "partOf": {"@id": f"{AS}partOf", "@type": "@id"},
    "startIndex": f"{AS}startIndex",
    "items": {"@id": f"{AS}items", "@container": "@list"},
}
SCHEMA = {
    "Claim": {"name", "text", "appearance", "firstAppearance", "inLanguage"},
    "Quotation": {"text", "isPartOf", "inLanguage"},
    "NewsArticle": {"identifier", "url", "headline", "inLanguage", "datePublished", "publisher"},
    "Organization": {"name"},
}
"""The properties of schema.org that each type may carry here."""


ARABIC = "😀 خبر: وقع الاتفاق يوم الثلاثاء 7 مايو 2025 في موسكو. 😀"
ENGLISH = "It was signed on Tuesday, 7 May 2025, in Moscow 😀."


def story() -> list[Article]:
    return [Article.from_dict(json.loads(path.read_text(encoding="utf-8"))) for path in sorted(STORY.glob("a*.json"))]


@pytest.fixture(scope="module")
def report() -> dict[str, Any]:
    return compare(story()).to_dict()


def expanded(document: Mapping[str, Any], context: Mapping[str, Any]) -> list[Any]:
    """The document as a JSON-LD processor reads it, with a context of our own: nothing is loaded."""
    return jsonld.expand({**document, "@context": context})


def test_no_term_of_the_annotations_is_lost(report: dict[str, Any]) -> None:
    made = json.loads(render(report, story(), "annotations"))
    assert made["@context"] == CONTEXT
    [read] = expanded(made, ANNO)
    items = read[f"{AS}first"][0][f"{AS}items"][0]["@list"]
    assert len(items) == made["total"] == len(report["findings"]) + len(report["framing"])
    assert keys(made) - {"@context"} <= set(ANNO)
    for item in items:
        assert item["@type"] == [f"{OA}Annotation"]
        assert item[f"{OA}motivatedBy"][0]["@id"] in (f"{OA}assessing", f"{OA}describing")
        assert all(target[f"{OA}hasSelector"] for target in item[f"{OA}hasTarget"])


def test_annotations_of_a_report_that_can_be_read_lead_to_it(report: dict[str, Any]) -> None:
    made = json.loads(render({**report, "address": "https://desk.example/reports/1"}, story(), "annotations"))
    expanded(made, ANNO)
    assert keys(made) - {"@context"} <= set(ANNO)
    assessed = [item for item in made["first"]["items"] if item["motivation"] == "assessing"]
    led = [body["source"]["id"] for item in assessed for body in item["body"] if body["purpose"] == "linking"]
    assert led == [f"https://desk.example/reports/1#{finding['id']}" for finding in report["findings"]]
    assert "linking" not in render(report, story(), "annotations")


def keys(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value) | {key for one in value.values() for key in keys(one)}
    return {key for one in value for key in keys(one)} if isinstance(value, list) else set()


def selectors(report: Mapping[str, Any], articles: list[Article]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The selectors of each target, with the address of its article."""
    for item in collection(report, articles)["first"]["items"]:
        for target in item["target"]:
            yield target["source"]["id"], {each["type"]: each for each in target["selector"]}


def test_both_selectors_select_the_same_words() -> None:
    articles = [
        Article(id="a", url="https://example.org/a", language="ar", text=ARABIC),
        Article(id="b", language="en", title="Signed on Tuesday, 7 May 2025", text=ENGLISH),
    ]
    found = list(selectors(compare(articles, same_story=True).to_dict(), articles))
    texts = {"https://example.org/a": articles[0].text}
    assert len(found) > 2
    for address, each in found:
        quoted = each["TextQuoteSelector"]
        if "TextPositionSelector" not in each:
            assert quoted["exact"] in (articles[1].title or "")
            continue
        text = texts.get(address, articles[1].text)
        start, end = each["TextPositionSelector"]["start"], each["TextPositionSelector"]["end"]
        assert text[start:end] == quoted["exact"]
        assert text[max(0, start - AROUND) : start] == quoted["prefix"]
        assert text[end : end + AROUND] == quoted["suffix"]


def alike(one: str, other: str) -> int:
    """How many characters two texts begin alike with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def anchored(text: str, quoted: Mapping[str, str]) -> int:
    """Where a quotation stands: of all places with the exact words the one whose surroundings agree best."""
    places = [at for at in range(len(text)) if text.startswith(quoted["exact"], at)]

    def agreement(at: int) -> int:
        return alike(text[:at][::-1], quoted["prefix"][::-1]) + alike(text[at + len(quoted["exact"]) :], quoted["suffix"])

    return max(places, key=agreement)


def test_a_passage_is_found_again_after_an_edit() -> None:
    text = "It closed on Tuesday, 7 May 2025, said one. The other wrote: it opened on Tuesday, 7 May 2025, at noon."
    article = Article(id="a", url="https://example.org/a", text=text)
    edited = "An editor put this sentence first. " + text.replace("said one", "said one of them")
    found = [each for _, each in selectors(compare([article]).to_dict(), [article])]
    assert len(found) == 2
    for each in found:
        start = each["TextPositionSelector"]["start"]
        again = anchored(edited, each["TextQuoteSelector"])
        assert again > start
        assert edited[again - 12 : again] == text[start - 12 : start]


def test_what_was_dismissed_is_not_annotated(report: dict[str, Any]) -> None:
    gone = report["findings"][0]["id"]
    decided = {**report, "decisions": [{"finding": gone, "state": "dismissed", "revision": 1}]}
    assert collection(decided, story())["total"] == collection(report, story())["total"] - 1


def test_an_empty_collection_has_no_page() -> None:
    found = collection(compare([Article(id="a", text="It rains.")]).to_dict(), [])
    assert (found["total"], "first" in found) == (0, False)


def test_claims_are_of_schema_org(report: dict[str, Any]) -> None:
    made = json.loads(render(report, story(), "schema-org"))
    read = expanded(made, {"@vocab": "https://schema.org/"})
    [whole] = read if "@graph" in read[0] else [{"@graph": read}]
    claims = [one for one in whole["@graph"] if one["@type"] == ["https://schema.org/Claim"]]
    assert len(claims) == len(report["clusters"])
    for cluster, claim in zip(report["clusters"], (one for one in made["@graph"] if one["@type"] == "Claim"), strict=True):
        assert claim["name"] == cluster["label"]
        assert cluster["label"] in claim["text"] or all(cluster["label"] not in each["text"] for each in cluster["mentions"])
    for kind, used in properties(made["@graph"]):
        assert used <= SCHEMA[kind], kind
    articles = {one["@id"] for one in made["@graph"] if one["@type"] == "NewsArticle"}
    appearances = [each for one in made["@graph"] for each in one.get("appearance", ())]
    assert {each["isPartOf"]["@id"] for each in appearances} <= articles
    assert "reviewRating" not in json.dumps(made)


def properties(value: Any) -> Iterator[tuple[str, set[str]]]:
    if isinstance(value, dict):
        if "@type" in value:
            yield value["@type"], {key for key in value if not key.startswith("@")}
        for one in value.values():
            yield from properties(one)
    elif isinstance(value, list):
        for one in value:
            yield from properties(one)


def test_the_first_appearance_is_told_only_where_times_tell() -> None:
    fact = "The Kora bridge in Lima reopened on 3 June 2026 after repairs that cost 12 million dollars."
    for later, first in (("2026-06-05T10:00:00Z", True), ("2026-06-04T10:00:00Z", False), (None, False)):
        sent = [
            Article.from_dict({"id": "a", "text": fact, "published": "2026-06-04T10:00:00Z"}),
            Article.from_dict({"id": "b", "text": f"{fact} It rained.", "published": later}),
        ]
        made = json.loads(render(compare(sent, same_story=True).to_dict(), sent, "schema-org"))
        told = [one.get("firstAppearance") for one in made["@graph"] if one["@type"] == "Claim"]
        assert all((one is not None) == first for one in told)
        assert told


@pytest.mark.parametrize("form", ["annotations", "schema-org", "slack", "email"])
def test_the_same_comparison_gives_the_same_bytes(report: dict[str, Any], form: str) -> None:
    assert form in FORMATS
    assert encode(report, story(), form) == encode(report, story(), form)
