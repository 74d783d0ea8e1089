"""Who stands behind a measure: "American sanctions" in one article, "sanctions imposed on the country" in another.

A measure that lasts is named by many articles, each of which names its author, makes it vague ("international", "Western") or
leaves it open. A row is shown where an article never names whom another does, both about the same parties.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from claims.framing.desk import Desk, Line
from claims.framing.model import Dimension, Reach
from claims.framing.parties import about_the_same
from claims.framing.rows import phrase, row, sided
from claims.knowledge.demonyms import read_demonym
from claims.language.base import knowledge, table
from claims.model.comparison import FramingRow
from claims.model.name import NameKind
from claims.model.span import Span

_KINDS = (NameKind.LOC, NameKind.ORG)
_BETWEEN = 2
"""Adjectives between a measure and the one that tells whose it is: "American economic sanctions"."""
_BEFORE = ("en", "ru")
"""Languages whose adjectives stand before the noun."""
_GENITIVE = ("ar", "ru")
"""Languages in which the author of a measure stands right behind it: «санкции США»."""
_NEAR = 40
"""Code points between a measure and the name of its author."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure in an article's own words: what kind, where it stands with who is behind it, and who that is."""

    kind: str
    line: Line
    span: Span
    author: str | None


def rows(desk: Desk) -> Iterator[FramingRow]:
    """One row for a measure of a group of articles: those that name its author, those that never do."""
    for group in about_the_same(desk):
        told = {article: [one for line in desk.lines[article] for one in measures(line)] for article in group}
        for kind in knowledge("framing_measures"):
            here = {article: same for article, found in told.items() if (same := [one for one in found if one.kind == kind])}
            named = [one for found in here.values() for one in found if one.author is not None]
            bare = [one for found in here.values() if all(each.author is None for each in found) for one in found]
            if named and bare:
                yield _row(kind, named, bare)


def measures(line: Line) -> Iterator[Measure]:
    """The measures of a sentence in the article's own words."""
    for mention in line.concepts:
        kind = _kinds().get(mention.concept)
        at = next((number for number, token in enumerate(line.tokens) if token.start >= mention.span.start), None)
        if kind is None or at is None or line.tags[at] == "VERB" or not line.own(mention.span):
            continue
        beside = _beside(line, mention.span) or _by(line, mention.span)
        yield Measure(kind, line, mention.span.cover(beside) if beside else mention.span, line.words(beside) if beside else None)


def _beside(line: Line, span: Span) -> Span | None:
    """The adjective of a country, or the name, that stands at a measure: no preposition comes between."""
    number = next(at for at, token in enumerate(line.tokens) if token.start >= span.start)
    step = -1 if line.language in _BEFORE else 1
    last = next((at for at, token in enumerate(line.tokens) if token.end >= span.end), number)
    at = (number if step < 0 else last) + step
    for _ in range(_BETWEEN + 1):
        if not 0 <= at < len(line.tokens) or line.tags[at] not in ("ADJ", "PROPN", "NOUN", "X", "VERB"):
            return None
        here = line.stretch(at, at + 1)
        if read_demonym(line.tokens[at].text) or any(name.kind in _KINDS and name.span.overlaps(here) for name in line.names):
            return here
        at += step
    return None


def _by(line: Line, span: Span) -> Span | None:
    """The name behind words such as "imposed by"."""
    words = table(line.language, "framing/measures").get("by", ())
    tail = line.words(Span(span.end, line.span.end, span.field)).casefold()
    for name in line.names:
        if name.kind in _KINDS and span.end <= name.span.start:
            between = tail[: name.span.start - span.end].strip()
            behind = any(f" {between}".endswith(f" {phrase}") for phrase in words) and "," not in between and len(between) <= _NEAR
            if behind or (not between and line.language in _GENITIVE):
                return name.span
    return None


def _row(kind: str, named: Sequence[Measure], bare: Sequence[Measure]) -> FramingRow:
    sides = [named, bare]
    return row(
        DIMENSION,
        sided([(one.line, phrase(one.line, one.span)) for one in side] for side in sides),
        {"measure": kind, "one": _articles(named), "other": _articles(bare)},
        referent=kind,
        strength="weak",
        confidence=0.65,
    )


def _articles(side: Sequence[Measure]) -> str:
    return ", ".join(sorted({one.line.article for one in side}))


@cache
def _kinds() -> dict[str, str]:
    return {name: kind for kind, names in knowledge("framing_measures").items() for name in names}


DIMENSION = Dimension(
    code="F318",
    name="agency",
    reach=Reach.REQUEST,
    message="who is behind the {measure} is named in {one}, not in {other}",
    caveat="Readers may know who is meant; a text may also speak of measures of several authors.",
    documentation=__doc__,
    rows=rows,
    needs=("measures",),
)
