"""The demonstration stories: folders under `fixtures/` with `story.toml` and the articles `a1.json`, `a2.json` and so on."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path

from claims.model.article import Article

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoStory:
    """A story of the project's own, invented for demonstration."""

    slug: str
    title: str
    description: str
    articles: tuple[Article, ...]


def demo_stories(folder: Path | None = None) -> tuple[DemoStory, ...]:
    """The stories of a folder, those with most articles first; none when the folder is missing or holds no story."""
    folder = folder or FIXTURES
    if not folder.is_dir():
        return ()
    found = (_story(path) for path in sorted(folder.iterdir()) if path.is_dir())
    return tuple(sorted((story for story in found if story.articles), key=lambda story: (-len(story.articles), story.slug)))


def _story(path: Path) -> DemoStory:
    about = path / "story.toml"
    told = tomllib.loads(about.read_text(encoding="utf-8")) if about.is_file() else {}
    return DemoStory(
        slug=path.name,
        title=str(told.get("title") or path.name.replace("-", " ").capitalize()),
        description=" ".join(str(told.get("description", "")).split()),
        articles=tuple(
            Article.from_dict(json.loads(article.read_text(encoding="utf-8")))
            for article in sorted(path.glob("a[0-9]*.json"), key=lambda article: (len(article.name), article.name))
        ),
    )
