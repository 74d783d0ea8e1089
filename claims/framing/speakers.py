"""Who speaks in each article, where articles of several stories about the same parties lie side by side.

Within one story the voices of one text alone are shown with their words; across stories only the list tells: officials of both
sides in one article, of one side in another, nobody in a third.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from claims.framing.desk import Desk, Line
from claims.framing.model import Dimension, Reach
from claims.framing.parties import about_the_same
from claims.framing.rows import CELL, COLUMNS, Sight, brief, row, side_by_side
from claims.model.comparison import FramingRow


def rows(desk: Desk) -> Iterator[FramingRow]:
    """One row for a group of articles that are not all of one story."""
    for group in about_the_same(desk):
        if all(desk.together(a, b) for a, b in combinations(group, 2)):
            continue
        heard = {article: told for article in group if (told := _speakers(desk.lines[article]))}
        if len(heard) < 2:
            continue
        shown = dict(list(heard.items())[:COLUMNS])
        listed = (f"{article}: {', '.join(name for name, _ in told[:CELL])}" for article, told in shown.items())
        yield row(
            DIMENSION,
            side_by_side({article: [sight for _, sight in told] for article, told in shown.items()}),
            {"voices": "; ".join(listed)},
            referent="speakers",
            strength="weak",
            confidence=0.7,
        )


def _speakers(lines: Sequence[Line]) -> list[tuple[str, Sight]]:
    """The speakers of an article as it names them first, each with the first words they are given."""
    found: dict[str, tuple[str, Sight]] = {}
    for line in lines:
        for passage in line.passages:
            speaker = passage.speaker
            if speaker is None or not line.span.overlaps(passage.span):
                continue
            name = " ".join(speaker.text.split())
            found.setdefault(speaker.entity or name.casefold(), (name, (line, brief(line, passage.span))))
    return list(found.values())


DIMENSION = Dimension(
    code="F319",
    name="attribution_balance",
    reach=Reach.REQUEST,
    message="who speaks in each text ({voices})",
    caveat="The texts tell of different days; whom one does not quote may have had nothing to say that day.",
    documentation=__doc__,
    rows=rows,
)
