"""Voices: a sentence parted into runs of tokens that are one person's words, by the passages found in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.extraction.predicates import Words
from claims.language.parser import Arc
from claims.language.pipeline import Token
from claims.model.attribution import AttributionKind, Passage
from claims.model.document import Segment
from claims.model.span import Span


@dataclass(frozen=True, slots=True)
class Region:
    """Tokens `[first, last)` of one sentence that are of one voice."""

    first: int
    last: int
    passage: Passage | None

    def inside(self, places: frozenset[int]) -> frozenset[int]:
        """Those of some places in the sentence that lie in the region, counted from its start."""
        return frozenset(at - self.first for at in places if self.first <= at < self.last)


def by_sentence(passages: Sequence[Passage], sentences: Sequence[Segment]) -> list[list[Passage]]:
    """For each sentence the passages that reach into it."""
    found: list[list[Passage]] = [[] for _ in sentences]
    for passage in passages:
        at = bisect_left(sentences, passage.span.start, key=lambda segment: segment.span.end)
        while at < len(sentences) and sentences[at].span.start < passage.span.end:
            found[at].append(passage)
            at += 1
    return found


def regions(tokens: Sequence[Token], passages: Sequence[Passage]) -> Iterator[Region]:
    """Cut a sentence by voice: each run of tokens inside one passage, and the runs between. Passages come in order of position."""
    first = 0
    voice: Passage | None = None
    open_now: list[Passage] = []
    next_one = 0
    for at, token in enumerate(tokens):
        while next_one < len(passages) and passages[next_one].span.start <= token.start:
            open_now.append(passages[next_one])
            next_one += 1
        open_now = [passage for passage in open_now if token.end <= passage.span.end]
        here = min(open_now, key=lambda passage: len(passage.span)) if open_now else None  # the innermost
        if at > first and here is not voice:
            yield Region(first, at, voice)
            first = at
        voice = here
    if first < len(tokens):
        yield Region(first, len(tokens), voice)


def is_fragment(words: Words, passage: Passage, passages: Sequence[Passage], cues: frozenset[int]) -> bool:
    """True for quoted words without a verb in a sentence that goes on around them: the claim is that of the sentence.

    "called it a “message of peace” and left" quotes three words and claims nothing in them.
    """
    if passage.kind is not AttributionKind.DIRECT:
        return False
    inside = [at for at, token in enumerate(words.tokens) if passage.span.start <= token.start < passage.span.end]
    if not inside or any(words.is_finite(at) for at in inside):
        return False
    if any(other is not passage and other.span.contains(passage.span) for other in passages):
        return True
    quoted = {
        at
        for other in passages
        if other.kind is AttributionKind.DIRECT
        for at, token in enumerate(words.tokens)
        if other.span.start <= token.start < other.span.end
    }
    return any(words.is_finite(at) and at not in cues and at not in quoted for at in range(len(words)))


def arcs_of(arcs: Sequence[Arc], region: Region) -> list[Arc]:
    """The arcs of a region, those that lead out of it cut."""
    return [
        Arc(arc.head - region.first if arc.head is not None and region.first <= arc.head < region.last else None, arc.relation)
        for arc in arcs[region.first : region.last]
    ]


def touches(token: Token, span: Span) -> bool:
    """True when a token and a span share a letter."""
    return token.start < span.end and span.start < token.end
