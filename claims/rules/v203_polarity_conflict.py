"""One article affirms what another denies: "denied overloading" against "admitted that it was overloaded".

Both must speak of one fact and let the same party say so, or say so themselves. Two parties that disagree are two views, a plan and
what has not happened yet agree, and an article that tells both sides contradicts neither: such pairs are listed as withheld or
not at all.
"""

from __future__ import annotations

from collections.abc import Iterator

from claims.alignment.weights import threshold
from claims.knowledge.concepts import concept, contrast, is_generic
from claims.knowledge.places import contains, place
from claims.language.base import knowledge
from claims.model.attribution import AHEAD, REACHED, AttributionKind, Polarity
from claims.model.claim import Claim
from claims.model.finding import Basis, DiscrepancyType, Scope, Severity, Withheld
from claims.model.relation import Relation
from claims.normalization.time import compare_times
from claims.rules import reasons
from claims.rules.conflicts import Met, settle
from claims.rules.model import Hit, Pair, Rule, Scene, raises, silent
from claims.rules.sides import Held, against, evidence
from claims.rules.slots import siblings, topics
from claims.rules.stages import stage_hits
from claims.rules.stances import View, alike, same_party, shared_heads, view

_ALIKE = 0.15  # score of a pair whose party and event are the same: little else is left to share
_TOLD = 0.3  # the same where the articles say so themselves
_BESIDE = 1  # things beside what is denied that both must tell: a party, a place, a figure, a day or a topic


def check(scene: Scene) -> Iterator[Hit | Withheld]:
    """One hit for each fact that one side affirms and the other denies, by its verb or by a phrase."""
    told = list(_by_view(scene))
    yield from told
    hits = [found for found in told if isinstance(found, Hit)]
    yield from stage_hits(scene, "V203", DiscrepancyType.POLARITY_CONFLICT, hits)


def _by_view(scene: Scene) -> Iterator[Hit | Withheld]:
    """One hit for each fact that one side affirms and the other denies."""
    met: list[Met[str]] = []
    for pair in scene.pairs:
        if pair.a.attribution.kind is pair.b.attribution.kind is AttributionKind.DIRECT:
            continue  # quotations are held against each other word by word, by another rule
        a, b = view(pair.a), view(pair.b)
        answer = signs(pair, a, b) if a is not None and b is not None else None
        if a is None or b is None or answer is None or _tells_both(scene, a, b) or _tells_both(scene, b, a):
            continue
        both = _held(a, answer[0]), _held(b, answer[1])
        one = same_party(a.party, b.party)
        if one is False:
            sides = [[both[0]], [both[1]]]
            yield Withheld(type=DiscrepancyType.POLARITY_CONFLICT, reason=reasons.TWO_SPEAKERS, evidence=evidence(scene, sides))
        if one is True:
            met.append((*both, pair.score, pair.cluster))
    for found in settle(met, _relate):
        yield Hit(
            evidence=evidence(scene, found.sides),
            values={"sides": against(found.sides)},
            confidence=min(0.8, 0.45 + found.score),
            cluster=found.cluster,
        )


def signs(pair: Pair, a: View, b: View) -> tuple[str, str] | None:
    """What the two views say to one thing, "yes", "no" or the answer that was given; None when both may hold."""
    spoken = a.party is not None and b.party is not None
    if pair.score < (_ALIKE if spoken else _TOLD) and not (pair.parallel and spoken):
        return None
    if _apart(pair.a, pair.b) or not (spoken or (a.sure and b.sure)):
        return None
    if a.affirmed is b.affirmed and _answers(pair.a, pair.b):
        return a.event, b.event
    if spoken and a.owned is not None and b.owned is not None and a.owned is not b.owned and a.topics & b.topics:
        return _sign(a.owned), _sign(b.owned)  # "denied that it was broken", "admitted that it did not work"
    if a.affirmed is b.affirmed or contrast(a.event, b.event):
        return None
    head = next(shared_heads(a, b), None)
    if head is None or (is_generic(head) and pair.score < threshold("certain")):
        return None
    beside = len((a.topics & b.topics) - {head}) + _same_names(pair) + (spoken and same_party(a.party, b.party) is True)
    if beside < _BESIDE:
        return None
    return _sign(a.affirmed), _sign(b.affirmed)


def _sign(affirmed: bool) -> str:
    return "yes" if affirmed else "no"


def _same_names(pair: Pair) -> int:
    ours, theirs = ({mention.entity for mention in claim.names if mention.entity} for claim in (pair.a, pair.b))
    return len(ours & theirs)


