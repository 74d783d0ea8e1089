"""Origins: how many independent sources stand behind articles. Near copies count once.

Two articles are one origin when most of the longer runs of words of the shorter one stand in the other as well. Translations and
shared agency credits are not told yet: they count as origins of their own.
"""

from __future__ import annotations

from collections.abc import Iterable

from claims.extraction import Source
from claims.model.span import Field

_RUN = 6  # words in a row that two writers seldom choose alike
_COPY = 0.5  # share of the shorter article's runs found in the other


Runs = frozenset[tuple[str, ...]]


def count_origins(articles: Iterable[Runs]) -> int:
    """The number of independent origins of articles, each given by its `runs`; at least one."""
    origins: list[Runs] = []
    for found in articles:
        if not any(_copied(found, other) for other in origins):
            origins.append(found)
    return max(1, len(origins))


def runs(source: Source) -> Runs:
    """The longer runs of words of an article."""
    words = [token.keys[0] for run in source.reading(Field.TEXT).tokens for token in run if token.keys and token.keys[0].isalnum()]
    return frozenset(tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))


def _copied(a: Runs, b: Runs) -> bool:
    return bool(a) and bool(b) and len(a & b) / min(len(a), len(b)) >= _COPY
