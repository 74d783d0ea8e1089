"""F301: articles name the same contested thing by words of different register.

Only the articles' own words count: what stands in a quotation or in reported speech is the speaker's choice. Whether a name is
right is not for us; the row shows who uses which.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from claims.alignment import Alignment
from claims.extraction import Source
from claims.extraction.mentions import Reading
from claims.language.base import knowledge
from claims.language.fold import fold_word
from claims.language.pipeline import phrase
from claims.model.attribution import Voice
from claims.model.claim import Position
from claims.model.comparison import FramingEvidence, FramingRow
from claims.model.document import SegmentKind
from claims.model.span import Span

CODE = "F301"
_PASSAGES = 3  # shown for one article; the rest repeats them
_CAVEAT = "Names follow house style, source and country; a difference is a choice to look at, not a fault."


@dataclass(frozen=True, slots=True)
class _Use:
    article: str
    register: str
    span: Span
    text: str
    voice: Voice
    position: Position


def rows(sources: Sequence[Source], alignment: Alignment) -> Iterator[FramingRow]:
    """One row for each referent that articles name by different registers in their own words."""
    del alignment  # naming compares all mentions, aligned or not
    uses: dict[str, list[_Use]] = defaultdict(list)
    for source in sources:
        for referent, use in _uses(source):
            uses[referent].append(use)
    for referent in sorted(uses):
        yield from _row(referent, [use for use in uses[referent] if use.voice in (Voice.AUTHOR, Voice.HEADLINE)])


def _row(referent: str, uses: Sequence[_Use]) -> Iterator[FramingRow]:
    registers = {article: {use.register for use in uses if use.article == article} for article in {use.article for use in uses}}
    if len(registers) < 2 or len(set(map(frozenset, registers.values()))) < 2:
        return
    letters = {register: letter for letter, register in zip("abcdefgh", sorted({use.register for use in uses}), strict=False)}
    evidence: list[FramingEvidence] = []
    for article in sorted(registers):
        shown = [use for use in uses if use.article == article][:_PASSAGES]
        evidence += [
            FramingEvidence(
                article=use.article,
                span=use.span,
                text=use.text,
                voice=use.voice,
                position=use.position,
                side=letters[use.register],
            )
            for use in shown
        ]
    loaded = any(register not in ("neutral", "official") for article in registers.values() for register in article)
    names = "; ".join(f"{article}: {', '.join(sorted(registers[article]))}" for article in sorted(registers))
    key = "\0".join([CODE, referent, *(f"{item.article}:{item.text}" for item in evidence)])
    yield FramingRow(
        id=f"{CODE}-{hashlib.sha256(key.encode()).hexdigest()[:16]}",
        code=CODE,
        dimension="naming",
        referent=knowledge("referents")[referent]["label"],
        strength="strong" if loaded else "weak",
        confidence=0.8 if loaded else 0.5,
        message=f"named in different registers ({names})",
        caveat=_CAVEAT,
        evidence=tuple(evidence),
    )


def _uses(source: Source) -> Iterator[tuple[str, _Use]]:
    language = source.extraction.document.language
    for reading in source.readings:
        for at, run in enumerate(reading.tokens):
            taken, keys = 0, [token.keys for token in run]
            for first in range(len(run)):
                if first < taken:
                    continue
                found = _match(language, keys, first)
                if found is not None:
                    referent, register, length = found
                    taken = first + length
                    span = Span(run[first].start, run[taken - 1].end, reading.field)
                    yield referent, _use(source, reading, at, register, span)


def _use(source: Source, reading: Reading, at: int, register: str, span: Span) -> _Use:
    kind = reading.sentences[at].kind
    quoted = any(passage.span.contains(span) for passage in reading.passages)
    headline = kind in (SegmentKind.TITLE, SegmentKind.HEADING)
    voice = Voice.QUOTATION if quoted else (Voice.HEADLINE if headline else Voice.AUTHOR)
    position = Position.HEADLINE if headline else (Position.LEAD if kind is SegmentKind.LEAD else Position.BODY)
    text = reading.folded.source[span.start : span.end]
    return _Use(source.id, register, span, text, voice, position)


def _match(language: str, keys: Sequence[tuple[str, ...]], first: int) -> tuple[str, str, int] | None:
    """The longest listed name that starts at token `first`: referent, register, length in tokens."""
    best: tuple[str, str, int] | None = None
    for key in keys[first]:
        for words, referent, register in _index(language).get(key, ()):
            length = len(words)
            fits = first + length <= len(keys) and all(word in keys[first + step] for step, word in enumerate(words))
            if fits and (best is None or length > best[2]):
                best = (referent, register, length)
    return best


@cache
def _index(language: str) -> dict[str, tuple[tuple[tuple[str, ...], str, str], ...]]:
    """Listed names of a language by their first word."""
    index: dict[str, list[tuple[tuple[str, ...], str, str]]] = defaultdict(list)
    for referent, entry in knowledge("referents").items():
        for register, by_language in entry["names"].items():
            for name in by_language.get(language, ()):
                words = tuple(fold_word(token.text) for token in phrase(name, language))
                index[words[0]].append((words, referent, register))
    return {key: tuple(found) for key, found in index.items()}
