"""Articles as this product writes them: an object, a list of objects, or `{"articles": [...]}`."""

from __future__ import annotations

from typing import Any

from claims import Article
from claims.errors import InvalidArticle
from verifier.errors import Refused
from verifier.ingest.model import Limits, Reading
from verifier.limits import read_json

FORMAT = "json"
DEEPEST = 40
"""JSON of news agencies nests far less."""


def read(data: bytes, *, limits: Limits) -> list[Reading]:
    """The articles. Raises `Refused` for what is no JSON, and for an article that cannot be used, naming its place."""
    value = read_json(data, max_depth=DEEPEST)
    if isinstance(value, dict) and set(value) == {"articles"}:
        value = value["articles"]
    found = value if isinstance(value, list) else [value]
    if len(found) > limits.max_articles:
        raise Refused("too-large", f"it holds {len(found)} articles; at most {limits.max_articles} are read at once")
    return [Reading(article=_article(item, at), format=FORMAT) for at, item in enumerate(found)]


def _article(value: Any, at: int) -> Article:
    try:
        return Article.from_dict(value)
    except InvalidArticle as error:
        raise Refused("invalid-article", f"article {at + 1}: {error}") from error
