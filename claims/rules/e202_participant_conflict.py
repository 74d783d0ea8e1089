"""Articles name different people, countries or offices for the same part in the same event: who signed, who won, who was rescued.

Only aligned claims about one event are compared. Everybody whom both name, in whatever form, is taken away first; only where one is
left in the part on either side, whom the other article does not name at all, the two stand in one slot. A country and its
government, a body in two languages, a name and a nickname are no conflict.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.alignment.weights import threshold
from claims.knowledge.concepts import concept, is_a, is_generic
from claims.knowledge.offices import relate_offices, relate_roles
from claims.language.base import knowledge
from claims.model.attribution import Voice
from claims.model.claim import Claim
from claims.model.comparison import Extraction
from claims.model.finding import Basis, DiscrepancyType, Scope, Severity, Withheld
from claims.model.name import NameKind
from claims.model.relation import Relation
from claims.rules.model import Hit, Pair, Rule, Scene, raises, silent
from claims.rules.participants import Participant, participants, relate
from claims.rules.people import forms, knows
from claims.rules.sides import Held, against, connected, evidence, part
from claims.rules.slots import left_over

_LIKE = 0.25  # likeness of two claims about one event, by the same word, whose sentences are parallel
_SPOKEN = 0.45  # the same where the event is words: two outlets seldom ask the same people
_ACTORS = frozenset({"agent", "patient"})  # a subject that a tree or the order of words may take for the object


def check(scene: Scene) -> Iterator[Hit | Withheld]:
    """One hit for each part of an event that articles give to different participants."""
    rivals: list[tuple[Held[Participant], Held[Participant]]] = []
    best: dict[tuple[str, int], Pair] = {}
    for pair in scene.pairs:
        for one, other in (*_named(scene, pair), *_offices(scene, pair)):
            by_office = one.name is None or other.name is None
            rivals.append((_held(one, by_office=by_office), _held(other, by_office=by_office)))
            for side in (one, other):
                best.setdefault((side.article, side.span.start), pair)
    for group in connected(rivals):
        pair = best[group[0].claim.article, group[0].span.start]
        sides = part([*group, *_support(scene, group, pair.cluster)], relate_sides)
        if len(sides) > 1:
            yield Hit(
                evidence=evidence(scene, sides),
                values={"what": _event(pair), "sides": against(sides)},
                confidence=min(0.8, 0.45 + max(pair.score, pair.context) / 2),
                cluster=pair.cluster,
            )


def relate_sides(a: Participant, b: Participant) -> Relation:
    """How two participants of one slot stand to each other: by name, else by office."""
    if a.name is not None and b.name is not None:
        return relate(a, b)
    return _relate_offices(a, b)


def _relate_offices(a: Participant, b: Participant) -> Relation:
    """By office alone, whoever bears it."""
    ours, theirs = _roles(a), _roles(b)
    if ours & theirs:
        return Relation.EQUAL
    apart = bool(ours and theirs) and all(relate_roles(one, other) is Relation.DISJOINT for one in ours for other in theirs)
    return Relation.DISJOINT if apart else Relation.UNKNOWN


def _named(scene: Scene, pair: Pair) -> Iterator[tuple[Participant, Participant]]:
    """The two names that are left in one part, when everybody whom both claims name is taken away."""
    if not _one_event(pair):
        return
    here, there = scene.extraction(pair.a.article), scene.extraction(pair.b.article)
    rest_a, rest_b = left_over(_names(here, pair.a), _names(there, pair.b), relate)
    for one in rest_a:
        rivals = [other for other in rest_b if _in_one_part(one, other) and relate(one, other) is Relation.DISJOINT]
        if len(rivals) != 1:
            continue
        other = rivals[0]
        if sum(_in_one_part(mine, other) and relate(mine, other) is Relation.DISJOINT for mine in rest_a) != 1:
            continue
        if _share_office(one, other) or _is_known(here, other) or _is_known(there, one):
            continue
        yield one, other


def _offices(scene: Scene, pair: Pair) -> Iterator[tuple[Participant, Participant]]:
    """The offices that the two claims give to those who act, where none of one side may be one of the other."""
    if not _one_event(pair) or pair.score < threshold("strong"):
        return
    here, there = scene.extraction(pair.a.article), scene.extraction(pair.b.article)
    ours, theirs = _acting(here, pair.a), _acting(there, pair.b)
    if not ours or not theirs:
        return
    if any(_relate_offices(one, other) is not Relation.DISJOINT for one in ours for other in theirs):
        return
    pairs = [(one, other) for one in ours for other in theirs if one.name is None or other.name is None]
    if pairs and not _acts_elsewhere(there, pair.b, ours) and not _acts_elsewhere(here, pair.a, theirs):
        yield pairs[0]


def _one_event(pair: Pair) -> bool:
    """True for two claims that tell the same event, each as its own: no quotation beside a report, nothing that says little."""
    if pair.a.event is None or pair.b.event is None or (pair.a.voice is Voice.QUOTATION) is not (pair.b.voice is Voice.QUOTATION):
        return False
    strength = max(pair.score, pair.context)
    one, other = pair.a.event.type, pair.b.event.type
    if one == other or is_a(one, other) or is_a(other, one):
        least = _SPOKEN if _is_spoken(one) else _LIKE if pair.parallel else threshold("strong")
        return strength >= least and not is_generic(one)
    return pair.parallel and pair.score >= threshold("strong") and _kin(one, other)


def _is_spoken(event: str) -> bool:
    return any(is_a(event, word) for word in knowledge("participants")["spoken"])


def _kin(one: str, other: str) -> bool:
    """True for two events under one roof: "scored a goal" and "scored points"."""
    a, b = concept(one), concept(other)
    return a is not None and b is not None and a.broader is not None and a.broader == b.broader


def _names(extraction: Extraction, claim: Claim) -> list[Participant]:
    return [found for found in participants(extraction, claim) if found.name is not None]


def _acting(extraction: Extraction, claim: Claim) -> list[Participant]:
    """The agents of a claim that bear an office in its own words, by name or by the office alone."""
    return [found for found in participants(extraction, claim) if found.role == "agent" and _roles(found)]


def _roles(found: Participant) -> frozenset[str]:
    if found.office is not None:
        return frozenset({found.office})
    return frozenset(office.concept for office in found.offices if found.claim.span.contains(office.span))


def _acts_elsewhere(extraction: Extraction, claim: Claim, wanted: Sequence[Participant]) -> bool:
    """True when an article gives one of these offices the same event in another claim."""
    event = claim.event.type if claim.event else None
    others = [mate for mate in extraction.claims if mate.id != claim.id and mate.event is not None and mate.event.type == event]
    roles = {role for found in wanted for role in _roles(found)}
    return any(not roles.isdisjoint(_roles(found)) for mate in others for found in _acting(extraction, mate))


def _in_one_part(one: Participant, other: Participant) -> bool:
    if one.role == other.role:
        return True
    people = all(found.name is not None and found.name.kind is NameKind.PER for found in (one, other))
    return people and {one.role, other.role} <= _ACTORS


def _share_office(one: Participant, other: Participant) -> bool:
    """True for two bearers of one office: that is a matter of names."""
    return any(relate_offices(a, b) is Relation.EQUAL for a in one.offices for b in other.offices)


def _is_known(extraction: Extraction, found: Participant) -> bool:
    return found.name is not None and knows(extraction, forms(found.extraction, found.name))


def _support(scene: Scene, group: Sequence[Held[Participant]], cluster: str) -> list[Held[Participant]]:
    """Those of other articles that the claims of the cluster name as one of the rivals is named."""
    told = {held.claim.article for held in group}
    members = next((found.claims for found in scene.clusters if found.id == cluster), ())
    found: list[Held[Participant]] = []
    for claim in members:
        if claim.article in told:
            continue
        for mate in participants(scene.extraction(claim.article), claim):
            relations = [relate_sides(mate, held.value) for held in group]
            if Relation.DISJOINT in relations and any(relation.compatible for relation in relations):
                found.append(_held(mate, by_office=any(held.value.name is None for held in group)))
    return found


def _held(found: Participant, *, by_office: bool = False) -> Held[Participant]:
    """A participant with the words that tell who it is: the name, or the office where offices are held against each other."""
    stated = [office for office in found.offices if found.claim.span.contains(office.span)]
    if by_office and stated:
        office = stated[0]
        return Held(claim=found.claim, span=office.span, value=found, label=office.concept.replace("_", " "))
    return Held(claim=found.claim, span=found.span, value=found, label=found.label)


def _event(pair: Pair) -> str:
    names = [claim.event.type for claim in (pair.a, pair.b) if claim.event is not None]
    return next((name.replace("_", " ") for name in names if ":" not in name), "the event")


RULE = Rule(
    code="E202",
    name="participant-conflict",
    type=DiscrepancyType.PARTICIPANT_CONFLICT,
    severity=Severity.HIGH,
    basis=Basis.COMPARISON,
    scope=Scope.CROSS,
    message="the same part in the same event ({what}) goes to different participants: {sides}",
    advice="Find out who took part from the body concerned or an eyewitness; the articles cannot both be right.",
    documentation=__doc__,
    check=check,
    examples=(
        raises(
            ("en", "Mateo Rivas scored the winning goal in the final in Palermo on Saturday before 34,812 spectators."),
            ("es", "Tomás Ibarra marcó el gol de la victoria en la final de Palermo el sábado ante 34.812 espectadores."),
            because="two people for one goal",
        ),
        silent(
            ("en", "Mateo Rivas scored the winning goal in the final in Palermo on Saturday before 34,812 spectators."),
            ("ar", "سجل ماتيو ريفاس هدف الفوز في المباراة النهائية في باليرمو يوم السبت أمام 34812 متفرجا."),
            because="one name in two scripts",
        ),
    ),
)
