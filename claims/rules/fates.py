"""Fates and moments: what one person of a story undergoes, and what happens at a moment that one figure marks in either article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from claims.alignment.weights import threshold
from claims.knowledge.concepts import is_a
from claims.language.base import knowledge
from claims.model.attribution import AHEAD, Certainty, Polarity
from claims.model.claim import Claim
from claims.model.comparison import Extraction
from claims.model.name import NameKind
from claims.model.relation import Relation
from claims.model.span import Field
from claims.rules.model import Scene
from claims.rules.participants import Participant, Rivals, is_known, named, relate
from claims.rules.slots import siblings, topics

_FEWEST, _MOST = 10, 1000  # a figure that marks a moment: smaller ones stand everywhere, larger ones are amounts


def fated(scene: Scene) -> Iterator[Rivals]:
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


def marked(scene: Scene, ours: Extraction, theirs: Extraction) -> Iterator[Rivals]:
    """Those who act in one moment: claims with a figure that each article has once, in sentences that share what they tell."""
    here, there = _moments(ours), _moments(theirs)
    for figure in sorted(here.keys() & there.keys()):
        (a, one), (b, other) = here[figure], there[figure]
        if not (_topics(scene, a) & _topics(scene, b)) or relate(one, other) is not Relation.DISJOINT:
            continue
        if not (is_known(ours, other) or is_known(theirs, one)):
            yield Rivals(one=one, other=other, event=f"marked by {figure:f}", strength=threshold("only"), figure=figure)


def _moments(extraction: Extraction) -> dict[Decimal, tuple[Claim, Participant]]:
    """By a figure that marks a moment: the claim it stands in and the only person who acts there."""
    found: dict[Decimal, tuple[Claim, Participant]] = {}
    for figure, claim in marked_claims(extraction):
        people = [mate for mate in named(extraction, claim) if mate.name is not None and mate.name.kind is NameKind.PER]
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
