"""One article makes small what another makes large: "a sliver" against "guaranteed", of the same fact.

Only the own words of articles count, and only of one thing: aligned claims, or three things in common.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from claims.framing.desk import Desk, Line
from claims.framing.lexicon import cues
from claims.framing.model import Dimension, Reach
from claims.framing.rows import Sight, row, sided
from claims.knowledge.concepts import concept
from claims.model.comparison import FramingRow

_BOOK = "emphasis"
_COMMON = 3
"""Things that two sentences have in common when they speak of one fact."""


def rows(desk: Desk) -> Iterator[FramingRow]:
    """One row for each two articles of which one makes small what the other makes large."""
    small, large = _weighed(desk, "less"), _weighed(desk, "more")
    linked = _linked(desk)
    seen: set[tuple[str, str]] = set()
    for less, more in product(small, large):
        pair = (less[0].article, more[0].article)
        if pair[0] == pair[1] or pair in seen or not (_things(less[0]) & _things(more[0])):
            continue
        if (_place(less[0]), _place(more[0])) in linked or len(_things(less[0]) & _things(more[0])) >= _COMMON:
            seen.add(pair)
            yield row(
                DIMENSION,
                sided([[less], [more]]),
                {"one": pair[0], "other": pair[1]},
                referent=min(_things(less[0]) & _things(more[0])).replace("_", " "),
                strength="weak",
                confidence=0.5,
            )


def _weighed(desk: Desk, kind: str) -> list[Sight]:
    """The words of a kind in the articles' own words."""
    found = ((line, cue.kind, line.stretch(cue.first, cue.last)) for line in desk.every() for cue in cues(line, _BOOK))
    return [(line, span) for line, told, span in found if told == kind and line.own(span)]


def _linked(desk: Desk) -> frozenset[tuple[tuple[str, int], tuple[str, int]]]:
    """The sentences that alignment brings together, both ways round."""
    links = desk.alignment.links if desk.alignment is not None else ()
    pairs = [(_place(desk.line(link.a)), _place(desk.line(link.b))) for link, _ in links]
    return frozenset(pairs + [(b, a) for a, b in pairs])


def _place(line: Line) -> tuple[str, int]:
    return line.article, line.at


def _things(line: Line) -> frozenset[str]:
    """The things and events of a sentence that say something."""
    known = (concept(mention.concept) for mention in line.concepts)
    return frozenset(one.id for one in known if one is not None and not one.generic and one.kind in ("thing", "event", "document"))


DIMENSION = Dimension(
    code="F310",
    name="emphasis",
    reach=Reach.STORY,
    message="{one} makes the thing small where {other} makes it large",
    caveat="A figure can be small against one measure and large against another; see what each text measures it by.",
    documentation=__doc__,
    rows=rows,
    needs=(_BOOK,),
)
