"""The catalogue as a whole: codes, documentation, and every example true."""

from __future__ import annotations

import re
from datetime import datetime
from itertools import zip_longest

import pytest

from claims import Article, compare, read_house, revise
from claims.errors import UnknownRule
from claims.model.finding import Scope
from claims.rules import CATALOGUE, HOUSE_RULES, Example, Rule, rule

RULES = (*CATALOGUE, *HOUSE_RULES)
EXAMPLES = [(found, example) for found in RULES for example in found.examples]


def test_codes_and_names_are_unique() -> None:
    assert len({found.code for found in RULES}) == len(RULES)
    assert len({found.name for found in RULES}) == len(RULES)


@pytest.mark.parametrize("found", RULES, ids=lambda found: found.code)
def test_rule_is_complete(found: Rule) -> None:
    assert re.fullmatch(r"[TQEVASFH][1234]\d\d", found.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", found.name)
    assert len(found.summary) > 20
    assert found.advice.endswith(".")
    assert {example.kind for example in found.examples} == {"raises", "silent"}
    assert (found.scope is Scope.INTERNAL) == (found.code[1] == "1")
    assert found.revision == (found.code[1] == "4")


@pytest.mark.parametrize(("found", "example"), EXAMPLES, ids=[f"{r.code}-{e.kind}-{e.because[:40]}" for r, e in EXAMPLES])
def test_example_is_true(found: Rule, example: Example) -> None:
    published = datetime.fromisoformat(example.published) if example.published else None
    articles = [
        Article(id=f"a{at}", language=language, text=text, published=published, title=title)
        for at, ((language, text), title) in enumerate(zip_longest(example.texts, example.titles), start=1)
    ]
    house = read_house(example.house) if example.house else None
    own = [article.id for article in articles] if house else []
    found_in = revise(*articles) if found.revision else compare(articles, same_story=True, house=house, own=own)
    codes = [finding.code for finding in found_in.findings]
    assert (found.code in codes) is example.raises, (example.because, codes)


def test_code_is_found_in_any_case() -> None:
    assert rule("t101").code == "T101"


def test_unknown_code_is_refused_with_what_there_is() -> None:
    with pytest.raises(UnknownRule, match="T101"):
        rule("X999")
