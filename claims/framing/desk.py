"""What the dimensions of framing read: every sentence of every article, with whose words it holds and where it stands.

Voice comes first: nothing is ever said about an author's words because of what stands in a quotation or in reported speech.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from claims.alignment import Alignment
from claims.extraction import Reading, Source
from claims.extraction.mentions import within
from claims.extraction.voices import by_sentence
from claims.language.pipeline import Token
from claims.model.attribution import AttributionKind, Passage, Voice
from claims.model.claim import Claim, ConceptMention, Position
from claims.model.comparison import FramingEvidence
from claims.model.document import SegmentKind
from claims.model.name import NameMention
from claims.model.span import Span

if TYPE_CHECKING:
    from claims.framing.house import House

_HEADS = (SegmentKind.TITLE, SegmentKind.HEADING)


@dataclass(frozen=True, eq=False)
class Line:
    """A sentence of an article. `at` counts from 0 over the article, title first; `passages` reach into it, in order."""

    article: str
    reading: Reading
    number: int  # within its field
    at: int
    passages: tuple[Passage, ...]
    house: House | None = None

    @property
    def span(self) -> Span:
        """Where the sentence stands."""
        return self.reading.sentences[self.number].span

    @property
    def language(self) -> str:
        """The primary tag of its language."""
        return self.reading.sentences[self.number].language

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Its tokens."""
        return self.reading.tokens[self.number]

    @property
    def tags(self) -> tuple[str, ...]:
        """The universal tags of its tokens."""
        return self.reading.tags[self.number]

    @property
    def text(self) -> str:
        """The sentence as sent."""
        return self.words(self.span)

    @property
    def position(self) -> Position:
        """Headline, lead or body."""
        kind = self.reading.sentences[self.number].kind
        return Position.HEADLINE if kind in _HEADS else (Position.LEAD if kind is SegmentKind.LEAD else Position.BODY)

    @cached_property
    def concepts(self) -> tuple[ConceptMention, ...]:
        """The concepts met in it, those inside names left out."""
        return within(self.reading.concepts, self.span)

    @cached_property
    def names(self) -> tuple[NameMention, ...]:
        """The names in it."""
        return within(self.reading.names, self.span)

    def words(self, span: Span) -> str:
        """A stretch of the text as sent."""
        return self.reading.folded.source[span.start : span.end]

    def stretch(self, first: int, last: int) -> Span:
        """Where tokens `[first, last)` stand."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end, self.reading.field)

    def passage(self, span: Span) -> Passage | None:
        """The innermost passage that holds a stretch: whose words it is."""
        around = [passage for passage in self.passages if passage.span.contains(span)]
        return min(around, key=lambda passage: len(passage.span)) if around else None

    def voice(self, span: Span) -> Voice:
        """Whose words a stretch is. A quoted headline is a quotation first."""
        holder = self.passage(span)
        if holder is not None:
            return Voice.QUOTATION if holder.kind is AttributionKind.DIRECT else Voice.REPORTED
        return Voice.HEADLINE if self.position is Position.HEADLINE else Voice.AUTHOR

    def own(self, span: Span) -> bool:
        """True for the article's own words: the author's, or the headline's."""
        return self.voice(span) in (Voice.AUTHOR, Voice.HEADLINE)

    def sight(self, span: Span, side: str) -> FramingEvidence:
        """A stretch as evidence on one side of a contrast."""
        return FramingEvidence(
            article=self.article,
            span=span,
            text=self.words(span),
            voice=self.voice(span),
            position=self.position,
            side=side,
        )


@dataclass(frozen=True, eq=False)
class Desk:
    """The articles under comparison. `alignment` is that of their story; None where several stories lie side by side.

    `house`: what the newsroom adds and silences. `stories`: the ids of the articles of each story.
    """

    sources: tuple[Source, ...]
    alignment: Alignment | None = None
    house: House | None = None
    stories: tuple[frozenset[str], ...] = ()

    def together(self, a: str, b: str) -> bool:
        """True for two articles of one story."""
        return self.alignment is not None or any({a, b} <= story for story in self.stories)

    @cached_property
    def lines(self) -> dict[str, tuple[Line, ...]]:
        """The sentences of each article, title first, by the article's id."""
        return {source.id: tuple(_lines(source, self.house)) for source in self.sources}

    @cached_property
    def languages(self) -> dict[str, str]:
        """The language of each article, by its id."""
        return {source.id: source.extraction.document.language for source in self.sources}

    def every(self) -> Iterator[Line]:
        """All sentences of all articles."""
        for lines in self.lines.values():
            yield from lines

    def line(self, claim: Claim) -> Line:
        """The sentence that a claim stands in."""
        lines = [line for line in self.lines[claim.article] if line.reading.field is claim.span.field]
        return lines[max(0, bisect_left(lines, claim.span.start + 1, key=lambda line: line.span.start) - 1)]


def _lines(source: Source, house: House | None) -> Iterator[Line]:
    at = 0
    for reading in source.readings:
        passages = by_sentence(sorted(reading.passages, key=lambda passage: passage.span), reading.sentences)
        for number in range(len(reading.sentences)):
            yield Line(source.id, reading, number, at, tuple(passages[number]), house)
            at += 1
