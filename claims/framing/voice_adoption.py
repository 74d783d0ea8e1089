"""Words that an article gives to somebody come back as its own: a phrase of a minister that the text then uses without him.

Only marked words count: a label, an evaluation, or a phrase that the article itself put in quotation marks. Facts that the text
reports and then tells are no such thing; nor are names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.framing.desk import Desk, Line
from claims.framing.label import APART
from claims.framing.leaning import leans
from claims.framing.lexicon import cues
from claims.framing.model import Dimension, Reach
from claims.framing.rows import row, sided
from claims.model.attribution import AttributionKind, Passage
from claims.model.claim import Position
from claims.model.comparison import FramingRow
from claims.model.span import Span

_CONTENT = frozenset({"NOUN", "ADJ", "PROPN", "VERB", "NUM"})
_RUN = 4
"""Words of content that two stretches have in common, in order and with nothing between them."""
_QUOTED = (2, 5)
"""Words of content of a phrase in quotation marks that may come back whole; a longer one is a statement."""
_APART = 2
"""Sentences from one place to the other: what follows at once still leans on the speaker."""
_MARKS = frozenset("\"'«»“”„‘’‹›")
_BOOKS = ("label", "evaluative")


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of content of a stretch: their keys, and where they stand."""

    line: Line
    keys: tuple[frozenset[str], ...]
    spans: tuple[Span, ...]


def rows(desk: Desk) -> Iterator[FramingRow]:
    """At most one row for an article: the longest run of words that come back."""
    for article, lines in desk.lines.items():
        best = max(_adopted(lines), key=lambda found: len(found[2]), default=None)
        if best is not None:
            given, taken, words = best
            yield row(
                DIMENSION,
                sided([[given], [taken]]),
                {"one": article, "words": words},
                referent="words",
                strength="weak",
                confidence=0.6,
            )


def _adopted(lines: Sequence[Line]) -> Iterator[tuple[tuple[Line, Span], tuple[Line, Span], str]]:
    own = [_words(line, line.span) for line in lines if line.position is not Position.HEADLINE]
    for line in lines:
        for span, whole in _given(line):
            given = _words(line, span)
            least = len(given.keys) if whole else _RUN
            for told in own:
                if abs(told.line.at - line.at) < _APART:
                    continue
                run = _common(given, told, least)
                if run is None:
                    continue
                here, there = run
                if not _is_named(line, here) and _is_own(told.line, there) and (whole or _is_marked(told.line, there)):
                    yield (line, here), (told.line, there), " ".join(told.line.words(there).split())


def _given(line: Line) -> Iterator[tuple[Span, bool]]:
    """The stretches of a sentence that are somebody's words, and whether each is a phrase in quotation marks."""
    for passage in line.passages:
        span = _inside(line, passage)
        if span is not None and passage.speaker is not None:
            short = passage.kind is AttributionKind.DIRECT and _QUOTED[0] <= len(_words(line, span).keys) <= _QUOTED[1]
            yield span, short
    leaning = [line.stretch(at, at + 1) for at in range(len(line.tokens)) if leans(line, line.stretch(at, at + 1))]
    if leaning:
        yield leaning[0].cover(leaning[-1]), False


def _inside(line: Line, passage: Passage) -> Span | None:
    """The part of a passage that stands in a sentence."""
    start, end = max(line.span.start, passage.span.start), min(line.span.end, passage.span.end)
    return Span(start, end, passage.span.field) if start < end else None


def _words(line: Line, span: Span) -> _Words:
    at = [
        number
        for number, (token, tag) in enumerate(zip(line.tokens, line.tags, strict=True))
        if tag in _CONTENT and span.start <= token.start and token.end <= span.end and any(map(str.isalpha, token.text))
    ]
    return _Words(line, tuple(frozenset(line.tokens[number].keys) for number in at), tuple(line.stretch(n, n + 1) for n in at))


def _common(one: _Words, other: _Words, least: int) -> tuple[Span, Span] | None:
    """The longest run of words that two stretches share, where it has so many."""
    best, at = 0, (0, 0)
    before = [0] * (len(other.keys) + 1)
    for i, key in enumerate(one.keys):
        here = [0] * (len(other.keys) + 1)
        for j, against in enumerate(other.keys):
            if key & against:
                here[j + 1] = before[j] + 1
                if here[j + 1] > best:
                    best, at = here[j + 1], (i, j)
        before = here
    if best < max(least, 1):
        return None
    (i, j) = at
    return one.spans[i - best + 1].cover(one.spans[i]), other.spans[j - best + 1].cover(other.spans[j])


def _is_named(line: Line, span: Span) -> bool:
    """True for words that are a name, or hold figures."""
    return any(map(str.isdigit, line.words(span))) or any(name.span.contains(span) for name in line.names)


def _is_own(line: Line, span: Span) -> bool:
    """True for the article's own words; not where they stand in quotation marks, whoever is quoted."""
    around = line.words(Span(max(line.span.start, span.start - 1), min(line.span.end, span.end + 1), span.field))
    return line.own(span) and not leans(line, span) and not any(mark in _MARKS for mark in around)


def _is_marked(line: Line, span: Span) -> bool:
    """True where a label or an evaluation stands among the words."""
    marked = (cue for book in _BOOKS for cue in cues(line, book) if cue.kind != APART)
    return any(span.contains(line.stretch(cue.first, cue.last)) for cue in marked)


DIMENSION = Dimension(
    code="F305",
    name="voice_adoption",
    reach=Reach.REQUEST,
    message="{one} takes words that it gives to somebody into its own voice (“{words}”)",
    caveat="The phrase may be a common one, or lean on the same speaker from further off.",
    documentation=__doc__,
    rows=rows,
)
