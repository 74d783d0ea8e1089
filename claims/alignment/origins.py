"""Origins: how many independent sources stand behind articles. Near copies count once.

Two articles are one origin when most of the longer runs of words of the shorter one stand in the other as well. Translations and
shared agency credits are not told yet: they count as origins of their own.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.extraction import Source
from claims.model.span import Field

_RUN = 6  # words in a row that two writers seldom choose alike
_COPY = 0.5  # share of the shorter article's runs found in the other


def count_origins(sources: Sequence[Source]) -> int:
    """The number of independent origins of the articles, at least one."""
    runs = [_runs(source) for source in sources]
    origins: list[frozenset[tuple[str, ...]]] = []
    for found in runs:
        if not any(_copied(found, other) for other in origins):
            origins.append(found)
    return max(1, len(origins))


def _runs(source: Source) -> frozenset[tuple[str, ...]]:
    words = [token.keys[0] for run in source.reading(Field.TEXT).tokens for token in run if token.keys and token.keys[0].isalnum()]
    return frozenset(tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))


def _copied(a: frozenset[tuple[str, ...]], b: frozenset[tuple[str, ...]]) -> bool:
    return bool(a) and bool(b) and len(a & b) / min(len(a), len(b)) >= _COPY
