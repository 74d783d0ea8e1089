"""The ClaimReview of one of our findings, for a finding that a named person accepted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any


def write(finding: Mapping[str, Any], articles: Sequence[Mapping[str, Any]], *, by: str, at: str, address: str) -> dict[str, Any]:
    """The ClaimReview of a finding that a named person accepted: what was found is told, nobody is rated.

    The passages are the claim reviewed; each article that carries one is an appearance.
    """
    known = {article["id"]: article for article in articles}
    quoted = list(dict.fromkeys(item["text"] for item in finding["evidence"]))
    sources = list(dict.fromkeys(item["article"] for item in finding["evidence"]))
    claim: dict[str, Any] = {"@type": "Claim", "text": quoted[0]}
    appearances = [_appearance(known[id_]) for id_ in sources if id_ in known]
    if appearances:
        claim["appearance"] = appearances
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "@id": address,
        "url": address,
        "claimReviewed": " / ".join(quoted),
        "itemReviewed": claim,
        "reviewRating": {"@type": "Rating", "alternateName": finding["message"], "ratingExplanation": finding["advice"]},
        "author": {"@type": "Person", "name": by},
        "datePublished": at,
    }


def _appearance(article: Mapping[str, Any]) -> dict[str, Any]:
    told: dict[str, Any] = {"@type": "CreativeWork", "identifier": article["id"]}
    if article.get("url"):
        told["url"] = article["url"]
    if article.get("title"):
        told["headline"] = article["title"]
    if article.get("outlet"):
        told["publisher"] = {"@type": "Organization", "name": article["outlet"]}
    if article.get("published"):
        told["datePublished"] = article["published"]
    return told
