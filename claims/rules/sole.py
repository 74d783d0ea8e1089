"""The only one and another: "the team's only defeat of the season", then "the team also lost to Chile".

What is called the only one of its kind must be told of the same party, without a bound that the other lacks ("at home", "before
Sunday"), and the other must be marked as another: by "also" or "another", or by an ordinal where the first has one of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from claims.knowledge.concepts import concept, is_a, is_event, is_generic
from claims.language.base import knowledge, table
from claims.language.fold import fold_word
from claims.language.pipeline import Token
from claims.model.attribution import AHEAD, Polarity
from claims.model.claim import Claim
from claims.model.comparison import Extraction
from claims.model.name import NameKind
from claims.rules.cues import cues
from claims.rules.inward import says, words
from claims.rules.model import Scene

_NUMBERED = re.compile(r"(\d+)(?:st|nd|rd|th|e|ème|º|ª|-?[а-я]{1,3})")
_NEAR = 3  # words between "only" and what is the only one


def repeated(scene: Scene, extraction: Extraction) -> Iterator[tuple[Claim, Claim]]:
    """What an article calls the only one of its kind, with another of the kind."""
    for a, b in product([claim for claim in extraction.claims if _sole(scene, claim)], extraction.claims):
        if a.sentence == b.sentence or b.event is None or b.factuality.polarity is Polarity.NEGATIVE or _sole(scene, b):
            continue
        kind = _sole(scene, a)
        happened = b.factuality.status not in AHEAD and any(_one_kind(kind or "", mention.concept) for mention in b.concepts)
        if happened and _of_one(a, b) and _within(a, b, kind or "") and _is_another(scene, extraction, a, b, kind or ""):
            yield a, b


def _sole(scene: Scene, claim: Claim) -> str | None:
    """What a claim calls the only one of its kind."""
    tokens = words(scene, claim)
    if says(scene, claim, "bounds"):
        return None
    for _, last in cues("sole", tokens, claim.language, book="discourse"):
        behind = tokens[last : last + _NEAR]
        for mention in claim.concepts:
            noun = mention.concept in knowledge("happenings")["nouns"]
            beside = any(token.start < mention.span.end and mention.span.start < token.end for token in behind)
            if beside and (noun or (is_event(mention.concept) and not is_generic(mention.concept))):
                return mention.concept
    return None


def _one_kind(kind: str, other: str) -> bool:
    alike = knowledge("states")["sole"]["kinds"]
    return is_a(other, kind) or any(kind in group and other in group for group in alike)


def _of_one(a: Claim, b: Claim) -> bool:
    """True when both are told of one party: by name or who stands for it, or by a thing where no name is told."""
    ours, theirs = (_parties(claim) for claim in (a, b))
    if ours and theirs:
        return bool(ours & _parties(b, before=True))
    things = [{m.concept for m in claim.concepts if not is_event(m.concept) and _tells(m.concept)} for claim in (a, b)]
    return not ours and bool(things[0] & things[1])


def _parties(claim: Claim, *, before: bool = False) -> set[str]:
    end = claim.event.trigger.start if before and claim.event is not None else claim.span.end
    named = {name.entity or name.text for name in claim.names if name.kind is not NameKind.MISC and name.span.start < end}
    return named | {argument.entity for argument in claim.arguments if argument.role == "agent" and argument.entity}


def _within(a: Claim, b: Claim, kind: str) -> bool:
    """True when the other lies within whatever bounds the only one: "with Black", "at the plant"."""
    free = {*knowledge("states")["sole"]["spans"], kind}
    ours = {mention.concept for mention in a.concepts if _tells(mention.concept)} - free
    theirs = {mention.concept for mention in b.concepts}
    return ours <= theirs


def _tells(name: str) -> bool:
    known = concept(name)
    return known is not None and not known.generic and name not in knowledge("states")["sole"]["spans"]


def _is_another(scene: Scene, extraction: Extraction, a: Claim, b: Claim, kind: str) -> bool:
    if says(scene, b, "another"):
        return True
    before = [
        claim
        for claim in extraction.claims
        if claim.span.field is a.span.field and a.sentence - 1 <= claim.sentence <= a.sentence
        if any(_one_kind(kind, mention.concept) for mention in claim.concepts)
    ]
    ours = {number for claim in before for number in _ordinals(words(scene, claim), claim.language)}
    theirs = _ordinals(words(scene, b), b.language)
    return bool(ours and theirs) and not ours & theirs


def _ordinals(tokens: tuple[Token, ...], language: str) -> set[str]:
    known = {fold_word(word): number for number, forms in table(language, "calendar").get("ordinal", {}).items() for word in forms}
    found = {known[key] for token in tokens for key in token.keys if key in known}
    return found | {match[1] for token in tokens if (match := _NUMBERED.fullmatch(token.text))}
