"""One article states as fact what another only lets somebody claim.

Only a claim that is told with distance counts (alleged, accused of, in the conditional of hearsay), not every "police said": that
is told as framing; but what two articles only let a party with a stake in it say (a union, the opposition, residents) and a third
states counts too. An article that tells the allegation as well as the fact is not named. Where no party with a stake in it is
named as the source, or an authority tells it in the article that states it, the finding is for information only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.alignment.weights import threshold
from claims.knowledge.concepts import concept, contrast, is_a, is_event
from claims.language.base import knowledge
from claims.language.lexicon import find_concepts
from claims.language.pipeline import tokenize
from claims.model.attribution import AHEAD, AttributionKind, Certainty, Speaker, Stance, Voice
from claims.model.claim import Claim
from claims.model.finding import Basis, DiscrepancyType, Scope, Severity
from claims.model.relation import Relation
from claims.normalization.time import compare_times
from claims.rules.conflicts import Met, settle
from claims.rules.cues import is_exact
from claims.rules.doubts import boasts, doubted
from claims.rules.model import Hit, Pair, Rule, Scene, raises, silent
from claims.rules.sides import Held, against, evidence
from claims.rules.slots import topics
from claims.rules.stances import alike, limited

_ALIKE = 0.2  # score of a pair that tells one thing
_BESIDE = 15  # characters between "allegedly" and its verb: further off it says so of a noun, "the so-called plan"
_TELLING = 1000  # a figure that hardly two things of a story share
_SURER = 0.1  # added when two articles keep their distance
_SHARED = 2  # topics that both must have
_WITNESSES = 2  # articles that let a party say what another states


def check(scene: Scene) -> Iterator[Hit]:
    """One hit for each fact that some articles state and others only let somebody claim."""
    met: list[Met[bool]] = []
    sure: set[str] = set()
    partisan = _partisan(scene)
    for pair in scene.pairs:
        for fact, hearsay in ((pair.a, pair.b), (pair.b, pair.a)):
            if (
                not _speaks_of(fact, "accusations", "hearsay", "speech")
                and _stated(fact)
                and hearsay.factuality.polarity is fact.factuality.polarity
                and (
                    doubted(scene, hearsay)
                    or (_alleged(hearsay) and not _speaks_of(hearsay, "hearsay"))
                    or hearsay.article in partisan.get(fact.id, ())
                )
                and _one_thing(pair, loosely=hearsay.article in partisan.get(fact.id, ()))
                and not _tells_both(scene, fact, hearsay)
            ):
                met.append((_held(fact, "stated as fact"), _held(hearsay, _claimed_by(hearsay)), pair.score, pair.cluster))
                if (_of_a_party(hearsay) or doubted(scene, hearsay)) and not _confirmed(scene, fact):
                    sure.update((fact.id, hearsay.id))
    for found in settle(met, lambda a, b: Relation.EQUAL if a is b else Relation.DISJOINT):
        surer = _SURER * (_distant(found.sides) > 1)
        yield Hit(
            evidence=evidence(scene, found.sides),
            values={"sides": against(found.sides)},
            confidence=min(0.75 + surer, 0.4 + found.score + surer),
            severity=None if all(any(held.claim.id in sure for held in side) for side in found.sides) else Severity.INFO,
            cluster=found.cluster,
        )


def _distant(sides: Sequence[Sequence[Held[bool]]]) -> int:
    """How many articles keep their distance."""
    return len({held.claim.article for side in sides for held in side if not held.value})


def _partisan(scene: Scene) -> dict[str, frozenset[str]]:
    """For what an article states, the articles that only let a party say it, where they are two or more."""
    found: dict[str, set[str]] = {}
    for pair in scene.pairs:
        for fact, told in ((pair.a, pair.b), (pair.b, pair.a)):
            if _stated(fact) and _said_by_party(told) and _one_thing(pair, loosely=True):
                found.setdefault(fact.id, set()).add(told.article)
    return {id_: frozenset(articles) for id_, articles in found.items() if len(articles) >= _WITNESSES}


def _said_by_party(claim: Claim) -> bool:
    """True for what somebody with a stake in it says, and nobody else."""
    speaker = claim.attribution.speaker
    if speaker is None or claim.factuality.status in AHEAD or _is_authority(speaker, claim.language):
        return False
    found = find_concepts(tokenize(speaker.text, claim.language), claim.language)
    return any(is_a(match.concept, party) for match in found for party in knowledge("stances")["parties"])


def _stated(claim: Claim) -> bool:
    """True for what the author says outright has happened."""
    facts = claim.factuality
    return (
        claim.attribution.kind is AttributionKind.NARRATOR
        and claim.attribution.speaker is None
        and claim.voice in (Voice.AUTHOR, Voice.HEADLINE)
        and facts.certainty is Certainty.ASSERTED
        and facts.status not in AHEAD
        and not limited(claim)
        and not boasts(claim)
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


def _one_thing(pair: Pair, *, loosely: bool = False) -> bool:
    """True when the two tell one thing: the event or most of the topics are the same, and the days do not exclude each other."""
    a, b = pair.a, pair.b
    if pair.score < _ALIKE and not pair.parallel:
        return False
    if a.time is not None and b.time is not None and compare_times(a.time.value, b.time.value) is Relation.DISJOINT:
        return False
    if a.event is not None and b.event is not None and contrast(a.event.type, b.event.type):
        return False
    if any(_of_a_court(claim) and not boasts(claim) for claim in (a, b)):
        return False
    shared = {*(topics(a) & topics(b)), *_shared_names(a, b), *_shared_figures(a, b)}
    same = a.event is not None and b.event is not None and alike(a.event.type, b.event.type)
    return (
        ((same or (loosely and pair.score >= threshold("strong"))) and len(shared) >= _SHARED)
        or len(shared) > _SHARED
        or (any(is_event(name) for name in shared) and len(shared) >= _SHARED)
    )


def _shared_names(a: Claim, b: Claim) -> set[str]:
    ours, theirs = ({mention.entity for mention in claim.names if mention.entity} for claim in (a, b))
    return ours & theirs


def _shared_figures(a: Claim, b: Claim) -> set[str]:
    """The exact figures that both give of one thing, and a month that both name."""
    ours, theirs = ({mention.value for mention in claim.quantities if is_exact(mention)} for claim in (a, b))
    alike = [
        value
        for value in ours
        for other in theirs
        if value.low == other.low and (value.of == other.of or None in (value.of, other.of))
    ]
    figures = {f"{value.low} {value.of}" for value in alike}
    figures |= {f"{value.low}" for value in alike if value.low is not None and value.low >= _TELLING}  # seldom two things have it
    days = [{time.value.edtf for time in claim.times if time.value.edtf is not None} for claim in (a, b)]
    return figures | (days[0] & days[1])


def _speaks_of(claim: Claim, *lists: str) -> bool:
    """True when a claim holds a concept of one of these lists."""
    return any(mention.concept in knowledge("stances")[name] for name in lists for mention in claim.concepts)


def _of_a_party(claim: Claim) -> bool:
    """True for what somebody who may have a stake in it claims: no authority, and no source without a name or a word for it."""
    speaker = claim.attribution.speaker
    return speaker is not None and not _is_authority(speaker, claim.language)


def _is_authority(speaker: Speaker, language: str) -> bool:
    found = {mention.concept for mention in find_concepts(tokenize(speaker.text, language), language)}
    wanted = knowledge("stances")["authorities"]
    return (speaker.entity or "").startswith("inst:") or any(is_a(name, authority) for name in found for authority in wanted)


def _confirmed(scene: Scene, fact: Claim) -> bool:
    """True when the article that states the fact also lets an authority tell it."""
    for claim in scene.extraction(fact.article).claims:
        speaker = claim.attribution.speaker
        told = speaker is not None and _is_authority(speaker, claim.language) and claim.factuality.certainty is Certainty.ASSERTED
        if told and len(topics(claim) & topics(fact)) >= min(_SHARED, len(topics(fact))):
            return True
    return False


def _of_a_court(claim: Claim) -> bool:
    """True for an act of the law ("was charged with"): that somebody is accused is then the fact, not hearsay."""
    known = concept(claim.event.type) if claim.event else None
    words = knowledge("stances")["charges"]
    return (known is not None and known.chain == "case") or any(mention.concept in words for mention in claim.concepts)


def _tells_both(scene: Scene, fact: Claim, hearsay: Claim) -> bool:
    """True when the article that states the fact also tells whose word it is, or the other also states it as a fact."""
    near = [claim for claim in scene.extraction(fact.article).claims if claim.id != fact.id and _retells(claim, fact)]
    if any(_alleged(claim) or claim.attribution.speaker is not None for claim in near):
        return True
    mates = [claim for claim in scene.extraction(hearsay.article).claims if claim.id != hearsay.id]
    return any(_stated(claim) and _retells(claim, hearsay) for claim in mates)


def _retells(claim: Claim, told: Claim) -> bool:
    """True when a claim of the same article tells one event again."""
    if claim.event is None or told.event is None or not alike(claim.event.type, told.event.type):
        return False
    shared = {*(topics(claim) & topics(told)), *_shared_names(claim, told)}
    return len(shared) >= min(_SHARED, len(topics(told)))


def _claimed_by(claim: Claim) -> str:
    return f"claimed by {claim.attribution.speaker.text}" if claim.attribution.speaker else "only alleged"


def _held(claim: Claim, label: str) -> Held[bool]:
    return Held(claim=claim, span=claim.span, value=label == "stated as fact", label=label)


RULE = Rule(
    code="A201",
    name="allegation-as-fact",
    type=DiscrepancyType.ATTRIBUTION_CONFLICT,
    severity=Severity.MEDIUM,
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
