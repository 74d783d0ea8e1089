"""Articles say clearly what is wrong with them, and keep what was sent."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from claims import Article
from claims.errors import InvalidArticle

REFUSED: list[tuple[Any, str, str]] = [
    ({}, "text", "missing"),
    ({"text": ""}, "text", "empty"),
    ({"text": " \n\u00a0"}, "text", "empty"),
    ({"text": 7}, "text", "int"),
    ({"text": "x", "titel": "y"}, "titel", "unknown key"),
    ({"text": "x\ud800"}, "text", "surrogate"),
    ({"text": "x", "language": "Arabic!"}, "language", "BCP 47"),
    ({"text": "x", "published": "yesterday"}, "published", "ISO 8601"),
    ({"text": "x", "published": "2025-02-30"}, "published", "not a real time"),
]


@pytest.mark.parametrize(("data", "field", "words"), REFUSED, ids=[f"{row[1]}: {row[2]}" for row in REFUSED])
def test_bad_article_is_refused_by_field(data: Any, field: str, words: str) -> None:
    with pytest.raises(InvalidArticle, match=words) as caught:
        Article.from_dict(data)
    assert caught.value.field == field


def test_null_counts_as_absent() -> None:
    assert Article.from_dict({"text": "x", "title": None, "id": None}) == Article.from_dict({"text": "x"})


def test_id_defaults_to_the_content() -> None:
    one, same, other = (Article.from_dict({"text": text}) for text in ("x", "x", "y"))
    assert one.id == same.id != other.id


def test_text_is_kept_exactly() -> None:
    text = "  e\u0301 \u200f 7\u00a0mai  "
    assert Article.from_dict({"text": text}).text == text


TIMES = [
    ("2025-05-07", datetime(2025, 5, 7, tzinfo=UTC)),
    ("2025-05-07T18:30:00Z", datetime(2025, 5, 7, 18, 30, tzinfo=UTC)),
    ("2025-05-07T18:30+03:00", datetime.fromisoformat("2025-05-07T18:30:00+03:00")),
]


@pytest.mark.parametrize(("text", "expected"), TIMES)
def test_published_keeps_its_zone(text: str, expected: datetime) -> None:
    published = Article.from_dict({"text": "x", "published": text}).published
    assert published == expected
    assert published is not None
    assert published.utcoffset() == expected.utcoffset()
