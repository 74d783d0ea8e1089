"""Articles of one story cover different topics: what one puts at its head, or returns to, is absent from another.

Absence is said of the texts alone: "not in X", never "left out".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from claims.framing.desk import Desk, Line
from claims.framing.model import Dimension, Reach
from claims.framing.rows import Sight, row, sided
from claims.language.base import knowledge
from claims.model.claim import Position
from claims.model.comparison import FramingRow

_SENTENCES = 2
"""Sentences that make a topic one of the article's."""
_CONCEPTS = 3
"""Distinct concepts of it: one or two may be figures of speech, or be lost in another language."""
_ROWS = 2
"""Rows of a story."""
_LENGTH = 0.5
"""Share of the longer article's sentences from which a shorter one may be said not to have a topic."""


@dataclass(frozen=True)
class _Coverage:
    topic: str
    having: tuple[str, ...]
    lacking: tuple[str, ...]
    sights: tuple[Sight, ...]
    weight: int


def rows(desk: Desk) -> Iterator[FramingRow]:
    """The topics that stand in some articles and not in others, those most told first."""
    topics = {article: covered(lines) for article, lines in desk.lines.items()}
    found = [one for topic in knowledge("framing_topics") for one in _contrast(topic, topics, desk)]
    for one in sorted(found, key=lambda one: (-one.weight, one.topic))[:_ROWS]:
        yield row(
            DIMENSION,
            sided([one.sights]),
            {"topic": one.topic, "one": ", ".join(one.having), "other": ", ".join(one.lacking)},
            referent=one.topic,
            strength="weak",
            confidence=0.5,
        )


def covered(lines: Sequence[Line]) -> dict[str, list[tuple[str, Sight]]]:
    """The topics of an article: their concepts, with where they stand."""
    found: dict[str, list[tuple[str, Sight]]] = defaultdict(list)
    for line in lines:
        for mention in line.concepts:
            if (topic := _topics().get(mention.concept)) is not None:
                found[topic].append((mention.concept, (line, mention.span)))
    return found


def _contrast(topic: str, topics: dict[str, dict[str, list[tuple[str, Sight]]]], desk: Desk) -> Iterator[_Coverage]:
    having = [article for article, found in topics.items() if _stands(found.get(topic, []))]
    longest = max((len(desk.lines[article]) for article in having), default=0)
    lacking = [article for article, found in topics.items() if topic not in found and len(desk.lines[article]) >= _LENGTH * longest]
    if having and lacking:
        sights = tuple(sight for article in having for _, sight in topics[article][topic])
        yield _Coverage(topic, tuple(having), tuple(lacking), sights, len({(line.article, line.at) for line, _ in sights}))


def _stands(found: Sequence[tuple[str, Sight]]) -> bool:
    """True when a topic is one of the article's: in headline or lead, and again."""
    sentences = {line.at for _, (line, _) in found}
    early = any(line.position is not Position.BODY for _, (line, _) in found)
    return early and len({concept for concept, _ in found}) >= _CONCEPTS and len(sentences) >= _SENTENCES


@cache
def _topics() -> dict[str, str]:
    return {name: topic for topic, names in knowledge("framing_topics").items() for name in names}


DIMENSION = Dimension(
    code="F309",
    name="scope",
    reach=Reach.STORY,
    message="{topic} is a topic of {one}; it is not in {other}",
    caveat="Space, day and desk decide what a text covers; a topic that is not in it is not denied.",
    documentation=__doc__,
    rows=rows,
)
