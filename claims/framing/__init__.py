"""Framing: how articles put the same things, side by side. One file per dimension, each over the sentences of `desk`.

Rows about a referent compare all articles of a request; rows about an event only those of one story. No score of anybody, no
sentiment: passages, with whose words they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from claims.alignment import Alignment
from claims.extraction import Source
from claims.framing.catalogue import DIMENSIONS
from claims.framing.desk import Desk
from claims.framing.evaluative import evaluative
from claims.framing.house import House
from claims.framing.model import Dimension, Reach
from claims.language.base import LANGUAGES, table
from claims.model.comparison import Coverage, FramingRow, FramingRule

__all__ = ["DIMENSIONS", "Dimension", "House", "Reach", "frame"]

A_PAIR = 7
"""Rows shown for two articles; more is noise to a reader (research on displays of framing)."""
A_REQUEST = 12
"""Rows shown for one story."""
SEVERAL = 18
"""Rows shown where a request holds several stories."""


def frame(
    sources: Sequence[Source],
    stories: Sequence[tuple[Sequence[Source], Alignment]],
    *,
    house: House | None = None,
) -> tuple[tuple[FramingRow, ...], Coverage]:
    """The contrasts of a request, strongest first, and what was looked for. None for a single article."""
    if len(sources) < 2:
        return (), Coverage()
    parted = tuple(frozenset(source.id for source in members) for members, _ in stories)
    desk = Desk(_in_order(sources), house=house, stories=parted)
    found = [*_of(Reach.REQUEST, desk)]
    for members, alignment in stories:
        if len(members) > 1:
            found += _of(Reach.STORY, Desk(_in_order(members), alignment, house))
    rank = {dimension.code: at for at, dimension in enumerate(DIMENSIONS)}
    found.sort(key=lambda row: (row.strength != "strong", rank[row.code], -row.confidence, row.referent, row.id))
    shown = _shown(found, A_REQUEST if len(stories) == 1 else SEVERAL)
    more = Counter(row.dimension for row in found) - Counter(row.dimension for row in shown)
    words = tuple(told for lines in desk.lines.values() if (told := evaluative(lines)) is not None)
    return tuple(shown), Coverage(rules=tuple(_ran(sources, house)), more=dict(sorted(more.items())), evaluative=words)


def _in_order(sources: Sequence[Source]) -> tuple[Source, ...]:
    """Articles by their ids, so that the order in which they are sent changes no row."""
    return tuple(sorted(sources, key=lambda source: source.id))


def _of(reach: Reach, desk: Desk) -> Iterator[FramingRow]:
    for dimension in _asked(desk.house):
        if dimension.reach is reach:
            yield from dimension.rows(desk)


def _shown(found: Sequence[FramingRow], most: int) -> list[FramingRow]:
    """The rows that no pair of articles has too many of; one among more than two counts for the request alone."""
    shown: list[FramingRow] = []
    held: Counter[tuple[str, ...]] = Counter()
    for row in found:
        articles = sorted({item.article for item in row.evidence})
        pair = tuple(articles) if len(articles) <= 2 else ()
        if len(shown) < most and (not pair or held[pair] < A_PAIR):
            shown.append(row)
            held[pair] += 1
    return shown


def _asked(house: House | None) -> tuple[Dimension, ...]:
    """The dimensions that the house does not silence."""
    return tuple(dimension for dimension in DIMENSIONS if house is None or dimension.code not in house.rules)


def _ran(sources: Sequence[Source], house: House | None) -> Iterator[FramingRule]:
    languages = sorted({source.extraction.document.language for source in sources})
    for dimension in _asked(house):
        able = {code for code in LANGUAGES if all(table(code, f"framing/{book}") for book in dimension.needs)}
        yield FramingRule(
            code=dimension.code,
            dimension=dimension.name,
            languages=tuple(code for code in languages if code in able),
            without=tuple(code for code in languages if code not in able),
        )
