"""Rivals: participants of two articles that take one part in one event, so that only one of them can have taken it.

Seven ways lead there: one name is left over on each side; offices without names exclude each other; both tell one deed of one thing
and give it to somebody else; the two articles turn an event around (X beat Y, Y beat X); whom one article has convicted, the other
has acquitted; of three or more whom several articles name in one breath, another exchanges one; or both tell of a moment that a
figure marks in either article and nowhere else ("in the 87th minute"), with somebody else acting in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from claims.alignment.weights import threshold
from claims.knowledge.concepts import concept, is_a, is_generic
from claims.knowledge.offices import relate_roles
from claims.language.base import knowledge
from claims.model.attribution import Voice
from claims.model.claim import Argument, Claim
from claims.model.comparison import Extraction
from claims.model.name import NameKind
from claims.model.relation import Relation
from claims.rules.actors import rival_actors, single_deeds
from claims.rules.deeds import told_apart
from claims.rules.fates import fated, marked
from claims.rules.model import Pair, Scene
from claims.rules.participants import Participant, Rivals, is_known, named, participants, relate
from claims.rules.rolls import exchanged
from claims.rules.slots import left_over

_LIKE = 0.25  # likeness of two claims about one event, by the same word, whose sentences are parallel
_SPOKEN = 0.45  # the same where the event is words: two outlets seldom ask the same people
_ACTORS = frozenset({"agent", "patient"})  # a subject that a tree or the order of words may take for the object
_UNDERGOING = frozenset({"patient", "recipient"})


def rivals(scene: Scene) -> Iterator[Rivals]:
    """Every pair of rivals of a story."""
    for pair in scene.pairs:
        event = _event(pair)
        if event is None:
            continue
        strength = max(pair.score, pair.context)
        for one, other in _named(scene, pair):
            yield Rivals(one=one, other=other, event=event, strength=strength, cluster=pair.cluster)
        for one, other in _turned(scene, pair):
            yield Rivals(one=one, other=other, event=event, strength=strength, cluster=pair.cluster, turned=True)
        for one, other in _offices(scene, pair):
            yield Rivals(one=one, other=other, event=event, strength=strength, cluster=pair.cluster, by_office=True)
    yield from _by_deed(scene)
    yield from fated(scene)
    yield from exchanged(scene)
    for ours, theirs in combinations(scene.extractions, 2):
        yield from marked(scene, ours, theirs)


def _by_deed(scene: Scene) -> Iterator[Rivals]:
    """Those who did one deed of one thing, told in whatever words: each the only one whom the other article does not know."""
    for pair in told_apart(scene, lambda claim: bool(single_deeds(claim))):
        deeds = single_deeds(pair.a) & single_deeds(pair.b)
        found = rival_actors(pair, scene.extraction(pair.a.article), scene.extraction(pair.b.article)) if deeds else None
        if found is not None:
            one, other = found
            by_office = one.name is None or other.name is None
            event = min(deeds)
            yield Rivals(one=one, other=other, event=event, strength=pair.score, cluster=pair.cluster or None, by_office=by_office)


def relate_sides(a: Participant, b: Participant) -> Relation:
    """How two participants of one slot stand to each other: by name, else by the office in the words of their claims."""
    return relate(a, b) if a.name is not None and b.name is not None else _relate_offices(a, b)


def _named(scene: Scene, pair: Pair) -> Iterator[tuple[Participant, Participant]]:
    """The two names that are left in one part, when everybody whom both claims name is taken away."""
    here, there = scene.extraction(pair.a.article), scene.extraction(pair.b.article)
    rest_a, rest_b = left_over(named(here, pair.a), named(there, pair.b), relate)
    for one in rest_a:
        found = [other for other in rest_b if _exclude(one, other)]
        if len(found) != 1 or sum(_exclude(mine, found[0]) for mine in rest_a) != 1:
            continue
        if not (is_known(here, found[0]) or is_known(there, one)):
            yield one, found[0]


def _turned(scene: Scene, pair: Pair) -> Iterator[tuple[Participant, Participant]]:
    """Those who act in an event that the other article has done to them."""
    event = pair.a.event.type if pair.a.event else ""
    if max(pair.score, pair.context) < threshold("strong") or any(is_a(event, name) for name in _listed("mutual")):
        return
    ours, theirs = (named(scene.extraction(claim.article), claim) for claim in (pair.a, pair.b))
    for one in (found for found in ours if found.role == "agent"):
        for other in (found for found in theirs if found.role == "agent"):
            if relate(one, other) is Relation.EQUAL:
                continue
            undergo = [found for found in ours if found.role in _UNDERGOING and relate(found, other) is Relation.EQUAL]
            undergone = [found for found in theirs if found.role in _UNDERGOING and relate(found, one) is Relation.EQUAL]
            if undergo and undergone:
                yield one, other


def _offices(scene: Scene, pair: Pair) -> Iterator[tuple[Participant, Participant]]:
    """The offices that the two claims give to those who act, where none of one side may be one of the other."""
    if pair.score < threshold("strong"):
        return
    here, there = scene.extraction(pair.a.article), scene.extraction(pair.b.article)
    ours, theirs = _acting(here, pair.a), _acting(there, pair.b)
    if any(_is_one_bearer(one, other) for one in ours for other in theirs):
        return
    if any(_relate_offices(one, other) is not Relation.DISJOINT for one in ours for other in theirs):
        return
    found = [(one, other) for one in ours for other in theirs if one.name is None or other.name is None]
    if not found or _acts_elsewhere(there, pair.b, ours) or _acts_elsewhere(here, pair.a, theirs):
        return
    if not (_is_borne(there, pair.b, ours) or _is_borne(here, pair.a, theirs)):
        yield found[0]


def _event(pair: Pair) -> str | None:
    """The event that two claims both tell, each as its own; None for two events, and for one that says little."""
    if pair.a.event is None or pair.b.event is None or (pair.a.voice is Voice.QUOTATION) is not (pair.b.voice is Voice.QUOTATION):
        return None
    strength = max(pair.score, pair.context)
    one, other = pair.a.event.type, pair.b.event.type
    if one == other or is_a(one, other) or is_a(other, one):
        least = _SPOKEN if _is_spoken(one) else _LIKE if pair.parallel else threshold("strong")
        return one if strength >= least and not is_generic(one) else None
    return one if pair.parallel and pair.score >= threshold("strong") and _kin(one, other) else None


def _is_spoken(event: str) -> bool:
    return any(is_a(event, word) for word in _listed("spoken"))


def _listed(name: str) -> list[str]:
    words: list[str] = knowledge("participants")[name]
    return words


def _kin(one: str, other: str) -> bool:
    """True for two events under one roof: "won" and "won the election"."""
    a, b = concept(one), concept(other)
    return a is not None and b is not None and a.broader is not None and a.broader == b.broader


def _exclude(one: Participant, other: Participant) -> bool:
    return _in_one_part(one, other) and relate(one, other) is Relation.DISJOINT


def _in_one_part(one: Participant, other: Participant) -> bool:
    if one.role == other.role:
        return True
    people = all(found.name is not None and found.name.kind is NameKind.PER for found in (one, other))
    return people and {one.role, other.role} <= _ACTORS


def _acting(extraction: Extraction, claim: Claim) -> list[Participant]:
    """Those who act in a claim and bear an office in its own words, by name or by the office alone.

    A thing does not act: where no agent is anybody, the order of the words was misread, and the object is who acts.
    """
    bearing = [found for found in participants(extraction, claim) if found.stated]
    agents = [found for found in bearing if found.role == "agent"]
    if agents or any(argument.role == "agent" and _is_somebody(claim, argument) for argument in claim.arguments):
        return agents
    return [found for found in bearing if found.role == "patient"] if any(a.role == "agent" for a in claim.arguments) else []


def _is_somebody(claim: Claim, argument: Argument) -> bool:
    """True for an argument that is a name, or whose words stand for people or a body; a pronoun is somebody as well."""
    if argument.entity is not None:
        return True
    met = [known for mention in claim.concepts if argument.span.overlaps(mention.span) and (known := concept(mention.concept))]
    return not met or any(known.kind in ("role", "organization") for known in met)


def _relate_offices(a: Participant, b: Participant) -> Relation:
    """By office alone, whoever bears it."""
    ours, theirs = a.stated, b.stated
    if ours & theirs:
        return Relation.EQUAL
    apart = bool(ours and theirs) and all(relate_roles(one, other) is Relation.DISJOINT for one in ours for other in theirs)
    return Relation.DISJOINT if apart else Relation.UNKNOWN


def _is_one_bearer(one: Participant, other: Participant) -> bool:
    """True when somebody of one name bears the one office in its article and the other in the other: one person, two titles."""
    bearers = [
        [
            Participant(found.extraction, found.claim, "", office.holder.span, office.holder)
            for office in found.extraction.offices
            if office.concept in found.stated
        ]
        for found in (one, other)
    ]
    return any(relate(mine, yours).compatible for mine in bearers[0] for yours in bearers[1])


def _is_borne(extraction: Extraction, claim: Claim, wanted: Sequence[Participant]) -> bool:
    """True when an article gives one of these offices to somebody by name, or names it in the claim in another part."""
    borne = {office.concept for office in extraction.offices} | {mention.concept for mention in claim.concepts}
    return any(not borne.isdisjoint(found.stated) for found in wanted)


def _acts_elsewhere(extraction: Extraction, claim: Claim, wanted: Sequence[Participant]) -> bool:
    """True when an article gives one of these offices the same event in another claim."""
    event = claim.event.type if claim.event else None
    others = [mate for mate in extraction.claims if mate.id != claim.id and mate.event is not None and mate.event.type == event]
    offices = {office for found in wanted for office in found.stated}
    return any(not offices.isdisjoint(found.stated) for mate in others for found in _acting(extraction, mate))
