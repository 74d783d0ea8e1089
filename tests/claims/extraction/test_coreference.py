"""Pronouns, titles and pairs get the entity they stand for, or none where that is not sure.

`cases_coreference.toml` holds the passages. What is known to be missed fails strictly, so that it moves the day it is found.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from benchmarks.coreference.gold import load
from claims import Article, Extraction, extract
from claims.model.claim import Argument
from claims.normalization.entity.genders import gender_of

_CASES = tomllib.loads(Path(__file__).with_name("cases_coreference.toml").read_text(encoding="utf-8"))


def _params(kind: str) -> list[Any]:
    marks = [pytest.mark.xfail(strict=True)] if kind == "missed" else []
    return [pytest.param(case, marks=marks, id=f"{case['language']}-{case['words']}-{case['why']}") for case in _CASES[kind]]


def _linked(extraction: Extraction, words: str) -> list[Argument]:
    return [
        argument
        for claim in extraction.claims
        for argument in claim.arguments
        if argument.via is not None and argument.text == words
    ]


def _entities(extraction: Extraction, names: list[str]) -> set[str | None]:
    return {name.entity for name in extraction.names if name.text in names}


@pytest.mark.parametrize("case", _params("right") + _params("missed"))
def test_words_stand_for_the_names(case: dict[str, Any]) -> None:
    extraction = extract(Article(text=case["text"], language=case["language"]))
    found = _linked(extraction, case["words"])
    assert {argument.entity for argument in found} == _entities(extraction, case["names"]), case["why"]
    assert len({argument.entity for argument in found}) == len(case["names"])
    for argument in found:
        assert case["text"][argument.span.start : argument.span.end] == case["words"]


@pytest.mark.parametrize("case", _params("none"))
def test_what_is_not_sure_stands_for_nobody(case: dict[str, Any]) -> None:
    extraction = extract(Article(text=case["text"], language=case["language"]))
    barred = _entities(extraction, case["names_not"]) if "names_not" in case else None
    found = [argument.entity for argument in _linked(extraction, case["words"])]
    assert not [entity for entity in found if barred is None or entity in barred], case["why"]


def test_a_name_is_found_by_no_other_way() -> None:
    extraction = extract(Article(text="Paula Stern met Julia Roth in Vienna.", language="en"))
    arguments = [argument.to_dict() for claim in extraction.claims for argument in claim.arguments]
    assert [(one["text"], one["via"]) for one in arguments if one["entity"]][:2] == [("Paula Stern", None), ("Julia Roth", None)]


@pytest.mark.parametrize(
    ("name", "gender"),
    [("Paula", "f"), ("Luca", "m"), ("Carmen", "f"), ("James", "m"), ("Илья", "m"), ("زينب", "f"), ("Robin", None), ("Xqrt", None)],
)
def test_a_given_name_tells_the_gender(name: str, gender: str | None) -> None:
    assert gender_of(name) == gender


def test_a_third_of_the_gold_stands_for_nobody() -> None:
    passages = load()
    mentions = [mention for passage in passages for mention in passage.mentions]
    assert len(passages) >= 60
    assert sum(not mention.refers for mention in mentions) * 3 >= len(mentions)
    assert {passage.part for passage in passages} == {1, 2}
