"""Figures that differ for a reason: a count that later news replaces, two sources with a figure each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from claims.knowledge.concepts import is_a
from claims.language.base import knowledge
from claims.language.lexicon import find_concepts
from claims.language.pipeline import tokenize
from claims.model.attribution import Speaker
from claims.model.name import NameRelation
from claims.model.quantity import Quantity
from claims.normalization.entity import compare_names
from claims.rules.model import Scene
from claims.rules.sides import Held


def series(scene: Scene, values: Sequence[Held[Quantity]]) -> bool:
    """True for figures of one count that changes as news comes in, told by articles of different times."""
    shifting = any(_counts(held, "shifting") for held in values)
    if not shifting and not all(_counts(held, "tallies") for held in values):
        return False
    told = [(_published(scene, held.claim.article), held.value.stated) for held in values]
    dated = sorted((time, number) for time, number in told if time is not None and number is not None)
    if len(dated) < len(told) or dated[0][0] == dated[-1][0]:
        return False
    return shifting or all(early <= late for (_, early), (_, late) in pairwise(dated))


def _counts(held: Held[Quantity], kind: str) -> bool:
    """True when a figure counts people of that kind, or people in a claim about what befell them."""
    tallies = knowledge("series")[kind]
    counted = held.value.of
    if counted is not None and any(is_a(counted, tally) for tally in tallies):
        return True
    befallen = any(is_a(mention.concept, tally) for mention in held.claim.concepts for tally in tallies)
    return befallen and (counted is None or is_a(counted, "person"))


def _published(scene: Scene, article: str) -> datetime | None:
    return scene.extraction(article).document.article.published


def two_sources(sides: Sequence[Sequence[Held[Quantity]]]) -> dict[str, str] | None:
    """The two speakers who give a figure each, where they are known to differ: values for `reasons.TWO_SOURCES`."""
    one, other = (side[0].claim.attribution.speaker for side in sides[:2])
    if one is None or other is None or not _differ(sides[0][0].claim.language, one, sides[1][0].claim.language, other):
        return None
    return {"one": one.text, "other": other.text}


def _differ(language: str, one: Speaker, other_language: str, other: Speaker) -> bool:
    """True when two speakers are known by names or offices that have nothing in common."""
    if one.entity and other.entity:
        return compare_names(one.text, other.text).relation is NameRelation.DIFFERENT
    ours = {match.concept for match in find_concepts(tokenize(one.text, language), language)}
    theirs = {match.concept for match in find_concepts(tokenize(other.text, other_language), other_language)}
    if one.entity or other.entity:
        return bool(ours | theirs) and not ours & theirs  # a name here, an office there, and no office shared
    return bool(ours) and bool(theirs) and not ours & theirs
