"""Annotated articles: `gold/<language>-<slug>.json`, and any folder of the same make.

A file holds `article` (as the product takes it) and `claims`, each with its `span` as it stands in the text, `checkable`,
`event`, `trigger`, `arguments`, `time` (EDTF), `quantities`, `speaker`, `kind`, `status`, `polarity` and `certainty`. A span that
stands more than once is told by `occurrence`, counted from 1. Offsets are computed here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claims import Article

GOLD = Path(__file__).parent / "gold"


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """One annotated claim with the place it was found in."""

    field: str
    start: int
    end: int
    slots: dict[str, Any]


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article with every claim that its annotator saw in it."""

    name: str
    article: Article
    claims: tuple[GoldClaim, ...]


def load(folder: Path = GOLD) -> list[GoldArticle]:
    """The annotated articles of a folder, by file name. Raises ValueError where a span is not in its article."""
    return [_article(path) for path in sorted(folder.glob("*.json")) if "claims" in path.read_text(encoding="utf-8")[-400_000:]]


def languages(articles: Sequence[GoldArticle]) -> list[str]:
    """The languages of the articles, sorted."""
    return sorted({_language(one) for one in articles})


def of_language(articles: Sequence[GoldArticle], language: str) -> list[GoldArticle]:
    """The articles of one language."""
    return [one for one in articles if _language(one) == language]


def _language(one: GoldArticle) -> str:
    return one.article.language or one.name.partition("-")[0]


def _article(path: Path) -> GoldArticle:
    data = json.loads(path.read_text(encoding="utf-8"))
    article = Article.from_dict(data["article"])
    fields = {"text": article.text, "title": article.title or ""}
    return GoldArticle(path.stem, article, tuple(_claims(data["claims"], fields, path.name)))


def _claims(rows: Sequence[dict[str, Any]], fields: dict[str, str], name: str) -> Iterator[GoldClaim]:
    for row in rows:
        field = row.get("in", "text")
        start = _find(fields[field], row["span"], row.get("occurrence", 1))
        if start < 0:
            raise ValueError(f"{name}: {row['span']!r} does not stand in the {field}")
        yield GoldClaim(field, start, start + len(row["span"]), row)


def _find(text: str, span: str, occurrence: int) -> int:
    at = -1
    for _ in range(occurrence):
        at = text.find(span, at + 1)
        if at < 0:
            return -1
    return at
