"""What two claims of different articles have in common, or tell apart, besides the values that are held against each other."""

from __future__ import annotations

from functools import cache
from typing import TypeVar

from claims.knowledge.concepts import is_a, is_event, is_generic
from claims.language.base import knowledge
from claims.model.claim import Claim
from claims.rules.events import subjects
from claims.rules.model import Scene
from claims.rules.slots import Mention, siblings

_Value = TypeVar("_Value")

_KIN = 2  # what deeds of one kind count for beside single words
_NEXT = 20  # code points between a value and what it is told of


def shared(scene: Scene, a: Claim, b: Claim) -> int:
    """How much the sentences of two claims have in common besides figures and times: names, what they tell and what of."""
    ours, theirs = _said(scene, a), _said(scene, b)
    return len(ours & theirs) + (_KIN if kindred(ours, theirs) else 0)


def kindred(ours: frozenset[str], theirs: frozenset[str], *, of: str = "families") -> bool:
    """True when two runs of concepts tell deeds of one kind, by the list `of` kinds: "spilt", "escaped", "were released"."""
    return any(ours & family and theirs & family for family in _families(of))


def other_things(one: tuple[Claim, Mention[_Value]], other: tuple[Claim, Mention[_Value]]) -> bool:
    """True when what happens right beside two values is not the same: a strike of 16 days, talks of 11."""
    ours, theirs = _beside(*one), _beside(*other)
    if not ours or not theirs or kindred(ours, theirs):
        return False
    return not any(is_a(name, wanted) or is_a(wanted, name) for name in ours for wanted in theirs)


def other_ones(a: Claim, b: Claim) -> bool:
    """True when two claims say outright that they tell of two things of a kind: the northern terminal, the southern one."""
    ours, theirs = (
        {mention.concept for mention in claim.concepts if not any(time.span.overlaps(mention.span) for time in claim.times)}
        for claim in (a, b)
    )
    return any(ours & words and theirs & words and not ours & theirs & words for words in _families("apart"))


def other_periods(a: Claim, b: Claim) -> bool:
    """True when two claims name stretches of time of different length: "in the quarter", "so far this year"."""
    periods = frozenset(knowledge("kin")["periods"])
    ours, theirs = ({mention.concept for mention in claim.concepts} & periods for claim in (a, b))
    return bool(ours) and bool(theirs) and ours.isdisjoint(theirs)


def _beside(claim: Claim, mention: Mention[_Value]) -> frozenset[str]:
    near = [found.concept for found in claim.concepts if 0 < found.span.distance(mention.span) <= _NEXT]
    return frozenset(name for name in near if is_event(name) and not is_generic(name))


def _said(scene: Scene, claim: Claim) -> frozenset[str]:
    """The names and concepts of the sentence of a claim."""
    mates = siblings(scene, claim)
    names = {name.entity for mate in mates for name in mate.names if name.entity}
    return frozenset(names).union(*(subjects(mate) for mate in mates))


@cache
def _families(of: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(family) for family in knowledge("kin")[of])
