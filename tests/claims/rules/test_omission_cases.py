"""Grave facts that one article alone gives, on tables: half of the stories hold none."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from claims import Article, compare
from claims.language.base import LANGUAGES, table

ROWS = tomllib.loads((Path(__file__).parent / "cases_s301.toml").read_text(encoding="utf-8"))


def _cases(kind: str) -> list[Any]:
    rows = ROWS.get(kind, ())
    return [
        pytest.param(row, id=row["because"], marks=[pytest.mark.xfail(strict=True, reason=row["why"])] if kind == "missed" else [])
        for row in rows
    ]


def _alone(row: dict[str, Any]) -> list[set[str]]:
    """The articles that each finding about a fact of one article alone quotes."""
    articles = [Article(id=f"a{at}", language=language, text=text) for at, (language, text) in enumerate(row["texts"], start=1)]
    found = [finding for finding in compare(articles, same_story=True).findings if finding.code == "S301"]
    return [quoted for finding in found if len(quoted := {item.article for item in finding.evidence}) == 1]


@pytest.mark.parametrize("row", _cases("raises") + _cases("missed"))
def test_grave_fact_of_one_article_is_told_once(row: dict[str, Any]) -> None:
    assert _alone(row) == [{"a1"}]


@pytest.mark.parametrize("row", _cases("silent"))
def test_what_is_not_grave_or_told_by_two_stays_unsaid(row: dict[str, Any]) -> None:
    assert _alone(row) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_words_of_grave_facts(language: str) -> None:
    words = table(language, "discourse")
    assert all(words[name] for name in ("exclusive", "warned", "ignored", "earlier", "interest"))
