"""The catalogue as a whole: codes, documentation, and every example true."""

from __future__ import annotations

import re
from datetime import datetime
from itertools import zip_longest

import pytest

from claims import Article, compare
from claims.errors import UnknownRule
from claims.model.finding import Scope
from claims.rules import CATALOGUE, Example, Rule, rule

EXAMPLES = [(found, example) for found in CATALOGUE for example in found.examples]


def test_codes_and_names_are_unique() -> None:
    assert len({found.code for found in CATALOGUE}) == len(CATALOGUE)
    assert len({found.name for found in CATALOGUE}) == len(CATALOGUE)


@pytest.mark.parametrize("found", CATALOGUE, ids=lambda found: found.code)
def test_rule_is_complete(found: Rule) -> None:
    assert re.fullmatch(r"[TQEVASF][123]\d\d", found.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", found.name)
    assert len(found.summary) > 20
    assert found.advice.endswith(".")
    assert {example.kind for example in found.examples} == {"raises", "silent"}
    assert (found.scope is Scope.INTERNAL) == (found.code[1] == "1")


@pytest.mark.parametrize(("found", "example"), EXAMPLES, ids=[f"{r.code}-{e.kind}-{e.because[:40]}" for r, e in EXAMPLES])
def test_example_is_true(found: Rule, example: Example) -> None:
    published = datetime.fromisoformat(example.published) if example.published else None
    articles = [
        Article(id=f"a{at}", language=language, text=text, published=published, title=title)
        for at, ((language, text), title) in enumerate(zip_longest(example.texts, example.titles), start=1)
    ]
    codes = [finding.code for finding in compare(articles, same_story=True).findings]
    assert (found.code in codes) is example.raises, (example.because, codes)


def test_code_is_found_in_any_case() -> None:
    assert rule("t101").code == "T101"


def test_unknown_code_is_refused_with_what_there_is() -> None:
    with pytest.raises(UnknownRule, match="T101"):
        rule("X999")
