"""Rivals: participants of two articles that take one part in one event, so that only one of them can have taken it.

Six ways lead there: one name is left over on each side; offices without names exclude each other; both tell one deed of one thing
and give it to somebody else; the two articles turn an event around (X beat Y, Y beat X); whom one article has convicted, the other
has acquitted; or both tell of a moment that a figure marks in either article and nowhere else ("in the 87th minute"), with somebody
else acting in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from claims.alignment.weights import threshold
from claims.knowledge.concepts import concept, is_a, is_generic
from claims.knowledge.offices import relate_offices, relate_roles
from claims.language.base import knowledge
from claims.model.attribution import AHEAD, Certainty, Polarity, Voice
from claims.model.claim import Argument, Claim
from claims.model.comparison import Extraction
from claims.model.name import NameKind
from claims.model.relation import Relation
from claims.model.span import Field
from claims.rules.actors import rival_actors, single_deeds
from claims.rules.deeds import told_apart
from claims.rules.model import Pair, Scene
from claims.rules.participants import Participant, participants, relate
from claims.rules.people import forms, knows
from claims.rules.slots import left_over, siblings, topics

_LIKE = 0.25  # likeness of two claims about one event, by the same word, whose sentences are parallel
_SPOKEN = 0.45  # the same where the event is words: two outlets seldom ask the same people
_ACTORS = frozenset({"agent", "patient"})  # a subject that a tree or the order of words may take for the object
_FEWEST, _MOST = 10, 1000  # a figure that marks a moment: smaller ones stand everywhere, larger ones are amounts
_UNDERGOING = frozenset({"patient", "recipient"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Rivals:
    """Two participants of one part in one event, of different articles. `by_office`: told by their offices, not by name."""

    one: Participant
    other: Participant
    event: str
    strength: float
    cluster: str | None = None
    by_office: bool = False
    figure: Decimal | None = None
    turned: bool = False  # both take part, and either article gives the other one the part

    @property
    def of_one_office(self) -> bool:
        """True for two bearers of one office: what is in conflict is the name."""
        return any(relate_offices(a, b) is Relation.EQUAL for a in self.one.offices for b in self.other.offices)


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
    yield from _fated(scene)
    for ours, theirs in combinations(scene.extractions, 2):
        yield from _marked(scene, ours, theirs)


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
    rest_a, rest_b = left_over(_names(here, pair.a), _names(there, pair.b), relate)
    for one in rest_a:
        found = [other for other in rest_b if _exclude(one, other)]
        if len(found) != 1 or sum(_exclude(mine, found[0]) for mine in rest_a) != 1:
            continue
        if not (_is_known(here, found[0]) or _is_known(there, one)):
            yield one, found[0]


def _turned(scene: Scene, pair: Pair) -> Iterator[tuple[Participant, Participant]]:
    """Those who act in an event that the other article has done to them."""
    event = pair.a.event.type if pair.a.event else ""
    if max(pair.score, pair.context) < threshold("strong") or any(is_a(event, name) for name in _listed("mutual")):
        return
    ours, theirs = (_names(scene.extraction(claim.article), claim) for claim in (pair.a, pair.b))
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


def _fated(scene: Scene) -> Iterator[Rivals]:
    """Those to whom two articles give one fate, where one article gives one of them the opposite."""
    for fates in (knowledge("participants")[name] for name in ("fates", "elections")):
        held = [[_of_fate(extraction, events) for events in fates] for extraction in scene.extractions]
        for ours, theirs in combinations(held, 2):
            for at, against in ((0, 1), (1, 0)):
                if len(ours[at]) != 1 or len(theirs[at]) != 1 or relate(ours[at][0], theirs[at][0]) is Relation.EQUAL:
                    continue
                one, other = ours[at][0], theirs[at][0]
                if _among(one, theirs[against]) or _among(other, ours[against]):
                    yield Rivals(one=one, other=other, event=fates[at][0], strength=threshold("strong"), turned=True)
                    break  # the opposite fate turns around as well: one conflict


def _marked(scene: Scene, ours: Extraction, theirs: Extraction) -> Iterator[Rivals]:
    """Those who act in one moment: claims with a figure that each article has once, in sentences that share what they tell."""
    here, there = _moments(ours), _moments(theirs)
    for figure in sorted(here.keys() & there.keys()):
        (a, one), (b, other) = here[figure], there[figure]
        if not (_topics(scene, a) & _topics(scene, b)) or relate(one, other) is not Relation.DISJOINT:
            continue
        if not (_is_known(ours, other) or _is_known(theirs, one)):
            yield Rivals(one=one, other=other, event=f"marked by {figure:f}", strength=threshold("only"), figure=figure)


def _moments(extraction: Extraction) -> dict[Decimal, tuple[Claim, Participant]]:
    """By a figure that marks a moment: the claim it stands in and the only person who acts there."""
    found: dict[Decimal, tuple[Claim, Participant]] = {}
    for figure, claim in marked_claims(extraction):
        people = [mate for mate in _names(extraction, claim) if mate.name is not None and mate.name.kind is NameKind.PER]
        if len(people) == 1:
            found[figure] = (claim, people[0])
    return found


def marked_claims(extraction: Extraction) -> Iterator[tuple[Decimal, Claim]]:
    """The claims of an article with a figure that stands nowhere else in it, neither a date nor an age."""
    counts = Counter(numeral.value for numeral in extraction.numerals)
    for numeral in extraction.numerals:
        if counts[numeral.value] > 1 or not _FEWEST <= numeral.value < _MOST or numeral.span.field is not Field.TEXT:
            continue
        for claim in extraction.claims:
            if claim.span.contains(numeral.span) and not any(time.span.overlaps(numeral.span) for time in claim.times):
                yield numeral.value, claim


def _topics(scene: Scene, claim: Claim) -> set[str]:
    """What a sentence tells of, by the concepts of its claims that say something."""
    return {topic for mate in siblings(scene, claim) for topic in topics(mate)}


def _of_fate(extraction: Extraction, events: Sequence[str]) -> list[Participant]:
    """The people whom the claims of an article give a fate: the only one named in the clause, each once."""
    found: dict[str, Participant] = {}
    for claim in extraction.claims:
        facts = claim.factuality
        told = facts.polarity is Polarity.POSITIVE and facts.certainty is Certainty.ASSERTED and facts.status not in AHEAD
        if claim.event is None or not told or not any(is_a(claim.event.type, event) for event in events):
            continue
        people = [name for name in claim.names if name.kind is NameKind.PER]
        if len(people) == 1:
            person = Participant(extraction, claim, "patient", people[0].span, people[0])
            found.setdefault(people[0].entity or people[0].text, person)
    return list(found.values())


def _among(wanted: Participant, people: Sequence[Participant]) -> bool:
    return any(relate(wanted, person) is Relation.EQUAL for person in people)


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


def _names(extraction: Extraction, claim: Claim) -> list[Participant]:
    return [found for found in participants(extraction, claim) if found.name is not None]


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


def _is_known(extraction: Extraction, found: Participant) -> bool:
    return found.name is not None and knows(extraction, forms(found.extraction, found.name))
