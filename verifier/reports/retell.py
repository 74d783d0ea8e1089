"""A comparison that was kept in English, told in another language.

Findings hold the values that their messages are made of, so they are told anew. Why articles are one story, why something was set
aside and what rows of framing say is kept in every language that reports are told in, beside the comparison.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from claims.model.comparison import Comparison
from claims.model.finding import Basis, DiscrepancyType, Evidence, Finding, Scope, Severity
from claims.model.span import Span
from claims.rules.wording import ENGLISH, TOLD, comparison_in, word

Reasons = Mapping[str, Mapping[str, Sequence[Mapping[str, str]]]]
"""By language and part of the comparison: what replaces the words of each item, in their order."""


def reasons(comparison: Comparison) -> dict[str, dict[str, list[dict[str, str]]]]:
    """What is kept beside a comparison, so that it can be told in each language but English."""
    return {code: _reasons(comparison_in(comparison, code)) for code in TOLD if code != ENGLISH}


def retold(result: Mapping[str, Any], language: str, kept: Reasons | None = None) -> dict[str, Any]:
    """The comparison in a language; what has no words there stays English, and so do reasons that were not kept in it."""
    if language == ENGLISH:
        return dict(result)
    told = {**result, "findings": [_told(item, language) for item in result["findings"]]}
    for part, words in (kept or {}).get(language, {}).items():
        told[part] = [{**item, **own} for item, own in zip(result[part], words, strict=True)]
    return told


def _reasons(told: Comparison) -> dict[str, list[dict[str, str]]]:
    return {
        "stories": [{"why": story.why} for story in told.stories],
        "withheld": [{"reason": item.to_dict()["reason"]} for item in told.withheld],
        "framing": [{"message": row.message, "caveat": row.caveat} for row in told.framing],
    }


def _told(item: Mapping[str, Any], language: str) -> dict[str, Any]:
    finding = Finding(
        id=item["id"],
        code=item["code"],
        name=item["name"],
        type=DiscrepancyType(item["type"]),
        severity=Severity(item["severity"]),
        basis=Basis(item["basis"]),
        confidence=item["confidence"],
        scope=Scope(item["scope"]),
        message=item["message"],
        advice=item["advice"],
        values=item["values"],
        evidence=tuple(
            Evidence(article=one["article"], span=Span(one["start"], one["end"]), text=one["text"]) for one in item["evidence"]
        ),
    )
    message, advice = word(finding, language)
    return {**item, "message": message, "advice": advice}
