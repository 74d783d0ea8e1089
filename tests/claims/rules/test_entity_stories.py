"""E201 to E204 on whole stories: what conflicts is told, and nothing else is.

`stories_entities.toml` holds them. What is known to be missed is a strict xfail; the day it is found, a test asks for it to move.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from claims import Article, compare
from claims.model.finding import Finding

CODES = ("E201", "E202", "E203", "E204")
STORIES = tomllib.loads((Path(__file__).parent / "stories_entities.toml").read_text(encoding="utf-8"))["story"]
BY_ID: dict[str, Any] = {story["id"]: story for story in STORIES}


@cache
def _findings(name: str) -> tuple[Finding, ...]:
    articles = [
        Article.from_dict({"id": f"a{at}", "language": language, "text": text, "published": "2026-06-17T20:00:00+00:00"})
        for at, (language, text) in enumerate(BY_ID[name]["articles"], start=1)
    ]
    return tuple(finding for finding in compare(articles, same_story=True).findings if finding.code in CODES)


def _shows(name: str, finding: Finding, side: list[list[str]]) -> bool:
    """True when the evidence touches the words of one side in one of its articles."""
    for article, words in side:
        start = BY_ID[name]["articles"][int(article[1:]) - 1][1].index(words)
        for item in finding.evidence:
            if item.article == article and item.span.start < start + len(words) and start < item.span.end:
                return True
    return False


def _cases() -> list[Any]:
    return [
        pytest.param(
            story["id"],
            conflict,
            marks=[pytest.mark.xfail(strict=True, reason=conflict["why"])] if kind == "missed" else [],
            id=f"{story['id']}-{conflict['code']}-{conflict['why']}",
        )
        for story in STORIES
        for kind in ("found", "missed")
        for conflict in story.get(kind, ())
    ]


@pytest.mark.parametrize(("name", "conflict"), _cases())
def test_conflict_is_told_with_both_sides(name: str, conflict: dict[str, Any]) -> None:
    told = [finding for finding in _findings(name) if finding.code == conflict["code"]]
    assert any(_shows(name, finding, conflict["one"]) and _shows(name, finding, conflict["other"]) for finding in told)


@pytest.mark.parametrize("name", BY_ID)
def test_nothing_else_is_told(name: str) -> None:
    told = [finding.message for finding in _findings(name)]
    assert len(told) == len(BY_ID[name].get("found", ())), (told, BY_ID[name].get("why"))


def test_half_of_the_stories_hold_traps_alone() -> None:
    silent = [story for story in STORIES if not story.get("found") and not story.get("missed")]
    assert len(silent) >= 6
    assert all(story["why"] for story in silent)
