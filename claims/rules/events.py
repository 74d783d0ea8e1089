"""Whether two aligned claims tell one event: what rules that hold its day, hour or place against each other must know first."""

from __future__ import annotations

from claims.alignment.weights import threshold
from claims.knowledge.concepts import concept, is_a, is_event, is_generic
from claims.knowledge.inventory import steps
from claims.language.base import knowledge
from claims.model.attribution import AHEAD, REACHED
from claims.model.claim import Claim
from claims.model.relation import Relation
from claims.model.span import Span
from claims.normalization.time import compare_times
from claims.rules.model import Scene
from claims.rules.slots import siblings, topics

_BESIDE = 12  # characters between a reporting verb and the day it was spoken on
_FAR_OFF = 10_000


def share_event(a: Claim, b: Claim) -> bool:
    """True when something that happens is told by both: a dam "built" in one year and "failed" in a month are two dates."""
    ours, theirs = ({name for name in topics(claim) if is_event(name)} for claim in (a, b))
    return not ours.isdisjoint(theirs)


def one_deed(a: Claim, b: Claim) -> bool:
    """True when the verbs of two claims say the same, or one says it more narrowly: "sank", "went down off the coast"."""
    if a.event is None or b.event is None:
        return False
    one, other = a.event.type, b.event.type
    return is_a(one, other) or is_a(other, one)


def subjects(claim: Claim) -> frozenset[str]:
    """What a claim is about, the words of its times left out: two things that happen "in the morning" share nothing."""
    told = {mention.concept for mention in claim.concepts if not any(time.span.contains(mention.span) for time in claim.times)}
    return topics(claim) & told


def _involved(claim: Claim) -> frozenset[str]:
    """Who and what takes part in a claim, by the ids that articles share, places left out."""
    ids = (argument.entity for argument in claim.arguments)
    return frozenset(name for name in ids if name is not None and not name.startswith("place:"))


def other_deeds(a: Claim, b: Claim) -> bool:
    """True when two claims say outright that different things happened: a ferry left, a ferry sank."""
    told = [claim.event is not None and is_event(claim.event.type) and not is_generic(claim.event.type) for claim in (a, b)]
    return all(told) and not one_deed(a, b) and not share_event(a, b)


def one_event(a: Claim, b: Claim, *, whole: bool, score: float) -> bool:
    """True when two aligned claims tell one event: by one verb, by what parallel sentences are about, else by a shared event.

    "Began" and "was held" say little: there what began or was held must be the same.
    """
    about = not subjects(a).isdisjoint(subjects(b)) or not _involved(a).isdisjoint(_involved(b))
    if one_deed(a, b):
        return about or not (a.event is not None and is_generic(a.event.type))
    if whole:
        return about and not other_deeds(a, b)
    return share_event(a, b) and score >= threshold("strong")


def other_days(a: Claim, b: Claim) -> bool:
    """True when two claims say in their own words that they speak of different days; a day taken from around them is a guess."""
    ours, theirs = ([time.value for time in claim.times if time.value.start is not None or time.value.end] for claim in (a, b))
    relations = [compare_times(one, other) for one in ours for other in theirs]
    return bool(relations) and all(relation is Relation.DISJOINT for relation in relations)


def plan_and_deed(a: Claim, b: Claim) -> bool:
    """True when one claim tells what is to come and the other what was: each has a date of its own."""
    ahead = [claim.factuality.status in AHEAD for claim in (a, b)]
    reached = [claim.factuality.status in REACHED for claim in (a, b)]
    return (ahead[0] and reached[1]) or (ahead[1] and reached[0])


def links_of_a_chain(a: Claim, b: Claim) -> bool:
    """True for two steps of one chain, such as signing and ratifying: they have dates of their own."""
    one, other = (concept(claim.event.type) if claim.event else None for claim in (a, b))
    if one is None or other is None or one.chain is None or one.chain != other.chain:
        return False
    ranks = {at for at, rank in enumerate(steps(one.chain)) for event in (one.id, other.id) if event in rank}
    return len(ranks) > 1


def begins_and_ends(a: Claim, b: Claim) -> bool:
    """True when only one of two claims tells that something ended: the fire broke out, the fire was put out."""
    ends = frozenset(knowledge("happenings")["ends"])
    ended = [any(mention.concept in ends for mention in claim.concepts) for claim in (a, b)]
    return ended[0] is not ended[1]


def of_speech(scene: Scene, claim: Claim, span: Span, *, behind: bool = False) -> bool:
    """True for a day or hour at which somebody spoke ("the governor said on Friday"), not that of what was told.

    `behind`: only behind the word of speech, as a place stands: "in Accra, according to the police" is not where they spoke.
    """
    mates = siblings(scene, claim)
    found = [mate.attribution.cue for mate in mates if mate.attribution.cue is not None]
    cues = [cue.distance(span) for cue in found if not behind or cue.end <= span.start]
    deeds = [mate.event.trigger.distance(span) for mate in mates if mate.event is not None]
    return min(cues, default=_FAR_OFF) < min(_BESIDE, *deeds, _FAR_OFF)
