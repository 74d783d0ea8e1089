"""Two hundred articles on fifty occasions, made from two stories of `fixtures/`: many at once, for measuring speed.

Each occasion is one of the stories in another year, with other names of people and places. What happens stays the same in all of
them, so that nothing but time and names tells twenty-five trials apart, and as many dams.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from claims import Article
from tools.goldens import ROOT, load

_TABLE = Path(__file__).with_name("occasions.toml")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_OCCASIONS = 25  # of each story


def occasions() -> Iterator[tuple[Article, ...]]:
    """The articles of each occasion, ids distinct over all."""
    for number, story in enumerate(tomllib.loads(_TABLE.read_text(encoding="utf-8"))["story"]):
        articles = load(ROOT / story["folder"]).articles
        for count in range(_OCCASIONS):
            renamed = _names(story, count)
            yield tuple(_retold(article, f"{number}.{count}.{article.id}", renamed, years=count) for article in articles)


def _names(story: dict[str, Any], count: int) -> dict[str, str]:
    """What stands for each name; no two occasions share all of them."""
    found: dict[str, str] = {}
    for at, name in enumerate(story["names"]):
        pool = name["instead"]
        chosen = pool[(count // len(pool) + count if at == 1 else count // len(pool) if at else count) % len(pool)]
        found.update(zip(name["written"], chosen, strict=True))
    return found


def _retold(article: Article, name: str, renamed: dict[str, str], *, years: int) -> Article:
    def told(text: str) -> str:
        for written, instead in renamed.items():
            text = text.replace(written, instead)
        return _YEAR.sub(lambda year: str(int(year.group()) - years), text)

    published = article.published
    return replace(
        article,
        id=name,
        text=told(article.text),
        title=article.title and told(article.title),
        dateline=article.dateline and told(article.dateline),
        published=published and published.replace(year=published.year - years),
    )
