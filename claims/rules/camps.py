"""Camps: one statement laid in the mouth of the union by two articles, in that of the government by the third.

Bodies and offices are held against each other only by the camp that they belong to, and only where several articles agree on one:
a ministry and its spokesman, the police and an investigator are one voice, and much is said by more than one.
"""

from __future__ import annotations

from collections.abc import Iterator

from claims.model.attribution import AttributionKind
from claims.model.claim import Claim
from claims.model.relation import Relation
from claims.normalization.attribution.camps import camp_of
from claims.rules.conflicts import Conflict, Met, settle
from claims.rules.model import Scene
from claims.rules.said import with_speaker
from claims.rules.sides import Held
from claims.rules.slots import topics

_ALIKE = 0.25  # score of a pair that tells one thing
_SHARED = 2  # topics that both must have
_AGREED = 2  # articles that lay it in the mouth of one camp


def parted_by_camp(scene: Scene) -> Iterator[Conflict[str]]:
    """Statements that articles give to speakers of two camps, where several agree on one of them."""
    met: list[Met[str]] = []
    for pair in scene.pairs:
        ours, theirs = camp(pair.a), camp(pair.b)
        if ours is None or theirs is None or pair.score < _ALIKE or pair.a.factuality.polarity is not pair.b.factuality.polarity:
            continue
        if len(topics(pair.a) & topics(pair.b)) + _figures(pair.a, pair.b) >= _SHARED:
            met.append((_held(pair.a, ours), _held(pair.b, theirs), pair.score, pair.cluster))
    for found in settle(met, _relate):
        articles = [{held.claim.article for held in side} for side in found.sides]
        if len(found.sides) == _AGREED and max(map(len, articles)) >= _AGREED and articles[0].isdisjoint(articles[1]):
            yield found


def camp(claim: Claim) -> str | None:
    """The camp that whoever says a claim belongs to; None for somebody known by name alone, and where the words name two."""
    if claim.attribution.kind is AttributionKind.NARRATOR:
        return None
    return camp_of(claim.attribution.speaker, claim.language)


def _figures(a: Claim, b: Claim) -> int:
    ours, theirs = ({mention.value.stated for mention in claim.quantities} - {None} for claim in (a, b))
    return len(ours & theirs)


def _relate(a: str, b: str) -> Relation:
    return Relation.EQUAL if a == b else Relation.DISJOINT


def _held(claim: Claim, name: str) -> Held[str]:
    speaker = claim.attribution.speaker
    return Held(claim=claim, span=with_speaker(claim), value=name, label=speaker.text if speaker is not None else name)
