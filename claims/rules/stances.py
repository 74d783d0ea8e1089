"""Stances: what a claim affirms or denies, and who does.

"The operator denied that it was overloaded", "denied overloading" and "it was not overloaded, the operator said" are one stance:
the operator, overload, denied. Of a verb of speech that takes a side the stance is on what it tells, not on the telling.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claims.knowledge.concepts import concept, is_a, is_event
from claims.language.base import knowledge, table
from claims.model.attribution import Attribution, Certainty, Polarity, Stance
from claims.model.claim import Claim
from claims.model.comparison import Extraction
from claims.model.name import NameKind, NameRelation
from claims.model.span import Span
from claims.normalization.entity.compare import compare_names
from claims.rules.cues import has, tokens_of
from claims.rules.slots import topics

_NEAR = 80  # code points between a verb of speech and what it tells that evidence still takes in as one passage
_MET = frozenset({NameRelation.SAME, NameRelation.VARIANT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who takes a stance: the words, and the entity where it was resolved."""

    text: str
    entity: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What a claim affirms or denies. `heads`: the concepts that are affirmed or denied; `topics`: all it is about.

    `party` is None where the author says so. `owned`: the party admits (True) or denies (False) it in so many words.
    """

    claim: Claim
    span: Span
    event: str
    heads: frozenset[str]
    topics: frozenset[str]
    affirmed: bool
    party: Party | None
    sure: bool
    owned: bool | None = None

    def label(self, sign: str) -> str:
        """The stance as a reader takes it in: "overload: denied by Bahari Lines"."""
        what = " ".join(sorted(self.heads)[:2]).replace("_", " ")
        said = {"yes": "affirmed", "no": "denied"}.get(sign, "")
        who = f" by {self.party.text}" if self.party and said else ""
        return f"{what}{': ' if what and said else ''}{said}{who}"


def view(claim: Claim) -> View | None:
    """The stance of a claim; None where it takes none on anything we know."""
    event = claim.event.type if claim.event else ""
    about = topics(claim)
    if limited(claim):
        return None
    denials, admissions = knowledge("stances")["denials"], knowledge("stances")["admissions"]
    positive = claim.factuality.polarity is Polarity.POSITIVE
    if positive and _has(claim, "no"):
        return None  # a word of negation that was not read as one of the event: which of the two it denies is not sure
    if not positive and claim.attribution.stance is not Stance.DENYING and not _has(claim, "not", "no"):
        return None  # what denies stands outside the clause and may deny something else
    sure = claim.factuality.certainty is Certainty.ASSERTED
    if event in denials or event in admissions:
        party, told = _agent(claim), about - {event}
        if not positive or party is None or not told:
            return None  # "did not confirm", "did not rule out": neither yes nor no
        owned = event in admissions
        heads = frozenset(name for name in told if is_event(name))
        return View(
            claim=claim, span=claim.span, event="", heads=heads, topics=told, affirmed=owned, party=party, sure=sure, owned=owned
        )
    known = concept(event)
    heads = frozenset({event}) if known is not None else frozenset() if event else frozenset(filter(is_event, about))
    return View(
        claim=claim,
        span=_with_cue(claim),
        event=event,
        heads=heads,
        topics=about | heads,
        affirmed=positive,
        party=speaker(claim.attribution),
        sure=sure,
        owned=None
        if claim.attribution.speaker is None
        else {Stance.DENYING: False, Stance.FACTIVE: True}.get(claim.attribution.stance),
    )


def unreached(claim: Claim) -> bool:
    """True for what has not come about so far: "has not yet been ratified"."""
    return claim.factuality.polarity is Polarity.NEGATIVE and _has(claim, "yet")


def limited(claim: Claim) -> bool:
    """True for what holds under a condition or up to a limit: "takes effect only after" is neither yes nor no."""
    return _has(claim, "limits")


def _has(claim: Claim, *names: str) -> bool:
    """True when a word of the first of these lists that the language has stands in the claim."""
    name = next((name for name in names if name in table(claim.language, "discourse")), names[-1])
    return has(name, tokens_of(claim.text, claim.language), claim.language, book="discourse")


def _agent(claim: Claim) -> Party | None:
    agents = [argument for argument in claim.arguments if argument.role == "agent"]
    named = next((argument for argument in agents if argument.entity and argument.via is None), agents[0] if agents else None)
    if named is None:
        return None
    # what stands for a name ("she") has no words that parties could be told apart by
    return Party(text=named.text, entity=named.entity if named.via is None else None)


def speaker(attribution: Attribution) -> Party | None:
    speaker = attribution.speaker
    if speaker is not None:
        return Party(text=speaker.text, entity=speaker.entity)
    return Party(text="a source") if attribution.cue is not None else None


def _with_cue(claim: Claim) -> Span:
    """The claim with the verb that denies or admits it, where that stands near."""
    cue, stance = claim.attribution.cue, claim.attribution.stance
    if cue is None or stance not in (Stance.DENYING, Stance.FACTIVE) or cue.field is not claim.span.field:
        return claim.span
    return claim.span.cover(cue) if cue.distance(claim.span) <= _NEAR else claim.span


def same_party(a: Party | None, b: Party | None) -> bool | None:
    """True for one party, False for two, None where the words do not tell."""
    if a is None or b is None:
        return a is b
    if a.entity is not None and a.entity == b.entity:
        return True
    relation = compare_names(a.text, b.text).relation
    if relation in _MET:
        return True
    return False if a.entity is not None and b.entity is not None and relation is NameRelation.DIFFERENT else None


def person(extraction: Extraction, span: Span) -> bool:
    """True when the words of a span hold the name of a person."""
    return any(mention.kind is NameKind.PER and span.overlaps(mention.span) for mention in extraction.names)


def shared_heads(a: View, b: View) -> Iterator[str]:
    """What both take a stance on: one concept, or a narrower and a broader one."""
    for name in sorted(a.heads):
        if any(alike(name, other) for other in b.heads):
            yield name


def alike(a: str, b: str) -> bool:
    """True for one concept, a narrower and a broader one, or one turn of things told as a deed and as a course."""
    return is_a(a, b) or is_a(b, a) or any(a in turn and b in turn for turn in knowledge("stances")["turns"])
