"""Articles of one story cover different topics: what one puts at its head, or returns to, is absent from another.

Absence is said of the texts alone: "not in X", never "left out".
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from claims.framing.alone import TOUCHED, aligned
from claims.framing.desk import Desk, Line
from claims.framing.model import Dimension, Reach
from claims.framing.rows import CELL, Sight, around, row, side_by_side
from claims.language.base import knowledge
from claims.language.fold import fold_word
from claims.model.claim import Position
from claims.model.comparison import FramingRow

_SENTENCES = 2
"""Sentences that make a topic one of the article's."""
_CONCEPTS = 3
"""Distinct words of it: one or two may be figures of speech, or be lost in another language."""
_HEADED = 2
"""The same for a topic that stands over the text or a part of it."""
_STEM = 4
"""Letters that words of one family share: "invest" and "investor" are one cue."""
_LENGTH = 0.5
"""Share of the longer article's sentences from which a shorter one may be said not to have a topic."""

Told = dict[str, list[tuple[str, Sight]]]
"""The topics of an article: their concepts, with where they stand."""


def rows(desk: Desk) -> Iterator[FramingRow]:
    """One row of the topics that stand in some articles of the story and not in others, those most told first."""
    topics = {article: covered(lines) for article, lines in desk.lines.items()}
    cells: dict[str, list[tuple[str, Sight]]] = defaultdict(list)
    for topic in knowledge("framing_topics"):
        for article in _having(topic, topics, desk):
            cells[article].append((topic, _first(topics[article][topic])))
    for article, told in cells.items():
        told.sort(key=lambda item: (-len(topics[article][item[0]]), item[0]))
        del told[CELL:]
    if cells:
        listed = (f"{article}: {', '.join(topic for topic, _ in told)}" for article, told in sorted(cells.items()))
        yield row(
            DIMENSION,
            side_by_side({article: [sight for _, sight in told] for article, told in cells.items()}),
            {"articles": "; ".join(listed)},
            referent="topics",
            strength="weak",
            confidence=0.5,
        )


def covered(lines: Sequence[Line]) -> Told:
    """The topics of an article: their concepts, with where they stand."""
    found: Told = defaultdict(list)
    for line in lines:
        for mention in line.concepts:
            if (topic := _topics().get(mention.concept)) is not None:
                found[topic].append((mention.concept, (line, mention.span)))
    return found


def _having(topic: str, topics: dict[str, Told], desk: Desk) -> list[str]:
    """The articles in which a topic stands, where another one that is long enough has nothing of it."""
    shared = aligned(desk, TOUCHED)
    having = [article for article, found in topics.items() if _stands(found.get(topic, []), shared)]
    longest = max((len(desk.lines[article]) for article in having), default=0)
    lacking = any(topic not in found and len(desk.lines[article]) >= _LENGTH * longest for article, found in topics.items())
    return having if lacking else []


def _first(found: Sequence[tuple[str, Sight]]) -> Sight:
    """The sentence that shows a topic: the first of those in the text itself that have most of it, else what stands over it."""
    body = [sight for _, sight in found if sight[0].position is not Position.HEADLINE]
    sights = body or [sight for _, sight in found]
    held = Counter(line.at for line, _ in sights)
    line, span = max(sights, key=lambda sight: (held[sight[0].at], -sight[0].at))
    return line, around(line, span)


def _stands(found: Sequence[tuple[str, Sight]], shared: Collection[Line]) -> bool:
    """True when a topic is one of the article's: in headline or lead, and again; what other articles tell too does not count."""
    found = [(name, sight) for name, sight in found if sight[0] not in shared]
    words = {fold_word(line.words(span))[:_STEM] for _, (line, span) in found}
    places = {line.at: line.position for _, (line, _) in found}
    headed = Position.HEADLINE in places.values()
    least = _HEADED if headed else _CONCEPTS
    early = headed or Position.LEAD in places.values()
    return early and len(words) >= least and len(places) >= _SENTENCES


@cache
def _topics() -> dict[str, str]:
    return {name: topic for topic, names in knowledge("framing_topics").items() for name in names}


DIMENSION = Dimension(
    code="F309",
    name="scope",
    reach=Reach.STORY,
    message="topics of some texts that others do not have ({articles})",
    caveat="Space, day and desk decide what a text covers; a topic that is not in it is not denied.",
    documentation=__doc__,
    rows=rows,
)
