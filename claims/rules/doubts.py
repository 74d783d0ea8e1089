"""Doubts: what an article lets somebody claim and itself says nobody could verify, or that somebody else denies.

The doubt stands in the sentence of the claim or in the next one, where it must come back to the claim ("it", "its authenticity").
A deed that a party claims for itself ("claims to have copied") is a claim even where the verb of claiming is that of the clause.
"""

from __future__ import annotations

from claims.language.base import knowledge
from claims.language.pipeline import Token
from claims.model.attribution import AttributionKind
from claims.model.claim import Claim
from claims.rules.cues import has, tokens_of
from claims.rules.model import Scene

_FAR = 24  # words of a sentence behind a claim that speak of it alone


def doubted(scene: Scene, claim: Claim) -> bool:
    """True when the article says of what somebody claims that it is not verified, or that another denies it."""
    if claim.attribution.kind is AttributionKind.NARRATOR and not boasts(claim) and not _accuses(claim):
        return False
    own, after = _around(scene, claim)
    if any(has(name, own, claim.language, book="discourse") for name in ("unverified", "disputed")):
        return True
    return has("back", after, claim.language, book="discourse") and any(
        has(name, after, claim.language, book="discourse") for name in ("unverified", "disputed")
    )


def boasts(claim: Claim) -> bool:
    """True for a deed that a party claims for itself: "claims to have copied the files"."""
    return has("boasts", tokens_of(claim.text, claim.language), claim.language, book="discourse")


def _accuses(claim: Claim) -> bool:
    return any(mention.concept in knowledge("stances")["accusations"] for mention in claim.concepts)


def _around(scene: Scene, claim: Claim) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """The words of the sentence behind where a claim begins, and those of the next sentence, where it is a short one."""
    field = claim.span.field
    document = scene.extraction(claim.article).document
    source = document.article.field_text(field)
    spans = [segment.span for segment in document.sentences() if segment.span.field is field]
    at = next(index for index, span in enumerate(spans) if span.contains(claim.span))
    own = tokens_of(source, claim.language, claim.span.start, spans[at].end)
    if at + 1 == len(spans) or "\n\n" in source[spans[at].end : spans[at + 1].start]:
        return own, ()
    after = tokens_of(source, claim.language, spans[at + 1].start, spans[at + 1].end)
    return own, after if len(after) <= _FAR else ()
