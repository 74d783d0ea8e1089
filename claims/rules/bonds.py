"""Bonds: which sentences of two articles tell the same thing, by the claims in them that are aligned."""

from __future__ import annotations

from dataclasses import dataclass

from claims.model.comparison import Extraction
from claims.model.span import Field, Span
from claims.rules.model import Scene

Place = tuple[str, Field, int]
"""A sentence: its article, its field, its number there."""


@dataclass(frozen=True, slots=True)
class Bond:
    """The best pair of claims that joins two sentences: how alike they are, in [0, 1], and the cluster they stand in."""

    strength: float
    cluster: str
    parallel: bool


def bonds(scene: Scene) -> dict[tuple[Place, Place], Bond]:
    """Every pair of sentences that aligned claims join, in both directions."""
    found: dict[tuple[Place, Place], Bond] = {}
    for pair in scene.pairs:
        here = (pair.a.article, pair.a.span.field, pair.a.sentence)
        there = (pair.b.article, pair.b.span.field, pair.b.sentence)
        bond = Bond(max(pair.score, pair.context), pair.cluster, pair.parallel)
        if (here, there) not in found or found[here, there].strength < bond.strength:
            found[here, there] = found[there, here] = bond
    return found


def place_of(extraction: Extraction, span: Span) -> Place | None:
    """The sentence that a passage of an article stands in; None for what is in no sentence."""
    segments = [segment.span for segment in extraction.document.sentences() if segment.span.field is span.field]
    at = next((at for at, segment in enumerate(segments) if segment.contains(span)), None)
    return None if at is None else (extraction.document.article.id, span.field, at)
