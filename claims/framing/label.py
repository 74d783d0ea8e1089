"""Articles put one relation, fight or crowd under labels of different classes: a partnership and an alliance, a protest and a riot.

Only own words of headline and lead open a row, or words that return, and only where the other article has no word of the marked
class in anybody's voice. Labels of documents are left to the conflicts of facts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from claims.framing.desk import Desk, Line
from claims.framing.leaning import leans
from claims.framing.lexicon import cues
from claims.framing.model import Dimension, Reach
from claims.framing.parties import main_parties, named
from claims.framing.rows import phrase, row, sided
from claims.language.base import knowledge
from claims.model.claim import Position
from claims.model.comparison import FramingRow
from claims.model.span import Span

_BOOK = "label"
APART = "apart"
"""The class of words that look like a label and are none."""
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Label:
    """A label of a class, with the names of its sentence."""

    kind: str
    line: Line
    span: Span
    parties: frozenset[str]


def rows(desk: Desk) -> Iterator[FramingRow]:
    """One row for two articles and a field whose labels of the same object differ in class."""
    labels = {article: list(labelled(lines)) for article, lines in desk.lines.items()}
    for a, b in combinations(labels, 2):
        for field in knowledge("framing_labels").values():
            found = next(_contrasts(labels[a], labels[b], field["pairs"], field["parties"]), None)
            if found is not None:
                yield _row(*found)


def labelled(lines: Sequence[Line]) -> Iterator[Label]:
    """The labels of an article, in anybody's voice; none that is part of a name."""
    about = main_parties(lines)
    for line in lines:
        parties = named(line)
        parties = parties if len(parties) >= _PAIR else parties | about  # "the partnership", "both countries"
        for cue in cues(line, _BOOK):
            span = line.stretch(cue.first, cue.last)
            if cue.kind != APART and not any(name.span.overlaps(span) for name in line.names):
                yield Label(cue.kind, line, span, parties)


def _contrasts(
    a: Sequence[Label], b: Sequence[Label], pairs: Sequence[Sequence[str]], shared: int
) -> Iterator[tuple[list[Label], list[Label]]]:
    for marked, plain in pairs:
        for one, other in ((a, b), (b, a)):
            ours, theirs = _own(one, marked), _own(other, plain)
            if any(label.kind == marked for label in other):
                continue
            same = [(x, y) for x in ours for y in theirs if len(x.parties & y.parties) >= shared]
            left, right = _once(x for x, _ in same), _once(y for _, y in same)
            if _stands(left, one) and _stands(right, other):
                yield left, _beside(right, other)


def _own(labels: Sequence[Label], kind: str) -> list[Label]:
    return [label for label in labels if label.kind == kind and label.line.own(label.span) and not leans(label.line, label.span)]


def _once(labels: Iterator[Label]) -> list[Label]:
    """Each label once, in order."""
    return list(dict.fromkeys(labels))


def _stands(labels: Sequence[Label], every: Sequence[Label]) -> bool:
    """True for a label of headline or lead, or one that returns in another sentence, be it in somebody's words."""
    early = any(label.line.position is not Position.BODY for label in labels)
    kinds = {label.kind for label in labels}
    return bool(labels) and (early or len({label.line.at for label in every if label.kind in kinds}) > 1)


def _beside(labels: Sequence[Label], every: Sequence[Label]) -> list[Label]:
    """The labels, behind those of headline and lead that speak of the same in another way."""
    head = [label for label in every if label.line.position is not Position.BODY and label.line.own(label.span)]
    pairs = (pair for field in knowledge("framing_labels").values() for pair in field["pairs"])
    kin = {kind for pair in pairs if labels[0].kind in pair for kind in pair}
    return _once(iter([*(label for label in head if label.kind in kin), *labels]))


def _row(left: Sequence[Label], right: Sequence[Label]) -> FramingRow:
    values = {
        "label": left[0].kind,
        "one": left[0].line.article,
        "against": right[0].kind,
        "other": right[0].line.article,
    }
    return row(
        DIMENSION,
        sided([(label.line, phrase(label.line, label.span)) for label in side] for side in (left, right)),
        values,
        referent=" / ".join(sorted((left[0].kind, right[0].kind))),
        strength="weak",
        confidence=0.6,
    )


DIMENSION = Dimension(
    code="F302",
    name="label",
    reach=Reach.REQUEST,
    message="{one} calls it by a word for {label}, {other} by a word for {against}",
    caveat="Two words may be house style, or name two stages of one thing; see what each text means by its own.",
    documentation=__doc__,
    rows=rows,
    needs=(_BOOK,),
)
