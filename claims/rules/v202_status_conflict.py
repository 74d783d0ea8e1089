"""Articles disagree on how far something has come: planned in one, done in the other; arrested in one, sought in the other.

Only events that belong to a chain (negotiate, sign, ratify; charge, convict) have such places. An article of an earlier day that
says "planned" and a later one that says "done" tell a development, not a conflict; that is listed as withheld. Articles of the
same days cannot both be right.
"""

from __future__ import annotations

from collections.abc import Iterator

from claims.alignment.weights import threshold
from claims.knowledge.concepts import concept, contrast
from claims.language.base import knowledge
from claims.model.attribution import AHEAD, REACHED, Certainty, Polarity
from claims.model.claim import Claim
from claims.model.finding import Basis, DiscrepancyType, Scope, Severity, Withheld
from claims.model.relation import Relation
from claims.rules import reasons
from claims.rules.model import Hit, Pair, Rule, Scene, raises, silent
from claims.rules.sides import Held, against, evidence, part
from claims.rules.slots import pairs_by_cluster, topics
from claims.rules.stages import stage_hits
from claims.rules.stances import alike, limited, unreached

_DEVELOPMENT = 3  # days after which "planned" and "done" are a story moving on


def check(scene: Scene) -> Iterator[Hit | Withheld]:
    """One hit for each event that claims put at places that exclude each other, by its verb or by a phrase."""
    told = list(_by_event(scene))
    yield from told
    hits = [found for found in told if isinstance(found, Hit)]
    yield from stage_hits(scene, "V202", DiscrepancyType.STATUS_CONFLICT, hits)


def _by_event(scene: Scene) -> Iterator[Hit | Withheld]:
    """One hit for each cluster whose claims put the same event at places that exclude each other."""
    for cluster, pairs in pairs_by_cluster(scene, at_least=threshold("link")):
        held: dict[tuple[str, int], Held[tuple[str, bool | None]]] = {}
        for pair in pairs:
            if not (pair.parallel or pair.score >= threshold("strong") or _one_course(scene, pair)):
                continue
            if pair.a.event is None or pair.b.event is None or relate(state_of(pair.a), state_of(pair.b)) is not Relation.DISJOINT:
                continue
            if _tells_of_both(scene, pair.a, pair.b) or _tells_of_both(scene, pair.b, pair.a):
                continue
            for claim in (pair.a, pair.b):
                if claim.event is not None:
                    held.setdefault((claim.article, claim.event.trigger.start), _held(claim))
        sides = part(list(held.values()), relate)
        if len(sides) < 2:
            continue
        found = evidence(scene, sides)
        if _develops(scene, sides):
            reason = reasons.PLANNED_THEN_DONE
            yield Withheld(type=DiscrepancyType.STATUS_CONFLICT, reason=reason, evidence=found)
            continue
        yield Hit(
            evidence=found,
            values={"sides": against(sides)},
            confidence=min(0.8, 0.3 + max(pair.score for pair in pairs)),
            cluster=cluster,
        )


def _tells_of_both(scene: Scene, one: Claim, other: Claim) -> bool:
    """True for "11 were convicted and three were cleared" beside "three were cleared": one article tells the fate of several.

    What it tells elsewhere counts too: an article that holds both outcomes excludes neither.
    """
    event = other.event.type if other.event else ""
    if one.event is None or not contrast(one.event.type, event):
        return False
    beside = knowledge("chains")["beside"].get(event, ())
    if any(mention.concept == event or mention.concept in beside for mention in one.concepts):
        return True
    return any(mention.concept == event for claim in scene.extraction(one.article).claims for mention in claim.concepts)


def state_of(claim: Claim) -> tuple[str, bool | None]:
    """The event of a chain and whether it has been reached; None where the text does not say so outright."""
    known = concept(claim.event.type) if claim.event else None
    if known is None or known.chain not in knowledge("chains")["on_record"]:
        return "", None
    facts = claim.factuality
    suspected = (
        known.chain == "case" and facts.certainty is Certainty.ALLEGED
    )  # "arrested on suspicion of": the arrest is no rumour
    if facts.certainty is Certainty.ASSERTED and unreached(claim) and not limited(claim):
        return known.id, False
    if facts.polarity is Polarity.NEGATIVE or not (facts.certainty is Certainty.ASSERTED or suspected) or limited(claim):
        return known.id, None  # "does not take effect until": how far it has come is not said outright
    if known.id in knowledge("chains")["states"]:
        return known.id, True
    if facts.status in AHEAD:
        return known.id, facts.status is known.status  # talks under way are as far as talks that were held
    return known.id, True if facts.status in REACHED else None


