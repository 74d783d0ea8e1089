"""Rows: how a contrast becomes a row of the report. One place for ids, sides and wording."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from claims.framing.desk import Line
from claims.framing.model import Dimension
from claims.model.comparison import FramingEvidence, FramingRow
from claims.model.span import Span

LETTERS = "abcdefghijklmnopqrstuvwxyz"
SHOWN = 3
"""Passages shown for one side in one article; the rest repeats them."""

CELL = 4
"""Passages shown for one article where each article is a side of its own."""
COLUMNS = 8
"""Articles shown side by side; a table with more cannot be read."""
BRIEF = 240
"""Code points of a sentence that is shown whole; of a longer one only the stretch that matters."""

Sight = tuple[Line, Span]
"""A stretch of a sentence that is to be shown."""


def side_by_side(cells: Mapping[str, Sequence[Sight]]) -> tuple[FramingEvidence, ...]:
    """Passages with each article as a side of its own: the first `CELL` of each, for `COLUMNS` articles, in order of position."""
    chosen = list(cells.values())[:COLUMNS]
    shown = [line.sight(span, letter) for letter, sights in zip(LETTERS, chosen, strict=False) for line, span in sights[:CELL]]
    return tuple(sorted(shown, key=lambda item: (item.article, item.span)))


def brief(line: Line, span: Span | None = None) -> Span:
    """A sentence where it is short, else the stretch of it that matters, cut behind a word where that is long too."""
    if len(line.span) <= BRIEF:
        return line.span
    span = span if span is not None and line.span.contains(span) else line.span
    if len(span) <= BRIEF:
        return span
    ends = [token.end for token in line.tokens if span.start < token.end <= span.start + BRIEF]
    return Span(span.start, ends[-1] if ends else span.start + BRIEF, span.field)


def sided(groups: Iterable[Sequence[Sight]]) -> tuple[FramingEvidence, ...]:
    """Groups of passages as the sides of one contrast, at most `SHOWN` of an article on a side, in order of position."""
    evidence: list[FramingEvidence] = []
    for letter, sights in zip(LETTERS, groups, strict=False):
        shown: dict[str, int] = {}
        for line, span in dict.fromkeys(sights):
            shown[line.article] = shown.get(line.article, 0) + 1
            if shown[line.article] <= SHOWN:
                evidence.append(line.sight(span, letter))
    return tuple(sorted(evidence, key=lambda item: (item.article, item.span)))


def row(
    dimension: Dimension,
    evidence: Sequence[FramingEvidence],
    values: Mapping[str, str],
    *,
    referent: str,
    strength: str,
    confidence: float,
    message: str | None = None,
) -> FramingRow:
    """A row of a dimension. `message`: another of its templates. The id comes from the passages, so that a re-run keeps it."""
    template = message or dimension.message
    key = "\0".join([dimension.code, referent, *(f"{item.article}:{item.text}" for item in evidence)])
    return FramingRow(
        id=f"{dimension.code}-{hashlib.sha256(key.encode()).hexdigest()[:16]}",
        code=dimension.code,
        dimension=dimension.name,
        referent=referent,
        strength=strength,
        confidence=confidence,
        message=template.format(**values),
        caveat=dimension.caveat,
        evidence=tuple(evidence),
        template=template,
        values=dict(values),
    )
