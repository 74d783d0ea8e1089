"""Causes that no joining word tells: a force that does it ("the swell opened a crack") or in which it happens ("in heavy seas").

Forces are the concepts of the families of `knowledge/causes.toml` that act by themselves: weather, an obstacle, violence.
"""

from __future__ import annotations

from collections.abc import Iterator

from claims.language.base import knowledge
from claims.model.claim import Claim, ConceptMention
from claims.model.comparison import Extraction
from claims.model.span import Span
from claims.rules.cues import cues, tokens_of
from claims.rules.slots import topics

_BESIDE = 5  # tokens from "in" to the force it leads to
_CLOSE = 90  # code points between a force and what it does


def forces(extraction: Extraction) -> Iterator[tuple[Claim, ConceptMention, Span, frozenset[str]]]:
    """Each force with its claim, the words that tell it and the mishaps it is the cause of."""
    words = knowledge("causes")
    acting = {name for family in words["acting"] for name in words["families"][family]}
    mishaps = frozenset(words["mishaps"])
    for claim in extraction.claims:
        hurt = [mention for mention in claim.concepts if mention.concept in mishaps]
        for force in claim.concepts:
            if force.concept not in acting or force.concept in mishaps:
                continue
            told = [other for other in hurt if other.span.distance(force.span) <= _CLOSE and not other.span.overlaps(force.span)]
            if not told:
                continue
            span = _amid(extraction, claim, force) if force.concept in words["families"]["weather"] else None
            if span is None and _does(claim, force, told):
                span = force.span.cover(max(mention.span for mention in told))
            if span is not None:
                yield claim, force, span, frozenset(mention.concept for mention in told) & topics(claim)


def _does(claim: Claim, force: ConceptMention, told: list[ConceptMention]) -> bool:
    """True when the force is the agent of the mishap, or of a verb that does one."""
    doing = knowledge("causes")["doing"]
    agent = any(argument.role == "agent" and argument.span.overlaps(force.span) for argument in claim.arguments)
    if agent and claim.event is not None and (claim.event.type in doing or claim.event.type in {one.concept for one in told}):
        return True
    verbs = [mention for mention in claim.concepts if mention.concept in doing and mention.span.start >= force.span.end]
    return any(one.span.start >= verb.span.end for verb in verbs for one in told)


def _amid(extraction: Extraction, claim: Claim, force: ConceptMention) -> Span | None:
    """The words from "in" or "amid" to a force that follows at once."""
    source = extraction.document.article.field_text(claim.span.field)
    tokens = tokens_of(source, claim.language, claim.span.start, claim.span.end)
    at = next((number for number, token in enumerate(tokens) if token.start >= force.span.start), None)
    if at is None:
        return None
    start = max(0, at - _BESIDE)
    runs = list(cues("amid", tokens[start : at + 1], claim.language, base=start, book="discourse"))
    if not runs:
        return None
    first, last = runs[-1]
    between = tokens[last:at]
    if any(not token.text.isalnum() and token.text not in "-." for token in between):
        return None
    return Span(tokens[first].start, force.span.end, claim.span.field)
