"""One article makes small what another makes large: "a sliver" against "guaranteed", of the same fact.

What each leaves its reader with is set side by side too: the topic of its last sentences, where these clearly differ.
Of sizes only the own words of articles count, and only of one thing: aligned claims, or three things in common.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product

from claims.framing.desk import Desk, Line
from claims.framing.lexicon import cues
from claims.framing.model import Dimension, Reach
from claims.framing.rows import Sight, row, sided
from claims.framing.scope import covered
from claims.knowledge.concepts import concept
from claims.model.comparison import FramingRow

_BOOK = "emphasis"
_ENDINGS = "{one} ends on {topic}, {other} on {against}"
_LAST = 2
"""Sentences that are the end of an article."""
_LONG = 6
"""Sentences of an article that has an end to speak of."""
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
    yield from _endings(desk)


def _endings(desk: Desk) -> Iterator[FramingRow]:
    """One row for two articles whose endings have a topic each, and none of the other's."""
    ends = {article: covered(lines[-_LAST:]) for article, lines in desk.lines.items() if len(lines) >= _LONG}
    for a, b in combinations(ends, 2):
        ours, theirs = _topic(ends[a]), _topic(ends[b])
        if ours is None or theirs is None or ours in ends[b] or theirs in ends[a]:
            continue
        yield row(
            DIMENSION,
            sided([[sight for _, sight in ends[article][topic]] for article, topic in ((a, ours), (b, theirs))]),
            {"one": a, "topic": ours, "other": b, "against": theirs},
            referent="ending",
            strength="weak",
            confidence=0.5,
            message=_ENDINGS,
        )


def _topic(found: Mapping[str, Sequence[tuple[str, Sight]]]) -> str | None:
    """The topic of an ending that two distinct words tell; None without one, or with several."""
    told = [topic for topic, sights in found.items() if len({name for name, _ in sights}) > 1]
    return told[0] if len(told) == 1 else None


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
