"""The rules on values on small stories of several articles: half hold one conflict, half only traps. See `stories_values.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from claims import Article, compare
from claims.model.finding import Severity

TABLE = Path(__file__).parent / "stories_values.toml"
PUBLISHED = "2025-11-12T09:00:00+00:00"
CODES = frozenset(["Q101", "Q102", "Q103", "Q201", "Q202", "Q203", "T101", "T103", "T105", "T106", "T107", "T201", "T202"])


def _stories() -> list[Any]:
    return [pytest.param(story, id=story["id"]) for story in tomllib.loads(TABLE.read_text(encoding="utf-8"))["story"]]


@pytest.mark.parametrize("story", _stories())
def test_values_of_a_story_conflict_only_where_one_is_odd(story: dict[str, Any]) -> None:
    sent = [{"published": PUBLISHED, **article, "id": f"a{at}"} for at, article in enumerate(story["articles"], 1)]
    report = compare([Article.from_dict(article) for article in sent], same_story=True)
    found = {finding.code for finding in report.findings if finding.code in CODES and finding.severity is not Severity.INFO}
    assert found == set(story.get("found", ())), [finding.message for finding in report.findings]
