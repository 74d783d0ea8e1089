"""Origins: how many independent sources stand behind articles. Near copies, agency credits and translations count once.

Two articles are one origin when most of the longer runs of words of the shorter one stand in the other as well, when both credit
one agency, or when one was made from the other sentence by sentence, as a translation is.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from claims.documents.credits import origin_credits
from claims.extraction import Source
from claims.model.span import Field

_RUN = 6  # words in a row that two writers seldom choose alike
_COPY = 0.5  # share of the shorter article's runs found in the other


Runs = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Trace:
    """What tells where an article comes from: its longer runs of words, and the agencies that it credits."""

    article: str
    runs: Runs
    credits: frozenset[str]


def trace(source: Source) -> Trace:
    """What tells where an article comes from."""
    words = [token.keys[0] for run in source.reading(Field.TEXT).tokens for token in run if token.keys and token.keys[0].isalnum()]
    found = frozenset(tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))
    return Trace(source.id, found, origin_credits(source.extraction.document))


def count_origins(traces: Sequence[Trace], twins: Collection[frozenset[str]] = ()) -> int:
    """The number of independent origins of articles; at least one. `twins`: pairs of articles that were made from each other."""
    origins: list[list[Trace]] = []
    for found in traces:
        same = [origin for origin in origins if any(_is_one(found, other, twins) for other in origin)]
        origins = [*(origin for origin in origins if origin not in same), [found, *(other for origin in same for other in origin)]]
    return max(1, len(origins))


def _is_one(a: Trace, b: Trace, twins: Collection[frozenset[str]]) -> bool:
    return bool(a.credits & b.credits) or frozenset((a.article, b.article)) in twins or _copied(a.runs, b.runs)


def _copied(a: Runs, b: Runs) -> bool:
    return bool(a) and bool(b) and len(a & b) / min(len(a), len(b)) >= _COPY
