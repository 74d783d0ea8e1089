"""Articles quote words and do not say whose they are, where others of the story name the speaker of all that they quote.

A speaker is looked for in the sentence and its neighbours, and anybody named or mentioned there may be one: better to see a speaker
too many. Words without a verb are titles, names, terms or marks of distance, and are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from claims.framing.desk import Desk, Line
from claims.framing.model import Dimension, Reach
from claims.framing.rows import Sight, row, sided
from claims.knowledge.concepts import concept
from claims.language.base import knowledge, table
from claims.model.attribution import AttributionKind, Passage
from claims.model.claim import Position
from claims.model.comparison import FramingRow
from claims.model.name import NameKind
from claims.model.span import Span

_WORDS = 3
_LONGEST = 250
_WHO = (NameKind.PER, NameKind.ORG)
_MINDS = ("role", "organization")
_VERBAL = ("VERB", "AUX")


def rows(desk: Desk) -> Iterator[FramingRow]:
    """One row where quotations without a speaker stand beside articles that name the speaker of each."""
    found = {article: list(nobodys(lines)) for article, lines in desk.lines.items()}
    one = [article for article, sights in found.items() if sights]
    other = [article for article, sights in found.items() if not sights and _names_speakers(desk.lines[article])]
    if one and other:
        yield row(
            DIMENSION,
            sided([[sight for article in one for sight in found[article]]]),
            {"one": ", ".join(sorted(one)), "other": ", ".join(sorted(other))},
            referent="quotation",
            strength="weak",
            confidence=0.6,
        )


def nobodys(lines: Sequence[Line]) -> Iterator[Sight]:
    """The quotations of an article that nobody near them can have said."""
    for at, line in enumerate(lines):
        near = [other for other in lines[max(0, at - 1) : at + 2] if other.reading is line.reading]
        for passage in line.passages:
            if (
                line.span.contains(passage.span)
                and _is_saying(line, passage)
                and not any(_has_source(one, passage) for one in near)
            ):
                yield line, passage.span


def _is_saying(line: Line, passage: Passage) -> bool:
    """True for a closed quotation of the text that has no speaker or cue, and a verb."""
    if passage.kind is not AttributionKind.DIRECT or passage.speaker is not None or passage.cue is not None or not passage.closed:
        return False
    inside = [at for at in range(len(line.tokens)) if passage.span.contains(line.stretch(at, at + 1))]
    words = [at for at in inside if line.tokens[at].text.isalpha()]
    said = len(words) >= _WORDS and any(line.tags[at] in _VERBAL for at in words)
    return said and len(passage.span) <= _LONGEST and line.position is not Position.HEADLINE


def _has_source(line: Line, passage: Passage) -> bool:
    """True for a sentence in which somebody stands outside the quotation: a name, a kind of people, a pronoun, another's words."""
    if any(other.speaker is not None or other.cue is not None for other in line.passages):
        return True
    if any(name.kind in _WHO and not passage.span.contains(name.span) for name in line.names):
        return True
    if any(_is_somebody(mention.concept) for mention in line.concepts if not passage.span.contains(mention.span)):
        return True
    return _has_pronoun(line, passage.span)


def _is_somebody(name: str) -> bool:
    """True for a concept of people or bodies that can speak."""
    known = concept(name)
    return name in _speakers() or (known is not None and known.kind in _MINDS)


@cache
def _speakers() -> frozenset[str]:
    book = knowledge("stances")
    return frozenset([*book["parties"], *book["authorities"], *(name for names in book["camps"].values() for name in names)])


def _has_pronoun(line: Line, quoted: Span) -> bool:
    spans = (line.stretch(at, at + 1) for at, token in enumerate(line.tokens) if token.text.casefold() in _pronouns(line.language))
    return any(not quoted.contains(span) for span in spans)


@cache
def _pronouns(language: str) -> frozenset[str]:
    """Words for somebody named before, with their accents ("él" is no article); reflexive ones are none."""
    book = table(language, "coreference")
    return frozenset(word for name in ("he", "she", "they") for word in book.get(name, ()))


def _names_speakers(lines: Sequence[Line]) -> bool:
    """True for an article that quotes somebody."""
    return any(
        passage.kind is AttributionKind.DIRECT and passage.speaker is not None for line in lines for passage in line.passages
    )


DIMENSION = Dimension(
    code="F306",
    name="unattributed_quotation",
    reach=Reach.STORY,
    message="{one} quotes words without a speaker near them; {other} names who says what it quotes",
    caveat="The speaker may be told far from the words, or the words be a saying that needs none.",
    documentation=__doc__,
    rows=rows,
)
