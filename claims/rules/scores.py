"""Scores and votes of one article: a match that was drawn and won at one stage, a vote that was unanimous and had votes against."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from claims.language.base import knowledge
from claims.model.claim import Claim
from claims.model.comparison import Extraction
from claims.model.quantity import QuantityMention
from claims.model.span import Span
from claims.rules.inward import says
from claims.rules.model import Scene

_Told = tuple[Claim, Span]


def drawn_and_won(extraction: Extraction) -> Iterator[tuple[_Told, _Told]]:
    """A draw and a score that is no draw, at one stage of a match ("after extra time") or on one day."""
    stages = knowledge("states")["match"]
    level, decided = [], []
    for claim in extraction.claims:
        concepts = {mention.concept for mention in claim.concepts}
        scores = [mention for mention in claim.quantities if mention.value.unit == "score"]
        if concepts.intersection(stages["others"]) or len(scores) > 1:
            continue
        drawn = next((mention.span for mention in claim.concepts if mention.concept in stages["drawn"]), None)
        if not scores and drawn is not None:
            level.append((claim, drawn, _stage(claim, drawn)))
        elif scores and _is_level(scores[0]):
            level.append((claim, scores[0].span, _stage(claim, scores[0].span)))
        elif scores and drawn is None:
            decided.append((claim, scores[0].span, _stage(claim, scores[0].span)))
    for (a, one, stage), (b, other, then) in product(level, decided):
        if stage == then and (stage is not None or (_is_final(b) and _day(a) is not None and _day(a) == _day(b))):
            yield (a, one), (b, other)


def unanimous_and_opposed(scene: Scene, extraction: Extraction) -> Iterator[tuple[_Told, _Told]]:
    """A vote that was unanimous and one in which so many voted against, where the article tells of one vote alone."""
    agreed, opposed = [], []
    for claim in extraction.claims:
        found = next((mention.span for mention in claim.concepts if mention.concept == "unanimous"), None)
        if found is not None:
            agreed.append((claim, claim.span))
        elif claim.quantities and says(scene, claim, "against"):
            opposed.append((claim, claim.span))
    if len(agreed) == 1 and len(opposed) == 1:
        yield agreed[0], opposed[0]


def _stage(claim: Claim, span: Span) -> str | None:
    """The stage of a match that stands nearest to a score."""
    stages = knowledge("states")["match"]["stages"]
    found = [mention for mention in claim.concepts if mention.concept in stages]
    return min(found, key=lambda mention: mention.span.distance(span)).concept if found else None


def _is_level(mention: QuantityMention) -> bool:
    return mention.value.low == mention.value.high


def _is_final(claim: Claim) -> bool:
    """True for a score that is told as a result: a win, a defeat."""
    results = knowledge("states")["match"]["results"]
    return any(mention.concept in results for mention in claim.concepts)


def _day(claim: Claim) -> object:
    return next((time.value.start for time in claim.times if time.value.is_one_day), None)
