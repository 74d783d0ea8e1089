"""The facts that several articles tell, as schema.org Claims with their appearances (https://schema.org/Claim).

A Claim is what was said, not whether it is true: no rating stands here. A ClaimReview is written only of a finding that a named
person accepted, see `verifier.claimreview`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from verifier.reports.linked import address, urn

CONTEXT = "https://schema.org"


def document(report: Mapping[str, Any]) -> str:
    """The graph as JSON-LD text."""
    return json.dumps(graph(report), ensure_ascii=False, allow_nan=False, indent=2) + "\n"


def graph(report: Mapping[str, Any]) -> dict[str, Any]:
    """One Claim for each cluster, and the articles that they appear in."""
    known = {article["id"]: article for article in report.get("articles", ())}
    claims = [_claim(cluster, known) for cluster in report.get("clusters", ())]
    return {"@context": CONTEXT, "@graph": [*claims, *map(_work, known.values())]}


def _claim(cluster: Mapping[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
    told = [mention for mention in cluster["mentions"] if mention["article"] in known]
    appearances = [_appearance(mention, known) for mention in told]
    stated = next((mention for mention in told if cluster["label"] in mention["text"]), told[0] if told else None)
    claim: dict[str, Any] = {
        "@type": "Claim",
        "@id": urn("claim", *(f"{mention['article']}:{mention['text']}" for mention in told)),
        "name": cluster["label"],
        "text": stated["text"] if stated else cluster["label"],
        "appearance": appearances,
    }
    tag = known[stated["article"]].get("language") if stated else None
    if tag:
        claim["inLanguage"] = tag
    first = _first(told, known)
    if first is not None:
        claim["firstAppearance"] = {"@id": appearances[first]["@id"]}
    return claim


def _appearance(mention: Mapping[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
    """The words of one article, as a quotation from it."""
    article = known[mention["article"]]
    quotation: dict[str, Any] = {
        "@type": "Quotation",
        "@id": urn("quotation", article["id"], mention.get("field", "text"), str(mention["start"]), str(mention["end"])),
        "text": mention["text"],
        "isPartOf": {"@id": address(article)},
    }
    return {**quotation, "inLanguage": article["language"]} if article.get("language") else quotation


def _first(told: list[Mapping[str, Any]], known: Mapping[str, Any]) -> int | None:
    """The appearance that came out before all others; None where a time is missing or two are alike."""
    times = [_time(known[mention["article"]].get("published")) for mention in told]
    sure = [time for time in times if time is not None]
    if len(sure) < len(times) or len(times) < 2:
        return None
    earliest = min(sure)
    return times.index(earliest) if sure.count(earliest) == 1 else None


def _time(published: str | None) -> datetime | None:
    return datetime.fromisoformat(published) if published else None


def _work(article: Mapping[str, Any]) -> dict[str, Any]:
    return dict(_described(article))


def _described(article: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    yield "@type", "NewsArticle"
    yield "@id", address(article)
    yield "identifier", article["id"]
    for name, key in (("url", "url"), ("headline", "title"), ("inLanguage", "language"), ("datePublished", "published")):
        if article.get(key):
            yield name, article[key]
    if article.get("outlet"):
        yield "publisher", {"@type": "Organization", "name": article["outlet"]}
