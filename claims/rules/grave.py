"""Grave facts: sentences that tell what endangers people, breaks the law or costs the public, and where it came to light.

One loud word is no grave fact. A sentence counts when two of these stand in it: a danger, a wrong, an audit or inquiry that shows
it, a warning in advance, an order or warning that nobody heeded, a sanction of earlier days, a tie of kinship or money to whoever
decides. A document that the article alone has seen counts for two.
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

_KINDS = ("danger", "wrongdoing", "uncovered", "warned", "ignored", "earlier", "interest")
_LOOSE = frozenset({"danger", "warned", "ignored"})  # words that weather and traffic have as well: no two of these make a fact
_SEEN = 2  # kinds that a document seen by the article alone counts for


@dataclass(frozen=True, slots=True, kw_only=True)
class Grave:
    """A grave sentence: its claims, the gravest first, all it is about, and how many grave words stand in it."""

    claims: tuple[Claim, ...]
    topics: frozenset[str]
    weight: int


def grave_facts(extraction: Extraction) -> Iterator[Grave]:
    """The grave sentences of an article, in the author's or a source's words, in order."""
    for line, claims in _told(extraction):
        found = _kinds(line)
        seen = _words(line, "exclusive")
        if seen or len(found.get("danger", ())) > 1 or (len(found) > 1 and not _LOOSE.issuperset(found)):
            words = [word for kind, spans in found.items() if kind != "uncovered" for word in spans]
            told = sorted(claims, key=lambda claim: (-_held(claim, words), _held(claim, seen)))
            yield Grave(
                claims=tuple(told),
                topics=frozenset(topic for claim in claims for topic in topics(claim)),
                weight=sum(map(len, found.values())) + _SEEN * bool(seen) + bool(line.quantities),
            )


def _kinds(line: Line) -> dict[str, list[Span]]:
    """The grave words of a sentence by kind, each word once."""
    found: dict[str, list[Span]] = {}
    taken: set[Span] = set()
    for kind in _KINDS:
        spans = [span for span in _words(line, kind) if span not in taken]
        taken.update(spans)
        if spans:
            found[kind] = spans
    return found


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
