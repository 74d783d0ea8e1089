"""What may be changed about articles without their framing changing, and what must change it; no annotation is needed.

The transformations are those that a comparison of framing has to stand: order, copies, dates, page furniture, names, marks.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from claims import Article, compare
from claims.model.comparison import FramingRow

FIXTURES = Path(__file__).parents[3] / "fixtures"


def articles_of(folder: Path) -> list[Article]:
    return [Article.from_dict(json.loads(path.read_text(encoding="utf-8"))) for path in sorted(folder.glob("a*.json"))]


STORIES = {folder.name: articles_of(folder) for folder in sorted(FIXTURES.iterdir()) if (folder / "a1.json").exists()}


def framing(articles: Sequence[Article], *, same_story: bool | None = None) -> tuple[FramingRow, ...]:
    return compare(articles, same_story=same_story).framing


def told(rows: Sequence[FramingRow]) -> set[tuple[str, frozenset[tuple[str, str]]]]:
    """What rows show, without the letters of their sides."""
    return {(row.code, frozenset((item.article, item.text) for item in row.evidence)) for row in rows}


@pytest.mark.parametrize("story", STORIES)
def test_the_order_of_articles_changes_nothing(story: str) -> None:
    articles = STORIES[story]
    assert told(framing(articles)) == told(framing(articles[::-1]))


@pytest.mark.parametrize("story", STORIES)
def test_a_copy_of_an_article_makes_no_contrast_with_it(story: str) -> None:
    for article in STORIES[story]:
        copy = replace(article, id=f"{article.id}-copy", url=None)
        rows = framing([article, copy], same_story=True)
        assert not [row for row in rows if len({item.article for item in row.evidence}) > 1]


@pytest.mark.parametrize("story", STORIES)
def test_page_furniture_changes_nothing(story: str) -> None:
    articles = STORIES[story]
    dressed = [
        replace(article, text=f"{article.text}\n\nShare:\n\n© 2026 All rights reserved\n\nLeave a Comment") for article in articles
    ]
    assert told(framing(articles)) == told(framing(dressed))


PROTESTS = {
    "charged": "Zionist entity forces entered the town on Monday. The Zionist entity said nothing.",
    "neutral": "Israel forces entered the town on Monday. Israel said nothing.",
    "quoted": "Forces entered the town on Monday. “The Zionist entity said nothing,” said Minister Ali Hassan.",
}
BESIDE = "Israel sent forces to the town on Monday. Israel gave no reason."


def of(code: str, one: str, other: str) -> list[FramingRow]:
    sent = [Article(id="a", language="en", text=one), Article(id="b", language="en", text=other)]
    return [row for row in framing(sent, same_story=True) if row.code == code]


def test_a_neutral_name_makes_the_row_of_naming_go() -> None:
    assert of("F301", PROTESTS["charged"], BESIDE)
    assert not of("F301", PROTESTS["neutral"], BESIDE)


def test_a_charged_name_in_quotation_marks_is_no_longer_the_author_s() -> None:
    for row in of("F301", PROTESTS["quoted"], BESIDE):
        assert row.strength == "weak"
        assert all(item.voice == "quotation" for item in row.evidence if "Zionist" in item.text)


def test_without_its_agent_a_deed_makes_a_row() -> None:
    named = "Israel closed the Kerem Shalom crossing on Tuesday."
    bare = "The Kerem Shalom crossing was closed on Tuesday."
    assert not of("F307", named, "The Kerem Shalom crossing was closed by Israel on Tuesday.")
    assert of("F307", named, bare)


def test_the_way_a_date_is_written_changes_nothing() -> None:
    one = "The plant in Lima closed on 7 May 2025. It is a disgrace. It should open again. We owe it to our town."
    other = "The plant in Lima closed on 7 May 2025. The ministry gave no reason."
    codes = [row.code for row in framing([Article(id="a", text=one), Article(id="b", text=other)], same_story=True)]
    told_otherwise = other.replace("7 May 2025", "May 7th, 2025")
    again = [row.code for row in framing([Article(id="a", text=one), Article(id="b", text=told_otherwise)], same_story=True)]
    assert codes == again != []


@pytest.mark.parametrize("story", STORIES)
def test_no_row_takes_a_quotation_for_the_author_s_words(story: str) -> None:
    for row in framing(STORIES[story]):
        for item in row.evidence:
            if item.voice in ("author", "headline") and row.code in ("F301", "F302", "F310", "F311", "F312", "F318"):
                article = next(article for article in STORIES[story] if article.id == item.article)
                text = article.title if item.span.field == "title" else article.text
                before = (text or "")[: item.span.start]
                assert before.count("«") <= before.count("»"), (row.code, item.text)
                assert before.count("“") <= before.count("”"), (row.code, item.text)