def _one_course(scene: Scene, pair: Pair) -> bool:
    """True for two claims that are little alike but tell of one step of one course: the only such step in either article.

    They need one thing more in common: what it befalls, or that it befalls a document.
    """
    if pair.a.event is None or pair.b.event is None:
        return False
    ours, theirs = state_of(pair.a), state_of(pair.b)
    if ours[1] is None or theirs[1] is None:
        return False
    if not (ours[0] == theirs[0] or contrast(ours[0], theirs[0]) or relate(ours, theirs) is Relation.DISJOINT):
        return False
    for claim, state in ((pair.a, ours), (pair.b, theirs)):
        others = [state_of(other) for other in scene.extraction(claim.article).claims if other.event is not None]
        if any(other[0] in (ours[0], theirs[0]) and other[1] is not None and other != state for other in others):
            return False
    a, b = topics(pair.a) - {ours[0], theirs[0]}, topics(pair.b) - {ours[0], theirs[0]}
    return any(alike(one, other) for one in a for other in b) or (any(map(_is_document, a)) and any(map(_is_document, b)))


def _is_document(name: str) -> bool:
    known = concept(name)
    return known is not None and known.kind == "document"


def relate(a: tuple[str, bool | None], b: tuple[str, bool | None]) -> Relation:
    if a[1] is None or b[1] is None:
        return Relation.UNKNOWN
    if a[0] == b[0]:
        return Relation.EQUAL if a[1] is b[1] else Relation.DISJOINT
    if a[1] is not b[1] and _implies(*((a[0], b[0]) if a[1] else (b[0], a[0]))):
        return Relation.DISJOINT
    chained = (one := concept(a[0])) and (other := concept(b[0])) and one.chain is not None and one.chain == other.chain
    return Relation.DISJOINT if chained and a[1] and b[1] and contrast(a[0], b[0]) else Relation.UNKNOWN


def _implies(reached: str, ahead: str) -> bool:
    """True when a step that has been reached cannot have been without the other: what is in force has been ratified."""
    courses = (course for course in knowledge("chains")["implied"] if reached in course and ahead in course)
    return any(course.index(reached) > course.index(ahead) for course in courses)


def _held(claim: Claim) -> Held[tuple[str, bool | None]]:
    step, reached = state_of(claim)
    told = knowledge("chains")["told"].get(step, step.replace("_", " "))
    return Held(claim=claim, span=claim.span, value=(step, reached), label=told if reached else f"not yet {told}")


def _develops(scene: Scene, sides: list[list[Held[tuple[str, bool | None]]]]) -> bool:
    days: dict[bool, list[int]] = {True: [], False: []}
    for side in sides:
        for held in side:
            document = scene.extraction(held.claim.article).document
            if document.published is None:
                return False
            days[bool(held.value[1])].append(document.published.day.toordinal())
    return bool(days[True] and days[False]) and min(days[True]) - max(days[False]) >= _DEVELOPMENT


RULE = Rule(
    code="V202",
    name="status-conflict",
    type=DiscrepancyType.STATUS_CONFLICT,
    severity=Severity.HIGH,
    basis=Basis.COMPARISON,
    scope=Scope.CROSS,
    message="the articles disagree on how far this has come: {sides}",
    advice="Ask the body concerned what has been decided and when; a plan is not an act.",
    documentation=__doc__,
    check=check,
    twins=False,
    examples=(
        raises(
            ("en", "The treaty on the Lake Chad basin must still be ratified by the parliament of Niger."),
            ("es", "El tratado sobre la cuenca del lago Chad fue ratificado el jueves por el parlamento de Níger."),
            because="to be ratified and ratified exclude each other",
        ),
        silent(
            ("en", "The treaty on the Lake Chad basin was ratified by the parliament of Niger."),
            ("es", "El tratado sobre la cuenca del lago Chad fue ratificado el jueves por el parlamento de Níger."),
            because="both say that it was ratified",
        ),
        silent(
            ("en", "Niger and Chad are negotiating a treaty on the Lake Chad basin in Abuja."),
            ("en", "Niger and Chad negotiated a treaty on the Lake Chad basin in Abuja."),
            because="talks that are under way and talks that were held do not exclude each other",
        ),
    ),
)
