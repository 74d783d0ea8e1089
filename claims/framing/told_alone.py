"""Each article tells things that no other does: what a place lives on in one, what became of the crew in the other.

Shown are sentences in the article's own words that no other article of the story has a counterpart for, those that tell most of
how a text sees the matter first. What somebody says stands with the voices. Absence is said of the texts alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from claims.framing.alone import alone
from claims.framing.desk import Desk, Line
from claims.framing.model import Dimension, Reach
from claims.framing.rows import brief, row, side_by_side
from claims.model.comparison import FramingRow


def rows(desk: Desk) -> Iterator[FramingRow]:
    """One row where two articles or more tell something of their own."""
    told = {article: own for article, lines in alone(desk).items() if (own := [line for line in lines if _own(line)])}
    if len(told) > 1:
        yield row(
            DIMENSION,
            side_by_side({article: [(line, brief(line)) for line in lines] for article, lines in told.items()}),
            {"articles": ", ".join(told)},
            referent="told alone",
            strength="weak",
            confidence=0.6,
        )


def _own(line: Line) -> bool:
    """True for a sentence without anybody's words in it."""
    return not any(passage.speaker is not None and line.span.overlaps(passage.span) for passage in line.passages)


DIMENSION = Dimension(
    code="F316",
    name="scope",
    reach=Reach.STORY,
    message="each text tells things that the others do not ({articles})",
    caveat="Space, day and desk decide what a text has room for; what is not in it is not denied.",
    documentation=__doc__,
    rows=rows,
)
