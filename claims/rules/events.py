"""Whether two aligned claims tell one event: what rules that hold its day, hour or place against each other must know first."""

from __future__ import annotations

from claims.alignment.weights import threshold
from claims.knowledge.concepts import concept, is_a, is_event, is_generic
from claims.model.attribution import AHEAD, REACHED
from claims.model.claim import Claim
from claims.model.span import Span
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


def other_deeds(a: Claim, b: Claim) -> bool:
    """True when two claims say outright that different things happened: a ferry left, a ferry sank."""
    told = [claim.event is not None and is_event(claim.event.type) and not is_generic(claim.event.type) for claim in (a, b)]
    return all(told) and not one_deed(a, b) and not share_event(a, b)


def one_event(a: Claim, b: Claim, *, whole: bool, score: float) -> bool:
    """True when two aligned claims tell one event: by one verb, by what parallel sentences are about, else by a shared event.

    "Began" and "was held" say little: there what began or was held must be the same.
    """
    about = not topics(a).isdisjoint(topics(b))
    if one_deed(a, b):
        return about or not (a.event is not None and is_generic(a.event.type))
    if whole:
        return about and not other_deeds(a, b)
    return share_event(a, b) and score >= threshold("strong")


def plan_and_deed(a: Claim, b: Claim) -> bool:
    """True when one claim tells what is to come and the other what was: each has a date of its own."""
    ahead = [claim.factuality.status in AHEAD for claim in (a, b)]
    reached = [claim.factuality.status in REACHED for claim in (a, b)]
    return (ahead[0] and reached[1]) or (ahead[1] and reached[0])


def links_of_a_chain(a: Claim, b: Claim) -> bool:
    """True for two steps of one chain, such as signing and ratifying: they have dates of their own."""
    one, other = (concept(claim.event.type) if claim.event else None for claim in (a, b))
    return one is not None and other is not None and one.id != other.id and one.chain is not None and one.chain == other.chain


def of_speech(scene: Scene, claim: Claim, span: Span, *, behind: bool = False) -> bool:
    """True for a day or hour at which somebody spoke ("the governor said on Friday"), not that of what was told.

    `behind`: only behind the word of speech, as a place stands: "in Accra, according to the police" is not where they spoke.
    """
    mates = siblings(scene, claim)
    found = [mate.attribution.cue for mate in mates if mate.attribution.cue is not None]
    cues = [cue.distance(span) for cue in found if not behind or cue.end <= span.start]
    deeds = [mate.event.trigger.distance(span) for mate in mates if mate.event is not None]
    return min(cues, default=_FAR_OFF) < min(_BESIDE, *deeds, _FAR_OFF)
