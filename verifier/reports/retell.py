"""A comparison that was kept in English, told in another language: its findings hold the values that their messages are made of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from claims.model.finding import Basis, DiscrepancyType, Evidence, Finding, Scope, Severity
from claims.model.span import Span
from claims.rules.wording import ENGLISH, word


def retold(result: Mapping[str, Any], language: str) -> dict[str, Any]:
    """The comparison with messages and advice in a language; what has no words there, and all other reasons, stay English."""
    if language == ENGLISH:
        return dict(result)
    return {**result, "findings": [_told(item, language) for item in result["findings"]]}


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
