"""Grave facts: sentences that tell what endangers people, breaks the law or costs the public, and where it came to light.

One loud word is no grave fact. A sentence counts when two of three stand in it: a danger, a wrong, and an audit, an inquiry or a
document that shows it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.model.attribution import Voice
from claims.model.claim import Claim
from claims.model.comparison import Extraction
from claims.model.span import Field, Span
from claims.rules.cues import Line, cues, lines
from claims.rules.slots import topics

_KINDS = ("danger", "wrongdoing", "uncovered")


@dataclass(frozen=True, slots=True, kw_only=True)
class Grave:
    """A grave sentence: its claims, the gravest first, all it is about, and how many grave words stand in it."""

    claims: tuple[Claim, ...]
    topics: frozenset[str]
    weight: int


def grave_facts(extraction: Extraction) -> Iterator[Grave]:
    """The grave sentences of an article, in the author's or a source's words, in order."""
    for line, claims in _told(extraction):
        danger, wrong, shown = (_words(line, kind) for kind in _KINDS)
        if len(danger) > 1 or (wrong and (danger or shown)) or (danger and shown):
            told = sorted(claims, key=lambda claim: -_held(claim, danger + wrong))
            yield Grave(
                claims=tuple(told),
                topics=frozenset(topic for claim in claims for topic in topics(claim)),
                weight=len(danger) + len(wrong) + len(shown) + bool(line.quantities),
            )


def troubles(extraction: Extraction) -> Iterator[frozenset[str]]:
    """What every sentence of an article that tells of any danger or wrong is about."""
    for line, claims in _told(extraction, quoted=True):
        if _words(line, "danger") or _words(line, "wrongdoing"):
            yield frozenset(topic for claim in claims for topic in topics(claim))


def _told(extraction: Extraction, *, quoted: bool = False) -> Iterator[tuple[Line, list[Claim]]]:
    """The sentences of a text with their claims."""
    for line in lines(extraction):
        claims = [claim for claim in extraction.claims if claim.span.field is line.span.field and line.span.contains(claim.span)]
        claims = [claim for claim in claims if quoted or claim.voice is not Voice.QUOTATION]
        if claims and (quoted or line.span.field is Field.TEXT):
            yield line, claims


def _held(claim: Claim, words: Sequence[Span]) -> int:
    return sum(claim.span.contains(word) for word in words)


def _words(line: Line, kind: str) -> list[Span]:
    """Where words of a list stand in a sentence."""
    tokens = line.tokens
    firsts = {first for first, _ in cues(kind, tokens, line.language, book="discourse")}
    return [Span(tokens[first].start, tokens[first].end, line.span.field) for first in sorted(firsts)]