def _answers(a: Claim, b: Claim) -> bool:
    """True for two answers to one thing that exclude each other."""
    answers = knowledge("stances")["answers"]
    one, other = (claim.event.type if claim.event else "" for claim in (a, b))
    return one in answers and other in answers and contrast(one, other) and bool(topics(a) & topics(b))


def _apart(a: Claim, b: Claim) -> bool:
    """True when two claims may both hold: other days, other participants, a plan beside what has not come about."""
    ahead = [claim.factuality.status in AHEAD for claim in (a, b)]
    reached = [claim.factuality.status in REACHED for claim in (a, b)]
    denied = [claim.factuality.polarity is Polarity.NEGATIVE for claim in (a, b)]
    for one, other in ((0, 1), (1, 0)):
        if ahead[one] and (reached[other] or (denied[other] and not ahead[other])):
            return True
    if a.time is not None and b.time is not None and compare_times(a.time.value, b.time.value) is Relation.DISJOINT:
        return True
    return any(_others(a, b, role) for role in ("agent", "patient", "place")) or _other_people(a, b) or _elsewhere(a, b)


def _other_people(a: Claim, b: Claim) -> bool:
    """True when both are done to or with people by their roles, and these are others: the leader, the archbishop."""
    ours, theirs = _done_to(a), _done_to(b)
    return bool(ours and theirs) and not any(alike(one, other) for one in ours for other in theirs)


def _done_to(claim: Claim) -> frozenset[str]:
    spans = [argument.span for argument in claim.arguments if argument.role in ("patient", "partner", "recipient")]
    inside = (mention.concept for mention in claim.concepts if any(span.contains(mention.span) for span in spans))
    return frozenset(name for name in inside if (known := concept(name)) is not None and known.kind == "role")


def _elsewhere(a: Claim, b: Claim) -> bool:
    """True when both name places we know and none of one lies in one of the other."""
    ours, theirs = ({name.entity for name in claim.names if name.entity and place(name.entity)} for claim in (a, b))
    told = [contains(*pair) for one in ours for other in theirs for pair in ((one, other), (other, one))]
    return bool(told) and all(found is False for found in told)


def _others(a: Claim, b: Claim, role: str) -> bool:
    """True when both fill a role with known entities and have none in common."""
    ours, theirs = (
        {argument.entity for argument in claim.arguments if argument.role == role and argument.entity} for claim in (a, b)
    )
    return bool(ours and theirs) and not ours & theirs


def _tells_both(scene: Scene, one: View, other: View) -> bool:
    """True when the article of `one` also tells what `other` says: it then contradicts itself or sets two views side by side."""
    for claim in scene.extraction(one.claim.article).claims:
        if claim.id == one.claim.id:
            continue
        also = view(claim)
        if also is not None and also.affirmed is other.affirmed and any(shared_heads(also, other)) and also.heads & one.heads:
            near = claim in siblings(scene, one.claim) or len(also.topics & other.topics) > 1
            if near and same_party(also.party, other.party) is not False:
                return True
    return False


def _held(found: View, sign: str) -> Held[str]:
    return Held(claim=found.claim, span=found.span, value=sign, label=found.label(sign))


def _relate(a: str, b: str) -> Relation:
    if a == b:
        return Relation.EQUAL
    return Relation.DISJOINT if {a, b} == {"yes", "no"} or contrast(a, b) else Relation.UNKNOWN


RULE = Rule(
    code="V203",
    name="polarity-conflict",
    type=DiscrepancyType.POLARITY_CONFLICT,
    severity=Severity.HIGH,
    basis=Basis.COMPARISON,
    scope=Scope.CROSS,
    message="the same is affirmed and denied: {sides}",
    advice="Go back to what was said or recorded: yes and no cannot both be right.",
    documentation=__doc__,
    check=check,
    twins=False,
    yields_to=("A203",),
    examples=(
        raises(
            ("en", "The ferry company Delta Lines denied that the ferry had been overloaded."),
            ("fr", "La compagnie Delta Lines a reconnu que le ferry était surchargé."),
            because="one party cannot have denied and admitted it",
        ),
        raises(
            ("en", "President Amadou Diallo did not attend the summit in Niamey on Monday."),
            ("es", "El presidente Amadou Diallo asistió a la cumbre en Niamey el lunes."),
            because="he was there or he was not",
        ),
        silent(
            ("en", "The ferry company Delta Lines denied that the ferry had been overloaded."),
            ("fr", "Le syndicat des marins a affirmé que le ferry de Delta Lines était surchargé."),
            because="two parties have two views",
        ),
        silent(
            ("en", "The parliament of Niger has not ratified the treaty on the Lake Chad basin."),
            ("fr", "Le parlement du Niger doit ratifier le traité sur le bassin du lac Tchad."),
            because="what is still to come has not come",
        ),
    ),
)
