"""Articles give different causes for the same event: "after striking a reef" against "because of overloading".

A cause is what stands behind or before a word that says so. Causes of one kind (a storm and its winds), a broader and a narrower
one, and an article that tells both are no conflict.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from claims.alignment.weights import threshold
from claims.language.base import knowledge
from claims.model.claim import Position
from claims.model.comparison import Extraction
from claims.model.finding import Basis, DiscrepancyType, Evidence, Scope, Severity
from claims.rules.causes import Cause, causes
from claims.rules.changes import one_change
from claims.rules.model import Hit, Pair, Rule, Scene, passage, raises, silent
from claims.rules.slots import topics
from claims.rules.stances import alike

_ALIGNED = 0.2  # score of a pair that brings two sentences together


def check(scene: Scene) -> Iterator[Hit]:
    """One hit for two articles that explain one event by causes that have nothing to do with each other."""
    told = {extraction.document.article.id: list(causes(extraction)) for extraction in scene.extractions}
    mishaps = {extraction.document.article.id: _mishaps(extraction) for extraction in scene.extractions}
    sides: list[list[Cause]] = []
    for one, other in combinations(scene.extractions, 2):
        ours, theirs = one.document.article.id, other.document.article.id
        main = _shared(mishaps[ours], mishaps[theirs])
        for a in told[ours]:
            for b in told[theirs]:
                if not (_one_event(scene, a, b, main) or one_change(scene, a, b)) or not _excludes(a, b):
                    continue
                mine = [cause for cause in told[ours] if cause is a or _same_effect(cause, b, main)]
                yours = [cause for cause in told[theirs] if cause is b or _same_effect(cause, a, main)]
                if all(_excludes(x, b) for x in mine) and all(_excludes(a, y) for y in yours):
                    sides.append([a, b])
    for pair in _merged(sides):
        yield Hit(
            evidence=tuple(_evidence(scene, pair)),
            values={"sides": " against ".join(_listed(side) for side in pair)},
            confidence=0.6,
        )


def _mishaps(extraction: Extraction) -> frozenset[str]:
    """The mishaps that the headline and the lead of an article tell."""
    names = knowledge("causes")["mishaps"]
    return frozenset(
        name for claim in extraction.claims if claim.position is not Position.BODY for name in topics(claim) if name in names
    )


def _shared(a: frozenset[str], b: frozenset[str]) -> frozenset[str]:
    return frozenset(name for name in a | b if name in a and name in b) or (a | b if a and b and _kin(a, b) else frozenset())


def _kin(a: frozenset[str], b: frozenset[str]) -> bool:
    """True for mishaps that one accident may be called by: a boat that capsizes sinks."""
    groups = knowledge("causes")["accidents"]
    return any(a & set(group) and b & set(group) for group in groups)


def _one_event(scene: Scene, a: Cause, b: Cause, main: frozenset[str]) -> bool:
    """True when both causes are told of one event: the mishap of the story, or an event of two aligned sentences."""
    if main and _of_mishap(a, main) and _of_mishap(b, main):
        return True
    if a.loose or b.loose:
        return False
    score = max((pair.score for pair in scene.pairs if _brings(pair, a, b) or _brings(pair, b, a)), default=0.0)
    same = {x for x in a.effects for y in b.effects if alike(x, y)}
    if same and same <= set(knowledge("causes")["changes"]):
        return False  # what rose in one need not be what rose in the other
    return score >= (_ALIGNED if same else threshold("certain"))


def _brings(pair: Pair, a: Cause, b: Cause) -> bool:
    """True when a pair aligns claims of the sentences that two causes stand in."""
    here = pair.a.article == a.article and a.sentence.contains(pair.a.span)
    return here and pair.b.article == b.article and b.sentence.contains(pair.b.span)


def _of_mishap(cause: Cause, main: frozenset[str]) -> bool:
    """True when what was caused is the mishap of the story, by its own name or a word that stands for it."""
    groups = [set(group) for group in knowledge("causes")["accidents"] if main & set(group)]
    named = main.union(*groups) if groups else main
    if cause.loose and not _families(cause):
        return False
    return bool(cause.effects & named) or (not cause.loose and bool(cause.effects & set(knowledge("causes")["standins"])))


def _same_effect(cause: Cause, other: Cause, main: frozenset[str]) -> bool:
    return any(alike(x, y) for x in cause.effects for y in other.effects) or (_of_mishap(cause, main) and _of_mishap(other, main))


def _families(cause: Cause) -> frozenset[str]:
    return frozenset(name for name, members in knowledge("causes")["families"].items() if cause.causes & set(members))


def _excludes(a: Cause, b: Cause) -> bool:
    """True when two causes have nothing to do with each other."""
    if _families(a) & _families(b):
        return False
    changes = set(knowledge("causes")["changes"])
    ours, theirs = a.causes - changes or a.causes, b.causes - changes or b.causes
    return not any(alike(x, y) for x in ours | a.effects for y in theirs) and not any(alike(x, y) for x in ours for y in b.effects)


def _merged(pairs: list[list[Cause]]) -> list[list[list[Cause]]]:
    """Pairs of causes brought together where they share one: one conflict, told once."""
    merged: list[list[list[Cause]]] = []
    for a, b in pairs:
        for sides in merged:
            for near, far in ((0, 1), (1, 0)):
                if a in sides[near] or b in sides[far]:
                    sides[near] += [a] if a not in sides[near] else []
                    sides[far] += [b] if b not in sides[far] else []
                    break
            else:
                continue
            break
        else:
            merged.append([[a], [b]])
    return merged


def _evidence(scene: Scene, sides: list[list[Cause]]) -> Iterator[Evidence]:
    for letter, side in zip("ab", sides, strict=True):
        for cause in side:
            yield passage(scene.extraction(cause.article), cause.span, value=cause.text, side=letter)


def _listed(side: list[Cause]) -> str:
    articles = ", ".join(dict.fromkeys(cause.article for cause in side))
    return f"“{side[0].text}” ({articles})"


RULE = Rule(
    code="V204",
    name="causal-conflict",
    type=DiscrepancyType.CAUSAL_CONFLICT,
    severity=Severity.MEDIUM,
    basis=Basis.HEURISTIC,
    scope=Scope.CROSS,
    message="different causes are given for the same event: {sides}",
    advice="Ask who established the cause and when; say so where it is only presumed.",
    documentation=__doc__,
    check=check,
    twins=False,
    examples=(
        raises(
            ("en", "The ferry Amal sank off Port Said on Monday after hitting a reef, killing 12 people."),
            ("es", "El ferry Amal se hundió el lunes frente a Port Said debido a una sobrecarga y murieron 12 personas."),
            because="a reef is not an overload",
        ),
        silent(
            ("en", "The ferry Amal sank off Port Said on Monday because of strong winds, killing 12 people."),
            ("es", "El ferry Amal se hundió el lunes frente a Port Said a causa de una tormenta y murieron 12 personas."),
            because="winds are part of a storm",
        ),
        silent(
            ("en", "The ferry Amal sank off Port Said on Monday, two hours after leaving the harbour, killing 12 people."),
            ("es", "El ferry Amal se hundió el lunes frente a Port Said debido a una sobrecarga y murieron 12 personas."),
            because="“after leaving” tells a time, no cause",
        ),
    ),
)
