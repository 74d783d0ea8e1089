"""Standings: what an article says is so or is not so, of one, of some or of all: "every village is reached", "six are not yet".

Read from the concepts of a claim, each with the negation beside it, so that "до сих пор не задержан" counts although the verb of
the clause is another one. Two standings clash when one says of all what the other denies of some, or when a state that lasts on
the day of the article is one that the article says has ended.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from claims.knowledge.concepts import concept, is_a, is_generic
from claims.language.base import knowledge
from claims.language.pipeline import Token
from claims.model.attribution import AHEAD, Polarity
from claims.model.claim import Claim, ConceptMention
from claims.model.span import Span
from claims.rules.cues import has
from claims.rules.inward import says, things, words
from claims.rules.model import Scene

_BEFORE = 4  # tokens before a word that a negation of it may stand in
_NOUN = 3  # tokens between "all" and what it is said of


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A state that a claim affirms or denies. `of_all`, `of_some`: the concept of which it is said of all or of some."""

    claim: Claim
    state: str
    holds: bool
    mention: Span
    of_all: str | None = None
    of_some: str | None = None
    lasting: bool = False

    @property
    def is_verb(self) -> bool:
        """True when the verb of the claim says it."""
        return self.claim.event is not None and self.claim.event.trigger.overlaps(self.mention)


def standings(scene: Scene, claim: Claim) -> Iterator[Standing]:
    """The states that a claim speaks of."""
    tokens = words(scene, claim)
    lasting = says(scene, claim, "persists")
    whole, part = _all(claim, tokens), _some(claim)
    nobody = bool(_mentions(claim, "none"))
    yield from _befallen(claim, nobody=nobody)
    yield from _happened(claim, whole, part, lasting=lasting)
    for state, poles in _states().items():
        for mention in claim.concepts:
            sign = True if mention.concept in poles["is"] else False if mention.concept in poles["not"] else None
            if sign is None:
                continue
            denied = _denied(claim, mention, tokens, nobody=nobody)
            yield Standing(
                claim=claim,
                state=state,
                holds=sign is not denied,
                mention=mention.span,
                of_all=whole,
                of_some=None if whole else part,
                lasting=lasting,
            )


def _befallen(claim: Claim, *, nobody: bool) -> Iterator[Standing]:
    """What befell nobody or so many: "nobody was injured", "five miners injured in the collapse"."""
    if claim.event is None or claim.event.type not in knowledge("states")["apart"]["befalls"]:
        return
    count = next((mention.value.of for mention in claim.quantities if _is_person(mention.value.of)), None)
    negative = claim.factuality.polarity is Polarity.NEGATIVE
    if negative and count is None and (nobody or _is_of_nobody(claim)):
        yield Standing(claim=claim, state=claim.event.type, holds=False, mention=claim.event.trigger, of_all="person")
    elif count is not None and not negative and not nobody:
        yield Standing(claim=claim, state=claim.event.type, holds=True, mention=claim.event.trigger, of_some=count)


def _is_of_nobody(claim: Claim) -> bool:
    """True for "no hubo heridos": nobody takes part but those whom it would have befallen."""
    fates = [mention.span for mention in claim.concepts if mention.concept in knowledge("series")["befalls"]]
    taking = [argument.span for argument in claim.arguments if argument.role in ("agent", "patient", "recipient")]
    return bool(fates) and all(any(span.overlaps(fate) for fate in fates) for span in taking)


def _happened(claim: Claim, whole: str | None, part: str | None, *, lasting: bool) -> Iterator[Standing]:
    """What all did, or so many have not done so far: "the whole crew was taken off", "six are not yet"."""
    event = claim.event
    if event is None or is_generic(event.type) or (whole is None) is (part is None):
        return
    if whole is not None and any(mention.concept in knowledge("states")["apart"]["none"] for mention in claim.concepts):
        return
    holds = claim.factuality.polarity is Polarity.POSITIVE
    yield Standing(claim=claim, state=event.type, holds=holds, mention=event.trigger, of_all=whole, of_some=part, lasting=lasting)


def _is_person(counted: str | None) -> bool:
    known = concept(counted) if counted is not None else None
    return known is not None and (
        known.kind == "role" or is_a(known.id, "person") or known.id in ("dead", "injured_person", "victim")
    )


def clash(a: Standing, b: Standing) -> bool:
    """True when one says of all what the other denies of some, or one lasts that the other says has ended."""
    if a.state != b.state or a.holds is b.holds:
        return False
    if a.of_all is not None or b.of_all is not None:
        every, one = (a, b) if a.of_all is not None else (b, a)
        if one.of_some is None or every.of_all is None or not _one(every.of_all, one.of_some):
            return False
        if every.of_all == "person":
            return True
        if every.claim.factuality.status in AHEAD:
            return False  # all are still to be reached
        if not every.holds:
            return _days(one.claim) == _days(every.claim)
        return (one.lasting or bool(_days(one.claim))) and not _begins_before(one.claim, every.claim)
    if a.lasting is b.lasting or not things(a.claim) & things(b.claim):
        return False
    state, deed = (a, b) if a.lasting else (b, a)
    return deed.claim.factuality.status not in AHEAD and not _begins_before(state.claim, deed.claim)


def _begins_before(a: Claim, b: Claim) -> bool:
    """True when all that one claim dates lies before all that the other does, or may: the later one tells how things moved on."""
    ours, theirs = _days(a), _days(b)
    if a.times and b.times and not (ours and theirs):
        return True  # two days that nothing anchors
    return bool(ours and theirs) and max(ours) < min(theirs)


def _days(claim: Claim) -> list[date]:
    return [time.value.start for time in claim.times if time.value.start is not None]


def _states() -> Mapping[str, Mapping[str, Sequence[str]]]:
    found: Mapping[str, Mapping[str, Sequence[str]]] = knowledge("states")["state"]
    return found


def _denied(claim: Claim, mention: ConceptMention, tokens: Sequence[Token], *, nobody: bool) -> bool:
    """True when a word of negation stands right before a word, or its clause denies it and has no other verb."""
    before = [token for token in tokens if token.end <= mention.span.start][-_BEFORE:]
    if has("no", before, claim.language, book="discourse"):
        return True
    negative = claim.factuality.polarity is Polarity.NEGATIVE
    verb = claim.event is not None and claim.event.trigger.overlaps(mention.span)
    return negative and (verb or nobody)


def _all(claim: Claim, tokens: Sequence[Token]) -> str | None:
    """The concept that "all", "every" or "none" stands before."""
    table = knowledge("states")["apart"]
    for mention in (*_mentions(claim, *table["all"]), *_mentions(claim, *table["none"])):
        behind = [token for token in tokens if token.start >= mention.span.end][:_NOUN]
        for other in claim.concepts:
            if other.concept in things(claim) and any(
                token.start < other.span.end and other.span.start < token.end for token in behind
            ):
                return other.concept
    return None


def _some(claim: Claim) -> str | None:
    """The concept of which a figure is given."""
    return next((mention.value.of for mention in claim.quantities if mention.value.of is not None), None)


def _mentions(claim: Claim, *names: str) -> list[ConceptMention]:
    return [mention for mention in claim.concepts if mention.concept in names]


def _one(a: str, b: str) -> bool:
    return a == "person" or is_a(a, b) or is_a(b, a)
