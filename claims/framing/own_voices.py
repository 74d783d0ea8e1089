"""Each article lets somebody speak whom, or with what, no other does: a minister in one, a widow in the other.

A voice is a quotation or a reported clause with its speaker, in a sentence that no other article has a counterpart for. Shown are
the words that tell most of how a text sees the matter, with whose words they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.framing.alone import alone
from claims.framing.desk import Desk, Line
from claims.framing.model import Dimension, Reach
from claims.framing.rows import CELL, Sight, brief, row, side_by_side
from claims.model.attribution import Passage
from claims.model.comparison import FramingRow
from claims.model.span import Span

_NAME = 50
"""Code points of a speaker in the message; a longer description is cut behind a word."""


def rows(desk: Desk) -> Iterator[FramingRow]:
    """One row where two articles or more carry voices of their own."""
    heard = {article: told for article, lines in alone(desk, loosely=True).items() if (told := _heard(lines)[:CELL])}
    if len(heard) > 1:
        names = (f"{article}: {', '.join(dict.fromkeys(name for _, name in told))}" for article, told in heard.items())
        yield row(
            DIMENSION,
            side_by_side({article: [sight for sight, _ in told] for article, told in heard.items()}),
            {"voices": "; ".join(names)},
            referent="own voices",
            strength="weak",
            confidence=0.7,
        )


def _heard(lines: Sequence[Line]) -> list[tuple[Sight, str]]:
    """What is said in each of the sentences that hold somebody's words, and by whom."""
    found: list[tuple[Sight, str]] = []
    for line in lines:
        said = [passage for passage in line.passages if passage.speaker is not None and line.span.overlaps(passage.span)]
        if said:
            first = min(said, key=lambda passage: passage.span)
            found.append(((line, _shown(line, first)), _name(first)))
    return found


def _shown(line: Line, passage: Passage) -> Span:
    """The sentence where it is short, so that the speaker is seen with the words."""
    return brief(line, passage.span)


def _name(passage: Passage) -> str:
    """The speaker as the text names them."""
    text = " ".join(passage.speaker.text.split()) if passage.speaker is not None else ""
    return text if len(text) <= _NAME else text[:_NAME].rsplit(" ", 1)[0] + " …"


DIMENSION = Dimension(
    code="F315",
    name="attribution_balance",
    reach=Reach.STORY,
    message="words that one text alone lets somebody say ({voices})",
    caveat="Somebody who is not quoted may not have been reached, or may have said the same elsewhere.",
    documentation=__doc__,
    rows=rows,
)
