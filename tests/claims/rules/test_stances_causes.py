"""Stances of claims, causes in sentences, and the tables they stand in; pairs of articles that conflict or do not."""

from __future__ import annotations

from typing import Any

import pytest

from claims import Article
from claims.extraction import extract
from claims.knowledge.concepts import concept
from claims.language.base import LANGUAGES, knowledge, table
from claims.rules.causes import causes
from claims.rules.stances import alike, view
from tests.tables import cases, compared

CODES = ("V203", "V204", "A201", "A202")


def _cases(kind: str) -> list[Any]:
    found = []
    for code in CODES:
        for row in cases(code).get(kind, ()):
            found.append(pytest.param(code, row, id=f"{code}-{row['because']}"))
    return found


def _found(code: str, row: dict[str, Any]) -> list[str]:
    return [finding.message for finding in compared(*row["texts"]).findings if finding.code == code]


@pytest.mark.parametrize(("code", "row"), _cases("conflict"))
def test_conflict_is_found_once(code: str, row: dict[str, Any]) -> None:
    assert len(_found(code, row)) == 1


@pytest.mark.parametrize(("code", "row"), _cases("none"))
def test_what_agrees_or_may_both_hold_is_no_conflict(code: str, row: dict[str, Any]) -> None:
    assert _found(code, row) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_words_that_join(language: str) -> None:
    assert set(table("en", "discourse")) <= set(table(language, "discourse"))


@pytest.mark.parametrize("name", ["stances", "causes"])
def test_concepts_of_the_tables_are_known(name: str) -> None:
    def ids(value: Any) -> list[str]:
        if isinstance(value, str):
            return [value]
        return [found for item in (value.values() if isinstance(value, dict) else value) for found in ids(item)]

    assert [found for found in ids(knowledge(name)) if concept(found) is None] == []


def test_stance_is_on_what_a_denial_tells() -> None:
    claims = extract(Article(language="en", text="Delta Lines denied overloading the ferry on Monday.")).claims
    views = [found for claim in claims if (found := view(claim)) is not None]
    assert any("overload" in found.heads and not found.affirmed for found in views)


def test_a_deed_and_its_course_are_one_turn() -> None:
    assert alike("cut", "fall")
    assert not alike("rise", "fall")


@pytest.mark.parametrize(
    ("language", "text", "cause"),
    [
        ("en", "The bridge collapsed because of a violent storm.", "a violent storm"),
        ("ru", "Мост обрушился из-за сильной бури.", "сильной бури"),
        ("es", "El puente se derrumbó debido a la tormenta.", "la tormenta"),
        ("fr", "Le pont s'est effondré à cause de la tempête.", "la tempête"),
        ("ar", "انهار الجسر بسبب عاصفة قوية.", "عاصفة قوية"),
    ],
)
def test_cause_stands_behind_the_word_that_joins(language: str, text: str, cause: str) -> None:
    assert [found.text for found in causes(extract(Article(language=language, text=text)))] == [cause]
