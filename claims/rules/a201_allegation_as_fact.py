"""One article states as fact what another only lets somebody claim.

Only a claim that is told with distance counts (alleged, accused of, in the conditional of hearsay), not every "police said": that
is told as framing. An article that tells the allegation as well as the fact is not named.
"""

from __future__ import annotations

from collections.abc import Iterator

from claims.knowledge.concepts import concept, contrast, is_event
from claims.language.base import knowledge
from claims.model.attribution import AHEAD, AttributionKind, Certainty, Polarity, Stance, Voice
from claims.model.claim import Claim
from claims.model.finding import Basis, DiscrepancyType, Scope, Severity
from claims.model.relation import Relation
from claims.normalization.time import compare_times
from claims.rules.model import Hit, Pair, Rule, Scene, raises, silent
from claims.rules.sides import Held, against, connected, evidence, part
from claims.rules.slots import topics
from claims.rules.stances import alike, limited

_ALIKE = 0.2  # score of a pair that tells one thing
_BESIDE = 15  # characters between "allegedly" and its verb: further off it says so of a noun, "the so-called plan"
_SHARED = 2  # topics that both must have


def check(scene: Scene) -> Iterator[Hit]:
    """One hit for each fact that some articles state and others only let somebody claim."""
    found: list[tuple[Held[bool], Held[bool]]] = []
    best: dict[str, tuple[float, str]] = {}
    for pair in scene.pairs:
        for fact, hearsay in ((pair.a, pair.b), (pair.b, pair.a)):
            accuses = any(mention.concept in knowledge("stances")["accusations"] for mention in fact.concepts)
            if (
                not accuses
                and _stated(fact)
                and _alleged(hearsay)
                and _one_thing(pair)
                and not _tells_both(scene, pair, fact.article)
            ):
                both = _held(fact, "stated as fact"), _held(hearsay, _claimed_by(hearsay))
                found.append(both)
                for held in both:
                    best.setdefault(held.claim.id, (pair.score, pair.cluster))
    for group in connected(found):
        sides = part(group, lambda a, b: Relation.EQUAL if a is b else Relation.DISJOINT)
        if len(sides) > 1:
            score, cluster = max(best[held.claim.id] for held in group)
            yield Hit(
                evidence=evidence(scene, sides),
                values={"sides": against(sides)},
                confidence=min(0.75, 0.4 + score),
                cluster=cluster,
            )


def _stated(claim: Claim) -> bool:
    """True for what the author says outright has happened."""
    facts = claim.factuality
    return (
        claim.attribution.kind is AttributionKind.NARRATOR
        and claim.attribution.speaker is None
        and claim.voice in (Voice.AUTHOR, Voice.HEADLINE)
        and facts.certainty is Certainty.ASSERTED
        and facts.polarity is Polarity.POSITIVE
        and facts.status not in AHEAD
        and not limited(claim)
    )


def _alleged(claim: Claim) -> bool:
    """True for what is only claimed: the words say that it need not be so."""
    facts = claim.factuality
    if facts.status in AHEAD:
        return False
    if claim.attribution.speaker is not None and claim.attribution.stance is Stance.DISTANCING:
        return True
    trigger = claim.event.trigger if claim.event else claim.span
    near = claim.attribution.speaker is not None or any(cue.distance(trigger) <= _BESIDE for cue in facts.cues)
    return facts.certainty is Certainty.ALLEGED and near


def _one_thing(pair: Pair) -> bool:
    """True when the two tell one thing: the event or most of the topics are the same, and the days do not exclude each other."""
    a, b = pair.a, pair.b
    if pair.score < _ALIKE and not pair.parallel:
        return False
    if a.time is not None and b.time is not None and compare_times(a.time.value, b.time.value) is Relation.DISJOINT:
        return False
    if a.event is not None and b.event is not None and contrast(a.event.type, b.event.type):
        return False
    if any(_of_a_court(claim) for claim in (a, b)):
        return False
    shared = topics(a) & topics(b)
    same = a.event is not None and b.event is not None and alike(a.event.type, b.event.type)
    return (same and len(shared) >= _SHARED) or len(shared) > _SHARED or (any(map(is_event, shared)) and len(shared) >= _SHARED)


def _of_a_court(claim: Claim) -> bool:
    """True for an act of the law ("was charged with"): that somebody is accused is then the fact, not hearsay."""
    known = concept(claim.event.type) if claim.event else None
    words = knowledge("stances")["charges"]
    return (known is not None and known.chain == "case") or any(mention.concept in words for mention in claim.concepts)


def _tells_both(scene: Scene, pair: Pair, article: str) -> bool:
    """True when the article that states the fact also tells that it is claimed."""
    mates = [claim for cluster in scene.clusters if cluster.id == pair.cluster for claim in cluster.claims]
    return any(_alleged(claim) for claim in mates if claim.article == article)


def _claimed_by(claim: Claim) -> str:
    return f"claimed by {claim.attribution.speaker.text}" if claim.attribution.speaker else "only alleged"


def _held(claim: Claim, label: str) -> Held[bool]:
    return Held(claim=claim, span=claim.span, value=label == "stated as fact", label=label)


RULE = Rule(
    code="A201",
    name="allegation-as-fact",
    type=DiscrepancyType.ATTRIBUTION_CONFLICT,
    severity=Severity.INFO,
    basis=Basis.COMPARISON,
    scope=Scope.CROSS,
    message="one article states as fact what another only lets somebody claim: {sides}",
    advice="Ask what the statement rests on, and name the source.",
    documentation=__doc__,
    check=check,
    twins=False,
    examples=(
        raises(
            ("fr", "Selon deux députés de l'opposition, le ministère des Finances aurait fait pression sur la banque centrale."),
            ("en", "The finance ministry put pressure on the central bank."),
            because="the French conditional tells hearsay, the English sentence a fact",
        ),
        silent(
            ("fr", "Selon deux députés de l'opposition, le ministère des Finances aurait fait pression sur la banque centrale."),
            ("en", "The finance ministry allegedly put pressure on the central bank, two lawmakers said."),
            because="both tell it as a claim",
        ),
        silent(
            ("fr", "La police a arrêté le directeur de la banque centrale, a indiqué le ministère de l'Intérieur."),
            ("en", "Police arrested the director of the central bank."),
            because="an official source named in one only is no conflict",
        ),
    ),
)
