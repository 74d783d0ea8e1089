"""Who does it: an event whose agent one article names, and that another tells of without any agent.

Passives, nominalisations, Arabic تم with a masdar, reflexives: whatever the form, the sentence holds the deed and not the doer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claims.framing.desk import Desk, Line
from claims.knowledge.demonyms import read_demonym
from claims.language.base import knowledge
from claims.language.lexicon import find_concepts
from claims.model.claim import Argument, Claim
from claims.model.name import NameKind
from claims.model.span import Span

_LIKE = 0.4
"""Score of two claims from which they tell one event."""
_LONGEST = 250
_KNOWN = ("place:", "org:")
"""Entities of the knowledge base: "police" alone says little about who it was."""
_KINDS = (NameKind.ORG, NameKind.LOC)
"""Names that stand for an actor of public life; people are left out, the doer and the one it is done to change places too often."""


@dataclass(frozen=True)
class Agentless:
    """One event: the words with its agent in one article, those without in another."""

    deed: str
    agent: str
    named: tuple[Line, Span]
    bare: tuple[Line, Span]


def agentless(desk: Desk) -> Iterator[Agentless]:
    """The deeds that an article tells without the agent that another names; one for a deed of two articles."""
    deeds = frozenset(knowledge("framing_responsibility")["deeds"])
    seen: set[tuple[str, str, str]] = set()
    for link, _ in desk.alignment.links if desk.alignment is not None else ():
        for a, b in ((link.a, link.b), (link.b, link.a)):
            if a.event is None or a.event.type not in deeds or link.score < _LIKE or (a.event.type, a.article, b.article) in seen:
                continue
            found = _contrast(a.event.type, a.event.trigger, a, b, desk)
            if found is not None:
                seen.add((a.event.type, a.article, b.article))
                yield found


def _contrast(deed: str, trigger: Span, a: Claim, b: Claim, desk: Desk) -> Agentless | None:
    here, there = desk.line(a), desk.line(b)
    told = next((mention.span for mention in b.concepts if mention.concept == deed), None)
    agent = next((argument for argument in a.arguments if argument.role == "agent" and not argument.via), None)
    if told is None or agent is None or agent.span.start > trigger.start + 120 or _has_agent(b, told):
        return None
    if not (here.own(trigger) and there.own(told) and b.factuality.polarity is a.factuality.polarity):
        return None
    span = _whole(here, agent)
    who = _actors(here, span)
    near = [line for line in desk.lines[b.article] if abs(line.at - there.at) <= 1 or _tells(line, deed)]
    if not any(name.startswith(_KNOWN) for name in who) or _forces(there) or any(who & _actors(line, line.span) for line in near):
        return None
    named = span.cover(trigger)
    return Agentless(deed, here.words(span), (here, named), (there, told)) if len(named) <= _LONGEST else None


def _has_agent(claim: Claim, told: Span) -> bool:
    """True when a claim has an agent; the deed itself is none: "sanctions hurt"."""
    return any(argument.role == "agent" and not argument.span.overlaps(told) for argument in claim.arguments)


def _forces(line: Line) -> frozenset[str]:
    """The forces of a sentence: where one stands, it may be the doer."""
    return _actors(line, line.span).intersection(knowledge("framing_responsibility")["forces"])


def _tells(line: Line, deed: str) -> bool:
    return any(mention.concept == deed for mention in line.concepts)


def _whole(line: Line, agent: Argument) -> Span:
    """An agent with the adjective of its country right before or behind it."""
    span = agent.span
    for token in line.tokens:
        here = Span(token.start, token.end, line.reading.field)
        if here.distance(agent.span) <= 1 and read_demonym(token.text):
            span = span.cover(here)
    return span


def _actors(line: Line, span: Span) -> frozenset[str]:
    """Who is named in a stretch: entities, countries by their adjective, and forces by their kind."""
    forces = frozenset(knowledge("framing_responsibility")["forces"])
    names = {name.entity for name in line.names if name.kind in _KINDS and name.entity and span.contains(name.span)}
    tokens = [token for token in line.tokens if span.start <= token.start and token.end <= span.end]
    kinds = {match.concept for match in find_concepts(tokens, line.language)} & forces  # names hide their concepts: "Police"
    words = (token.text for token in tokens)
    lands = {country if country.startswith("place:") else f"place:{country}" for word in words if (country := read_demonym(word))}
    return frozenset(names | kinds | lands)
