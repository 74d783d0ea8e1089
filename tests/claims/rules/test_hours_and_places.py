"""T202 and E201 on tables of two articles each: half conflict, half only look as if they did.

`cases_<code>.toml` holds them. What a rule is known to miss stands under `missed` with its reason; the day it is found, a test asks
for the case to move.
"""

from __future__ import annotations

from typing import Any

import pytest

from claims import Article, compare
from claims.model.finding import Finding
from tests.tables import cases

PUBLISHED = "2025-05-09T15:00:00+00:00"  # a Friday
CODES = ("T202", "E201")


def _cases(kind: str) -> list[Any]:
    found = []
    for code in CODES:
        for case in cases(code).get(kind, ()):
            marks = [pytest.mark.xfail(strict=True, reason=case["why"])] if kind == "missed" else []
            found.append(pytest.param(code, case, marks=marks, id=f"{code}-{case['why'][:60]}"))
    return found


def _findings(code: str, case: dict[str, Any]) -> list[Finding]:
    articles = [
        Article.from_dict({"id": name, "language": case[name][0], "text": case[name][1], "published": PUBLISHED}) for name in "ab"
    ]
    return [finding for finding in compare(articles, same_story=True).findings if finding.code == code]


@pytest.mark.parametrize(("code", "case"), _cases("wrong") + _cases("missed"))
def test_conflict_is_told_once_with_both_articles(code: str, case: dict[str, Any]) -> None:
    (finding,) = _findings(code, case)
    assert {item.article for item in finding.evidence} == {"a", "b"}
    assert len({item.side for item in finding.evidence}) == 2
    for item in finding.evidence:
        assert case[item.article][1][item.span.start : item.span.end] == item.text


@pytest.mark.parametrize(("code", "case"), _cases("right"))
def test_what_can_both_be_true_is_not_told(code: str, case: dict[str, Any]) -> None:
    assert not _findings(code, case)


def test_names_on_no_map_are_withheld() -> None:
    texts = (
        "The helicopter crashed in Zarubek on Friday, killing six.",
        "The helicopter crashed in Karmyshan on Friday, killing six.",
    )
    articles = [Article(id=name, language="en", text=text) for name, text in zip("ab", texts, strict=True)]
    comparison = compare(articles, same_story=True)
    assert not [finding for finding in comparison.findings if finding.code == "E201"]
    (withheld,) = [item for item in comparison.withheld if item.type == "place_conflict"]
    assert {item.text for item in withheld.evidence} == {"in Zarubek", "in Karmyshan"}
