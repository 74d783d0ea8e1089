"""A comparison that was kept is told in another language: findings anew, reasons as they were kept."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from claims import Article, Comparison, compare
from claims.rules.wording import comparison_in
from verifier.reports.retell import reasons, retold

STORY = Path(__file__).parents[3] / "fixtures" / "russia-venezuela-2025"
ARABIC = re.compile("[\u0600-\u06ff]")


@pytest.fixture(scope="module")
def compared() -> Comparison:
    return compare([Article.from_dict(json.loads(path.read_text(encoding="utf-8"))) for path in sorted(STORY.glob("a*.json"))])


def test_it_is_told_as_if_it_were_made_anew(compared: Comparison) -> None:
    kept = json.loads(json.dumps(reasons(compared)))
    told = retold(compared.to_dict(), "ar", kept)
    assert told == comparison_in(compared, "ar").to_dict()
    assert all(ARABIC.search(story["why"]) for story in told["stories"])
    assert told["framing"]
    assert all(ARABIC.search(row["caveat"]) for row in told["framing"])


def test_what_was_kept_without_reasons_tells_them_in_english(compared: Comparison) -> None:
    told = retold(compared.to_dict(), "ar", None)
    assert told["stories"] == compared.to_dict()["stories"]
    assert ARABIC.search(told["findings"][0]["message"])


def test_english_stays_as_it_is(compared: Comparison) -> None:
    assert retold(compared.to_dict(), "en", reasons(compared)) == compared.to_dict()
