"""One article is written as opinion, another as a report.

Opinion is told by two or more types of cue in the author's own words: what ought to be, the writer in person, a call, a judgement.
Evaluations of an opinion are then not set against the plain words of a report without a reader knowing it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from claims.framing.desk import Desk, Line
from claims.framing.lexicon import cues
from claims.framing.model import Dimension, Reach
from claims.framing.parties import about_the_same
from claims.framing.rows import Sight, row, sided
from claims.model.attribution import Voice
from claims.model.comparison import FramingRow

_BOOK = "genre"
_TYPES = 2
_CUES = 3
"""Cues in all: two could be slips of a reporter."""


def rows(desk: Desk) -> Iterator[FramingRow]:
    """One row where opinion stands beside texts about the same that hold hardly a cue of it."""
    for group in about_the_same(desk):
        yield from _among({article: opinion(desk.lines[article]) for article in group})


def _among(found: Mapping[str, Mapping[str, Sequence[Sight]]]) -> Iterator[FramingRow]:
    held = {article: [sight for sights in types.values() for sight in sights] for article, types in found.items()}
    opinions = [article for article, types in found.items() if len(types) >= _TYPES and len(held[article]) >= _CUES]
    reports = [article for article in found if len(held[article]) <= 1]
    if opinions and reports:
        yield row(
            DIMENSION,
            sided([[sight for article in opinions for sight in held[article]]]),
            {"one": ", ".join(opinions), "other": ", ".join(reports)},
            referent="genre",
            strength="weak",
            confidence=0.6,
        )


def opinion(lines: Sequence[Line]) -> dict[str, list[Sight]]:
    """The cues of opinion by type, in the author's words below the headline."""
    found: dict[str, list[Sight]] = defaultdict(list)
    for line in lines:
        for cue in cues(line, _BOOK):
            span = line.stretch(cue.first, cue.last)
            if line.voice(span) is Voice.AUTHOR and not any(name.span.overlaps(span) for name in line.names):
                found[cue.kind].append((line, span))
    return found


DIMENSION = Dimension(
    code="F312",
    name="genre",
    reach=Reach.REQUEST,
    message="{one} is written as opinion, {other} is not",
    caveat="Opinion is a genre of its own; its evaluations are to be compared with those of other opinion.",
    documentation=__doc__,
    rows=rows,
    needs=(_BOOK,),
)
