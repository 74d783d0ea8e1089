"""The stories under `fixtures/`: goldens are fresh, what was planted is found, what is a trap is not.

A planted discrepancy that is not found yet, and a trap that is sprung, carry their mark in `story.toml`; the mark must be true, so
the day one is mended a test asks for the mark to go.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest

from claims import compare
from claims.model.finding import DiscrepancyType
from tools.goldens import EXPECTED, ROOT, Story, is_found, load, locate, read_article, render, report, stories

STORIES = stories()
DECOYS = {"russia-venezuela-2019": "russia-venezuela-2025", "kenya-dam-2018": "kenya-dam-failure-2025"}


@cache
def _report(slug: str) -> dict[str, Any]:
    return report(load(ROOT / slug))


def _items(key: str) -> list[Any]:
    return [pytest.param(story, item, id=f"{story.slug}-{item['id']}") for story in STORIES for item in getattr(story, key)]


def test_there_are_four_stories() -> None:
    assert len(STORIES) == 4


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.slug)
def test_articles_have_distinct_ids_and_notes_stand_beside_them(story: Story) -> None:
    assert [article.id for article in story.articles] == [f"a{number}" for number in range(1, len(story.articles) + 1)]
    assert (story.folder / "notes.md").is_file()
    assert len({article.language for article in story.articles}) >= 3


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.slug)
def test_articles_of_a_story_are_one_story(story: Story) -> None:
    assert [found["articles"] for found in _report(story.slug)["stories"]] == [[article.id for article in story.articles]]


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.slug)
def test_golden_is_fresh(story: Story) -> None:
    expected = (story.folder / EXPECTED).read_text(encoding="utf-8")
    assert json.loads(render(_report(story.slug))) == json.loads(expected), "run: python -m tools.goldens"


@pytest.mark.parametrize(("story", "item"), _items("planted"))
def test_planted_discrepancy_is_found_as_marked(story: Story, item: dict[str, Any]) -> None:
    assert item["type"] in list(DiscrepancyType)
    assert item["expect"] or item["missed"], "a miss says why"
    assert is_found(story, item, _report(story.slug)) is item["expect"], item["reason"]


@pytest.mark.parametrize(("story", "item"), _items("traps"))
def test_trap_is_avoided_as_marked(story: Story, item: dict[str, Any]) -> None:
    assert set(item["types"]) <= set(DiscrepancyType)
    assert item.get("holds", True) or item["missed"], "a sprung trap says why"
    assert is_found(story, item, _report(story.slug)) is not item.get("holds", True), item["reason"]


@pytest.mark.parametrize(("decoy", "slug"), DECOYS.items())
def test_decoy_is_another_story(decoy: str, slug: str) -> None:
    apart = read_article(ROOT / "decoys" / f"{decoy}.json")
    comparison = compare([*load(ROOT / slug).articles, apart])
    assert (apart.id,) in [story.articles for story in comparison.stories]
    assert not any(evidence.article == apart.id for finding in comparison.findings for evidence in finding.evidence)


def test_locate_refuses_what_does_not_stand_once() -> None:
    story = STORIES[0]
    with pytest.raises(ValueError, match="does not stand once"):
        locate(story, story.articles[0].id, "words that stand nowhere")
