"""Articles open one story from different sides: the winners in one, those who lost in the other; the deed here, its victims there.

An opening is the first sentence of the text, with the next one where it is short. Articles made from each other open alike,
and so do those whose first sentences tell one thing by a strong link; a text of a few sentences only has no opening. Which
side comes first is a choice of every text; the row shows the choices beside each other and says no more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.framing.alone import twins
from claims.framing.desk import Desk, Line
from claims.framing.model import Dimension, Reach
from claims.framing.rows import Sight, brief, row, side_by_side
from claims.model.comparison import FramingRow
from claims.model.document import SegmentKind
from claims.model.span import Field

_WORDS = 4
"""Words of a sentence that may open; less is a dateline or a heading."""
_TEXT = 4
"""Sentences of a text that can be said to open with one of them."""
_ALIKE = 0.6
"""Score of a link between two first sentences from which they open alike."""
_SHORT = 90
"""Code points of an opening up to which the next sentence belongs to it: "The dream lasted until the last penalty." """


def rows(desk: Desk) -> Iterator[FramingRow]:
    """One row, each article a side of its own; of articles made from each other the first."""
    same = twins(desk)
    opened: dict[str, list[Sight]] = {}
    for article, lines in desk.lines.items():
        opening = _opening(lines)
        if opening and not any(
            frozenset((article, other)) in same or _alike(desk, opening[0][0], there[0][0]) for other, there in opened.items()
        ):
            opened[article] = opening
    if len(opened) > 1:
        yield row(
            DIMENSION,
            side_by_side(opened),
            {"articles": ", ".join(opened)},
            referent="opening",
            strength="weak",
            confidence=0.6,
        )


def _opening(lines: Sequence[Line]) -> list[Sight]:
    """How an article opens; empty for a text of a few sentences."""
    text = [line for line in lines if _opens(line)]
    if len(text) < _TEXT:
        return []
    return [(line, brief(line)) for line in text[: 2 if len(text[0].span) <= _SHORT else 1]]


def _alike(desk: Desk, one: Line, other: Line) -> bool:
    """True for two first sentences that tell one thing."""
    links = desk.alignment.links if desk.alignment is not None else ()
    return any(link.score >= _ALIKE and {desk.line(link.a), desk.line(link.b)} == {one, other} for link, _ in links)


def _opens(line: Line) -> bool:
    """True for a sentence of the text that may open it."""
    kind = line.reading.sentences[line.number].kind
    return line.reading.field is Field.TEXT and kind is not SegmentKind.HEADING and len(line.text.split()) >= _WORDS


DIMENSION = Dimension(
    code="F317",
    name="emphasis",
    reach=Reach.STORY,
    message="how each text opens the story ({articles})",
    caveat="What comes first is a choice of style as well, and a later text may open with what is new.",
    documentation=__doc__,
    rows=rows,
)
