"""Articles give different reasons for the same event: easing prices in one, weak demand in another.

The event is what several articles tell at their head. A reason is what stands behind a word such as "because of", or before one
such as "led to", in a sentence that tells the event; attributed reasons count, the evidence says whose they are. Which one is right
is not for us.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from claims.framing.agency import joined
from claims.framing.desk import Desk, Line
from claims.framing.model import Dimension, Reach
from claims.framing.rows import row, sided
from claims.knowledge.concepts import concept
from claims.model.claim import Position
from claims.model.comparison import FramingRow
from claims.model.span import Span

_TELLING = 2  # articles at whose head an event stands
_FEWEST = 3  # words of a reason
_LONGEST = 250
_OPENING = 3  # sentences that are the head of an article


def rows(desk: Desk) -> Iterator[FramingRow]:
    """One row where the reasons that two articles or more give have nothing in common."""
    events = _events(desk)
    told = {article: reason for article, lines in desk.lines.items() if (reason := _reason(lines, events)) is not None}
    if any(ours.isdisjoint(theirs) for (_, _, ours), (_, _, theirs) in combinations(told.values(), 2)):
        yield row(
            DIMENSION,
            sided([[(line, span)] for line, span, _ in told.values()]),
            {"articles": ", ".join(told)},
            referent="reasons",
            strength="weak",
            confidence=0.5,
        )


def _events(desk: Desk) -> frozenset[str]:
    """The events that several articles tell at their head."""
    heads: Counter[str] = Counter()
    for lines in desk.lines.values():
        heads.update(
            {mention.concept for line in lines if _is_head(line) for mention in line.concepts if _happens(mention.concept)}
        )
    return frozenset(name for name, articles in heads.items() if articles >= _TELLING)


def _is_head(line: Line) -> bool:
    return line.position is not Position.BODY or line.at < _OPENING


def _happens(name: str) -> bool:
    known = concept(name)
    return known is not None and known.kind == "event" and not known.generic


def _reason(lines: Sequence[Line], events: frozenset[str]) -> tuple[Line, Span, frozenset[str]] | None:
    """The first reason that an article gives for one of the events, with what it speaks of."""
    for line in lines:
        told = [mention.span for mention in line.concepts if mention.concept in events]
        for span in joined(line) if told else ():
            things = frozenset(
                mention.concept
                for mention in line.concepts
                if span.contains(mention.span) and (known := concept(mention.concept)) is not None and not known.generic
            )
            if (
                things
                and not any(map(str.isdigit, line.words(span)))  # "profit attributable to shareholders reached 1.26 billion"
                and len(line.words(span).split()) >= _FEWEST
                and len(span) <= _LONGEST
                and any(not span.contains(event) for event in told)
            ):
                return line, span, things
    return None


DIMENSION = Dimension(
    code="F314",
    name="frame_profile",
    reach=Reach.STORY,
    message="the reasons that are given differ: {articles}",
    caveat="Several reasons may hold at once; the row shows which one each text gives first.",
    documentation=__doc__,
    rows=rows,
)
