"""The rules on participants, titles and names on tables of stories: half of them conflict, half do not.

`cases_<code>.toml` holds them. A story that must stay silent must stay so for all of these rules. What a rule is known to miss
stands under `missed` with its reason; the day it is found, a test asks for the story to move.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from claims.model.comparison import Comparison
from tests.tables import cases, compared

CODES = ("E202", "E203", "E204")


def _cases(kind: str) -> list[Any]:
    found = []
    for code in CODES:
        for case in cases(code).get(kind, ()):
            marks = [pytest.mark.xfail(strict=True, reason=case["why"])] if kind == "missed" else []
            articles = tuple(tuple(article) for article in case["articles"])
            found.append(pytest.param(code, articles, case["why"], marks=marks, id=f"{code}-{case['why']}"))
    return found


@cache
def _comparison(articles: tuple[tuple[str, str], ...]) -> Comparison:
    return compared(*articles)


@pytest.mark.parametrize(("code", "articles", "why"), _cases("wrong") + _cases("missed"))
def test_conflict_is_found_once(code: str, articles: tuple[tuple[str, str], ...], why: str) -> None:
    findings = [finding for finding in _comparison(articles).findings if finding.code in CODES]
    assert [finding.code for finding in findings] == [code], why
    (finding,) = findings
    assert {item.side for item in finding.evidence} == {"a", "b"}
    for item in finding.evidence:
        text = articles[int(item.article[1:]) - 1][1]
        assert text[item.span.start : item.span.end] == item.text


@pytest.mark.parametrize(("code", "articles", "why"), _cases("right"))
def test_what_can_both_be_true_stays_unsaid(code: str, articles: tuple[tuple[str, str], ...], why: str) -> None:
    assert not [finding.message for finding in _comparison(articles).findings if finding.code in CODES], (code, why)


def test_an_office_that_passes_on_is_withheld() -> None:
    case = next(param.values[1] for param in _cases("right") if param.values[2] == "an office that passes on")
    assert [item.type.value for item in _comparison(case).withheld] == ["name_conflict"]
