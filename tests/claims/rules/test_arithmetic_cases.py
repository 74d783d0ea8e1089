"""The rules on a single article on tables of sentences: half contradict themselves, half do not.

`cases_<code>.toml` holds them by language. What a rule is known to miss stands under `missed` with its reason; the day it is found,
a test asks for the sentence to move.
"""

from __future__ import annotations

from typing import Any

import pytest

from claims import Article
from claims.extraction import extract
from claims.rules import rule
from claims.rules.model import Hit, Scene
from tests.tables import cases

PUBLISHED = "2025-05-07T15:00:00+00:00"
CODES = ("E101", "Q101", "Q102", "Q103", "T103", "T105", "T106", "T107", "T108", "T109")


def _cases(kind: str) -> list[Any]:
    found = []
    for code in CODES:
        for language, table in cases(code).items():
            for row in table.get(kind, ()):
                case = {"text": row} if isinstance(row, str) else row
                marks = [pytest.mark.xfail(strict=True, reason=case["reason"])] if kind == "missed" else []
                found.append(pytest.param(code, language, case, marks=marks, id=f"{code}-{language}-{case['text'][:50]}"))
    return found


def _hits(code: str, language: str, case: dict[str, str]) -> list[Hit]:
    sent = {"id": "a1", "language": language, "text": case["text"], "published": case.get("published", PUBLISHED)}
    scene = Scene(extractions=(extract(Article.from_dict(sent)),))
    return [outcome for outcome in rule(code).check(scene) if isinstance(outcome, Hit)]


@pytest.mark.parametrize(("code", "language", "case"), _cases("wrong") + _cases("missed"))
def test_contradiction_is_found_once(code: str, language: str, case: dict[str, str]) -> None:
    (hit,) = _hits(code, language, case)
    assert all(case["text"][item.span.start : item.span.end] == item.text for item in hit.evidence)
    assert (hit.message or rule(code).message).format(**hit.values)


@pytest.mark.parametrize(("code", "language", "case"), _cases("right"))
def test_what_fits_or_is_not_said_stays_unsaid(code: str, language: str, case: dict[str, str]) -> None:
    for other in CODES:
        assert not _hits(other, language, case), other
