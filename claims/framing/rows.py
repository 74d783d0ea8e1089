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


_BEFORE = frozenset({"en", "ru"})
"""Languages whose adjectives stand before the noun."""
_OF = frozenset({"of", "de", "del", "des", "du"})
_AFTER = {"ar": frozenset({"ADJ", "NOUN", "PROPN"}), "es": frozenset({"ADJ"}), "fr": frozenset({"ADJ"})}
"""Tags that go with a noun in front of them, by language; Arabic strings nouns together."""
_GROWN = 2
"""Words on one side of a noun."""


def phrase(line: Line, span: Span) -> Span:
    """A noun with what stands right at it: "strategic alliance", "front of resistance", «تحالف الفرص»."""
    at = [number for number, token in enumerate(line.tokens) if span.start <= token.start and token.end <= span.end]
    if not at:
        return span
    first, last, tags = at[0], at[-1], line.tags
    if line.language in _BEFORE:
        while at[0] - first < _GROWN and first > 0 and tags[first - 1] in ("ADJ", "PROPN"):
            first -= 1
    while last - at[-1] < _GROWN and last + 1 < len(tags) and tags[last + 1] in _AFTER.get(line.language, ()):
        last += 1
    if last + 2 < len(tags) and line.tokens[last + 1].text.casefold() in _OF and tags[last + 2] in ("NOUN", "PROPN"):
        last += 2
    return span.cover(line.stretch(first, last + 1))


def around(line: Line, span: Span) -> Span:
    """A sentence where it is short, else what stands around a stretch of it, cut between words."""
    if len(line.span) <= BRIEF:
        return line.span
    spare = max(0, BRIEF - len(span)) // 2
    held = [token for token in line.tokens if span.start - spare <= token.start and token.end <= span.end + spare]
    return span.cover(Span(held[0].start, held[-1].end, span.field)) if held else span


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
